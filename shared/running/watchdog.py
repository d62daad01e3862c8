"""Ends a worker that makes no progress, so that its supervisor starts a fresh one."""

import asyncio
import os
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from shared.ground.logs import logger

PATIENCE_SECONDS: Final = 90.0
LOOP_PATIENCE_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 1.0
STOPPED_SECONDS: Final = 10 * LOOK_SECONDS
"""Longer than this between two looks the whole process was stopped, as a machine is that is moved or sleeps, and not a part of it."""
STILL_SECONDS: Final = 5.0
"""Who has moved so lately gets on: a consumer at rest hears from the broker every other second."""
EXIT_CODE: Final = 70

log = logger(__name__)

Probe = Callable[[], Awaitable[bool]]


class NoProgress(Exception):
    """A part of the worker has stood still although everything it needs was reachable."""


@dataclass(frozen=True)
class Watched:
    """A part of the worker. `last_progress` in monotonic seconds; `needs` names probes."""

    name: str
    last_progress: Callable[[], float]
    needs: tuple[str, ...]


@dataclass
class Watchdog:
    """Counts, for each part, only the time in which what it needs was reachable and it made no progress."""

    watched: Callable[[], list[Watched]]
    probes: Mapping[str, Probe]
    patience: float = PATIENCE_SECONDS
    _still: dict[str, float] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        """Watches until `stop`; raises `NoProgress`."""
        looked = time.monotonic()
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
            still = self._needs_of_what_stands_still(looked - STILL_SECONDS)
            reachable = {need: await self.probes[need]() for need in still}
            now = time.monotonic()
            self.look(reachable, looked, now)
            looked = now

    def _needs_of_what_stands_still(self, since: float) -> set[str]:
        """Nobody is asked whether they are there for a part that gets on: mostly that is all of them."""
        return {need for part in self.watched() if part.last_progress() < since for need in part.needs}

    def look(self, reachable: Mapping[str, bool], since: float, now: float) -> None:
        """Adds the time since the last look to every part that stood still, unless nothing could move. Raises `NoProgress`."""
        if now - since > STOPPED_SECONDS:
            return
        for part in self.watched():
            if part.last_progress() >= since:
                self._still[part.name] = 0.0
            elif all(reachable.get(need, False) for need in part.needs):
                self._still[part.name] = self._still.get(part.name, 0.0) + now - since
            if self._still.get(part.name, 0.0) > self.patience:
                raise NoProgress(part.name)


class LoopGuard:
    """A thread that ends the process when the event loop itself stands still: nothing on the loop could say so."""

    def __init__(self, patience: float = LOOP_PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._seen = time.monotonic()
        self._done = threading.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Keeps telling the thread that the loop turns, until `stop`."""
        thread = threading.Thread(target=self._watch, name="loop guard", daemon=True)
        thread.start()
        try:
            while not stop.is_set():
                self._seen = time.monotonic()
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
        finally:
            self._done.set()

    def _watch(self) -> None:
        looked = time.monotonic()
        while not self._done.wait(LOOK_SECONDS):
            now = time.monotonic()
            if now - looked > STOPPED_SECONDS:  # the whole process, not the loop: begin anew
                self._seen = now
            looked = now
            if now - self._seen > self._patience:
                log.critical("the event loop stands still; the worker ends")
                os._exit(EXIT_CODE)
