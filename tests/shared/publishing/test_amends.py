"""A relay that lost its lock with sends in flight: what arrives late must not be what compaction keeps."""

import asyncio
from functools import partial
from typing import Any, Final
from uuid import UUID

import pytest

from shared.contracts import TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from shared.publishing import outbox, relay
from shared.publishing.amends import make_amends
from shared.publishing.relay import Relay, producer_for
from shared.publishing.sending import Producer
from shared.publishing.topics import make_topics
from tests.fixtures.databases import PROBE, CloneDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.records import HAPPENED, SAID_BY_PROBE, state_of
from tests.shared.consuming.test_events_on_kafka import outbox_is_empty, published
from tests.shared.running_worker import Running

END_RELAYS: Final = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'probe relay'
"""


class HeldNetwork:
    """A network that keeps what a producer sends until it is let go."""

    def __init__(self, bootstrap_servers: str) -> None:
        self._bootstrap_servers = bootstrap_servers
        self.reached = asyncio.Event()
        self.let_go = asyncio.Event()

    def producer(self) -> Producer:
        producer = producer_for(KafkaAccess(self._bootstrap_servers), PROBE)
        real = producer._sender._send_produce_req

        async def held(*arguments: Any) -> Any:
            self.reached.set()
            await self.let_go.wait()
            return await real(*arguments)

        producer._sender._send_produce_req = held
        return producer


async def add(pool: Pool, key: UUID) -> None:
    async with transaction(pool) as tx:
        await outbox.add(tx, SAID_BY_PROBE.record(state_of(key)), HAPPENED)


async def test_what_a_relay_sent_without_its_lock_is_followed_by_the_newest_state(
    bootstrap_servers: str, database_of: CloneDatabase
) -> None:
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    database, key = await database_of(PROBE), uuid7()
    pool = await database.pool()
    network = HeldNetwork(bootstrap_servers)
    amends = partial(make_amends, KafkaAccess(bootstrap_servers), pool)
    slow = Relay(PROBE, database.url, pool, network.producer, make_amends=amends)
    other = Relay(PROBE, database.url, pool, partial(producer_for, KafkaAccess(bootstrap_servers), PROBE))
    await add(pool, key)
    async with Running(slow):
        await network.reached.wait()
        await pool.execute(END_RELAYS)
        async with Running(other):
            await eventually(lambda: outbox_is_empty(pool))
            await add(pool, key)
            await eventually(lambda: outbox_is_empty(pool))
            assert [sequence for sequence, _ in await published(bootstrap_servers, key)] == [1, 2]

            network.let_go.set()
            await eventually(lambda: late_and_amended(bootstrap_servers, key), within=30)
    pool.terminate()


async def test_what_a_killed_relay_had_on_its_way_is_looked_for_by_who_takes_its_shards_over(
    bootstrap_servers: str, database_of: CloneDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "AMENDS_AFTER", (0.5,) * 40)
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    database, key = await database_of(PROBE), uuid7()
    pool = await database.pool()
    network = HeldNetwork(bootstrap_servers)
    killed = Relay(PROBE, database.url, pool, network.producer)
    heir = Relay(
        PROBE,
        database.url,
        pool,
        partial(producer_for, KafkaAccess(bootstrap_servers), PROBE),
        make_amends=partial(make_amends, KafkaAccess(bootstrap_servers), pool),
    )
    await add(pool, key)
    async with Running(killed):
        await network.reached.wait()
        await pool.execute(END_RELAYS)
        async with Running(heir):
            await eventually(lambda: outbox_is_empty(pool))
            await add(pool, key)
            await eventually(lambda: outbox_is_empty(pool))

            network.let_go.set()
            await eventually(lambda: late_and_amended(bootstrap_servers, key), within=30)
    pool.terminate()


async def late_and_amended(bootstrap_servers: str, key: UUID) -> bool:
    """The old version came last, and after it the newest once more."""
    sequences = [sequence for sequence, _ in await published(bootstrap_servers, key)]
    return sequences[:3] == [1, 2, 1] and sequences[-1] == 2
