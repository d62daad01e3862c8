"""Timers wait for what nobody has handled yet, on whichever worker its partitions are."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from pydantic import SecretStr

from shared.consuming import Event, projection
from shared.contracts import ERASURES, TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.publishing.topics import make_topics
from shared.running.worker import Worker
from shared.timers import set_timer, timer
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.records import HAPPENED, erasure
from tests.shared.running_worker import Running

GROUP = "probe.erasures.projection"


@projection(ERASURES)
async def note_latest(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """The version is all that counts here."""


@timer("note", waits_for=("erasures",))
async def note(tx: Tx, subject: UUID, version: int, now: datetime) -> None:
    await tx.execute("INSERT INTO seen (key, sequence, change) VALUES ($1, $2, 'fired')", subject, version)


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of(PROBE)


@pytest.fixture
async def other_worker(bootstrap_servers: str) -> AsyncIterator[AIOKafkaConsumer]:
    """A member of the group that has partitions and handles nothing, as one does that was killed a moment ago."""
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    member = AIOKafkaConsumer(
        ERASURES.broker_name, bootstrap_servers=bootstrap_servers, group_id=GROUP, enable_auto_commit=False
    )
    await member.start()
    yield member
    await member.stop()


async def put_into_each_partition(bootstrap_servers: str) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap_servers)
    await producer.start()
    for partition in range(3):
        record = erasure(uuid7())
        headers = list(record.headers)
        await producer.send_and_wait(
            ERASURES.broker_name, record.value, key=record.key, headers=headers, partition=partition
        )
    await producer.stop()


async def test_a_timer_waits_for_partitions_that_another_worker_holds(
    bootstrap_servers: str, database: ServiceDatabase, other_worker: AIOKafkaConsumer
) -> None:
    settings = ServiceSettings(
        database_url=SecretStr(database.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_session_timeout_ms=6_000,
    )
    worker = Worker(settings, service=PROBE, consumers=[note_latest], timers=[note])
    pool = await database.pool()
    async with Running(worker):
        await eventually(lambda: is_ready(worker))
        await put_into_each_partition(bootstrap_servers)
        assert other_worker.assignment()
        async with transaction(pool) as tx:
            await set_timer(tx, "note", uuid7(), 1, HAPPENED - timedelta(days=1))
        own = len(other_worker.assignment())
        await eventually(lambda: has_consumed(pool, 3 - own))
        assert not await pool.fetchval("SELECT EXISTS (SELECT FROM seen)")
        assert not worker._caught_up("erasures")

        await other_worker.stop()
        await eventually(lambda: has_consumed(pool, 3))
        await eventually(lambda: pool.fetchval("SELECT EXISTS (SELECT FROM seen)"))
    pool.terminate()


async def is_ready(worker: Worker) -> bool:
    return not await worker.readiness()


async def has_consumed(pool: Pool, number: int) -> bool:
    return bool(await pool.fetchval("SELECT count(*) >= $1 FROM consumed", number))
