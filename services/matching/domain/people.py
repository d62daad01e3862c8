"""The people of the index, as much of them as a score needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Final
from uuid import UUID

from services.matching.domain.hours import Hours
from services.matching.domain.languages import families_of
from services.matching.domain.vocabulary import DeclineReason
from shared.contracts.profiles import Goal, MenteeSection, MentorSection

HIGHEST_LEVEL: Final = 5
SILENT_VOICES: Final = 2
"""What mentees find strong counts as if two more had said nothing: one voice lifts a skill a third of the way to the top."""


@dataclass(frozen=True)
class Ratings:
    """What mentees thought of a mentor: how many revealed ratings (1–5), and their sum."""

    count: int = 0
    total: int = 0


@dataclass(frozen=True)
class Reliability:
    """`kept`: requests answered in time and sessions held; `failed`: requests that ran out of time, sessions missed or cancelled late."""

    kept: int = 0
    failed: int = 0


@dataclass(frozen=True)
class Mentor:
    """`active`: mentorships that take one of the mentor's places. `sessions`: how many have taken place.

    `offers`: whether anything of their free time can be booked, as far as that was told. `praised`: which skills feedback
    named as strong, how often. `short_of_time_at`: when they last declined somebody for want of time or room.
    """

    person_id: UUID
    section: MentorSection
    active: int = 0
    hours: Hours | None = None
    ratings: Ratings = Ratings()
    sessions: int = 0
    offers: bool = True
    reliability: Reliability = Reliability()
    praised: Mapping[str, int] = field(default_factory=dict)
    short_of_time_at: datetime | None = None

    @property
    def free(self) -> int:
        """Places free for another mentee."""
        return max(0, self.section.capacity - self.active)

    @cached_property
    def levels(self) -> Mapping[str, float]:
        """The level of each skill, 1 to 5: the highest that the profile names, lifted towards 5 by what mentees found strong."""
        said = {each.skill: each.level for each in self.section.skills}
        if len(said) < len(self.section.skills):
            said = {each.skill: each.level for each in sorted(self.section.skills, key=_level)}
        if not self.praised:
            return said
        return said | {skill: lifted(said[skill], voices) for skill, voices in self.praised.items() if skill in said}


@dataclass(frozen=True)
class No:
    """A mentor's last no to a mentee."""

    reason: DeclineReason
    said_at: datetime


@dataclass(frozen=True)
class Mentee:
    """`declined_by`: the mentors who have said no to this mentee lately."""

    person_id: UUID
    section: MenteeSection
    hours: Hours | None = None
    declined_by: Mapping[UUID, No] = field(default_factory=dict)

    @cached_property
    def spoken(self) -> Mapping[str, int]:
        """The level of each language, by what it counts as."""
        return families_of((each.language, each.level) for each in self.section.languages)

    @cached_property
    def wants(self) -> Mapping[str, int]:
        """How important each skill is that is wanted."""
        return {each.skill: each.importance for each in self.section.skills_wanted}

    @cached_property
    def goals_that_say_something(self) -> tuple[Goal, ...]:
        """Those by which a mentor can be told to help or not: by skills, else by an industry of the mentee."""
        if self.section.industries:
            return self.section.goals
        return tuple(goal for goal in self.section.goals if goal.skills)

    @cached_property
    def needed_skills(self) -> tuple[str, ...]:
        """Those that are wanted and those that a goal needs, each once."""
        return tuple(dict.fromkeys((*self.wants, *(skill for goal in self.section.goals for skill in goal.skills))))


_level: Final = attrgetter("level")


def lifted(level: int, voices: int) -> float:
    """A level that so many find strong."""
    return level + (HIGHEST_LEVEL - level) * voices / (voices + SILENT_VOICES)
