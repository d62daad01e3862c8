"""Whether the parts of a process get anywhere: noted by themselves, told by readiness, metrics and the watchdog."""

import asyncio
import time
import traceback
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Final

from shared.ground import metrics
from shared.ground.logs import logger
from shared.postgres import Trouble

NAMED_AFTER: Final = 30.0
"""So long a part may fail before readiness names it: most outages are over by then."""
STACK_AGAIN_AFTER: Final = 300.0

log = logger(__name__)


def places_of(error: BaseException) -> list[str]:
    """Where an error came through, and what caused it. Texts are left out: they may quote a row or what was sent."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < 40:
        frames = traceback.extract_tb(cause.__traceback__)[-12:]
        found += [type(cause).__name__, *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
        cause = cause.__cause__
    return found


class Part:
    """A part that works all the time. It turns whenever an attempt ends, and gets somewhere when one succeeds.

    `needs` names what must be reachable before standing still is its own fault.
    """

    def __init__(self, service: str, name: str, needs: Sequence[str] = ("postgres",)) -> None:
        self.name = name
        self.needs = tuple(needs)
        self._service = service
        self._working = False
        self._turned = time.monotonic()
        self._failing_since: float | None = None
        self._reason = ""
        self._told: tuple[str, float] = "", 0.0
        self._extend: Callable[[], None] = lambda: None

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Outside of this it rests, and rest is no standing still."""
        self._working = True
        self.turns()
        try:
            yield
        finally:
            self._working = False
            self.turns()

    @asynccontextmanager
    async def within(self, seconds: float | None) -> AsyncIterator[None]:
        """Raises `TimeoutError` when this takes so long without a turn; None: for ever."""
        async with asyncio.timeout(seconds) as limit:
            if seconds is not None:
                self._extend = partial(_give_more, limit, seconds)
            try:
                yield
            finally:
                self._extend = lambda: None

    def turns(self) -> None:
        """An attempt has ended, or one step of a long one."""
        self._turned = time.monotonic()
        self._extend()

    def gets_somewhere(self) -> None:
        """An attempt has succeeded; what failed before is over."""
        self.turns()
        self._failing_since, self._reason = None, ""

    def fails(self, error: BaseException, trouble: Trouble) -> None:
        """An attempt has failed by this one's fault. Its stack is logged once for each reason, and again while it lasts."""
        self.turns()
        now = time.monotonic()
        if self._failing_since is None:
            self._failing_since = now
        self._reason = type(error).__name__
        metrics.FAILURES.labels(self._service, self.name, trouble.value).inc()
        if trouble in {Trouble.GONE, Trouble.BUSY} and now - self._failing_since < NAMED_AFTER:
            log.warning("waits for what is away", part=self.name, reason=self._reason)
        elif self._told[0] != self._reason or now - self._told[1] > STACK_AGAIN_AFTER:
            log.error("fails", part=self.name, reason=self._reason, trouble=trouble.value, at=places_of(error))
            self._told = self._reason, now

    def last_step(self) -> float:
        """When it last turned (monotonic seconds)."""
        return self._turned

    def last_sign(self) -> float:
        """When it last turned; now, while it rests."""
        return self._turned if self._working else time.monotonic()

    def nowhere_for(self) -> float:
        """Seconds in which every attempt has failed; 0 when the last one did not."""
        return 0.0 if self._failing_since is None else time.monotonic() - self._failing_since

    def __str__(self) -> str:
        return f"{self.name} gets nowhere: {self._reason}"


def _give_more(limit: asyncio.Timeout, seconds: float) -> None:
    if not limit.expired():
        limit.reschedule(asyncio.get_running_loop().time() + seconds)


class Board:
    """All parts of one process."""

    def __init__(self, service: str = "unknown") -> None:
        self._service = service
        self._parts: list[Part] = []

    @property
    def parts(self) -> Sequence[Part]:
        return tuple(self._parts)

    @contextmanager
    def part(self, name: str, needs: Sequence[str] = ("postgres",)) -> Iterator[Part]:
        """A new part, on the board for as long as this lasts."""
        part = Part(self._service, name, needs)
        with self.showing([part]):
            yield part

    @contextmanager
    def showing(self, parts: Sequence[Part]) -> Iterator[None]:
        """These are on the board for as long as this lasts."""
        self._parts += parts
        try:
            yield
        finally:
            self._parts = [each for each in self._parts if each not in parts]

    def nowhere(self, longer_than: float = NAMED_AFTER) -> list[str]:
        """What has got nowhere for too long, each with its reason."""
        return [str(part) for part in self._parts if part.nowhere_for() > longer_than]

    def measure(self) -> None:
        """Shows for how long each part has got nowhere."""
        for part in self._parts:
            metrics.STANDS_STILL.labels(self._service, part.name).set(part.nowhere_for())


_present: ContextVar[Board | None] = ContextVar("board", default=None)


def show_on(board: Board) -> None:
    """From now on the loops of this task, and of those that it starts, are parts of this board."""
    _present.set(board)


def present_board() -> Board:
    """The board of whoever started this; one that nobody looks at, where nobody did."""
    return _present.get() or Board()
