"""What a person shows as a mentor, and what they look for as a mentee."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from services.profiles.domain.languages import language_tag
from shared.contracts.vocabulary import CareerStage, GoalHorizon, GoalKind, MeetingRhythm, Style
from shared.ground.questions import DuplicateLanguages
from shared.refusals import Kind, Members, Refusal

MOST_SKILLS: Final = 30
MOST_GOALS: Final = 10
MOST_SKILLS_OF_A_GOAL: Final = 10
MOST_INDUSTRIES: Final = 10
MOST_LANGUAGES: Final = 20
MOST_MENTEES: Final = 50
MOST_YEARS: Final = 70
LONGEST_HEADLINE: Final = 120
LONGEST_TEXT: Final = 4000
LONGEST_GOAL: Final = 500
LONGEST_INDUSTRY: Final = 60
BEST: Final = 5


MOST: Final = Members({"most": {"type": "integer", "description": "How many there may be.", "examples": [20]}})


class TooManySkills(Refusal):
    """A profile names at most 30 skills, and a goal at most ten."""

    slug, kind = "too-many-skills", Kind.RULE
    members_described = MOST


class DuplicateSkills(Refusal):
    """A skill stands there twice, perhaps in two spellings."""

    slug, kind = "duplicate-skills", Kind.RULE


class TooManyGoals(Refusal):
    """A mentee has at most ten goals at a time."""

    slug, kind = "too-many-goals", Kind.RULE
    members_described = MOST


class TooManyIndustries(Refusal):
    """A profile names at most ten industries."""

    slug, kind = "too-many-industries", Kind.RULE
    members_described = MOST


class DuplicateIndustries(Refusal):
    """An industry stands there twice."""

    slug, kind = "duplicate-industries", Kind.RULE


class TooManyLanguages(Refusal):
    """At most 20 languages."""

    slug, kind = "too-many-languages", Kind.RULE
    members_described = MOST


class DuplicateChoices(Refusal):
    """Stages, styles and types of mentees are named once each."""

    slug, kind = "duplicate-choices", Kind.RULE


class TextTooLong(Refusal):
    """A text is longer than its place in a profile."""

    slug, kind = "text-too-long", Kind.RULE
    members_described = MOST


class NumberOutOfRange(Refusal):
    """Levels and importance go from 1 to 5, capacity from 1 to 50, years of experience from 0 to 70."""

    slug, kind = "number-out-of-range", Kind.RULE


@dataclass(frozen=True)
class Language:
    """A language one speaks; `level` 1 (a little) to 5 (native)."""

    language: str
    level: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", language_tag(self.language))
        _refuse_outside(self.level, 1, BEST)


@dataclass(frozen=True)
class SkillLevel:
    """A skill one has, by its slug; `level` 1 (beginner) to 5 (authority)."""

    skill: str
    level: int

    def __post_init__(self) -> None:
        _refuse_outside(self.level, 1, BEST)


@dataclass(frozen=True)
class SkillWanted:
    """A skill one wants to gain, by its slug; `importance` 1 (nice) to 5 (essential)."""

    skill: str
    importance: int

    def __post_init__(self) -> None:
        _refuse_outside(self.importance, 1, BEST)


@dataclass(frozen=True)
class Goal:
    """Where a mentee wants to get; `skills` by their slugs."""

    text: str
    skills: tuple[str, ...]
    horizon: GoalHorizon
    kind: GoalKind

    def __post_init__(self) -> None:
        _refuse_more(LONGEST_GOAL, self.text, TextTooLong)
        _refuse_more(MOST_SKILLS_OF_A_GOAL, self.skills, TooManySkills)
        _refuse_repetition(self.skills, DuplicateSkills)


@dataclass(frozen=True)
class MentorProfile:
    """`languages`: those one mentors in; empty means all that the person speaks. `capacity`: mentees at a time.

    `public`: whether strangers may see who they are as a mentor.
    """

    headline: str
    about: str
    skills: tuple[SkillLevel, ...]
    industries: tuple[str, ...]
    years_of_experience: int
    stage: CareerStage
    mentee_types: tuple[CareerStage, ...]
    styles: tuple[Style, ...]
    languages: tuple[Language, ...]
    meeting_rhythm: MeetingRhythm
    capacity: int
    paused: bool = False
    public: bool = False

    def __post_init__(self) -> None:
        _refuse_more(LONGEST_HEADLINE, self.headline, TextTooLong)
        _refuse_more(LONGEST_TEXT, self.about, TextTooLong)
        _refuse_more(MOST_SKILLS, self.skills, TooManySkills)
        _refuse_repetition([each.skill for each in self.skills], DuplicateSkills)
        refuse_industries(self.industries)
        refuse_languages(self.languages)
        _refuse_repetition(self.mentee_types, DuplicateChoices)
        _refuse_repetition(self.styles, DuplicateChoices)
        _refuse_outside(self.years_of_experience, 0, MOST_YEARS)
        _refuse_outside(self.capacity, 1, MOST_MENTEES)

    @property
    def skills_named(self) -> frozenset[str]:
        return frozenset(each.skill for each in self.skills)

    def with_slugs(self, slugs: Mapping[str, str]) -> "MentorProfile":
        """The profile with each skill under its slug. Raises `DuplicateSkills` where two spellings are one skill."""
        return replace(self, skills=tuple(replace(each, skill=slugs[each.skill]) for each in self.skills))


@dataclass(frozen=True)
class MenteeProfile:
    """`expectations`: of a mentor, who reads them when asked to be one."""

    about: str
    goals: tuple[Goal, ...]
    skills_wanted: tuple[SkillWanted, ...]
    industries: tuple[str, ...]
    stage: CareerStage
    styles: tuple[Style, ...]
    meeting_rhythm: MeetingRhythm
    expectations: str

    def __post_init__(self) -> None:
        _refuse_more(LONGEST_TEXT, self.about, TextTooLong)
        _refuse_more(LONGEST_TEXT, self.expectations, TextTooLong)
        _refuse_more(MOST_GOALS, self.goals, TooManyGoals)
        _refuse_more(MOST_SKILLS, self.skills_wanted, TooManySkills)
        _refuse_repetition([each.skill for each in self.skills_wanted], DuplicateSkills)
        refuse_industries(self.industries)
        _refuse_repetition(self.styles, DuplicateChoices)

    @property
    def skills_named(self) -> frozenset[str]:
        of_goals = (skill for goal in self.goals for skill in goal.skills)
        return frozenset((*of_goals, *(each.skill for each in self.skills_wanted)))

    def with_slugs(self, slugs: Mapping[str, str]) -> "MenteeProfile":
        """The profile with each skill under its slug. Raises `DuplicateSkills` where two spellings are one skill."""
        return replace(
            self,
            goals=tuple(replace(goal, skills=tuple(slugs[skill] for skill in goal.skills)) for goal in self.goals),
            skills_wanted=tuple(replace(each, skill=slugs[each.skill]) for each in self.skills_wanted),
        )


def refuse_languages(languages: Sequence[Language]) -> None:
    """Raises `TooManyLanguages` and `DuplicateLanguages`."""
    _refuse_more(MOST_LANGUAGES, languages, TooManyLanguages)
    _refuse_repetition([each.language for each in languages], DuplicateLanguages)


def refuse_industries(industries: Sequence[str]) -> None:
    """Raises `TooManyIndustries`, `DuplicateIndustries` and `TextTooLong`."""
    _refuse_more(MOST_INDUSTRIES, industries, TooManyIndustries)
    _refuse_repetition([each.casefold() for each in industries], DuplicateIndustries)
    for industry in industries:
        _refuse_more(LONGEST_INDUSTRY, industry, TextTooLong)


def _refuse_more(number: int, things: Sequence[object], refusal: type[Refusal]) -> None:
    if len(things) > number:
        raise refusal(most=number)


def _refuse_repetition(things: Sequence[Hashable], refusal: type[Refusal]) -> None:
    if len(set(things)) < len(things):
        raise refusal


def _refuse_outside(number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise NumberOutOfRange
