"""Both learn of a beginning, a new stage, a pause and an end; whom feedback is about learns that it can be read."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.notifications.domain.messages import Facts, Message, MessageKind
from services.notifications.domain.telling.worth import NEWS
from shared.contracts import FeedbackState, MentorshipState
from shared.contracts.vocabulary import EndedBecause, Side

_ENDED: Final[dict[EndedBecause, Literal["left", "ceased", "closed"]]] = {
    "person_left": "left",
    "ceased": "ceased",
    "closed": "closed",
}
"""What ended it without the word of either; a reason that one of them chose is theirs."""


def told_of_mentorship(mentorship: MentorshipState, happened_at: datetime) -> list[Message]:
    """Counts are no news."""
    if mentorship.change == "progressed":
        return []
    ended = mentorship.change == "ended"
    because = mentorship.ended_because
    facts = Facts(
        change=mentorship.change,
        stage=mentorship.stage,
        mentorship_id=mentorship.mentorship_id,
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

    return [
        to(mentorship.mentor_id, "mentor", mentorship.mentee_id),
        to(mentorship.mentee_id, "mentee", mentorship.mentor_id),
    ]


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
