"""What the worker does all the time: telling who is free when, and tidying away what is over.

Nothing is wrong while it is away; it only tidies and tells.
"""

import asyncio
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.places import SHOWN_AFTER_END
from services.scheduling.store import between, claims, holds, sessions
from services.scheduling.store.availability import ANY_MARKED, WORK
from services.scheduling.use_cases.free_time import mark_yesterdays, marked, publish_free_time
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.one_by_one import Batches
from shared.ground.progress import Part, present_board
from shared.postgres import Tx, transaction
from shared.publishing.outbox import Wakeups

PUBLISH_EVERY_SECONDS: Final = 0.25
MARK_EVERY_SECONDS: Final = 2.0
TIDY_EVERY_SECONDS: Final = 20.0


class FreeTimeJob:
    """Publishes the free time of everybody whose hours or sessions changed, and of everybody once a day."""

    name = WORK

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        marked_at = -MARK_EVERY_SECONDS
        async with Wakeups(parts.settings.database_url.get_secret_value(), parts.service) as wakeups:

            async def once() -> bool:
                nonlocal marked_at
                if await batches.work():
                    wakeups.wake()
                    return True
                if time.monotonic() - marked_at < MARK_EVERY_SECONDS:
                    return False
                more = await _in_transaction(parts, mark_yesterdays)
                marked_at = marked_at if more else time.monotonic()
                return more

            with present_board().part(self.name) as part:
                batches = free_time_batches(parts, part)
                await keep_working(once, stop, name=self.name, every=PUBLISH_EVERY_SECONDS, part=part)


def free_time_batches(parts: WorkerParts, part: Part | None = None) -> Batches[None]:
    """Some of those whose free time is to be computed anew, and whoever was put off."""

    async def take(tx: Tx, only: UUID | None) -> dict[UUID, None]:
        return dict.fromkeys(await marked(tx, only))

    async def publish(tx: Tx, taken: Mapping[UUID, None]) -> None:
        await publish_free_time(tx, list(taken), now=parts.clock.now())

    return Batches(parts, WORK, take, publish, part, looks=ANY_MARKED)


class TidyJob:
    """Takes away what is over and stands in nobody's way: expired holds, places of ended sessions, who began what."""

    name = "tidying"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        async def once() -> bool:
            return await _in_transaction(parts, _tidy)

        await keep_working(once, stop, name=self.name, every=TIDY_EVERY_SECONDS)


class Work(Protocol):
    """What is done in one transaction, as a use case is; True where there may be more of it."""

    async def __call__(self, tx: Tx, /, *, now: datetime) -> bool: ...


async def _tidy(tx: Tx, *, now: datetime) -> bool:
    tidied = await claims.tidy(tx, now) + await holds.tidy(tx, now)
    tidied += await sessions.forget_places(tx, last_minute(now) - SHOWN_AFTER_END)
    return tidied + await between.tidy(tx, now - timedelta(days=1)) > 0


async def _in_transaction(parts: WorkerParts, work: Work) -> bool:
    async with transaction(parts.pool) as tx:
        return await work(tx, now=parts.clock.now())


JOBS: Final = (FreeTimeJob(), TidyJob())
