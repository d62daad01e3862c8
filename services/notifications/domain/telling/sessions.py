"""Everybody in a session learns what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.notifications.domain.known import KnownSession
from services.notifications.domain.messages import Facts, Message, MessageKind, Outcome, Why
from services.notifications.domain.telling.worth import LATE_CANCELLATION, LATE_END, NEWS
from shared.contracts import SessionState
from shared.contracts.vocabulary import Side

_SESSION_KINDS: Final = {
    "booked": MessageKind.BOOKING,
    "confirmed": MessageKind.BOOKING,
    "rescheduled": MessageKind.MOVING,
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


_OUTCOMES: Final[Mapping[str, Outcome]] = {"mentor": "declined", "mentee": "withdrawn", "platform": "expired"}


def _end_of_request(session: SessionState) -> Outcome:
    if session.cancelled_by in {None, "platform"} and session.cancelled_because is not None:
        return "ended"
    return _OUTCOMES[session.cancelled_by or "platform"]


def _why(session: SessionState, reader: Side) -> Why:
    """Why a session was cancelled, as its reader is told. What closed it between the two is nobody's business."""
    because, by = session.cancelled_because, session.cancelled_by
    if because == "mentorship_ended":
        return "mentorship_ended"
    if because == "person_left":
        return "mentor_left" if reader == "mentee" else "mentee_left"
    if because == "ceased":
        return "you_ceased" if reader == "mentor" else "other_ceased"
    if because == "time_off":
        return "you_away" if reader == "mentor" else "other_away"
    if because == "closed" or by is None or by == "platform":
        return "platform"
    return "you" if by == reader else "other"


def _told_of_cancellation(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """Whoever has the invitation gets the cancellation, without a name where it is over between the two."""
    worth_until = session.ends_at + LATE_CANCELLATION
    closed = session.cancelled_because == "closed"
    everyone = _to_everyone(KnownSession.of(session), MessageKind.CANCELLATION, facts, happened_at, worth_until)
    return [
        replace(
            message,
            other_id=None if closed else message.other_id,
            facts=message.facts.model_copy(update={"why": _why(session, message.side), "closed": closed}),
        )
        for message in everyone
    ]


def _told_of_request(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    """A request is the mentor's alone, and that it came to nothing is told to whom it is news."""
    told = KnownSession.of(session)
    if session.state == "pending":
        respond_by = session.respond_by or session.starts_at
        asked = facts.model_copy(update={"respond_by": respond_by})
        request = _to_everyone(told, MessageKind.SESSION_REQUEST, asked, happened_at, respond_by)
        return [message for message in request if message.side == "mentor"]
    ended = facts.model_copy(update={"outcome": _end_of_request(session)})
    worth_until = max(happened_at, session.ends_at) + LATE_END
    everyone = _to_everyone(told, MessageKind.SESSION_REQUEST_ENDED, ended, happened_at, worth_until)
    return [
        replace(message, facts=message.facts.model_copy(update={"why": _why(session, message.side)}))
        if ended.outcome == "ended"
        else message
        for message in everyone
        if message.side != session.cancelled_by
    ]


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
        moved_by=session.moved_by,
    )
    return _what_tells(session)(session, facts, happened_at)


def _what_tells(session: SessionState) -> Callable[[SessionState, Facts, datetime], list[Message]]:
    if session.state == "pending" or session.unconfirmed:
        return _told_of_request
    if session.appeal in ("upheld", "granted"):
        return _told_of_appeal
    if session.change in _PROPOSAL_OUTCOMES:
        return _told_of_move_proposal
    return {"missed": _told_of_absence, "cancelled": _told_of_cancellation}.get(session.change, _told_to_everyone)


def _told_to_everyone(session: SessionState, facts: Facts, happened_at: datetime) -> list[Message]:
    kind = _SESSION_KINDS.get(session.change)
    if kind is None:
        return []
    worth_until = happened_at + NEWS if kind is MessageKind.FEEDBACK_REQUEST else session.ends_at
    return _to_everyone(KnownSession.of(session), kind, facts, happened_at, worth_until)


def reminder_of_session(session: KnownSession, kind: MessageKind, now: datetime) -> list[Message]:
    """The reminder to everybody in a session that is booked and has not begun."""
    if session.state != "booked" or session.starts_at <= now:
        return []
    facts = Facts(starts_at=session.starts_at, ends_at=session.ends_at, session_id=session.session_id)
    return _to_everyone(session, kind, facts, now, session.starts_at)


def told_of_place(session: KnownSession, now: datetime) -> list[Message]:
    """Everybody in a session that is to come learns where they meet now: an update of the invitation."""
    if session.state != "booked" or session.starts_at <= now:
        return []
    facts = Facts(starts_at=session.starts_at, ends_at=session.ends_at, session_id=session.session_id)
    return _to_everyone(session, MessageKind.PLACE_CHANGE, facts, now, session.ends_at)


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
