"""What organisations tell of their people, by the hashes of their numbers; and whose numbers these are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, fields
from datetime import date
from typing import Final
from uuid import UUID

from services.mentorships.domain.facts import Fact
from shared.contracts.memberships import MembershipState
from shared.contracts.programmes import ProgrammeState
from shared.postgres import Tx, columns

REMEMBER_DATES: Final = """
INSERT INTO programme_dates (programme_id, name, starts_on, ends_on)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[], $4::date[])
ON CONFLICT (programme_id) DO UPDATE
SET name = excluded.name, starts_on = excluded.starts_on, ends_on = excluded.ends_on
"""

IS_KNOWN: Final = """
SELECT EXISTS (SELECT FROM programme_dates WHERE programme_id = $1)
"""

NAME: Final = """
SELECT name FROM programme_dates WHERE programme_id = $1
"""

REMEMBER_NUMBERS: Final = """
INSERT INTO person_numbers (membership_id, programme_id, person_id, number)
SELECT membership_id, programme_id, person_id, number
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS told (membership_id, programme_id, person_id, number)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY membership_id
ON CONFLICT (membership_id) DO UPDATE SET person_id = excluded.person_id, number = excluded.number
"""

# Whoever was erased before their membership is heard of is kept out all the same.
KEEP_OUT_LATE: Final = """
WITH late AS (
    INSERT INTO forgotten_numbers (programme_id, number)
    SELECT DISTINCT programme_id, number
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS told (membership_id, programme_id, person_id, number)
    WHERE EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
    ON CONFLICT DO NOTHING
    RETURNING programme_id, number
)
DELETE FROM facts USING late WHERE facts.programme_id = late.programme_id AND facts.number = late.number
"""

# Of somebody whose membership is gone for good, or who is erased: whichever is heard of first takes the facts along.
FORGET_FACTS: Final = """
DELETE FROM facts USING person_numbers
WHERE facts.programme_id = person_numbers.programme_id AND facts.number = person_numbers.number
  AND (membership_id = ANY ($1) OR person_id = $2)
"""

KEEP_OUT: Final = """
INSERT INTO forgotten_numbers (programme_id, number)
SELECT DISTINCT programme_id, number FROM person_numbers WHERE membership_id = ANY ($1) OR person_id = $2
ON CONFLICT DO NOTHING
"""

FORGET_NUMBERS: Final = """
DELETE FROM person_numbers WHERE membership_id = ANY ($1) OR person_id = $2
"""

LOCK_THEIRS: Final = """
SELECT FROM programme_dates
WHERE programme_id IN (SELECT programme_id FROM person_numbers WHERE membership_id = ANY ($1) OR person_id = $2)
ORDER BY programme_id
FOR UPDATE
"""

LOCK: Final = """
SELECT FROM programme_dates WHERE programme_id = $1 FOR UPDATE
"""

KNOWN: Final = """
SELECT number, told_until, people, promoted_on, raised_on, left_on, satisfaction
FROM facts
WHERE programme_id = $1 AND number = ANY ($2)
"""

FORGOTTEN: Final = """
SELECT number FROM forgotten_numbers WHERE programme_id = $1 AND number = ANY ($2)
"""

OF_MEMBERS: Final = """
SELECT count(DISTINCT number) FROM person_numbers WHERE programme_id = $1 AND number = ANY ($2)
"""

SAVE: Final = """
INSERT INTO facts (programme_id, number, told_until, people, promoted_on, raised_on, left_on, satisfaction)
SELECT $1, * FROM unnest($2::text[], $3::date[], $4::text[], $5::date[], $6::date[], $7::date[], $8::smallint[])
ON CONFLICT (programme_id, number) DO UPDATE
SET told_until = excluded.told_until, people = excluded.people, promoted_on = excluded.promoted_on,
    raised_on = excluded.raised_on, left_on = excluded.left_on, satisfaction = excluded.satisfaction
"""


async def remember_dates(tx: Tx, programmes: Sequence[ProgrammeState]) -> None:
    """Of each programme the last that was told."""
    last = {each.programme_id: each for each in programmes}
    told: list[tuple[UUID, str, date | None, date | None]] = [
        (each.programme_id, each.name, each.starts_on, each.ends_on) for each in last.values()
    ]
    await tx.execute(REMEMBER_DATES, *columns(sorted(told, key=lambda row: row[0]), 4))


async def is_known(tx: Tx, programme_id: UUID) -> bool:
    return bool(await tx.fetchval(IS_KNOWN, programme_id))


async def name_of(tx: Tx, programme_id: UUID) -> str:
    """How a programme is called; nothing where nobody has told yet."""
    return str(await tx.fetchval(NAME, programme_id) or "")


async def remember_numbers(tx: Tx, members: Sequence[MembershipState]) -> None:
    """Whose number is which, of those who have one and have signed in."""
    last = {each.membership_id: each for each in members if each.person_id is not None and each.number is not None}
    told = [(each.membership_id, each.programme_id, each.person_id, each.number) for each in last.values()]
    await tx.execute(REMEMBER_NUMBERS, *columns(told, 4))
    await tx.execute(KEEP_OUT_LATE, *columns(told, 4))


async def forget(tx: Tx, memberships: Collection[UUID], person_id: UUID | None = None) -> None:
    """What was told of these people goes, and nothing of them is taken in again; a file that is being taken in is waited for."""
    for statement in (LOCK_THEIRS, FORGET_FACTS, KEEP_OUT, FORGET_NUMBERS):
        await tx.execute(statement, list(memberships), person_id)


async def lock(tx: Tx, programme_id: UUID) -> None:
    """One file of a programme is taken in at a time."""
    await tx.execute(LOCK, programme_id)


async def known(tx: Tx, programme_id: UUID, numbers: Collection[str]) -> Mapping[str, Fact]:
    """What was told of these people before."""
    rows = await tx.fetch(KNOWN, programme_id, list(numbers))
    return {row["number"]: Fact(**row) for row in rows}


async def forgotten(tx: Tx, programme_id: UUID, numbers: Collection[str]) -> frozenset[str]:
    """Those of whom nothing is taken in any more."""
    return frozenset(row["number"] for row in await tx.fetch(FORGOTTEN, programme_id, list(numbers)))


async def of_members(tx: Tx, programme_id: UUID, numbers: Collection[str]) -> int:
    """How many of these have come into the programme."""
    return int(await tx.fetchval(OF_MEMBERS, programme_id, list(numbers)))


async def save(tx: Tx, programme_id: UUID, facts: Sequence[Fact]) -> None:
    """The programme is locked."""
    await tx.execute(SAVE, programme_id, *columns([astuple(each) for each in facts], len(fields(Fact))))
