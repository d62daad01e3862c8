"""A session: one id for life."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import CancelledBecause, SessionChange, SessionKind, SessionPhase, Side


class SessionState(State):
    """`previous_starts_at` and `previous_ends_at` stand in the event that moved the session.

    `cancelled_late`: the mentor cancelled within the offering's notice. `absent`: the side that did not come.
    `respond_by`: a pending one ends then. `unconfirmed`: it was cancelled (declined, withdrawn, unanswered) while pending.
    `appeal`: the other side says that nobody was absent; granted, the session is completed.
    `proposed_…`: the time that one side proposes to the other, which answers until `respond_by`; it stands in the event
    that ends the proposal too, and the session is where `starts_at` says.
    `cancelled_because`: what the platform (or one side, for several at once) cancelled it for; null where it is not known.
    `moved_by`: the side that chose the time of a `rescheduled` one alone; null where both agreed on it.
    `programme_id`: that of its mentorship, or `open` without one; null where it was booked before that was kept.
    """

    session_id: UUID
    version: int
    change: SessionChange
    state: SessionPhase
    mentor_id: PersonId
    mentee_ids: tuple[PersonId, ...]
    offering_id: UUID
    mentorship_id: UUID | None = None
    kind: SessionKind | None = None
    starts_at: datetime
    ends_at: datetime
    previous_starts_at: datetime | None = None
    previous_ends_at: datetime | None = None
    cancelled_by: Side | Literal["platform"] | None = None
    cancelled_late: bool = False
    absent: Side | None = None
    respond_by: datetime | None = None
    unconfirmed: bool = False
    absence_reported_by: Side | None = None
    appeal: Literal["open", "upheld", "granted"] | None = None
    series_id: UUID | None = None
    proposed_by: Side | None = None
    proposed_starts_at: datetime | None = None
    proposed_ends_at: datetime | None = None
    cancelled_because: CancelledBecause | None = None
    moved_by: Side | None = None
    programme_id: UUID | None = None


SESSIONS: Final = Topic(
    name="sessions",
    summary="a session: pending, booked, rescheduled, cancelled, completed, missed",
    state=SessionState,
    key="session_id",
    type="mentoring.session.v1",
    producers=("scheduling",),
    consumers=("matching", "mentorships", "notifications"),
)
