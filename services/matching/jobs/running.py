"""Does match runs, each in a process of its own: a solver in the worker's event loop would cost it its consumer groups."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from services.matching.use_cases import match_runs
from shared.ground.children import follow_child
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.progress import present_board
from shared.ids import uuid7
from shared.postgres import transaction

LOOK_EVERY_SECONDS: Final = 1.0
URL: Final = "MATCHING_DATABASE_URL"

log = logger(__name__)


class MatchRuns:
    """Takes what waits, one at a time, and what a worker left that was killed; a run that is cancelled ends within a second."""

    name = "match-runs"

    def __init__(self) -> None:
        self.worker: Final = uuid7()

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        with present_board().part(self.name) as part:
            once = partial(self.do_next, parts, stop, part.turns)
            await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS, part=part)

    async def do_next(self, parts: WorkerParts, stop: asyncio.Event, turns: Callable[[], None] = lambda: None) -> bool:
        """Does one run; False where none waits."""
        async with transaction(parts.pool) as tx:
            run = await match_runs.take_run(tx, self.worker, now=parts.clock.now())
        if run is None:
            return False
        await self.solve(parts, run.run_id, stop, turns)
        return True

    async def solve(
        self, parts: WorkerParts, run_id: UUID, stop: asyncio.Event, turns: Callable[[], None] = lambda: None
    ) -> None:
        """Has a run that this worker has taken solved; `turns` hears each time that its process still does."""

        async def keep_on(progress: int) -> bool:
            async with transaction(parts.pool) as tx:
                return await match_runs.keep_on(tx, run_id, self.worker, progress, now=parts.clock.now())

        exit_code = await follow_child(
            "services.matching.jobs.solving",
            (str(run_id), str(self.worker), parts.clock.now().isoformat()),
            {URL: parts.settings.database_url.get_secret_value()},
            keep_on,
            stop,
            turns,
        )
        if exit_code != 0:
            log.warning("a match run did not come to its end", exit_code=exit_code)
            async with transaction(parts.pool) as tx:
                await match_runs.let_go(tx, run_id, self.worker, now=parts.clock.now())
