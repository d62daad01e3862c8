"""What goes with mentees into their next mentorships."""

from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.keeping import Keeping
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM keepings WHERE mentorship_id = $1
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
INSERT INTO keepings (mentorship_id, mentee_id, version, goals, agreement, successor_id, carried_into)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (mentorship_id) DO UPDATE
SET version = excluded.version, goals = excluded.goals, agreement = excluded.agreement,
    successor_id = excluded.successor_id, carried_into = excluded.carried_into
"""

FORGET: Final = (
    "DELETE FROM keepings WHERE mentee_id = $1",
    "UPDATE keepings SET successor_id = NULL, version = version + 1 WHERE successor_id = $1",
)


async def of_mentorship(tx: Tx, mentorship_id: UUID, mentee_id: UUID) -> Keeping:
    """Version 0 where nobody has said anything. Whoever changes it holds the mentorship's lock."""
    row = await tx.fetchrow(FIND, mentorship_id)
    return Keeping(mentorship_id, mentee_id) if row is None else _keeping(row)


async def waiting_of(tx: Tx, mentee_id: UUID) -> list[tuple[Keeping, bool]]:
    """What has not gone anywhere yet, of the latest mentorship first, locked; and whether that has ended."""
    return [(_keeping(row), row["ended"]) for row in await tx.fetch(OPEN_OF, mentee_id)]


async def save(tx: Tx, keeping: Keeping) -> None:
    await tx.execute(SAVE, *(getattr(keeping, name) for name in _SAVED))


async def forget(tx: Tx, person_id: UUID) -> None:
    """What the person takes with them, and that somebody named them."""
    for statement in FORGET:
        await tx.execute(statement, person_id)


_SAVED: Final = ("mentorship_id", "mentee_id", "version", "goals", "agreement", "successor_id", "carried_into")


def _keeping(row: Any) -> Keeping:
    return Keeping(**{each.name: row[each.name] for each in fields(Keeping)})
