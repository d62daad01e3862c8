"""What happened in each mentorship."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.timeline import Entry
from shared.postgres import Tx, columns

# An entry whose id is known already was written before: nothing happens twice.
ADD: Final = """
INSERT INTO timeline (id, mentorship_id, what, happened_at, by, subject_id, stage, starts_at, session_kind)
SELECT *
FROM unnest(
    $1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[],
    $9::text[]
)
ON CONFLICT (id) DO NOTHING
"""

LIST: Final = """
SELECT id, what, happened_at, by, subject_id, stage, starts_at, session_kind FROM timeline
WHERE mentorship_id = $1 AND ($2::timestamptz IS NULL OR (happened_at, id) < ($2, $3::uuid))
ORDER BY happened_at DESC, id DESC
LIMIT $4
"""

FORGET: Final = """
DELETE FROM timeline WHERE subject_id = ANY ($1)
"""


async def add(tx: Tx, entries: Collection[tuple[UUID, UUID, Entry]]) -> None:
    """Adds entries, each with its id and its mentorship's."""
    rows = [
        (
            entry_id,
            mentorship_id,
            entry.what,
            entry.happened_at,
            entry.by,
            entry.subject_id,
            entry.stage,
            entry.starts_at,
            entry.session_kind,
        )
        for entry_id, mentorship_id, entry in entries
    ]
    if rows:
        await tx.execute(ADD, *columns(rows, 9))


async def of_mentorship(
    tx: Tx, mentorship_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> list[tuple[UUID, Entry]]:
    """What happened in a mentorship, the latest first, each entry with its id."""
    rows = await tx.fetch(LIST, mentorship_id, *(after or (None, None)), limit)
    return [(row["id"], _entry(row)) for row in rows]


async def forget_about(tx: Tx, subject_ids: Iterable[UUID]) -> None:
    """Deletes the entries about these."""
    await tx.execute(FORGET, list(subject_ids))


def _entry(row: Any) -> Entry:
    return Entry(
        row["what"],
        row["happened_at"],
        row["by"],
        row["subject_id"],
        row["stage"],
        row["starts_at"],
        row["session_kind"],
    )
