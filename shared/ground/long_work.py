"""A job that has long work done, one piece at a time, each in a process of its own."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final, Protocol
from uuid import UUID

from shared.ground.children import follow_child
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.progress import present_board
from shared.ids import uuid7
from shared.postgres import Tx, transaction

LOOK_EVERY_SECONDS: Final = 1.0

log = logger(__name__)


class Pieces(Protocol):
    """What a service knows of such work: the use cases by which workers share it."""

    async def take(self, tx: Tx, worker: UUID, *, now: datetime) -> UUID | None:
        """The next piece for a worker to do: one that waits, or whose worker was killed."""

    async def keep_on(self, tx: Tx, piece_id: UUID, worker: UUID, progress: int, *, now: datetime) -> bool:
        """Notes how many percent are done; False where it is this worker's no more."""

    async def let_go(self, tx: Tx, piece_id: UUID, worker: UUID, *, now: datetime) -> None:
        """Whoever comes next begins it anew."""


class LongWork:
    """Takes what waits and what a worker left that was killed. A piece that is cancelled ends within a second.

    `module` is run with the piece's id, this worker's and the time, and finds the database's address in `url_variable`.
    """

    def __init__(self, name: str, pieces: Pieces, *, module: str, url_variable: str) -> None:
        self.name: Final = name
        self.worker: Final = uuid7()
        self._pieces = pieces
        self._module = module
        self._url_variable = url_variable

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        with present_board().part(self.name) as part:
            once = partial(self.do_next, parts, stop, part.turns)
            await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS, part=part)

    async def do_next(self, parts: WorkerParts, stop: asyncio.Event, turns: Callable[[], None] = lambda: None) -> bool:
        """Has one piece done; False where none waits."""
        async with transaction(parts.pool) as tx:
            piece_id = await self._pieces.take(tx, self.worker, now=parts.clock.now())
        if piece_id is None:
            return False
        await self.do(parts, piece_id, stop, turns)
        return True

    async def do(
        self, parts: WorkerParts, piece_id: UUID, stop: asyncio.Event, turns: Callable[[], None] = lambda: None
    ) -> None:
        """Has a piece done that this worker has taken; `turns` hears each time that its process still works."""

        async def keep_on(progress: int) -> bool:
            async with transaction(parts.pool) as tx:
                return await self._pieces.keep_on(tx, piece_id, self.worker, progress, now=parts.clock.now())

        exit_code = await follow_child(
            self._module,
            (str(piece_id), str(self.worker), parts.clock.now().isoformat()),
            {self._url_variable: parts.settings.database_url.get_secret_value()},
            keep_on,
            stop,
            turns,
        )
        if exit_code != 0:  # None: it was ended, since it is to be done no more or we are to stop
            log.warning("long work did not come to its end", job=self.name, exit_code=exit_code)
            async with transaction(parts.pool) as tx:
                await self._pieces.let_go(tx, piece_id, self.worker, now=parts.clock.now())
