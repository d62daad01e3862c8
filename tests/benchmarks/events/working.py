"""A consumer of ours, up and assigned, whose handler tells a benchmark when it has which events."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from pydantic import SecretStr

from shared.consuming import Consumer, Event, Kind
from shared.consuming.declaration import Handler
from shared.contracts.envelope import Topic
from shared.ground.settings import ServiceSettings
from shared.postgres import Tx
from shared.running.worker import Worker
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import PROBE, ServiceDatabase
from tests.fixtures.eventually import eventually


@asynccontextmanager
async def working(
    stage: Stage, database: ServiceDatabase, topic: Topic[Any], kind: Kind, handler: Handler[Any]
) -> AsyncIterator[Callable[[asyncio.Event], Awaitable[None]]]:
    """A whole worker of ours with one consumer. What it gives waits for an event, or raises what has ended the worker."""
    settings = ServiceSettings(
        database_url=SecretStr(database.url),
        kafka_bootstrap_servers=await stage.kafka(),
        kafka_session_timeout_ms=6_000,
    )
    stop = asyncio.Event()
    worker = Worker(settings, service=PROBE, consumers=[Consumer(topic, kind, handler)])
    running = asyncio.create_task(worker.run(stop))

    async def ready() -> bool:
        return running.done() or not await worker.readiness()

    async def until(event: asyncio.Event) -> None:
        waiting = asyncio.create_task(event.wait())
        await asyncio.wait({waiting, running}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            waiting.cancel()
            raise RuntimeError("the worker has ended") from running.exception()

    try:
        await eventually(ready)
        yield until
    finally:
        stop.set()
        await running


def noting(note: Callable[[Event[Any]], None]) -> Handler[Any]:
    """A handler that has no effect but to say that it has the event."""

    async def handle(_tx: Tx, events: Sequence[Event[Any]], _now: datetime) -> None:
        for event in events:
            note(event)

    return handle
