"""Slots kept for somebody for five minutes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import asyncpg

from services.scheduling.domain.booking import MOST_HOLDS, Hold
from services.scheduling.domain.minutes import Span
from services.scheduling.domain.refusals import UnknownHold
from services.scheduling.store import claims
from shared.postgres import Tx, columns, rows_changed

# An expired hold gives its place back but keeps its row for a while, so that its owner can be told why it is no good.
FREE_PLACES: Final = """
UPDATE holds SET place = NULL WHERE mentee_id = $1 AND place IS NOT NULL AND expires_at <= $2
"""

# Three numbered places a person: two requests at once can't both count to two.
INSERT_HOLD: Final = """
INSERT INTO holds (hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at, place)
SELECT $1, $2, $3, $4, $5, $6, $7, place
FROM generate_series(1, $8::integer) AS place
WHERE NOT EXISTS (SELECT FROM holds AS held WHERE held.mentee_id = $4 AND held.place = place.place)
ORDER BY place
LIMIT 1
ON CONFLICT (mentee_id, place) DO NOTHING
RETURNING place
"""

LOCK_HOLD: Final = """
SELECT hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at, renewals, ended
FROM holds
WHERE hold_id = $1 AND mentee_id = $2
FOR UPDATE
"""

# A hold that is over has given its place up. Ids are in the order in which holds were made, so the oldest comes first.
HOLDS_OF: Final = """
SELECT hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at, renewals, ended
FROM holds
WHERE mentee_id = $1 AND place IS NOT NULL AND expires_at > $2 AND hold_id > $3
ORDER BY hold_id
LIMIT $4
"""

# The claims may be gone: whoever found the hold over by a later clock has dropped them.
RENEW_HOLD: Final = """
WITH renewed AS (
    UPDATE claims SET expires_at = $2 WHERE owner_id = $1 RETURNING owner_id
)
UPDATE holds SET expires_at = $2, renewals = $3 WHERE hold_id = $1 AND (SELECT count(*) FROM renewed) = 2
"""

DELETE_HOLD: Final = """
WITH released AS (DELETE FROM claims WHERE owner_id = $1)
DELETE FROM holds WHERE hold_id = $1
"""

# A statement sees what was there when it began. So holds are locked by one, and their claims, which whoever is waited for
# may have renewed, are taken away by the next.
LOCK_OF_PERSON: Final = """
SELECT hold_id FROM holds WHERE mentee_id = $1 OR mentor_id = $1 ORDER BY hold_id FOR UPDATE
"""

LOCK_BETWEEN: Final = """
SELECT hold_id
FROM holds
JOIN unnest($1::uuid[], $2::uuid[]) AS pair (one, other)
  ON mentor_id = one AND mentee_id = other OR mentor_id = other AND mentee_id = one
ORDER BY hold_id
FOR UPDATE OF holds
"""

LOCK_IN: Final = """
SELECT hold_id FROM holds
WHERE mentor_id = $1 AND starts < $3 AND starts + length > $2 AND expires_at > $4
ORDER BY hold_id
FOR UPDATE
"""

FORGET_MANY: Final = """
DELETE FROM holds WHERE hold_id = ANY ($1::uuid[])
"""

END_MANY: Final = """
UPDATE holds SET ended = true, expires_at = $2, place = NULL WHERE hold_id = ANY ($1::uuid[])
"""

COUNT_IN: Final = """
SELECT count(*) FROM holds WHERE mentor_id = $1 AND starts < $3 AND starts + length > $2 AND expires_at > $4
"""

TIDY: Final = """
DELETE FROM holds
WHERE hold_id = ANY (ARRAY (SELECT hold_id FROM holds WHERE expires_at <= $1 LIMIT 500 FOR UPDATE SKIP LOCKED))
"""

_KEPT_AFTER_EXPIRY: Final = timedelta(days=1)


async def insert(tx: Tx, hold: Hold, now: datetime) -> bool:
    """False where the person holds as many slots as one may."""
    await tx.execute(FREE_PLACES, hold.mentee_id, now)
    for _ in range(MOST_HOLDS):  # a place lost to another request at the same moment: look for the next
        place = await tx.fetchval(
            INSERT_HOLD,
            hold.hold_id,
            hold.offering_id,
            hold.mentor_id,
            hold.mentee_id,
            hold.starts,
            hold.length,
            hold.expires_at,
            MOST_HOLDS,
        )
        if place is not None:
            return True
    return False


async def hold_for_update(tx: Tx, hold_id: UUID, mentee_id: UUID) -> Hold:
    """The hold, locked. Raises `UnknownHold`, also where it is somebody else's."""
    row = await tx.fetchrow(LOCK_HOLD, hold_id, mentee_id)
    if row is None:
        raise UnknownHold
    return _hold_from(row)


async def holds_of(tx: Tx, mentee_id: UUID, *, after: UUID, limit: int, now: datetime) -> list[Hold]:
    """The person's holds that are not over, oldest first."""
    return [_hold_from(row) for row in await tx.fetch(HOLDS_OF, mentee_id, now, after, limit)]


async def renew(tx: Tx, renewed: Hold) -> bool:
    """False where the hold's claims have been dropped."""
    return rows_changed(await tx.execute(RENEW_HOLD, renewed.hold_id, renewed.expires_at, renewed.renewals)) > 0


async def delete(tx: Tx, hold_id: UUID) -> None:
    """Takes the hold and its claims away."""
    await tx.execute(DELETE_HOLD, hold_id)


async def forget(tx: Tx, person_id: UUID) -> None:
    """No hold by this person, or on their time, is left."""
    await _forget(tx, await tx.fetch(LOCK_OF_PERSON, person_id))


async def forget_between(tx: Tx, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """Of these pairs neither keeps a slot of the other any more."""
    await _forget(tx, await tx.fetch(LOCK_BETWEEN, *columns(list(pairs), 2)))


async def _forget(tx: Tx, locked: Sequence[asyncpg.Record]) -> None:
    held = [row["hold_id"] for row in locked]
    await claims.release_many(tx, held)
    await tx.execute(FORGET_MANY, held)


async def count_in(tx: Tx, mentor_id: UUID, span: Span, now: datetime) -> int:
    """How many holds on this mentor's time lie in the span."""
    counted: int = await tx.fetchval(COUNT_IN, mentor_id, *span, now)
    return counted


async def end_in(tx: Tx, mentor_id: UUID, span: Span, now: datetime) -> int:
    """No hold on this mentor's time lies in the span any more; how many there were. Their owners can be told why."""
    if held := [row["hold_id"] for row in await tx.fetch(LOCK_IN, mentor_id, *span, now)]:
        await claims.release_many(tx, held)
        await tx.execute(END_MANY, held, now)
    return len(held)


async def tidy(tx: Tx, now: datetime) -> int:
    """Deletes holds that are long over, a bounded number at once."""
    return rows_changed(await tx.execute(TIDY, now - _KEPT_AFTER_EXPIRY))


def _hold_from(row: asyncpg.Record) -> Hold:
    return Hold(**dict(row))
