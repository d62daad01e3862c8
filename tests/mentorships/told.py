"""Events as other services tell them; builders state only what matters."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from shared.consuming.declaration import Event
from shared.contracts import DrawState, MatchState, MembershipState, ProfileState, ProgrammeState, SessionState
from shared.contracts.profiles import Goal, MenteeSection, MentorSection
from shared.ids import uuid7

MORNING: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday; the clock of these tests begins here."""

MENTEE: Final = MenteeSection(
    about="Wants to lead",
    goals=(
        Goal(text="Lead a team of three", horizon="short_term", kind="career"),
        Goal(text="Speak before a hundred people", horizon="long_term", kind="skill"),
    ),
    skills_wanted=(),
    stage="early",
    meeting_rhythm="fortnightly",
    expectations="To be ready for a lead's role within a year.",
)
"""What a mentee says of themselves."""

_STATES: Final = {"requested": "pending", "confirmed": "booked", "rescheduled": "booked"}


def accepted(
    mentorship_id: UUID, mentor: UUID, mentee: UUID, *, at: datetime = MORNING, programme: UUID | None = None
) -> Event[MatchState]:
    """A mentor's yes."""
    state = MatchState(
        proposal_id=uuid7(),
        version=2,
        change="accepted",
        request_id=uuid7(),
        programme_id=programme or uuid7(),
        mentor_id=mentor,
        mentee_id=mentee,
        respond_by=at + timedelta(days=3),
        mentorship_id=mentorship_id,
    )
    return Event("matches", state.proposal_id, 2, state, at)


def session(
    session_id: UUID,
    sequence: int,
    change: str,
    *,
    mentor: UUID,
    mentee: UUID,
    mentorship: UUID | None = None,
    starts_at: datetime = MORNING + timedelta(days=1),
    at: datetime | None = None,
    **more: Any,
) -> Event[SessionState]:
    """A change of a session, an hour of two people; it happened a minute after the change before it."""
    state = SessionState(
        **{
            "session_id": session_id,
            "version": sequence,
            "change": change,
            "state": _STATES.get(change, change),
            "mentor_id": mentor,
            "mentee_ids": (mentee,),
            "offering_id": uuid7(),
            "mentorship_id": mentorship,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=1),
            **more,
        }
    )
    return Event("sessions", session_id, sequence, state, at or MORNING + timedelta(minutes=sequence))


def session_gone(session_id: UUID, sequence: int) -> Event[SessionState]:
    return Event("sessions", session_id, sequence, None, MORNING + timedelta(minutes=sequence))


def profile(
    person: UUID,
    sequence: int,
    change: str,
    *,
    blocks: Collection[UUID] = (),
    mentor: MentorSection | None = None,
    at: datetime = MORNING,
    time_zone: str | None = None,
    **more: Any,
) -> Event[ProfileState]:
    """A change of a person's profile, and whom they block since."""
    told = {
        "person_id": person,
        "version": sequence,
        "change": change,
        "blocks": tuple(blocks),
        "mentor": mentor,
        "time_zone": time_zone,
        **more,
    }
    return Event("profiles", person, sequence, ProfileState.model_validate(told), at)


def draw(person: UUID, *, drawn: bool = True, odds: float = 0.5, programme: UUID | None = None) -> Event[DrawState]:
    """How the draw of a programme went for somebody."""
    state = DrawState(
        draw_id=uuid7(),
        version=1,
        change="held",
        programme_id=programme or uuid7(),
        run_id=uuid7(),
        person_id=person,
        drawn=drawn,
        odds=odds,
        drawn_at=MORNING,
    )
    return Event("draws", state.draw_id, 1, state, MORNING)


def member(
    person: UUID,
    programme: UUID,
    role: str,
    *,
    membership: UUID | None = None,
    sequence: int = 1,
    state: str = "member",
    at: datetime = MORNING,
    number: str | None = None,
) -> Event[MembershipState]:
    """Somebody belongs to a programme, or does so no more. `number`: the hash of their organisation's own."""
    told = {
        "membership_id": membership or uuid7(),
        "version": sequence,
        "change": "joined" if state == "member" else "left",
        "programme_id": programme,
        "person_id": person,
        "role": role,
        "state": state,
        "number": number,
    }
    known = MembershipState.model_validate(told)
    return Event("memberships", known.membership_id, sequence, known, at)


def programme(
    programme_id: UUID, *, archived_at: datetime | None = None, starts_on: date | None = None
) -> Event[ProgrammeState]:
    state = ProgrammeState(
        programme_id=programme_id,
        version=1,
        change="archived" if archived_at else "created",
        slug="p",
        name="P",
        open_to_all=False,
        starts_on=starts_on,
        archived_at=archived_at,
    )
    return Event("programmes", programme_id, 1, state, MORNING)


def person_gone(person: UUID, sequence: int = 9) -> Event[ProfileState]:
    """A person was erased."""
    return Event("profiles", person, sequence, None, MORNING)


def membership_gone(membership_id: UUID, sequence: int = 9) -> Event[MembershipState]:
    """A membership is gone for good."""
    return Event("memberships", membership_id, sequence, None, MORNING)
