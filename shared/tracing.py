"""The trace that a piece of work belongs to, carried from the request through outbox and Kafka to its last effect.

OpenTelemetry makes and exports the spans; the W3C `traceparent` header is how they find each other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_PROPAGATOR: Final = TraceContextTextMapPropagator()


def start_tracing() -> None:
    """Makes spans real; called once by a composition root. An exporter is added by OpenTelemetry's own variables."""
    if not isinstance(trace.get_tracer_provider(), TracerProvider):
        trace.set_tracer_provider(TracerProvider())


def current_traceparent() -> str | None:
    """The `traceparent` of the work going on, or None outside of any."""
    carrier: dict[str, str] = {}
    _PROPAGATOR.inject(carrier)
    return carrier.get("traceparent")


def current_trace_id() -> str | None:
    """The 32 hexadecimal digits of the trace going on, or None."""
    context = trace.get_current_span().get_span_context()
    return trace.format_trace_id(context.trace_id) if context.is_valid else None


@contextmanager
def span(name: str, *, parent: str | None = None, kind: SpanKind = SpanKind.INTERNAL) -> Iterator[trace.Span]:
    """Work of this name, as a child of `parent` (a `traceparent`) or of the work going on."""
    context = _PROPAGATOR.extract({"traceparent": parent}) if parent else None
    with trace.get_tracer("mentoring").start_as_current_span(name, context=context, kind=kind) as current:
        yield current
