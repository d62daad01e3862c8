"""The index of a process is read before it says that it is ready, and then follows the tables: nobody who asks waits for that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI

from services.matching.use_cases.recommending import Directory
from shared.ground.jobs import keep_working
from shared.http.app import LifespanPart
from shared.postgres import Pool, Tx, acquired

INDEX: Final = "index"
EVERY_SECONDS: Final = 0.4
"""So often it looks for changes, which show in lists within a second."""


def filling(directory: Directory) -> LifespanPart:
    """A part of the app's lifespan, which waits out a database that is away."""

    @asynccontextmanager
    async def part(app: FastAPI) -> AsyncIterator[None]:
        app.state.unprepared.add(INDEX)
        following = asyncio.create_task(_follow(directory, app.state.parts.pool, app.state.unprepared), name=INDEX)
        try:
            yield
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following

    return part


async def _follow(directory: Directory, pool: Pool, unprepared: set[str]) -> None:
    async def once() -> bool:
        async with acquired(pool) as connection:
            await directory.follow(connection)
        unprepared.discard(INDEX)
        return False

    await keep_working(once, asyncio.Event(), name=INDEX, every=EVERY_SECONDS)


async def up_to_date(directory: Directory, tx: Tx, *, refers: bool) -> None:
    """Who `refers` to something finds it in the index; everybody else asks what it knows. Before it is read, all wait.

    Raises `TimeoutError` where that takes too long.
    """
    if refers or not directory.is_filled:
        await directory.as_of_now(tx)
