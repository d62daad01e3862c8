"""Introductions, and whether those of one may meet."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.introductions import MOST_A_DAY, Introduction, UnknownIntroduction
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

# Three people: no two of them may have a block between them, and none may be gone.
FIND: Final = """
SELECT introductions.*,
    proposed_by IS NULL OR receiver_id IS NULL
    OR EXISTS (
        SELECT FROM blocks
        WHERE lifted_at IS NULL AND person_id IN (proposed_by, receiver_id, contact_id)
          AND blocked_id IN (proposed_by, receiver_id, contact_id)
    )
    OR EXISTS (SELECT FROM erased_people WHERE person_id IN (proposed_by, receiver_id, contact_id))
    OR (inside AND contact_id IS NULL) AS apart
FROM introductions
WHERE id = ANY ($1)
ORDER BY proposed_at DESC, id DESC
"""

LOCK: Final = """
SELECT FROM introductions WHERE id = $1 FOR UPDATE
"""

OF_MENTORSHIP: Final = """
SELECT id FROM introductions
WHERE mentorship_id = $1 AND ($2::timestamptz IS NULL OR (proposed_at, id) < ($2, $3::uuid))
ORDER BY proposed_at DESC, id DESC
LIMIT $4
"""

ASKED_OF: Final = """
SELECT id FROM introductions
WHERE contact_id = $1 AND receiver_agreed_at IS NOT NULL
  AND ($2::timestamptz IS NULL OR (proposed_at, id) < ($2, $3::uuid))
  AND NOT EXISTS (
      SELECT FROM blocks
      WHERE lifted_at IS NULL AND person_id IN (proposed_by, receiver_id, $1) AND blocked_id IN (proposed_by, receiver_id, $1)
  )
ORDER BY proposed_at DESC, id DESC
LIMIT $4
"""

# For the receiver until they have answered; then for whoever proposed somebody outside, to pass on their yes.
WAITING: Final = """
SELECT id, CASE WHEN receiver_agreed_at IS NULL THEN side = 'mentor' ELSE side = 'mentee' END AS for_mentee
FROM introductions
WHERE mentorship_id = $1 AND state = 'waiting' AND proposed_at > $2 AND (receiver_agreed_at IS NULL OR NOT inside)
ORDER BY proposed_at DESC, id
"""

AS_MANY_AGO: Final = """
SELECT proposed_at FROM introductions WHERE proposed_by = $1 ORDER BY proposed_at DESC OFFSET $2 LIMIT 1
"""

KNOWS: Final = """
SELECT EXISTS (
    SELECT FROM mentorships
    WHERE parted_by IS NULL AND ((mentor_id = $1 AND mentee_id = $2) OR (mentor_id = $2 AND mentee_id = $1))
) AND NOT EXISTS (SELECT FROM erased_people WHERE person_id = $2)
"""

SAVE: Final = """
INSERT INTO introductions (
    id, version, mentorship_id, proposed_by, receiver_id, side, about, contact_id, inside, proposed_at, state,
    receiver_agreed_at, receiver_reach, contact_reach, contact, introduced_at, outcome
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, state = excluded.state, receiver_agreed_at = excluded.receiver_agreed_at,
    receiver_reach = excluded.receiver_reach, contact_reach = excluded.contact_reach, contact = excluded.contact,
    introduced_at = excluded.introduced_at, outcome = excluded.outcome
"""

# To whoever stays it looks as after a block: what was proposed is there, and how anybody is reached is not.
FORGET: Final = (
    """
    UPDATE introductions
    SET receiver_id = NULL, receiver_reach = NULL, contact_reach = NULL, contact = NULL, version = version + 1,
        state = CASE WHEN state = 'waiting' THEN 'not_made' ELSE state END
    WHERE receiver_id = $1
    """,
    """
    UPDATE introductions
    SET proposed_by = NULL, about = NULL, contact = NULL, receiver_reach = NULL, contact_reach = NULL, version = version + 1,
        state = CASE WHEN state = 'waiting' THEN 'not_made' ELSE state END
    WHERE proposed_by = $1
    """,
    """
    UPDATE introductions SET contact_id = NULL, contact_reach = NULL, receiver_reach = NULL, version = version + 1,
        state = CASE WHEN state = 'waiting' THEN 'not_made' ELSE state END
    WHERE contact_id = $1
    """,
)

SWEEP: Final = """
DELETE FROM introductions WHERE proposed_by IS NULL AND receiver_id IS NULL
"""


async def introduction(tx: Tx, introduction_id: UUID) -> Introduction:
    """Raises `UnknownIntroduction`."""
    row = await tx.fetchrow(FIND, [introduction_id])
    if row is None:
        raise UnknownIntroduction
    return _introduction(row)


async def for_update(tx: Tx, introduction_id: UUID) -> Introduction:
    """Locked. Raises `UnknownIntroduction`."""
    await tx.execute(LOCK, introduction_id)
    return await introduction(tx, introduction_id)


async def of_mentorship(
    tx: Tx, mentorship_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> list[Introduction]:
    """The latest first."""
    rows = await tx.fetch(OF_MENTORSHIP, mentorship_id, *(after or (None, None)), limit)
    return await _all(tx, rows)


async def asked_of(tx: Tx, person_id: UUID, after: tuple[datetime, UUID] | None, limit: int) -> list[Introduction]:
    """Those in which somebody else thought of this person, the latest first."""
    rows = await tx.fetch(ASKED_OF, person_id, *(after or (None, None)), limit)
    return await _all(tx, rows)


async def waiting_of(tx: Tx, mentorship_id: UUID, since: datetime) -> dict[Side, UUID]:
    """The oldest one that each of the two has to answer, of those proposed since then."""
    rows = await tx.fetch(WAITING, mentorship_id, since)
    return {("mentee" if row["for_mentee"] else "mentor"): row["id"] for row in rows}


async def find_as_many_ago(tx: Tx, person_id: UUID) -> datetime | None:
    """When this person proposed as many times ago as one may in a day."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, person_id, MOST_A_DAY - 1)
    return found


async def knows(tx: Tx, person_id: UUID, other_id: UUID) -> bool:
    """Whether these two have or had a mentorship, and both are there for each other."""
    return bool(await tx.fetchval(KNOWS, person_id, other_id))


async def save(tx: Tx, kept: Introduction) -> None:
    """Whoever calls holds its lock."""
    await tx.execute(SAVE, *(getattr(kept, each.name) for each in fields(Introduction) if each.name != "apart"))


async def forget(tx: Tx, person_id: UUID) -> None:
    for statement in FORGET:
        await tx.execute(statement, person_id)
    await tx.execute(SWEEP)


async def _all(tx: Tx, rows: Iterable[Any]) -> list[Introduction]:
    return [_introduction(row) for row in await tx.fetch(FIND, [row["id"] for row in rows])]


def _introduction(row: Any) -> Introduction:
    return Introduction(**{each.name: row[each.name] for each in fields(Introduction)})
