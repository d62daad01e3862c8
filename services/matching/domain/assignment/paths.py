"""Matchings of the best total, exactly: one more mentee at a time, by the path of moves that gains most.

Successive shortest paths (Ahuja, Magnanti and Orlin, *Network Flows*, 9.7) over the mentors: who is alone takes a place, whoever
had it moves on, until somebody takes a free one. After each step the matching is the best of its size, and each gains at most
what the one before did.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import ALONE, Market, Mentors, Points, load

NOWHERE: Final = -(10**12)
"""Points of a pair that is no match."""


def extend(market: Market, matched: Mentors, prices: Points | None = None, *, only_gains: bool) -> Mentors:
    """The same matching with more mentees: as many as can be, or as long as the total grows.

    It is the best of its size where `matched` was. `prices`, where given, are those by which it was nearly so: then moves
    gain at most nothing by them, and the result is as near.
    """
    if not market.possible().any():
        return matched
    points = np.where(market.possible(), market.score, NOWHERE)
    matched = matched.copy()
    moves = np.stack([_moves_from(points, matched, mentor) for mentor in range(market.size[1])], axis=0)
    while (path := _best_path(market, points, matched, moves, prices, only_gains=only_gains)) is not None:
        for mentor in _walk(points, matched, path):
            moves[mentor] = _moves_from(points, matched, mentor)
    return matched


def _moves_from(points: Points, matched: Mentors, mentor: int) -> Points:
    """The most that is gained by moving one of the mentor's mentees to each other mentor: shape (m,)."""
    own = np.flatnonzero(matched == mentor)
    if not own.size:
        return np.full(points.shape[1], NOWHERE)
    gains: Points = (points[own] - points[own, mentor, np.newaxis]).max(axis=0)
    return gains


def _best_path(
    market: Market, points: Points, matched: Mentors, moves: Points, prices: Points | None, *, only_gains: bool
) -> list[int] | None:
    """The mentors along the best path, from that of who was alone to one with a free place; None where there is none."""
    alone = np.flatnonzero(matched == ALONE)
    if not alone.size or not points.size:
        return None
    worth = prices if prices is not None else np.zeros(market.size[1], dtype=np.int64)
    reduced = moves - worth + worth[:, np.newaxis]
    if prices is not None:
        reduced = np.minimum(reduced, 0)
    gained, came_from = _longest(points[alone].max(axis=0) - worth, reduced)
    free = load(market, matched) < market.places
    ends = np.where(free, gained + worth, NOWHERE)
    end = int(ends.argmax())
    if ends[end] <= (0 if only_gains else NOWHERE // 2):
        return None
    path = [end]
    while (before := int(came_from[path[-1]])) != ALONE:
        path.append(before)
    return path[::-1]


def _longest(start: Points, moves: Points) -> tuple[Points, NDArray[np.int64]]:
    """Bellman and Ford's longest ways from anybody alone to each mentor, and where each comes from. No cycle gains."""
    gained, came_from = start.copy(), np.full(len(start), ALONE, dtype=np.int64)
    everywhere = np.arange(len(start))
    while True:
        ways = gained[:, np.newaxis] + moves
        best = ways.argmax(axis=0)
        better = ways[best, everywhere] > np.maximum(gained, NOWHERE // 2)
        if not better.any():
            return gained, came_from
        gained[better], came_from[better] = ways[best, everywhere][better], best[better]


def _walk(points: Points, matched: Mentors, path: list[int]) -> list[int]:
    """Moves everybody along the path; gives the mentors whose mentees have changed."""
    for mentor, onward in zip(path[-2::-1], path[:0:-1], strict=True):
        own = np.flatnonzero(matched == mentor)
        matched[own[(points[own, onward] - points[own, mentor]).argmax()]] = onward
    alone = np.flatnonzero(matched == ALONE)
    matched[alone[points[alone, path[0]].argmax()]] = path[0]
    return path
