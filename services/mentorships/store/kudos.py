"""Words of thanks."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.kudos import MOST_A_DAY, Kudos, UnknownKudos
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM kudos WHERE id = $1
"""

LIST: Final = """
SELECT * FROM kudos
WHERE mentorship_id = $1 AND author_id = ANY ($5)
  AND ($2::timestamptz IS NULL OR (given_at, id) < ($2, $3::uuid))
ORDER BY given_at DESC, id DESC
LIMIT $4
"""

AS_MANY_AGO: Final = """
SELECT given_at FROM kudos WHERE mentorship_id = $1 AND side = $2 ORDER BY given_at DESC OFFSET $3 LIMIT 1
"""

ADD: Final = """
INSERT INTO kudos (id, mentorship_id, author_id, side, text, skills, goal_id, given_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

FORGET: Final = """
DELETE FROM kudos WHERE author_id = $1
"""


async def one(tx: Tx, kudos_id: UUID) -> Kudos:
    """Raises `UnknownKudos`."""
    row = await tx.fetchrow(FIND, kudos_id)
    if row is None:
        raise UnknownKudos
    return _kudos(row)


async def of_mentorship(
    tx: Tx, mentorship_id: UUID, authors: Collection[UUID], after: tuple[datetime, UUID] | None, limit: int
) -> list[Kudos]:
    """Those of these people, the latest first."""
    rows = await tx.fetch(LIST, mentorship_id, *(after or (None, None)), limit, list(authors))
    return [_kudos(row) for row in rows]


async def find_as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side thanked as many times ago as one may in a day."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_A_DAY - 1)
    return found


async def add(tx: Tx, given: Kudos) -> None:
    """Whoever calls holds the mentorship's lock."""
    values = {each.name: getattr(given, each.name) for each in fields(Kudos)} | {"skills": list(given.skills)}
    await tx.execute(ADD, *values.values())


async def forget_by(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)


def _kudos(row: Any) -> Kudos:
    return Kudos(**{each.name: row[each.name] for each in fields(Kudos)} | {"skills": tuple(row["skills"])})
