"""What the worker tidies."""

import asyncio
from contextlib import suppress
from typing import Final

from services.profiles.store import sign_ins
from shared.clock import SystemClock
from shared.logs import logger
from shared.postgres import is_away, transaction
from shared.worker import WorkerParts

EVERY_SECONDS: Final = 600.0

log = logger(__name__)


class Tidying:
    """Deletes sign-ins and refresh tokens that are over, by real time as they were made."""

    name = "tidying"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Tidies every ten minutes until `stop`."""
        while not stop.is_set():
            try:
                async with transaction(parts.pool) as tx:
                    await sign_ins.tidy(tx, SystemClock().now())
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("tidying waits for the database", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY_SECONDS)
