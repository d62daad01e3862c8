"""What matching hears from the other services: a projection a topic."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.matching.use_cases import counting, remembering
from shared.consuming import Event, projection, reaction, states_in
from shared.consuming.declaration import AnyConsumer
from shared.contracts import (
    AVAILABILITY,
    FEEDBACK,
    MEMBERSHIPS,
    MENTORSHIPS,
    PROFILES,
    PROGRAMMES,
    SESSIONS,
    SKILLS,
    AvailabilityState,
    FeedbackState,
    MembershipState,
    MentorshipState,
    ProfileState,
    ProgrammeState,
    SessionState,
    SkillState,
)
from shared.postgres import Tx


@projection(PROFILES)
async def remember_profiles(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    await remembering.remember_profiles(tx, events, now=now)


@projection(SKILLS, tables=["skills"])
async def remember_skills(tx: Tx, events: Sequence[Event[SkillState]], _now: datetime) -> None:
    await remembering.remember_skills(tx, events)


@projection(PROGRAMMES)
async def remember_programmes(tx: Tx, events: Sequence[Event[ProgrammeState]], now: datetime) -> None:
    await remembering.remember_programmes(tx, events, now=now)


@projection(MEMBERSHIPS)
async def remember_memberships(tx: Tx, events: Sequence[Event[MembershipState]], now: datetime) -> None:
    await remembering.remember_memberships(tx, events, now=now)


@projection(AVAILABILITY, tables=["availability"], marks=["index_changes"])
async def remember_availability(tx: Tx, events: Sequence[Event[AvailabilityState]], _now: datetime) -> None:
    await remembering.remember_availability(tx, events)


@projection(MENTORSHIPS)
async def remember_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], now: datetime) -> None:
    await remembering.remember_mentorships(tx, events, now=now)


@projection(SESSIONS, tables=["sessions"], marks=["index_changes"])
async def remember_sessions(tx: Tx, events: Sequence[Event[SessionState]], _now: datetime) -> None:
    await remembering.remember_sessions(tx, events)


@projection(FEEDBACK, tables=["ratings"], marks=["index_changes"])
async def remember_feedback(tx: Tx, events: Sequence[Event[FeedbackState]], _now: datetime) -> None:
    await remembering.remember_feedback(tx, events)


@reaction(SESSIONS)
async def count_absences(tx: Tx, events: Sequence[Event[SessionState]], now: datetime) -> None:
    """Whether somebody came is said, and may be taken back."""
    missed = {state.mentor_id for state in states_in(events) if state.absent == "mentor" or state.appeal is not None}
    await counting.count_again(tx, missed, now=now)


CONSUMERS: Final[tuple[AnyConsumer, ...]] = (
    remember_profiles,
    remember_skills,
    remember_programmes,
    remember_memberships,
    remember_availability,
    remember_mentorships,
    remember_sessions,
    remember_feedback,
    count_absences,
)
