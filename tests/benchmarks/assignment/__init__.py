"""Whole cohorts matched, against scipy's assignment on the matrix of mentees and single places. Matching only, without scoring.

Each family of cohorts and each number of places a mentee is a contest of its own; each round is another seed, and the spread
beside the median names the worst.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from typing import Any, Final, TypeVar

from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from services.matching.domain.assignment.market import ALONE, Market, total
from services.matching.domain.assignment.solving import solve
from services.matching.domain.assignment.stable import blocking_pairs
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.stage import Stage
from tests.matching.assignment.cohorts import FAMILIES, large
from tests.matching.assignment.judges import best_total, seats_of

T = TypeVar("T")

SEATS: Final = (0.4, 1.0, 1.1)
MENTEES_A_MENTOR: Final = 5


def contests(stage: Stage) -> Sequence[Contest]:
    return [_contest(stage.size.mentees, family, seats) for family in FAMILIES for seats in SEATS]


def _contest(mentees: int, family: str, seats: float) -> Contest:
    mentors = mentees // MENTEES_A_MENTOR
    cohort = f"{mentees:,} x {mentors:,}, {family}, {seats} places a mentee"
    figures = [
        Figure(f"{cohort}: score, time", "s", Goal(at_most=1 / 50)),
        Figure(f"{cohort}: score, total", "points", Goal(at_least=0.998)),
        Figure(f"{cohort}: score, bound over the best total", "points", Goal(at_most=1.002)),
        Figure(f"{cohort}: stable, time", "s", Goal(at_most=1 / 20)),
        Figure(f"{cohort}: stable, blocking pairs", "pairs", Goal(at_most=0, more=True)),
        Figure(f"{cohort}: coverage, matched", "mentees", Goal(at_least=1.0)),
    ]
    return Contest(figures, partial(_programs, mentees, mentors, family, seats))


async def _programs(mentees: int, mentors: int, family: str, seats: float) -> tuple[Program, Program]:
    make = partial(large, family, mentees=mentees, mentors=mentors, seats=seats)
    theirs, own = count(), count()

    async def limit() -> Sequence[float]:
        market = make(next(theirs))
        seconds, best = _timed(lambda: best_total(market))
        return [seconds, best, best, seconds, 0, _most_matched(market)]

    async def ours() -> Sequence[float]:
        seed = next(own)
        market = make(seed)
        seconds, solution = _timed(lambda: solve(market, "score", seed))
        stable_seconds, stable = _timed(lambda: solve(market, "stable", seed).matched)
        covering = solve(market, "coverage", seed).matched
        return [
            *(seconds, total(market, solution.matched), solution.bound or 0.0),
            *(stable_seconds, blocking_pairs(market, stable), int((covering != ALONE).sum())),
        ]

    return limit, ours


def _timed(compute: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    found = compute()
    return time.perf_counter() - began, found


def _most_matched(market: Market) -> int:
    """By scipy's bipartite matching, which knows no points."""
    graph: Any = csr_array(market.acceptable[:, seats_of(market)])
    return int((maximum_bipartite_matching(graph, perm_type="column") != -1).sum())
