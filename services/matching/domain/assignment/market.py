"""A cohort as numbers: what each of a pair thinks of the other, who is no match at all, and how many places there are."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.int64]
Mentors: TypeAlias = NDArray[np.int64]
"""For each mentee the mentor they are matched with, by column, or `ALONE`: shape (n,)."""

ALONE: Final = -1


@dataclass(frozen=True)
class Market:
    """`mentee`, `mentor`: what each side scores the pair, `score`: both combined, `acceptable`: shape (n, m); `places`: (m,).

    A pair that is not acceptable is never matched, even if someone stays alone.
    """

    mentee: Points
    mentor: Points
    score: Points
    acceptable: NDArray[np.bool_]
    places: NDArray[np.int64]

    @property
    def size(self) -> tuple[int, int]:
        """Mentees and mentors."""
        return self.score.shape[0], self.score.shape[1]

    def possible(self) -> NDArray[np.bool_]:
        """Which pairs may be matched: acceptable, with a mentor who has a place: shape (n, m)."""
        return self.acceptable & (self.places > 0)

    def shuffled(self, seed: int) -> "Shuffled":
        """The same market in an order that only the seed decides: what comes first where two are equal."""
        dice = np.random.default_rng(seed)
        rows, columns = (dice.permutation(length) for length in self.size)
        cross = np.ix_(rows, columns)
        market = Market(
            self.mentee[cross], self.mentor[cross], self.score[cross], self.acceptable[cross], self.places[columns]
        )
        return Shuffled(market, rows, columns)


@dataclass(frozen=True)
class Shuffled:
    """A market in another order, and what stood where before."""

    market: Market
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]

    def restored(self, matched: Mentors) -> Mentors:
        """The same matching in the order of the market that was shuffled."""
        back = np.full(len(matched), ALONE, dtype=np.int64)
        is_matched = matched != ALONE
        back[self.rows[is_matched]] = self.columns[matched[is_matched]]
        return back


def total(market: Market, matched: Mentors) -> int:
    """The combined points of all who are matched."""
    rows = np.flatnonzero(matched != ALONE)
    return int(market.score[rows, matched[rows]].sum())


def load(market: Market, matched: Mentors) -> NDArray[np.int64]:
    """How many mentees each mentor has: shape (m,)."""
    return np.bincount(matched[matched != ALONE], minlength=market.size[1])
