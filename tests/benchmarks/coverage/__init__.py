"""How often the intervals of outcomes contain the truth, over programmes whose true effect is known.

The limit is what an interval of 95 % promises. Beside it: how often there is no interval, and how far off the mean over those
promoted alone is, which leaves out everybody who still waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mentorships.domain.estimates.numbers import CONFIDENCE
from services.mentorships.domain.estimates.showing import Shown, interval_withheld
from services.mentorships.domain.estimates.survival import PROMOTED
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.stage import Stage
from tests.mentorships.estimates.programmes import (
    STATISTICS,
    People,
    estimates_of,
    mentored_means,
    people_of,
    truths,
)

SIZES: Final = (2_000, 200, 40)
_RIGHT: Final = Goal(at_least=0.93 / CONFIDENCE, at_most=0.97 / CONFIDENCE)
_INFORMS: Final = Goal(at_most=1.0, more=True)
_WRONG: Final = Goal(at_least=5.0, more=True)
SMALLEST: Final = 200
"""Programmes below it are there to show how often they get no interval."""


@dataclass(frozen=True)
class Counted:
    """Over all seeds: how often each interval held the truth, of those there were; how many there were not; mean errors in days."""

    right: Sequence[float]
    withheld: float
    error: float
    naive_error: float


def contests(stage: Stage) -> Sequence[Contest]:
    return [_contest(stage.size.seeds, size, even) for size, even in product(SIZES, (True, False))]


def _contest(seeds: int, size: int, even: bool) -> Contest:
    kind = f"{seeds:,} programmes of {size:,} people, {'equal odds' if even else 'unequal odds and shared mentors'}"
    right = STATISTICS if size >= SMALLEST else ()
    figures = [
        *(Figure(f"{kind}: {name}, intervals with the truth", "of all", _RIGHT) for name in right),
        Figure(f"{kind}: without an interval", "of all", _INFORMS),
        Figure(f"{kind}: mean over those promoted alone, off by so much more than ours", "days", _WRONG),
    ]
    return Contest(figures, partial(_programs, seeds, size, even, len(right)), rounds=1)


async def _programs(seeds: int, size: int, even: bool, right: int) -> tuple[Program, Program]:
    counted = count(seeds, size, even=even)

    async def limit() -> Sequence[float]:
        return [*[CONFIDENCE] * right, 0.0, counted.error]

    async def ours() -> Sequence[float]:
        return [*counted.right[:right], counted.withheld, counted.naive_error]

    return limit, ours


def count(seeds: int, size: int, *, even: bool) -> Counted:
    """Makes the programmes, estimates, and looks how often the truth lay within."""
    truth = truths(even=even)
    hits, means, withheld = [], [], 0
    for seed in range(seeds):
        people = people_of(seed, size, even=even)
        if _is_withheld(people):
            withheld += 1
            continue
        found = estimates_of(people, seed, even=even)
        hits.append([found[name].low <= truth[name] <= found[name].high for name in STATISTICS])
        means.append(mentored_means(people))
    right = np.mean(hits, axis=0).tolist() if hits else [0.0] * len(STATISTICS)
    off = abs(np.mean(means, axis=0) - truth["mentored"]).tolist() if means else [0.0, 0.0]
    return Counted(right, withheld / seeds, *off)


def _is_withheld(people: People) -> bool:
    return interval_withheld(_shown(people, people.drawn), _shown(people, ~people.drawn)) is not None


def _shown(people: People, which: NDArray[np.bool_]) -> Shown:
    return Shown(int(which.sum()), int((people.ends[which] == PROMOTED).sum()))
