"""From the outbox over a real broker to a handler and back: relay, subscriber and worker together."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from pydantic import SecretStr

from shared.consuming import Event, projection, reaction
from shared.contracts import ERASURES, TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.publishing import outbox, parked_keys
from shared.publishing.relay import Relay, producer_for
from shared.publishing.topics import WrongTopic, make_topics, refuse_wrong_topics
from shared.running.worker import Worker
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.metrics import sample
from tests.fixtures.records import SAID_BY_PROBE, erasure, state_of
from tests.shared.running_worker import Running

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
async def topics(bootstrap_servers: str) -> str:
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    return bootstrap_servers


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of(PROBE)


@pytest.fixture
async def pool(database: ServiceDatabase) -> AsyncIterator[Pool]:
    pool = await database.pool()
    yield pool
    pool.terminate()


def settings(database: ServiceDatabase, bootstrap_servers: str) -> ServiceSettings:
    return ServiceSettings(
        database_url=SecretStr(database.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_session_timeout_ms=6_000,
    )


def relay(database: ServiceDatabase, pool: Pool, bootstrap_servers: str) -> Relay:
    return Relay(PROBE, database.url, pool, lambda: producer_for(KafkaAccess(bootstrap_servers), PROBE))


async def add(pool: Pool, key: UUID) -> None:
    async with transaction(pool) as tx:
        await outbox.add(tx, SAID_BY_PROBE.record(state_of(key)), NOW)


async def outbox_is_empty(pool: Pool) -> bool:
    return bool(await pool.fetchval("SELECT count(*) = 0 FROM outbox"))


async def published(bootstrap_servers: str, key: UUID) -> list[tuple[int, bytes | None]]:
    """Sequence and value of every record of a key on `erasures`, in the order of the log."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap_servers, auto_offset_reset="earliest")
    await consumer.start()
    try:
        partitions = [TopicPartition(ERASURES.broker_name, number) for number in range(3)]
        consumer.assign(partitions)
        ends = await consumer.end_offsets(partitions)
        found: list[tuple[int, bytes | None]] = []
        while any([await consumer.position(partition) < ends[partition] for partition in partitions]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                found += [
                    (int(dict(record.headers)["ce_sequence"]), record.value)
                    for record in records
                    if record.key == str(key).encode()
                ]
        return found
    finally:
        await consumer.stop()


async def test_the_relay_publishes_in_order_and_deletes_after_the_ack(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key = uuid7()
    for _ in range(30):
        await add(pool, key)

    async with Running(relay(database, pool, topics)):
        await eventually(lambda: outbox_is_empty(pool))

    assert [sequence for sequence, _ in await published(topics, key)] == list(range(1, 31))


async def test_two_relays_keep_the_order_of_a_key(topics: str, database: ServiceDatabase, pool: Pool) -> None:
    keys = [uuid7() for _ in range(10)]
    async with Running(relay(database, pool, topics)), Running(relay(database, pool, topics)):
        for _ in range(10):
            await asyncio.gather(*(add(pool, key) for key in keys))
        await eventually(lambda: outbox_is_empty(pool))

    for key in keys:
        assert [sequence for sequence, _ in await published(topics, key)] == list(range(1, 11))


async def test_a_record_too_large_parks_its_key_and_nobody_elses(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    large, small = uuid7(), uuid7()
    await add(pool, large)
    await pool.execute("UPDATE outbox SET value = $1", b"x" * 1_200_000)
    await add(pool, large)
    await add(pool, small)

    async with Running(relay(database, pool, topics)):
        await eventually(lambda: only_left(pool, large))

    assert [sequence for sequence, _ in await published(topics, small)] == [1]
    parked = await pool.fetchrow("SELECT key, reason FROM outbox_parked")
    assert parked is not None
    assert tuple(parked) == (large, "MessageSizeTooLargeError")


async def test_a_parked_key_goes_on_once_an_operator_has_given_its_refused_record_up(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key = uuid7()
    await add(pool, key)
    await pool.execute("UPDATE outbox SET value = $1", b"x" * 1_200_000)
    await add(pool, key)
    async with Running(relay(database, pool, topics)):
        (parked,) = await eventually(lambda: parked_keys.page(pool))  # type: ignore[arg-type]
        assert parked.waiting == 2
        async with transaction(pool) as tx:
            await parked_keys.release(tx, parked.id, actor="a test", reason="to see it refused again", now=NOW)
        await eventually(lambda: parked_keys.page(pool))  # type: ignore[arg-type]
        async with transaction(pool) as tx:
            await parked_keys.discard(tx, parked.id, actor="a test", reason="it is too large", now=NOW)
        await eventually(lambda: outbox_is_empty(pool))

    assert [sequence for sequence, _ in await published(topics, key)] == [2]


async def only_left(pool: Pool, key: UUID) -> bool:
    rows = await pool.fetch("SELECT key FROM outbox")
    return {row["key"] for row in rows} == {key}


@projection(ERASURES)
async def note_latest(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    await write_down(tx, events, "latest")


@reaction(ERASURES, worth=timedelta(days=36_500))
async def note_changes(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    await write_down(tx, events, "change")


async def write_down(tx: Tx, events: Sequence[Event[Any]], kind: str) -> None:
    for event in events:
        await tx.execute(
            "INSERT INTO seen (key, sequence, change) VALUES ($1, $2, $3)", event.key, event.sequence, kind
        )


async def changes_seen(pool: Pool, key: UUID) -> list[int]:
    rows = await pool.fetch("SELECT sequence FROM seen WHERE key = $1 AND change = 'change' ORDER BY number", key)
    return [row["sequence"] for row in rows]


async def test_a_fact_reaches_every_consumer_once_and_in_order(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key = uuid7()
    worker = Worker(settings(database, topics), service=PROBE, consumers=[note_latest, note_changes])
    async with Running(worker):
        for _ in range(20):
            await add(pool, key)
        await eventually(lambda: is_seen(pool, key, 20))
        shown = "probe.erasures.reaction"
        assert sample("mentoring_assigned_partitions", consumer=shown) == 3
        assert (sample("mentoring_rebalances_total", consumer=shown) or 0) >= 1
        assert (sample("mentoring_outbox_look_seconds_count", service=PROBE) or 0) >= 1

    assert await changes_seen(pool, key) == list(range(1, 21))


async def test_facts_travel_while_one_of_the_brokers_named_is_away(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key = uuid7()
    servers = f"127.0.0.1:1,{topics}"
    async with Running(Worker(settings(database, servers), service=PROBE, consumers=[note_latest, note_changes])):
        await add(pool, key)
        await eventually(partial(is_seen, pool, key, 1))


async def is_seen(pool: Pool, key: UUID, sequence: int) -> bool:
    row = await pool.fetchrow(
        "SELECT max(sequence) FILTER (WHERE change = 'latest') = $2 AND max(sequence) FILTER (WHERE change = 'change') = $2"
        " AS arrived FROM seen WHERE key = $1",
        key,
        sequence,
    )
    return row is not None and bool(row["arrived"])


async def test_records_with_null_and_binary_headers_are_parked_and_their_neighbours_consumed(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key, bad = uuid7(), uuid7()
    producer = AIOKafkaProducer(bootstrap_servers=topics)
    await producer.start()
    good = erasure(key)
    headers = list(good.headers)
    name = ERASURES.broker_name
    await producer.send_and_wait(name, b"{}", key=str(bad).encode(), headers=[("ce_type", None)], partition=0)
    await producer.send_and_wait(name, b"{}", key=str(bad).encode(), headers=[("ce_type", b"\xff\xfe")], partition=0)
    await producer.send_and_wait(name, good.value, key=good.key, headers=headers, partition=0)
    await producer.stop()

    worker = Worker(settings(database, topics), service=PROBE, consumers=[note_latest, note_changes])
    async with Running(worker):
        await eventually(lambda: is_seen(pool, key, 1))

    letters = await pool.fetch("SELECT consumer, reason FROM dead_letters WHERE key = $1", str(bad).encode())
    assert sorted(tuple(row) for row in letters) == [
        ("probe.erasures.projection", "no ce_type header"),
        ("probe.erasures.reaction", "no ce_type header"),
    ]


async def test_a_second_worker_takes_over_where_the_first_ended(
    topics: str, database: ServiceDatabase, pool: Pool
) -> None:
    key = uuid7()
    for turn in (1, 2):
        async with Running(Worker(settings(database, topics), service=PROBE, consumers=[note_latest, note_changes])):
            await add(pool, key)
            await eventually(partial(is_seen, pool, key, turn))

    assert await changes_seen(pool, key) == [1, 2]


async def test_a_missing_topic_is_a_clear_error(bootstrap_servers: str) -> None:
    with pytest.raises(WrongTopic, match=r"missing: mentoring\.nowhere; run the `migrate` role"):
        await refuse_wrong_topics(KafkaAccess(bootstrap_servers), [replace(ERASURES, name="nowhere")])


async def test_a_topic_that_would_lose_states_is_a_clear_error(bootstrap_servers: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap_servers)
    await admin.start()
    await admin.create_topics([NewTopic("mentoring.careless", 1, 1)])
    await admin.close()

    with pytest.raises(WrongTopic, match=r"cleanup\.policy is delete, not compact"):
        await refuse_wrong_topics(KafkaAccess(bootstrap_servers), [replace(ERASURES, name="careless")])
