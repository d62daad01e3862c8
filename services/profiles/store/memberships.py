"""Memberships. Whoever changes some of a programme holds its row: places are counted and numbers drawn under that lock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.profiles.domain.memberships import Membership, UnknownMembership
from shared.contracts.vocabulary import MembershipPhase, ProgrammeRole
from shared.postgres import Tx

_BEFORE_ALL: Final = UUID(int=0)

SAVE: Final = """
INSERT INTO memberships
    (membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until, import_id, claimed,
     number, manager, line, groups, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (membership_id) DO UPDATE
SET state = excluded.state, version = excluded.version, left_because = excluded.left_because,
    queued_as = excluded.queued_as, offered_until = excluded.offered_until, number = excluded.number,
    manager = excluded.manager, line = excluded.line, groups = excluded.groups,
    changed_at = excluded.changed_at
"""

FIND: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE membership_id = $1
"""

FIND_ALL: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE membership_id = ANY ($1)
"""

FIND_OF: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE person_id = $1 AND programme_id = $2 AND role = $3
"""

ALL_OF: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE person_id = $1
ORDER BY programme_id, membership_id
"""

WITHOUT_A_YES: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE programme_id = $1 AND state IN ('eligible', 'invited', 'applied', 'waiting', 'offered')
ORDER BY membership_id
"""

BROUGHT: Final = """
SELECT membership_id, programme_id, person_id, role, state, version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
WHERE import_id = $1
ORDER BY membership_id
"""

COUNT_TAKEN: Final = """
SELECT count(*) FROM memberships WHERE programme_id = $1 AND role = 'mentee' AND state IN ('member', 'offered')
"""

NEXT_NUMBER: Final = """
SELECT coalesce(max(queued_as), 0) + 1 FROM memberships WHERE programme_id = $1 AND state = 'waiting'
"""

# Whoever is suspended keeps their place in the line, and is passed by meanwhile.
FIRST_WAITING: Final = """
SELECT membership_id, programme_id, person_id, role, state, memberships.version, left_because, queued_as, offered_until,
       import_id, claimed, number, manager, line, groups
FROM memberships
JOIN people USING (person_id)
WHERE programme_id = $1 AND state = 'waiting' AND NOT suspended
ORDER BY queued_as
LIMIT $2
"""

COORDINATED: Final = """
SELECT programme_id FROM memberships WHERE person_id = $1 AND role = 'coordinator' AND state = 'member'
"""

# Whoever is suspended looks after nobody meanwhile; and who has blocked whom is not told whom the other is.
COORDINATORS: Final = """
SELECT programme_id, person_id
FROM memberships
JOIN people USING (person_id)
WHERE programme_id = ANY ($1) AND role = 'coordinator' AND state = 'member' AND NOT suspended
AND NOT EXISTS (
    SELECT FROM blocks
    WHERE (blocks.person_id = $2 AND blocked_id = memberships.person_id)
    OR (blocks.person_id = memberships.person_id AND blocked_id = $2)
)
ORDER BY programme_id, membership_id
"""

# `before`: how many wait whose number is smaller. `asks`: as `Form.asks` has it, of who is expected.
LISTED: Final = """
SELECT memberships.membership_id, memberships.programme_id, memberships.person_id, memberships.role, memberships.state,
       memberships.version, left_because, queued_as, offered_until, import_id, claimed, number, manager, line, groups,
       changed_at, people.name,
       CASE WHEN memberships.state = 'waiting' THEN (
           SELECT count(*) FROM memberships AS others
           WHERE others.programme_id = memberships.programme_id AND others.state = 'waiting'
           AND others.queued_as < memberships.queued_as
       ) END AS before,
       memberships.state IN ('eligible', 'invited') AND EXISTS (
           SELECT
           FROM forms
           JOIN consent_words AS words ON words.programme_id = forms.programme_id AND words.version = consent_version
           JOIN questions_asked AS asked ON asked.programme_id = forms.programme_id AND asked.version = questions_version
           WHERE forms.programme_id = memberships.programme_id AND memberships.role <> 'coordinator'
           AND (texts <> '[]' OR EXISTS (
               SELECT FROM jsonb_array_elements(questions) AS question
               WHERE (question ->> 'required')::boolean AND question -> 'roles' ? memberships.role
           ))
       ) AS asks
FROM memberships
JOIN people USING (person_id)
WHERE ($1::uuid IS NULL OR memberships.programme_id = $1)
AND ($2::uuid IS NULL OR memberships.person_id = $2)
AND ($3::uuid IS NULL OR memberships.membership_id = $3)
AND ($4::text IS NULL OR memberships.state = $4)
AND ($5::text IS NULL OR memberships.role = $5)
AND memberships.membership_id > $6
ORDER BY memberships.membership_id
LIMIT $7
"""

LIFT: Final = """
UPDATE memberships SET version = greatest(version, $2) + 1 WHERE membership_id = $1
"""

FORGET: Final = """
DELETE FROM memberships WHERE person_id = $1
"""


@dataclass(frozen=True)
class Listed:
    """A membership with what is shown beside it; `before`: how many are before them in the line, None for nobody who waits.

    `asks`: whether whoever is expected comes in with the programme's form only.
    """

    membership: Membership
    name: str
    changed_at: datetime
    before: int | None
    asks: bool


@dataclass(frozen=True)
class Wanted:
    """Which memberships one looks for; None is no wish."""

    programme_id: UUID | None = None
    person_id: UUID | None = None
    membership_id: UUID | None = None
    state: MembershipPhase | None = None
    role: ProgrammeRole | None = None


async def save(tx: Tx, membership: Membership, now: datetime) -> None:
    """Adds it, or writes it over what is there; its programme's row is locked."""
    await tx.execute(SAVE, *(getattr(membership, name) for name in _FIELDS_AS_SAVED), now)


async def lift(tx: Tx, membership_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, membership_id, version)


async def membership(tx: Tx, membership_id: UUID) -> Membership:
    """Raises `UnknownMembership`."""
    if (found := await find(tx, membership_id)) is None:
        raise UnknownMembership
    return found


async def find(tx: Tx, membership_id: UUID) -> Membership | None:
    """The membership, or None where it is gone with its person."""
    row = await tx.fetchrow(FIND, membership_id)
    return None if row is None else _membership(row)


async def all_by_id(tx: Tx, membership_ids: Collection[UUID]) -> list[Membership]:
    """Those of these that there are."""
    return [_membership(row) for row in await tx.fetch(FIND_ALL, list(membership_ids))]


async def find_of(tx: Tx, person_id: UUID, programme_id: UUID, role: ProgrammeRole) -> Membership | None:
    """The person's membership in this role, whatever its state."""
    row = await tx.fetchrow(FIND_OF, person_id, programme_id, role)
    return None if row is None else _membership(row)


async def all_of(tx: Tx, person_id: UUID) -> Sequence[Membership]:
    """Everything that the person is or was in programmes, by programme."""
    return [_membership(row) for row in await tx.fetch(ALL_OF, person_id)]


async def not_yet_in(tx: Tx, programme_id: UUID) -> Sequence[Membership]:
    """Those who are expected, applied, wait, or have a place kept for them."""
    return [_membership(row) for row in await tx.fetch(WITHOUT_A_YES, programme_id)]


async def brought_by(tx: Tx, import_id: UUID) -> Sequence[Membership]:
    """Whom a file brought and who are here, whatever became of them."""
    return [_membership(row) for row in await tx.fetch(BROUGHT, import_id)]


async def count_taken(tx: Tx, programme_id: UUID) -> int:
    """How many places mentees have, or have kept for them."""
    return int(await tx.fetchval(COUNT_TAKEN, programme_id))


async def next_number(tx: Tx, programme_id: UUID) -> int:
    """A number behind everybody's who waits."""
    return int(await tx.fetchval(NEXT_NUMBER, programme_id))


async def first_waiting(tx: Tx, programme_id: UUID, limit: int | None) -> Sequence[Membership]:
    """Who has waited longest, at most so many."""
    return [_membership(row) for row in await tx.fetch(FIRST_WAITING, programme_id, limit)]


async def coordinated_by(tx: Tx, person_id: UUID) -> frozenset[UUID]:
    """The programmes that somebody looks after."""
    return frozenset(row["programme_id"] for row in await tx.fetch(COORDINATED, person_id))


async def coordinators_of(tx: Tx, programme_ids: Collection[UUID], asker: UUID) -> dict[UUID, list[UUID]]:
    """Who looks after each of these programmes, who has done so longest first; nobody whom the asker blocks, or who blocks them."""
    found: dict[UUID, list[UUID]] = {programme_id: [] for programme_id in programme_ids}
    for row in await tx.fetch(COORDINATORS, programme_ids, asker):
        found[row["programme_id"]].append(row["person_id"])
    return found


async def listed(tx: Tx, wanted: Wanted, *, after: UUID | None, limit: int) -> list[Listed]:
    """Memberships as wanted, in the order in which people first applied."""
    rows = await tx.fetch(
        LISTED,
        wanted.programme_id,
        wanted.person_id,
        wanted.membership_id,
        wanted.state,
        wanted.role,
        after or _BEFORE_ALL,
        limit,
    )
    return [Listed(_membership(row), row["name"], row["changed_at"], row["before"], row["asks"]) for row in rows]


async def one_listed(tx: Tx, wanted: Wanted) -> Listed:
    """The only one that is wanted. Raises `UnknownMembership`."""
    found = await listed(tx, wanted, after=None, limit=1)
    if not found:
        raise UnknownMembership
    return found[0]


async def forget(tx: Tx, person_id: UUID) -> None:
    """Deletes everything that the person is or was in programmes; the rows of these are locked."""
    await tx.execute(FORGET, person_id)


_FIELDS: Final = tuple(field.name for field in fields(Membership))
_FIELDS_AS_SAVED: Final = (
    "membership_id",
    "programme_id",
    "person_id",
    "role",
    "state",
    "version",
    "left_because",
    "queued_as",
    "offered_until",
    "import_id",
    "claimed",
    "number",
    "manager",
    "line",
    "groups",
)


def _membership(row: asyncpg.Record) -> Membership:
    return Membership(
        **{**{name: row[name] for name in _FIELDS}, **{name: tuple(row[name]) for name in ("line", "groups")}}
    )
