"""The three aims a match run can have, and a greedy one to stand beside them."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from services.matching.domain.assignment.auction import auction
from services.matching.domain.assignment.market import ALONE, Market, Mentors, load, total
from services.matching.domain.assignment.paths import extend
from services.matching.domain.assignment.stable import deferred_acceptance

Objective: TypeAlias = Literal["coverage", "score", "stable"]

EXACT_UP_TO: Final = 20_000
"""So many pairs are solved exactly; more are auctioned."""
STEP: Final = 0.001
"""Of the score with the mentor whom a mentee fits best, in the mean."""


@dataclass(frozen=True)
class Solution:
    """`bound`: no matching has a greater total of points; None where the aim is not the total."""

    matched: Mentors
    bound: float | None = None


def solve(market: Market, objective: Objective, seed: int) -> Solution:
    """Matches the cohort. The seed decides where two are equal, and nothing else."""
    if objective == "stable":
        return Solution(deferred_acceptance(market, seed))
    mentees, mentors = market.size
    best = _exactly if mentees * mentors <= EXACT_UP_TO else _nearly
    return best(market, seed, covering=objective == "coverage")


def greedy(market: Market, seed: int) -> Mentors:
    """The best pair first, then the best of what is left: what people do by hand."""
    shuffled = market.shuffled(seed)
    market = shuffled.market
    matched, left = np.full(market.size[0], ALONE, dtype=np.int64), market.places.copy()
    rows, columns = np.nonzero(market.possible())
    for at in np.argsort(-market.score[rows, columns], kind="stable"):
        row, column = rows[at], columns[at]
        if matched[row] == ALONE and left[column]:
            matched[row] = column
            left[column] -= 1
    return shuffled.restored(matched)


def _exactly(market: Market, seed: int, *, covering: bool) -> Solution:
    """The greatest total; where it is to cover, the most mentees and the greatest total among those."""
    shuffled = market.shuffled(seed)
    nobody = np.full(market.size[0], ALONE, dtype=np.int64)
    best = extend(shuffled.market, nobody, only_gains=True)
    matched = extend(shuffled.market, best, only_gains=False) if covering else best
    return Solution(shuffled.restored(matched), float(total(shuffled.market, best)))


def _nearly(market: Market, seed: int, *, covering: bool) -> Solution:
    """The same, at most `STEP` points a mentee from the best."""
    best = np.where(market.possible(), market.score, 0).max(axis=1)
    sold = auction(market, max(1.0, STEP * float(best.mean())), seed)
    if not covering:
        return Solution(sold.matched, sold.bound)
    prices = np.where(load(market, sold.matched) < market.places, 0, np.rint(sold.prices)).astype(np.int64)
    return Solution(extend(market, sold.matched, prices, only_gains=False), sold.bound)
