"""Erasures and how far they are: all that is left of an erased person here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.erasing import Erasure, UnknownErasure
from shared.contracts import SERVICES
from shared.postgres import Tx, columns

ADD: Final = """
INSERT INTO erasures (erasure_id, person_id, requested_at) VALUES ($1, $2, $3)
"""

FIND: Final = """
SELECT erasure_id, person_id, requested_at FROM erasures WHERE erasure_id = $1
"""

PROGRESS: Final = """
SELECT service, erased_at FROM erasure_progress WHERE person_id = $1
"""

NOTE: Final = """
INSERT INTO erasure_progress (person_id, service, erased_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
ON CONFLICT (person_id, service) DO NOTHING
"""


async def add(tx: Tx, erasure_id: UUID, person_id: UUID, now: datetime) -> None:
    await tx.execute(ADD, erasure_id, person_id, now)


async def note(tx: Tx, done: Sequence[tuple[UUID, str, datetime]]) -> None:
    """Remembers that people are erased from services; the first time counts."""
    await tx.execute(NOTE, *columns(list(done), 3))


async def erasure(tx: Tx, erasure_id: UUID) -> Erasure:
    """How far this erasure is. Raises `UnknownErasure`."""
    row = await tx.fetchrow(FIND, erasure_id)
    if row is None:
        raise UnknownErasure
    done = {each["service"]: each["erased_at"] for each in await tx.fetch(PROGRESS, row["person_id"])}
    return Erasure(**row, services=SERVICES, done=done)
