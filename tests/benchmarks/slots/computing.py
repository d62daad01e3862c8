"""Computing a month of slots, against a bare loop over minutes."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.slots.month import DAYS, HOURS, SESSIONS, SLOTS, bare_month, our_month, sessions
from tests.benchmarks.stage import Stage

COMPUTING: Final = Figure(f"a month of {SLOTS} slots: compute", "ms", Goal(at_most=2.0))


def contest(stage: Stage) -> Contest:
    """Both find the same slots."""
    return Contest([COMPUTING], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    busy = sessions(SESSIONS, DAYS)
    found = bare_month(busy, DAYS)
    if len(found) != SLOTS or our_month(HOURS, busy, DAYS) != found:
        raise RuntimeError("the limit and ours do not find the same")

    async def limit() -> Sequence[float]:
        return [_milliseconds(lambda: bare_month(busy, DAYS), stage.size.seconds)]

    async def ours() -> Sequence[float]:
        return [_milliseconds(lambda: our_month(HOURS, busy, DAYS), stage.size.seconds)]

    return limit, ours


def _milliseconds(compute: Callable[[], Any], seconds: float) -> float:
    """Of one run; of the fastest of many batches, since the machine does other things too."""
    batch, best = 50, float("inf")
    ends = time.perf_counter() + seconds / 5
    while time.perf_counter() < ends:
        began = time.perf_counter()
        for _ in range(batch):
            compute()
        best = min(best, (time.perf_counter() - began) / batch)
    return best * 1000
