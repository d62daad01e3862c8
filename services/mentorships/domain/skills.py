"""How far a mentee is with their skills: as they see it, as their mentor sees it, and as it shows in feedback and thanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal
from uuid import UUID

from services.mentorships.domain.goals import Goal
from shared.contracts.vocabulary import MentorshipStage, Side
from shared.refusals import Kind, Refusal

Moment = Literal["start", "middle", "end", "goal"]

MOST_A_DAY: Final = 10
MOST_SKILLS: Final = 20
HIGHEST: Final = 5
FOR_EACH_NAMING: Final = 0.25
"""What it adds to a level that a skill was named as strong, up to one whole level."""
END_WITHIN: Final = timedelta(days=21)
_A_DAY: Final = timedelta(days=1)


class TooManyRatings(Refusal):
    """That is enough for one day: ten times you have said where the skills stand. Skills grow more slowly."""

    slug, kind = "too-many-ratings", Kind.TOO_MANY


class ConfidenceIsOnesOwn(Refusal):
    """How confident the mentee is, says the mentee."""

    slug, kind = "confidence-is-ones-own", Kind.RULE


class NothingRated(Refusal):
    """A rating names skills, each once, or says how confident you are."""

    slug, kind = "nothing-rated", Kind.RULE


@dataclass(frozen=True)
class Rating:
    """From 1 to 5 each. `confidence`: the mentee's own. `goal_id`: after which goal, where it was one."""

    id: UUID
    mentorship_id: UUID
    rated_by: UUID
    side: Side
    moment: Moment
    rated_at: datetime
    levels: Mapping[str, int]
    goal_id: UUID | None = None
    confidence: int | None = None

    def __post_init__(self) -> None:
        if not self.levels and self.confidence is None:
            raise NothingRated
        if self.confidence is not None and self.side != "mentee":
            raise ConfidenceIsOnesOwn


@dataclass(frozen=True)
class Course:
    """From the first rating to the last one; None: there is none."""

    first: int | None = None
    last: int | None = None

    @property
    def change(self) -> int | None:
        return None if self.first is None or self.last is None else self.last - self.first


@dataclass(frozen=True)
class SkillSeen:
    """`named`: how often it was found strong, in revealed feedback on the mentee and in thanks to them."""

    skill: str
    own: Course
    mentors: Course
    named: int

    @property
    def level(self) -> float | None:
        """The mean of how each side sees it last, with a quarter for each naming, up to one; None while nobody has rated it."""
        rated = [each for each in (self.own.last, self.mentors.last) if each is not None]
        if not rated:
            return None
        return min(HIGHEST, sum(rated) / len(rated) + min(1.0, FOR_EACH_NAMING * self.named))


@dataclass(frozen=True)
class Picture:
    """Each skill that was rated or named, by name; how confident the mentee was, first and last."""

    skills: Sequence[SkillSeen]
    confidence: Course


def picture_of(ratings: Sequence[Rating], named: Mapping[str, int]) -> Picture:
    """Of ratings in their order. `named`: how often each skill was found strong."""
    skills = sorted({skill for rating in ratings for skill in rating.levels} | named.keys())
    confidence = [each.confidence for each in ratings if each.confidence is not None]
    return Picture(
        [
            SkillSeen(skill, _course(ratings, "mentee", skill), _course(ratings, "mentor", skill), named.get(skill, 0))
            for skill in skills
        ],
        _from(confidence),
    )


def _course(ratings: Sequence[Rating], side: Side, skill: str) -> Course:
    return _from([each.levels[skill] for each in ratings if each.side == side and skill in each.levels])


def _from(levels: Sequence[int]) -> Course:
    return Course(levels[0], levels[-1]) if levels else Course()


@dataclass(frozen=True)
class Calendar:
    """What tells when skills are looked at. `ends_at`: when the agreement runs out, where there is one."""

    stage: MentorshipStage
    opened_at: datetime
    ends_at: datetime | None
    goals: Sequence[Goal]

    def moment_for(self, last_at: datetime | None, now: datetime) -> Moment | None:
        """At what a side best says now where the skills stand; None where that is not due."""
        if self.stage == "initiation":
            return None
        if last_at is None:
            return "start"
        if any(goal.completed_at is not None and goal.completed_at > last_at for goal in self.goals):
            return "goal"
        if self.ends_at is None:
            return None
        if last_at < self.ends_at - END_WITHIN <= now:
            return "end"
        return "middle" if last_at < self.opened_at + (self.ends_at - self.opened_at) / 2 <= now else None


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManyRatings` where the one that many ratings ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + _A_DAY > now:
        raise TooManyRatings(retry_after=ceil((as_many_ago + _A_DAY - now).total_seconds()))
