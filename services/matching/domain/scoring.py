"""How well every mentor fits one mentee.

score = Σ over factors of share × value; share = weight / Σ weights; value in 0..1. What a mentor does not say counts
nothing, so that nobody gains by leaving an answer out; what the mentee does not say counts `UNSAID` for everybody. Who knows none of the skills that are
wanted is not recommended for the rest: every other share counts `UNHELPFUL` of itself. Arrays over mentors have the
shape (n,), n being the rows of the index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.hours import hours_in_common, lanes_from
from services.matching.domain.index import RHYTHMS, STAGES, MentorIndex, Posting, Postings, stage_bits, style_bits
from services.matching.domain.languages import LEAST_TO_TALK, families_of
from services.matching.domain.people import Mentee
from services.matching.domain.rules import Rules
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS, Factor
from shared.contracts.vocabulary import CareerStage, MeetingRhythm

Values: TypeAlias = NDArray[np.float64]

UNSAID: Final[Mapping[Factor, float]] = {
    "skills": 0.28,
    "goals": 0.24,
    "languages": 0.25,
    "style": 0.33,
    "overlap": 0.2,
}
"""What an answer counts that the mentee has not given: the lower quartile of what answers give, over the pairs of `tests/matching/population.py`."""
OPEN_TO_ALL: Final = 0.5
"""How welcome a stage is to a mentor who names none: that is an answer, and says "any"."""
UNHELPFUL: Final = 0.25
HIGHEST_LEVEL: Final = 5
FLUENT: Final = 4
"""From this level on, a language is no hindrance."""
FULL_OVERLAP_HOURS: Final = 20.0
"""Hours in common within 28 days that leave nothing to wish for: five a week."""
PRIOR_RATING, PRIOR_COUNT = 4.0, 5
"""A mentor counts as if five mentees had already given 4: one early rating moves little."""
FLEXIBLE: Final = 0.75
"""How well "on demand" goes with a fixed rhythm."""
DECIMALS: Final = 4
"""Contributions are cut to four decimals before they are summed: what people see adds up, and never to more than 1."""
_HAIR: Final = 1e-6  # what 0.34 × 10,000 may lack of 3,400 in floating point

# How far along a career is. Who returns or changes brings experience, and starts anew in part.
_AHEAD: Final[dict[CareerStage, float]] = {
    "student": 0,
    "early": 1,
    "changing": 1.5,
    "returning": 1.5,
    "mid": 2,
    "senior": 3,
    "lead": 4,
    "executive": 5,
}
_STEPS: Final = np.array([_AHEAD[stage] for stage in STAGES])


def step_of(stage: CareerStage) -> float:
    """How far along a career this stage is; a step of 1 is what a mentor should be ahead."""
    return _AHEAD[stage]


@dataclass(frozen=True)
class Scores:
    """`shares`, `values` and `contributions`: shape (9, n), in the order of `FACTORS`; `totals`: (n,).

    `common_hours`: shape (n,), NaN where not known; None where the mentee has told no hours.
    """

    shares: Values
    values: Values
    contributions: Values
    totals: Values
    common_hours: Values | None


def score(index: MentorIndex, mentee: Mentee, vocabulary: Vocabulary, rules: Rules, now: datetime) -> Scores:
    """Scores every row of the index for this mentee."""
    wants = mentee.section
    match = SkillMatch(index.skills, vocabulary, index.size)
    hours = common_hours(index, mentee, now)
    by_factor = {
        "skills": skills_value(match, {each.skill: each.importance for each in wants.skills_wanted}, index.size),
        "goals": goals_value(index, mentee, match),
        "languages": languages_value(index, families_of((each.language, each.level) for each in wants.languages)),
        "stage": stage_value(_ints(index, "stage"), _ints(index, "welcome"), wants.stage),
        "style": style_value(_ints(index, "styles"), style_bits(wants.styles)),
        "rhythm": rhythm_value(_ints(index, "rhythm"), wants.meeting_rhythm),
        "capacity": capacity_value(_ints(index, "free"), _ints(index, "places")),
        "overlap": np.full(index.size, UNSAID["overlap"]) if hours is None else overlap_value(hours),
        "feedback": feedback_value(_ints(index, "ratings"), _ints(index, "rating_total")),
    }
    shares, values = shares_of(rules, helpful(match, mentee)), np.stack([by_factor[factor] for factor in FACTORS])
    contributions = contributions_of(shares, values)
    return Scores(shares, values, contributions, np.round(contributions.sum(axis=0), DECIMALS), hours)


def helpful(match: "SkillMatch", mentee: Mentee) -> NDArray[np.bool_]:
    """Who knows any of the skills that the mentee wants or a goal needs; everybody where there are none: shape (n,)."""
    goals = (skill for goal in mentee.section.goals for skill in goal.skills)
    wanted = {*(each.skill for each in mentee.section.skills_wanted), *goals}
    if not wanted:
        return np.ones(match.size, dtype=np.bool_)
    return np.any([match.of(skill) > 0 for skill in wanted], axis=0)  # type: ignore[no-any-return]


def shares_of(rules: Rules, helps: NDArray[np.bool_]) -> Values:
    """Each factor's share for each mentor: `UNHELPFUL` of it, but for that of the skills, where nothing helps."""
    shares = np.where(helps, 1.0, UNHELPFUL) * rules.shares()[:, np.newaxis]
    shares[FACTORS.index("skills")] = rules.shares()[FACTORS.index("skills")]
    return shares


def contributions_of(shares: Values, values: Values) -> Values:
    """share × value, cut to four decimals: shape (9, n)."""
    points = 10**DECIMALS
    return np.floor(shares * values * points + _HAIR) / points


class SkillMatch:
    """How well each mentor's skills answer one skill that is wanted. Answers are kept: goals often repeat a want."""

    def __init__(self, skills: Postings, vocabulary: Vocabulary, size: int) -> None:
        self._skills = skills
        self._vocabulary = vocabulary
        self.size = size
        self._known: dict[str, Values] = {}

    def of(self, wanted: str) -> Values:
        """match = max over the mentor's skills s of closeness(wanted, s) × level(s) / 5, in 0..1; shape (n,)."""
        if (known := self._known.get(wanted)) is None:
            known = np.zeros(self.size)
            for skill, closeness in self._vocabulary.near(wanted).items():
                if (posting := self._skills.of(skill)) is not None:
                    _raise_to(known, posting, closeness * posting.levels / HIGHEST_LEVEL)
            self._known[wanted] = known
        return known


def skills_value(match: SkillMatch, importances: dict[str, int], size: int) -> Values:
    """Σ importance × match / Σ importance over the skills wanted; `UNSAID` where none is wanted."""
    if not importances:
        return np.full(size, UNSAID["skills"])
    matches = np.stack([match.of(skill) for skill in importances])
    weights = np.array(list(importances.values()), dtype=np.float64)
    return _bounded(weights @ matches / weights.sum())


def goals_value(index: MentorIndex, mentee: Mentee, match: SkillMatch) -> Values:
    """The mean over the goals: of a goal with skills their mean match, of one without, whether an industry is shared.

    A goal that names neither skills nor (by its mentee) an industry says nothing; `UNSAID` where there is no other.
    """
    goals = mentee.goals_that_say_something
    if not goals:
        return np.full(index.size, UNSAID["goals"])
    field = industry_value(index, mentee.section.industries)
    each = [np.mean([match.of(skill) for skill in goal.skills], axis=0) if goal.skills else field for goal in goals]
    return _bounded(np.mean(each, axis=0))


def industry_value(index: MentorIndex, industries: tuple[str, ...]) -> Values:
    """1 where mentor and mentee share an industry, else 0."""
    shared = np.zeros(index.size)
    for industry in industries:
        if (posting := index.industries.of(industry)) is not None:
            shared[posting.rows] = 1.0
    return shared


def languages_value(index: MentorIndex, levels: dict[str, int]) -> Values:
    """max over languages of min(level of one, level of the other, 4) / 4; `UNSAID` where the mentee names none.

    `levels`: by what a language counts as, see `families_of`.
    """
    if not levels:
        return np.full(index.size, UNSAID["languages"])
    value = np.zeros(index.size)
    for family, level in levels.items():
        if (posting := index.languages.of(family)) is not None:
            _raise_to(value, posting, np.minimum(posting.levels, min(level, FLUENT)) / FLUENT)
    return value


def can_talk(index: MentorIndex, mentee: Mentee) -> NDArray[np.bool_]:
    """Who shares a language with the mentee that both speak well enough; whoever named none may share one: shape (n,)."""
    levels = families_of((each.language, each.level) for each in mentee.section.languages)
    if not levels:
        return np.ones(index.size, dtype=np.bool_)
    can: NDArray[np.bool_] = languages_value(index, levels) >= LEAST_TO_TALK / FLUENT
    can |= _ints(index, "speaks") == 0
    return can


def stage_value(stages: NDArray[np.int64], welcome: NDArray[np.int64], mentee_stage: CareerStage) -> Values:
    """½ × welcome + ½ × ahead.

    welcome: 1 where the mentor names the mentee's stage, ½ where they name none, 0 where they name others only;
    ahead: 1 from a step further along, 0 from a step behind, linear between.
    """
    wanted = np.where(welcome == 0, OPEN_TO_ALL, (welcome & stage_bits([mentee_stage])) > 0)
    ahead = np.clip((_STEPS[stages] - step_of(mentee_stage) + 1) / 2, 0.0, 1.0)
    return (wanted + ahead) / 2


def style_value(styles: NDArray[np.int64], wanted: int) -> Values:
    """|wanted ∩ offered| / |wanted|; `UNSAID` where the mentee names no style. Styles are bit sets."""
    if not wanted:
        return np.full(len(styles), UNSAID["style"])
    return np.bitwise_count(styles & wanted) / wanted.bit_count()  # type: ignore[no-any-return]


def rhythm_value(rhythms: NDArray[np.int64], wanted: MeetingRhythm) -> Values:
    """1 − distance / 2 on weekly, fortnightly, monthly; "on demand" goes with each of them by ¾."""
    flexible = RHYTHMS.index("on_demand")
    mine = RHYTHMS.index(wanted)
    fixed = FLEXIBLE if mine == flexible else 1 - np.abs(rhythms - mine) / 2
    return np.where(rhythms == mine, 1.0, np.where(rhythms == flexible, FLEXIBLE, fixed))


def capacity_value(free: NDArray[np.int64], places: NDArray[np.int64]) -> Values:
    """free places / places; 0 for a mentor without places."""
    return _bounded(free / np.maximum(places, 1))


def common_hours(index: MentorIndex, mentee: Mentee, now: datetime) -> Values | None:
    """Hours from now on, within what both have told, in which both are free: shape (n,); NaN where not known.

    None where nothing is known of the mentee's own hours.
    """
    mine = None if mentee.hours is None else lanes_from(mentee.hours, now)
    if mine is None:
        return None
    lanes: NDArray[np.uint32] = index.column("lanes").view(np.uint32)
    first_days: NDArray[np.int32] = index.column("first_day").view(np.int32)
    return hours_in_common(mine, lanes, first_days, now.astimezone(UTC).toordinal())


def overlap_value(hours: Values) -> Values:
    """min(1, hours / 20); 0 where the mentor's hours are not known (NaN)."""
    return np.where(np.isnan(hours), 0.0, np.minimum(1.0, hours / FULL_OVERLAP_HOURS))


def feedback_value(counts: NDArray[np.int64], totals: NDArray[np.int64]) -> Values:
    """The Bayesian average (5 × 4 + Σ ratings) / (5 + count), brought from 1..5 to 0..1."""
    average = (PRIOR_RATING * PRIOR_COUNT + totals) / (PRIOR_COUNT + counts)
    return _bounded((average - 1) / (HIGHEST_LEVEL - 1))


def _raise_to(values: Values, posting: Posting, levels: Values) -> None:
    """Lifts the posting's rows to these levels where they are higher; a row stands in a posting once."""
    values[posting.rows] = np.maximum(values[posting.rows], levels)


def _ints(index: MentorIndex, name: str) -> NDArray[np.int64]:
    return index.column(name).astype(np.int64)


def _bounded(values: Values) -> Values:
    return np.clip(values, 0.0, 1.0)
