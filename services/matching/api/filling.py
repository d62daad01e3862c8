"""The index of a process is read before it says that it is ready: else whoever asks first waits for all mentors there are."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI

from services.matching.use_cases.recommending import Directory
from shared.ground.jobs import keep_working
from shared.http.app import LifespanPart
from shared.postgres import Pool, transaction

INDEX: Final = "index"
AGAIN_SECONDS: Final = 1.0


def filling(directory: Directory) -> LifespanPart:
    """A part of the app's lifespan, which waits out a database that is away."""

    @asynccontextmanager
    async def part(app: FastAPI) -> AsyncIterator[None]:
        app.state.unprepared.add(INDEX)
        reading = asyncio.create_task(_fill(directory, app.state.parts.pool, app.state.unprepared), name=INDEX)
        try:
            yield
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading

    return part


async def _fill(directory: Directory, pool: Pool, unprepared: set[str]) -> None:
    done = asyncio.Event()

    async def once() -> bool:
        async with transaction(pool) as tx:
            await directory.fill(tx)
        unprepared.discard(INDEX)
        done.set()
        return False

    await keep_working(once, done, name=INDEX, every=AGAIN_SECONDS)
