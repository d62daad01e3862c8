"""Both learn of a new stage, a pause and an end; whom feedback is about learns that it can be read.

What one proposes to agree on the other learns, and what became of it whoever it is news to.
"""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.notifications.domain.messages import Facts, Message, MessageKind, Outcome
from services.notifications.domain.telling.worth import NEWS
from shared.contracts import FeedbackState, MentorshipState
from shared.contracts.vocabulary import AgreementPhase, EndedBecause, Side

_ENDED: Final[dict[EndedBecause, Literal["left", "ceased", "closed"]]] = {
    "person_left": "left",
    "ceased": "ceased",
    "closed": "closed",
}
"""What ended it without the word of either; a reason that one of them chose is theirs."""


def told_of_mentorship(mentorship: MentorshipState, happened_at: datetime) -> list[Message]:
    """Counts are no news, and that it has begun is none to the mentee: they were told of the yes."""
    if mentorship.change == "progressed":
        return []
    if mentorship.change == "agreement_changed":
        return _told_of_agreement(mentorship, happened_at)
    ended = mentorship.change == "ended"
    because = mentorship.ended_because
    facts = Facts(
        change=mentorship.change,
        stage=mentorship.stage,
        mentorship_id=mentorship.mentorship_id,
        until=mentorship.paused_until,
        ended=_ENDED.get(because) if ended and because is not None else None,
    )

    def to(person_id: UUID, side: Side, other_id: UUID) -> Message:
        return Message(
            person_id=person_id,
            side=side,
            kind=MessageKind.MENTORSHIP_ENDED if ended else MessageKind.MENTORSHIP,
            subject=mentorship.mentorship_id,
            version=mentorship.version,
            other_id=other_id,
            happened_at=happened_at,
            worth_until=happened_at + NEWS,
            facts=facts,
        )

    everyone = [
        to(mentorship.mentor_id, "mentor", mentorship.mentee_id),
        to(mentorship.mentee_id, "mentee", mentorship.mentor_id),
    ]
    return [message for message in everyone if mentorship.change != "opened" or message.side == "mentor"]


_TOLD_TO_THE_OTHER: Final = frozenset({"proposed", "withdrawn"})
_TOLD_TO_THE_PROPOSER: Final = frozenset({"agreed", "declined"})
_AGREEMENT_OUTCOMES: Final[dict[AgreementPhase, Outcome]] = {
    "proposed": "proposed",
    "agreed": "agreed",
    "declined": "declined",
    "withdrawn": "withdrawn",
    "expired": "expired",
}


def _told_of_agreement(mentorship: MentorshipState, happened_at: datetime) -> list[Message]:
    """What is proposed can be read and answered in the mentorship; its words never leave it."""
    outcome = _AGREEMENT_OUTCOMES.get(mentorship.agreement) if mentorship.agreement is not None else None
    if outcome is None or mentorship.agreement_by is None:
        return []
    respond_by = mentorship.agreement_answer_by if outcome == "proposed" else None
    people: dict[Side, UUID] = {"mentor": mentorship.mentor_id, "mentee": mentorship.mentee_id}

    def to(side: Side) -> Message:
        return Message(
            person_id=people[side],
            side=side,
            kind=MessageKind.AGREEMENT,
            subject=mentorship.mentorship_id,
            version=mentorship.version,
            other_id=people["mentee" if side == "mentor" else "mentor"],
            happened_at=happened_at,
            worth_until=respond_by or happened_at + NEWS,
            facts=Facts(
                outcome=outcome,
                proposed_by=mentorship.agreement_by,
                respond_by=respond_by,
                mentorship_id=mentorship.mentorship_id,
            ),
        )

    proposer = mentorship.agreement_by
    other: Side = "mentee" if proposer == "mentor" else "mentor"
    if outcome in _TOLD_TO_THE_OTHER:
        return [to(other)]
    return [to(proposer)] if outcome in _TOLD_TO_THE_PROPOSER else [to(proposer), to(other)]


def told_of_feedback(feedback: FeedbackState, happened_at: datetime, met: tuple[datetime, datetime] | None) -> Message:
    """`met`: from when to when the session went that it is about, where that is known."""
    starts_at, ends_at = met or (None, None)
    return Message(
        person_id=feedback.subject_id,
        side="mentee" if feedback.author_side == "mentor" else "mentor",
        kind=MessageKind.FEEDBACK,
        subject=feedback.feedback_id,
        version=feedback.version,
        other_id=feedback.author_id,
        happened_at=happened_at,
        worth_until=happened_at + NEWS,
        facts=Facts(
            session_id=feedback.session_id,
            mentorship_id=feedback.mentorship_id,
            starts_at=starts_at,
            ends_at=ends_at,
        ),
    )
