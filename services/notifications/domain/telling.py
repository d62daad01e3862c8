"""Who is told what when something changes. Pure: an event goes in, messages come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from services.notifications.domain.messages import Facts, Message, MessageKind, Outcome
from shared.contracts import FeedbackState, MatchState, MentorshipState, SessionState
from shared.contracts.vocabulary import Side

NEWS: Final = timedelta(days=14)
"""How long something that asks for no answer by a given time is worth a mail."""

LATE_CANCELLATION: Final = timedelta(days=1)
"""A cancellation still clears a calendar shortly after the session would have ended."""

LATE_END: Final = timedelta(days=1)
"""A request can be left unanswered until its very start: that it ended is news for a while after that."""

DAY_BEFORE: Final = timedelta(hours=24)
HOUR_BEFORE: Final = timedelta(hours=1)
TOO_LATE_FOR_DAY_BEFORE: Final = timedelta(hours=2)
QUIET_REMINDER: Final = timedelta(days=1)

_STILL_TO_COME: Final = frozenset({"pending", "booked"})


@dataclass(frozen=True)
class KnownSession:
    """What is known here of a session in one version."""

    session_id: UUID
    version: int
    state: str
    starts_at: datetime
    ends_at: datetime
    mentor_id: UUID | None
    mentee_ids: tuple[UUID, ...]

    @classmethod
    def of(cls, session: SessionState) -> "KnownSession":
        return cls(
            session.session_id,
            session.version,
            session.state,
            session.starts_at,
            session.ends_at,
            session.mentor_id,
            session.mentee_ids,
        )

    def worth_keeping(self) -> "KnownSession":
        """The same, without people once nobody needs to be reminded."""
        return self if self.state in _STILL_TO_COME else replace(self, mentor_id=None, mentee_ids=())

    def reminders_due(self) -> Iterator[tuple[MessageKind, datetime, datetime]]:
        """Kind of each reminder, when it is due, and until when it is worth giving."""
        if self.state == "booked":
            yield (
                MessageKind.REMINDER_DAY_BEFORE,
                self.starts_at - DAY_BEFORE,
                self.starts_at - TOO_LATE_FOR_DAY_BEFORE,
            )
            yield MessageKind.REMINDER_HOUR_BEFORE, self.starts_at - HOUR_BEFORE, self.starts_at


@dataclass(frozen=True)
class KnownProposal:
    """What is known here of a proposal in one version. People are kept only while it is open."""

    proposal_id: UUID
    version: int
    open: bool
    respond_by: datetime
    mentor_id: UUID | None
    mentee_id: UUID | None

    @classmethod
    def of(cls, match: MatchState) -> "KnownProposal":
        is_open = match.change == "proposed"
        return cls(
            match.proposal_id,
            match.version,
            is_open,
            match.respond_by,
            match.mentor_id if is_open else None,
            match.mentee_id if is_open else None,
        )

    @property
    def reminder_due(self) -> datetime:
        return self.respond_by - QUIET_REMINDER


def told_of_match(match: MatchState, happened_at: datetime) -> list[Message]:
    """The mentor learns what is asked of them, the mentee what became of it."""
    facts = Facts(respond_by=match.respond_by, mentorship_id=match.mentorship_id)
    if match.change == "proposed":
        return [_to_mentor(match, MessageKind.PROPOSAL, facts, happened_at, match.respond_by)]
    if match.change == "withdrawn":
        return [_to_mentor(match, MessageKind.PROPOSAL_WITHDRAWN, facts, happened_at, happened_at + NEWS)]
    answered = facts.model_copy(update={"outcome": match.change})
    return [
        Message(
            person_id=match.mentee_id,
            side="mentee",
            kind=MessageKind.ANSWER,
            subject=match.proposal_id,
            version=match.version,
            other_id=match.mentor_id,
            happened_at=happened_at,
            worth_until=happened_at + NEWS,
            facts=answered,
        )
    ]


def _to_mentor(
    match: MatchState, kind: MessageKind, facts: Facts, happened_at: datetime, worth_until: datetime
) -> Message:
    return Message(
        person_id=match.mentor_id,
        side="mentor",
        kind=kind,
        subject=match.proposal_id,
        version=match.version,
        other_id=match.mentee_id,
        happened_at=happened_at,
        worth_until=worth_until,
        facts=facts,
    )


def reminder_of_proposal(proposal: KnownProposal, now: datetime) -> list[Message]:
    """The quiet reminder to the mentor, while the proposal is open."""
    if not proposal.open or proposal.mentor_id is None:
        return []
    return [
        Message(
            person_id=proposal.mentor_id,
            side="mentor",
            kind=MessageKind.PROPOSAL_REMINDER,
            subject=proposal.proposal_id,
            version=proposal.version,
            other_id=proposal.mentee_id,
            happened_at=now,
            worth_until=proposal.respond_by,
            facts=Facts(respond_by=proposal.respond_by),
        )
    ]


_SESSION_KINDS: Final = {
    "booked": MessageKind.BOOKING,
    "confirmed": MessageKind.BOOKING,
    "rescheduled": MessageKind.MOVING,
    "cancelled": MessageKind.CANCELLATION,
    "completed": MessageKind.FEEDBACK_REQUEST,
}


_PROPOSAL_OUTCOMES: Final[Mapping[str, Outcome | None]] = {
    "move_proposed": None,
    "move_declined": "declined",
    "move_withdrawn": "withdrawn",
    "move_expired": "expired",
}


def _told_of_move_proposal(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """Another time: the side that is asked learns of it, and what becomes of it is told to whom it is news."""
    outcome = _PROPOSAL_OUTCOMES[session.change]
    proposed = facts.model_copy(
        update={
            "outcome": outcome,
            "respond_by": session.respond_by or session.starts_at,
            "proposed_starts_at": session.proposed_starts_at,
            "proposed_ends_at": session.proposed_ends_at,
        }
    )
    kind = MessageKind.MOVE_PROPOSAL if outcome is None else MessageKind.MOVE_PROPOSAL_ENDED
    worth_until = session.ends_at if outcome is not None else proposed.respond_by or session.starts_at
    everyone = _to_everyone(KnownSession.of(session), kind, proposed, happened_at, worth_until)
    if outcome == "expired":
        return everyone
    told_to_proposer = outcome == "declined"
    return [message for message in everyone if (message.side == session.proposed_by) is told_to_proposer]


def _told_of_absence(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """Whom somebody reports to, mostly about them, learns that they can appeal."""
    if session.absence_reported_by is None:
        return []
    everyone = _to_everyone(KnownSession.of(session), MessageKind.ABSENCE, facts, happened_at, happened_at + NEWS)
    return [
        replace(message, facts=message.facts.model_copy(update={"absent": _absent(session, message.side)}))
        for message in everyone
        if message.side != session.absence_reported_by
    ]


def _absent(session: SessionState, reader: Side) -> Literal["reader", "reporter"] | None:
    if session.absent is None:
        return None
    return "reader" if session.absent == reader else "reporter"


def _told_of_appeal(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """What an operator decides both learn."""
    decided = facts.model_copy(update={"outcome": session.appeal})
    return _to_everyone(KnownSession.of(session), MessageKind.APPEAL_DECISION, decided, happened_at, happened_at + NEWS)


_OUTCOMES: Final = {"mentor": "declined", "mentee": "withdrawn", "platform": "expired"}


def _told_of_request(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """A request is the mentor's alone, and that it came to nothing is told to whom it is news."""
    told = KnownSession.of(session)
    if session.state == "pending":
        respond_by = session.respond_by or session.starts_at
        asked = facts.model_copy(update={"respond_by": respond_by})
        request = _to_everyone(told, MessageKind.SESSION_REQUEST, asked, happened_at, respond_by)
        return [message for message in request if message.side == "mentor"]
    ended = facts.model_copy(update={"outcome": _OUTCOMES[session.cancelled_by or "platform"]})
    worth_until = max(happened_at, session.ends_at) + LATE_END
    everyone = _to_everyone(told, MessageKind.SESSION_REQUEST_ENDED, ended, happened_at, worth_until)
    return [message for message in everyone if message.side != session.cancelled_by]


def told_of_session(session: SessionState, happened_at: datetime) -> list[Message]:
    """Everybody in it learns of a session that is booked, moved, cancelled or over."""
    facts = Facts(
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        previous_starts_at=session.previous_starts_at,
        previous_ends_at=session.previous_ends_at,
        cancelled_by=session.cancelled_by,
        mentorship_id=session.mentorship_id,
        session_id=session.session_id,
    )
    if session.state == "pending" or session.unconfirmed:
        return _told_of_request(session, facts, happened_at)
    if session.change == "missed":
        return _told_of_absence(session, facts, happened_at)
    if session.appeal in ("upheld", "granted"):
        return _told_of_appeal(session, facts, happened_at)
    if session.change in _PROPOSAL_OUTCOMES:
        return _told_of_move_proposal(session, facts, happened_at)
    kind = _SESSION_KINDS.get(session.change)
    if kind is None:
        return []
    worth_until = {
        MessageKind.CANCELLATION: session.ends_at + LATE_CANCELLATION,
        MessageKind.FEEDBACK_REQUEST: happened_at + NEWS,
    }.get(kind, session.ends_at)
    return _to_everyone(KnownSession.of(session), kind, facts, happened_at, worth_until)


def reminder_of_session(session: KnownSession, kind: MessageKind, now: datetime) -> list[Message]:
    """The reminder to everybody in a session that is booked and has not begun."""
    if session.state != "booked" or session.starts_at <= now:
        return []
    facts = Facts(starts_at=session.starts_at, ends_at=session.ends_at, session_id=session.session_id)
    return _to_everyone(session, kind, facts, now, session.starts_at)


def told_of_clocks(session: KnownSession, former: Mapping[UUID, int], now: datetime) -> list[Message]:
    """Both sides learn that the wall clock of their session has moved, and whose it is.

    `former`: by person whose clock it is, how many minutes ahead of UTC that clock was to be when the session starts.
    """
    facts = Facts(starts_at=session.starts_at, ends_at=session.ends_at, session_id=session.session_id)
    return [
        replace(
            message,
            facts=message.facts.model_copy(
                update={
                    "clock": "yours" if message.person_id in former else "theirs",
                    "former_offset_minutes": former.get(message.person_id),
                }
            ),
        )
        for message in _to_everyone(session, MessageKind.CLOCK_CHANGE, facts, now, session.starts_at)
    ]


def _to_everyone(
    session: KnownSession, kind: MessageKind, facts: Facts, happened_at: datetime, worth_until: datetime
) -> list[Message]:
    def to(person_id: UUID, side: Side, other_id: UUID | None, others: int) -> Message:
        return Message(
            person_id=person_id,
            side=side,
            kind=kind,
            subject=session.session_id,
            version=session.version,
            other_id=other_id,
            happened_at=happened_at,
            worth_until=worth_until,
            facts=facts.model_copy(update={"others": others}),
        )

    if session.mentor_id is None:
        return []
    only_mentee = session.mentee_ids[0] if len(session.mentee_ids) == 1 else None
    return [
        to(session.mentor_id, "mentor", only_mentee, len(session.mentee_ids)),
        *(to(mentee_id, "mentee", session.mentor_id, 1) for mentee_id in session.mentee_ids),
    ]


def told_of_mentorship(mentorship: MentorshipState, happened_at: datetime) -> list[Message]:
    """Both learn of a beginning, a new stage, a pause and an end; counts are no news."""
    if mentorship.change == "progressed":
        return []
    kind = MessageKind.MENTORSHIP_ENDED if mentorship.change == "ended" else MessageKind.MENTORSHIP
    facts = Facts(change=mentorship.change, stage=mentorship.stage, mentorship_id=mentorship.mentorship_id)

    def to(person_id: UUID, side: Side, other_id: UUID) -> Message:
        return Message(
            person_id=person_id,
            side=side,
            kind=kind,
            subject=mentorship.mentorship_id,
            version=mentorship.version,
            other_id=other_id,
            happened_at=happened_at,
            worth_until=happened_at + NEWS,
            facts=facts,
        )

    return [
        to(mentorship.mentor_id, "mentor", mentorship.mentee_id),
        to(mentorship.mentee_id, "mentee", mentorship.mentor_id),
    ]


def told_of_feedback(feedback: FeedbackState, happened_at: datetime) -> list[Message]:
    """Whom it is about learns that it can be read."""
    side: Literal["mentor", "mentee"] = "mentee" if feedback.author_side == "mentor" else "mentor"
    return [
        Message(
            person_id=feedback.subject_id,
            side=side,
            kind=MessageKind.FEEDBACK,
            subject=feedback.feedback_id,
            version=feedback.version,
            other_id=feedback.author_id,
            happened_at=happened_at,
            worth_until=happened_at + NEWS,
            facts=Facts(session_id=feedback.session_id, mentorship_id=feedback.mentorship_id),
        )
    ]
