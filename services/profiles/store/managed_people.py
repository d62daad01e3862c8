"""People as operators and coordinators look for them. A page costs what it holds, however many there are."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.profiles.domain.managed_people import Applicant, ManagedPerson, Part, Reported
from services.profiles.domain.people import account_of
from services.profiles.domain.skills import searchable
from shared.contracts.vocabulary import MembershipPhase, ProgrammeRole
from shared.postgres import Tx

PARTS: Final = TypeAdapter(tuple[Part, ...])
SEEN_ANEW: Final = timedelta(hours=1)
_BEFORE_ALL: Final = UUID(int=0)
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")

SEE: Final = """
INSERT INTO last_seen (person_id, seen_at) VALUES ($1, $2)
ON CONFLICT (person_id) DO UPDATE SET seen_at = excluded.seen_at WHERE last_seen.seen_at <= $3
"""

FORGET: Final = """
DELETE FROM last_seen WHERE person_id = $1
"""

_PEOPLE: Final = """
SELECT people.person_id, people.name, mentors.person_id IS NOT NULL AS mentor, mentees.person_id IS NOT NULL AS mentee,
       people.suspended, people.suspended_at, people.signed_up_at, seen_at AS last_seen_at,
       (
           SELECT jsonb_agg(jsonb_build_object(
               'membership_id', membership_id, 'programme_id', programme_id, 'role', role, 'state', state,
               'left_because', left_because, 'changed_at', changed_at
           ) ORDER BY membership_id)
           FROM memberships
           WHERE memberships.person_id = people.person_id AND ($1::uuid IS NULL OR programme_id = $1)
       ) AS parts
FROM people
LEFT JOIN last_seen USING (person_id)
LEFT JOIN mentors USING (person_id)
LEFT JOIN mentees USING (person_id)
"""

ONE: Final = f"""{_PEOPLE}
WHERE people.person_id = $2
"""

_WANTED: Final = f"""{_PEOPLE}
WHERE people.person_id > $2
AND ($3::boolean IS NULL OR people.suspended = $3)
AND ($4::timestamptz IS NULL OR seen_at >= $4)
AND ($5::timestamptz IS NULL OR seen_at IS NULL OR seen_at < $5)
"""

_OF_PROGRAMME: Final = """
AND people.person_id IN (
    SELECT person_id FROM memberships
    WHERE programme_id = $1 AND person_id > $2 AND ($6::text IS NULL OR role = $6) AND ($7::text IS NULL OR state = $7)
    AND ($10::text IS NULL OR groups @> ARRAY[$10])
)
"""

_OF_ALL: Final = """
AND ($6::text IS NULL OR ($6 = 'mentor' AND mentors.person_id IS NOT NULL) OR ($6 = 'mentee' AND mentees.person_id IS NOT NULL))
AND $7::text IS NULL AND $10::text IS NULL
"""

_PAGE: Final = """
ORDER BY people.person_id
LIMIT $8
"""

# What is looked for has a statement of its own: each has its index.
OF_PROGRAMME: Final = f"{_WANTED}{_OF_PROGRAMME} AND $9::text IS NULL {_PAGE}"
OF_PROGRAMME_BY_WORDS: Final = f"{_WANTED}{_OF_PROGRAMME} AND people.words @@ to_tsquery('simple', $9) {_PAGE}"
OF_PROGRAMME_BY_ADDRESS: Final = f"{_WANTED}{_OF_PROGRAMME} AND people.account = $9 {_PAGE}"
OF_ALL: Final = f"{_WANTED}{_OF_ALL} AND $9::text IS NULL {_PAGE}"
OF_ALL_BY_WORDS: Final = f"{_WANTED}{_OF_ALL} AND people.words @@ to_tsquery('simple', $9) {_PAGE}"
OF_ALL_BY_ADDRESS: Final = f"{_WANTED}{_OF_ALL} AND people.account = $9 {_PAGE}"

REPORTED: Final = """
SELECT state, count(*) AS number FROM reports WHERE person_id = $1 GROUP BY state
"""

EMAIL: Final = """
SELECT email FROM people WHERE person_id = $1
"""

APPLICANTS: Final = """
SELECT membership_id, programme_id, role, state, left_because, changed_at, person_id, people.name, suspended
FROM memberships
JOIN people USING (person_id)
WHERE state = 'applied'
AND ($1::uuid[] IS NULL OR programme_id = ANY ($1))
AND ($2::text IS NULL OR role = $2)
AND ($3::timestamptz IS NULL OR (changed_at, membership_id) > ($3, $4::uuid))
ORDER BY changed_at, membership_id
LIMIT $5
"""

_Found = Literal["all", "words", "address"]
_OF_PROGRAMME_BY: Final[dict[_Found, str]] = {
    "all": OF_PROGRAMME,
    "words": OF_PROGRAMME_BY_WORDS,
    "address": OF_PROGRAMME_BY_ADDRESS,
}
_OF_ALL_BY: Final[dict[_Found, str]] = {"all": OF_ALL, "words": OF_ALL_BY_WORDS, "address": OF_ALL_BY_ADDRESS}


@dataclass(frozen=True)
class Sought:
    """Whom somebody looks for; None is no wish. `words`: of their name, by their beginnings; `address`: the whole of it.

    `role`: in the programme, or without one in their profile. `group`: the hash of its code. `seen_since`, `unseen_since`: by when they were last here.
    """

    programme_id: UUID | None = None
    words: str | None = None
    address: str | None = None
    role: ProgrammeRole | None = None
    state: MembershipPhase | None = None
    suspended: bool | None = None
    group: str | None = None
    seen_since: datetime | None = None
    unseen_since: datetime | None = None

    @property
    def found_by(self) -> tuple[_Found, str | None]:
        """How they are looked for, and by what."""
        if self.address is not None:
            return "address", account_of(self.address)
        if self.words is None:
            return "all", None
        beginnings = (each for each in _BETWEEN_WORDS.split(searchable(self.words)) if each)
        return "words", " & ".join(f"{each}:*" for each in beginnings)


async def see(tx: Tx, person_id: UUID, now: datetime) -> None:
    """They are here; what is kept of it is the hour."""
    await tx.execute(SEE, person_id, now, now - SEEN_ANEW)


async def forget(tx: Tx, person_id: UUID) -> None:
    """After their sign-ins are gone: nobody is seen any more who can't go on with one."""
    await tx.execute(FORGET, person_id)


async def listed(tx: Tx, sought: Sought, *, after: UUID | None, limit: int) -> list[ManagedPerson]:
    """People as sought, in the order in which they signed up."""
    how, what = sought.found_by
    statement = _OF_ALL_BY[how] if sought.programme_id is None else _OF_PROGRAMME_BY[how]
    rows = await tx.fetch(
        statement,
        sought.programme_id,
        after or _BEFORE_ALL,
        sought.suspended,
        sought.seen_since,
        sought.unseen_since,
        sought.role,
        sought.state,
        limit,
        what,
        sought.group,
    )
    return [_person(row) for row in rows]


async def find_one(tx: Tx, person_id: UUID, programme_id: UUID | None) -> ManagedPerson | None:
    """The person, with what they are in this programme, or in all."""
    row = await tx.fetchrow(ONE, programme_id, person_id)
    return None if row is None else _person(row)


async def reported(tx: Tx, person_id: UUID) -> Reported:
    """How many reports there are about somebody, by their state."""
    return Reported({row["state"]: row["number"] for row in await tx.fetch(REPORTED, person_id)})


async def address_of(tx: Tx, person_id: UUID) -> str | None:
    """Where they get mail."""
    email: str | None = await tx.fetchval(EMAIL, person_id)
    return email


async def applicants(
    tx: Tx,
    programmes: frozenset[UUID] | None,
    role: ProgrammeRole | None,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Applicant]:
    """Who waits for a yes in these programmes, in all for None, the longest first."""
    ids = None if programmes is None else sorted(programmes)
    rows = await tx.fetch(APPLICANTS, ids, role, *(after or (None, None)), limit)
    return [_applicant(row) for row in rows]


def _person(row: asyncpg.Record) -> ManagedPerson:
    return ManagedPerson(**{**row, "parts": PARTS.validate_json(row["parts"] or "[]")})


def _applicant(row: asyncpg.Record) -> Applicant:
    fields = dict(row)
    about = {name: fields.pop(name) for name in ("person_id", "name", "suspended")}
    return Applicant(part=Part(**fields), **about)
