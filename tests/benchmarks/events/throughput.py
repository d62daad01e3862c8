"""Reaction and projection with one statement a batch, against `getmany` with the same parsing and commit, no database."""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from shared.consuming import Consumer, Event, Kind
from shared.consuming.declaration import Handler
from shared.contracts import SESSIONS
from shared.contracts.envelope import Topic
from shared.postgres import Tx
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.events import raw_getmany
from tests.benchmarks.events.working import working
from tests.benchmarks.load import facts
from tests.benchmarks.outbox import raw_produce
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import PROBE

REACTION: Final = Figure("reaction, one statement a batch, versions kept", "records/s", Goal(at_least=0.60))
PROJECTION: Final = Figure("projection into one table", "records/s", Goal(at_least=0.80))

TABLES: Final = """
CREATE TABLE told (key uuid NOT NULL, sequence bigint NOT NULL, change text NOT NULL, happened_at timestamptz NOT NULL);
CREATE TABLE known (key uuid PRIMARY KEY, version bigint NOT NULL, state text NOT NULL, starts_at timestamptz NOT NULL)
"""

TELL: Final = """
INSERT INTO told (key, sequence, change, happened_at)
SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[])
"""

KNOW: Final = """
INSERT INTO known (key, version, state, starts_at)
SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[])
ON CONFLICT (key) DO UPDATE
SET version = excluded.version, state = excluded.state, starts_at = excluded.starts_at
"""


async def tell(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """A reaction: a row for every change."""
    await tx.execute(
        TELL,
        [event.key for event in events],
        [event.sequence for event in events],
        [event.state.change for event in events if event.state],
        [event.time for event in events],
    )


async def know(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """A projection: a row for every key."""
    states = [event.state for event in events if event.state]
    await tx.execute(
        KNOW,
        [event.key for event in events],
        [state.version for state in states],
        [state.state for state in states],
        [state.starts_at for state in states],
    )


def contests(stage: Stage) -> Sequence[Contest]:
    """The same topic for limit and ours, written once."""
    return [
        Contest([REACTION], partial(_programs, stage, Kind.REACTION, tell)),
        Contest([PROJECTION], partial(_programs, stage, Kind.PROJECTION, know)),
    ]


async def _programs(stage: Stage, kind: Kind, handler: Handler[Any]) -> tuple[Program, Program]:
    topic = await stage.topic(SESSIONS)
    number = stage.size.records
    ready = [(str(fact.record.key).encode(), fact.record.value, fact.headers()) for fact in facts(topic, number)]
    async with raw_produce.producer_for(await stage.kafka()) as producer:
        await raw_produce.produce(producer, topic.broker_name, ready)

    async def limit() -> Sequence[float]:
        return [await raw_getmany.consume(await stage.kafka(), topic, number)]

    async def ours() -> Sequence[float]:
        return [await _rate(stage, topic, kind, handler)]

    return limit, ours


async def _rate(stage: Stage, topic: Topic[Any], kind: Kind, handler: Handler[Any]) -> float:
    """Records a second, from the first batch in the handler to the last one there: whole turns, as in the limit.

    A projection sees only the latest of a key, so records are counted by how far they moved its sequence on.
    """
    number = stage.size.records
    database = await stage.database()
    await (await stage.as_owner(database)).execute(TABLES)
    latest: dict[UUID, int] = {}
    consumed = 0
    in_hand: list[tuple[float, int]] = []
    everything = asyncio.Event()

    async def timed(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        nonlocal consumed
        in_hand.append((time.perf_counter(), consumed))
        for event in events:
            consumed += event.sequence - latest.get(event.key, 0)
            latest[event.key] = event.sequence
        await handler(tx, events, now)
        if consumed == number:
            everything.set()

    async with working(stage, database, topic, kind, timed) as until:
        await until(everything)
        in_hand.append((time.perf_counter(), number))
    await stage.rewind(Consumer(topic, kind, timed).name_in(PROBE), topic)
    (began, _), (ended, done) = in_hand[0], in_hand[max(1, len(in_hand) - 2)]
    return done / (ended - began)
