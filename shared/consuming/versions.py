"""What a consumer has consumed of each key: deduplication in constant space, for ever."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from shared.postgres import Tx

# Sorted by key, so that two members after a rebalance wait for each other and don't deadlock. The lock is shared by all
# batches of a consumer; a rebuild takes it alone while it swaps (see `shared.consuming.rebuild`), and works in a schema of its own.
ADVANCE: Final = """
WITH held AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext(current_schema()), hashtext($1))
)
INSERT INTO consumed AS present (consumer, key, sequence)
SELECT $1, key, sequence FROM held, unnest($2::uuid[], $3::bigint[]) AS latest (key, sequence) ORDER BY key
ON CONFLICT (key, consumer) DO UPDATE
SET previous = present.sequence, sequence = excluded.sequence
WHERE present.sequence < excluded.sequence
RETURNING key, previous
"""

# As above, for those who need to know only which keys stayed where they were: seldom any, and then nothing comes back.
MOVE_ON: Final = """
WITH held AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext(current_schema()), hashtext($1))
),
latest AS MATERIALIZED (
    SELECT key, sequence FROM held, unnest($2::uuid[], $3::bigint[]) AS given (key, sequence)
),
moved AS (
    INSERT INTO consumed AS present (consumer, key, sequence)
    SELECT $1, key, sequence FROM latest ORDER BY key
    ON CONFLICT (key, consumer) DO UPDATE
    SET previous = present.sequence, sequence = excluded.sequence
    WHERE present.sequence < excluded.sequence
    RETURNING key
)
SELECT key FROM latest WHERE key NOT IN (SELECT key FROM moved)
"""

# As `ADVANCE`, but keys with a dead letter stay where they are. Letters that are found are locked: a replay of the same key
# commits before or after this batch, never beside it.
ADVANCE_OR_HOLD: Final = """
WITH held AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext(current_schema()), hashtext($1))
),
parked AS MATERIALIZED (
    SELECT subject FROM dead_letters WHERE consumer = $1 AND subject = ANY($2) ORDER BY id FOR UPDATE
),
moved AS (
    INSERT INTO consumed AS present (consumer, key, sequence)
    SELECT $1, key, sequence FROM held, unnest($2::uuid[], $3::bigint[]) AS latest (key, sequence)
    WHERE key NOT IN (SELECT subject FROM parked)
    ORDER BY key
    ON CONFLICT (key, consumer) DO UPDATE
    SET previous = present.sequence, sequence = excluded.sequence
    WHERE present.sequence < excluded.sequence
    RETURNING key, previous
)
SELECT key, previous FROM moved
UNION ALL
SELECT subject, NULL FROM parked
"""


# What was consumed last, and no other: it is held until the transaction ends, so that a newer one waits for this.
STILL_NEWEST: Final = """
SELECT key
FROM consumed
JOIN unnest($2::uuid[], $3::bigint[]) AS told (key, sequence) USING (key, sequence)
WHERE consumer = $1
ORDER BY key
FOR NO KEY UPDATE OF consumed
"""


async def still_newest(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> frozenset[UUID]:
    """The keys that stand exactly there, held: these states may be told again."""
    rows = await tx.fetch(STILL_NEWEST, consumer, list(latest), list(latest.values()))
    return frozenset(key for (key,) in rows)


async def advance(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> dict[UUID, int]:
    """Moves each key on to its sequence; gives the keys that moved with the sequence they stood at before."""
    rows = await tx.fetch(ADVANCE, consumer, list(latest), list(latest.values()))
    return dict(map(tuple, rows))


async def move_on(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> frozenset[UUID]:
    """Moves each key on to its sequence; gives the keys that had come as far before, and stay where they are."""
    rows = await tx.fetch(MOVE_ON, consumer, list(latest), list(latest.values()))
    return frozenset(key for (key,) in rows)


async def advance_or_hold(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> tuple[dict[UUID, int], frozenset[UUID]]:
    """As `advance`, but keys of which a record is parked stay where they are; gives those too."""
    rows = await tx.fetch(ADVANCE_OR_HOLD, consumer, list(latest), list(latest.values()))
    moved = {key: previous for key, previous in rows if previous is not None}
    return moved, frozenset(key for key, previous in rows if previous is None)
