"""The trace that a piece of work belongs to, carried from the request through outbox and Kafka to its last effect.

OpenTelemetry makes and exports the spans; the W3C `traceparent` header is how they find each other. It stands in the
outbox's rows, in the records' headers and beside the mails, so that a trace goes on in whichever process comes next.
"""

import os
import re
import socket
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from opentelemetry import trace
from opentelemetry.context import Context, attach, detach
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import Link, NonRecordingSpan, SpanContext, SpanKind, TraceFlags

from shared.ground.version import VERSION

ENDPOINTS: Final = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
MOST_LINKS: Final = 2_000
"""As many as a batch may have events, so that no trace of a batch goes without its link."""

_TRACEPARENT: Final = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")

_tracer: Final = trace.get_tracer("mentoring")
"""Stands for the real one as soon as there is one; looking it up costs a tenth of a span each time."""

_causes: ContextVar[Mapping[UUID, str]] = ContextVar("causes", default=MappingProxyType({}))


def start_tracing(process: str = "mentoring") -> None:
    """Makes traces go through this process; called once by a composition root.

    Spans are recorded and exported where OpenTelemetry's own variable names an endpoint; elsewhere ids are all there is of
    them, and the exporter is not even imported.
    """
    if isinstance(trace.get_tracer_provider(), TracerProvider | HandingOn):
        return
    if not any(os.environ.get(name) for name in ENDPOINTS):
        trace.set_tracer_provider(HandingOn())
        return
    provider = recording(process)
    provider.add_span_processor(_exporting())
    trace.set_tracer_provider(provider)


def recording(process: str) -> TracerProvider:
    """Records spans, for processors that are still to be added."""
    what = {
        "service.name": os.environ.get("OTEL_SERVICE_NAME", process),
        "service.namespace": "mentoring",
        "service.version": VERSION,
        "service.instance.id": f"{socket.gethostname()}/{os.getpid()}",
    }
    return TracerProvider(resource=Resource.create(what), span_limits=SpanLimits(max_links=MOST_LINKS))


class HandingOn(trace.TracerProvider, trace.Tracer):
    """Makes spans that are their ids alone: where nobody exports them, recording costs a tenth of a small request."""

    def __init__(self) -> None:
        self._ids = RandomIdGenerator()

    def get_tracer(self, *_: Any, **__: Any) -> trace.Tracer:
        return self

    def start_span(
        self,
        name: str,  # noqa: ARG002 — the API gives it
        context: Context | None = None,
        *_: Any,
        **__: Any,
    ) -> trace.Span:
        """A child of the span in `context`, sampled as that one is; the first span of a trace is sampled."""
        parent = trace.get_current_span(context).get_span_context()
        trace_id, flags = parent.trace_id, parent.trace_flags
        if not parent.is_valid:
            trace_id, flags = self._ids.generate_trace_id(), TraceFlags(TraceFlags.SAMPLED)
        return NonRecordingSpan(SpanContext(trace_id, self._ids.generate_span_id(), is_remote=False, trace_flags=flags))

    @contextmanager
    def start_as_current_span(  # type: ignore[override]
        self, name: str, context: Context | None = None, *_: Any, **__: Any
    ) -> Iterator[trace.Span]:
        """As the API has it, whose own decorator is private: the span is the current one within."""
        with trace.use_span(self.start_span(name, context)) as current:
            yield current


def _exporting() -> BatchSpanProcessor:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 — a tenth of a second
        OTLPSpanExporter,
    )

    return BatchSpanProcessor(OTLPSpanExporter())


def current_traceparent(about: UUID | None = None) -> str | None:
    """The `traceparent` of the work going on, or None outside of any.

    In a batch of several traces it is that of the event with the key `about`, where there is one.
    """
    if about is not None and (cause := _causes.get().get(about)) is not None:
        return cause
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return None
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"


def current_trace_id() -> str | None:
    """The 32 hexadecimal digits of the trace going on, or None."""
    context = trace.get_current_span().get_span_context()
    return trace.format_trace_id(context.trace_id) if context.is_valid else None


@contextmanager
def span(name: str, *, parent: str | None = None, kind: SpanKind = SpanKind.INTERNAL) -> Iterator[trace.Span]:
    """Work of this name, as a child of `parent` (a `traceparent`) or of the work going on."""
    context = _context_of(parent)
    inside = trace.set_span_in_context(NonRecordingSpan(context)) if context is not None else None
    current = _tracer.start_span(name, context=inside, kind=kind)
    if current.is_recording():
        with trace.use_span(current, end_on_exit=True):
            yield current
        return
    token = attach(trace.set_span_in_context(current))
    try:
        yield current
    finally:
        detach(token)


@contextmanager
def batch_span(name: str, causes: Mapping[UUID, str], traces: Collection[str]) -> Iterator[None]:
    """Work on a batch of events, at once.

    Where all of them belong to one trace the work does too. Where there are several, it has a trace of its own with a
    link to each, and what is written about one of them goes on in that one's trace: see `about`.
    """
    several = len(traces) > 1
    links = [Link(context) for each in traces if (context := _context_of(each)) is not None] if several else []
    context = None if several else next((_context_of(each) for each in traces), None)
    inside = trace.set_span_in_context(NonRecordingSpan(context)) if context is not None else None
    token = _causes.set(causes if several else MappingProxyType({}))
    try:
        with _tracer.start_as_current_span(name, context=inside, kind=SpanKind.CONSUMER, links=links):
            yield
    finally:
        _causes.reset(token)


@contextmanager
def about(key: UUID) -> Iterator[None]:
    """What is done within is done because of the batch's event with this key, and belongs to its trace.

    `outbox.add` knows it by itself where the record's key is the event's; this is for effects with keys of their own.
    """
    context = _context_of(_causes.get().get(key))
    if context is None:
        yield
        return
    with trace.use_span(NonRecordingSpan(context)):
        yield


def well_formed(traceparent: str | None) -> str | None:
    """The header (W3C Trace Context §3.2), or None where it is none: whoever sent it is no fault of ours."""
    return traceparent if traceparent and _TRACEPARENT.fullmatch(traceparent) else None


def _context_of(traceparent: str | None) -> SpanContext | None:
    match = _TRACEPARENT.fullmatch(traceparent) if traceparent else None
    if match is None:
        return None
    return SpanContext(int(match[1], 16), int(match[2], 16), is_remote=True, trace_flags=TraceFlags(int(match[3], 16)))
