"""States as the other services publish them; a builder states only what matters."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from shared.contracts import (
    AvailabilityState,
    ContactState,
    FeedbackState,
    MatchState,
    MentorshipState,
    NoticeState,
    PromptState,
    SessionState,
    TravelAhead,
)

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MENTOR: Final = UUID("01900000-0000-7000-8000-00000000000a")
MENTEE: Final = UUID("01900000-0000-7000-8000-00000000000b")
SESSION: Final = UUID("01900000-0000-7000-8000-00000000000c")
PROPOSAL: Final = UUID("01900000-0000-7000-8000-00000000000d")
MENTORSHIP: Final = UUID("01900000-0000-7000-8000-00000000000e")
ANY: Final = UUID("01900000-0000-7000-8000-00000000000f")

ADA: Final = "ada@people.example"
BEN: Final = "ben@people.example"


def mentor_contact(**changed: Any) -> ContactState:
    """Ada, in Kathmandu."""
    fields: dict[str, Any] = {
        "person_id": MENTOR,
        "version": 1,
        "change": "added",
        "name": "Ada Thapa",
        "email": ADA,
        "locale": "en",
        "time_zone": "Asia/Kathmandu",
    }
    return ContactState(**{**fields, **changed})


def free_time(
    person_id: UUID, time_zone: str | None = None, version: int = 1, travels: tuple[TravelAhead, ...] = ()
) -> AvailabilityState:
    """No free time at all, told in this zone."""
    return AvailabilityState(
        person_id=person_id,
        version=version,
        change="recomputed",
        first_day=NOW.date(),
        bits=base64.b64encode(bytes(336)),
        time_zone=time_zone,
        travels=travels,
    )


def mentee_contact(**changed: Any) -> ContactState:
    """Ben, in Berlin."""
    fields = {"person_id": MENTEE, "name": "Ben Özdemir", "email": BEN, "time_zone": "Europe/Berlin"}
    return mentor_contact(**{**fields, **changed})


def match(change: str = "proposed", version: int = 1, **changed: Any) -> MatchState:
    fields: dict[str, Any] = {
        "proposal_id": PROPOSAL,
        "version": version,
        "change": change,
        "request_id": ANY,
        "programme_id": ANY,
        "mentor_id": MENTOR,
        "mentee_id": MENTEE,
        "respond_by": NOW + timedelta(days=3),
        "mentorship_id": MENTORSHIP if change == "accepted" else None,
    }
    return MatchState(**{**fields, **changed})


_STATES: Final = {
    "requested": "pending",
    "cancelled": "cancelled",
    "completed": "completed",
    "missed": "missed",
}


def session(change: str = "booked", version: int = 1, **changed: Any) -> SessionState:
    """A session of an hour, three days from now."""
    starts_at = changed.get("starts_at", NOW + timedelta(days=3))
    fields: dict[str, Any] = {
        "session_id": SESSION,
        "version": version,
        "change": change,
        "state": _STATES.get(change, "booked"),
        "mentor_id": MENTOR,
        "mentee_ids": (MENTEE,),
        "offering_id": ANY,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
    }
    return SessionState(**{**fields, **changed})


def moved(version: int = 2, days: int = 5, **changed: Any) -> SessionState:
    """The session at a later time."""
    before = session()
    return session(
        "rescheduled",
        version,
        starts_at=NOW + timedelta(days=days),
        previous_starts_at=before.starts_at,
        previous_ends_at=before.ends_at,
        **changed,
    )


def move_proposal(change: str = "move_proposed", version: int = 2, *, by: str = "mentee") -> SessionState:
    """A day later is proposed for the session."""
    before = session()
    return session(
        change,
        version,
        proposed_by=by,
        proposed_starts_at=before.starts_at + timedelta(days=1),
        proposed_ends_at=before.ends_at + timedelta(days=1),
        respond_by=NOW + timedelta(days=2),
    )


def mentorship(change: str = "opened", version: int = 1, **changed: Any) -> MentorshipState:
    fields: dict[str, Any] = {
        "mentorship_id": MENTORSHIP,
        "version": version,
        "change": change,
        "programme_id": ANY,
        "mentor_id": MENTOR,
        "mentee_id": MENTEE,
        "stage": "initiation",
        "state": "ended" if change == "ended" else "active",
        "opened_at": NOW,
    }
    return MentorshipState(**{**fields, **changed})


def feedback(**changed: Any) -> FeedbackState:
    fields: dict[str, Any] = {
        "feedback_id": ANY,
        "version": 1,
        "change": "revealed",
        "session_id": SESSION,
        "author_id": MENTOR,
        "author_side": "mentor",
        "subject_id": MENTEE,
        "rating": 5,
        "revealed_at": NOW,
    }
    return FeedbackState(**{**fields, **changed})


PROMPT: Final = UUID("01900000-0000-7000-8000-000000000010")
NOTICE: Final = UUID("01900000-0000-7000-8000-0000000000ae")


def recipient(side: str) -> dict[str, Any]:
    """The fields of a prompt to the person of this side."""
    person, other = (MENTOR, MENTEE) if side == "mentor" else (MENTEE, MENTOR)
    return {"recipient_id": person, "other_id": other, "side": side}


def prompt(change: str = "said", version: int = 1, **changed: Any) -> PromptState:
    """The mentee is told to book a first session, good until this evening."""
    fields: dict[str, Any] = {
        "prompt_id": PROMPT,
        "version": version,
        "change": change,
        "kind": "momentum",
        "mentorship_id": MENTORSHIP,
        "step": "book_first_session",
        "subject_id": ANY,
        "good_until": NOW + timedelta(hours=10),
        **recipient("mentee"),
    }
    return PromptState(**{**fields, **changed})


def notice(change: str = "said", version: int = 1, **changed: Any) -> NoticeState:
    """The mentee is asked what they think of a draft of theirs."""
    fields: dict[str, Any] = {
        "notice_id": NOTICE,
        "version": version,
        "change": change,
        "kind": "opinion_asked",
        "programme_id": ANY,
        "run_id": ANY,
        "recipient_id": MENTEE,
        "side": "mentee",
    }
    return NoticeState(**{**fields, **changed})
