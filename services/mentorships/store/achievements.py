"""What people asked to have shown by badges."""

from collections.abc import Collection, Sequence
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.badges import Achievement
from shared.postgres import Tx

OF_ONE: Final = """
SELECT * FROM achievements WHERE mentorship_id = $1 AND person_id = $2 ORDER BY claimed_at, id
"""

FIND: Final = """
SELECT * FROM achievements WHERE id = $1
"""

FIND_ALL: Final = """
SELECT * FROM achievements WHERE id = ANY ($1)
"""

WAS_THANKED: Final = """
SELECT EXISTS (SELECT FROM kudos WHERE mentorship_id = $1 AND author_id = $2)
"""

ADD: Final = """
INSERT INTO achievements (id, mentorship_id, person_id, kind, claimed_at, withdrawn_at) VALUES ($1, $2, $3, $4, $5, $6)
"""

WITHDRAW: Final = """
UPDATE achievements SET withdrawn_at = $2 WHERE id = $1
"""

FORGET: Final = """
DELETE FROM achievements WHERE person_id = $1 RETURNING id, withdrawn_at
"""


async def of_one(tx: Tx, mentorship_id: UUID, person_id: UUID) -> Sequence[Achievement]:
    """Of one of the two, the latest last; what was taken back too."""
    return [_achievement(row) for row in await tx.fetch(OF_ONE, mentorship_id, person_id)]


async def find(tx: Tx, achievement_id: UUID) -> Achievement | None:
    row = await tx.fetchrow(FIND, achievement_id)
    return None if row is None else _achievement(row)


async def all_of(tx: Tx, ids: Collection[UUID]) -> list[Achievement]:
    """Those of these that there are; what was taken back too."""
    return [_achievement(row) for row in await tx.fetch(FIND_ALL, list(ids))]


async def was_thanked_by(tx: Tx, mentorship_id: UUID, author_id: UUID) -> bool:
    return bool(await tx.fetchval(WAS_THANKED, mentorship_id, author_id))


async def add(tx: Tx, claimed: Achievement) -> None:
    """Whoever calls holds the mentorship's lock."""
    await tx.execute(ADD, *astuple(claimed))


async def withdraw(tx: Tx, achievement_id: UUID, now: datetime) -> None:
    await tx.execute(WITHDRAW, achievement_id, now)


async def forget(tx: Tx, person_id: UUID) -> list[UUID]:
    """All that the person asked for; the ids of what was still shown."""
    return [row["id"] for row in await tx.fetch(FORGET, person_id) if row["withdrawn_at"] is None]


def _achievement(row: Any) -> Achievement:
    return Achievement(**{each.name: row[each.name] for each in fields(Achievement)})
