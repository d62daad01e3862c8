"""Relay drain, order per key kept, against a raw idempotent acks=all produce of the same records."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.contracts import SESSIONS
from shared.contracts.envelope import Topic
from shared.ground.kafka_access import KafkaAccess
from shared.postgres import open_pool
from shared.publishing.relay import Relay, producer_for
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.load import Fact, facts
from tests.benchmarks.outbox import raw_produce
from tests.benchmarks.outbox.filled import FilledOutbox
from tests.benchmarks.stage import PARTITIONS, Stage
from tests.fixtures.databases import PROBE
from tests.fixtures.metrics import sample

DRAIN: Final = Figure("relay drain, order per key kept", "records/s", Goal(at_least=0.75))


def contest(stage: Stage) -> Contest:
    """Both send to a new topic each time; what the relay sent is read back and must be whole and in order."""
    return Contest([DRAIN], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    sent = list(facts(SESSIONS, stage.size.records))
    ready = [(str(fact.record.key).encode(), fact.record.value, fact.headers()) for fact in sent]
    outbox = await FilledOutbox.of(stage, sent)

    async def limit() -> Sequence[float]:
        topic = await stage.topic(SESSIONS)
        async with raw_produce.producer_for(await stage.kafka()) as producer:
            await producer.partitions_for(topic.broker_name)
            began = time.perf_counter()
            await raw_produce.produce(producer, topic.broker_name, ready)
            seconds = time.perf_counter() - began
        await stage.forget(topic)
        return [len(ready) / seconds]

    async def ours() -> Sequence[float]:
        topic = await stage.topic(SESSIONS)
        seconds = await _drained(stage, outbox, topic, len(sent))
        await _must_be_in_order(await stage.kafka(), topic, sent)
        await stage.forget(topic)
        return [len(sent) / seconds]

    return limit, ours


async def _drained(stage: Stage, outbox: FilledOutbox, topic: Topic[Any], number: int) -> float:
    """How long a relay that was up and idle takes, from the commit of the rows to the deletion of the last."""
    stop, empty = asyncio.Event(), asyncio.Event()
    ended = 0.0

    def progressed() -> None:
        nonlocal ended
        if not empty.is_set() and relayed(topic) == number:
            ended = time.perf_counter()
            empty.set()

    async with _relaying(stage, outbox, progressed, stop):
        began = await outbox.appears(topic, number)
        await empty.wait()
    return ended - began


@asynccontextmanager
async def _relaying(stage: Stage, outbox: FilledOutbox, progressed: Any, stop: asyncio.Event) -> Any:
    kafka = await stage.kafka()
    pool = await open_pool(outbox.database.url, service=PROBE, role="worker")
    looked = asyncio.Event()

    def note() -> None:
        looked.set()
        progressed()

    relay = Relay(PROBE, outbox.database.url, pool, lambda: producer_for(KafkaAccess(kafka), PROBE), progressed=note)
    running = asyncio.create_task(relay.run(stop))
    try:
        await looked.wait()
        yield
    finally:
        stop.set()
        await running
        pool.terminate()


def relayed(topic: Topic[Any]) -> float:
    """How many records of the topic a relay of this process has published and deleted."""
    return sample("mentoring_relayed_total", service=PROBE, topic=topic.name) or 0.0


async def _must_be_in_order(kafka: str, topic: Topic[Any], sent: Sequence[Fact]) -> None:
    """Raises unless each key's sequences are on the topic from 1 without a gap, and nothing is missing."""
    latest: dict[bytes, int] = {}
    count = 0
    async with AIOKafkaConsumer(bootstrap_servers=kafka, auto_offset_reset="earliest") as consumer:
        consumer.assign([TopicPartition(topic.broker_name, number) for number in range(PARTITIONS)])
        while count < len(sent):
            for records in (await consumer.getmany(timeout_ms=20_000)).values():
                count += len(records)
                for record in records:
                    sequence = int(dict(record.headers)["ce_sequence"])
                    if sequence != latest.get(record.key, 0) + 1:
                        raise RuntimeError(f"{record.key!r}: {sequence} after {latest.get(record.key, 0)}")
                    latest[record.key] = sequence
