"""The work list: what needs a hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.work import Item, Reason
from shared.ids import named_uuid
from shared.postgres import Tx, columns

CLEAR: Final = """
DELETE FROM work_items WHERE mentorship_id = $1 AND ($2::text[] IS NULL OR reason = ANY ($2)) RETURNING reason
"""

ADD: Final = """
INSERT INTO work_items (id, mentorship_id, programme_id, reason, since)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[])
"""

# Each part stops after a page of its own index; who has no mentor is kept (`store.mentees`).
LIST: Final = """
SELECT * FROM (
    (
        SELECT work_items.id, reason, since, work_items.programme_id, mentorship_id, mentor_id, mentee_id,
            NULL::uuid AS subject_id
        FROM work_items
        JOIN mentorships ON mentorships.id = mentorship_id
        WHERE ($1::uuid[] IS NULL OR work_items.programme_id = ANY ($1)) AND ($2::text IS NULL OR reason = $2)
          AND ($3::timestamptz IS NULL OR (since, work_items.id) > ($3, $4::uuid))
        ORDER BY since, work_items.id
        LIMIT $5
    )
    UNION ALL
    (
        SELECT help_requests.id, 'asking_for_help', asked_at, help_requests.programme_id, mentorship_id, mentor_id,
            mentee_id, help_requests.id
        FROM help_requests
        JOIN mentorships ON mentorships.id = mentorship_id
        WHERE phase = 'open' AND ($1::uuid[] IS NULL OR help_requests.programme_id = ANY ($1))
          AND ($2::text IS NULL OR $2 = 'asking_for_help') AND $6::uuid NOT IN (mentor_id, mentee_id)
          AND ($3::timestamptz IS NULL OR (asked_at, help_requests.id) > ($3, $4::uuid))
        ORDER BY asked_at, help_requests.id
        LIMIT $5
    )
    UNION ALL
    (
        SELECT membership_id, 'unmatched', joined_at, programme_id, NULL, NULL, person_id, membership_id
        FROM mentees
        WHERE membership_id IS NOT NULL AND going_on = 0 AND ($1::uuid[] IS NULL OR programme_id = ANY ($1))
          AND ($2::text IS NULL OR $2 = 'unmatched')
          AND ($3::timestamptz IS NULL OR (joined_at, membership_id) > ($3, $4::uuid))
          AND NOT EXISTS (SELECT FROM archived_programmes AS over WHERE over.programme_id = mentees.programme_id)
        ORDER BY joined_at, membership_id
        LIMIT $5
    )
) AS work
ORDER BY since, id
LIMIT $5
"""

COUNT: Final = """
SELECT reason, count(*) AS number
FROM work_items
WHERE $1::uuid[] IS NULL OR programme_id = ANY ($1)
GROUP BY reason
UNION ALL
SELECT 'asking_for_help', count(*)
FROM help_requests
JOIN mentorships ON mentorships.id = mentorship_id
WHERE phase = 'open' AND ($1::uuid[] IS NULL OR help_requests.programme_id = ANY ($1)) AND $2::uuid NOT IN (mentor_id, mentee_id)
UNION ALL
SELECT 'unmatched', count(*) FROM mentees
WHERE membership_id IS NOT NULL AND going_on = 0 AND ($1::uuid[] IS NULL OR programme_id = ANY ($1))
  AND NOT EXISTS (SELECT FROM archived_programmes AS over WHERE over.programme_id = mentees.programme_id)
"""


@dataclass(frozen=True)
class Wanted:
    """Which work somebody looks for. `programmes`: None is all of them.

    What is asked past one of the two is not for the eyes of that one, whatever else they look after.
    """

    asker: UUID
    programmes: frozenset[UUID] | None
    reason: Reason | None = None

    @property
    def ids(self) -> list[UUID] | None:
        return None if self.programmes is None else sorted(self.programmes)


async def replace(tx: Tx, mentorship: Mentorship, reasons: Mapping[Reason, datetime]) -> frozenset[Reason]:
    """What holds of a mentorship now, and nothing else; whoever calls holds its lock. Gives what held before."""
    before = await clear(tx, mentorship.id)
    rows = [
        (named_uuid("work", str(mentorship.id), reason), mentorship.id, mentorship.programme_id, reason, since)
        for reason, since in reasons.items()
    ]
    if rows:
        await tx.execute(ADD, *columns(rows, 5))
    return before


async def clear(tx: Tx, mentorship_id: UUID, reasons: Collection[Reason] | None = None) -> frozenset[Reason]:
    """These hold no more; all of them where none is named. Gives which did until now."""
    rows = await tx.fetch(CLEAR, mentorship_id, None if reasons is None else sorted(reasons))
    return frozenset(row["reason"] for row in rows)


async def items(tx: Tx, wanted: Wanted, after: tuple[datetime, UUID] | None, limit: int) -> list[Item]:
    """What needs a hand, the longest first."""
    rows = await tx.fetch(LIST, wanted.ids, wanted.reason, *(after or (None, None)), limit, wanted.asker)
    return [_item(row) for row in rows]


async def counts(tx: Tx, wanted: Wanted) -> dict[Reason, int]:
    """How much there is of each."""
    return {row["reason"]: row["number"] for row in await tx.fetch(COUNT, wanted.ids, wanted.asker)}


def _item(row: Any) -> Item:
    return Item(**{each.name: row[each.name] for each in fields(Item)})
