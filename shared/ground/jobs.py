"""Work that goes on until it is told to stop, and the one loop in which it waits out what is away."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Final, Protocol

from shared.clock import Clock
from shared.ground.faults import code_of
from shared.ground.progress import Part, present_board
from shared.ground.settings import ServiceSettings
from shared.postgres import Pool, Trouble, trouble_of

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 5.0
LONGEST_PAUSE_OF_WHAT_IS_WRONG: Final = 60.0
STEP_SECONDS: Final = 60.0


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
    endless: bool = False,
    part: Part | None = None,
    judge: Callable[[BaseException], Trouble] = trouble_of,
    first_pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
    when_failed: Callable[[Exception], Awaitable[None]] | None = None,
) -> None:
    """Calls `once` until `stop`: at once again while it says True, else after `every` seconds.

    Whatever it raises, and a call of longer than `STEP_SECONDS` without a turn that is not `endless`, costs this part a pause and no other anything:
    what is away is waited out with pauses that grow from `first_pause` to `longest_pause` seconds, what is wrong with
    pauses up to `LONGEST_PAUSE_OF_WHAT_IS_WRONG`, and after each `when_failed` is told. How it gets on stands on the
    process's board (see `shared.ground.progress`): as `part`, where `once` notes some of it itself.
    """
    pause = first_pause
    with nullcontext(part) if part is not None else present_board().part(name) as own:
        while not stop.is_set():
            try:
                with own.at_work():
                    more = True
                    while more and not stop.is_set():
                        async with own.within(None if endless else STEP_SECONDS):
                            await code_of(name)
                            more = await once()
                        own.gets_somewhere()
                        pause = first_pause
                await wait(stop, every)
            except Exception as error:  # noqa: BLE001 — the outermost loop of a part
                own.fails(error, judge(error))
                if when_failed is not None:
                    await when_failed(error)
                await wait(stop, pause)
                wrong = judge(error) is Trouble.WRONG
                pause = min(pause * 2, LONGEST_PAUSE_OF_WHAT_IS_WRONG if wrong else longest_pause)


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Until `event` is set, at most this many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):  # `wait_for` makes a task of each call, in Python 3.11
            await event.wait()
