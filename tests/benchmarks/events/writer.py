"""Writes facts at a steady rate and then says, as JSON, at which moment each was committed (or handed to the producer).

`commit` is our way: transaction, outbox, wake-up. `produce` is the limit: the same record straight to the broker.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any, TypeAlias

import uvloop
from aiokafka import AIOKafkaProducer

from shared.contracts import SESSIONS
from shared.postgres import open_pool, transaction
from shared.publishing import outbox
from shared.publishing.outbox import Wakeups
from tests.benchmarks.load import Fact, facts
from tests.fixtures.databases import PROBE

Write: TypeAlias = Callable[[Fact], Awaitable[float]]
"""Gives the moment at which the fact was there."""


async def committing(stack: AsyncExitStack, url: str) -> Write:
    """As an api does it."""
    pool = await open_pool(url, service=PROBE)
    stack.callback(pool.terminate)
    wakeups = await stack.enter_async_context(Wakeups(url, PROBE))

    async def write(fact: Fact) -> float:
        async with transaction(pool) as tx:
            await outbox.add(tx, replace(fact.record, producers=(PROBE,)), fact.time)
        moment = time.monotonic()
        wakeups.wake()
        return moment

    return write


async def producing(stack: AsyncExitStack, kafka: str, topic: str) -> Write:
    """As directly as it goes, with the relay's promises."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka, acks="all", enable_idempotence=True, linger_ms=0)
    await stack.enter_async_context(producer)
    await producer.partitions_for(topic)

    async def write(fact: Fact) -> float:
        key, headers = str(fact.record.key).encode(), fact.headers()
        moment = time.monotonic()
        await (await producer.send(topic, fact.record.value, key=key, headers=headers))
        return moment

    return write


async def main(way: str, what: dict[str, Any]) -> None:
    """Each write begins when its time has come, whether or not those before it have ended."""
    topic = replace(SESSIONS, name=what["topic"])
    to_write = [replace(fact, sequence=1) for fact in facts(topic, what["number"] * 5) if fact.sequence == 1]
    async with AsyncExitStack() as stack:
        if way == "commit":
            write = await committing(stack, what["url"])
        else:
            write = await producing(stack, what["kafka"], topic.broker_name)
        loop = asyncio.get_running_loop()

        async def write_at(due: float, fact: Fact) -> float:
            await asyncio.sleep(due - loop.time())
            return await write(fact)

        began = loop.time() + 0.1
        moments = await asyncio.gather(
            *(write_at(began + number / what["rate"], fact) for number, fact in enumerate(to_write))
        )
    print(json.dumps({str(fact.record.key): moment for fact, moment in zip(to_write, moments, strict=True)}))


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], json.loads(sys.argv[2])))
