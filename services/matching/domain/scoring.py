"""How well every mentor fits one mentee, from both sides.

A side's score = Σ over its factors of share × value; share = weight / Σ weights of the side; value in 0..1, see `factors`.
What the mentee gains and what the mentor wished for are combined by their harmonic mean, as in reciprocal recommendation
(Pizzato, Rej, Chung, Koprinska and Kay: RECON, RecSys 2010): it stays near the lower of the two, so that nobody is matched
for the joy of the other alone. A side none of whose factors counts has no say.

Who knows none of the skills that are wanted is not recommended for the rest: every other share counts `UNHELPFUL` of itself.
Arrays over mentors have the shape (n,), n being the rows of the index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.factors import SkillMatch, Values, common_hours, values_of
from services.matching.domain.index import MentorIndex
from services.matching.domain.people import Mentee
from services.matching.domain.rules import Rules
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS_OF, SIDES
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


def score(index: MentorIndex, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> Scores:
    """Scores every row of the index for this mentee."""
    match = SkillMatch(index.skills, vocabulary, index.size)
    hours = common_hours(index, mentee, now)
    values = values_of(index, mentee, match, hours, now)
    helps = helpful(match, mentee)
    sides = {
        side: _side(shares_of(rules, side, helps), np.stack([values[side][factor] for factor in FACTORS_OF[side]]))
        for side in SIDES
    }
    return Scores(sides, combined(sides["mentee"].totals, sides["mentor"].totals, rules), hours)


def helpful(match: SkillMatch, mentee: Mentee) -> NDArray[np.bool_]:
    """Who knows any of the skills that the mentee wants or a goal needs; everybody where there are none: shape (n,)."""
    goals = (skill for goal in mentee.section.goals for skill in goal.skills)
    wanted = {*(each.skill for each in mentee.section.skills_wanted), *goals}
    if not wanted:
        return np.ones(match.size, dtype=np.bool_)
    return np.any([match.of(skill) > 0 for skill in wanted], axis=0)  # type: ignore[no-any-return]


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


def _side(shares: Values, values: Values) -> SideScores:
    points = np.floor(shares * values * POINTS + _HAIR).astype(np.int64)
    return SideScores(shares, values, points, points.sum(axis=0))
