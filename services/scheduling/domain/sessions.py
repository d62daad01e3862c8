"""A session: one id for life, moved and ended by both sides under rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from services.scheduling.domain.booking import Slot
from services.scheduling.domain.minutes import DAY, Minute, Span, datetime_of, last_minute, next_minute
from services.scheduling.domain.moving import AS_OFFERED, MovePolicy, MoveProposal
from services.scheduling.domain.refusals import (
    AbsenceTooLate,
    AlreadyAppealed,
    AlreadyCancelled,
    AlreadyConfirmed,
    AppealTooLate,
    AwaitsConfirmation,
    CancelledTooLate,
    MentorsOnly,
    MoveAlreadyProposed,
    MovedTooLate,
    MovedTooOften,
    NoMoveProposed,
    NoOpenAppeal,
    NotMissed,
    NotMoved,
    NotYoursToAnswer,
    OwnReport,
    RequestExpired,
    SessionFinished,
    SessionNotStarted,
    SessionStarted,
    UnknownSession,
)
from services.scheduling.domain.vocabulary import Act, Appeal, Canceller
from shared.contracts.vocabulary import SessionChange, SessionKind, SessionPhase, Side

ABSENCE_REPORTED_WITHIN: Final = DAY
APPEALED_WITHIN: Final = 8 * DAY
ANSWERED_WITHIN: Final = timedelta(days=2)
"""How long the other side has to answer a request."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a session; `moved_from` is where it was before, `proposal` what came to nothing."""

    what: SessionChange
    moved_from: Span | None = None
    proposal: MoveProposal | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Buffers, notice and policy are those of the offering when the session was booked or last moved.

    `respond_by`: a pending one ends then if its mentor has not confirmed it; it stays where that never happened.
    `moves`: how often one side has moved it alone.
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
    absent: Side | None = None
    respond_by: datetime | None = None
    policy: MovePolicy = AS_OFFERED
    moves: int = 0
    proposal: MoveProposal | None = None
    series_id: UUID | None = None
    absence_reported_by: Side | None = None
    appeal: Appeal | None = None
    appeal_reason: str | None = None

    def side_of(self, person: UUID) -> Side:
        """Raises `UnknownSession` for everybody who is not in it."""
        if person == self.mentor_id:
            return "mentor"
        if person in self.mentee_ids:
            return "mentee"
        raise UnknownSession

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
            return self._cancelled("platform", False, None)[0]
        if self.proposal is not None and self.proposal.respond_by <= now:
            return self._without_proposal("move_expired")[0]
        return self

    def has_started(self, now: datetime) -> bool:
        return self.starts <= last_minute(now)

    def _is_within_notice(self, now: datetime) -> bool:
        return next_minute(now) > self.starts - self.notice

    def cancel(self, by: UUID, reason: str | None, now: datetime) -> tuple["Session", Change]:
        """The mentee not later than the notice; the mentor until it starts, marked late where it is."""
        side = self.side_of(by)
        self._refuse_unless_ahead(now)
        late = self.state == "booked" and self._is_within_notice(now)
        if late and side == "mentee":
            raise CancelledTooLate
        return self._cancelled(side, late, reason)

    def confirm(self, by: UUID) -> tuple["Session", Change]:
        """The mentor says yes to a request; judge it `as_of` now before."""
        self._refuse_to_answer(by)
        return replace(self, version=self.version + 1, state="booked", respond_by=None), Change("confirmed")

    def decline(self, by: UUID, reason: str | None) -> tuple["Session", Change]:
        """The mentor says no to a request; judge it `as_of` now before."""
        self._refuse_to_answer(by)
        return self._cancelled("mentor", False, reason)

    def end_unanswered(self, now: datetime) -> tuple["Session", Change | None]:
        """The end of a request or proposal that nobody answered in time; no change where there is nothing to end."""
        ended = self.as_of(now)
        if ended is self:
            return self, None
        return ended, Change("cancelled") if self.proposal is None else Change("move_expired", proposal=self.proposal)

    def _refuse_to_answer(self, by: UUID) -> None:
        if self.side_of(by) != "mentor":
            raise MentorsOnly
        if self.was_never_confirmed and self.cancelled_by == "platform":
            raise RequestExpired
        self._refuse_unless_live()
        if self.state != "pending":
            raise AlreadyConfirmed

    def cancel_for_erasure(self) -> tuple["Session", Change]:
        """One of its people is gone; the platform cancels what lies ahead."""
        return self._cancelled("platform", False, None)

    def _cancelled(self, by: Canceller, late: bool, reason: str | None) -> tuple["Session", Change]:
        cancelled = replace(
            self,
            version=self.version + 1,
            state="cancelled",
            cancelled_by=by,
            cancelled_late=late,
            cancellation_reason=reason,
            proposal=None,
        )
        return cancelled, Change("cancelled")

    def refuse_to_move(self, by: UUID, start: Minute | None, now: datetime) -> None:
        """Whether this side may move it alone, before anybody looks for room at the new time."""
        self._refuse_to_leave_its_time(by, start, now)
        if self._is_too_late_to_move(now):
            raise MovedTooLate
        if self._has_moved_often():
            raise MovedTooOften

    def refuse_to_propose(self, by: UUID, start: Minute | None, now: datetime) -> None:
        """Whether this side may propose another time, before anybody looks for room at it."""
        self._refuse_to_leave_its_time(by, start, now)
        if self.proposal is not None:
            raise MoveAlreadyProposed

    def _refuse_to_leave_its_time(self, by: UUID, start: Minute | None, now: datetime) -> None:
        self.side_of(by)
        self._refuse_unless_ahead(now)
        if self.state == "pending":
            raise AwaitsConfirmation
        if start == self.starts:
            raise NotMoved

    def _is_too_late_to_move(self, now: datetime) -> bool:
        notice = self.notice if self.policy.notice is None else self.policy.notice
        return next_minute(now) > self.starts - notice

    def _has_moved_often(self) -> bool:
        return self.policy.most is not None and self.moves >= self.policy.most

    def move_to(
        self, slot: Slot, notice: int, policy: MovePolicy | None = None, *, agreed: bool = False
    ) -> tuple["Session", Change]:
        """The same session at another time. What both agreed on is not counted as a move."""
        moved = replace(
            self,
            version=self.version + 1,
            starts=slot.starts,
            ends=slot.ends,
            buffer_before=slot.buffer_before,
            buffer_after=slot.buffer_after,
            notice=notice,
            policy=policy or self.policy,
            moves=self.moves if agreed else self.moves + 1,
            proposal=None,
        )
        return moved, Change("rescheduled", moved_from=(self.starts, self.ends))

    def propose(self, by: UUID, slot: Slot, notice: int, now: datetime) -> tuple["Session", Change]:
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

    def proposed_slot(self, by: UUID) -> tuple[Slot, int]:
        """The proposed slot and its notice, for the side that is asked and accepts."""
        proposal = self._proposal_to_answer(by)
        length = proposal.ends - proposal.starts
        before, after = proposal.buffer_before, proposal.buffer_after
        return Slot(self.mentor_id, self.mentee_ids[0], proposal.starts, length, before, after), proposal.notice

    def decline_move(self, by: UUID) -> tuple["Session", Change]:
        """The side that is asked says no; the session stays where it is."""
        self._proposal_to_answer(by)
        return self._without_proposal("move_declined")

    def withdraw_move(self, by: UUID) -> tuple["Session", Change]:
        """The side that asked takes it back."""
        if self._open_proposal().by != self.side_of(by):
            raise NotYoursToAnswer
        return self._without_proposal("move_withdrawn")

    def end_move(self, by: UUID) -> tuple["Session", Change]:
        """This side wants no other time: it takes back what it proposed, or declines what the other did."""
        return self.withdraw_move(by) if self._open_proposal().by == self.side_of(by) else self.decline_move(by)

    def _proposal_to_answer(self, by: UUID) -> MoveProposal:
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

    def complete(self, by: UUID, now: datetime) -> tuple["Session", Change]:
        """The mentor may say so once it has started: a session may end early."""
        if self.side_of(by) != "mentor":
            raise MentorsOnly
        self._refuse_unless_live()
        if not self.has_started(now):
            raise SessionNotStarted
        return self._completed()

    def complete_by_itself(self, now: datetime) -> tuple["Session", Change]:
        """At its end, with nobody saying anything."""
        self._refuse_unless_live()
        if self.ends > last_minute(now):
            raise SessionNotStarted
        return self._completed()

    def _completed(self) -> tuple["Session", Change]:
        return replace(self, version=self.version + 1, state="completed", proposal=None), Change("completed")

    def report_absence(self, by: UUID, who: Side, now: datetime) -> tuple["Session", Change]:
        """From its start until a day after its end either side may say who did not come."""
        side = self.side_of(by)
        if self.state not in ("booked", "completed"):
            self._refuse_unless_live()
        if self.appeal is not None:
            raise AlreadyAppealed
        if not self.has_started(now):
            raise SessionNotStarted
        if next_minute(now) > self.ends + ABSENCE_REPORTED_WITHIN:
            raise AbsenceTooLate
        missed = replace(
            self, version=self.version + 1, state="missed", absent=who, absence_reported_by=side, proposal=None
        )
        return missed, Change("missed")

    def appeal_absence(self, by: UUID, reason: str, now: datetime) -> tuple["Session", Change]:
        """The side that did not report the absence says that it was not so; an operator decides."""
        side = self.side_of(by)
        if self.state != "missed":
            raise NotMissed
        if side == self._reporter:
            raise OwnReport
        if self.appeal is not None:
            raise AlreadyAppealed
        if next_minute(now) > self.ends + APPEALED_WITHIN:
            raise AppealTooLate
        return replace(self, version=self.version + 1, appeal="open", appeal_reason=reason), Change("appealed")

    def decide_appeal(self, *, took_place: bool) -> tuple["Session", Change]:
        """An operator lets the absence stand, or says that the session took place."""
        if self.appeal != "open":
            raise NoOpenAppeal
        version = self.version + 1
        if took_place:
            return replace(self, version=version, state="completed", absent=None, appeal="granted"), Change("completed")
        return replace(self, version=version, appeal="upheld"), Change("absence_upheld")

    @property
    def _reporter(self) -> Side:
        if self.absence_reported_by is not None:
            return self.absence_reported_by
        return "mentee" if self.absent == "mentor" else "mentor"

    def _can_be_appealed(self, side: Side, now: datetime) -> bool:
        in_time = next_minute(now) <= self.ends + APPEALED_WITHIN
        return self.state == "missed" and self.appeal is None and side != self._reporter and in_time

    def acts_open_to(self, person: UUID, now: datetime) -> tuple[Act, ...]:
        """What this person can do with it now."""
        side = self.side_of(person)
        if self.state == "pending":
            return ("confirm", "decline") if side == "mentor" else ("cancel",)
        acts: list[Act] = []
        if self.is_live and not self.has_started(now):
            if side == "mentor" or not self._is_within_notice(now):
                acts.append("cancel")
            acts += self._moves_open_to(side, now)
        if self.has_started(now):
            if self.state == "booked" and side == "mentor":
                acts.append("complete")
            if self._can_be_reported(now):
                acts.append("report_absence")
        if self._can_be_appealed(side, now):
            acts.append("appeal")
        return tuple(acts)

    def _can_be_reported(self, now: datetime) -> bool:
        in_time = next_minute(now) <= self.ends + ABSENCE_REPORTED_WITHIN
        return self.state in ("booked", "completed") and self.appeal is None and in_time

    def _moves_open_to(self, side: Side, now: datetime) -> list[Act]:
        moves: list[Act] = []
        if not self._is_too_late_to_move(now) and not self._has_moved_often():
            moves.append("reschedule")
        if self.proposal is None:
            moves.append("propose_move")
        else:
            moves += ["withdraw_move"] if self.proposal.by == side else ["accept_move", "decline_move"]
        return moves

    def _refuse_unless_live(self) -> None:
        if self.state == "cancelled":
            raise AlreadyCancelled
        if not self.is_live:
            raise SessionFinished

    def _refuse_unless_ahead(self, now: datetime) -> None:
        self._refuse_unless_live()
        if self.has_started(now):
            raise SessionStarted


def answered_by(start: Minute, now: datetime) -> datetime:
    """Until when a request made now is to be answered: two days, and not after it would start."""
    return min(now + ANSWERED_WITHIN, datetime_of(start))
