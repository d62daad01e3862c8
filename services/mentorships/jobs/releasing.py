"""Has outcomes computed, each release in a process of its own."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from services.mentorships.use_cases import outcomes
from shared.ground.children import follow_child
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.progress import present_board
from shared.ids import uuid7
from shared.postgres import transaction

LOOK_EVERY_SECONDS: Final = 1.0
URL: Final = "MENTORSHIPS_DATABASE_URL"

log = logger(__name__)


class Releases:
    """Takes what waits, one at a time, and what a worker left that was killed."""

    name = "outcome-releases"

    def __init__(self) -> None:
        self.worker: Final = uuid7()

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        with present_board().part(self.name) as part:
            once = partial(self.do_next, parts, stop, part.turns)
            await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS, part=part)

    async def do_next(self, parts: WorkerParts, stop: asyncio.Event, turns: Callable[[], None] = lambda: None) -> bool:
        """Has one release computed; False where none waits."""
        async with transaction(parts.pool) as tx:
            release_id = await outcomes.take(tx, self.worker, now=parts.clock.now())
        if release_id is None:
            return False
        ended = await follow_child(
            "services.mentorships.jobs.computing",
            (str(release_id), str(self.worker), parts.clock.now().isoformat()),
            {URL: parts.settings.database_url.get_secret_value()},
            partial(self._keep_on, parts, release_id),
            stop,
            turns,
        )
        if ended != 0:  # None: this worker is to stop, and the next one begins at once
            log.warning("outcomes did not come to their end", exit_code=ended)
            async with transaction(parts.pool) as tx:
                await outcomes.let_go(tx, release_id, self.worker, now=parts.clock.now())
        return True

    async def _keep_on(self, parts: WorkerParts, release_id: UUID, progress: int) -> bool:
        async with transaction(parts.pool) as tx:
            return await outcomes.keep_on(tx, release_id, self.worker, progress, now=parts.clock.now())
