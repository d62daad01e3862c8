"""Waiting for a fact about other processes, which set no event of ours."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from deploy.local.trouble import Trouble

LOGS: Final = "The logs lie in .mentoring/cluster/run."


async def until(
    what: str,
    within: float,
    holds: Callable[[], Awaitable[bool]],
    *,
    every: float = 0.2,
    told: Callable[[], Awaitable[str]] | None = None,
) -> float:
    """Seconds that it took. Raises `Trouble` where it takes longer than `within` seconds, with what `told` says then."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(within):
            while not await holds():  # noqa: ASYNC110 — another process sets no event of ours
                await asyncio.sleep(every)
    except TimeoutError:
        more = "" if told is None else f":\n{await told()}"
        raise Trouble(f"{what}: not within {within:.0f} s{more}", LOGS) from None
    return time.monotonic() - began
