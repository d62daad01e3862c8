"""Claims: whose time is taken. The exclusion constraint on this table is why nobody is ever in two places."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.scheduling.domain.booking import Slot
from services.scheduling.domain.minutes import Span
from shared.postgres import Tx, rows_changed

# One statement, sorted by person: everybody locks in the same order, so nobody waits in a circle.
CLAIM: Final = """
INSERT INTO claims (person_id, span, owner_id, expires_at)
SELECT person_id, int8range(starts, ends), $4, $5
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS claim (person_id, starts, ends, place)
ORDER BY place
ON CONFLICT DO NOTHING
RETURNING person_id
"""

KEEP: Final = """
UPDATE claims SET expires_at = NULL WHERE owner_id = $1
"""

RELEASE: Final = """
DELETE FROM claims WHERE owner_id = $1
"""

# A constraint can't read a clock. In the order of people, like claiming.
DROP_EXPIRED: Final = """
WITH expired AS (
    SELECT ctid FROM claims WHERE person_id = ANY ($1::uuid[]) AND expires_at <= $2 ORDER BY person_id, span FOR UPDATE
)
DELETE FROM claims USING expired WHERE claims.ctid = expired.ctid
"""

BUSY: Final = """
SELECT person_id, lower(span) AS starts, upper(span) AS ends
FROM claims
WHERE person_id = ANY ($1::uuid[]) AND span && int8range($2, $3) AND owner_id IS DISTINCT FROM $5
  AND (expires_at IS NULL OR expires_at > $4)
"""

SESSIONS_CLAIMS: Final = """
SELECT person_id, lower(span) AS starts, upper(span) AS ends
FROM claims
WHERE person_id = ANY ($1::uuid[]) AND span && int8range($2, $3) AND expires_at IS NULL
"""

TIDY: Final = """
DELETE FROM claims
WHERE ctid = ANY (ARRAY (SELECT ctid FROM claims WHERE expires_at <= $1 LIMIT 500 FOR UPDATE SKIP LOCKED))
"""


async def claim(tx: Tx, slot: Slot, owner_id: UUID, expires_at: datetime | None = None) -> set[UUID]:
    """Claims the slot for a session, or until `expires_at` for a hold or a request.

    Returns the people whose time was free. Where one of the two is missing, the transaction must roll back.
    """
    claims = slot.claims()
    rows = await tx.fetch(
        CLAIM,
        [person for person, _ in claims],
        [span[0] for _, span in claims],
        [span[1] for _, span in claims],
        owner_id,
        expires_at,
    )
    return {row["person_id"] for row in rows}


async def keep(tx: Tx, owner_id: UUID) -> int:
    """What was claimed until some time is claimed for good; tells how many claims are still there."""
    return rows_changed(await tx.execute(KEEP, owner_id))


async def release(tx: Tx, owner_id: UUID) -> None:
    """The time of this hold or session is free again."""
    await tx.execute(RELEASE, owner_id)


async def drop_expired(tx: Tx, people: Sequence[UUID], now: datetime) -> None:
    """Takes away what expired holds left behind on these people."""
    await tx.execute(DROP_EXPIRED, sorted(people), now)


async def busy(
    tx: Tx, people: Sequence[UUID], span: Span, now: datetime, *, but: UUID | None = None
) -> dict[UUID, list[Span]]:
    """When these people are claimed in the span, by person and in order; `but` names an owner that doesn't count."""
    return _by_person(people, await tx.fetch(BUSY, list(people), *span, now, but))


async def sessions_claims(tx: Tx, people: Sequence[UUID], span: Span) -> dict[UUID, list[Span]]:
    """As `busy`, of booked sessions only: holds and requests come and go."""
    return _by_person(people, await tx.fetch(SESSIONS_CLAIMS, list(people), *span))


async def tidy(tx: Tx, now: datetime) -> int:
    """Deletes claims of expired holds, a bounded number at once; correctness does not wait for it."""
    return rows_changed(await tx.execute(TIDY, now))


def _by_person(people: Sequence[UUID], rows: Sequence[asyncpg.Record]) -> dict[UUID, list[Span]]:
    spans: dict[UUID, list[Span]] = {person: [] for person in people}
    for row in rows:
        spans[row["person_id"]].append((row["starts"], row["ends"]))
    for found in spans.values():
        found.sort()
    return spans
