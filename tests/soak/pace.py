"""As many acts a second as are wanted, of whoever asks for their turn."""

import asyncio
import random
import time
from collections.abc import Sequence

from tests.faults.load import Act, Load


class Pace:
    """Counts acts and, once there is a rate, lets so many begin in a second; who was held up does not hurry afterwards."""

    def __init__(self) -> None:
        self.acts = 0
        self.rate: float | None = None
        self._next = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the turn of whoever asks at `now`."""
        self.acts += 1
        if self.rate is None:
            return 0.0
        turn = max(self._next, now)
        self._next = turn + 1 / self.rate
        return turn - now

    def paced(self, acts: Sequence[Act]) -> Sequence[Act]:
        """The same acts, each in its turn."""
        return [self._one(act) for act in acts]

    def _one(self, act: Act) -> Act:
        async def in_turn(load: Load, rng: random.Random) -> None:
            await asyncio.sleep(self.wait(time.monotonic()))
            await act(load, rng)

        return in_turn
