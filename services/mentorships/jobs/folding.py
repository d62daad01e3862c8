"""Folds what was counted of funnels and nudges into what is kept of them, so that reading stays quick."""

import asyncio
from functools import partial
from typing import Final

from services.mentorships.use_cases import funnel, nudging
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.progress import present_board
from shared.postgres import transaction

EVERY_SECONDS: Final = 20.0


class Folding:
    """Nobody waits for it: what is not folded yet is read along."""

    name = "funnel-counts"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        with present_board().part(self.name) as part:
            once = partial(self.do_next, parts)
            await keep_working(once, stop, name=self.name, every=EVERY_SECONDS, part=part)

    async def do_next(self, parts: WorkerParts) -> bool:
        """Folds some; False where there is no more."""
        async with transaction(parts.pool) as tx:
            more = await nudging.tidy(tx)
            return await funnel.tidy(tx, now=parts.clock.now()) or more
