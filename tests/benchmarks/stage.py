"""What benchmarks stand on: a real Kafka and a PostgreSQL that flushes to disk, started when first asked for."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import asyncpg
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.folders import folders
from deploy.local.kafka import EmbeddedKafka
from deploy.local.postgres import EmbeddedPostgres
from shared.contracts.envelope import Topic
from shared.ground.kafka_access import KafkaAccess
from shared.postgres import Connection
from shared.publishing.topics import make_topics
from tests.fixtures.databases import PROBE, Databases, ServiceDatabase

T = TypeVar("T")

PARTITIONS: Final = 3


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    rounds: int = 5
    seconds: float = 5.0
    records: int = 100_000
    backlog: int = 1_000_000
    relays: int = 4
    bookings: int = 1_500
    attempts: int = 100_000
    clients: int = 200
    mentees: int = 5_000
    mentors: int = 100_000
    seeds: int = 1_000
    mentorships: int = 100_000
    sessions_each: int = 20
    pairs: int = 1_000
    pairs_served: int = 40


SHORT: Final = Size(
    rounds=1,
    seconds=0.4,
    records=9_000,
    backlog=3_000,
    relays=2,
    bookings=40,
    attempts=100,
    clients=20,
    mentees=150,
    mentors=2_000,
    seeds=4,
    mentorships=1_500,
    sessions_each=3,
    pairs=40,
    pairs_served=2,
)


class Stage:
    """Servers of this run, their own unless the environment names others; all of it goes when the run ends."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self._ends = AsyncExitStack()
        self._numbers = count(1)
        self._kafka: str | None = None
        self._databases: Databases | None = None
        self._made: dict[object, Any] = {}

    async def __aenter__(self) -> Self:
        load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
        print(f"{os.cpu_count()} cores, load {load}", file=sys.stderr, flush=True)
        base = folders().data / "benchmarks"
        base.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(dir=base))
        self._ends.callback(shutil.rmtree, self.folder, ignore_errors=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._ends.aclose()

    async def kafka(self) -> str:
        """The broker's address."""
        if self._kafka is None:
            self._kafka = os.environ.get("KAFKA_BOOTSTRAP_SERVERS") or await self._own_kafka()
        return self._kafka

    async def enter(self, context: AbstractAsyncContextManager[T]) -> T:
        """Enters something that lasts until the end of the run."""
        return await self._ends.enter_async_context(context)

    async def once(self, make: Callable[["Stage"], Awaitable[T]]) -> T:
        """What this makes on this stage: made when first asked for, and the same for all benchmarks of a run."""
        if make not in self._made:
            self._made[make] = await make(self)
        made: T = self._made[make]
        return made

    async def database(self, service: str = PROBE) -> ServiceDatabase:
        """A new database with the tables of a service, or of the plumbing alone."""
        if self._databases is None:
            self._databases = Databases(os.environ.get("DATABASE_URL") or await self._own_postgres())
        database = await self._databases.clone(service)
        self._ends.push_async_callback(self._databases.drop, database.url)
        return database

    async def checkpoint(self) -> None:
        """What was prepared is on disk, and is not written beside what is measured."""
        if self._databases is not None:
            await self._databases._as_superuser("CHECKPOINT")

    async def topic(self, like: Topic[Any]) -> Topic[Any]:
        """A new topic of the same contract."""
        topic = replace(like, name=f"{like.name}_{os.getpid()}_{next(self._numbers)}")
        await make_topics(KafkaAccess(await self.kafka()), [topic], partitions=PARTITIONS, replication=1)
        return topic

    async def forget(self, topic: Topic[Any]) -> None:
        """Gives a topic's place on disk back."""
        admin = AIOKafkaAdminClient(bootstrap_servers=await self.kafka())
        await admin.start()
        try:
            await admin.delete_topics([topic.broker_name])
        finally:
            await admin.close()

    async def rewind(self, group: str, topic: Topic[Any]) -> None:
        """A consumer group without members begins at the start of the topic again."""
        places = [TopicPartition(topic.broker_name, number) for number in range(PARTITIONS)]
        async with AIOKafkaConsumer(
            bootstrap_servers=await self.kafka(), group_id=group, enable_auto_commit=False
        ) as consumer:
            consumer.assign(places)
            await consumer.commit(dict.fromkeys(places, 0))

    async def as_owner(self, database: ServiceDatabase) -> Connection:
        """A connection that may make tables; closed at the end of the run."""
        connection: Connection = await asyncpg.connect(
            database.owner_url, server_settings={"search_path": database.service}
        )
        self._ends.push_async_callback(connection.close)
        return connection

    async def _own_kafka(self) -> str:
        kafka = EmbeddedKafka(self.folder / "kafka")
        self._ends.push_async_callback(kafka.stop)
        await kafka.start()
        return kafka.bootstrap_servers

    async def _own_postgres(self) -> str:
        postgres = EmbeddedPostgres(self.folder / "postgres", durable=True)
        self._ends.callback(postgres.remove)
        self._ends.push_async_callback(postgres.stop)
        await postgres.start()
        return postgres.superuser_url


async def line_from(process: asyncio.subprocess.Process) -> str:
    """The next line that a program of ours says. Raises `RuntimeError` when it has ended instead."""
    assert process.stdout is not None
    if not (line := await process.stdout.readline()):
        raise RuntimeError(f"a benchmark's program ended with {await process.wait()}")
    return line.decode().strip()
