"""A programme's cohort, scored from both sides and matched; who stays alone, and what would have to change for them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.assignment import drawing
from services.matching.domain.assignment.drawing import Draw
from services.matching.domain.assignment.figures import Figures, figures_of
from services.matching.domain.assignment.market import ALONE, Market
from services.matching.domain.assignment.solving import Objective, Solution, greedy, solve
from services.matching.domain.assignment.urging import solve_urged
from services.matching.domain.factors import can_talk
from services.matching.domain.facts import Fact
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.musts import fails
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Recommendation, judge
from services.matching.domain.rules import Rules
from services.matching.domain.runs import Barrier
from services.matching.domain.scoring import score
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS, Factor

MOST_PAIRS: Final = 6_000_000
"""Of mentees times mentors: each takes some 100 bytes while it is matched, and a worker's limit is 1 GiB."""
NEAREST: Final = 3
SCORED: Final = 70
"""How far a run has come, in percent, when everybody is scored; then lots are drawn where that is wanted."""
SOLVED: Final = 90
"""Likewise when everybody is matched; then it is told."""


class TooLarge(Exception):
    """There are more pairs than one run can hold."""


@dataclass(frozen=True)
class Cohort:
    """Mentees who have nobody yet, and mentors; `apart`: pairs (mentee, mentor) who are not put together, whatever they score.

    `asked`: how many of a mentor's places are kept by proposals that are open. `minimum`: points of 10,000. `by_lot`: a draw
    says who gets a place, and scores only with whom. `first`: who ended up with nobody before, and goes first. `scored_at`: as of when, None: now. `missing`: how many who belong to it are
    erased, where it is one of the past.
    """

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    apart: frozenset[tuple[UUID, UUID]]
    asked: Mapping[UUID, int]
    vocabulary: Vocabulary
    rules: Rules
    minimum: int
    by_lot: bool = False
    first: frozenset[UUID] = frozenset()
    scored_at: datetime | None = None
    missing: int = 0


@dataclass(frozen=True)
class Judged:
    """`near`: pairs who are not kept apart; `talk`: pairs who can talk; `unmet`: pairs for whom a factor that has to hold does not:
    shape (n, m); `paused`: shape (m,). `minimum`: the run's, or the rules' where that is higher.
    """

    market: Market
    near: NDArray[np.bool_]
    talk: NDArray[np.bool_]
    paused: NDArray[np.bool_]
    minimum: int
    unmet: Mapping[Factor, NDArray[np.bool_]] = field(default_factory=dict)
    draw: Draw | None = None

    @property
    def open_market(self) -> Market:
        """In which scores decide: after a draw, that of those who were drawn."""
        return self.market if self.draw is None else self.draw.among(self.market)

    def barrier(self, row: int, column: int) -> Barrier:
        """What stands between two who are not matched."""
        if not self.talk[row, column]:
            return "language"
        if self.paused[column]:
            return "paused"
        if self.market.places[column] == 0:
            return "no_place"
        if self.must_between(row, column) is not None:
            return "must"
        if self.market.score[row, column] < self.minimum:
            return "below_minimum"
        return "taken" if self.draw is None else "not_drawn"

    def must_between(self, row: int, column: int) -> Factor | None:
        """The first factor that has to hold for these two and does not."""
        return next((factor for factor, failing in self.unmet.items() if failing[row, column]), None)

    def musts(self) -> dict[Factor, int]:
        """For how many pairs who are not kept apart each factor that has to hold does not."""
        return {factor: int((self.near & failing).sum()) for factor, failing in self.unmet.items()}

    def ruled_out(self) -> dict[Barrier, int]:
        """How many pairs may not be matched, by the first rule that says so."""
        left, found = self.near.copy(), dict[Barrier, int]()
        rules: tuple[tuple[Barrier, NDArray[np.bool_]], ...] = (
            ("language", ~self.talk),
            ("paused", np.broadcast_to(self.paused, left.shape)),
            ("no_place", np.broadcast_to(self.market.places == 0, left.shape)),
            ("must", self._any_unmet()),
            ("below_minimum", self.market.score < self.minimum),
        )
        for name, says_no in rules:
            found[name] = int((left & says_no).sum())
            left &= ~says_no
        return found

    def _any_unmet(self) -> NDArray[np.bool_]:
        return any_of(self.unmet.values(), self.near.shape)


@dataclass(frozen=True)
class Miss:
    """A mentor whom somebody who stayed alone nearly had. `points` of 10,000. `factor`: what has to hold, where that is why."""

    mentor_id: UUID
    points: int
    barrier: Barrier
    factor: Factor | None = None

    @property
    def change(self) -> Fact:
        """What would have to change."""
        return Fact(f"miss.{self.barrier}", {"factor": f"factor.{self.factor}"} if self.factor else {})


@dataclass(frozen=True)
class Chance:
    """How a draw went for somebody. `odds`: in what share of redraws they got a place, 0..1."""

    drawn: bool
    odds: float


@dataclass(frozen=True)
class Ahead:
    """Of those who had ended up with nobody before: how many there were, and how many are matched."""

    people: int = 0
    matched: int = 0


@dataclass(frozen=True)
class Result:
    """`drafts`: for each mentee who is matched; `alone`: the others, each with the nearest misses, the nearest first.

    `chances`: of all who took part in the draw, where there was one. `pairs`: how many there were who are not kept apart; `musts`:
    for how many of them what has to hold does not.
    """

    drafts: Mapping[UUID, Recommendation]
    alone: Mapping[UUID, tuple[Miss, ...]]
    figures: Figures
    greedy: Figures
    ruled_out: Mapping[Barrier, int]
    chances: Mapping[UUID, Chance] = field(default_factory=dict)
    musts: Mapping[Factor, int] = field(default_factory=dict)
    ahead: Ahead = Ahead()
    pairs: int = 0


def run(cohort: Cohort, objective: Objective, seed: int, now: datetime, told: Callable[[int], None]) -> Result:
    """Scores and matches a cohort; `told` hears how many percent are done."""
    now = cohort.scored_at or now
    judged = judge_all(cohort, now, told)
    if cohort.by_lot:
        judged = replace(judged, draw=_draw(cohort, judged.market, objective, seed, told))
    market = judged.open_market
    solution = _solve(cohort, judged, market, objective, seed)
    told(SOLVED)
    matched = solution.matched
    mentors = [int(each) for each in matched]
    drafts, alone = dict[UUID, Recommendation](), dict[UUID, tuple[Miss, ...]]()
    for row, mentee in enumerate(cohort.mentees):
        if mentors[row] == ALONE:
            alone[mentee.person_id] = _misses(cohort, judged, row)
        else:
            drafts[mentee.person_id] = _draft(cohort, row, mentors[row], now)
    told(99)
    by_hand = figures_of(market, greedy(market, seed), None)
    figures = figures_of(market, matched, solution.bound)
    chances = _chances(cohort, judged.draw)
    ahead = Ahead(len(cohort.first), len(cohort.first & drafts.keys()))
    pairs = int(judged.near.sum())
    return Result(drafts, alone, figures, by_hand, judged.ruled_out(), chances, judged.musts(), ahead, pairs)


def _solve(cohort: Cohort, judged: Judged, market: Market, objective: Objective, seed: int) -> Solution:
    """Chance knows nobody who goes first."""
    if judged.draw is not None:
        return solve(market, "coverage" if objective == "score" else objective, seed)
    return solve_urged(market, _first(cohort), objective, seed)


def _first(cohort: Cohort) -> NDArray[np.bool_]:
    return np.array([mentee.person_id in cohort.first for mentee in cohort.mentees], dtype=np.bool_)


def _draw(cohort: Cohort, market: Market, objective: Objective, seed: int, told: Callable[[int], None]) -> Draw:
    people = [mentee.person_id for mentee in cohort.mentees]
    return drawing.hold(market, objective, people, seed, lambda part: told(SCORED + (SOLVED - SCORED) * part // 100))


def _chances(cohort: Cohort, draw: Draw | None) -> dict[UUID, Chance]:
    if draw is None:
        return {}
    return {
        mentee.person_id: Chance(bool(draw.drawn[row]), float(draw.odds[row]))
        for row, mentee in enumerate(cohort.mentees)
        if draw.took_part[row]
    }


def judge_all(cohort: Cohort, now: datetime, told: Callable[[int], None]) -> Judged:
    """Both sides' scores of every pair, and which pairs may be matched."""
    shape = len(cohort.mentees), len(cohort.mentors)
    if shape[0] * shape[1] > MOST_PAIRS:
        raise TooLarge
    index = MentorIndex(room=shape[1])
    index.put_all(cohort.mentors)
    mentee_side, mentor_side, both = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    talk, near = np.zeros(shape, dtype=np.bool_), _near(cohort)
    unmet = {factor: np.zeros(shape, dtype=np.bool_) for factor in FACTORS if factor in cohort.rules.conditions.musts}
    for row, mentee in enumerate(cohort.mentees):
        scores = score(index, mentee, cohort.vocabulary, cohort.rules, now)
        mentee_side[row], mentor_side[row] = scores.sides["mentee"].totals, scores.sides["mentor"].totals
        both[row], talk[row] = scores.points, can_talk(Selection(index), mentee)
        for factor, failing in unmet.items():
            failing[row] = fails(scores, factor)
        told(SCORED * (row + 1) // shape[0])
    paused = np.array([each.section.paused for each in cohort.mentors], dtype=np.bool_)
    asked = [cohort.asked.get(each.person_id, 0) for each in cohort.mentors]
    places = np.array([each.free for each in cohort.mentors], dtype=np.int64) - np.array(asked, dtype=np.int64)
    minimum = max(1, cohort.minimum, cohort.rules.conditions.minimum)
    acceptable = near & talk & ~paused & (both >= minimum) & ~any_of(unmet.values(), shape)
    market = Market(mentee_side, mentor_side, both, acceptable, np.where(paused, 0, np.maximum(places, 0)))
    return Judged(market, near, talk, paused, minimum, unmet)


def any_of(masks: Iterable[NDArray[np.bool_]], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where any of these is true; nowhere where there are none."""
    found = np.zeros(shape, dtype=np.bool_)
    for mask in masks:
        found |= mask
    return found


def _near(cohort: Cohort) -> NDArray[np.bool_]:
    """Everybody with everybody, but for those who are kept apart and for oneself."""
    rows = {mentee.person_id: row for row, mentee in enumerate(cohort.mentees)}
    columns = {mentor.person_id: column for column, mentor in enumerate(cohort.mentors)}
    near = np.ones((len(rows), len(columns)), dtype=np.bool_)
    for mentee, mentor in [*cohort.apart, *((person, person) for person in rows)]:
        if mentee in rows and mentor in columns:
            near[rows[mentee], columns[mentor]] = False
    return near


def _draft(cohort: Cohort, row: int, column: int, now: datetime) -> Recommendation:
    return judge(cohort.mentors[column], cohort.mentees[row], cohort.vocabulary, cohort.rules, now)


def _misses(cohort: Cohort, judged: Judged, row: int) -> tuple[Miss, ...]:
    """The mentors who fit best, and what kept them apart."""
    points = np.where(judged.near[row], judged.market.score[row], -1)
    nearest = [int(column) for column in np.argsort(-points, kind="stable")[:NEAREST] if points[column] > 0]
    return tuple(_miss(cohort.mentors[column], int(points[column]), judged, row, column) for column in nearest)


def _miss(mentor: Mentor, points: int, judged: Judged, row: int, column: int) -> Miss:
    barrier = judged.barrier(row, column)
    return Miss(mentor.person_id, points, barrier, judged.must_between(row, column) if barrier == "must" else None)
