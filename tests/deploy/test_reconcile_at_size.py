"""How much `reconcile` asks the database: for thousands of keys little more than for one."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final
from uuid import UUID

import pytest

from deploy.operating.collecting import Log
from deploy.operating.evidence import LogRecord, consumers
from deploy.operating.kept_aside import Desk
from deploy.operating.reconcile import Reconciling
from shared.contracts import PROGRAMMES, SERVICES, SESSIONS
from shared.contracts.erasures import erasure_id_of
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import Pool, acquired, connect
from shared.publishing.topics import make_topics
from tests.fixtures.databases import CloneDatabase, Databases
from tests.fixtures.publishing import publish
from tests.fixtures.records import HAPPENED, received

FEW: Final = {PROGRAMMES.name}
"""What is found key by key, since there are few."""
COUNT: Final = "INSERT INTO outbox_sequences (topic, key, sequence) SELECT $1, key, 1 FROM unnest($2::uuid[]) AS key"
CONSUME: Final = "INSERT INTO consumed (consumer, key, sequence) SELECT $1, key, 1 FROM unnest($2::uuid[]) AS key"
ERASE: Final = "INSERT INTO erased_people (person_id, erased_at) SELECT id, now() FROM unnest($1::uuid[]) AS id"


@dataclass(frozen=True)
class ListeningDesk(Desk):
    """Writes down what is asked."""

    asked: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def pool(self, service: str) -> AsyncIterator[Pool]:
        async with super().pool(service) as pool:
            async with acquired(pool) as connection:  # the pool has no other
                connection.add_query_logger(lambda statement: self.asked.append(statement.query))
            yield pool


class Own(Log):
    """What stands on the run's broker, as far as it is of this test."""

    def __init__(self, access: KafkaAccess, keys: Collection[UUID]) -> None:
        super().__init__(access)
        self._keys = keys

    async def each(self) -> AsyncIterator[LogRecord]:
        async for record in super().each():
            if record.key in self._keys:
                yield record


class Everything:
    """All services' tables, and topics that agree with them but for what these have lost."""

    def __init__(self, desk: ListeningDesk, bootstrap_servers: str) -> None:
        self._desk = desk
        self._servers = bootstrap_servers
        self._keys: set[UUID] = set()

    async def grow(self, number: int) -> None:
        """So many sessions that all have heard of, places that are no more, and erasures that their topic has lost."""
        sessions, places, people = ([uuid7() for _ in range(number)] for _ in range(3))
        self._keys |= {*sessions}
        records = [received(SESSIONS.tombstone(key), 1, offset=0) for key in sessions]
        await publish(self._servers, SESSIONS.broker_name, records)
        await self._do("scheduling", COUNT, "sessions", sessions)
        await self._do("scheduling", COUNT, "places", places)
        for each in consumers():
            if each.consumer.topic is SESSIONS:
                await self._do(each.service, CONSUME, each.name, sessions)
        await self._do("matching", ERASE, people)
        await self._do("matching", COUNT, "erasures", [erasure_id_of("matching", person) for person in people])

    async def reconcile(self) -> tuple[int, int]:
        """How many keys were told again, and how many statements that took."""
        access = KafkaAccess(self._servers)
        self._desk.asked.clear()
        report = await Reconciling(self._desk, access, log=Own(access, self._keys)).reconcile()
        assert report.deeds == []
        assert report.begun_again == {}
        return report.told_again.total(), len(self._desk.asked)

    async def _do(self, service: str, statement: str, *values: Any) -> None:
        connection = await connect(self._desk.address(service), service=service, role="test")
        await connection.execute(statement, *values)
        await connection.close()


async def test_thousands_of_keys_take_a_few_more_statements(databases: Databases, bootstrap_servers: str) -> None:
    name = await databases.with_all_services()
    desk = ListeningDesk("reconcile", lambda service: databases.url(name, f"{service}_runtime"))
    await make_topics(KafkaAccess(bootstrap_servers), [SESSIONS], partitions=3, replication=1)
    everything = Everything(desk, bootstrap_servers)

    await everything.grow(10)
    told, few = await everything.reconcile()
    assert told == 10
    await everything.grow(2_000)
    told, many = await everything.reconcile()

    assert told == 2_000  # the first ten are on their way
    assert many - few <= 10 * 2, "more than ten statements for a thousand keys"
    await databases.drop(databases.url(name))


@pytest.mark.parametrize("service", SERVICES)
async def test_what_grows_with_people_is_looked_up_many_at_once(service: str, database_of: CloneDatabase) -> None:
    url = (await database_of(service)).url
    desk = ListeningDesk("reconcile", lambda _service: url)
    asked: dict[str, int] = {}
    for telling in import_module(f"services.{service}.use_cases.retelling").tellings(now=HAPPENED):
        async with desk.pool(service) as pool, acquired(pool) as connection, connection.transaction():
            desk.asked.clear()
            assert await telling.present(connection, {uuid7(): None for _ in range(50)}) == {}
            asked[telling.topic.name] = len(desk.asked)

    assert {topic: number for topic, number in asked.items() if number > 5} == dict.fromkeys(asked.keys() & FEW, 50)
