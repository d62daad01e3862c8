"""The concrete facts behind a score, ready to be put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.scoring import HIGHEST_LEVEL, step_of
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import Factor

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


@dataclass(frozen=True)
class Pair:
    """Two people and what is known of them together. `hours` in common: None where a side has told none."""

    mentor: Mentor
    mentee: Mentee
    vocabulary: Vocabulary
    hours: float | None
    mentee_told_hours: bool


def facts_of(factor: Factor, pair: Pair) -> tuple[Fact, ...]:
    """What speaks for (or against) this mentor by this factor."""
    return _FINDERS[factor](pair)


def answers(mentor: Mentor, wanted: str, vocabulary: Vocabulary) -> Known | None:
    """The mentor's skill that answers this want best (see `SkillMatch`), or None."""
    near = vocabulary.near(wanted)
    helpful = (each for each in mentor.section.skills if near.get(each.skill, 0) > 0)
    strengths = ((near[each.skill] * each.level / HIGHEST_LEVEL, each.skill == wanted, each.skill) for each in helpful)
    strongest = max(strengths, default=None)
    return None if strongest is None else Known(wanted, strongest[2], strongest[0])


def _skills(pair: Pair) -> tuple[Fact, ...]:
    wants = {each.skill: each.importance for each in pair.mentee.section.skills_wanted}
    if not wants:
        return (Fact("skills.unsaid"),)
    found = [known for skill in wants if (known := answers(pair.mentor, skill, pair.vocabulary))]
    found.sort(key=lambda known: -wants[known.wanted] * known.strength)
    exact = tuple(pair.vocabulary.name(known.skill) for known in found if known.exact)[:MOST_NAMED]
    near = next((known for known in found if not known.exact), None)
    close = (
        {} if near is None else {"close": pair.vocabulary.name(near.skill), "wanted": pair.vocabulary.name(near.wanted)}
    )
    if exact and near:
        return (Fact("skills.both", {"known": exact, **close}),)
    if exact:
        return (Fact("skills.exact", {"known": exact}),)
    return (Fact("skills.near", close),) if near else (Fact("skills.none"),)


def _goals(pair: Pair) -> tuple[Fact, ...]:
    goals = pair.mentee.section.goals
    if not goals:
        return (Fact("goals.unsaid"),)
    helps = [
        (goal, [known for skill in goal.skills if (known := answers(pair.mentor, skill, pair.vocabulary))])
        for goal in goals
    ]
    goal, helpful = max(helps, key=lambda each: sum(known.strength for known in each[1]))
    if helpful:
        helpful.sort(key=lambda each: -each.strength)
        names = tuple(dict.fromkeys(pair.vocabulary.name(each.skill) for each in helpful))[:MOST_NAMED]
        return (Fact("goals.skills", {"goal": _quoted(goal.text), "known": names}),)
    shared = tuple(each for each in pair.mentee.section.industries if each in pair.mentor.section.industries)
    if shared:
        names = tuple(each.replace("-", " ") for each in shared[:MOST_NAMED])
        return (Fact("goals.industry", {"industries": names}),)
    return (Fact("goals.none"),)


def _languages(pair: Pair) -> tuple[Fact, ...]:
    mine = {each.language: each.level for each in pair.mentee.section.languages}
    theirs = {each.language: each.level for each in pair.mentor.section.languages}
    if not mine:
        return (Fact("languages.you_unsaid"),)
    if not theirs:
        return (Fact("languages.they_unsaid"),)
    shared = sorted(mine.keys() & theirs.keys(), key=lambda each: (-min(mine[each], theirs[each]), each))
    if not shared:
        return (Fact("languages.none"),)
    return (Fact("languages.shared", {"languages": tuple(f"language.{each}" for each in shared[:MOST_NAMED])}),)


def _stage(pair: Pair) -> tuple[Fact, ...]:
    theirs, mine = pair.mentor.section.stage, pair.mentee.section.stage
    welcome = (
        "open"
        if not pair.mentor.section.mentee_types
        else "wanted"
        if mine in pair.mentor.section.mentee_types
        else "other"
    )
    steps = step_of(theirs) - step_of(mine)
    place = "ahead" if steps >= 1 else "beside" if steps > -1 else "behind"
    return (
        Fact(f"stage.{welcome}", {"stage": f"stage.{mine}"}),
        Fact(f"stage.{place}", {"stage": f"stage.{theirs}"}),
    )


def _style(pair: Pair) -> tuple[Fact, ...]:
    mine, theirs = pair.mentee.section.styles, pair.mentor.section.styles
    if not mine:
        return (Fact("style.you_unsaid"),)
    if not theirs:
        return (Fact("style.they_unsaid"),)
    shared = tuple(f"style.{each}" for each in dict.fromkeys(mine) if each in theirs)
    if shared:
        return (Fact("style.shared", {"styles": shared}),)
    return (Fact("style.other", {"styles": tuple(f"style.{each}" for each in dict.fromkeys(theirs))[:MOST_NAMED]}),)


def _rhythm(pair: Pair) -> tuple[Fact, ...]:
    mine, theirs = pair.mentee.section.meeting_rhythm, pair.mentor.section.meeting_rhythm
    details = {"theirs": f"rhythm.{theirs}", "yours": f"rhythm.{mine}"}
    return (Fact("rhythm.same" if mine == theirs else "rhythm.other", details),)


def _capacity(pair: Pair) -> tuple[Fact, ...]:
    phrase = "capacity.one" if pair.mentor.free == 1 else "capacity.free"
    return (Fact(phrase, {"free": pair.mentor.free, "places": pair.mentor.section.capacity}),)


def _overlap(pair: Pair) -> tuple[Fact, ...]:
    if not pair.mentee_told_hours:
        return (Fact("overlap.you_unsaid"),)
    if pair.hours is None:
        return (Fact("overlap.they_unsaid"),)
    if pair.hours in {0, 1}:
        return (Fact("overlap.one" if pair.hours else "overlap.none"),)
    return (Fact("overlap.some", {"hours": round(pair.hours, 1 if pair.hours < 10 else 0)}),)


def _feedback(pair: Pair) -> tuple[Fact, ...]:
    count = pair.mentor.ratings.count
    if not count:
        return (Fact("feedback.none"),)
    rated = {"average": round(pair.mentor.ratings.total / count, 1), "count": count}
    facts = [Fact("feedback.one" if count == 1 else "feedback.some", rated)]
    if pair.mentor.sessions > 1:
        facts.append(Fact("feedback.sessions", {"sessions": pair.mentor.sessions}))
    return tuple(facts)


def _quoted(text: str) -> str:
    """The mentee's own words, shortened at a word where they are long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


_FINDERS: Final[Mapping[Factor, Callable[[Pair], tuple[Fact, ...]]]] = {
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
