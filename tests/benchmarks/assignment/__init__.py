"""Whole cohorts matched, against scipy's assignment on the matrix of mentees and single places, and OR-Tools' flow beside it. Matching
only, without scoring; then whole runs of growing cohorts, scoring included.

Each family of cohorts and each number of places a mentee is a contest of its own; each round is another seed, and the worst counts.
Processor time is measured: none of these uses more than one core.
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
from tests.benchmarks.assignment.whole_runs import whole_run
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.stage import Stage
from tests.matching.assignment.cohorts import FAMILIES, large
from tests.matching.assignment.judges import best_flow, best_total, seats_of

T = TypeVar("T")

SEATS: Final = (0.4, 1.0, 1.1)
MENTEES_A_MENTOR: Final = 5
PARTS: Final = 10
"""Whole runs are done of so many sizes, the largest as large as what is matched."""


def contests(stage: Stage) -> Sequence[Contest]:
    mentees = stage.size.mentees
    return [
        *(_contest(mentees, family, seats) for family in FAMILIES for seats in SEATS),
        *(_beside_flow(mentees, family) for family in FAMILIES),
        *(whole_run(mentees * part // PARTS) for part in range(1, PARTS + 1)),
    ]


def _contest(mentees: int, family: str, seats: float) -> Contest:
    mentors = mentees // MENTEES_A_MENTOR
    cohort = f"{mentees:,} x {mentors:,}, {family}, {seats} places a mentee"
    figures = [
        Figure(f"{cohort}: score, time", "s", Goal(at_most=1 / 50), worst=True),
        Figure(f"{cohort}: score, total", "points", Goal(at_least=0.998), worst=True),
        Figure(f"{cohort}: score, bound over the best total", "points", Goal(at_most=1.002), worst=True),
        Figure(f"{cohort}: stable, time", "s", Goal(at_most=1 / 20), worst=True),
        Figure(f"{cohort}: stable, blocking pairs", "pairs", Goal(at_most=0, more=True), worst=True),
        Figure(f"{cohort}: coverage, matched", "mentees", Goal(at_least=1.0), worst=True),
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


def _beside_flow(mentees: int, family: str) -> Contest:
    """One seed, with a place for each."""
    mentors = mentees // MENTEES_A_MENTOR
    cohort = f"{mentees:,} x {mentors:,}, {family}, 1.0 places a mentee, beside OR-Tools' flow"
    figures = [
        Figure(f"{cohort}: score, time", "s", Goal(at_most=1.0)),
        Figure(f"{cohort}: score, total", "points", Goal(at_least=0.998)),
    ]
    return Contest(figures, partial(_flow_programs, mentees, mentors, family), rounds=1)


async def _flow_programs(mentees: int, mentors: int, family: str) -> tuple[Program, Program]:
    market = large(family, 0, mentees=mentees, mentors=mentors, seats=1.0)

    async def limit() -> Sequence[float]:
        return list(_timed(lambda: best_flow(market)))

    async def ours() -> Sequence[float]:
        seconds, solution = _timed(lambda: solve(market, "score", 0))
        return [seconds, total(market, solution.matched)]

    return limit, ours


def _timed(compute: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    found = compute()
    return time.process_time() - began, found


def _most_matched(market: Market) -> int:
    """By scipy's bipartite matching, which knows no points."""
    graph: Any = csr_array(market.acceptable[:, seats_of(market)])
    return int((maximum_bipartite_matching(graph, perm_type="column") != -1).sum())
