"""Whoever ended up with nobody goes first: as if a pair with them were worth more than any other one."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import ALONE, Market, Mentors
from services.matching.domain.assignment.solving import Objective, Solution, solve
from services.matching.domain.scoring import POINTS

AHEAD: Final = POINTS + 1
"""More than any pair scores: nobody of them stays alone while somebody else has a place that they could take."""


def solve_urged(market: Market, first: NDArray[np.bool_], objective: Objective, seed: int) -> Solution:
    """Matches the cohort; `first`: who goes first, shape (n,).

    Where the aim is stable they win where a mentor likes two alike, and nothing else. The bound is on the total of matchings in
    which as many of them are matched.
    """
    if not first.any():
        return solve(market, objective, seed)
    if objective == "stable":
        return solve(replace(market, mentor=market.mentor * 2 + first[:, np.newaxis]), objective, seed)
    ahead = np.where(first, AHEAD, 0)[:, np.newaxis]
    found = solve(replace(market, score=market.score + ahead), objective, seed)
    lift = AHEAD * _matched(first, found.matched)
    return replace(found, bound=None if found.bound is None else found.bound - lift)


def _matched(first: NDArray[np.bool_], matched: Mentors) -> int:
    return int((first & (matched != ALONE)).sum())
