"""Looks whether the clocks of zones still go as they went: their rules change with what this machine knows of them."""

import asyncio
import re
import time
import zoneinfo
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from services.notifications.domain.clocks import Rules, clock_of
from services.notifications.store import clocks
from services.notifications.use_cases.sessions import note_clocks, tell_of_clocks
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.one_by_one import Batches
from shared.ground.progress import Part, present_board
from shared.postgres import Tx, transaction

LOOK_EVERY_SECONDS: Final = 3600.0
TELL_EVERY_SECONDS: Final = 1.0
BATCH: Final = 200

_RELEASE: Final = re.compile(r"# version (\d{4}[a-z]+)\n")

log = logger(__name__)


def present_rules(now: datetime) -> Rules:
    """The rules of all zones that lie on this machine now, whatever was read of them before."""
    clocks = {name: clock_of(ZoneInfo.no_cache(name), now) for name in available_timezones()}
    return Rules(_present_release(), clocks)


def _present_release() -> str:
    """Of the folder that zones are read from: the first that has any. Not every system says which release it has."""
    for folder in (*map(Path, zoneinfo.TZPATH), files("tzdata").joinpath("zoneinfo")):
        if folder.joinpath("UTC").is_file():
            source = folder.joinpath("tzdata.zi")
            said = _RELEASE.match(source.read_text("utf-8")) if source.is_file() else None
            return "" if said is None else said[1]
    return ""


def _owed(parts: WorkerParts, part: Part | None = None) -> Batches[clocks.Clocks]:
    """The sessions of which is to be told, each for itself where they can't be told of together."""

    async def take(tx: Tx, only: UUID | None) -> dict[UUID, clocks.Clocks]:
        return await clocks.take_owed(tx, BATCH) if only is None else await clocks.take_one_owed(tx, only)

    async def tell(tx: Tx, owed: Mapping[UUID, clocks.Clocks]) -> None:
        await tell_of_clocks(tx, owed, now=parts.clock.now())

    return Batches(parts, clocks.WORK, take, tell, part, looks=clocks.ANY_OWED)


class ClockWatch:
    """Tells, once for each change of a zone's rules, of sessions whose wall clock it moves.

    It looks at once, since new rules mostly come with a new image. While images with two releases of the rules run side
    by side, the newer one alone has a say.
    """

    name = clocks.WORK

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        looked = -LOOK_EVERY_SECONDS
        with present_board().part(self.name) as part:
            owed = _owed(parts, part)

            async def once() -> bool:
                nonlocal looked
                if time.monotonic() - looked > LOOK_EVERY_SECONDS:
                    await self._note(parts)
                    looked = time.monotonic()
                return await owed.work() > 0

            await keep_working(once, stop, name=self.name, every=TELL_EVERY_SECONDS, part=part)

    async def look(self, parts: WorkerParts) -> None:
        """Once."""
        await self._note(parts)
        owed = _owed(parts)
        while await owed.work():
            pass

    async def _note(self, parts: WorkerParts) -> None:
        now = parts.clock.now()
        present = await asyncio.to_thread(present_rules, now)
        async with transaction(parts.pool) as tx:
            changed = await note_clocks(tx, present, now=now)
            ZoneInfo.clear_cache(only_keys=changed)  # the letters that say so go by the new rules
        if changed:
            log.info("clocks go otherwise than they did", zones=sorted(changed))
