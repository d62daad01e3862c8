"""People as events tell of them; a test states only what matters to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from services.matching.domain.hours import Hours
from services.matching.domain.index import MentorIndex
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.skills import Skill, Vocabulary
from shared.contracts.memberships import MembershipState
from shared.contracts.profiles import (
    Goal,
    Language,
    MenteeSection,
    MentorSection,
    ProfileState,
    SkillLevel,
    SkillWanted,
)
from shared.contracts.vocabulary import ProgrammeRole
from shared.ids import uuid7

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday; the clock of these tests begins here."""
TODAY: Final = NOW.date()

NO_HOURS: Final = bytes(336)
ALL_HOURS: Final = b"\xff" * 336

VOCABULARY: Final = Vocabulary.of(
    [
        Skill("docker", "Docker", {"kubernetes": 0.8}),
        Skill("kubernetes", "Kubernetes"),
        Skill("python", "Python", {"django": 0.7}),
        Skill("django", "Django"),
    ]
)


def mentor_section(skills: dict[str, int] | None = None, **more: Any) -> MentorSection:
    said: dict[str, Any] = {
        "headline": "Platform engineer",
        "about": "Runs clusters.",
        "skills": tuple(SkillLevel(skill=skill, level=level) for skill, level in (skills or {}).items()),
        "years_of_experience": 12,
        "stage": "senior",
        "meeting_rhythm": "fortnightly",
        "capacity": 2,
        **more,
    }
    return MentorSection(**_with_languages(said))


def mentee_section(wants: dict[str, int] | None = None, **more: Any) -> MenteeSection:
    said: dict[str, Any] = {
        "about": "Moves into operations.",
        "goals": (),
        "skills_wanted": tuple(SkillWanted(skill=skill, importance=wanted) for skill, wanted in (wants or {}).items()),
        "stage": "early",
        "meeting_rhythm": "fortnightly",
        **more,
    }
    return MenteeSection(**_with_languages(said))


def _with_languages(said: dict[str, Any]) -> dict[str, Any]:
    spoken = said.get("languages", {})
    if isinstance(spoken, dict):
        said["languages"] = tuple(Language(language=language, level=level) for language, level in spoken.items())
    return said


def goal(text: str = "Lead a team", *skills: str) -> Goal:
    return Goal(text=text, skills=skills, horizon="long_term", kind="career")


def mentor(
    skills: dict[str, int] | None = None,
    *,
    person_id: UUID | None = None,
    known: dict[str, Any] | None = None,
    **more: Any,
) -> Mentor:
    """`known`: what the index knows beside the profile (active, hours, ratings, sessions)."""
    return Mentor(person_id or uuid7(), mentor_section(skills, **more), **(known or {}))


def mentee(wants: dict[str, int] | None = None, *, hours: Hours | None = None, **more: Any) -> Mentee:
    return Mentee(uuid7(), mentee_section(wants, **more), hours)


def index_of(*mentors: Mentor) -> MentorIndex:
    index = MentorIndex(room=len(mentors))
    index.put_all(mentors)
    return index


def hours(*quarters: tuple[int, int], first_day: date = TODAY) -> Hours:
    """Free in these spans of quarters of an hour, counted from 00:00 UTC of the first day; ends excluded."""
    bits = 0
    for start, end in quarters:
        for quarter in range(start, end):
            bits |= 1 << (336 * 8 - 1 - quarter)
    return Hours(first_day, bits.to_bytes(336))


def tomorrow(hour: int, length: int) -> tuple[int, int]:
    """The quarters of `length` hours from `hour` o'clock of the day after `TODAY`."""
    return 96 + hour * 4, 96 + (hour + length) * 4


def membership(person_id: UUID, programme_id: UUID, role: ProgrammeRole, **more: Any) -> MembershipState:
    """Somebody who belongs to a programme, unless something else is said."""
    common = {"membership_id": uuid7(), "version": 1, "change": "joined", "state": "member"}
    return MembershipState(person_id=person_id, programme_id=programme_id, role=role, **{**common, **more})


def profile(person_id: UUID, **more: Any) -> ProfileState:
    return ProfileState(**{"person_id": person_id, "version": 1, "change": "person_updated", **more})


def day(number: int) -> date:
    return TODAY + timedelta(days=number)
