"""Programmes made from a seed whose true effect is known: people are drawn, followed, censored, lost, and share mentors.

Mentored people are promoted 1.5 times as fast, get a raise more often by a tenth, are happier by 0.8, learn more by 0.7 and get to
know 1.5 times as many people. In an `even` programme odds
are the same and everybody has a mentor of their own; in an `uneven` one need decides both the odds and the chances, some odds are
too low to count, and three mentees share a mentor whose touch they share.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mentorships.domain.estimates.numbers import Estimate, Floats, Whole
from services.mentorships.domain.estimates.ratings import (
    mean_difference,
    probability_higher,
    weighted_mean,
    weighted_probability_higher,
)
from services.mentorships.domain.estimates.shares import share_difference
from services.mentorships.domain.estimates.survival import (
    LEFT,
    PROMOTED,
    UNDECIDED,
    Followed,
    naive_mean,
    promoted_by,
    promoted_by_difference,
    restricted_difference,
    restricted_mean,
)
from services.mentorships.domain.estimates.weighting import Weighted, may_count, weighted_difference, weights_of

HORIZON: Final = 365.0
FOLLOWED: Final = 540.0
STATISTICS: Final = (
    "restricted mean",
    "promoted by",
    "share with raises",
    "mean rating",
    "probability higher",
    "skills gained",
    "contacts made",
)
NEEDS: Final = 4
_BASE: Final = np.array([1 / 900, 1 / 800, 1 / 650, 1 / 500])
_FASTER: Final = 1.5
_LEAVING: Final = 1 / 1500
_LOST: Final = 1 / 2000
_RAISES: Final = np.array([0.20, 0.25, 0.30, 0.40])
_RAISES_MORE: Final = 0.1
_HAPPY: Final = np.array([6.6, 6.2, 5.8, 5.4])
_HAPPIER: Final = 0.8
_SPREAD: Final = 1.8
_SKILLED: Final = np.array([5.6, 5.2, 4.8, 4.4])
_LEARNING: Final = 0.7
_SPREAD_BEFORE: Final = 1.6
_SPREAD_SINCE: Final = 1.2
_KNOWN: Final = np.array([2.5, 2.2, 1.9, 1.6])
_MORE_KNOWN: Final = 1.5
_OF_PACE: Final = 0.4
_OF_RAISES: Final = 0.1
_OF_RATING: Final = 0.6
_OF_LEARNING: Final = 0.5
_OF_CONTACTS: Final = 0.3
_ODDS: Final = np.array([0.03, 0.25, 0.5, 0.75])
_SHARED_BY: Final = 3
_ANSWERS: Final = 0.7


@dataclass(frozen=True)
class People:
    """Of a generated programme; all of shape (n,). `rating`, `gained`, `contacts`: NaN where nobody answered.

    `together`: who shares a mentor.
    """

    odds: Floats
    drawn: NDArray[np.bool_]
    days: Floats
    ends: Whole
    raised: NDArray[np.bool_]
    rating: Floats
    together: Whole
    gained: Floats
    contacts: Floats

    def group(self, which: NDArray[np.bool_]) -> Followed:
        return Followed(self.days[which], self.ends[which])


def people_of(seed: int, size: int, *, even: bool) -> People:
    dice = np.random.default_rng(seed)
    need = dice.integers(0, NEEDS, size)
    odds = np.full(size, 0.5) if even else _ODDS[need]
    drawn = dice.permutation(size) < size // 2 if even else dice.random(size) < odds
    together, pace, raises, rating = _mentors(dice, drawn, even=even)
    hazard = _BASE[need] * np.where(drawn, _FASTER * pace, 1.0)
    promoted, left = dice.exponential(1 / hazard), dice.exponential(1 / _LEAVING, size)
    lost = np.minimum(dice.exponential(1 / _LOST, size), FOLLOWED)
    days = np.ceil(np.minimum(np.minimum(promoted, left), lost))
    ends = np.where(promoted <= np.minimum(left, lost), PROMOTED, np.where(left <= lost, LEFT, UNDECIDED))
    chance = _RAISES[need] + drawn * (_RAISES_MORE + raises)
    happy = _HAPPY[need] + drawn * (_HAPPIER + rating) + dice.normal(0, _SPREAD, size)
    answers = np.where(dice.random(size) < _ANSWERS, _told(happy), np.nan)
    raised = dice.random(size) < chance
    gained, contacts = _learnt(dice, need, drawn, together, even=even)
    return People(odds, drawn, days, ends, raised, answers, together, gained, contacts)


def _told(feeling: Floats) -> Floats:
    """As people say it, from 0 to 10."""
    return np.clip(np.rint(feeling), 0, 10).astype(float)


def _learnt(
    dice: np.random.Generator, need: Whole, drawn: NDArray[np.bool_], together: Whole, *, even: bool
) -> tuple[Floats, Floats]:
    """What skills gain from before to the end, and whom people got to know; a mentor's touch is on both."""
    size = len(drawn)
    touch = np.zeros((2, size)) if even else dice.normal(0, 1, (2, size))[:, np.where(drawn, together, 0)]
    before = _SKILLED[need] + dice.normal(0, _SPREAD_BEFORE, size)
    since = before + drawn * (_LEARNING + _OF_LEARNING * touch[0]) + dice.normal(0, _SPREAD_SINCE, size)
    known = dice.poisson(_KNOWN[need] * np.where(drawn, _MORE_KNOWN * np.exp(_OF_CONTACTS * touch[1]), 1.0))
    answered = dice.random((3, size)) < _ANSWERS
    gained = np.where(answered[0] & answered[1], _told(since) - _told(before), np.nan)
    return gained, np.where(answered[2], known, np.nan)


def _mentors(
    dice: np.random.Generator, drawn: NDArray[np.bool_], *, even: bool
) -> tuple[Whole, Floats, Floats, Floats]:
    """Who shares a mentor, and what that one's touch does to pace, raises and ratings."""
    size = len(drawn)
    together: Whole = np.arange(size) + size
    if even:
        return together, np.ones(size), np.zeros(size), np.zeros(size)
    together[drawn] = np.arange(drawn.sum()) // _SHARED_BY
    mentors = size
    touch = dice.normal(0, 1, (3, mentors))
    of = np.where(drawn, together, 0)
    return together, np.exp(_OF_PACE * touch[0])[of], (_OF_RAISES * np.tanh(touch[1]))[of], (_OF_RATING * touch[2])[of]


@cache
def truths(*, even: bool) -> dict[str, float]:
    """What each statistic estimates, worked out from what the programme was made with."""
    counted = slice(0, NEEDS) if even else slice(1, NEEDS)
    means, risen = [], []
    for faster in (_FASTER, 1.0):
        hazard = _BASE[counted][:, None] * faster
        pace, share = _touch(_OF_PACE if not even and faster > 1 else 0.0)
        # Days are counted whole, a part of one as one: up to a horizon of whole days the area lacks half of what a day changes.
        rates = hazard * pace
        kept = np.exp(-rates * np.arange(HORIZON)[:, None, None]).sum(axis=0)
        means.append(float((kept @ share).mean()))
        both = rates + _LEAVING
        risen.append(float(((rates / both * (1 - np.exp(-both * HORIZON))) @ share).mean()))
    ratings = [_ratings(_HAPPY[counted], happier, spread) for happier, spread in _happiness(even=even)]
    values = np.arange(11)
    below = np.cumsum(ratings[1]) - ratings[1] / 2
    return {
        "mentored": means[0],
        "restricted mean": means[0] - means[1],
        "promoted by": risen[0] - risen[1],
        "share with raises": _RAISES_MORE,
        "mean rating": float(ratings[0] @ values - ratings[1] @ values),
        "probability higher": float(ratings[0] @ below),
        "skills gained": _learning(counted, even=even),
        "contacts made": float(_KNOWN[counted].mean())
        * (_MORE_KNOWN * (1.0 if even else exp(_OF_CONTACTS**2 / 2)) - 1),
    }


def _learning(counted: slice, *, even: bool) -> float:
    """What they said before is the same in both groups, so that the gains differ by what they say since."""
    touched = 0.0 if even else _OF_LEARNING
    spreads = [float(np.hypot(np.hypot(_SPREAD_BEFORE, _SPREAD_SINCE), each)) for each in (touched, 0.0)]
    told = [_ratings(_SKILLED[counted], more, spread) for more, spread in zip((_LEARNING, 0.0), spreads, strict=True)]
    return float((told[0] - told[1]) @ np.arange(11))


def _touch(spread: float) -> tuple[Floats, Floats]:
    nodes, shares = np.polynomial.hermite_e.hermegauss(31)
    return np.exp(spread * nodes), shares / shares.sum()


def _happiness(*, even: bool) -> list[tuple[float, float]]:
    return [(_HAPPIER, float(np.hypot(_SPREAD, 0.0 if even else _OF_RATING))), (0.0, _SPREAD)]


def _ratings(means: Floats, happier: float, spread: float) -> Floats:
    """How many of a hundred give 0, 1, … 10."""
    cuts = np.concatenate([[-np.inf], np.arange(10) + 0.5, [np.inf]])
    curves = [[NormalDist(mean + happier, spread).cdf(cut) for cut in cuts] for mean in means]
    found: Floats = np.diff(np.array(curves), axis=1).mean(axis=0)
    return found


def estimates_of(people: People, seed: int, *, even: bool) -> dict[str, Estimate]:
    """As the report makes them: plain where odds are even and nobody shares a mentor, else weighted and by mentor."""
    return _plain(people) if even else _weighted(people, seed)


def _plain(people: People) -> dict[str, Estimate]:
    one, other = people.group(people.drawn), people.group(~people.drawn)
    raised = [people.raised[which] for which in (people.drawn, ~people.drawn)]
    ratings, gained, contacts = (_both(people, each) for each in (people.rating, people.gained, people.contacts))
    counts = [number for each in raised for number in (int(each.sum()), len(each))]
    return {
        "restricted mean": restricted_difference(one, other, HORIZON),
        "promoted by": promoted_by_difference(one, other, HORIZON),
        "share with raises": share_difference(*counts),
        "mean rating": mean_difference(*ratings),
        "probability higher": probability_higher(*ratings),
        "skills gained": mean_difference(*gained),
        "contacts made": mean_difference(*contacts),
    }


def _both(people: People, answers: Floats) -> tuple[Floats, Floats]:
    """Of who answered: of the drawn, and of the others."""
    told = ~np.isnan(answers)
    return answers[people.drawn & told], answers[~people.drawn & told]


def _weighted(people: People, seed: int) -> dict[str, Estimate]:
    counted = may_count(people.odds)
    at = np.array([HORIZON])
    one, other = people.drawn & counted, ~people.drawn & counted
    followed, others = people.group(one), people.group(other)
    rated, also = _answering(people, people.rating)
    ratings, other_ratings = people.rating[rated], people.rating[also]
    raised, other_raised = people.raised[one].astype(float), people.raised[other].astype(float)

    def by(
        compare: Callable[[Floats, Floats], Floats], which: NDArray[np.bool_], others: NDArray[np.bool_]
    ) -> Estimate:
        return weighted_difference(compare, _group(people, which, True), _group(people, others, False), seed)

    def mean_of(answers: Floats) -> Estimate:
        which, others = _answering(people, answers)
        return by(lambda w, v: weighted_mean(answers[which], w) - weighted_mean(answers[others], v), which, others)

    return {
        "restricted mean": by(
            lambda w, v: restricted_mean(followed, w, HORIZON) - restricted_mean(others, v, HORIZON), one, other
        ),
        "promoted by": by(lambda w, v: (promoted_by(followed, w, at) - promoted_by(others, v, at))[..., 0], one, other),
        "share with raises": by(lambda w, v: weighted_mean(raised, w) - weighted_mean(other_raised, v), one, other),
        "mean rating": mean_of(people.rating),
        "probability higher": by(lambda w, v: weighted_probability_higher(ratings, other_ratings, w, v), rated, also),
        "skills gained": mean_of(people.gained),
        "contacts made": mean_of(people.contacts),
    }


def _answering(people: People, answers: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who counts and answered: of the drawn, and of the others."""
    counted = may_count(people.odds) & ~np.isnan(answers)
    return people.drawn & counted, ~people.drawn & counted


def _group(people: People, which: NDArray[np.bool_], drawn: bool) -> Weighted:
    _, together = np.unique(people.together[which], return_inverse=True)
    return Weighted(weights_of(people.odds[which], drawn=drawn), together)


def mentored_means(people: People) -> tuple[float, float]:
    """How long the mentored wait for a promotion, up to the horizon: the restricted mean, and the mean over those promoted alone."""
    mentored = people.drawn & may_count(people.odds)
    group = people.group(mentored)
    ours = restricted_mean(group, weights_of(people.odds[mentored], drawn=True), HORIZON)
    return float(ours), naive_mean(people.group(mentored & (people.days <= HORIZON))) or 0.0
