"""Records that could not be processed, kept byte for byte with the reason."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.consumption.decoding import ReceivedRecord
from shared.postgres import Tx

PARK: Final = """
INSERT INTO dead_letters (consumer, topic, partition, record_offset, key, value, header_names, header_values,
                          subject, sequence, reason, parked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (consumer, topic, partition, record_offset) DO NOTHING
"""

# Locks what it finds: a replay of the same key commits before or after this batch, never beside it.
HELD: Final = """
SELECT subject FROM dead_letters WHERE consumer = $1 AND subject = ANY($2) ORDER BY id FOR UPDATE
"""

NEXT: Final = """
SELECT id, topic, partition, record_offset, key, value, header_names, header_values, subject
FROM dead_letters
WHERE consumer = $1 AND subject IS NOT DISTINCT FROM $2 AND id >= $3
ORDER BY id
LIMIT 1
FOR UPDATE
"""

REMOVE: Final = """
DELETE FROM dead_letters WHERE id = $1
"""

COUNT: Final = """
SELECT consumer, count(*) AS letters FROM dead_letters GROUP BY consumer
"""


async def park(
    tx: Tx,
    consumer: str,
    record: ReceivedRecord,
    *,
    reason: str,
    subject: UUID | None,
    sequence: int | None,
    now: datetime,
) -> None:
    """Keeps a record aside; parking the same record twice keeps one."""
    await tx.execute(
        PARK,
        consumer,
        record.topic,
        record.partition,
        record.offset,
        record.key,
        record.value,
        [name for name, _ in record.headers],
        [value for _, value in record.headers],
        subject,
        sequence,
        reason,
        now,
    )


async def held_keys(tx: Tx, consumer: str, keys: Collection[UUID]) -> frozenset[UUID]:
    """The keys of which a record is parked: for a reaction, later changes wait behind it."""
    rows = await tx.fetch(HELD, consumer, list(keys))
    return frozenset(row["subject"] for row in rows)
