"""A session: one id for life, moved and ended by both sides under rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from services.scheduling.domain.booking import Slot
from services.scheduling.domain.minutes import Minute, Span, datetime_of, last_minute, next_minute
from services.scheduling.domain.moving import AS_OFFERED, MovePolicy, MoveProposal
from services.scheduling.domain.places import SHOWN_AFTER_END, Place
from services.scheduling.domain.refusals import (
    AlreadyCancelled,
    AlreadyConfirmed,
    AwaitsConfirmation,
    CancelledTooLate,
    MentorsOnly,
    MoveAlreadyProposed,
    MovedTooLate,
    MovedTooOften,
    NoMoveProposed,
    NotMoved,
    NotYoursToAnswer,
    RequestExpired,
    SessionFinished,
    SessionNotStarted,
    SessionStarted,
    UnknownSession,
)
from services.scheduling.domain.vocabulary import Appeal, Canceller
from shared.contracts.vocabulary import CancelledBecause, SessionChange, SessionKind, SessionPhase, Side

ANSWERED_WITHIN: Final = timedelta(days=2)
"""How long the other side has to answer a request."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a session.

    `moved_from` is where it was before, `moved_by` the side that moved it alone, `proposal` what came to nothing.
    """

    what: SessionChange
    moved_from: Span | None = None
    proposal: MoveProposal | None = None
    moved_by: Side | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Buffers, notice and policy are those of the offering when the session was booked or last moved.

    `respond_by`: a pending one ends then if its mentor has not confirmed it; it stays where that never happened.
    `moves`: how often one side has moved it alone; `mentee_moves` of these were the mentee's.
    `imposed`: by the mentor alone it came to lie within the mentee's notice, so that the mentee may still say no.
    `place`: where it takes place; an `own_place` was named for this session, any other is the offering's.
    `closed`: one of the two wants nothing to do with the other any more, or has left. `programme_id`: None where that is not known.
    """

    session_id: UUID
    version: int
    state: SessionPhase
    mentor_id: UUID
    mentee_ids: tuple[UUID, ...]
    offering_id: UUID
    starts: Minute
    ends: Minute
    notice: int
    buffer_before: int = 0
    buffer_after: int = 0
    mentorship_id: UUID | None = None
    kind: SessionKind | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    cancelled_by: Canceller | None = None
    cancelled_late: bool = False
    cancellation_reason: str | None = None
    cancelled_because: CancelledBecause | None = None
    absent: Side | None = None
    respond_by: datetime | None = None
    policy: MovePolicy = AS_OFFERED
    moves: int = 0
    mentee_moves: int = 0
    imposed: bool = False
    title: str = ""
    place: Place | None = None
    own_place: bool = False
    closed: bool = False
    proposal: MoveProposal | None = None
    series_id: UUID | None = None
    absence_reported_by: Side | None = None
    appeal: Appeal | None = None
    appeal_reason: str | None = None
    programme_id: UUID | None = None

    def side_of(self, person: UUID) -> Side:
        """Raises `UnknownSession` for everybody who is not in it."""
        if person == self.mentor_id:
            return "mentor"
        if person in self.mentee_ids:
            return "mentee"
        raise UnknownSession

    def other_than(self, person: UUID) -> UUID:
        """Whom this person meets."""
        return self.mentee_ids[0] if person == self.mentor_id else self.mentor_id

    @property
    def is_live(self) -> bool:
        """Whether it still claims the time of its people."""
        return self.state in ("pending", "booked")

    @property
    def was_never_confirmed(self) -> bool:
        """Whether it ended as a request."""
        return self.state == "cancelled" and self.respond_by is not None

    def as_of(self, now: datetime) -> "Session":
        """The session as `now` judges it: an unanswered request or proposal is over, whoever has told so."""
        if self.state == "pending" and self.respond_by is not None and self.respond_by <= now:
            return self._cancelled(False, None, None, by="platform")[0]
        if self.proposal is not None and self.proposal.respond_by <= now:
            return self._without_proposal("move_expired")[0]
        return self

    def has_started(self, now: datetime) -> bool:
        return self.starts <= last_minute(now)

    def is_over(self, now: datetime) -> bool:
        return self.ends <= last_minute(now)

    def _is_within_notice(self, now: datetime) -> bool:
        return self.state == "booked" and _lies_within(self.notice, self.starts, now)

    def is_too_late_to_cancel(self, now: datetime) -> bool:
        """For the mentee, who may always refuse a late time that the mentor alone has chosen."""
        return self._is_within_notice(now) and not self.imposed

    def cancel(
        self, reason: str | None, *, because: CancelledBecause = "by_side", by: UUID, now: datetime
    ) -> tuple["Session", Change]:
        """The mentee not later than the notice; the mentor until it starts, marked late where it is."""
        side = self.side_of(by)
        self._refuse_unless_ahead(now)
        if side == "mentee" and self.is_too_late_to_cancel(now):
            raise CancelledTooLate
        late = side == "mentor" and self._is_within_notice(now)
        return self._cancelled(late, reason, because, by=side)

    def confirm(self, place: Place | None, *, by: UUID, now: datetime) -> tuple["Session", Change]:
        """The mentor says yes to a request, at the offering's place; judge it `as_of` now before."""
        self._refuse_to_answer(by=by)
        confirmed = replace(
            self,
            version=self.version + 1,
            state="booked",
            respond_by=None,
            place=place,
            imposed=_lies_within(self.notice, self.starts, now),
        )
        return confirmed, Change("confirmed")

    def decline(self, reason: str | None, *, by: UUID) -> tuple["Session", Change]:
        """The mentor says no to a request; judge it `as_of` now before."""
        self._refuse_to_answer(by=by)
        return self._cancelled(False, reason, "by_side", by="mentor")

    def end_unanswered(self, now: datetime) -> tuple["Session", Change | None]:
        """The end of a request or proposal that nobody answered in time; no change where there is nothing to end."""
        ended = self.as_of(now)
        if ended is self:
            return self, None
        return ended, Change("cancelled") if self.proposal is None else Change("move_expired", proposal=self.proposal)

    def _refuse_to_answer(self, *, by: UUID) -> None:
        if self.side_of(by) != "mentor":
            raise MentorsOnly
        if self.was_never_confirmed and self.cancelled_by == "platform" and self.cancelled_because is None:
            raise RequestExpired
        self.refuse_unless_live()
        if self.state != "pending":
            raise AlreadyConfirmed

    def cancel_again(self, late: bool, because: CancelledBecause | None, by: Canceller) -> tuple["Session", Change]:
        """It had been cancelled before the data was set back to when it was live; the words said then are gone."""
        return self._cancelled(late, None, because, by=by)

    def call_off(self, because: CancelledBecause) -> tuple["Session", Change]:
        """The platform cancels it: what its people have to do with each other has ended."""
        return self._cancelled(False, None, because, by="platform")

    def _cancelled(
        self, late: bool, reason: str | None, because: CancelledBecause | None, *, by: Canceller
    ) -> tuple["Session", Change]:
        cancelled = replace(
            self,
            version=self.version + 1,
            state="cancelled",
            cancelled_by=by,
            cancelled_late=late,
            cancellation_reason=reason,
            cancelled_because=because,
            proposal=None,
        )
        return cancelled, Change("cancelled")

    def refuse_to_move(self, start: Minute | None, *, by: UUID, now: datetime) -> None:
        """Refuses this side to move it alone, before anybody looks for room at the new time."""
        self._refuse_to_leave_its_time(start, by=by, now=now)
        if self.is_too_late_to_move(now):
            raise MovedTooLate
        if self.has_moved_often(self.side_of(by)):
            raise MovedTooOften

    def refuse_to_propose(self, start: Minute | None, *, by: UUID, now: datetime) -> None:
        """Refuses this side to propose another time, before anybody looks for room at it."""
        self._refuse_to_leave_its_time(start, by=by, now=now)
        if self.proposal is not None:
            raise MoveAlreadyProposed

    def _refuse_to_leave_its_time(self, start: Minute | None, *, by: UUID, now: datetime) -> None:
        self.side_of(by)
        self._refuse_unless_ahead(now)
        if self.state == "pending":
            raise AwaitsConfirmation
        if start == self.starts:
            raise NotMoved

    def is_too_late_to_move(self, now: datetime) -> bool:
        """Whether it starts within the notice, so that either side has to ask the other."""
        notice = self.notice if self.policy.notice is None else self.policy.notice
        return _lies_within(notice, self.starts, now)

    def moves_of(self, side: Side) -> int:
        """How often this side has moved it alone."""
        return self.mentee_moves if side == "mentee" else self.moves - self.mentee_moves

    def has_moved_often(self, side: Side) -> bool:
        """Whether this side has moved it alone as often as one may."""
        return self.policy.most is not None and self.moves_of(side) >= self.policy.most

    def move_to(
        self, slot: Slot, notice: int, policy: MovePolicy, *, by: UUID, now: datetime
    ) -> tuple["Session", Change]:
        """The same session at another time, which this side has chosen alone."""
        side = self.side_of(by)
        moved, change = self._moved(slot, notice, policy)
        counted = replace(
            moved,
            moves=self.moves + 1,
            mentee_moves=self.mentee_moves + (side == "mentee"),
            imposed=side == "mentor" and _lies_within(notice, slot.starts, now),
        )
        return counted, replace(change, moved_by=side)

    def move_as_agreed(self, slot: Slot, notice: int) -> tuple["Session", Change]:
        """The same session at another time, which both have agreed on: nobody's move counts."""
        return self._moved(slot, notice, self.policy)

    def _moved(self, slot: Slot, notice: int, policy: MovePolicy) -> tuple["Session", Change]:
        moved = replace(
            self,
            version=self.version + 1,
            starts=slot.starts,
            ends=slot.ends,
            buffer_before=slot.buffer_before,
            buffer_after=slot.buffer_after,
            notice=notice,
            policy=policy,
            imposed=False,
            proposal=None,
        )
        return moved, Change("rescheduled", moved_from=(self.starts, self.ends))

    def propose(self, slot: Slot, notice: int, *, by: UUID, now: datetime) -> tuple["Session", Change]:
        """Another time for the other side to answer; the session stays where it is until they do."""
        proposal = MoveProposal(
            by=self.side_of(by),
            starts=slot.starts,
            ends=slot.ends,
            buffer_before=slot.buffer_before,
            buffer_after=slot.buffer_after,
            notice=notice,
            respond_by=answered_by(min(self.starts, slot.starts), now),
        )
        return replace(self, version=self.version + 1, proposal=proposal), Change("move_proposed")

    def proposed_slot(self, *, by: UUID) -> tuple[Slot, int]:
        """The proposed slot and its notice, for the side that is asked and accepts."""
        proposal = self._proposal_to_answer(by=by)
        length = proposal.ends - proposal.starts
        before, after = proposal.buffer_before, proposal.buffer_after
        return Slot(self.mentor_id, self.mentee_ids[0], proposal.starts, length, before, after), proposal.notice

    def decline_move(self, *, by: UUID) -> tuple["Session", Change]:
        """The side that is asked says no; the session stays where it is."""
        self._proposal_to_answer(by=by)
        return self._without_proposal("move_declined")

    def withdraw_move(self, *, by: UUID) -> tuple["Session", Change]:
        """The side that asked takes it back."""
        if self._open_proposal().by != self.side_of(by):
            raise NotYoursToAnswer
        return self._without_proposal("move_withdrawn")

    def end_move(self, *, by: UUID) -> tuple["Session", Change]:
        """This side wants no other time: it takes back what it proposed, or declines what the other did."""
        return self.withdraw_move(by=by) if self._open_proposal().by == self.side_of(by) else self.decline_move(by=by)

    def _proposal_to_answer(self, *, by: UUID) -> MoveProposal:
        side, proposal = self.side_of(by), self._open_proposal()
        if proposal.by == side:
            raise NotYoursToAnswer
        return proposal

    def _open_proposal(self) -> MoveProposal:
        if self.proposal is None:
            raise NoMoveProposed
        return self.proposal

    def _without_proposal(
        self, what: Literal["move_declined", "move_withdrawn", "move_expired"]
    ) -> tuple["Session", Change]:
        without = replace(self, version=self.version + 1, proposal=None)
        return without, Change(what, proposal=self.proposal)

    def slot(self) -> Slot:
        """The time that it claims."""
        length = self.ends - self.starts
        return Slot(self.mentor_id, self.mentee_ids[0], self.starts, length, self.buffer_before, self.buffer_after)

    def complete(self, *, by: UUID, now: datetime) -> tuple["Session", Change]:
        """The mentor may say so once it has started: a session may end early."""
        if self.side_of(by) != "mentor":
            raise MentorsOnly
        self.refuse_parted()
        self.refuse_unless_live()
        if not self.has_started(now):
            raise SessionNotStarted
        return self._completed()

    def complete_by_itself(self, now: datetime) -> tuple["Session", Change]:
        """At its end, with nobody saying anything."""
        self.refuse_unless_live()
        if self.ends > last_minute(now):
            raise SessionNotStarted
        return self._completed()

    def _completed(self) -> tuple["Session", Change]:
        return replace(self, version=self.version + 1, state="completed", proposal=None), Change("completed")

    def name_place(self, place: Place | None, *, own: bool, by: UUID, now: datetime) -> tuple["Session", Change | None]:
        """The mentor says where it takes place: an `own` place of this session, or as its offering says."""
        if self.side_of(by) != "mentor":
            raise MentorsOnly
        if self.state == "pending":
            raise AwaitsConfirmation
        self.refuse_parted()
        self.refuse_unless_live()
        if self.is_over(now):
            raise SessionFinished
        if place == self.place:
            return replace(self, own_place=own), None
        return replace(self, version=self.version + 1, place=place, own_place=own), Change("place_changed")

    def place_shown(self, now: datetime) -> Place | None:
        """Where its people meet, while they do."""
        meet = self.state in ("booked", "completed") and not self.closed
        return self.place if meet and last_minute(now) < self.ends + SHOWN_AFTER_END else None

    def may_read(self, writer: Canceller | None, reader: Side) -> bool:
        """Whether what the one wrote reaches the other: not where they have parted."""
        return writer == reader or not self.closed

    def refuse_parted(self) -> None:
        """Refuses what one of its two says of it once they have parted, or once one of them has left."""
        if self.closed and self.state != "cancelled":
            raise SessionFinished

    def refuse_unless_live(self) -> None:
        """Refuses where it is cancelled, or has taken place, or was missed."""
        if self.state == "cancelled":
            raise AlreadyCancelled
        if not self.is_live:
            raise SessionFinished

    def _refuse_unless_ahead(self, now: datetime) -> None:
        self.refuse_unless_live()
        if self.has_started(now):
            raise SessionStarted


def _lies_within(notice: int, start: Minute, now: datetime) -> bool:
    return next_minute(now) > start - notice


def answered_by(start: Minute, now: datetime) -> datetime:
    """Until when a request made now is to be answered: two days, and not after it would start."""
    return min(now + ANSWERED_WITHIN, datetime_of(start))
