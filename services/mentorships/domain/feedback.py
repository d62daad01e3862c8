"""Two-way feedback on a session: given once by each side, hidden until both have or a week has passed.

With the reveal the time to give is over: nobody reads first and rates then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.refusals import (
    FeedbackAlreadyAnswered,
    FeedbackAlreadyGiven,
    FeedbackClosed,
    OwnFeedback,
    RatingOutOfRange,
    TooManySkills,
    UnknownFeedback,
)
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import Entry
from shared.contracts import FeedbackState
from shared.contracts.vocabulary import Side

HIDDEN_FOR: Final = timedelta(days=7)
"""How long one side's feedback waits for the other's, from the moment it was given."""

MOST_SKILLS: Final = 20


@dataclass(frozen=True)
class Words:
    """What the author says. `skills`: what the author found strong in the other, as slugs. `goal_id`: which goal it is about."""

    rating: int
    went_well: str | None = None
    to_improve: str | None = None
    skills: tuple[str, ...] = ()
    goal_id: UUID | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.rating <= 5:
            raise RatingOutOfRange
        lengths.refuse_unfit(self.went_well, lengths.FEEDBACK)
        lengths.refuse_unfit(self.to_improve, lengths.FEEDBACK)
        if len(self.skills) > MOST_SKILLS or len(set(self.skills)) < len(self.skills):
            raise TooManySkills
        for skill in self.skills:
            lengths.refuse_unfit(skill, lengths.SKILL)


@dataclass(frozen=True)
class Answer:
    """What its receiver says to it, once. `step_id`: the action step that they made of it, where they did."""

    text: str
    answered_at: datetime
    step_id: UUID | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.FEEDBACK)


@dataclass(frozen=True)
class Feedback:
    """`reveal_at`: when it is shown even without the other's. `revealed_at`: when its revelation was written down."""

    id: UUID
    version: int
    session_id: UUID
    author_id: UUID
    author_side: Side
    subject_id: UUID
    words: Words
    given_at: datetime
    reveal_at: datetime
    revealed_at: datetime | None = None
    answer: Answer | None = None

    def is_shown_to(self, person_id: UUID, session: Session, now: datetime) -> bool:
        """The author sees it always, the other once it is revealed, timers or no timers, until the two part."""
        hidden = self.shown_since(session, now) is None
        return session.shows("feedback that is hidden" if hidden else "feedback", self.author_id, person_id)

    def shown_since(self, session: Session, now: datetime) -> datetime | None:
        """Since when the other side may see it; None while it may not. What was hidden when the two parted stays so."""
        if self.revealed_at is not None or session.parted:
            return self.revealed_at
        return self.reveal_at if now >= self.reveal_at else None

    def is_hidden(self, session: Session, now: datetime) -> bool:
        """Whether its author may still correct it."""
        return not session.parted and self.shown_since(session, now) is None

    def correct(self, said: Words, session: Session, *, now: datetime) -> tuple["Feedback", Words | None]:
        """With what its author says instead, and that; None where nothing differs. Raises `FeedbackClosed`."""
        if not self.is_hidden(session, now):
            raise FeedbackClosed
        return (self, None) if said == self.words else (replace(self, version=self.version + 1, words=said), said)

    def refuse_answer(self, session: Session, *, by: UUID, now: datetime) -> None:
        """Raises `UnknownFeedback`, `OwnFeedback` and `FeedbackAlreadyAnswered` where `by` has nothing to answer here."""
        if by not in (self.author_id, self.subject_id) or not self.is_shown_to(by, session, now):
            raise UnknownFeedback
        if by == self.author_id:
            raise OwnFeedback
        if self.answer is not None:
            raise FeedbackAlreadyAnswered

    def may_answer(self, session: Session, by: UUID, now: datetime) -> bool:
        """Whether this is for `by` to answer, and still is."""
        return by == self.subject_id and self.answer is None and self.is_shown_to(by, session, now)

    def answered(self, said: Answer) -> "Feedback":
        return replace(self, version=self.version + 1, answer=said)

    def reveal(self, *, now: datetime) -> "Feedback":
        return replace(self, version=self.version + 1, revealed_at=min(now, self.reveal_at))

    def public(self, mentorship_id: UUID | None) -> FeedbackState:
        """What the other services learn: the rating and the skills. Only for what is revealed."""
        if self.revealed_at is None:
            raise ValueError("feedback travels once it is revealed")
        return FeedbackState(
            feedback_id=self.id,
            version=self.version,
            change="revealed",
            session_id=self.session_id,
            mentorship_id=mentorship_id,
            author_id=self.author_id,
            author_side=self.author_side,
            subject_id=self.subject_id,
            rating=self.words.rating,
            skills=self.words.skills,
            revealed_at=self.revealed_at,
        )

    def entry(self) -> Entry:
        """The line in the timeline, once revealed."""
        return Entry("feedback_revealed", self.revealed_at or self.reveal_at, self.author_side, self.session_id)


def give(
    session: Session, present: Sequence[Feedback], feedback_id: UUID, said: Words, *, by: UUID, now: datetime
) -> tuple[Feedback, tuple[Feedback, ...]]:
    """This side's feedback, and what is revealed by it: everything, once both sides gave theirs.

    `present`: the feedback there is on the session already.
    """
    subject_id = session.counterpart_of(by)
    session.refuse_feedback()
    if any(each.author_id == by for each in present):
        raise FeedbackAlreadyGiven
    if not all(each.is_hidden(session, now) for each in present):
        raise FeedbackClosed
    given = Feedback(
        id=feedback_id,
        version=1,
        session_id=session.id,
        author_id=by,
        author_side=session.side_of(by),
        subject_id=subject_id,
        words=said,
        given_at=now,
        reveal_at=now + HIDDEN_FOR,
    )
    if not present:
        return given, ()
    return given, tuple(each.reveal(now=now) for each in (*present, given) if each.revealed_at is None)
