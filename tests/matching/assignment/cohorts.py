"""Cohorts made from a seed: small ones with everything that can go wrong in them, and large ones in five families."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment.market import Market
from services.matching.domain.scoring import POINTS

Share = NDArray[np.float64]


def market_of(mentee: Share, mentor: Share, acceptable: NDArray[np.bool_], places: NDArray[np.int64]) -> Market:
    """From what each side thinks, 0..1."""
    one, two = (np.rint(side * POINTS).astype(np.int64) for side in (mentee, mentor))
    return Market(one, two, 2 * one * two // np.maximum(one + two, 1), acceptable, places)


def small(seed: int, *, strict: bool = False) -> Market:
    """Up to nine mentees and seven mentors: ties, incomplete lists, mentors without a place, people whom nobody may be matched with.

    `strict`: nobody likes two equally well.
    """
    dice = np.random.default_rng(seed)
    mentees, mentors = int(dice.integers(0, 10)), int(dice.integers(0, 8))
    shape = (mentees, mentors)
    levels = 10_000 if strict else int(dice.integers(2, 6))
    mentee, mentor = (_drawn(dice, shape, levels, strict=strict) for _ in range(2))
    acceptable = dice.random(shape) < dice.choice([0.3, 0.7, 1.0])
    acceptable[dice.random(mentees) < 0.1] = False
    acceptable[:, dice.random(mentors) < 0.1] = False
    return market_of(mentee, mentor, acceptable, dice.integers(0, 4, mentors))


def _drawn(dice: np.random.Generator, shape: tuple[int, int], levels: int, *, strict: bool) -> Share:
    if strict:
        once: Share = (1 + dice.permutation(shape[0] * shape[1]).reshape(shape)) / 100
        return once
    coarse: Share = dice.integers(1, levels + 1, shape) / levels
    return coarse


def _uniform(dice: np.random.Generator, mentees: int, mentors: int) -> Share:
    return dice.random((mentees, mentors))


def _popular(dice: np.random.Generator, mentees: int, mentors: int) -> Share:
    """Some are liked by nearly all."""
    return 0.7 * dice.beta(2, 5, mentors) + 0.3 * dice.random((mentees, mentors))


def _skewed(dice: np.random.Generator, mentees: int, mentors: int) -> Share:
    """A few of forty skills are wanted and known by many, as in Zipf's law."""
    odds = 1 / np.arange(1, 41)
    wants = dice.random((mentees, 40)) < np.minimum(1, 6 * odds / odds.sum())
    knows = np.where(
        dice.random((mentors, 40)) < np.minimum(1, 9 * odds / odds.sum()), dice.integers(2, 6, (mentors, 40)), 0
    )
    match = wants.astype(float) @ knows.T.astype(float) / 5 / np.maximum(wants.sum(axis=1), 1)[:, np.newaxis]
    shares: Share = 0.6 * match + 0.4 * dice.random((mentees, mentors))
    return shares


def _coarse(dice: np.random.Generator, mentees: int, mentors: int) -> Share:
    """Ties wherever one looks: twenty levels."""
    return np.ceil(dice.random((mentees, mentors)) * 20) / 20


def _grouped(dice: np.random.Generator, mentees: int, mentors: int) -> Share:
    """Twelve fields, within which people fit and between which they hardly do."""
    same = dice.integers(0, 12, mentees)[:, np.newaxis] == dice.integers(0, 12, mentors)
    return np.where(same, 0.5, 0.05) + 0.4 * dice.random((mentees, mentors))


FAMILIES: Final[Mapping[str, Callable[[np.random.Generator, int, int], Share]]] = {
    "uniform": _uniform,
    "popular": _popular,
    "skewed": _skewed,
    "coarse": _coarse,
    "grouped": _grouped,
}


def large(family: str, seed: int, *, mentees: int, mentors: int, seats: float, acceptable: float = 0.9) -> Market:
    """`seats`: places a mentee; they are spread over the mentors by chance, some have none."""
    dice = np.random.default_rng(seed)
    make = FAMILIES[family]
    places = np.bincount(dice.integers(0, mentors, round(seats * mentees)), minlength=mentors)
    sides = make(dice, mentees, mentors), make(dice, mentees, mentors)
    return market_of(*sides, dice.random((mentees, mentors)) < acceptable, places)
