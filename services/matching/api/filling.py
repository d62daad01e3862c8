"""The index of a process is read before it says that it is ready, and then follows the tables: nobody who asks waits for that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI

from services.matching.use_cases.recommending import Directory
from shared.ground import metrics
from shared.ground.jobs import keep_working
from shared.http.app import LifespanPart
from shared.http.parts import Parts
from shared.postgres import Tx, acquired

INDEX: Final = "index"
EVERY_SECONDS: Final = 0.4
"""So often it looks for changes, which show in lists within a second."""
TOO_OLD_SECONDS: Final = 600.0
"""From then on the process says that it is not ready: it has failed to read what changed for as long."""


def filling(directory: Directory, *, every: float = EVERY_SECONDS, too_old: float = TOO_OLD_SECONDS) -> LifespanPart:
    """A part of the app's lifespan, which waits out a database that is away."""

    @asynccontextmanager
    async def part(app: FastAPI) -> AsyncIterator[None]:
        unprepared: set[str] = app.state.unprepared
        unprepared.add(INDEX)
        parts: Parts = app.state.parts
        metrics.INDEX_AGE.labels(parts.service).set_function(directory.age)

        async def once() -> bool:
            async with acquired(parts.pool) as connection:
                await directory.follow(connection)
            unprepared.discard(INDEX)
            return False

        async def when_failed(_: Exception) -> None:
            if directory.age() > too_old:
                unprepared.add(INDEX)

        working = keep_working(once, asyncio.Event(), name=INDEX, every=every, when_failed=when_failed)
        following = asyncio.create_task(working, name=INDEX)
        try:
            yield
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following

    return part


async def up_to_date(directory: Directory, tx: Tx, *, refers: bool) -> None:
    """Who `refers` to something finds it in the index; everybody else asks what it knows. Before it is read, all wait.

    Raises `TimeoutError` where that takes too long.
    """
    if refers or not directory.is_filled:
        await directory.as_of_now(tx)
