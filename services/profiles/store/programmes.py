"""Programmes."""

from typing import Final
from uuid import UUID

from shared.postgres import Tx, rows_changed

ADD: Final = """
INSERT INTO programmes (programme_id, slug, name, open_to_all, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (programme_id) DO NOTHING
"""


async def add(tx: Tx, programme_id: UUID, *, slug: str, name: str, open_to_all: bool) -> bool:
    """Adds a programme; False where it is there already."""
    return rows_changed(await tx.execute(ADD, programme_id, slug, name, open_to_all)) == 1
