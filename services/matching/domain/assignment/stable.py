"""Matchings in which no two would both rather have each other.

Deferred acceptance (Gale and Shapley 1962) with places: mentees propose in the order of their own side's points, mentors keep
the best by theirs. Where points are equal, one lottery of mentors and one of mentees decide: lists are strict. A mentee passes over
mentors who would refuse at once; who proposes when makes no difference to what comes of it.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import ALONE, Market, Mentors, Points, load

NEVER: Final = -1


def deferred_acceptance(market: Market, seed: int) -> Mentors:
    """The stable matching that is best for every mentee."""
    mentees, mentors = market.size
    matched = np.full(mentees, ALONE, dtype=np.int64)
    possible = market.possible()
    if not possible.any():
        return matched
    wishes, liking = strict_lists(market, seed)
    least = np.full(mentors, NEVER, dtype=np.int64)  # whom a full mentor likes no better than this is refused
    free = np.flatnonzero(possible.any(axis=1))
    while free.size:
        open_to = np.where(liking[free] > least, wishes[free], NEVER)
        chosen = open_to.argmax(axis=1)
        able = open_to[np.arange(len(free)), chosen] > NEVER
        proposing, chosen = free[able], chosen[able]
        matched[proposing] = chosen
        free = _refused(market, matched, liking, least, np.unique(chosen))
        matched[free] = ALONE
    return matched


def strict_lists(market: Market, seed: int) -> tuple[Points, Points]:
    """What mentees think of mentors (`NEVER` where the two may not be matched), and mentors of mentees: nobody likes two equally."""
    mentees, mentors = market.size
    dice = np.random.default_rng(seed)
    wishes: Points = np.where(market.possible(), market.mentee * mentors + dice.permutation(mentors), NEVER)
    liking: Points = market.mentor * mentees + dice.permutation(mentees)[:, np.newaxis]
    return wishes, liking


def blocking_pairs(market: Market, matched: Mentors) -> int:
    """How many acceptable pairs would both strictly rather have each other, by points: 0 where the matching is stable."""
    mentees, mentors = market.size
    rows = np.flatnonzero(matched != ALONE)
    own = np.full(mentees, NEVER, dtype=np.int64)
    own[rows] = market.mentee[rows, matched[rows]]
    worst = np.full(mentors, np.iinfo(np.int64).max)
    np.minimum.at(worst, matched[rows], market.mentor[rows, matched[rows]])
    worst[load(market, matched) < market.places] = NEVER
    rather = (market.mentee > own[:, np.newaxis]) & (market.mentor > worst)
    return int((rather & market.possible()).sum())


def _refused(
    market: Market, matched: Mentors, liking: NDArray[np.int64], least: NDArray[np.int64], asked: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Whom the mentors who were asked refuse, of all they have now; what a full one has at least is noted in `least`."""
    is_asked = np.zeros(market.size[1], dtype=np.bool_)
    is_asked[asked] = True
    rows = np.flatnonzero((matched != ALONE) & is_asked[matched])
    kept = matched[rows]
    rows = rows[np.lexsort((-liking[rows, kept], kept))]
    kept = matched[rows]
    first = np.searchsorted(kept, kept)
    place = np.arange(len(rows)) - first
    last = place == market.places[kept] - 1
    least[kept[last]] = liking[rows[last], kept[last]]
    return rows[place >= market.places[kept]]
