"""Matchings of nearly the best total, fast: mentees bid for places until nobody would rather have another one.

Bertsekas' auction for the asymmetric assignment problem (*Network Optimization*, 7.2), all who are alone bidding at once; the
places of one mentor have one price, that of the lowest bid they were given for. With prices that began at nothing the total is
below the best by at most `step` a mentee. Where many compete, a first auction in coarse steps finds about where prices end, and
the second begins below that; `bound`, which holds for any prices, says how much is lacking at most, and where that is too much it
is begun anew from nothing.

Where places are about as many as mentees, the last few outbid each other for a long time over next to nothing: they get the best of the
places that are left, and the bound says whether that was too dear.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import ALONE, Market, Mentors, load, total

Worth = NDArray[np.float32]

_UNFIT: Final = np.float32(-1e9)
COARSER: Final = 16
"""Steps of the first auction, in those of the second."""
ENOUGH: Final = 0.998
FEW: Final = 500
"""One of so many mentees is left over when an auction ends; in the coarse one, ten times as many."""
SHORT: Final = 24
"""So many mentors each mentee looks at, while none of the others can have become better."""


@dataclass(frozen=True)
class Sold:
    """`prices`: of a place of each mentor, in points; `over`: who still bid when it ended; `bound`: no matching has more points."""

    matched: Mentors
    prices: NDArray[np.float64]
    over: NDArray[np.int64]
    bound: float


def auction(market: Market, step: float, seed: int) -> Sold:
    """Sells places until everybody has the one that is best for them, to `step` points. The seed decides where two are equal."""
    worth, nothing = _told_apart(market, seed), np.zeros(market.size[1], dtype=np.float32)
    few = market.size[0] // FEW
    coarse = _sell(market, worth, nothing, step * COARSER, few * 10)
    near = np.maximum(coarse.prices - 2 * step * COARSER, 0).astype(np.float32)
    sold = _seat(market, worth, _sell(market, worth, near, step, few))
    return sold if total(market, sold.matched) >= ENOUGH * sold.bound else _sell(market, worth, nothing, step, 0)


def _seat(market: Market, worth: Worth, sold: Sold) -> Sold:
    """Whoever was left over takes the best place that is left, or that of somebody who moves there, one after the other."""
    matched, left = sold.matched.copy(), market.places - load(market, sold.matched)
    for mentee in sold.over:
        free = np.flatnonzero(left > 0)
        if not free.size:
            break
        mover, mentor, gain = _best_move(worth, matched, free, mentee)
        onward = free[worth[mentee, free].argmax()]
        if mover is not None and gain > worth[mentee, onward]:
            onward = free[worth[mover, free].argmax()]
            matched[mover], matched[mentee] = onward, mentor
        elif worth[mentee, onward] > 0:
            matched[mentee] = onward
        else:
            continue
        left[onward] -= 1
    return replace(sold, matched=matched)


def _best_move(
    worth: Worth, matched: Mentors, free: NDArray[np.int64], mentee: int
) -> tuple[int | None, int, np.float32]:
    """Who moves to a free place so that the mentee takes theirs for the most in all; None where that brings nothing."""
    seated = np.flatnonzero(matched != ALONE)
    if not seated.size:
        return None, ALONE, np.float32(0)
    gains = worth[np.ix_(seated, free)].max(axis=1) - worth[seated, matched[seated]] + worth[mentee, matched[seated]]
    best = int(gains.argmax())
    return (
        (int(seated[best]), int(matched[seated[best]]), gains[best]) if gains[best] > 0 else (None, ALONE, gains[best])
    )


def _sell(market: Market, worth: Worth, start: Worth, step: float, few: int) -> Sold:
    """One auction, from these prices on, until no more than a few bid."""
    mentees = market.size[0]
    matched = np.full(mentees, ALONE, dtype=np.int64)
    bids = np.zeros(mentees, dtype=np.float32)
    prices = start.copy()
    lists = _Shortlists(worth)
    bidding = np.flatnonzero(market.possible().any(axis=1))
    while bidding.size > few:
        chosen, best, next_best = lists.best_two(bidding, prices)
        willing = best > 0
        bidding, chosen = bidding[willing], chosen[willing]
        matched[bidding] = chosen
        bids[bidding] = prices[chosen] + best[willing] - np.maximum(next_best[willing], 0) + np.float32(step)
        bidding = _outbid(market, matched, bids, prices, np.unique(chosen))
        matched[bidding] = ALONE
    return Sold(matched, prices.astype(np.float64), bidding, _bound(market, worth, prices))


def _told_apart(market: Market, seed: int) -> Worth:
    """The points, and less than one more by which those who are equal are told apart."""
    dice = np.random.default_rng(seed)
    mentees, mentors = market.size
    apart = dice.random((mentees, 1), dtype=np.float32) + dice.random(mentors, dtype=np.float32)
    return np.where(market.possible(), market.score.astype(np.float32) + apart * np.float32(0.4), _UNFIT)


class _Shortlists:
    """For each mentee the mentors who were best when they last looked at all, and what no other one exceeds: prices only rise."""

    def __init__(self, worth: Worth) -> None:
        self._worth = worth
        self._size: Final = min(SHORT, worth.shape[1])
        self._mentors = np.zeros((len(worth), self._size), dtype=np.int64)
        self._worths = np.full((len(worth), self._size), _UNFIT, dtype=np.float32)
        self._others = np.full(len(worth), np.inf, dtype=np.float32)

    def best_two(self, rows: NDArray[np.int64], prices: Worth) -> tuple[NDArray[np.int64], Worth, Worth]:
        """Whom each likes best at these prices, what that brings, and what the next best would: shape (f,)."""
        chosen, best, next_best = self._look(rows, prices)
        doubtful = np.flatnonzero(next_best < self._others[rows])
        if doubtful.size:
            self._renew(rows[doubtful], prices)
            chosen[doubtful], best[doubtful], next_best[doubtful] = self._look(rows[doubtful], prices)
        return chosen, best, next_best

    def _look(self, rows: NDArray[np.int64], prices: Worth) -> tuple[NDArray[np.int64], Worth, Worth]:
        profits = self._worths[rows] - prices[self._mentors[rows]]
        every = np.arange(len(rows))
        at = profits.argmax(axis=1)
        best = profits[every, at]
        profits[every, at] = _UNFIT
        return self._mentors[rows, at], best, profits.max(axis=1)

    def _renew(self, rows: NDArray[np.int64], prices: Worth) -> None:
        profits = self._worth[rows] - prices
        cut = profits.shape[1] - self._size
        order = np.argpartition(profits, cut, axis=1) if cut else np.broadcast_to(np.arange(self._size), profits.shape)
        kept = order[:, cut:]
        self._mentors[rows] = kept
        self._worths[rows] = np.take_along_axis(self._worth[rows], kept, axis=1)
        self._others[rows] = np.take_along_axis(profits, order[:, :cut], axis=1).max(axis=1) if cut else -np.inf


def _outbid(
    market: Market, matched: Mentors, bids: Worth, prices: Worth, wanted: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Who loses a place of the mentors who are wanted; the prices of those who are full rise to the lowest bid that stays."""
    is_wanted = np.zeros(market.size[1], dtype=np.bool_)
    is_wanted[wanted] = True
    rows = np.flatnonzero((matched != ALONE) & is_wanted[matched])
    rows = rows[np.lexsort((-bids[rows], matched[rows]))]
    sold = matched[rows]
    place = np.arange(len(rows)) - np.searchsorted(sold, sold)
    last = place == market.places[sold] - 1
    prices[sold[last]] = bids[rows[last]]
    return rows[place >= market.places[sold]]


def _bound(market: Market, worth: Worth, prices: Worth) -> float:
    """The dual: what everybody gains at these prices, and what the places cost. No matching has a greater total."""
    gains = np.maximum((worth - prices).max(axis=1), 0).sum(dtype=np.float64)
    return float(gains + (prices.astype(np.float64) * market.places).sum())
