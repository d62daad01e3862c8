"""Work that goes on until it is told to stop, and the one loop in which it waits out what is away."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

from shared.clock import Clock
from shared.ground.logs import logger
from shared.ground.settings import ServiceSettings
from shared.postgres import Pool, is_away

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 5.0

log = logger(__name__)


@dataclass(frozen=True)
class WorkerParts:
    """What a job works with."""

    service: str
    settings: ServiceSettings
    pool: Pool
    clock: Clock
    wake_relay: Callable[[], None] = lambda: None


class Job(Protocol):
    """Work that goes on all the time beside consumers and timers; it waits out what is away by itself."""

    @property
    def name(self) -> str: ...

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None: ...


async def keep_working(
    once: Callable[[], Awaitable[bool]],
    stop: asyncio.Event,
    *,
    name: str,
    every: float,
    away: Callable[[BaseException], bool] = is_away,
    first_pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
    when_away: Callable[[Exception], Awaitable[None]] | None = None,
) -> None:
    """Calls `once` until `stop`: at once again while it says True, else after `every` seconds.

    What is only `away` is waited out with pauses that grow from `first_pause` to `longest_pause` seconds, `when_away`
    is told of each; everything else is raised.
    """
    pause = first_pause
    while not stop.is_set():
        try:
            while not stop.is_set() and await once():
                pause = first_pause
            pause = first_pause
            await wait(stop, every)
        except Exception as error:
            if not away(error):
                raise
            log.warning("waits for what is away", part=name, reason=type(error).__name__)
            if when_away is not None:
                await when_away(error)
            await wait(stop, pause)
            pause = min(pause * 2, longest_pause)


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Until `event` is set, at most this many seconds."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
