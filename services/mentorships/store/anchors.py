"""Locks on ids whose rows may not exist yet."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from shared.postgres import Tx

# Made and locked in one statement, in the order of ids: two that meet wait for each other and don't deadlock.
HOLD: Final = """
INSERT INTO anchors (id)
SELECT id FROM unnest($1::uuid[]) AS id ORDER BY id
ON CONFLICT (id) DO UPDATE SET id = excluded.id
"""

ERASED: Final = """
SELECT person_id FROM erased_people WHERE person_id = ANY ($1)
"""


async def hold(tx: Tx, ids: Iterable[UUID]) -> None:
    """Until the end of the transaction nobody else holds any of these."""
    await tx.execute(HOLD, sorted(set(ids)))


async def erased_among(tx: Tx, people: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these people who were erased here."""
    rows = await tx.fetch(ERASED, list(set(people)))
    return frozenset(row["person_id"] for row in rows)
