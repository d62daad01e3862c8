"""What bites in FastStream and aiokafka, each on a real broker: see docs/guarantee/pitfalls.md."""

import asyncio
import logging
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count, pairwise
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from pydantic import SecretStr

from shared.clock import SystemClock
from shared.consuming import Consumer, Event, Kind, Processor, processor
from shared.consuming.declaration import AnyConsumer
from shared.consuming.subscribers import (
    DRAIN_SECONDS,
    FETCH_MS,
    LONGEST_HEARTBEAT_MS,
    RESTING_FETCH_MS,
    Batch,
    Waiting,
    make_broker,
    subscribe,
)
from shared.contracts import ERASURES, Topic
from shared.ground import faults
from shared.ground.kafka_access import KafkaAccess
from shared.ground.logs import OncePer
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from shared.publishing.topics import make_topics
from shared.running.watchdog import EXIT_CODE, NoProgress, Watchdog, Watched
from shared.running.worker import Worker
from tests.architecture.guards import ROOT, product
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.metrics import sample
from tests.fixtures.publishing import publish
from tests.fixtures.records import erasure
from tests.shared.running_worker import Running

PARTITIONS: Final = 3
_numbers = count(1)


@dataclass
class Gate:
    """A handler that can be away, or held in the middle, and counts how often it is asked for each key."""

    away: bool = False
    calls: list[float] = field(default_factory=list)
    """When, on the loop's clock."""
    asked: Counter[UUID] = field(default_factory=Counter)
    began: asyncio.Event = field(default_factory=asyncio.Event)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def __call__(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        self.calls.append(asyncio.get_running_loop().time())
        if self.away:
            raise asyncpg.LockNotAvailableError("away")
        self.asked.update(event.key for event in events)
        self.began.set()
        await self.open.wait()
        for event in events:
            await tx.execute("INSERT INTO seen (key, sequence) VALUES ($1, $2)", event.key, event.sequence)


@dataclass
class Scene:
    """A topic, a service's database, and a consumer of the topic."""

    bootstrap_servers: str
    database: ServiceDatabase
    pool: Pool
    topic: Topic[Any]
    gate: Gate = field(default_factory=Gate)

    @property
    def consumer(self) -> AnyConsumer:
        return Consumer(self.topic, Kind.REACTION, self.gate)

    @property
    def group(self) -> str:
        return self.consumer.name_in(PROBE)

    def worker(self) -> Worker:
        settings = ServiceSettings(
            database_url=SecretStr(self.database.url),
            kafka_bootstrap_servers=self.bootstrap_servers,
            kafka_session_timeout_ms=6_000,
        )
        return Worker(settings, service=PROBE, consumers=[self.consumer])

    async def publish(self, keys: Sequence[UUID], sequence: int = 1) -> None:
        await publish(self.bootstrap_servers, self.topic.broker_name, [erasure(key, sequence) for key in keys])

    async def seen(self) -> Counter[UUID]:
        return Counter(row["key"] for row in await self.pool.fetch("SELECT key FROM seen"))

    async def have_seen(self, number: int) -> bool:
        return (await self.seen()).total() >= number

    async def committed(self) -> int:
        """How many records the group has acknowledged."""
        reader = AIOKafkaConsumer(
            bootstrap_servers=self.bootstrap_servers, group_id=self.group, enable_auto_commit=False
        )
        await reader.start()
        try:
            places = [TopicPartition(self.topic.broker_name, number) for number in range(PARTITIONS)]
            return sum([await reader.committed(place) or 0 for place in places])
        finally:
            await reader.stop()

    async def has_committed(self, number: int) -> bool:
        return await self.committed() == number


@pytest.fixture
async def scene(database_of: CloneDatabase, bootstrap_servers: str) -> AsyncIterator[Scene]:
    database = await database_of(PROBE)
    pool = await database.pool()
    topic = replace(ERASURES, name=f"consumed-{next(_numbers)}")
    yield Scene(bootstrap_servers, database, pool, topic)
    pool.terminate()


@pytest.fixture
async def topic(scene: Scene) -> Topic[Any]:
    await make_topics(KafkaAccess(scene.bootstrap_servers), [scene.topic], partitions=PARTITIONS, replication=1)
    return scene.topic


async def test_what_is_in_hand_when_a_worker_stops_is_consumed_by_the_next(scene: Scene, topic: Topic[Any]) -> None:
    keys = [uuid7() for _ in range(5)]
    scene.gate.away = True
    await scene.publish(keys)
    async with Running(scene.worker()):
        await eventually(lambda: asyncio.sleep(0, len(scene.gate.calls) >= 1))
    assert await scene.committed() == 0

    scene.gate.away = False
    async with Running(scene.worker()):
        await eventually(lambda: scene.have_seen(5))
    assert await scene.seen() == Counter(keys)


async def test_a_batch_given_back_comes_again_in_a_moment_and_nothing_behind_it_is_skipped(
    scene: Scene, topic: Topic[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "PATIENCE", 0.0)  # gives the batch back at once
    monkeypatch.setattr(processor, "LONGEST_PAUSE", 0.1)
    first, second = [uuid7() for _ in range(5)], [uuid7() for _ in range(5)]
    scene.gate.away = True
    await scene.publish(first)
    async with Running(scene.worker()):
        await eventually(lambda: asyncio.sleep(0, len(scene.gate.calls) >= 3))
        await scene.publish(second)
        scene.gate.away = False
        await eventually(lambda: scene.have_seen(10))
        await eventually(lambda: scene.has_committed(10))

    assert await scene.seen() == Counter([*first, *second])


async def test_what_is_away_is_asked_for_with_growing_pauses(scene: Scene, topic: Topic[Any]) -> None:
    scene.gate.away = True
    await scene.publish([uuid7()])
    async with Running(scene.worker()):
        await eventually(lambda: asyncio.sleep(0, len(scene.gate.calls) >= 4))

    pauses = [after - before for before, after in pairwise(scene.gate.calls)]
    assert all(pause > 0.9 * least for pause, least in zip(pauses, (0.1, 0.2, 0.4), strict=False))


async def test_a_second_member_gets_nothing_before_the_first_has_finished_its_batch(
    scene: Scene, topic: Topic[Any]
) -> None:
    keys = [uuid7() for _ in range(60)]
    scene.gate.open.clear()
    await scene.publish(keys)
    first, second = scene.worker(), scene.worker()
    async with Running(first):
        await asyncio.wait_for(scene.gate.began.wait(), 20)
        in_hand = set(scene.gate.asked)
        async with Running(second):
            await eventually(lambda: asyncio.sleep(0, first._subscriptions[0]._revoking))
            assert set(scene.gate.asked) == in_hand
            scene.gate.open.set()
            await eventually(lambda: scene.have_seen(60), within=40)

    assert scene.gate.asked == Counter(keys)
    assert await scene.seen() == Counter(keys)


async def test_what_ends_between_commit_and_acknowledgement_takes_effect_once(scene: Scene, topic: Topic[Any]) -> None:
    keys = [uuid7() for _ in range(20)]

    def end() -> None:
        raise RuntimeError("the process ended here")

    faults.arm("consumer.after_commit_before_ack", end)
    await scene.publish(keys)
    async with Running(scene.worker()):
        await eventually(lambda: scene.have_seen(20))
    assert await scene.committed() == 0
    faults.disarm()

    async with Running(scene.worker()):
        await eventually(lambda: scene.has_committed(20))
    assert await scene.seen() == Counter(keys)


async def test_who_rests_has_the_broker_wait_the_longer_until_something_comes(scene: Scene, topic: Topic[Any]) -> None:
    worker = scene.worker()
    async with Running(worker):
        await eventually(lambda: asyncio.sleep(0, waits_of(worker) == RESTING_FETCH_MS))
        await scene.publish([uuid7()])
        await eventually(lambda: scene.have_seen(1))
        assert waits_of(worker) == FETCH_MS


async def test_who_shares_its_topic_rests_no_longer_than_others(scene: Scene, topic: Topic[Any]) -> None:
    first, second = scene.worker(), scene.worker()
    async with Running(first), Running(second):
        await eventually(lambda: asyncio.sleep(0, all(map(has_a_share, (first, second)))))
        waiting = Waiting(first._subscriptions[0])
        waiting._empty = 1_000
        assert not await waiting.next_records(first._subscriptions[0].consumer)
        assert waits_of(first) == FETCH_MS


async def test_a_member_more_than_there_are_partitions_stands_ready_and_is_not_taken_for_stuck(
    scene: Scene, topic: Topic[Any]
) -> None:
    workers = [scene.worker() for _ in range(PARTITIONS + 1)]
    async with AsyncExitStack() as stack:
        for each in workers:
            await stack.enter_async_context(Running(each))
        await eventually(lambda: asyncio.sleep(0, any(map(has_nothing_to_do, workers))), within=40)
        (idle,) = filter(has_nothing_to_do, workers)
        since = time.monotonic()
        await eventually(lambda: asyncio.sleep(0, idle._subscriptions[0].last_progress() > since))
        assert has_nothing_to_do(idle)


def has_nothing_to_do(worker: Worker) -> bool:
    return any(
        each.assigned and each.consumer is not None and not each.consumer.assignment() for each in worker._subscriptions
    )


def has_a_share(worker: Worker) -> bool:
    consumer = worker._subscriptions[0].consumer if worker._subscriptions else None
    return consumer is not None and 0 < len(consumer.assignment()) < PARTITIONS


def waits_of(worker: Worker) -> int | None:
    """For how long the broker is to hold what its first consumer asks, in milliseconds."""
    consumer = worker._subscriptions[0].consumer if worker._subscriptions else None
    fetcher = None if consumer is None else consumer._fetcher  # it has none until it has started
    return None if fetcher is None else fetcher._fetch_max_wait_ms


async def test_a_failed_commit_is_counted_and_costs_nothing(scene: Scene, topic: Topic[Any]) -> None:
    """Who is no member of the group any more may not commit for it."""
    await scene.publish([uuid7()])
    stranger = AIOKafkaConsumer(
        bootstrap_servers=scene.bootstrap_servers,
        group_id=scene.group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    await stranger.start()
    stranger.assign([TopicPartition(topic.broker_name, number) for number in range(PARTITIONS)])
    record = await stranger.getone()
    batch = Batch(body=b"", headers={}, raw_message=(record,), consumer=stranger)
    batch.consumer_name = scene.group
    async with Running(scene.worker()):
        await eventually(lambda: scene.has_committed(1))
        await batch.ack()
    await stranger.stop()

    counted = sample("mentoring_commit_failures_total", consumer=scene.group)
    assert counted == 1
    assert await scene.committed() == 1


async def test_a_worker_waits_for_its_topic_says_so_and_makes_none(scene: Scene) -> None:
    worker = scene.worker()
    async with Running(worker):
        missing = await eventually(lambda: topics_missing(worker))
        assert f"missing: {scene.topic.broker_name}; run the `migrate` role" in missing[0]
        await make_topics(KafkaAccess(scene.bootstrap_servers), [scene.topic], partitions=PARTITIONS, replication=1)
        await eventually(lambda: is_ready(worker))
        await scene.publish([uuid7()])
        await eventually(lambda: scene.have_seen(1))


async def topics_missing(worker: Worker) -> list[str]:
    return [each for each in await worker.readiness() if each.startswith("topics")]


async def is_ready(worker: Worker) -> bool:
    return await worker.readiness() == []


def test_every_subscriber_is_set_up_as_the_broker_needs_it(scene: Scene) -> None:
    broker = make_broker(KafkaAccess("127.0.0.1:1"), grace_seconds=1)
    subscribe(
        broker, Processor(PROBE, scene.consumer, scene.pool, SystemClock()), session_timeout_ms=45_000, stopping=bool
    )

    (subscriber,) = broker.subscribers
    arguments = subscriber._connection_args  # type: ignore[attr-defined]
    assert arguments["session_timeout_ms"] == 45_000
    assert arguments["heartbeat_interval_ms"] == LONGEST_HEARTBEAT_MS  # whoever comes is waited for so long at most
    assert arguments["rebalance_timeout_ms"] > DRAIN_SECONDS * 1000
    assert arguments["max_poll_interval_ms"] > processor.PATIENCE * 1000
    assert not arguments.get("group_instance_id")
    assert isinstance(subscriber.get_msg.__self__, Waiting)  # type: ignore[attr-defined]
    assert type(subscriber).__name__ == "BatchSubscriber"
    assert getattr(subscriber, "max_workers", 1) == 1


def test_nothing_mounts_faststreams_own_web_app() -> None:
    assert [module.path for module in product() if "faststream.asgi" in module.source] == []
    assert [module.path for module in product() if "asyncapi_path" in module.source] == []


STUCK: Final = Watched("relay", lambda: 0.0, ("kafka", "postgres"))


def test_a_worker_that_makes_no_progress_ends_by_itself() -> None:
    watchdog = Watchdog(lambda: [STUCK], {}, patience=90)
    for second in range(10, 100):
        watchdog.look({"kafka": True, "postgres": True}, since=second, now=second + 1)

    with pytest.raises(NoProgress, match="relay"):
        watchdog.look({"kafka": True, "postgres": True}, since=100, now=101)


def test_time_in_which_the_whole_process_was_stopped_does_not_count() -> None:
    watchdog = Watchdog(lambda: [STUCK], {}, patience=90)
    watchdog.look({"kafka": True, "postgres": True}, since=10, now=1_000)
    watchdog.look({"kafka": True, "postgres": True}, since=1_000, now=1_001)


def test_nobody_is_asked_whether_they_are_there_while_every_part_gets_on() -> None:
    moving = Watched("moving", lambda: 60.0, ("postgres",))
    assert Watchdog(lambda: [moving], {})._needs_of_what_stands_still(50.0) == set()
    assert Watchdog(lambda: [moving, STUCK], {})._needs_of_what_stands_still(50.0) == set(STUCK.needs)


def test_time_in_which_what_it_needs_is_away_does_not_count() -> None:
    watchdog = Watchdog(lambda: [STUCK], {}, patience=90)
    for second in range(10, 1_000):
        watchdog.look({"kafka": False, "postgres": True}, since=second, now=second + 1)


STANDS_STILL: Final = """
import asyncio, threading
from shared.running.watchdog import LoopGuard

async def main():
    guard = asyncio.create_task(LoopGuard(patience=1).run(asyncio.Event()))
    await asyncio.sleep(0)
    threading.Event().wait(60)  # the loop, and nothing else, stands still

asyncio.run(main())
"""


async def test_a_process_whose_event_loop_stands_still_ends_by_itself() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", STANDS_STILL, cwd=ROOT)

    assert await asyncio.wait_for(process.wait(), 30) == EXIT_CODE


def test_a_message_that_repeats_itself_is_logged_once_in_a_while() -> None:
    once = OncePer(seconds=10)
    message = logging.LogRecord("aiokafka", logging.WARNING, "", 1, "Unable to connect to %s", (), None)

    assert [once.filter(message) for _ in range(1_000)].count(True) == 1
