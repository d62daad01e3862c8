"""Who wants to be matched again, and why."""

from collections.abc import Collection
from dataclasses import astuple
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.rematches import Cause, Past, Rematch
from shared.postgres import Tx

PAST: Final = """
SELECT count(*) FILTER (WHERE ended_at IS NOT NULL) AS ended, count(*) FILTER (WHERE ended_at IS NULL) AS going_on
FROM mentorships
WHERE mentee_id = $1 AND programme_id = $2
"""

ADD: Final = """
INSERT INTO rematches (rematch_id, programme_id, person_id, cause, asked_at, settled_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person_id, programme_id) WHERE settled_at IS NULL DO NOTHING
RETURNING true
"""

OWN: Final = """
SELECT rematch_id, programme_id, person_id, cause, asked_at, settled_at FROM rematches
WHERE person_id = $1 AND ($2::uuid IS NULL OR rematch_id < $2)
ORDER BY rematch_id DESC
LIMIT $3
"""

SETTLE: Final = """
UPDATE rematches SET settled_at = $3
WHERE person_id = $1 AND programme_id = $2 AND settled_at IS NULL
"""

CAUSES: Final = """
SELECT cause, count(DISTINCT person_id) AS people FROM rematches
WHERE programme_id = $1
GROUP BY cause
HAVING count(DISTINCT person_id) >= $2
ORDER BY people DESC, cause
"""

FORGET: Final = """
DELETE FROM rematches WHERE person_id = ANY($1)
"""


async def past(tx: Tx, person_id: UUID, programme_id: UUID) -> Past:
    """What somebody had and has in a programme, as a mentee."""
    row = await tx.fetchrow(PAST, person_id, programme_id)
    assert row is not None
    return Past(**row)


async def add(tx: Tx, rematch: Rematch) -> bool:
    """False where one waits already."""
    return bool(await tx.fetchval(ADD, *astuple(rematch)))


async def of_person(tx: Tx, person_id: UUID, after: UUID | None, limit: int) -> list[Rematch]:
    """What somebody has asked, the newest first."""
    return [Rematch(**row) for row in await tx.fetch(OWN, person_id, after, limit)]


async def causes(tx: Tx, programme_id: UUID, fewest: int) -> list[tuple[Cause, int]]:
    """How many people in a programme gave which cause, of those that at least so many gave."""
    return [(row["cause"], row["people"]) for row in await tx.fetch(CAUSES, programme_id, fewest)]


async def settle(tx: Tx, person_id: UUID, programme_id: UUID, now: datetime) -> None:
    """A run has asked somebody for them."""
    await tx.execute(SETTLE, person_id, programme_id, now)


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(people))
