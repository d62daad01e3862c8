"""How well every mentor fits one mentee, from both sides.

A side's score = Σ over its factors of share × value; share = weight / Σ weights of the side; value in 0..1, see `factors`.
What the mentee gains and what the mentor wished for are combined by their harmonic mean, as in reciprocal recommendation
(Pizzato, Rej, Chung, Koprinska and Kay: RECON, RecSys 2010): it stays near the lower of the two, so that nobody is matched
for the joy of the other alone. A side none of whose factors counts has no say.

Who knows none of the skills that are wanted is not recommended for the rest: every other share counts `UNHELPFUL` of itself.
Arrays over mentors have the shape (n,), n being the rows that are selected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.factors import Match, SkillMatch, Values, common_hours, values_of
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.people import Mentee
from services.matching.domain.rules import Rules
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from shared.contracts.vocabulary import Side

UNHELPFUL: Final = 0.25
DECIMALS: Final = 4
"""Contributions are cut to four decimals before they are summed: what people see adds up, and never to more than 1."""
POINTS: Final = 10**DECIMALS
"""Scores are whole numbers of these, so that what is compared is what people see."""
_HAIR: Final = 1e-6  # what 0.34 × 10,000 may lack of 3,400 in floating point


@dataclass(frozen=True)
class SideScores:
    """`shares`, `values`: shape (k, n), in the order of the side's factors; `points`: share × value, likewise; `totals`: (n,)."""

    shares: Values
    values: Values
    points: NDArray[np.int64]
    totals: NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """`points`: the combined scores, shape (n,). `common_hours`: shape (n,), NaN where not known; None without the mentee's."""

    sides: Mapping[Side, SideScores]
    points: NDArray[np.int64]
    common_hours: Values | None


class Scorer:
    """Scores for one mentee: of everybody, or of some."""

    def __init__(self, index: MentorIndex, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> None:
        self.index: Final = index
        self.mentee: Final = mentee
        self.rules: Final = rules
        self.match: Final = SkillMatch(index, vocabulary)
        self.now: Final = now

    def score(self, people: Selection) -> Scores:
        """How well each of these fits."""
        match, hours = self.match.among(people), common_hours(people, self.mentee, self.now)
        values = values_of(people, self.mentee, match, hours, self.now)
        helps = helpful(people, match, self.mentee)
        sides = {side: _side(shares_of(self.rules, side, helps), _stacked(side, values[side])) for side in SIDES}
        return Scores(sides, combined(sides["mentee"].totals, sides["mentor"].totals, self.rules), hours)


def score(index: MentorIndex, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> Scores:
    """Scores every row of the index for this mentee."""
    return Scorer(index, mentee, vocabulary, rules, now).score(Selection(index))


def helpful(people: Selection, match: Match, mentee: Mentee) -> NDArray[np.bool_]:
    """Who knows any of the skills that the mentee wants or a goal needs; everybody where there are none: shape (n,)."""
    helps: NDArray[np.bool_] = np.full(people.size, not mentee.needed_skills)
    for skill in mentee.needed_skills:
        helps |= match(skill) > 0
    return helps


def shares_of(rules: Rules, side: Side, helps: NDArray[np.bool_]) -> Values:
    """Each factor's share for each mentor: `UNHELPFUL` of it, but for that of the skills, where nothing helps."""
    own = rules.shares(side)
    shares = np.where(helps, 1.0, UNHELPFUL) * own[:, np.newaxis]
    at = FACTORS_OF[side].index("skills")
    shares[at] = own[at]
    return shares


def combined(mentee: NDArray[np.int64], mentor: NDArray[np.int64], rules: Rules) -> NDArray[np.int64]:
    """⌊2 × mentee × mentor / (mentee + mentor)⌋ in points, 0 where both are; the other side's where one has no say."""
    if not rules.counts("mentor"):
        return mentee
    if not rules.counts("mentee"):
        return mentor
    both: NDArray[np.int64] = 2 * mentee * mentor // np.maximum(mentee + mentor, 1)
    return both


def points_of(shares: Values, values: Values) -> NDArray[np.int64]:
    """⌊share × value⌋ in points, element by element."""
    return np.floor(shares * values * POINTS + _HAIR).astype(np.int64)


def _stacked(side: Side, values: Mapping[Factor, Values]) -> Values:
    return np.stack([values[factor] for factor in FACTORS_OF[side]])


def _side(shares: Values, values: Values) -> SideScores:
    points = points_of(shares, values)
    return SideScores(shares, values, points, points.sum(axis=0))
