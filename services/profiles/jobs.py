"""What the worker tidies."""

import asyncio
from typing import Final

from services.profiles.store import sign_ins
from shared.clock import SystemClock
from shared.ground.jobs import WorkerParts, keep_working
from shared.postgres import transaction

EVERY_SECONDS: Final = 600.0


class Tidying:
    """Deletes sign-ins and refresh tokens that are over, by real time as they were made."""

    name = "tidying"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Tidies every ten minutes until `stop`."""

        async def once() -> bool:
            async with transaction(parts.pool) as tx:
                await sign_ins.tidy(tx, SystemClock().now())
            return False

        await keep_working(once, stop, name=self.name, every=EVERY_SECONDS)
