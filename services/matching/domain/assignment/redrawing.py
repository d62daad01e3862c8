"""Whether whole orders of a draw can be matched stably, many orders at once.

With more mentees nobody of those before gets a mentor they like better (Gale and Sotomayor 1985), so whoever is matched among many is
matched among fewer: where deferred acceptance of the first of an order, as many as there are places, leaves nobody alone, these are drawn,
whatever came before whom. Only orders in which somebody stays alone need be gone through one mentee at a time.

Who proposes when makes no difference, so that of all orders everybody who is free proposes in one step, to one mentor each; of two who
propose to the same one of an order, one waits a step.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Flags: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]
Ranks: TypeAlias = NDArray[np.int32]

AT_ONCE: Final = 200
_WINDOW: Final = 16
_NOBODY: Final = np.int32(2**31 - 1)
"""The rank of who may not be matched; likewise the worst that a mentor takes who has room."""


class Lists:
    """Everybody's list, best first, as ranks: `wishes[row]` are mentors, `ranks[row]` the row's own place on each of their lists."""

    def __init__(
        self, wishes: NDArray[np.int64], liking: NDArray[np.int64], possible: Flags, places: Sequence[int]
    ) -> None:
        """`wishes`, `liking`: higher is better, nobody likes two equally: shape (n, m); `places`: (m,)."""
        self.rows, self.mentors = possible.shape
        best_first = np.argsort(-wishes, axis=1)
        order = np.argsort(-liking, axis=0)
        rank = np.empty(liking.shape, dtype=np.int32)
        np.put_along_axis(rank, order, np.arange(self.rows, dtype=np.int32)[:, np.newaxis], axis=0)
        own = np.take_along_axis(np.where(possible, rank, _NOBODY), best_first, axis=1)
        behind = ((0, 0), (0, _WINDOW))
        self.wishes: Final = np.pad(best_first.astype(np.int32), behind).ravel()
        self.ranks: Final = np.pad(own, behind, constant_values=_NOBODY).ravel()
        self.width: Final = self.mentors + _WINDOW
        self.places: Final = np.asarray(places, dtype=np.intp)
        self.lengths: Final = possible.sum(axis=1)


def all_matched(lists: Lists, orders: Sequence[NDArray[np.intp]]) -> Flags:
    """For each of these sets of mentees whether they can be matched stably with nobody of them alone: shape (d,)."""
    return _Rounds(lists, orders).run()


class _Rounds:
    """Deferred acceptance of several sets. What a set has of a mentor stands at set × mentors + mentor."""

    def __init__(self, lists: Lists, sets: Sequence[NDArray[np.intp]]) -> None:
        self._lists: Final = lists
        self._number: Final = len(sets)
        self._alive: Final = np.ones(self._number, dtype=np.bool_)
        self._at: Final = np.zeros((self._number, lists.rows), dtype=np.int32)
        self._worst: Final = np.full(self._number * lists.mentors, _NOBODY, dtype=np.int32)
        self._worst.reshape(self._number, -1)[:, lists.places == 0] = -1
        self._count: Final = np.zeros(self._number * lists.mentors, dtype=np.intp)
        self._waits: Final = np.zeros(self._number * lists.mentors, dtype=np.intp)
        most = int(lists.places.max(initial=1))
        self._kept_ranks: Final = np.full((self._number * lists.mentors, most), -1, dtype=np.int32)
        self._kept_rows: Final = np.zeros((self._number * lists.mentors, most), dtype=np.int32)
        self._set = np.repeat(np.arange(self._number), [len(each) for each in sets])
        self._row = np.concatenate([np.asarray(each, dtype=np.intp) for each in sets])

    def run(self) -> Flags:
        while self._row.size:
            wish = self._next_open()
            going_on = self._alive[self._set]
            self._set, self._row, wish = self._set[going_on], self._row[going_on], wish[going_on]
            self._propose(wish)
        return self._alive

    def _next_open(self) -> Places:
        """Where on the lists each who is free finds whom they like best of those who would take them; a set in which somebody finds
        nobody is over."""
        at, window = self._at[self._set, self._row].astype(np.intp), np.arange(_WINDOW)
        looking = np.arange(len(at))
        while looking.size:
            own, row = self._set[looking], self._row[looking]
            places = (row * self._lists.width + at[looking])[:, np.newaxis] + window
            mentors = self._lists.wishes.take(places)
            takes = self._lists.ranks.take(places) < self._worst.take(
                mentors + (own * self._lists.mentors)[:, np.newaxis]
            )
            first = takes.argmax(axis=1)
            found = takes[np.arange(len(first)), first]
            at[looking] += np.where(found, first, _WINDOW)
            at_end = at[looking] >= self._lists.lengths[row]
            self._alive[own[~found & at_end]] = False
            looking = looking[~found & ~at_end]
        self._at[self._set, self._row] = at
        wish: Places = self._row * self._lists.width + at
        return wish

    def _propose(self, wish: Places) -> None:
        """Each proposes, but for those whose mentor hears somebody else now; whoever is refused is free again."""
        asked = self._set * self._lists.mentors + self._lists.wishes.take(wish)
        turn = np.arange(len(asked))
        self._waits[asked] = turn
        heard = self._waits[asked] == turn
        own, row, asked, rank = self._set[heard], self._row[heard], asked[heard], self._lists.ranks.take(wish[heard])
        count, places = self._count[asked], self._lists.places[asked % self._lists.mentors]
        has_room = count < places
        kept = self._kept_ranks[asked]
        slot = np.where(has_room, count, kept.argmax(axis=1))
        refused = self._kept_rows[asked, slot][~has_room]
        kept[np.arange(len(slot)), slot] = rank
        self._kept_ranks[asked, slot] = rank
        self._kept_rows[asked, slot] = row
        self._count[asked] += has_room
        full = self._count[asked] == places
        self._worst[asked[full]] = kept[full].max(axis=1)
        self._set = np.concatenate([self._set[~heard], own[~has_room]])
        self._row = np.concatenate([self._row[~heard], refused.astype(np.intp)])
