"""Mentors for a mentee, best first, each with its reasons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.factors import can_talk
from services.matching.domain.facts import Fact, Pair, facts_of
from services.matching.domain.index import MentorIndex
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import DECIMALS, POINTS, Scores, score
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from services.matching.domain.wishes import NO_WISHES, SIDE_OF, Order, Wishes
from shared.contracts.vocabulary import Side


@dataclass(frozen=True)
class Reason:
    """`weight`, `value` and `contribution` (weight × value) are 0..1; the contributions sum to the score of their side."""

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

    Paused and full mentors are not among them, nor those with whom the mentee has no language to talk in.
    """
    scores = score(index, mentee, vocabulary, rules, now)
    eligible = _eligible(index, mentee, candidates) & wishes.fitting(index)
    rows = _best_first(index, _points_in(order, scores), eligible, after)[:limit]
    return [_recommendation(int(row), index, scores, mentee, vocabulary, now) for row in rows]


def why(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> tuple[Reason, ...]:
    """What speaks for these two, whether or not the mentor could be recommended; what counts most first."""
    return judge(mentor, mentee, vocabulary, rules, now).reasons


def judge(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> Recommendation:
    """How well these two fit, whether or not the mentor could be recommended."""
    index = MentorIndex()
    index.put(mentor)
    return _recommendation(0, index, score(index, mentee, vocabulary, rules, now), mentee, vocabulary, now)


def _eligible(index: MentorIndex, mentee: Mentee, candidates: Candidates) -> NDArray[np.bool_]:
    open_: NDArray[np.bool_] = index.column("open").astype(np.bool_)
    if candidates.members is not None:
        open_ &= _mask(index, candidates.members)
    return open_ & can_talk(index, mentee) & ~_mask(index, {*candidates.excluded, mentee.person_id})


def _mask(index: MentorIndex, people: Iterable[UUID]) -> NDArray[np.bool_]:
    mask = np.zeros(index.size, dtype=np.bool_)
    mask[index.rows_of(people)] = True
    return mask


def _points_in(order: Order, scores: Scores) -> NDArray[np.int64]:
    side = SIDE_OF[order]
    return scores.points if side is None else scores.sides[side].totals


def _best_first(
    index: MentorIndex, points: NDArray[np.int64], eligible: NDArray[np.bool_], after: Place | None
) -> NDArray[np.intp]:
    """Rows by falling score, then by id, after a place. Scores are compared as whole points: as people see them."""
    high, low = index.column("high"), index.column("low")
    if after is not None:
        bar = round(after.score * POINTS)
        id_high, id_low = np.uint64(after.mentor_id.int >> 64), np.uint64(after.mentor_id.int & 0xFFFF_FFFF_FFFF_FFFF)
        behind = (high > id_high) | ((high == id_high) & (low > id_low))
        eligible = eligible & ((points < bar) | ((points == bar) & behind))
    rows = np.flatnonzero(eligible)
    return rows[np.lexsort((low[rows], high[rows], -points[rows]))]


def _recommendation(
    row: int, index: MentorIndex, scores: Scores, mentee: Mentee, vocabulary: Vocabulary, now: datetime
) -> Recommendation:
    common = None if scores.common_hours is None else float(scores.common_hours[row])
    pair = Pair(
        mentor=index.mentor(row),
        mentee=mentee,
        vocabulary=vocabulary,
        hours=None if common is None or isnan(common) else common,
        mentee_told_hours=common is not None,
        now=now,
    )
    reasons = [reason for side in SIDES for reason in _reasons(side, row, scores, pair)]
    reasons.sort(key=lambda reason: -reason.contribution)
    sides = {side: int(scores.sides[side].totals[row]) / POINTS for side in SIDES}
    return Recommendation(pair.mentor.person_id, int(scores.points[row]) / POINTS, sides, tuple(reasons))


def _reasons(side: Side, row: int, scores: Scores, pair: Pair) -> Iterator[Reason]:
    own = scores.sides[side]
    columns = zip(FACTORS_OF[side], own.shares[:, row], own.values[:, row], own.points[:, row], strict=True)
    for factor, share, value, points in columns:
        yield Reason(
            side=side,
            factor=factor,
            weight=round(float(share), DECIMALS),
            value=round(float(value), DECIMALS),
            contribution=int(points) / POINTS,
            facts=facts_of(side, factor, pair),
        )
