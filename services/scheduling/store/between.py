"""What there is between two people: their sessions, their holds, and what one has lately begun with the other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.minutes import Minute
from services.scheduling.domain.sessions import Session
from services.scheduling.store.sessions import session_from
from shared.postgres import Tx, columns, rows_changed

Pairs = Sequence[tuple[UUID, UUID]]

# Whoever of the two is the mentor.
LOCK_BETWEEN: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (
    SELECT session_id
    FROM unnest($1::uuid[], $2::uuid[]) AS pair (one, other)
    JOIN participants AS ones ON ones.person_id = pair.one
    JOIN participants AS others USING (session_id)
    WHERE others.person_id = pair.other
)
ORDER BY session_id
FOR UPDATE
"""

LOCK_OF_MENTORS: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = ANY ($1::uuid[]) AND starts > $2)
  AND mentor_id = ANY ($1::uuid[]) AND state IN ('pending', 'booked')
ORDER BY session_id
FOR UPDATE
"""

LOCK_OF_PEOPLE: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = ANY ($1::uuid[]) AND starts > $2)
  AND state IN ('pending', 'booked')
ORDER BY session_id
FOR UPDATE
"""

AHEAD_OF_MENTOR: Final = """
SELECT sessions.*
FROM participants
JOIN sessions USING (session_id)
WHERE participants.person_id = $1 AND participants.starts > $2
  AND sessions.mentor_id = $1 AND sessions.state IN ('pending', 'booked')
ORDER BY participants.starts, session_id
"""

CLOSE: Final = """
UPDATE sessions SET closed = true WHERE session_id = ANY ($1::uuid[])
"""

# As many times as one may in a day, and one more: whether the oldest of them is a day old tells all.
BEGIN: Final = """
INSERT INTO done_between AS known (by_id, other_id, times)
VALUES ($1, $2, ARRAY [$3::timestamptz])
ON CONFLICT (by_id, other_id) DO UPDATE
SET times = known.times [greatest(1, cardinality(known.times) - $4::integer + 1):] || $3::timestamptz
RETURNING times
"""

FORGET: Final = """
DELETE FROM done_between WHERE by_id = $1 OR other_id = $1
"""

TIDY: Final = """
DELETE FROM done_between
WHERE ctid = ANY (ARRAY (
    SELECT ctid FROM done_between WHERE times [cardinality(times)] < $1 LIMIT 500 FOR UPDATE SKIP LOCKED
))
"""

COUNT_OPEN: Final = """
SELECT count(*)
FROM participants
JOIN sessions USING (session_id)
WHERE participants.person_id = $2 AND participants.starts > $3 AND sessions.mentor_id = $1
  AND (sessions.state = 'booked' OR sessions.state = 'pending' AND sessions.respond_by > $4)
"""


async def sessions_between_for_update(tx: Tx, pairs: Pairs) -> Sequence[Session]:
    """All sessions of these pairs, past ones too, locked in the order of their ids."""
    return [session_from(row) for row in await tx.fetch(LOCK_BETWEEN, *columns(list(pairs), 2))]


async def sessions_of_mentors_for_update(tx: Tx, mentors: Sequence[UUID], starts_after: Minute) -> Sequence[Session]:
    """Live sessions of these people as mentors that start later, locked in the order of their ids."""
    return [session_from(row) for row in await tx.fetch(LOCK_OF_MENTORS, list(mentors), starts_after)]


async def sessions_of_people_for_update(tx: Tx, people: Sequence[UUID], starts_after: Minute) -> Sequence[Session]:
    """Live sessions of these people, on whichever side, that start later; locked in the order of their ids."""
    return [session_from(row) for row in await tx.fetch(LOCK_OF_PEOPLE, list(people), starts_after)]


async def sessions_of_mentor(tx: Tx, mentor_id: UUID, starts_after: Minute) -> Sequence[Session]:
    """Live sessions of this person as a mentor that start later, the earliest first."""
    return [session_from(row) for row in await tx.fetch(AHEAD_OF_MENTOR, mentor_id, starts_after)]


async def close(tx: Tx, session_ids: Sequence[UUID]) -> None:
    """The people of these sessions have parted."""
    await tx.execute(CLOSE, list(session_ids))


async def begin(tx: Tx, by: UUID, other: UUID, now: datetime, *, most: int) -> datetime | None:
    """Notes that one begins something with the other, whose turn is after this commits; the time `most` times ago."""
    times = await tx.fetchval(BEGIN, by, other, now, most)
    earliest: datetime = times[0]
    return earliest if len(times) > most else None


async def count_open(tx: Tx, mentor_id: UUID, mentee_id: UUID, starts_after: Minute, now: datetime) -> int:
    """How many sessions lie ahead that this mentee has with this mentor."""
    counted: int = await tx.fetchval(COUNT_OPEN, mentor_id, mentee_id, starts_after, now)
    return counted


async def forget(tx: Tx, person_id: UUID) -> None:
    """Nothing that this person began, or that was begun with them, is remembered."""
    await tx.execute(FORGET, person_id)


async def tidy(tx: Tx, before: datetime) -> int:
    """Forgets those who have begun nothing since; a bounded number at once."""
    return rows_changed(await tx.execute(TIDY, before))
