"""Feedback once it is revealed: ratings and skills; the words stay home."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import Side


class FeedbackState(State):
    """`rating`: 1–5. `skills`: what the author found strong in the subject, slugs."""

    feedback_id: UUID
    version: int
    change: Literal["revealed"]
    session_id: UUID
    mentorship_id: UUID | None = None
    author_id: PersonId
    author_side: Side
    subject_id: PersonId
    rating: int
    skills: tuple[str, ...] = ()
    revealed_at: datetime


FEEDBACK: Final = Topic(
    name="feedback",
    summary="ratings and skills of one side's feedback on a session, once revealed",
    state=FeedbackState,
    key="feedback_id",
    type="mentoring.feedback.v1",
    producers=("mentorships",),
    consumers=("matching", "notifications"),
)
