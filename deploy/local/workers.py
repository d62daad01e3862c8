"""`python -m deploy.local.workers`: one process that does the background work of all five services."""

import asyncio
import signal
from contextlib import AsyncExitStack

import uvloop
from structlog.contextvars import bind_contextvars

from deploy.local.composition import service_named
from deploy.local.secrets import SERVICES
from shared.ground.logs import start_logging
from shared.ground.management import ManagementServer
from shared.ground.tracing import start_tracing
from shared.running.worker import Worker


async def work() -> None:
    """Works until SIGTERM or SIGINT. A worker that ends by itself ends all, so that a supervisor starts them afresh."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
        for name in SERVICES:
            service = service_named(name)
            worker = service.build_worker()
            management = ManagementServer.of(service.settings, name, "worker", worker.readiness)
            await stack.enter_async_context(management)
            group.create_task(_run(name, worker, stop), name=name)


async def _run(name: str, worker: Worker, stop: asyncio.Event) -> None:
    bind_contextvars(service=name)
    await worker.run(stop)


if __name__ == "__main__":
    start_logging("all", "worker")
    start_tracing("mentoring-workers")
    uvloop.run(work())
