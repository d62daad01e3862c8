"""What happened in each mentorship."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.timeline import Entry, What
from shared.contracts.vocabulary import Side
from shared.postgres import Tx, columns

# An entry whose id is known already was written before: nothing happens twice.
ADD: Final = """
INSERT INTO timeline (
    id, mentorship_id, strand, what, happened_at, by, subject_id, stage, starts_at, session_kind, cause, ordered_at
)
SELECT
    id, mentorship_id, strand, what, happened_at, by, subject_id, stage, starts_at, session_kind, cause,
    greatest(
        max(happened_at) OVER (PARTITION BY mentorship_id, strand ORDER BY place),
        (
            SELECT max(ordered_at) FROM timeline AS earlier
            WHERE earlier.mentorship_id = told.mentorship_id AND earlier.strand = told.strand
        )
    )
FROM unnest(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::uuid[], $8::text[],
    $9::timestamptz[], $10::text[], $11::text[]
) WITH ORDINALITY AS told (
    id, mentorship_id, strand, what, happened_at, by, subject_id, stage, starts_at, session_kind, cause, place
)
ORDER BY place
ON CONFLICT (id) DO NOTHING
"""

LIST: Final = """
SELECT * FROM timeline
WHERE mentorship_id = $1 AND ($2::timestamptz IS NULL OR (ordered_at, number) < ($2, $3::bigint))
  AND ($5::text[] IS NULL OR what = ANY ($5))
ORDER BY ordered_at DESC, number DESC
LIMIT $4
"""

AS_MANY_AGO: Final = """
SELECT happened_at
FROM timeline
WHERE mentorship_id = $1 AND by = $2 AND what = ANY ($3)
ORDER BY happened_at DESC
OFFSET $4 - 1
LIMIT 1
"""

FORGET: Final = """
DELETE FROM timeline WHERE subject_id = ANY ($1)
"""


@dataclass(frozen=True)
class Line:
    """An entry on its way into the timeline of a mentorship.

    `strand`: lines of one strand stay in the order in which they are added, whatever time they bear.
    """

    id: UUID
    mentorship_id: UUID
    strand: UUID
    entry: Entry


@dataclass(frozen=True)
class Kept:
    """An entry as it stands in the timeline. `ordered_at` and `number` are its place."""

    id: UUID
    entry: Entry
    ordered_at: datetime
    number: int


async def add(tx: Tx, lines: Iterable[Line]) -> None:
    """Adds lines, those of a strand in their order."""
    rows = [
        (
            line.id,
            line.mentorship_id,
            line.strand,
            line.entry.what,
            line.entry.happened_at,
            line.entry.by,
            line.entry.subject_id,
            line.entry.stage,
            line.entry.starts_at,
            line.entry.session_kind,
            line.entry.cause,
        )
        for line in lines
    ]
    if rows:
        await tx.execute(ADD, *columns(rows, 11))


async def of_mentorship(
    tx: Tx,
    mentorship_id: UUID,
    after: tuple[datetime, int] | None,
    limit: int,
    only: Collection[What] | None = None,
) -> list[Kept]:
    """What happened in a mentorship, the latest first; `only`: of these things."""
    told = None if only is None else sorted(only)
    rows = await tx.fetch(LIST, mentorship_id, *(after or (None, None)), limit, told)
    return [Kept(row["id"], _entry(row), row["ordered_at"], row["number"]) for row in rows]


async def find_as_many_ago(tx: Tx, mentorship_id: UUID, by: Side, what: Sequence[What], most: int) -> datetime | None:
    """When this side did one of these for the time before the last `most - 1`."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, by, list(what), most)
    return found


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
        row["cause"],
    )
