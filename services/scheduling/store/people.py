"""What is known here of people and of who is whose mentee."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from operator import itemgetter
from typing import Final, NamedTuple
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.scheduling.domain.booking import Pair
from shared.postgres import Tx, columns

PARTINGS: Final = TypeAdapter(dict[UUID, datetime])

# The erased stay away: a topic that is behind must not bring them back.
REMEMBER_PEOPLE: Final = """
INSERT INTO people (person_id, takes_sessions, paused, suspended, blocks, partings, ceasings)
SELECT known.person_id, known.takes_sessions, known.paused, known.suspended,
       ARRAY(
           SELECT blocked_id FROM unnest(known.blocks::uuid[]) AS blocked_id
           WHERE NOT EXISTS (SELECT FROM erased_people AS erased WHERE erased.person_id = blocked_id)
       ),
       (SELECT coalesce(jsonb_object_agg(other_id, parted_at), '{}')
        FROM jsonb_each(known.partings::jsonb) AS parted (other_id, parted_at)
        WHERE NOT EXISTS (SELECT FROM erased_people AS erased WHERE erased.person_id = other_id::uuid)),
       known.ceasings
FROM unnest($1::uuid[], $2::boolean[], $3::boolean[], $4::boolean[], $5::text[], $6::text[], $7::integer[])
    AS known (person_id, takes_sessions, paused, suspended, blocks, partings, ceasings)
WHERE NOT EXISTS (SELECT FROM erased_people AS erased WHERE erased.person_id = known.person_id)
ORDER BY known.person_id
ON CONFLICT (person_id) DO UPDATE
SET takes_sessions = excluded.takes_sessions, paused = excluded.paused, suspended = excluded.suspended,
    blocks = excluded.blocks, partings = excluded.partings, ceasings = excluded.ceasings
"""

LOCK_PEOPLE: Final = """
SELECT person_id, takes_sessions, paused, suspended, blocks, partings, ceasings
FROM people
WHERE person_id = ANY ($1::uuid[])
ORDER BY person_id
FOR NO KEY UPDATE
"""

# There is no row to lock of somebody whose profile has not arrived: who books with them and who hears of them wait here.
AWAIT_UNKNOWN: Final = """
SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' people'), hashtext(unknown.person_id::text))
FROM (
    SELECT asked.person_id
    FROM unnest($1::uuid[]) AS asked (person_id)
    WHERE NOT EXISTS (SELECT FROM people WHERE people.person_id = asked.person_id)
    ORDER BY asked.person_id
) AS unknown
"""

KEEP_UNKNOWN: Final = """
SELECT pg_advisory_xact_lock_shared(hashtext(current_schema() || ' people'), hashtext(person_id::text))
FROM (SELECT unnest($1::uuid[]) AS person_id ORDER BY 1) AS people
"""

GOING_ON: Final = """
SELECT mentorship_id, mentor_id, mentee_id
FROM mentorships
JOIN unnest($1::uuid[], $2::uuid[]) AS pair (mentor_id, mentee_id) USING (mentor_id, mentee_id)
WHERE active
"""

REMEMBER_ACCEPTANCES: Final = """
INSERT INTO acceptances (proposal_id, mentorship_id, mentor_id, mentee_id, programme_id)
SELECT known.*
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
    AS known (proposal_id, mentorship_id, mentor_id, mentee_id, programme_id)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id IN (known.mentor_id, known.mentee_id))
ORDER BY known.proposal_id
ON CONFLICT (proposal_id) DO NOTHING
"""

FORGET_ACCEPTANCES: Final = """
DELETE FROM acceptances WHERE proposal_id = ANY ($1::uuid[])
"""

REMEMBER_MENTORSHIPS: Final = """
INSERT INTO mentorships (mentorship_id, mentor_id, mentee_id, active, paused, programme_id)
SELECT known.mentorship_id,
       CASE WHEN gone.is_so THEN NULL ELSE known.mentor_id END,
       CASE WHEN gone.is_so THEN NULL ELSE known.mentee_id END,
       known.active AND NOT gone.is_so,
       known.paused AND NOT gone.is_so,
       known.programme_id
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::boolean[], $6::uuid[])
    AS known (mentorship_id, mentor_id, mentee_id, active, paused, programme_id)
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM erased_people WHERE person_id IN (known.mentor_id, known.mentee_id)) AS is_so
) AS gone
ORDER BY known.mentorship_id
ON CONFLICT (mentorship_id) DO UPDATE
SET mentor_id = excluded.mentor_id, mentee_id = excluded.mentee_id, active = excluded.active,
    paused = excluded.paused, programme_id = excluded.programme_id
"""

FORGET_PERSON: Final = """
WITH person AS (DELETE FROM people WHERE person_id = $1),
     unblocked AS (
         UPDATE people SET blocks = array_remove(blocks, $1), partings = partings - $1::text
         WHERE ($1 = ANY (blocks) OR partings ? $1::text) AND person_id <> $1
     ),
     accepted AS (DELETE FROM acceptances WHERE mentor_id = $1 OR mentee_id = $1)
UPDATE mentorships SET mentor_id = NULL, mentee_id = NULL, active = false, paused = false
WHERE mentor_id = $1 OR mentee_id = $1
"""


PAIR: Final = """
SELECT coalesce(mentor.takes_sessions, false) AS takes_sessions, coalesce(mentor.paused, false) AS paused,
       coalesce(mentor.suspended, false) OR coalesce(mentee.suspended, false) AS suspended,
       coalesce($2 = ANY (mentor.blocks), false) OR coalesce($1 = ANY (mentee.blocks), false) AS blocked,
       coalesce(
           (SELECT mentorship_id FROM mentorships WHERE mentor_id = $1 AND mentee_id = $2 AND active LIMIT 1),
           (SELECT accepted.mentorship_id
            FROM acceptances AS accepted
            LEFT JOIN mentorships AS known USING (mentorship_id)
            WHERE accepted.mentor_id = $1 AND accepted.mentee_id = $2 AND known.mentorship_id IS NULL
            LIMIT 1)
       ) AS mentorship_id,
       EXISTS (SELECT FROM mentorships WHERE mentor_id = $1 AND mentee_id = $2 AND paused) AS has_a_break
FROM (SELECT $1::uuid AS mentor_id, $2::uuid AS mentee_id) AS asked
LEFT JOIN people AS mentor ON mentor.person_id = asked.mentor_id
LEFT JOIN people AS mentee ON mentee.person_id = asked.mentee_id
"""


class KnownPerson(NamedTuple):
    """A person as scheduling needs them. `takes_sessions`: as a published mentor; `paused`: from nobody new; `suspended`:
    with nobody.

    `partings`: when they last began to block whom, `ceasings`: how often they ceased to be a mentor; as far as it was told.
    """

    person_id: UUID
    takes_sessions: bool
    paused: bool
    suspended: bool
    blocks: Sequence[UUID]
    partings: Mapping[UUID, datetime]
    ceasings: int | None = None

    def ceased_since(self, before: "KnownPerson | None") -> bool:
        """Whether they have ceased to be a mentor since, though they may be one again."""
        if before is None or not before.takes_sessions:
            return False
        told = None not in (before.ceasings, self.ceasings)
        return not self.takes_sessions or (told and before.ceasings != self.ceasings)

    def parted_since(self, before: "KnownPerson | None") -> set[UUID]:
        """Whom they have blocked since, though they may have lifted it again."""
        if before is None:
            return set(self.blocks)
        again = {other for other, at in self.partings.items() if before.partings.get(other) != at}
        told_otherwise = set(before.blocks) - before.partings.keys()
        return (set(self.blocks) - set(before.blocks)) | (again - told_otherwise)


class Acceptance(NamedTuple):
    """A mentor said yes to a mentee."""

    proposal_id: UUID
    mentorship_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    programme_id: UUID


class KnownMentorship(NamedTuple):
    """Whose mentorship it is, and whether it goes on or is paused. Nobody's where it was erased: it only stays ended."""

    mentorship_id: UUID
    mentor_id: UUID | None
    mentee_id: UUID | None
    active: bool
    paused: bool = False
    programme_id: UUID | None = None


async def remember_people(tx: Tx, people: Sequence[KnownPerson]) -> None:
    rows = [
        (
            each.person_id,
            each.takes_sessions,
            each.paused,
            each.suspended,
            _array(each.blocks),
            PARTINGS.dump_json(dict(each.partings)).decode(),
            each.ceasings,
        )
        for each in people
    ]
    await tx.execute(REMEMBER_PEOPLE, *columns(rows, 7))


async def people_for_update(tx: Tx, people: Sequence[UUID]) -> dict[UUID, KnownPerson]:
    """Those of these people who are known, locked: bookings that are under way are waited for, and later ones wait.

    Those with people of whom nothing has arrived yet too.
    """
    await await_unknown(tx, people)
    rows = await tx.fetch(LOCK_PEOPLE, sorted(people))
    return {
        row["person_id"]: KnownPerson(**{**dict(row), "partings": PARTINGS.validate_json(row["partings"])})
        for row in rows
    }


async def await_unknown(tx: Tx, people: Sequence[UUID]) -> None:
    """Waits for bookings that are under way with those of these people of whom nothing has arrived yet; later ones wait."""
    await tx.execute(AWAIT_UNKNOWN, sorted(people))


async def keep_unknown(tx: Tx, people: Sequence[UUID]) -> None:
    """Whatever arrives of these people waits until this commits; what has arrived meanwhile, the next statement sees."""
    await tx.execute(KEEP_UNKNOWN, sorted(people))


async def going_on(tx: Tx, pairs: Sequence[tuple[UUID, UUID]]) -> dict[UUID, tuple[UUID, UUID]]:
    """The active mentorships of these mentors and mentees, with whose they are."""
    rows = await tx.fetch(GOING_ON, *columns(list(pairs), 2))
    return {row["mentorship_id"]: (row["mentor_id"], row["mentee_id"]) for row in rows}


async def remember_acceptances(tx: Tx, acceptances: Sequence[Acceptance]) -> None:
    await tx.execute(REMEMBER_ACCEPTANCES, *columns(list(acceptances), 5))


async def forget_acceptances(tx: Tx, proposals: Sequence[UUID]) -> None:
    await tx.execute(FORGET_ACCEPTANCES, list(proposals))


async def remember_mentorships(tx: Tx, mentorships: Sequence[KnownMentorship]) -> None:
    await tx.execute(REMEMBER_MENTORSHIPS, *columns(list(mentorships), 6))


async def forget_person(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_PERSON, person_id)


async def pair(tx: Tx, mentor_id: UUID, mentee_id: UUID) -> Pair:
    """What is known of these two, whether or not the one is a mentor and the other a mentee."""
    row = await tx.fetchrow(PAIR, mentor_id, mentee_id)
    assert row is not None
    return pair_from(row)


def pair_from(row: asyncpg.Record) -> Pair:
    """What a row says of two people, beside whatever else it says."""
    return Pair(*_PAIR(row))


_PAIR: Final = itemgetter(*(field.name for field in fields(Pair)))


def _array(ids: Sequence[UUID]) -> str:
    """An array literal: `unnest` flattens arrays of arrays."""
    return "{" + ",".join(map(str, ids)) + "}"
