"""A session as its people see it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from services.scheduling.api.offerings import PlaceView
from services.scheduling.domain.absences import appellant
from services.scheduling.domain.acting import acts_open_to
from services.scheduling.domain.minutes import datetime_of
from services.scheduling.domain.moving import MoveProposal
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.vocabulary import Act, Appeal
from shared.contracts.vocabulary import CancelledBecause, SessionKind, SessionPhase, Side
from shared.http.fields import ResponseModel


class MoveProposalView(ResponseModel):
    """Another time that one side proposes to the other."""

    proposed_by: Side
    """Which side proposes it."""
    starts_at: datetime
    ends_at: datetime
    respond_by: datetime
    """Until when it is kept free, in UTC: two days after it was proposed, or when the session starts at its own time or at the proposed
    one, whichever is first.
    """

    @classmethod
    def of(cls, proposal: MoveProposal | None) -> "MoveProposalView | None":
        if proposal is None:
            return None
        return cls(
            proposed_by=proposal.by,
            starts_at=datetime_of(proposal.starts),
            ends_at=datetime_of(proposal.ends),
            respond_by=proposal.respond_by,
        )


class SessionView(ResponseModel):
    """A session, as whoever asks may see it."""

    id: UUID
    version: int
    state: SessionPhase
    """Where it stands."""
    mentor_id: UUID
    mentee_ids: list[UUID]
    offering_id: UUID
    mentorship_id: UUID | None
    """The mentorship that it belongs to, if any."""
    programme_id: UUID | None
    """The programme of that mentorship, or the default one; null where it was booked before that was kept."""
    kind: SessionKind | None
    """What it is for; null: nothing special."""
    starts_at: datetime
    ends_at: datetime
    length_minutes: int
    notice_minutes: int
    """How long before its start a mentee may still cancel or move it, in minutes."""
    answers: dict[str, str]
    """The mentee's answers to the offering's questions, by question."""
    cancelled_by: Literal["mentor", "mentee", "platform"] | None
    """Which side cancelled it; null where nobody or the platform did."""
    cancelled_late: bool
    """Whether the mentor cancelled within the notice."""
    cancellation_reason: str | None
    """What the mentor wrote who declined it, or who cancelled it; null: nothing."""
    cancelled_because: CancelledBecause | None
    """Why, where several were cancelled at once or the platform did; null where that is not known."""
    absent: Side | None
    """Who did not come; null: nobody, as far as is known."""
    respond_by: datetime | None
    """When a pending session ends by itself, in UTC: two days after it was asked for or at its start, whichever is first. It stays on
    one that was never confirmed; null for others.
    """
    moves: int
    """How often one side has moved it without asking the other."""
    own_moves: int
    """How often yours has, which `most_moves` limits."""
    most_moves: int | None
    """How often each side may; null: as often as they like."""
    move_proposal: MoveProposalView | None
    """Another time that one side proposes; null: none."""
    series_id: UUID | None
    """The rhythm that it is part of; null: none."""
    absence_reported_by: Side | None
    """Which side said that the other did not come; null: neither."""
    appeal: Appeal | None
    """Where the appeal against that stands; null: none."""
    appeal_reason: str | None
    """What the appeal says; null: nothing."""
    title: str
    """The offering's when it was booked."""
    place: PlaceView | None
    """Where you meet, from when it is booked until an hour after its end; null: not now, or nowhere named."""
    can: list[Act]

    @classmethod
    def of(cls, stored: Session, asker: UUID, now: datetime) -> "SessionView":
        session = stored.as_of(now)
        side, place = session.side_of(asker), session.place_shown(now)
        return cls(
            id=session.session_id,
            version=session.version,
            state=session.state,
            mentor_id=session.mentor_id,
            mentee_ids=list(session.mentee_ids),
            offering_id=session.offering_id,
            mentorship_id=session.mentorship_id,
            programme_id=session.programme_id,
            kind=session.kind,
            starts_at=datetime_of(session.starts),
            ends_at=datetime_of(session.ends),
            length_minutes=session.ends - session.starts,
            notice_minutes=session.notice,
            answers=dict(session.answers) if session.may_read("mentee", side) else {},
            cancelled_by=session.cancelled_by,
            cancelled_late=session.cancelled_late,
            cancellation_reason=session.cancellation_reason if session.may_read(session.cancelled_by, side) else None,
            cancelled_because=session.cancelled_because,
            absent=session.absent,
            respond_by=session.respond_by,
            moves=session.moves,
            own_moves=session.moves_of(side),
            most_moves=session.policy.most,
            series_id=session.series_id,
            absence_reported_by=session.absence_reported_by,
            appeal=session.appeal,
            appeal_reason=session.appeal_reason if session.may_read(appellant(session), side) else None,
            title=session.title,
            place=None if place is None else PlaceView.model_validate(place),
            move_proposal=MoveProposalView.of(session.proposal),
            can=list(acts_open_to(session, asker, now)),
        )
