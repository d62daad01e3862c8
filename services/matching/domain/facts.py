"""The concrete facts behind a score, ready to be put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.hours import Hours, hours_in_common, quarters_from
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.rules import Factor
from services.matching.domain.scoring import HIGHEST_LEVEL, step_of
from services.matching.domain.vocabulary import Vocabulary

MOST_NAMED: Final = 3
LONGEST_QUOTE: Final = 80

Detail: TypeAlias = str | int | float | tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """`phrase` names a sentence of a language, `details` fill it. Several facts of a factor make one sentence."""

    phrase: str
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """A skill the mentor has that answers a wanted one: the same, or one near it; `strength` in 0..1."""

    wanted: str
    skill: str
    strength: float

    @property
    def exact(self) -> bool:
        return self.wanted == self.skill


def facts_of(factor: Factor, mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, now: datetime) -> tuple[Fact, ...]:
    """What speaks for (or against) this mentor by this factor."""
    return _FINDERS[factor](mentor, mentee, vocabulary, now)


def answers(mentor: Mentor, wanted: str, vocabulary: Vocabulary) -> Known | None:
    """The mentor's skill that answers this want best (see `SkillMatch`), or None."""
    near = vocabulary.near(wanted)
    known = [
        Known(wanted, each.skill, near[each.skill] * each.level / HIGHEST_LEVEL)
        for each in mentor.section.skills
        if near.get(each.skill, 0) > 0
    ]
    return max(known, key=lambda each: (each.strength, each.exact), default=None)


def _skills(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    wants = {each.skill: each.importance for each in mentee.section.skills_wanted}
    if not wants:
        return (Fact("skills.unsaid"),)
    found = [known for skill in wants if (known := answers(mentor, skill, vocabulary))]
    found.sort(key=lambda known: -wants[known.wanted] * known.strength)
    exact = tuple(vocabulary.name(known.skill) for known in found if known.exact)[:MOST_NAMED]
    near = next((known for known in found if not known.exact), None)
    close = {} if near is None else {"close": vocabulary.name(near.skill), "wanted": vocabulary.name(near.wanted)}
    if exact and near:
        return (Fact("skills.both", {"known": exact, **close}),)
    if exact:
        return (Fact("skills.exact", {"known": exact}),)
    return (Fact("skills.near", close),) if near else (Fact("skills.none"),)


def _goals(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    goals = mentee.section.goals
    if not goals:
        return (Fact("goals.unsaid"),)
    helps = [
        (goal, [known for skill in goal.skills if (known := answers(mentor, skill, vocabulary))]) for goal in goals
    ]
    goal, helpful = max(helps, key=lambda each: sum(known.strength for known in each[1]))
    if helpful:
        helpful.sort(key=lambda each: -each.strength)
        names = tuple(dict.fromkeys(vocabulary.name(each.skill) for each in helpful))[:MOST_NAMED]
        return (Fact("goals.skills", {"goal": _quoted(goal.text), "known": names}),)
    shared = tuple(each for each in mentee.section.industries if each in mentor.section.industries)
    if shared:
        names = tuple(each.replace("-", " ") for each in shared[:MOST_NAMED])
        return (Fact("goals.industry", {"industries": names}),)
    return (Fact("goals.none"),)


def _languages(mentor: Mentor, mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    mine = {each.language: each.level for each in mentee.section.languages}
    theirs = {each.language: each.level for each in mentor.section.languages}
    if not mine:
        return (Fact("languages.you_unsaid"),)
    if not theirs:
        return (Fact("languages.they_unsaid"),)
    shared = sorted(mine.keys() & theirs.keys(), key=lambda each: (-min(mine[each], theirs[each]), each))
    if not shared:
        return (Fact("languages.none"),)
    return (Fact("languages.shared", {"languages": tuple(f"language.{each}" for each in shared[:MOST_NAMED])}),)


def _stage(mentor: Mentor, mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    theirs, mine = mentor.section.stage, mentee.section.stage
    welcome = (
        "open" if not mentor.section.mentee_types else "wanted" if mine in mentor.section.mentee_types else "other"
    )
    steps = step_of(theirs) - step_of(mine)
    place = "ahead" if steps >= 1 else "beside" if steps > -1 else "behind"
    return (
        Fact(f"stage.{welcome}", {"stage": f"stage.{mine}"}),
        Fact(f"stage.{place}", {"stage": f"stage.{theirs}"}),
    )


def _style(mentor: Mentor, mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    mine, theirs = mentee.section.styles, mentor.section.styles
    if not mine:
        return (Fact("style.you_unsaid"),)
    if not theirs:
        return (Fact("style.they_unsaid"),)
    shared = tuple(f"style.{each}" for each in dict.fromkeys(mine) if each in theirs)
    if shared:
        return (Fact("style.shared", {"styles": shared}),)
    return (Fact("style.other", {"styles": tuple(f"style.{each}" for each in dict.fromkeys(theirs))[:MOST_NAMED]}),)


def _rhythm(mentor: Mentor, mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    mine, theirs = mentee.section.meeting_rhythm, mentor.section.meeting_rhythm
    details = {"theirs": f"rhythm.{theirs}", "yours": f"rhythm.{mine}"}
    return (Fact("rhythm.same" if mine == theirs else "rhythm.other", details),)


def _capacity(mentor: Mentor, _mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    phrase = "capacity.one" if mentor.free == 1 else "capacity.free"
    return (Fact(phrase, {"free": mentor.free, "places": mentor.section.capacity}),)


def _overlap(mentor: Mentor, mentee: Mentee, _vocabulary: Vocabulary, now: datetime) -> tuple[Fact, ...]:
    mine, theirs = _known_quarters(mentee.hours, now), _known_quarters(mentor.hours, now)
    if mine is None:
        return (Fact("overlap.you_unsaid"),)
    if theirs is None:
        return (Fact("overlap.they_unsaid"),)
    today = np.zeros(1, dtype=np.int32)
    hours = float(hours_in_common(mine, theirs[np.newaxis], today, 0)[0])
    if not hours:
        return (Fact("overlap.none"),)
    return (
        Fact("overlap.one") if hours == 1 else Fact("overlap.some", {"hours": round(hours, 1 if hours < 10 else 0)}),
    )


def _feedback(mentor: Mentor, _mentee: Mentee, _vocabulary: Vocabulary, _now: datetime) -> tuple[Fact, ...]:
    count = mentor.ratings.count
    if not count:
        return (Fact("feedback.none"),)
    rated = {"average": round(mentor.ratings.total / count, 1), "count": count}
    facts = [Fact("feedback.one" if count == 1 else "feedback.some", rated)]
    if mentor.sessions > 1:
        facts.append(Fact("feedback.sessions", {"sessions": mentor.sessions}))
    return tuple(facts)


def _known_quarters(hours: Hours | None, now: datetime) -> NDArray[np.uint8] | None:
    return None if hours is None else quarters_from(hours, now)


def _quoted(text: str) -> str:
    """The mentee's own words, shortened at a word where they are long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


_FINDERS: Final[Mapping[Factor, Callable[[Mentor, Mentee, Vocabulary, datetime], tuple[Fact, ...]]]] = {
    "skills": _skills,
    "goals": _goals,
    "languages": _languages,
    "stage": _stage,
    "style": _style,
    "rhythm": _rhythm,
    "capacity": _capacity,
    "overlap": _overlap,
    "feedback": _feedback,
}
