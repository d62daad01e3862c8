"""What each value of a mentor's traits is worth to both sides, for one mentee: points, of both in one number.

A table is made once for all mentees for whom it is the same: who are of one stage, like the same styles, and so on.
"""

from functools import lru_cache
from typing import Final, NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS, STAGES
from services.matching.domain.factors import (
    FLUENT,
    UNSAID,
    Values,
    ahead_value,
    overlap_value,
    rhythm_value,
    style_value,
    welcome_value,
)
from services.matching.domain.hours import QUARTERS_AN_HOUR
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import points_of
from services.matching.domain.traits import HIGHEST_TRAIT, MANY_QUARTERS
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Side

Table: TypeAlias = NDArray[np.uint32]
"""Points, those of the mentee's side in the upper half: sums of tables are the sums of both sides."""

UNTOLD: Final = MANY_QUARTERS + 1
"""In place of quarters of an hour in common."""

_HALF: Final = 16
_LOWER: Final = np.uint32((1 << _HALF) - 1)
_KEPT: Final = 256
"""So many tables of a kind, of a kilobyte at most."""


class Shares(NamedTuple):
    """Each factor's share of its side's score, in the order of `FACTORS_OF`."""

    mentee: tuple[float, ...]
    mentor: tuple[float, ...]

    @classmethod
    def by(cls, rules: Rules) -> Self:
        """As these rules have them."""
        return cls(tuple(rules.shares("mentee").tolist()), tuple(rules.shares("mentor").tolist()))

    def of(self, side: Side, factor: Factor) -> float:
        """0 where this side does not have the factor."""
        factors = FACTORS_OF[side]
        own = self.mentee if side == "mentee" else self.mentor
        return own[factors.index(factor)] if factor in factors else 0.0


def halves(of: Table) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The points of the mentee's side and of the mentor's."""
    return (of >> _HALF).astype(np.float32), (of & _LOWER).astype(np.float32)


@lru_cache(_KEPT)
def stages(shares: Shares, stage: CareerStage, rhythm: MeetingRhythm) -> Table:
    """By stage × 4 + rhythm: how far ahead a mentor is, how the rhythms go together, and a history without a no."""
    theirs, rhythms = np.divmod(np.arange(len(STAGES) * len(RHYTHMS)), len(RHYTHMS))
    together = rhythm_value(rhythms, rhythm)
    whole, nothing = np.ones(len(theirs)), np.zeros(len(theirs))
    return (
        _table(shares, "stage", ahead_value(theirs, stage), nothing)
        + _table(shares, "rhythm", together, together)
        + _table(shares, "history", whole, whole)
    )


@lru_cache(_KEPT)
def welcome(shares: Shares, stage: CareerStage) -> Table:
    """By a bit set of stages."""
    return _table(shares, "stage", np.zeros(len(_BYTES)), welcome_value(_BYTES, stage))


@lru_cache(_KEPT)
def styles(shares: Shares, liked: int) -> Table:
    """By a bit set of styles."""
    return _table(shares, "style", style_value(_BYTES, liked, "mentee"), style_value(_BYTES, liked, "mentor"))


@lru_cache(_KEPT)
def in_bytes(shares: Shares, factor: Factor) -> Table:
    """By ⌈255 × value⌉."""
    values = _BYTES / HIGHEST_TRAIT
    return _table(shares, factor, values, values)


@lru_cache(_KEPT)
def languages(shares: Shares) -> Table:
    """By the level of what is spoken in common."""
    levels = np.arange(FLUENT + 1) / FLUENT
    return _table(shares, "languages", levels, levels)


@lru_cache(_KEPT)
def unsaid(shares: Shares, factor: Factor) -> Table:
    """What counts where one of the two has not answered: shape (1,)."""
    each = (np.full(1, UNSAID[side][factor]) for side in SIDES)
    return _table(shares, factor, *each)


@lru_cache(_KEPT)
def overlap(shares: Shares) -> Table:
    """By quarters of an hour in common, `MANY_QUARTERS` at most; `UNTOLD` last."""
    hours = np.arange(UNTOLD) / QUARTERS_AN_HOUR
    known = overlap_value(UNTOLD, hours, 0.0)
    return np.append(_table(shares, "overlap", known, known), unsaid(shares, "overlap"))


@lru_cache(_KEPT)
def hours(shares: Shares, *, told: bool) -> Table:
    """By a mentor's own free time, as `Trait.HOURS` has it: what it adds at most, were all of it in common; `told`: the mentee's own are."""
    nobody = unsaid(shares, "overlap")
    each = overlap(shares)
    if not told:
        return np.repeat(nobody, len(each))
    sides = (np.maximum(own, other) for own, other in zip(halves(each), halves(nobody), strict=True))
    return _joined(*sides)


def _table(shares: Shares, factor: Factor, to_mentee: Values, to_mentor: Values) -> Table:
    each = zip(SIDES, (to_mentee, to_mentor), strict=True)
    return _joined(*(points_of(np.asarray(shares.of(side, factor)), values) for side, values in each))


def _joined(mentee: NDArray[np.generic], mentor: NDArray[np.generic]) -> Table:
    return (mentee.astype(np.uint32) << np.uint32(_HALF)) + mentor.astype(np.uint32)


_BYTES: Final = np.arange(HIGHEST_TRAIT + 1)
