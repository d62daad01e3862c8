"""Feedback on sessions."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.feedback import Answer, Feedback, Words
from services.mentorships.domain.refusals import UnknownFeedback
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM feedback WHERE id = $1
"""

FIND_ALL: Final = """
SELECT * FROM feedback WHERE id = ANY ($1) ORDER BY id
"""

LIST: Final = """
SELECT * FROM feedback WHERE session_id = $1 ORDER BY given_at, id
"""

OF_PERSON: Final = """
SELECT * FROM feedback WHERE author_id = $1 OR subject_id = $1 ORDER BY id
"""

HIDDEN: Final = """
SELECT id FROM feedback WHERE session_id = ANY ($1) AND revealed_at IS NULL ORDER BY id
"""

# Of each side the latest that it got and can answer, not longer ago than that.
TO_ANSWER: Final = """
SELECT DISTINCT ON (author_side) author_side, session_id
FROM feedback JOIN sessions ON sessions.id = session_id
WHERE mentorship_id = $1 AND answered_at IS NULL AND revealed_at > $2 AND parted_at IS NULL
ORDER BY author_side, revealed_at DESC
"""

SAVE: Final = """
INSERT INTO feedback (
    id, version, session_id, author_id, author_side, subject_id, rating, went_well, to_improve, skills,
    given_at, reveal_at, revealed_at, goal_id, answer, answered_at, answer_step_id
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, rating = excluded.rating, went_well = excluded.went_well,
    to_improve = excluded.to_improve, skills = excluded.skills, revealed_at = excluded.revealed_at,
    goal_id = excluded.goal_id, answer = excluded.answer, answered_at = excluded.answered_at,
    answer_step_id = excluded.answer_step_id
"""

LIFT: Final = """
UPDATE feedback SET version = greatest(version, $2) + 1 WHERE id = $1
"""

FORGET: Final = """
DELETE FROM feedback WHERE author_id = $1
"""

FORGET_ANSWERS: Final = """
UPDATE feedback SET answer = NULL, answered_at = NULL, answer_step_id = NULL, version = version + 1
WHERE subject_id = $1 AND answered_at IS NOT NULL
"""


async def feedback(tx: Tx, feedback_id: UUID) -> Feedback:
    """Raises `UnknownFeedback`."""
    found = await find_feedback(tx, feedback_id)
    if found is None:
        raise UnknownFeedback
    return found


async def find_feedback(tx: Tx, feedback_id: UUID) -> Feedback | None:
    """Feedback by its id; None once it is forgotten."""
    row = await tx.fetchrow(FIND, feedback_id)
    return None if row is None else _feedback(row)


async def all_of(tx: Tx, ids: Collection[UUID]) -> list[Feedback]:
    """Those of these that there are."""
    return [_feedback(row) for row in await tx.fetch(FIND_ALL, list(ids))]


async def of_session(tx: Tx, session_id: UUID) -> list[Feedback]:
    """What was given on a session, the first first."""
    return [_feedback(row) for row in await tx.fetch(LIST, session_id)]


async def hidden_of_sessions(tx: Tx, session_ids: Collection[UUID]) -> list[UUID]:
    """What of the feedback on these sessions has not been revealed."""
    return [row["id"] for row in await tx.fetch(HIDDEN, list(session_ids))]


async def to_answer(tx: Tx, mentorship_id: UUID, since: datetime) -> dict[Side, UUID]:
    """The session of which each side got feedback since then that they have not answered: the latest."""
    found: dict[Side, UUID] = {}
    for row in await tx.fetch(TO_ANSWER, mentorship_id, since):
        found["mentee" if row["author_side"] == "mentor" else "mentor"] = row["session_id"]
    return found


async def of_person(tx: Tx, person_id: UUID) -> list[Feedback]:
    """What a person gave and got."""
    return [_feedback(row) for row in await tx.fetch(OF_PERSON, person_id)]


async def save(tx: Tx, feedback: Feedback) -> None:
    """Inserts, or notes a correction, the revelation or an answer; whoever calls holds the lock of the session."""
    await tx.execute(
        SAVE,
        feedback.id,
        feedback.version,
        feedback.session_id,
        feedback.author_id,
        feedback.author_side,
        feedback.subject_id,
        feedback.words.rating,
        feedback.words.went_well,
        feedback.words.to_improve,
        list(feedback.words.skills),
        feedback.given_at,
        feedback.reveal_at,
        feedback.revealed_at,
        feedback.words.goal_id,
        feedback.answer.text if feedback.answer else None,
        feedback.answer.answered_at if feedback.answer else None,
        feedback.answer.step_id if feedback.answer else None,
    )


async def lift(tx: Tx, feedback_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, feedback_id, version)


async def forget_of(tx: Tx, person_id: UUID) -> None:
    """Everything that this person gave is gone, and what they answered."""
    await tx.execute(FORGET, person_id)
    await tx.execute(FORGET_ANSWERS, person_id)


def _feedback(row: Any) -> Feedback:
    return Feedback(
        id=row["id"],
        version=row["version"],
        session_id=row["session_id"],
        author_id=row["author_id"],
        author_side=row["author_side"],
        subject_id=row["subject_id"],
        words=Words(row["rating"], row["went_well"], row["to_improve"], tuple(row["skills"]), row["goal_id"]),
        given_at=row["given_at"],
        reveal_at=row["reveal_at"],
        revealed_at=row["revealed_at"],
        answer=_answer(row),
    )


def _answer(row: Any) -> Answer | None:
    return None if row["answer"] is None else Answer(row["answer"], row["answered_at"], row["answer_step_id"])
