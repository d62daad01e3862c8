"""Claims: whose time is taken. The exclusion constraint on this table is why nobody is ever in two places."""

from collections import Counter
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

# Sorted as the single claim is, and by time for each person.
CLAIM_MANY: Final = """
INSERT INTO claims (person_id, span, owner_id, expires_at)
SELECT person_id, int8range(starts, ends), owner_id, expires_at
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::uuid[], $5::timestamptz[]) WITH ORDINALITY
    AS claim (person_id, starts, ends, owner_id, expires_at, place)
ORDER BY place
ON CONFLICT DO NOTHING
RETURNING person_id, owner_id
"""

# In the order of people and their times, like claiming and dropping.
RELEASE_MANY: Final = """
WITH released AS MATERIALIZED (
    SELECT ctid
    FROM claims
    WHERE owner_id = ANY ($1::uuid[]) OR owner_id = ANY ($2::uuid[]) AND expires_at IS NOT NULL
    ORDER BY person_id, span
    FOR UPDATE
)
DELETE FROM claims USING released WHERE claims.ctid = released.ctid
"""

KEEP: Final = """
UPDATE claims SET expires_at = NULL WHERE owner_id = $1
"""

RELEASE_PROPOSED: Final = """
DELETE FROM claims WHERE owner_id = $1 AND expires_at IS NOT NULL
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
    return await claim_spans(tx, slot.claims(), owner_id, expires_at)


async def claim_spans(
    tx: Tx, claims: Sequence[tuple[UUID, Span]], owner_id: UUID, expires_at: datetime | None = None
) -> set[UUID]:
    """Claims stretches of people's time, sorted by person; returns those of whom all of it was free."""
    rows = await tx.fetch(
        CLAIM,
        [person for person, _ in claims],
        [span[0] for _, span in claims],
        [span[1] for _, span in claims],
        owner_id,
        expires_at,
    )
    missing = Counter(person for person, _ in claims) - Counter(row["person_id"] for row in rows)
    return {person for person, _ in claims} - missing.keys()


async def claim_many(tx: Tx, wanted: Sequence[tuple[Slot, UUID, datetime | None]]) -> dict[UUID, set[UUID]]:
    """Claims slots for several owners; tells for each owner whose time was not free."""
    rows = sorted(
        (person, span, owner, expires_at) for slot, owner, expires_at in wanted for person, span in slot.claims()
    )
    claimed = await tx.fetch(
        CLAIM_MANY,
        [person for person, *_ in rows],
        [span[0] for _, span, *_ in rows],
        [span[1] for _, span, *_ in rows],
        [owner for *_, owner, _ in rows],
        [expires_at for *_, expires_at in rows],
    )
    taken = {(person, owner) for person, _, owner, _ in rows} - {(row["person_id"], row["owner_id"]) for row in claimed}
    return {owner: {person for person, of in taken if of == owner} for _, owner in taken}


async def release_many(tx: Tx, owners: Sequence[UUID], *, proposed: Sequence[UUID] = ()) -> None:
    """As `release` of several at once, and as `release_proposed` of those `proposed`."""
    await tx.execute(RELEASE_MANY, list(owners), list(proposed))


async def keep(tx: Tx, owner_id: UUID) -> int:
    """What was claimed until some time is claimed for good; tells how many claims are still there."""
    return rows_changed(await tx.execute(KEEP, owner_id))


async def release_proposed(tx: Tx, session_id: UUID) -> None:
    """A time proposed for this session is free again; the session's own stays taken."""
    await tx.execute(RELEASE_PROPOSED, session_id)


async def release(tx: Tx, owner_id: UUID) -> None:
    """The time of this hold or session is free again."""
    await tx.execute(RELEASE, owner_id)


async def drop_expired(tx: Tx, people: Sequence[UUID], now: datetime) -> None:
    """Takes away what expired holds left behind on these people."""
    await tx.execute(DROP_EXPIRED, sorted(people), now)


async def busy(
    tx: Tx, people: Sequence[UUID], span: Span, now: datetime, *, apart_from: UUID | None = None
) -> dict[UUID, list[Span]]:
    """When these people are claimed in the span, by person and in order; `apart_from` names an owner that doesn't count."""
    return _by_person(people, await tx.fetch(BUSY, list(people), *span, now, apart_from))


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
