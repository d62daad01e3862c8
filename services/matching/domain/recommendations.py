"""Mentors for a mentee, best first, each with its reasons."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from operator import attrgetter
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.factors import can_talk
from services.matching.domain.facts import OFTEN_ALIKE, Fact, Pair, answers, help_for, voice_of
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.musts import meeting
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import DECIMALS, POINTS, Scorer, Scores, score
from services.matching.domain.searching import Search, SortKey, best_of_side
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from services.matching.domain.wishes import NO_WISHES, SIDE_OF, Order, Wishes
from shared.contracts.vocabulary import Side


@dataclass(slots=True)
class Reason:
    """Not to be changed; frozen it would take four times as long to make, and a list has hundreds.

    `weight`, `value` and `contribution` (weight × value) are 0..1; the contributions sum to the score of their side."""

    side: Side
    factor: Factor
    weight: float
    value: float
    contribution: float
    facts: tuple[Fact, ...]

    @property
    def missing(self) -> bool:
        """Whether one of the two has not answered, so that the value is `UNSAID`."""
        return any(fact.tells_of_missing for fact in self.facts)


@dataclass(frozen=True)
class Place:
    """A place in the list: below it, scores (of the order that it is in) are lower, or equal with a higher id."""

    score: float
    mentor_id: UUID

    @property
    def key(self) -> SortKey:
        """Scores are compared as whole points: as people see them."""
        return -round(self.score * POINTS), self.mentor_id.int >> 64, self.mentor_id.int & 0xFFFF_FFFF_FFFF_FFFF


@dataclass(frozen=True)
class Recommendation:
    """`score`: the two sides combined. `reasons`: what counts most first."""

    mentor_id: UUID
    score: float
    sides: Mapping[Side, float]
    reasons: tuple[Reason, ...]

    def place_in(self, order: Order) -> Place:
        """Where it stands in a list of this order."""
        side = SIDE_OF[order]
        return Place(self.score if side is None else self.sides[side], self.mentor_id)


@dataclass(frozen=True)
class Candidates:
    """Who may be recommended: not `excluded`, and one of `members` where the programme has a list."""

    excluded: frozenset[UUID]
    members: frozenset[UUID] | None = None


def recommend(
    index: MentorIndex,
    mentee: Mentee,
    candidates: Candidates,
    vocabulary: Vocabulary,
    rules: Rules,
    *,
    wishes: Wishes = NO_WISHES,
    order: Order = "fit",
    after: Place | None,
    limit: int,
    now: datetime,
) -> list[Recommendation]:
    """At most `limit` recommendations after a place in the list, of those who are as wished.

    Paused and full mentors are not among them, nor those with whom the mentee has no language to talk in, nor who does not meet
    what the rules demand.
    """
    scorer = Scorer(index, mentee, vocabulary, rules, now)
    eligible = _eligible(index, mentee, candidates) & wishes.fitting(index)
    key = None if after is None else after.key
    side, demands = SIDE_OF[order], rules.conditions
    if demands.musts or (demands.minimum and side is not None):
        eligible = meeting(scorer, eligible)
    if side is None:
        found, scores = Search(scorer, eligible, key, limit).best()
    else:
        found, scores = best_of_side(scorer, side, eligible, key, limit)
    found = [each for each in found if scores.points[each.place] >= demands.minimum]
    telling = Telling(mentee, vocabulary, now)
    people = index.mentors([each.row for each in found])
    return telling.recommendations(people, [each.place for each in found], scores)


def why(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> tuple[Reason, ...]:
    """What speaks for these two, whether or not the mentor could be recommended; what counts most first."""
    return judge(mentor, mentee, vocabulary, rules, now).reasons


def judge(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> Recommendation:
    """How well these two fit, whether or not the mentor could be recommended."""
    index = MentorIndex(room=1)
    index.put(mentor)
    scores = score(index, mentee, vocabulary, rules, now)
    [only] = Telling(mentee, vocabulary, now).recommendations([mentor], [0], scores)
    return only


def _eligible(index: MentorIndex, mentee: Mentee, candidates: Candidates) -> NDArray[np.bool_]:
    open_: NDArray[np.bool_] = index.column("open") & can_talk(Selection(index), mentee)
    if candidates.members is not None:
        open_ &= _mask(index, candidates.members)
    open_[index.rows_of({*candidates.excluded, mentee.person_id})] = False
    return open_


def _mask(index: MentorIndex, people: Iterable[UUID]) -> NDArray[np.bool_]:
    mask = np.zeros(index.size, dtype=np.bool_)
    mask[index.rows_of(people)] = True
    return mask


class Telling:
    """Puts scores into reasons, for one mentee. What is true of both sides or of several mentors is found once."""

    def __init__(self, mentee: Mentee, vocabulary: Vocabulary, now: datetime) -> None:
        self._mentee: Final = mentee
        self._vocabulary: Final = vocabulary
        self._now: Final = now
        self._help: Final = help_for(mentee, vocabulary)
        self._voices: Final = [(voice, OFTEN_ALIKE.get(voice), dict[Hashable, tuple[Fact, ...]]()) for voice in _VOICES]

    def recommendations(self, mentors: Sequence[Mentor], places: Sequence[int], scores: Scores) -> list[Recommendation]:
        """Of these mentors, whose scores are at these places."""
        points = (scores.points.take(places) / POINTS).tolist()
        of_mentee, of_mentor = ((scores.sides[side].totals.take(places) / POINTS).tolist() for side in SIDES)
        hours = [None] * len(places) if scores.common_hours is None else scores.common_hours.take(places).tolist()
        return [
            Recommendation(mentor.person_id, both, {"mentee": one, "mentor": other}, self._reasons(mentor, common, own))
            for mentor, both, one, other, common, own in zip(
                mentors, points, of_mentee, of_mentor, hours, _numbers(scores, places), strict=True
            )
        ]

    def _reasons(self, mentor: Mentor, hours: float | None, numbers: "_Numbers") -> tuple[Reason, ...]:
        pair = Pair(
            mentor=mentor,
            mentee=self._mentee,
            known=answers(mentor, self._help),
            vocabulary=self._vocabulary,
            hours=None if hours is None or isnan(hours) else hours,
            mentee_told_hours=hours is not None,
            now=self._now,
        )
        facts = self._facts(pair)
        reasons = list(map(Reason, _SIDES, _FACTORS, *numbers, [facts[place] for place in _PLACES]))
        reasons.sort(key=_contribution, reverse=True)
        return tuple(reasons)

    def _facts(self, pair: Pair) -> list[tuple[Fact, ...]]:
        """What each of `_VOICES` says."""
        said = []
        for voice, depends_on, alike in self._voices:
            if depends_on is None:
                said.append(voice(pair))
                continue
            key = depends_on(pair)
            if (facts := alike.get(key)) is None:
                alike[key] = facts = voice(pair)
            said.append(facts)
        return said


_Numbers: TypeAlias = tuple[Sequence[float], Sequence[float], Sequence[float]]
"""Weights, values and contributions of the factors of both sides."""


def _numbers(scores: Scores, places: Sequence[int]) -> Iterable[_Numbers]:
    """Of each of these places."""
    sides = [scores.sides[side] for side in SIDES]
    shares, values, points = (
        np.concatenate([column.take(places, axis=1) for column in columns]).T
        for columns in ([own.shares for own in sides], [own.values for own in sides], [own.points for own in sides])
    )
    contributions = (points / POINTS).tolist()
    return zip(shares.round(DECIMALS).tolist(), values.round(DECIMALS).tolist(), contributions, strict=True)


_contribution: Final = attrgetter("contribution")
_SIDES: Final = [side for side in SIDES for _ in FACTORS_OF[side]]
_FACTORS: Final = [factor for side in SIDES for factor in FACTORS_OF[side]]
_SAID: Final = [voice_of(side, factor) for side in SIDES for factor in FACTORS_OF[side]]
_VOICES: Final = list(dict.fromkeys(_SAID))
_PLACES: Final = [_VOICES.index(voice) for voice in _SAID]
