"""Heavy work of a worker in a process of its own: in the worker's event loop it would cost it its consumer groups.

The child says how many percent are done on its standard output, a line each, and keeps what comes of it by itself.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

HEARD_EVERY_SECONDS: Final = 1.0
LESS_URGENT: Final = 10
_STEP: Final = 5
"""Percent between two lines: whoever reads them asks the database each time."""
_ROOT: Final = Path(__file__).parents[2]


async def follow_child(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    keep_on: Callable[[int], Awaitable[bool]],
    stop: asyncio.Event,
    turns: Callable[[], None],
) -> int | None:
    """Runs `python -m module` until it ends, `keep_on` (told how far it is) says no, or we stop; its exit code, None where it was ended.

    `turns` hears each time that it still runs.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdout=asyncio.subprocess.PIPE,
        cwd=_ROOT,
        env={**os.environ, **environment},
    )
    try:
        await _follow(child, keep_on, stop, turns)
        return child.returncode
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def _follow(
    child: asyncio.subprocess.Process,
    keep_on: Callable[[int], Awaitable[bool]],
    stop: asyncio.Event,
    turns: Callable[[], None],
) -> None:
    assert child.stdout is not None
    progress = 0
    while not stop.is_set():
        turns()
        with suppress(TimeoutError):
            if not (line := await asyncio.wait_for(child.stdout.readline(), HEARD_EVERY_SECONDS)):
                await child.wait()
                return
            progress = int(line)
        if not await keep_on(progress):
            return


def telling() -> Callable[[int], None]:
    """For the child: says how far it is, in steps."""
    told = -_STEP

    def tell(percent: int) -> None:
        nonlocal told
        if percent >= told + _STEP:
            told = percent
            sys.stdout.write(f"{percent}\n")
            sys.stdout.flush()

    return tell


def be_less_urgent() -> None:
    """For the child: everybody else goes first."""
    os.nice(LESS_URGENT)
