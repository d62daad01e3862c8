"""Looks whether the clocks of zones still go as they went: their rules change with what this machine knows of them."""

import asyncio
import re
import zoneinfo
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from services.notifications.domain.clocks import Rules, clock_of
from services.notifications.use_cases.sessions import tell_of_clocks
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.postgres import transaction

LOOK_EVERY_SECONDS: Final = 3600.0

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


class ClockWatch:
    """Tells, once for each change of a zone's rules, of sessions whose wall clock it moves.

    It looks at once, since new rules mostly come with a new image. While images with two releases of the rules run side
    by side, the newer one alone has a say.
    """

    name = "clocks"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        async def once() -> bool:
            await self.look(parts)
            return False

        await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS)

    async def look(self, parts: WorkerParts) -> None:
        """Once."""
        now = parts.clock.now()
        present = await asyncio.to_thread(present_rules, now)
        async with transaction(parts.pool) as tx:
            changed = await tell_of_clocks(tx, present, now=now)
            ZoneInfo.clear_cache(only_keys=changed)  # the letters that say so go by the new rules
        if changed:
            log.info("clocks go otherwise than they did", zones=sorted(changed))
