"""Something with `run(stop)`, going on while a block lasts."""

import asyncio
from typing import Any, Protocol


class Runs(Protocol):
    async def run(self, stop: asyncio.Event) -> Any: ...


class Running:
    """Stops it, and waits for its end, when the block ends."""

    def __init__(self, what: Runs) -> None:
        self._what = what
        self._stop = asyncio.Event()

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._what.run(self._stop))

    async def __aexit__(self, *_: object) -> None:
        self._stop.set()
        await asyncio.wait_for(self._task, 30)
