"""Whose photo is which."""

from datetime import datetime
from typing import Final
from uuid import UUID

from shared.postgres import Tx

REPLACE: Final = """
WITH former AS (SELECT photo_id FROM photos WHERE person_id = $1), new AS (
    INSERT INTO photos (person_id, photo_id, taken_over_at) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE SET photo_id = excluded.photo_id, taken_over_at = excluded.taken_over_at
)
SELECT photo_id FROM former
"""

TAKE_DOWN: Final = """
DELETE FROM photos WHERE person_id = $1 RETURNING photo_id
"""

# Whoever is suspended is there for nobody, whatever addresses of their photo are about.
IS_SHOWN: Final = """
SELECT EXISTS (SELECT FROM photos JOIN people USING (person_id) WHERE photo_id = $1 AND NOT suspended)
"""


async def replace(tx: Tx, person_id: UUID, photo_id: UUID, now: datetime) -> list[UUID]:
    """The person's photo is this one; the former one's id, if there was one. Their row is locked."""
    return [row["photo_id"] for row in await tx.fetch(REPLACE, person_id, photo_id, now)]


async def take_down(tx: Tx, person_id: UUID) -> list[UUID]:
    """The person has no photo any more; the id of the one that they had, if any."""
    return [row["photo_id"] for row in await tx.fetch(TAKE_DOWN, person_id)]


async def is_shown(tx: Tx, photo_id: UUID) -> bool:
    """Whether it is still somebody's whom others see."""
    return bool(await tx.fetchval(IS_SHOWN, photo_id))
