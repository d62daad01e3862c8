"""Each effect belongs to the trace of what caused it, also where several were heard of at once."""

from dataclasses import replace
from typing import Any, Final

from services.mentorships.consumers import hear_of_sessions, open_accepted_mentorships
from shared.consuming.declaration import AnyConsumer, Event
from shared.ground import tracing
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from tests.fixtures.databases import CloneDatabase
from tests.mentorships import told

FIRST: Final = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
SECOND: Final = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def hear(pool: Pool, consumer: AnyConsumer, *events: Event[Any]) -> None:
    """One batch of these events, the first of one trace, the second of another."""
    traced = [replace(event, traceparent=trace) for event, trace in zip(events, (FIRST, SECOND), strict=True)]
    causes = {event.key: event.traceparent for event in traced if event.traceparent}
    async with transaction(pool) as tx:
        with tracing.batch_span("hear", causes, causes.values()):
            await consumer.handler(tx, traced, told.MORNING)


async def test_mentorships_and_their_counts_go_on_in_the_trace_that_caused_them(database_of: CloneDatabase) -> None:
    pool = await (await database_of("mentorships")).pool()
    one, other = uuid7(), uuid7()
    pairs = {one: (uuid7(), uuid7()), other: (uuid7(), uuid7())}

    await hear(pool, open_accepted_mentorships, *(told.accepted(each, *pairs[each]) for each in (one, other)))
    opened = {row["key"]: row["traceparent"] for row in await pool.fetch("SELECT key, traceparent FROM outbox")}
    await pool.execute("DELETE FROM outbox")
    meetings = [
        told.session(uuid7(), 1, "completed", mentor=mentor, mentee=mentee, mentorship=each)
        for each, (mentor, mentee) in pairs.items()
    ]
    await hear(pool, hear_of_sessions, *meetings)
    counted = {row["key"]: row["traceparent"] for row in await pool.fetch("SELECT key, traceparent FROM outbox")}
    pool.terminate()

    assert opened == counted == {one: FIRST, other: SECOND}
