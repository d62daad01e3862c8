"""Our subscriber while little happens: produce → record in hand, against a raw `getmany`."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial
from statistics import median
from typing import Any, Final, TypeAlias
from uuid import UUID

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from shared.consuming import Kind
from shared.contracts import SESSIONS
from shared.contracts.envelope import Topic
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.events.working import noting, working
from tests.benchmarks.load import facts
from tests.benchmarks.stage import Stage

IDLE: Final = Figure("our subscriber, idle: produce → record in hand, p50", "ms", Goal(at_most=6.0, more=True))
PAUSES_MS: Final = (20.0, 60.0)
"""Between two records; drawn, so that they fall anywhere in the subscriber's cycle."""

Note: TypeAlias = Callable[[UUID], None]
Listening: TypeAlias = Callable[[Topic[Any], Note], AbstractAsyncContextManager[Any]]


def contest(stage: Stage) -> Contest:
    """Ours has the record in hand when the handler has it: version row and transaction included."""
    return Contest([IDLE], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    database, kafka = await stage.database(), await stage.kafka()

    def ours(topic: Topic[Any], note: Note) -> AbstractAsyncContextManager[Any]:
        return working(stage, database, topic, Kind.REACTION, noting(lambda event: note(event.key)))

    def raw(topic: Topic[Any], note: Note) -> AbstractAsyncContextManager[None]:
        return _getmany(kafka, topic, note)

    def program(listening: Listening) -> Program:
        async def play() -> Sequence[float]:
            topic = await stage.topic(SESSIONS)
            p50 = await _p50(kafka, topic, listening, number=max(5, int(stage.size.seconds * 1_000 / 40)))
            await stage.forget(topic)
            return [p50]

        return play

    return program(raw), program(ours)


@asynccontextmanager
async def _getmany(kafka: str, topic: Topic[Any], note: Note) -> AsyncIterator[None]:
    """The limit: nothing is decoded but the key, and the broker is asked again at once."""
    async with AIOKafkaConsumer(
        topic.broker_name, bootstrap_servers=kafka, group_id=topic.name, auto_offset_reset="earliest"
    ) as consumer:

        async def listen() -> None:
            while True:
                for records in (await consumer.getmany(timeout_ms=1_000)).values():
                    for record in records:
                        note(UUID(record.key.decode()))

        listening = asyncio.create_task(listen())
        yield
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _p50(kafka: str, topic: Topic[Any], listening: Listening, *, number: int) -> float:
    """The median, in milliseconds, over so many single records."""
    drawn = random.Random(11)
    taken: list[float] = []
    arrived = asyncio.Event()
    moments: dict[UUID, float] = {}

    def note(key: UUID) -> None:
        taken.append((time.perf_counter() - moments[key]) * 1_000)
        arrived.set()

    async with (
        AIOKafkaProducer(bootstrap_servers=kafka, acks="all", enable_idempotence=True) as producer,
        listening(topic, note),
    ):
        for fact in [fact for fact in facts(topic, number * 5) if fact.sequence == 1]:
            arrived.clear()
            moments[fact.record.key] = time.perf_counter()
            await producer.send(
                topic.broker_name, fact.record.value, key=str(fact.record.key).encode(), headers=fact.headers()
            )
            await arrived.wait()
            await asyncio.sleep(drawn.uniform(*PAUSES_MS) / 1_000)
    return median(taken)
