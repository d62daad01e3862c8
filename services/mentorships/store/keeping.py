"""What goes with mentees into their next mentorships."""

from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.keeping import Keeping
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM keepings WHERE mentorship_id = $1
"""

FIND_FOR_UPDATE: Final = """
SELECT * FROM keepings WHERE mentorship_id = $1 FOR UPDATE
"""

OPEN_OF: Final = """
SELECT keepings.*, ended_at IS NOT NULL AS ended
FROM keepings
JOIN mentorships ON mentorships.id = keepings.mentorship_id
WHERE keepings.mentee_id = $1 AND carried_into IS NULL
ORDER BY opened_at DESC, keepings.mentorship_id
FOR UPDATE OF keepings
"""

SAVE: Final = """
INSERT INTO keepings (mentorship_id, mentee_id, version, goals, agreement, history, successor_id, carried_into)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (mentorship_id) DO UPDATE
SET version = excluded.version, goals = excluded.goals, agreement = excluded.agreement,
    history = excluded.history, successor_id = excluded.successor_id, carried_into = excluded.carried_into
"""

CAME_FROM: Final = """
SELECT keepings.mentorship_id
FROM keepings
JOIN mentorships AS next ON next.id = carried_into
WHERE carried_into = $1 AND (keepings.mentee_id = $2 OR history AND next.ended_at IS NULL)
"""

# While the next mentorship goes on: what ends it ends this too.
IS_OPEN_TO: Final = """
SELECT EXISTS (
    SELECT FROM keepings
    JOIN mentorships AS next ON next.id = carried_into
    WHERE keepings.mentorship_id = $1 AND history AND next.mentor_id = $2 AND next.ended_at IS NULL
)
"""

FORGET: Final = (
    "DELETE FROM keepings WHERE mentee_id = $1",
    "UPDATE keepings SET successor_id = NULL, version = version + 1 WHERE successor_id = $1",
)


async def of_mentorship(tx: Tx, mentorship_id: UUID, mentee_id: UUID) -> Keeping:
    """Version 0 where nobody has said anything."""
    row = await tx.fetchrow(FIND, mentorship_id)
    return Keeping(mentorship_id, mentee_id) if row is None else _keeping(row)


async def for_update(tx: Tx, mentorship_id: UUID, mentee_id: UUID) -> Keeping:
    """The same, locked. Whoever changes it holds the mentorship's lock; who carries it into another mentorship does not."""
    row = await tx.fetchrow(FIND_FOR_UPDATE, mentorship_id)
    return Keeping(mentorship_id, mentee_id) if row is None else _keeping(row)


async def waiting_of(tx: Tx, mentee_id: UUID) -> list[tuple[Keeping, bool]]:
    """What has not gone anywhere yet, of the latest mentorship first, locked; and whether that has ended."""
    return [(_keeping(row), row["ended"]) for row in await tx.fetch(OPEN_OF, mentee_id)]


async def came_from(tx: Tx, mentorship_id: UUID, by: UUID) -> UUID | None:
    """The mentorship from which something went into this one, for its mentee, and for who may read its history."""
    found: UUID | None = await tx.fetchval(CAME_FROM, mentorship_id, by)
    return found


async def is_open_to(tx: Tx, mentorship_id: UUID, mentor_id: UUID) -> bool:
    """Whether this mentor may read how far the two of a former mentorship came."""
    return bool(await tx.fetchval(IS_OPEN_TO, mentorship_id, mentor_id))


async def save(tx: Tx, keeping: Keeping) -> None:
    await tx.execute(SAVE, *(getattr(keeping, name) for name in _SAVED))


async def forget(tx: Tx, person_id: UUID) -> None:
    """What the person takes with them, and that somebody named them."""
    for statement in FORGET:
        await tx.execute(statement, person_id)


_SAVED: Final = (
    "mentorship_id",
    "mentee_id",
    "version",
    "goals",
    "agreement",
    "history",
    "successor_id",
    "carried_into",
)


def _keeping(row: Any) -> Keeping:
    return Keeping(**{each.name: row[each.name] for each in fields(Keeping)})
