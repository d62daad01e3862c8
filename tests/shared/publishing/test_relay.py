"""What the relay promises beside the order of a key: fair shares, and a refused record that harms nobody else's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.partitioner import murmur2

from shared.contracts.envelope import Topic, instant
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import Pool, connect, transaction
from shared.publishing import outbox
from shared.publishing.outbox import SHARDS
from shared.publishing.partitions import FEW, partitions_of
from shared.publishing.relay import Relay, producer_for
from shared.publishing.sending import read_as_sent
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.metrics import sample
from tests.fixtures.records import SAID_BY_PROBE, state_of

NOW = datetime(2026, 3, 2, 9, 0, 0, 250, tzinfo=UTC)

SHARES = """
SELECT pid, count(*) AS shards FROM pg_locks
WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
GROUP BY pid ORDER BY shards
"""


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of(PROBE)


@pytest.fixture
async def pool(database: ServiceDatabase) -> AsyncIterator[Pool]:
    pool = await database.pool()
    yield pool
    pool.terminate()


@asynccontextmanager
async def relaying(database: ServiceDatabase, pool: Pool, kafka: str) -> AsyncIterator[None]:
    stop = asyncio.Event()
    running = asyncio.create_task(
        Relay(PROBE, database.url, pool, lambda: producer_for(KafkaAccess(kafka), PROBE)).run(stop)
    )
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(running, 30)


async def until_shares_are(pool: Pool, expected: list[int]) -> None:
    async def they_are() -> bool:
        return [row["shards"] for row in await pool.fetch(SHARES)] == expected

    await eventually(they_are)


async def test_relays_share_the_shards_evenly_and_take_over_what_one_leaves(
    database: ServiceDatabase, pool: Pool, bootstrap_servers: str
) -> None:
    async with relaying(database, pool, bootstrap_servers):
        await until_shares_are(pool, [SHARDS])
        async with relaying(database, pool, bootstrap_servers):
            await until_shares_are(pool, [SHARDS // 2, SHARDS // 2])
        await until_shares_are(pool, [SHARDS])


async def small_topic(kafka: str) -> Topic:  # type: ignore[type-arg]
    """Its broker takes less than a relay's batch may hold, and does not say which record was too much."""
    topic = replace(SAID_BY_PROBE, name=f"small-{uuid7().hex}")
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.create_topics([NewTopic(topic.broker_name, 1, 1, topic_configs={"max.message.bytes": "5000"})])
    await admin.close()
    return topic


async def test_a_record_that_only_the_broker_refuses_is_found_and_parks_its_key_alone(
    database: ServiceDatabase, pool: Pool, bootstrap_servers: str
) -> None:
    topic = await small_topic(bootstrap_servers)
    large, small = uuid7(), [uuid7() for _ in range(20)]
    async with transaction(pool) as tx:
        for key in (*small[:10], large, *small[10:]):
            await outbox.add(tx, replace(SAID_BY_PROBE.record(state_of(key)), topic=topic.name), NOW)
        await tx.execute("UPDATE outbox SET value = $1 WHERE key = $2", b"x" * 6_000, large)

    async with relaying(database, pool, bootstrap_servers):
        await eventually(lambda: only_left(pool, large))

    assert await pool.fetchval("SELECT reason FROM outbox_parked WHERE key = $1", large) == "MessageSizeTooLargeError"
    assert set(small) == await keys_on(bootstrap_servers, topic)


async def test_what_waits_behind_a_parked_key_makes_the_outbox_no_older(
    database: ServiceDatabase, pool: Pool, bootstrap_servers: str
) -> None:
    key, long_ago = uuid7(), datetime.now(UTC) - timedelta(hours=1)
    async with transaction(pool) as tx:
        await outbox.add(tx, SAID_BY_PROBE.record(state_of(key)), long_ago)
        await tx.execute(
            "INSERT INTO outbox_parked (topic, key, outbox_id, reason, parked_at)"
            " SELECT topic, key, id, 'MessageSizeTooLargeError', $1 FROM outbox",
            long_ago,
        )
    before = looks()

    async with relaying(database, pool, bootstrap_servers):
        await eventually(lambda: there_was_a_look_since(before))

    assert sample("mentoring_outbox_oldest_seconds", service=PROBE) == 0
    assert sample("mentoring_outbox_rows", service=PROBE) == 1


async def there_was_a_look_since(before: float) -> bool:
    return looks() > before


def looks() -> float:
    return sample("mentoring_outbox_look_seconds_count", service=PROBE) or 0


async def only_left(pool: Pool, key: UUID) -> bool:
    rows = await pool.fetch("SELECT key FROM outbox")
    return [row["key"] for row in rows] == [key]


async def keys_on(kafka: str, topic: Topic) -> set[UUID]:  # type: ignore[type-arg]
    place, found = TopicPartition(topic.broker_name, 0), set()
    async with AIOKafkaConsumer(bootstrap_servers=kafka, auto_offset_reset="earliest") as consumer:
        consumer.assign([place])
        end = (await consumer.end_offsets([place]))[place]
        while await consumer.position(place) < end:
            found |= {UUID(record.key.decode()) for record in (await consumer.getmany(timeout_ms=200)).get(place, ())}
    return found


@pytest.mark.parametrize("number", [1, FEW - 1, FEW, 2_000])
def test_keys_are_on_the_partition_that_every_client_of_kafka_expects(number: int) -> None:
    keys = [str(uuid7()).encode() for _ in range(number)]

    assert partitions_of(keys, 12) == [(murmur2(key) & 0x7FFFFFFF) % 12 for key in keys]


@pytest.mark.parametrize("time", [NOW, NOW.replace(microsecond=0), datetime(1999, 12, 31, 23, 59, 59, 1, tzinfo=UTC)])
async def test_times_are_read_as_the_header_has_them(database: ServiceDatabase, time: datetime) -> None:
    connection = await connect(database.url, service=PROBE, role="relay")
    try:
        await read_as_sent(connection)
        read = await connection.fetchval("SELECT $1::timestamptz", time)
    finally:
        await connection.close()

    assert datetime.fromisoformat(read.decode()) - time == timedelta(0)
    assert datetime.fromisoformat(instant(time).decode()) == time
