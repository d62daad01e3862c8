"""How well two people fit by one factor: each a function to 0..1 over some or all mentors of an index, for one mentee.

What somebody does not say, on either side, counts `UNSAID`, and is said to be missing. Arrays over mentors have the shape
(n,), n being the rows that are selected. What a mentor gets does not depend on who else is: nothing is summed by a routine
whose rounding would.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS, STAGES, stage_bits, style_bits
from services.matching.domain.grading import Graded
from services.matching.domain.hours import hours_in_common, lanes_from
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.languages import LEAST_TO_TALK
from services.matching.domain.people import Mentee, No
from services.matching.domain.skills import Vocabulary
from services.matching.domain.track_record import feedback_value, reliability_value, room_value
from services.matching.domain.vocabulary import DeclineReason, Factor
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Side

Values: TypeAlias = NDArray[np.float64]
Match: TypeAlias = Callable[[str], Values]
"""How well the selected mentors' skills answer one that is wanted, see `SkillMatch`."""

UNSAID: Final[Mapping[Side, Mapping[Factor, float]]] = {
    "mentee": {"skills": 0.28, "goals": 0.24, "languages": 0.25, "style": 0.33, "overlap": 0.2},
    "mentor": {"skills": 0.28, "languages": 0.25, "style": 0.33, "overlap": 0.2},
}
"""What a missing answer counts: the lower quartile of what answers give, over the pairs of `tests/matching/population.py`."""
OPEN_TO_ALL: Final = 0.5
"""How welcome a stage is to a mentor who names none: that is an answer, and says "any"."""
HIGHEST_IMPORTANCE: Final = 5
FLUENT: Final = 4
"""From this level on, a language is no hindrance."""
FULL_OVERLAP_HOURS: Final = 20.0
"""Hours in common within 28 days that leave nothing to wish for: five a week."""
SHORT_OF_TIME: Final = timedelta(days=30)
SHORT_OF_TIME_SHARE: Final = 0.5
"""For so long, who said no for want of time or room counts as half as free as their places say."""
REMEMBERED: Final = timedelta(days=90)
"""A no counts less from day to day, and nothing any more after this."""
AFTER_A_NO: Final[Mapping[DeclineReason, float]] = {
    "not_a_fit": 0.0,
    "other_focus": 0.0,
    "other": 0.25,
    "no_time": 0.5,
    "no_place": 0.5,
}
"""What is left of the history of two right after a no: its reason may lie with the two, or with the moment."""
FLEXIBLE: Final = 0.75
"""How well "on demand" goes with a fixed rhythm."""

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


class SkillMatch:
    """How well each mentor's skills answer one skill that is wanted. Answers are kept: goals often repeat a want."""

    def __init__(self, index: MentorIndex, vocabulary: Vocabulary) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._known: dict[str, Graded] = {}

    def of(self, wanted: str) -> Graded:
        """match = max over the mentor's skills s of closeness(wanted, s) × level(s) / 5, in 0..1, of every row of the index."""
        if (known := self._known.get(wanted)) is None:
            known = self._index.grades.of(self._vocabulary.near(wanted), self._index.size)
            self._known[wanted] = known
        return known

    def among(self, people: Selection) -> Match:
        """The same for those who are selected."""
        known = dict[str, Values]()

        def match(wanted: str) -> Values:
            if wanted not in known:
                graded = self.of(wanted)
                known[wanted] = graded.exact(people.of(graded.grades))
            return known[wanted]

        return match


def values_of(
    people: Selection, mentee: Mentee, match: Match, hours: Values | None, now: datetime
) -> dict[Side, dict[Factor, Values]]:
    """Every factor of both sides. `hours`: in common, see `common_hours`."""
    wants = mentee.section
    importances = mentee.wants
    liked, spoken = style_bits(wants.styles), mentee.spoken
    rhythm = rhythm_value(_ints(people, "rhythm"), wants.meeting_rhythm)
    to_mentee: dict[Factor, Values] = {
        "skills": skills_value(people, match, importances),
        "goals": goals_value(people, mentee, match),
        "languages": languages_value(people, spoken, UNSAID["mentee"]["languages"]),
        "stage": ahead_value(_ints(people, "stage"), wants.stage),
        "style": style_value(_ints(people, "styles"), liked, "mentee"),
        "rhythm": rhythm,
        "overlap": overlap_value(people.size, hours, UNSAID["mentee"]["overlap"]),
        "feedback": feedback_value(_ints(people, "ratings"), _ints(people, "rating_total")),
        "reliability": reliability_value(_ints(people, "kept"), _ints(people, "failed")),
    }
    to_mentor: dict[Factor, Values] = {
        "skills": asked_for_value(people, match, importances),
        "languages": languages_value(people, spoken, UNSAID["mentor"]["languages"]),
        "stage": welcome_value(_ints(people, "welcome"), wants.stage),
        "style": style_value(_ints(people, "styles"), liked, "mentor"),
        "rhythm": rhythm,
        "capacity": capacity_value(people, now),
        "overlap": overlap_value(people.size, hours, UNSAID["mentor"]["overlap"]),
        "history": history_value(people, mentee.declined_by, now),
    }
    return {"mentee": to_mentee, "mentor": to_mentor}


def skills_value(people: Selection, match: Match, importances: Mapping[str, int]) -> Values:
    """Σ importance × match / Σ importance over the skills wanted."""
    if not importances:
        return np.full(people.size, UNSAID["mentee"]["skills"])
    weighed = _summed(weight * match(skill) for skill, weight in importances.items())
    value = _bounded(weighed / sum(importances.values()))
    return np.where(_ints(people, "knows") == 0, UNSAID["mentee"]["skills"], value)


def asked_for_value(people: Selection, match: Match, importances: Mapping[str, int]) -> Values:
    """max over the skills wanted of importance / 5 × match: a mentor wishes to be needed for what they know."""
    if not importances:
        return np.full(people.size, UNSAID["mentor"]["skills"])
    each = (match(skill) * weight / HIGHEST_IMPORTANCE for skill, weight in importances.items())
    needed: Values = reduce(np.maximum, each)
    return np.where(_ints(people, "knows") == 0, UNSAID["mentor"]["skills"], _bounded(needed))


def goals_value(people: Selection, mentee: Mentee, match: Match) -> Values:
    """The mean over the goals: of a goal with skills their mean match, of one without, whether an industry is shared.

    A goal that names neither skills nor (by its mentee) an industry says nothing, and counts nothing beside others that do.
    """
    unsaid = UNSAID["mentee"]["goals"]
    goals = mentee.goals_that_say_something
    if not goals:
        return np.full(people.size, unsaid)
    bare = not all(goal.skills for goal in goals)
    field = of_industry(people, mentee.section.industries).astype(np.float64) if bare else np.zeros(people.size)
    helped = (_summed(map(match, goal.skills)) / len(goal.skills) if goal.skills else field for goal in goals)
    value = _bounded(_summed(helped) / len(mentee.section.goals))
    return np.where((_ints(people, "knows") == 0) & (_ints(people, "fields") == 0), unsaid, value)


def of_industry(people: Selection, industries: tuple[str, ...]) -> NDArray[np.bool_]:
    """Who shares any of these: shape (n,)."""
    shared = np.zeros(people.index.size, dtype=np.bool_)
    for industry in industries:
        if (posting := people.index.industries.of(industry)) is not None:
            shared[posting.rows] = True
    return people.of(shared)


def languages_value(people: Selection, levels: Mapping[str, int], unsaid: float) -> Values:
    """max over languages of min(level of one, level of the other, 4) / 4.

    `levels`: by what a language counts as, see `families_of`.
    """
    if not levels:
        return np.full(people.size, unsaid)
    value = np.zeros(people.size)
    for family, level in levels.items():
        if (theirs := people.spoken(family)) is not None:
            np.maximum(value, np.minimum(theirs, min(level, FLUENT)) / FLUENT, out=value)
    return np.where(_ints(people, "speaks") == 0, unsaid, value)


def can_talk(people: Selection, mentee: Mentee) -> NDArray[np.bool_]:
    """Who shares a language with the mentee that both speak well enough; whoever named none may share one: shape (n,)."""
    if not (levels := mentee.spoken):
        return np.ones(people.size, dtype=np.bool_)
    can: NDArray[np.bool_] = people.column("speaks") == 0
    for family, level in levels.items():
        if level >= LEAST_TO_TALK and (theirs := people.spoken(family)) is not None:
            can |= theirs >= LEAST_TO_TALK
    return can


def ahead_value(stages: NDArray[np.int64], mentee_stage: CareerStage) -> Values:
    """1 from a step further along, 0 from a step behind, linear between."""
    return np.clip((_STEPS[stages] - step_of(mentee_stage) + 1) / 2, 0.0, 1.0)


def welcome_value(welcome: NDArray[np.int64], mentee_stage: CareerStage) -> Values:
    """1 where the mentor names the mentee's stage, ½ where they name none, 0 where they name others only."""
    return np.where(welcome == 0, OPEN_TO_ALL, (welcome & stage_bits([mentee_stage])) > 0)


def style_value(styles: NDArray[np.int64], liked: int, side: Side) -> Values:
    """|liked ∩ offered| / |liked| to the mentee, / |offered| to the mentor. `styles` offered and `liked`: bit sets."""
    if not liked:
        return np.full(len(styles), UNSAID[side]["style"])
    whole = liked.bit_count() if side == "mentee" else np.maximum(np.bitwise_count(styles), 1)
    return np.where(styles == 0, UNSAID[side]["style"], np.bitwise_count(styles & liked) / whole)


def rhythm_value(rhythms: NDArray[np.int64], wanted: MeetingRhythm) -> Values:
    """1 − distance / 2 on weekly, fortnightly, monthly; "on demand" goes with each of them by ¾."""
    flexible = RHYTHMS.index("on_demand")
    mine = RHYTHMS.index(wanted)
    fixed = FLEXIBLE if mine == flexible else 1 - np.abs(rhythms - mine) / 2
    return np.where(rhythms == mine, 1.0, np.where(rhythms == flexible, FLEXIBLE, fixed))


def capacity_value(people: Selection, now: datetime) -> Values:
    """free places / places, 0 for a mentor without places; half of it for who lately said no for want of time or room."""
    share = room_value(_ints(people, "free"), _ints(people, "places"))
    short = _ints(people, "short_of_time") > int((now - SHORT_OF_TIME).timestamp())
    return np.where(short, share * SHORT_OF_TIME_SHARE, share)


def common_hours(people: Selection, mentee: Mentee, now: datetime) -> Values | None:
    """Hours from now on, within what both have told, in which both are free: shape (n,); NaN where not known.

    None where nothing is known of the mentee's own hours.
    """
    mine = None if mentee.hours is None else lanes_from(mentee.hours, now)
    if mine is None:
        return None
    lanes: NDArray[np.uint32] = people.index.column("lanes").view(np.uint32)
    first_days: NDArray[np.int32] = people.column("first_day").view(np.int32)
    return hours_in_common(mine, lanes, first_days, now.astimezone(UTC).toordinal(), people.rows)


def overlap_value(size: int, hours: Values | None, unsaid: float) -> Values:
    """min(1, hours / 20)."""
    if hours is None:
        return np.full(size, unsaid)
    return np.where(np.isnan(hours), unsaid, np.minimum(1.0, hours / FULL_OVERLAP_HOURS))


def history_value(people: Selection, declined_by: Mapping[UUID, No], now: datetime) -> Values:
    """1 but for who has said no to this mentee lately: what its reason leaves, growing to 1 over 90 days."""
    value = np.ones(people.size)
    for mentor_id, no in declined_by.items():
        if (place := people.place_of(mentor_id)) is not None:
            value[place] = after_a_no(no, now)
    return value


def after_a_no(no: No, now: datetime) -> float:
    """What the history of two is worth after this no, 0..1."""
    passed = min(1.0, max(0.0, (now - no.said_at) / REMEMBERED))
    left = AFTER_A_NO[no.reason]
    return left + (1 - left) * passed


def _summed(each: Iterable[Values]) -> Values:
    """In this order, whoever else is selected."""
    summed: Values = reduce(np.add, each)
    return summed


def _ints(people: Selection, name: str) -> NDArray[np.int64]:
    return people.column(name).astype(np.int64)


def _bounded(values: Values) -> Values:
    return np.clip(values, 0.0, 1.0)
