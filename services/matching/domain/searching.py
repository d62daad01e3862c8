"""The best of all mentors for one mentee, without scoring everybody.

Nobody scores more than if they spoke a common language fluently and all their hours suited both, nor more than if only the hours did: of
everybody the first is known by a few passes over columns, of some the second, of few the hours too. Each bound is compared with what the
best have at least, as threshold algorithms do (Fagin, Lotem and Naor 2001): the bar is the least that the last of those looked for has, among
all looked at so far, so that whoever is below it by any bound cannot come in any more, and is spared. Bounds only say who need not be
scored: what comes of it is what scoring everybody gives.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.ceilings import Ceilings, Closer, Points
from services.matching.domain.index import Rows, Selection
from services.matching.domain.scoring import Scorer, Scores
from shared.contracts.vocabulary import Side

FIRST: Final = 128
"""So many are looked at first with their hours, to know what the best have at least."""
SOME: Final = 8
"""So many times as many are looked at more closely at first."""
MANY: Final = 128
"""So many times as many are those among whom the best are sought at first: whoever is to be found is nearly always one of them."""
MORE: Final = 8
LEAST: Final = 1.0
"""Whoever is eligible has a higher ceiling."""
_SAMPLED: Final = 4_096

SortKey: TypeAlias = tuple[int, int, int]
"""Points, lowered below nothing, and the two halves of the id: what comes first is smaller."""


class Found(NamedTuple):
    """A mentor's row, and their place in the scores."""

    row: int
    place: int


class Search:
    """For at most `limit` of those who are eligible, by falling points, then by id; after a place in that order."""

    def __init__(
        self, scorer: Scorer, eligible: NDArray[np.bool_], after: SortKey | None, limit: int, *, first: int = FIRST
    ) -> None:
        """`first`: how many are looked at first; makes no difference to what is found."""
        self._scorer: Final = scorer
        self._bounds: Final = Ceilings(scorer)
        self._eligible: Final = eligible
        self._after: Final = after
        self._limit: Final = limit
        self._first: Final = first
        self._bar = 0.0
        self._rows: Rows = np.empty(0, dtype=np.intp)
        self._ceilings: Points = np.empty(0, dtype=np.float32)
        self._floors: Points = np.empty(0, dtype=np.float32)

    def best(self) -> tuple[list[Found], Scores]:
        """Whoever is found, best first, and the scores of all who were scored."""
        ceilings = self._bounds.of_all()
        ceilings *= self._eligible.view(np.uint8)
        for many in self._bands(ceilings, MANY * self._first):
            for some in self._bands(ceilings.take(many), SOME * self._first):
                closer = self._bounds.of(many.take(some))
                for few in self._bands(closer.ceilings, self._first):
                    self._consider(closer, few)
        return self._scored(np.sort(self._rows[self._ceilings >= self._bar]))

    def _bands(self, ceilings: Points, number: int) -> Iterator[Rows]:
        """The places of the highest ceilings down to the bar: about so many first, and all that are left once there is a bar."""
        above = np.float32(np.inf)
        while self._bar < above:
            cut = np.float32(self._bar or _cut(ceilings, number))
            within = ceilings >= cut
            if above < np.inf:
                within &= ceilings < above
            if len(places := np.flatnonzero(within)):
                yield places
            if cut <= max(self._bar, LEAST):
                return
            above, number = cut, number * MORE

    def _consider(self, closer: Closer, places: Rows) -> None:
        """Looks at these with their hours, and raises the bar to what the best have at least."""
        rows, ceilings = closer.rows.take(places), closer.with_hours(places)
        rows, ceilings = rows[ceilings >= self._bar], ceilings[ceilings >= self._bar]
        floors = ceilings - np.float32(self._bounds.slack)
        floors[self._bounds.doubtful(rows)] = 0
        if self._after is not None:  # who may stand before that place is none of those looked for
            floors[ceilings >= -self._after[0]] = 0
        self._rows = np.concatenate([self._rows, rows])
        self._ceilings = np.concatenate([self._ceilings, ceilings])
        self._floors = np.concatenate([self._floors, floors])
        if len(self._floors) >= self._limit:
            self._bar = max(self._bar, float(np.partition(self._floors, -self._limit)[-self._limit]))

    def _scored(self, rows: Rows) -> tuple[list[Found], Scores]:
        index = self._scorer.index
        scores = self._scorer.score(Selection(index, rows))
        high, low = (index.column(name)[rows].tolist() for name in ("high", "low"))
        orders: Iterator[SortKey] = zip((-scores.points).tolist(), high, low, strict=True)
        found = sorted(zip(orders, map(Found, rows.tolist(), range(len(rows))), strict=True))
        behind = (each for order, each in found if self._after is None or order > self._after)
        return [each for each, _ in zip(behind, range(self._limit), strict=False)], scores


def best_of_side(
    scorer: Scorer, side: Side, eligible: NDArray[np.bool_], after: SortKey | None, limit: int
) -> tuple[list[Found], Scores]:
    """The same by the points of one side alone, which nothing bounds: everybody who is eligible is scored."""
    index, rows = scorer.index, np.flatnonzero(eligible)
    scores = scorer.score(Selection(index, rows))
    points, (high, low) = scores.sides[side].totals, (index.column(name)[rows] for name in ("high", "low"))
    places = np.lexsort((low, high, -points)).tolist()
    keys = ((-int(points[place]), int(high[place]), int(low[place])) for place in places)
    behind = (place for place, key in zip(places, keys, strict=True) if after is None or key > after)
    return [Found(int(rows[place]), place) for place, _ in zip(behind, range(limit), strict=False)], scores


def _cut(ceilings: Points, number: int) -> float:
    """A ceiling that about so many reach; `LEAST` for all."""
    step = max(1, len(ceilings) // _SAMPLED)
    sample, wanted = ceilings[::step], number // step + 1
    return max(LEAST, float(np.partition(sample, -wanted)[-wanted])) if wanted < len(sample) else LEAST
