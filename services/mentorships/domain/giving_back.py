"""Who has reached something with a mentor may pass it on: a draft of a mentor's profile from what they learnt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.skills import Picture

ASK_AFTER: Final = timedelta(days=14)
LEARNT_FROM: Final = 3
"""The level from which on one may teach a skill."""
MOST_SKILLS: Final = 30


@dataclass(frozen=True)
class Draft:
    """`learnt_in`: the mentorships that were completed. `skills`: what they learnt there, each with its level."""

    learnt_in: Sequence[UUID]
    skills: Mapping[str, int]
    goals_reached: int


def ended_well(mentorship: Mentorship) -> bool:
    """Whether it ended with a goal reached, and by neither a block nor somebody's leaving."""
    ending = mentorship.ending
    return (
        ending is not None and ending.reason in ("goals_reached", "time_is_up") and mentorship.tally.goals_completed > 0
    )


def is_completed(mentorship: Mentorship) -> bool:
    """Whether it ended well for its mentee, and nothing has come between the two since."""
    return ended_well(mentorship) and mentorship.parted_by is None


def drafted(completed: Sequence[tuple[Mentorship, Picture]]) -> Draft:
    """Of completed mentorships as their mentee sees them: the highest level of each skill, the strongest first."""
    levels: dict[str, int] = {}
    for _, picture in completed:
        for seen in picture.skills:
            if seen.level is not None and (level := round(seen.level)) >= LEARNT_FROM:
                levels[seen.skill] = max(levels.get(seen.skill, 0), level)
    strongest = sorted(levels.items(), key=lambda each: (-each[1], each[0]))[:MOST_SKILLS]
    reached = sum(mentorship.tally.goals_completed for mentorship, _ in completed)
    return Draft([mentorship.id for mentorship, _ in completed], dict(strongest), reached)
