"""What the worker does all the time: telling who is free when, and tidying away what is over.

Nothing is wrong while it is away; it only tidies and tells.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

from services.scheduling.store import claims, holds
from services.scheduling.use_cases.free_time import mark_yesterdays, publish_free_time
from shared.logs import logger
from shared.outbox import Wakeups
from shared.postgres import Tx, is_away, transaction
from shared.worker import WorkerParts

PUBLISH_EVERY_SECONDS: Final = 0.25
TIDY_EVERY_SECONDS: Final = 20.0
LONGEST_PAUSE: Final = 5.0

log = logger(__name__)


class FreeTimeJob:
    """Publishes the free time of everybody whose hours or sessions changed, and of everybody once a day."""

    name = "free time"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        async with Wakeups(parts.settings.database_url.get_secret_value(), parts.service) as wakeups:

            async def once() -> bool:
                if await _in_transaction(parts, publish_free_time):
                    wakeups.wake()
                    return True
                return await _in_transaction(parts, mark_yesterdays)

            await _again_and_again(once, stop, PUBLISH_EVERY_SECONDS, self.name)


class TidyJob:
    """Takes away expired holds that stand in nobody's way."""

    name = "tidying"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        async def once() -> bool:
            return await _in_transaction(parts, _tidy)

        await _again_and_again(once, stop, TIDY_EVERY_SECONDS, self.name)


async def _tidy(tx: Tx, now: datetime) -> bool:
    return await claims.tidy(tx, now) + await holds.tidy(tx, now) > 0


async def _in_transaction(parts: WorkerParts, work: Callable[[Tx, datetime], Awaitable[bool]]) -> bool:
    async with transaction(parts.pool) as tx:
        return await work(tx, parts.clock.now())


async def _again_and_again(once: Callable[[], Awaitable[bool]], stop: asyncio.Event, pause: float, name: str) -> None:
    """Works while there is something to do, then looks every `pause` seconds; waits out an outage."""
    wait = pause
    while not stop.is_set():
        try:
            while not stop.is_set() and await once():
                pass
            wait = pause
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("a job waits for the database", job=name, reason=type(error).__name__)
            wait = min(max(wait, 0.5) * 2, LONGEST_PAUSE)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), wait)


JOBS: Final = (FreeTimeJob(), TidyJob())
