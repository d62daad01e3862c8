"""Free time as it was last published, and whose is to be computed anew."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.scheduling.domain.hours import Hours
from services.scheduling.store.hours import hours_from
from shared.postgres import Tx, rows_changed

WORK: Final = "free time"
"""The work of which one whose turn fails is put off."""

# Marks are only ever added: bookings of one mentor don't wait for each other here.
MARK: Final = """
INSERT INTO stale_availability (person_id) VALUES ($1)
"""

MARK_OLD: Final = """
INSERT INTO stale_availability (person_id)
SELECT person_id FROM published_availability
WHERE first_day < $1 AND person_id NOT IN (SELECT subject FROM put_off WHERE work = $3)
ORDER BY first_day
LIMIT $2
"""

ANY_MARKED: Final = """
SELECT EXISTS (SELECT FROM stale_availability)
OR EXISTS (SELECT FROM put_off WHERE work = $1 AND not_before <= $2)
"""

TAKE_MARKED: Final = """
DELETE FROM stale_availability
WHERE id = ANY (ARRAY (
    SELECT id FROM stale_availability
    WHERE person_id NOT IN (SELECT subject FROM put_off WHERE work = $2)
    ORDER BY id
    LIMIT $1
    FOR UPDATE SKIP LOCKED
))
RETURNING person_id
"""

TAKE_MARKS_OF: Final = """
DELETE FROM stale_availability
WHERE id = ANY (ARRAY (SELECT id FROM stale_availability WHERE person_id = $1 ORDER BY id FOR UPDATE SKIP LOCKED))
RETURNING person_id
"""

# The lock comes before anything is read, so that two workers can't publish one person's states in the wrong order.
MAKE_ROWS: Final = """
INSERT INTO published_availability (person_id, version)
SELECT person_id, 0 FROM hours WHERE person_id = ANY ($1::uuid[]) ORDER BY person_id
ON CONFLICT (person_id) DO NOTHING
"""

LOCK_ROWS: Final = """
SELECT person_id, version, first_day, bits, time_zone, offers, travels
FROM published_availability
WHERE person_id = ANY ($1::uuid[])
ORDER BY person_id
FOR UPDATE
"""

LIFT: Final = """
UPDATE published_availability SET version = greatest(version, $2) + 1 WHERE person_id = $1 AND version > 0
"""

HOURS_OF: Final = """
SELECT person_id, time_zone, windows FROM hours WHERE person_id = ANY ($1::uuid[])
"""

SAVE: Final = """
UPDATE published_availability
SET version = $2, first_day = $3, bits = $4, time_zone = $5, published_at = $6, offers = $7, travels = $8
WHERE person_id = $1
"""

FORGET: Final = """
WITH marks AS (DELETE FROM stale_availability WHERE person_id = $1),
waits AS (DELETE FROM put_off WHERE subject = $1 AND work = $2)
DELETE FROM published_availability WHERE person_id = $1 RETURNING version
"""


@dataclass(frozen=True, slots=True)
class Published:
    """What was last published of a person; version 0 is nothing yet."""

    person_id: UUID
    version: int
    first_day: date | None
    bits: bytes | None
    time_zone: str | None
    offers: bool | None = None
    travels: tuple[tuple[str, str, str], ...] = ()
    """First and last date, and the zone there, as they are told."""


async def mark(tx: Tx, person_id: UUID) -> None:
    """This person's free time is to be computed anew."""
    await tx.execute(MARK, person_id)


async def mark_published_before(tx: Tx, first_day: date, limit: int) -> int:
    """Marks people whose published days begin before this one, but for those who are put off; tells how many."""
    return rows_changed(await tx.execute(MARK_OLD, first_day, limit, WORK))


async def take_marked(tx: Tx, limit: int) -> Sequence[UUID]:
    """People to compute anew who are not put off, in order and each once; the marks go with the transaction."""
    return sorted({row["person_id"] for row in await tx.fetch(TAKE_MARKED, limit, WORK)})


async def is_marked(tx: Tx, person_id: UUID) -> bool:
    """Whether this person is to be computed anew; the marks go with the transaction."""
    return bool(await tx.fetch(TAKE_MARKS_OF, person_id))


async def published_for_update(tx: Tx, people: Sequence[UUID]) -> Sequence[Published]:
    """What was published of those of these people who have hours or had some, locked."""
    await tx.execute(MAKE_ROWS, list(people))
    return [_published(row) for row in await tx.fetch(LOCK_ROWS, list(people))]


async def find_published(tx: Tx, people: Collection[UUID]) -> dict[UUID, Published]:
    """What was last published of these people, locked; nobody of whom that is nothing."""
    rows = await tx.fetch(LOCK_ROWS, list(people))
    return {row["person_id"]: _published(row) for row in rows if row["version"] > 0}


async def lift(tx: Tx, person_id: UUID, version: int) -> None:
    """Raises the version of what was published above this one."""
    await tx.execute(LIFT, person_id, version)


async def hours_of(tx: Tx, people: Sequence[UUID]) -> dict[UUID, Hours]:
    rows = await tx.fetch(HOURS_OF, list(people))
    return {row["person_id"]: hours_from(row["time_zone"], row["windows"]) for row in rows}


async def save(tx: Tx, state: Published, now: datetime) -> None:
    told = state.first_day, state.bits, state.time_zone, now, state.offers, json.dumps(state.travels)
    await tx.execute(SAVE, state.person_id, state.version, *told)


async def forget(tx: Tx, person_id: UUID) -> bool:
    """Whether something had been published of the person."""
    version = await tx.fetchval(FORGET, person_id, WORK)
    return bool(version)


def _published(row: asyncpg.Record) -> Published:
    travels = tuple((first, last, zone) for first, last, zone in json.loads(row["travels"]))
    return Published(**{**dict(row), "travels": travels})
