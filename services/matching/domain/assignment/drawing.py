"""Who gets a place where there are more mentees than places: a draw decides, and scores decide only with whom.

Mentees are asked in the order of the draw, and whoever can still be given a place together with all who were drawn before is
drawn. For the best total that is the greedy basis of a transversal matroid (Edmonds and Fulkerson 1965): nobody who comes later
takes the place of who came before, and as many are drawn as can be matched at all. For a stable matching a mentee is drawn where
deferred acceptance among the drawn leaves nobody of them alone; proposals may come in any order, so one more mentee goes on from
where those before had come to.
"""

import heapq
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Protocol, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import Market
from services.matching.domain.assignment.redrawing import AT_ONCE, Lists, all_matched
from services.matching.domain.assignment.solving import Objective
from services.matching.domain.assignment.stable import NEVER, strict_lists

REDRAWS: Final = 1_000
_TOLD_EVERY: Final = 20

Rows: TypeAlias = Sequence[int]
Flags: TypeAlias = NDArray[np.bool_]
Odds: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Draw:
    """`took_part`: mentees for whom there is an acceptable mentor with a place; `drawn`: those of them who got one; `odds`: in
    what share of redraws each would have, 0..1: shape (n,)."""

    took_part: Flags
    drawn: Flags
    odds: Odds

    def among(self, market: Market) -> Market:
        """The same market, in which nobody else may be matched."""
        return replace(market, acceptable=market.acceptable & self.drawn[:, np.newaxis])


def hold(market: Market, objective: Objective, people: Sequence[UUID], seed: int, told: Callable[[int], None]) -> Draw:
    """Draws, and redraws for the odds; `told` hears how many percent of the redraws are done."""
    took_part: Flags = np.logical_or.reduce(market.possible(), axis=1)
    rows = np.flatnonzero(took_part)
    drawn = np.zeros(len(took_part), dtype=np.bool_)
    places = places_of(market, objective, seed)
    drawn[list(places.drawn(in_order(people, rows, seed)))] = True
    all_drawn = bool(drawn[rows].all())
    return Draw(took_part, drawn, _odds(places, rows, len(took_part), seed, told, all_drawn=all_drawn))


def in_order(people: Sequence[UUID], rows: NDArray[np.int64], seed: int) -> list[int]:
    """The order of the draw. Each has a lot that follows from the seed and their id: who else takes part does not change it."""
    return sorted((int(row) for row in rows), key=lambda row: sha256(b"%d/%b" % (seed, people[row].bytes)).digest())


def _odds(
    places: "Places", rows: NDArray[np.int64], size: int, seed: int, told: Callable[[int], None], *, all_drawn: bool
) -> Odds:
    """The order is drawn anew each time; what decides between equals stays. `all_drawn`: then so are all in any other order."""
    dice, times = np.random.default_rng([seed, REDRAWS]), np.zeros(size, dtype=np.int64)
    if all_drawn:
        times[rows] = REDRAWS
        return times / REDRAWS
    for start in range(0, REDRAWS, AT_ONCE):
        orders = [dice.permutation(rows) for _ in range(min(AT_ONCE, REDRAWS - start))]
        for turn, drawn in enumerate(places.drawn_in_each(orders), start):
            times[drawn] += 1
            if turn % _TOLD_EVERY == 0:
                told(100 * turn // REDRAWS)
    return times / REDRAWS


class Places(Protocol):
    def drawn(self, order: Rows) -> Iterator[int]:
        """Who gets a place, when they are asked in this order."""

    def drawn_in_each(self, orders: Sequence[NDArray[np.int64]]) -> Iterator[list[int]]:
        """The same for each of several orders."""


def places_of(market: Market, objective: Objective, seed: int) -> Places:
    return Stable(market, seed) if objective == "stable" else Matchable(market)


class Matchable:
    """Somebody gets a place where all who have one can still be matched, if need be with somebody else.

    Sets of mentors are whole numbers, a bit a mentor. Mentors whom a search in vain has come by are full for good: whoever
    might leave one of them would only go to another.
    """

    def __init__(self, market: Market) -> None:
        packed = np.packbits(market.possible(), axis=1, bitorder="little")
        self._accepts: Final = [int.from_bytes(row.tobytes(), "little") for row in packed]
        self._places: Final[list[int]] = market.places.tolist()

    def drawn(self, order: Rows) -> Iterator[int]:
        held: list[list[int]] = [[] for _ in self._places]
        free = sum(1 << mentor for mentor, places in enumerate(self._places) if places > 0)
        closed = 0
        for row in order:
            if not free & ~closed:
                return
            seen, came_from, end = self._search(row, held, free, ~closed)
            if end is None:
                closed |= seen
                continue
            if self._settle(row, end, held, came_from):
                free ^= 1 << end
            yield row

    def drawn_in_each(self, orders: Sequence[NDArray[np.int64]]) -> Iterator[list[int]]:
        return (list(self.drawn(order.tolist())) for order in orders)

    def _search(
        self, row: int, held: list[list[int]], free: int, open_: int
    ) -> tuple[int, dict[int, tuple[int, int]], int | None]:
        """The mentors that can be come by; who would move from where to each; and one of them with a free place."""
        seen = self._accepts[row] & open_
        came_from = dict[int, tuple[int, int]]()
        if seen & free:
            return seen, came_from, _lowest(seen & free)
        waiting = list(_each(seen))
        for mentor in waiting:
            for other in held[mentor]:
                new = self._accepts[other] & open_ & ~seen
                seen |= new
                for each in _each(new):
                    came_from[each] = (other, mentor)
                    waiting.append(each)
                if new & free:
                    return seen, came_from, _lowest(new & free)
        return seen, came_from, None

    def _settle(self, row: int, end: int, held: list[list[int]], came_from: dict[int, tuple[int, int]]) -> bool:
        """Everybody on the way moves one further; True where the end is full then."""
        at = end
        while at in came_from:
            other, before = came_from[at]
            held[before].remove(other)
            held[at].append(other)
            at = before
        held[at].append(row)
        return len(held[end]) == self._places[end]


class Stable:
    """Somebody gets a place where all who have one, and they, can be matched without any two who would rather have each other.

    Lists are short arrays and no matrices: a redraw asks for few of their entries, one at a time.
    """

    def __init__(self, market: Market, seed: int) -> None:
        possible = market.possible()
        wishes, liking = strict_lists(market, seed)
        best_first, lengths = np.argsort(-wishes, axis=1), possible.sum(axis=1)
        self._wishes: Final[list[array[int]]] = [
            array("l", row[:length]) for row, length in zip(best_first, lengths, strict=True)
        ]
        self._liking: Final[list[array[int]]] = [array("q", row) for row in liking]
        self._places: Final[list[int]] = np.minimum(market.places, possible.sum(axis=0)).tolist()
        self._lists: Final = Lists(wishes, liking, possible, self._places)

    def drawn_in_each(self, orders: Sequence[NDArray[np.int64]]) -> Iterator[list[int]]:
        """Where the first of an order can all be matched they are drawn, and nobody else; else it is gone through."""
        most = sum(self._places)
        first = [order[:most] for order in orders]
        for order, those, matched in zip(orders, first, all_matched(self._lists, first), strict=True):
            yield those.tolist() if matched else list(self.drawn(order.tolist()))

    def drawn(self, order: Rows) -> Iterator[int]:
        going = _Going([[] for _ in self._places], [NEVER] * len(self._places), [0] * len(self._wishes))
        left = sum(self._places)
        for row in order:
            if not left:
                return
            if self._propose(row, going):
                left -= 1
                yield row

    def _propose(self, row: int, going: "_Going") -> bool:
        """Whoever is refused asks the next; False where somebody comes to the end of their list: then all is as it was."""
        asked, askers = dict[int, tuple[list[tuple[int, int]], int]](), dict[int, int]()
        while True:
            askers.setdefault(row, going.at[row])
            mentor = self._next_open(row, going)
            if mentor is None:
                for each, before in asked.items():
                    going.kept[each], going.least[each] = before
                for each, at in askers.items():
                    going.at[each] = at
                return False
            those = going.kept[mentor]
            asked.setdefault(mentor, (those.copy(), going.least[mentor]))
            liked = self._liking[row][mentor], row
            has_room = len(those) < self._places[mentor]
            if has_room:
                heapq.heappush(those, liked)
            else:
                _, row = heapq.heapreplace(those, liked)
            if len(those) == self._places[mentor]:
                going.least[mentor] = those[0][0]
            if has_room:
                return True

    def _next_open(self, row: int, going: "_Going") -> int | None:
        """The mentor whom they like best of those who would not refuse at once; None at the end of the list."""
        wishes, liking, least = self._wishes[row], self._liking[row], going.least
        for at in range(going.at[row], len(wishes)):
            if liking[wishes[at]] > least[wishes[at]]:
                going.at[row] = at
                return wishes[at]
        return None


@dataclass
class _Going:
    """How far proposals have come: whom each mentor keeps, as a heap by how well they are liked; whom a full one likes no better
    than this is refused; and at which place of their list each mentee is."""

    kept: list[list[tuple[int, int]]]
    least: list[int]
    at: list[int]


def _lowest(mentors: int) -> int:
    return (mentors & -mentors).bit_length() - 1


def _each(mentors: int) -> Iterator[int]:
    while mentors:
        yield _lowest(mentors)
        mentors &= mentors - 1
