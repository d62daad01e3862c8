"""Notifications on a database of its own, with a mail server: what happens is delivered to it, and looked at."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from services.notifications import consumers
from services.notifications.jobs.writing import MailWriter
from services.notifications.letters.letter import Letterhead
from services.notifications.timers import TIMERS
from shared.consuming import KeptRecord, Kind, Processor
from shared.contracts import TOPICS
from shared.contracts.envelope import Record, State, Topic
from shared.mail import MailLoop, Outcome, Postman
from shared.postgres import Pool
from shared.timers import TimerLoop
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.mail_server import MailServer, Received
from tests.fixtures.records import received
from tests.fixtures.wired import parts_of
from tests.notifications.builders import NOW, mentee_contact, mentor_contact

LETTERHEAD = Letterhead("https://mentoring.example", "Mentoring <no-reply@mentoring.example>")


def topic_of(state: State) -> Topic[Any]:
    return next(topic for topic in TOPICS if topic.state is type(state))


@dataclass
class Desk:
    """Where everything arrives. What is delivered, is delivered twice."""

    pool: Pool
    clock: HandClock
    server: MailServer
    writer: MailWriter
    mails: MailLoop
    timers: TimerLoop
    offsets: Any = field(default_factory=lambda: count(1))

    async def deliver(self, *states: State, kind: Kind | None = None) -> None:
        """Hands states to every consumer (of this kind) of their topic; the sequence is the state's version."""
        for state in states:
            await self.consume(topic_of(state), self.record(state), kind)

    def record(self, state: State, happened_at: datetime | None = None) -> KeptRecord:
        """As its sender tells it, who may be a release ahead: what this one only learns, the next one says."""
        topic = topic_of(state)
        version: int = state.version  # type: ignore[attr-defined]
        value = state.model_dump_json(exclude_none=True).encode()
        told = Record(topic.name, topic.type, getattr(state, topic.key), value, topic.producers)
        return received(told, version, offset=next(self.offsets), time=happened_at or self.clock.now())

    async def erase(self, topic: Topic[Any], key: UUID, sequence: int = 9) -> None:
        record = received(topic.tombstone(key), sequence, offset=next(self.offsets), time=self.clock.now())
        await self.consume(topic, record)

    async def consume(self, topic: Topic[Any], record: KeptRecord, kind: Kind | None = None) -> None:
        for consumer in consumers.CONSUMERS:
            if consumer.topic is topic and kind in {None, consumer.kind}:
                processor = Processor("notifications", consumer, self.pool, self.clock)
                await processor.consume([record])
                await processor.consume([record])

    async def settle(self) -> list[Received]:
        """Fires what is due, writes what can be written, sends what is written; gives the mails that arrived by it."""
        before = len(self.server.received)
        while await self.timers.fire_next():
            pass
        while await self.writer.write_due():
            pass
        while await self.mails.send_next() not in {Outcome.NOTHING_DUE, Outcome.SERVER_AWAY}:
            pass
        return self.server.received[before:]

    async def dead_letters(self) -> list[str]:
        return [row["reason"] for row in await self.pool.fetch("SELECT reason FROM dead_letters")]

    async def inbox(self, person_id: UUID) -> list[str]:
        """The kinds of a person's messages, oldest first."""
        rows = await self.pool.fetch("SELECT kind FROM messages WHERE person_id = $1 ORDER BY number", person_id)
        return [row["kind"] for row in rows]


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("notifications")


@pytest.fixture
async def pool(database: ServiceDatabase) -> AsyncIterator[Pool]:
    pool: asyncpg.Pool[asyncpg.Record] = await database.pool()
    yield pool
    pool.terminate()


@pytest.fixture
async def desk(pool: Pool) -> AsyncIterator[Desk]:
    clock, server = HandClock(NOW), MailServer()
    await server.start()
    postman = Postman(server.url, LETTERHEAD.mail_from)
    parts = parts_of("notifications", pool, clock)
    yield Desk(
        pool,
        clock,
        server,
        MailWriter(parts, LETTERHEAD, place_wait=timedelta()),
        MailLoop("notifications", pool, clock, postman),
        TimerLoop("notifications", TIMERS, pool, clock),
    )
    await postman.say_goodbye()
    await server.stop()


@pytest.fixture
async def known(desk: Desk) -> Desk:
    """A desk that knows Ada and Ben."""
    await desk.deliver(mentor_contact(), mentee_contact())
    return desk
