"""Places taken, sessions held, ratings given."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.contracts.feedback import FeedbackState
from shared.contracts.mentorships import MentorshipState
from shared.contracts.sessions import SessionState
from shared.postgres import Tx, columns

OPEN: Final = """
INSERT INTO mentorships (mentorship_id, programme_id, mentor_id, mentee_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (mentor_id, mentee_id) WHERE ended_at IS NULL DO NOTHING
RETURNING true
"""

# What has ended stays ended: a place becomes free once, whatever comes again or late.
REMEMBER: Final = """
INSERT INTO mentorships AS present (mentorship_id, programme_id, mentor_id, mentee_id, ended_at)
SELECT mentorship_id, programme_id, mentor_id, mentee_id, ended_at
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[])
    AS told (mentorship_id, programme_id, mentor_id, mentee_id, ended_at)
ORDER BY mentorship_id
ON CONFLICT (mentorship_id) DO UPDATE SET ended_at = COALESCE(present.ended_at, excluded.ended_at)
"""

END: Final = """
UPDATE mentorships SET ended_at = $2 WHERE mentorship_id = ANY($1) AND ended_at IS NULL RETURNING mentor_id
"""

REMEMBER_SESSIONS: Final = """
INSERT INTO sessions (session_id, mentor_id, state, failed, programme_id, missed_at)
SELECT session_id, mentor_id, state, failed, programme_id, missed_at
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::uuid[], $6::timestamptz[])
    AS told (session_id, mentor_id, state, failed, programme_id, missed_at)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = told.mentor_id)
ORDER BY session_id
ON CONFLICT (session_id) DO UPDATE
SET state = excluded.state, failed = excluded.failed, programme_id = excluded.programme_id, missed_at = excluded.missed_at
"""

FORGET_SESSIONS: Final = """
DELETE FROM sessions WHERE session_id = ANY($1) RETURNING mentor_id
"""

REMEMBER_RATINGS: Final = """
INSERT INTO ratings (feedback_id, mentor_id, rating, skills)
SELECT feedback_id, mentor_id, rating, ARRAY(SELECT DISTINCT jsonb_array_elements_text(skills::jsonb))
FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[]) AS told (feedback_id, mentor_id, rating, skills)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = told.mentor_id)
ORDER BY feedback_id
ON CONFLICT (feedback_id) DO UPDATE SET rating = excluded.rating, skills = excluded.skills
"""

FORGET_RATINGS: Final = """
DELETE FROM ratings WHERE feedback_id = ANY($1) RETURNING mentor_id
"""


async def open_mentorship(tx: Tx, mentorship_id: UUID, programme_id: UUID, mentor_id: UUID, mentee_id: UUID) -> bool:
    """Takes one of the mentor's places; False where the two are in a mentorship already."""
    return bool(await tx.fetchval(OPEN, mentorship_id, programme_id, mentor_id, mentee_id))


async def remember(tx: Tx, mentorships: Sequence[MentorshipState], now: datetime) -> None:
    """Keeps which mentorships go on and which have ended."""
    told = [
        (
            each.mentorship_id,
            each.programme_id,
            each.mentor_id,
            each.mentee_id,
            (each.ended_at or now) if each.state == "ended" else None,
        )
        for each in mentorships
    ]
    await tx.execute(REMEMBER, *columns(told, 5))


async def end(tx: Tx, mentorships: Collection[UUID], now: datetime) -> set[UUID]:
    """Frees the places of mentorships that are erased; gives their mentors."""
    return {row["mentor_id"] for row in await tx.fetch(END, list(mentorships), now)}


async def remember_sessions(tx: Tx, sessions: Sequence[SessionState]) -> None:
    """Keeps what became of sessions: `failed` where the mentor did not come or cancelled within the notice; `missed_at`: when one
    ended to which they did not come."""
    told = [
        (
            each.session_id,
            each.mentor_id,
            each.state,
            _missed(each) or each.cancelled_late,
            each.programme_id,
            each.ends_at if _missed(each) else None,
        )
        for each in sessions
    ]
    await tx.execute(REMEMBER_SESSIONS, *columns(told, 6))


def _missed(session: SessionState) -> bool:
    """Whether the mentor did not come."""
    return session.state == "missed" and session.absent == "mentor"


async def forget_sessions(tx: Tx, sessions: Collection[UUID]) -> set[UUID]:
    """Gives the mentors whose sessions they were."""
    return {row["mentor_id"] for row in await tx.fetch(FORGET_SESSIONS, list(sessions))}


async def remember_ratings(tx: Tx, feedback: Sequence[FeedbackState]) -> None:
    """Keeps what mentees gave mentors, and what they found strong in them."""
    told = [(each.feedback_id, each.subject_id, each.rating, json.dumps(each.skills)) for each in feedback]
    await tx.execute(REMEMBER_RATINGS, *columns(told, 4))


async def forget_ratings(tx: Tx, feedback: Collection[UUID]) -> set[UUID]:
    """Gives the mentors whose ratings they were."""
    return {row["mentor_id"] for row in await tx.fetch(FORGET_RATINGS, list(feedback))}
