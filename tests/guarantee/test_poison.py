"""The whole corpus on a real broker: each record meets what its entry says, and the partition reaches its end."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.record.default_records import DefaultRecordBatch, _DefaultRecordBatchBuilderPy
from pydantic import SecretStr

from shared.consuming import Consumer, Event, KeptRecord, Kind
from shared.consuming.dead_letters import kind_of
from shared.contracts import ERASURES
from shared.contracts.envelope import TopicSettings
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from shared.publishing.topics import make_topics
from shared.running.worker import Worker
from tests.fixtures.databases import PROBE, Databases
from tests.fixtures.eventually import eventually
from tests.fixtures.records import erasure
from tests.guarantee.poison import Poison, corpus
from tests.shared.running_worker import Running


class Uncompacted(TopicSettings):
    """Takes null keys too; to a compacted topic, as all of ours are, the broker lets none."""

    def broker_config(self) -> dict[str, str]:
        return super().broker_config() | {"cleanup.policy": "delete"}


TOPIC: Final = replace(ERASURES, name="poisoned", settings=Uncompacted())
EFFECTS: Final = "CREATE TABLE effects (consumer text, key uuid, sequence bigint, version bigint, service text)"
SAY: Final = "INSERT INTO effects (consumer, key, sequence, version, service) VALUES ($1, $2, $3, $4, $5)"


class HeaderName(str):
    """A header's name of any bytes: producers of other languages send such."""

    __slots__ = ()

    def encode(self, *_: Any) -> bytes:
        return super().encode("latin-1")


@dataclass
class Effects:
    """A handler that writes down what the state says; it fails where an entry of the corpus wants it to."""

    kind: Kind
    failing: dict[UUID, str]
    failures: Counter[UUID] = field(default_factory=Counter)

    async def __call__(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        for event in events:
            self._fail(event.key)
            version, service = (event.state.version, event.state.service) if event.state else (None, None)
            await tx.execute(SAY, self.kind.value, event.key, event.sequence, version, service)

    def _fail(self, key: UUID) -> None:
        how = self.failing.get(key, "works")
        if how == "works" or (how == "fails twice" and self.failures[key] == 2):
            return
        self.failures[key] += 1
        raise ValueError("as it always does") if how == "always fails" else asyncpg.LockNotAvailableError("away")


@dataclass
class Consumed:
    """What is on the topic and what has become of it."""

    pool: Pool
    keys: dict[str, UUID]
    offsets: dict[str, int]
    sent: dict[int, KeptRecord]
    neighbours: list[UUID]


@pytest.fixture(scope="module")
async def consumed(databases: Databases, bootstrap_servers: str) -> AsyncIterator[Consumed]:
    """The corpus on one partition, sound neighbours between, consumed to the end by a projection and a reaction."""
    database = await databases.clone(PROBE)
    owner = await asyncpg.connect(database.owner_url, server_settings={"search_path": PROBE})
    await owner.execute(EFFECTS)
    await owner.close()
    pool = await database.pool()
    await make_topics(KafkaAccess(bootstrap_servers), [TOPIC], partitions=1, replication=1)
    made = Consumed(pool, {entry.name: uuid7() for entry in corpus()}, {}, {}, [])
    await publish(bootstrap_servers, made)
    failing = {made.keys[entry.name]: entry.handler for entry in corpus()}
    settings = ServiceSettings(
        database_url=SecretStr(database.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_session_timeout_ms=6_000,
    )
    consumers = [Consumer(TOPIC, kind, Effects(kind, failing)) for kind in Kind]
    async with Running(Worker(settings, service=PROBE, consumers=consumers)):
        for consumer in consumers:
            await reached_its_end(bootstrap_servers, consumer.name_in(PROBE), max(made.sent) + 1)
    yield made
    pool.terminate()
    await databases.drop(database.url)


def _raw(name: str) -> bytes:
    """A header's name as it travels."""
    return name.encode(errors="surrogateescape")


async def publish(bootstrap_servers: str, made: Consumed) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # The compiled builder takes names of UTF-8 only; Kafka takes any.
        for module in ("message_accumulator", "producer"):
            patch.setattr(f"aiokafka.producer.{module}.DefaultRecordBatchBuilder", _DefaultRecordBatchBuilderPy)
        producer = AIOKafkaProducer(bootstrap_servers=bootstrap_servers, max_request_size=2_000_000)
        await producer.start()
        try:
            for entry in corpus():
                neighbour = uuid7()
                made.neighbours.append(neighbour)
                for record in [*entry.records(made.keys[entry.name]), erasure(neighbour)]:
                    headers = [(HeaderName(_raw(name).decode("latin-1")), value) for name, value in record.headers]
                    sent = await producer.send_and_wait(
                        TOPIC.broker_name, record.value, key=record.key, headers=headers
                    )
                    made.sent[sent.offset] = record
                made.offsets[entry.name] = max(made.sent) - 1
        finally:
            await producer.stop()


async def reached_its_end(bootstrap_servers: str, group: str, end: int) -> None:
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap_servers, group_id=group, enable_auto_commit=False)
    await consumer.start()
    try:
        await eventually(lambda: stands_at(consumer, end), within=60)
    finally:
        await consumer.stop()


async def stands_at(consumer: AIOKafkaConsumer, end: int) -> bool:
    committed = await consumer.committed(TopicPartition(TOPIC.broker_name, 0))
    return bool(committed == end)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("entry", corpus(), ids=lambda entry: entry.name)
async def test_each_record_of_the_corpus_meets_what_its_entry_says(
    consumed: Consumed, entry: Poison, kind: Kind
) -> None:
    assert await outcome(consumed, entry, kind) == entry.expected_of(kind)


async def outcome(consumed: Consumed, entry: Poison, kind: Kind) -> str:
    """What became of an entry's last record."""
    pool, key, consumer = consumed.pool, consumed.keys[entry.name], f"probe.poisoned.{kind.value}"
    kept = "SELECT reason FROM dead_letters WHERE consumer = $1 AND record_offset = $2"
    effects = "SELECT count(*) FROM effects WHERE consumer = $1 AND key = $2 AND sequence = $3"
    number = await pool.fetchval(effects, kind.value, key, entry.sequence)
    if (reason := await pool.fetchval(kept, consumer, consumed.offsets[entry.name])) is not None:
        return f"kept{', and handled as far as it is known' if number else ''}: {kind_of(reason)}"
    if number:
        return "handled" if number == 1 else f"handled {number} times"
    known = "SELECT sequence >= $3 FROM consumed WHERE consumer = $1 AND key = $2"
    return "passed over" if await pool.fetchval(known, consumer, key, entry.sequence) else "ignored"


def test_a_strange_header_name_would_stop_aiokafkas_own_reader() -> None:
    """While this holds, `shared.consuming.fetching` is needed."""
    builder = _DefaultRecordBatchBuilderPy(2, 0, 0, -1, -1, -1, 1_000)
    builder.append(0, timestamp=1, key=b"k", value=b"v", headers=[(HeaderName("\xff"), b"x")])

    with pytest.raises(UnicodeDecodeError):
        list(DefaultRecordBatch(bytes(builder.build())))


@pytest.mark.parametrize("kind", Kind)
async def test_no_other_key_is_held(consumed: Consumed, kind: Kind) -> None:
    rows = await consumed.pool.fetch("SELECT key FROM effects WHERE consumer = $1", kind.value)
    keys = Counter(row["key"] for row in rows)

    assert {key: keys[key] for key in consumed.neighbours} == dict.fromkeys(consumed.neighbours, 1)


async def test_what_is_kept_is_kept_byte_for_byte(consumed: Consumed) -> None:
    rows = await consumed.pool.fetch("SELECT record_offset, key, value, header_names, header_values FROM dead_letters")
    for row in rows:
        sent = consumed.sent[row["record_offset"]]
        assert (row["key"], row["value"]) == (sent.key, sent.value)
        assert row["header_names"] == [_raw(name) for name, _ in sent.headers]
        assert row["header_values"] == [value for _, value in sent.headers]
    assert len(rows) == sum(
        entry.expected_of(kind).startswith("kept") + entry.after_poison for entry in corpus() for kind in Kind
    )
