"""Who wants nothing to do with whom, and what has not left yet about the two of them."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from services.notifications.domain.blocks import ENDS, NAMELESS
from shared.postgres import Tx

# An erased person is not brought back by a late event.
REPLACE: Final = """
WITH present AS (
    DELETE FROM blocks WHERE person_id = $1 AND blocked_id <> ALL ($2::uuid[])
)
INSERT INTO blocks (person_id, blocked_id)
SELECT $1, blocked_id FROM unnest($2::uuid[]) AS blocked_id
WHERE NOT EXISTS (SELECT FROM people WHERE people.person_id = blocked_id AND people.erased)
ORDER BY blocked_id
ON CONFLICT DO NOTHING
RETURNING blocked_id
"""

BETWEEN: Final = """
SELECT person_id, blocked_id FROM blocks
WHERE person_id = ANY ($1::uuid[]) AND blocked_id = ANY ($1::uuid[])
"""

# $1 blocks $2: nothing about the other leaves any more, but what ends something for the blocked one.
HUSH: Final = """
WITH hushed AS (
    SELECT id FROM messages
    WHERE person_id = $1 AND other_id = $2 AND kind <> ALL ($3::text[])
    OR person_id = $2 AND other_id = $1 AND kind <> ALL ($4::text[])
), never_written AS (
    UPDATE messages SET mail = 'stale' FROM hushed WHERE messages.id = hushed.id AND messages.mail = 'due'
)
UPDATE mails SET worth_until = '-infinity', not_before = NULL
FROM hushed WHERE mails.key = hushed.id AND mails.state IN ('pending', 'sending')
"""

# A calendar is kept right, without the name of whom one has blocked.
UNNAME: Final = """
WITH unsent AS (
    DELETE FROM mails USING messages
    WHERE messages.person_id = $1 AND messages.other_id = $2 AND messages.kind = ANY ($3)
    AND mails.key = messages.id AND mails.state = 'pending'
    RETURNING messages.id
)
UPDATE messages
SET other_id = NULL, facts = facts || '{"closed": true}',
    mail = CASE WHEN messages.id IN (SELECT id FROM unsent) THEN 'due' ELSE mail END
WHERE person_id = $1 AND other_id = $2 AND kind = ANY ($3)
AND (mail = 'due' OR messages.id IN (SELECT id FROM unsent))
"""


async def replace_blocks(tx: Tx, person_id: UUID, blocked: Collection[UUID]) -> list[UUID]:
    """Whom the person blocks from now on; gives those who are new among them."""
    return [row["blocked_id"] for row in await tx.fetch(REPLACE, person_id, sorted(blocked))]


async def blocks_between(tx: Tx, people: Collection[UUID]) -> frozenset[tuple[UUID, UUID]]:
    """Who of these people blocks whom of them."""
    rows = await tx.fetch(BETWEEN, sorted(people))
    return frozenset((row["person_id"], row["blocked_id"]) for row in rows)


async def hush(tx: Tx, person_id: UUID, blocked_id: UUID) -> None:
    """Takes back what has not left yet about two people of whom one has blocked the other."""
    kept, ends = sorted(NAMELESS), sorted(ENDS)
    await tx.execute(HUSH, person_id, blocked_id, kept, ends)
    await tx.execute(UNNAME, person_id, blocked_id, kept)
