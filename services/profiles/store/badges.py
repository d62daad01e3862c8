"""Badges, and which places of status lists were given out."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.profiles.domain.badges import Badge, Place
from shared.postgres import Tx

IS_KNOWN: Final = """
SELECT EXISTS (SELECT FROM badges WHERE badge_id = $1)
"""

# Whoever is erased in the same moment is waited for, and is not there then.
HOLD: Final = """
SELECT person_id FROM people WHERE person_id = $1 FOR KEY SHARE
"""

LAST_LIST: Final = """
SELECT list, count(*) AS given FROM badge_places WHERE list = (SELECT max(list) FROM badge_places) GROUP BY list
"""

TAKE: Final = """
INSERT INTO badge_places (list, place) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING place
"""

ADD: Final = """
INSERT INTO badges (badge_id, person_id, programme_id, kind, side, began_on, ended_on, issued_at, list, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (badge_id) DO NOTHING
"""

OF_PERSON: Final = """
SELECT badges.*
FROM badges
JOIN programmes USING (programme_id)
WHERE person_id = $1 AND ($2::uuid IS NULL OR badge_id < $2)
ORDER BY badge_id DESC
LIMIT $3
"""

REVOKE: Final = """
DELETE FROM badges WHERE badge_id = ANY ($1)
"""

# In one statement, so that both are of one moment: a list that is read after it is as new, or newer.
TALLY: Final = """
SELECT (SELECT count(*) FROM badge_places WHERE list = $1) AS given, (SELECT count(*) FROM badges WHERE list = $1) AS standing
"""

STANDING: Final = """
SELECT place FROM badges WHERE list = $1
"""


async def is_known(tx: Tx, badge_id: UUID) -> bool:
    return bool(await tx.fetchval(IS_KNOWN, badge_id))


async def hold_person(tx: Tx, person_id: UUID) -> bool:
    """Whether the person is there, and stays so until the end of the transaction."""
    return await tx.fetchval(HOLD, person_id) is not None


async def last_list(tx: Tx) -> tuple[int, int]:
    """The list that was begun last, and how many of its places are given out; the first one is begun with nothing on it."""
    row = await tx.fetchrow(LAST_LIST)
    return (1, 0) if row is None else (row["list"], row["given"])


async def take(tx: Tx, place: Place) -> bool:
    """Gives the place out, for ever; False where it was."""
    return await tx.fetchval(TAKE, place.list, place.number) is not None


async def add(tx: Tx, badge: Badge, place: Place) -> None:
    await tx.execute(ADD, *(getattr(badge, each.name) for each in fields(Badge)), place.list, place.number)


async def of_person(tx: Tx, person_id: UUID, after: UUID | None, limit: int) -> Sequence[tuple[Badge, Place]]:
    """The latest first, each with its place."""
    return [_badge(row) for row in await tx.fetch(OF_PERSON, person_id, after, limit)]


async def revoke(tx: Tx, badge_ids: Collection[UUID]) -> None:
    """Forgets them: their places are revoked with that, and nobody gets these again."""
    await tx.execute(REVOKE, list(badge_ids))


async def find_tally(tx: Tx, number: int) -> tuple[int, int] | None:
    """How many places of a list were given out, and on how many a badge stands; None where there is no such list.

    Both tell whether a list has changed: places are only ever given, and a badge that is revoked stays so.
    """
    row = await tx.fetchrow(TALLY, number)
    assert row is not None
    return (row["given"], row["standing"]) if row["given"] else None


async def standing(tx: Tx, number: int) -> list[int]:
    """Which places of a list hold a badge that stands."""
    return [row["place"] for row in await tx.fetch(STANDING, number)]


def _badge(row: Any) -> tuple[Badge, Place]:
    return Badge(**{each.name: row[each.name] for each in fields(Badge)}), Place(row["list"], row["place"])
