"""One trace from the request to the last effect: over HTTP, relay, Kafka, a consumer and the next outbox."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from fastapi.responses import Response
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pydantic import SecretStr

from shared import mail
from shared.consuming import Consumer, Event, Kind, Processor
from shared.contracts import ERASURES, Topic
from shared.ground import tracing
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ground.version import VERSION
from shared.http.app import make_app
from shared.http.dependencies import OpenCommand
from shared.http.routing import Router
from shared.ids import named_uuid, uuid7
from shared.mail import MailLoop, Postman
from shared.postgres import Pool, Tx
from shared.publishing import outbox
from shared.publishing.topics import make_topics
from shared.running.worker import Worker
from tests.fixtures import tokens
from tests.fixtures.databases import PROBE, CloneDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.mail_server import MailServer
from tests.fixtures.records import SAID_BY_PROBE, erasure, state_of, with_header
from tests.shared.http.conftest import own_keys
from tests.shared.running_worker import Running

TOPIC: Final[Topic[Any]] = replace(SAID_BY_PROBE, name="traced")
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOTED: Final = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
OTHER: Final = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

router = Router(tag="probe")


@router.post("/facts/{key}", operation_id="tell_a_fact", status_code=204, responses={})
async def tell_a_fact(key: UUID, command: OpenCommand) -> Response:
    """Publishes a state."""

    async def act(tx: Tx, now: datetime) -> None:
        await outbox.add(tx, TOPIC.record(state_of(key)), now)

    return await command.run(act)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """What is exported from now on."""
    exporter, provider = InMemorySpanExporter(), tracing.recording("tests")
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "_tracer", provider.get_tracer("mentoring"))
    return exporter


def following(key: UUID) -> UUID:
    """The key of what a handler publishes because of `key`."""
    return named_uuid("following", str(key))


async def pass_on(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """Publishes on: under the event's own key, and under one that follows from it."""
    for event in events:
        await outbox.add(tx, SAID_BY_PROBE.record(state_of(event.key)), now)
        with tracing.about(event.key):
            await outbox.add(tx, SAID_BY_PROBE.record(state_of(following(event.key))), now)


@pytest.fixture
async def settings(database_of: CloneDatabase, bootstrap_servers: str) -> ServiceSettings:
    database = await database_of(PROBE)
    await make_topics(KafkaAccess(bootstrap_servers), [TOPIC, ERASURES], partitions=3, replication=1)
    return ServiceSettings(
        database_url=SecretStr(database.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_session_timeout_ms=6_000,
        consistency_keys=tokens.KEYS,
    )


@pytest.fixture
async def client(settings: ServiceSettings) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(settings, service=PROBE, routers=[router], description="Facts.", own_keys=own_keys)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://probe") as client,
    ):
        yield client


def trace_of(span: ReadableSpan) -> str:
    return trace.format_trace_id(span.context.trace_id)


def named(spans: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in spans.get_finished_spans() if span.name == name]


async def test_one_trace_goes_from_the_request_to_the_effect_in_another_service(
    spans: InMemorySpanExporter, settings: ServiceSettings, client: httpx.AsyncClient, database_of: CloneDatabase
) -> None:
    key = uuid7()
    elsewhere = await database_of(PROBE)
    pool = await elsewhere.pool()
    here = Worker(settings, service=PROBE)
    there = Worker(
        settings.model_copy(update={"database_url": SecretStr(elsewhere.url)}),
        service=PROBE,
        consumers=[Consumer(TOPIC, Kind.PROJECTION, write_down_trace)],
    )
    async with Running(here), Running(there):
        answer = await client.post(f"/probe/v1/facts/{key}", headers={"traceparent": NOTED})
        assert answer.status_code == 204
        written = await eventually(lambda: pool.fetchval("SELECT change FROM seen WHERE key = $1", key))

    pool.terminate()
    (request,) = named(spans, "POST /probe/v1/facts/{key}")
    (consumption,) = [span for span in named(spans, "consume probe.traced.projection") if trace_of(span) in NOTED]
    assert trace_of(request) == trace_of(consumption) == NOTED[3:35]
    assert consumption.parent is not None
    assert consumption.parent.span_id == request.context.span_id
    assert written == f"00-{NOTED[3:35]}-{consumption.context.span_id:016x}-01"


async def write_down_trace(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """What the outbox would be told is told the test: the worker's relay empties the outbox at once."""
    await pass_on(tx, events, now)
    for event in events:
        trace_there = await tx.fetchval("SELECT traceparent FROM outbox WHERE key = $1", event.key)
        await tx.execute("INSERT INTO seen VALUES ($1, $2, $3)", event.key, event.sequence, trace_there)


@pytest.mark.parametrize("kind", Kind)
async def test_in_a_batch_of_several_traces_each_effect_belongs_to_its_own(
    spans: InMemorySpanExporter, probe: Pool, kind: Kind
) -> None:
    first, second, neither = uuid7(), uuid7(), uuid7()
    batch = [
        with_header(erasure(first, offset=1), "traceparent", NOTED.encode()),
        with_header(erasure(second, offset=2), "traceparent", OTHER.encode()),
        erasure(neither, offset=3),
    ]
    await Processor(PROBE, Consumer(ERASURES, kind, pass_on), probe, HandClock()).consume(batch)

    (consumption,) = named(spans, f"consume probe.erasures.{kind.value}")
    assert {trace.format_trace_id(link.context.trace_id) for link in consumption.links} == {NOTED[3:35], OTHER[3:35]}
    own = f"00-{trace_of(consumption)}-{consumption.context.span_id:016x}-{consumption.context.trace_flags:02x}"
    told = {row["key"]: row["traceparent"] for row in await probe.fetch("SELECT key, traceparent FROM outbox")}
    assert told == {
        **dict.fromkeys((first, following(first)), NOTED),
        **dict.fromkeys((second, following(second)), OTHER),
        **dict.fromkeys((neither, following(neither)), own),
    }


async def test_what_is_no_traceparent_is_passed_over(spans: InMemorySpanExporter, probe: Pool) -> None:
    batch = [with_header(erasure(uuid7()), "traceparent", b"00-" + b"0" * 32 + b"-nonsense")]
    await Processor(PROBE, Consumer(ERASURES, Kind.PROJECTION, pass_on), probe, HandClock()).consume(batch)

    (consumption,) = named(spans, "consume probe.erasures.projection")
    assert consumption.parent is None


LETTER = mail.Letter("Hello", "Hello.\n")


async def test_a_mail_is_sent_in_the_trace_of_what_it_tells_about(spans: InMemorySpanExporter, probe: Pool) -> None:
    server = MailServer()
    await server.start()
    async with probe.acquire() as tx, tx.transaction():
        with tracing.span("request", parent=NOTED):
            await mail.enqueue(tx, recipient="ada@example.org", letter=LETTER, kind="greeting", now=NOW)
    loop = MailLoop(PROBE, probe, HandClock(NOW + timedelta(seconds=1)), Postman(server.url, "m@example.org"))
    await loop.send_next()
    await loop._postman.say_goodbye()
    await server.stop()

    (sending,) = named(spans, "mail greeting")
    assert trace_of(sending) == NOTED[3:35]


async def test_nothing_personal_is_on_a_span(spans: InMemorySpanExporter, client: httpx.AsyncClient) -> None:
    key = uuid7()
    await client.post(f"/probe/v1/facts/{key}?email=ada@example.org")

    (request,) = named(spans, "POST /probe/v1/facts/{key}")
    said = " ".join(map(str, [request.name, *dict(request.attributes or {}).values()]))
    assert not re.search(r"@|[0-9a-f]{8}-", said)
    assert dict(request.attributes or {}).keys() == {"http.response.status_code"}


@pytest.mark.parametrize("parent", [NOTED, NOTED.removesuffix("01") + "00"])
def test_a_trace_goes_on_where_nobody_records_it(monkeypatch: pytest.MonkeyPatch, parent: str) -> None:
    monkeypatch.setattr(tracing, "_tracer", tracing.HandingOn())
    with tracing.span("outer", parent=parent):
        outer = tracing.current_traceparent()
        with tracing.span("inner"):
            inner = tracing.current_traceparent()
    of_outer, of_inner, of_parent = (str(each).split("-") for each in (outer, inner, parent))
    assert of_outer[1] == of_inner[1] == of_parent[1]
    assert len({of_outer[2], of_inner[2], of_parent[2]}) == 3
    assert of_outer[3] == of_inner[3] == of_parent[3]
    assert tracing.current_traceparent() is None


def test_a_trace_that_begins_where_nobody_records_it_is_to_be_recorded_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tracing, "_tracer", tracing.HandingOn())
    with tracing.span("first"):
        first = str(tracing.current_traceparent())
    with tracing.span("second"):
        second = str(tracing.current_traceparent())
    assert first.startswith("00-")
    assert first.endswith("-01")
    assert first.split("-")[1] != second.split("-")[1]


async def test_spans_leave_for_the_endpoint_that_is_named_and_say_what_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bytes] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        taken.append(await reader.readexactly(int(length.split(b":")[1])))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(take, "127.0.0.1", 0) as collector:
        port = collector.sockets[0].getsockname()[1]
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        provider = tracing.recording("mentoring-probe")
        provider.add_span_processor(tracing._exporting())
        provider.get_tracer("tests").start_span("what was done").end()
        await asyncio.to_thread(provider.force_flush)
        await asyncio.to_thread(provider.shutdown)

    (body,) = taken
    for word in (b"what was done", b"mentoring-probe", b"service.version", VERSION.encode(), b"service.instance.id"):
        assert word in body
