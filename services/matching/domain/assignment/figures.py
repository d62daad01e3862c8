"""What a matching is worth, in numbers that can be compared."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import ALONE, Market, Mentors, load, total
from services.matching.domain.assignment.stable import blocking_pairs
from services.matching.domain.scoring import POINTS


@dataclass(frozen=True)
class Figures:
    """`total`, `mean`, `worst`: combined scores, 0..1 each; `gap`: how much more the total could be at most, as a share of it.

    `blocking_pairs`: acceptable pairs who would both rather have each other. `envious`: mentees who would rather have the
    mentor that somebody else has. `gini`: of the mentors' shares of their places that are taken, 0 (all alike) to 1.
    `load`: how many of the mentors get no mentee, one, two …; `spread`: how many pairs score within each tenth.
    """

    mentees: int
    matched: int
    total: float
    mean: float | None
    worst: float | None
    gap: float | None
    blocking_pairs: int
    envious: int
    gini: float
    mentors: int
    mentors_full: int
    mentors_without: int
    load: tuple[int, ...] = ()
    spread: tuple[int, ...] = ()


def figures_of(market: Market, matched: Mentors, bound: float | None) -> Figures:
    rows = np.flatnonzero(matched != ALONE)
    scores, points = market.score[rows, matched[rows]], total(market, matched)
    taken, able = load(market, matched), market.places > 0
    return Figures(
        mentees=market.size[0],
        matched=len(rows),
        total=points / POINTS,
        mean=float(scores.mean()) / POINTS if rows.size else None,
        worst=int(scores.min()) / POINTS if rows.size else None,
        gap=max(0.0, bound / points - 1) if bound is not None and points else None,
        blocking_pairs=blocking_pairs(market, matched),
        envious=_envious(market, matched, taken),
        gini=gini(taken[able] / market.places[able]),
        mentors=int(able.sum()),
        mentors_full=int((taken[able] >= market.places[able]).sum()),
        mentors_without=int((taken[able] == 0).sum()),
        load=tuple(np.bincount(taken[able]).tolist()),
        spread=tuple(np.bincount(np.minimum(scores * 10 // POINTS, 9), minlength=10).tolist()),
    )


def gini(shares: NDArray[np.float64]) -> float:
    """Half the mean difference of all pairs, as a share of the mean: 0 where all are alike (or nothing is there)."""
    if not shares.size or not shares.sum():
        return 0.0
    ordered, ranks = np.sort(shares), np.arange(1, len(shares) + 1)
    return float((2 * ranks - len(shares) - 1) @ ordered / (len(shares) * ordered.sum()))


def _envious(market: Market, matched: Mentors, taken: NDArray[np.int64]) -> int:
    own = np.full(market.size[0], -1, dtype=np.int64)
    rows = np.flatnonzero(matched != ALONE)
    own[rows] = market.mentee[rows, matched[rows]]
    rather = (market.mentee > own[:, np.newaxis]) & market.possible() & (taken > 0)
    return int(rather.any(axis=1).sum())
