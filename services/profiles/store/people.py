"""People with everything that is theirs."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import asyncpg
from pydantic import TypeAdapter

from services.profiles.domain.people import AddressTaken, Person, PersonGone, account_of
from services.profiles.domain.profiles import Language, MenteeProfile, MentorProfile
from services.profiles.domain.skills import searchable
from shared.postgres import Tx, columns, rows_changed

MENTOR: Final = TypeAdapter(MentorProfile)
MENTEE: Final = TypeAdapter(MenteeProfile)
TOLD_AS: Final = 1
"""Raised by a release that says more of people than the last one did: then everybody is told of anew."""

TELLING_ANEW: Final = "telling anew"
"""The work of which one whose turn fails is put off."""

LANGUAGES: Final = TypeAdapter(tuple[Language, ...])

# The row is locked by a statement of its own: one that waits while it joins would join the roles as they were before.
LOCK: Final = """
SELECT person_id FROM people WHERE person_id = $1 FOR NO KEY UPDATE
"""

LOCK_ACCOUNT: Final = """
SELECT person_id FROM people WHERE account = $1 FOR NO KEY UPDATE
"""

PEOPLE: Final = """
SELECT people.person_id, email, name, time_zone, time_zone_set, locale, people.languages, operator, people.version,
       revision, signed_out_at, ceasings, suspended, suspended_at,
       (SELECT photo_id FROM photos WHERE photos.person_id = people.person_id) AS photo_id,
       mentors.profile AS mentor, coalesce(mentors.version, last_mentor_version) AS mentor_version,
       mentees.profile AS mentee, coalesce(mentees.version, 0) AS mentee_version,
       ARRAY(SELECT blocked_id FROM blocks WHERE blocks.person_id = people.person_id) AS blocks,
       ARRAY(SELECT other_id FROM partings WHERE partings.person_id = people.person_id ORDER BY other_id) AS parted_from,
       ARRAY(SELECT parted_at FROM partings WHERE partings.person_id = people.person_id ORDER BY other_id) AS parted_at
FROM people
LEFT JOIN mentors USING (person_id)
LEFT JOIN mentees USING (person_id)
"""
FIND: Final = PEOPLE + "WHERE people.person_id = $1"
FIND_ALL: Final = PEOPLE + "WHERE people.person_id = ANY ($1)"

THERE: Final = """
SELECT person_id FROM people WHERE person_id = ANY ($1)
"""

IS_THERE_FOR: Final = """
SELECT EXISTS (SELECT FROM people WHERE person_id = $1)
   AND NOT EXISTS (SELECT FROM blocks WHERE person_id = $1 AND blocked_id = $2)
"""

ADD: Final = """
INSERT INTO people
    (person_id, account, email, name, time_zone, locale, languages, operator, version, revision, signed_up_at, told_as, words)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_tsvector('simple', $13))
ON CONFLICT (account) DO NOTHING
"""

# The address alone decides; two who move there at once wait for each other here.
SAVE_ADDRESS: Final = """
UPDATE people SET account = $2, email = $3
WHERE person_id = $1
AND NOT EXISTS (SELECT FROM people AS others WHERE others.account = $2 AND others.person_id <> $1)
"""

SAVE: Final = """
UPDATE people
SET name = $2, time_zone = $3, locale = $4, languages = $5, operator = $6, version = $7, revision = $8,
    time_zone_set = $9, signed_out_at = $10, last_mentor_version = $11, ceasings = $12,
    told_as = CASE WHEN revision < $8 THEN $13 ELSE told_as END, suspended = $14, suspended_at = $15,
    words = to_tsvector('simple', $16)
WHERE person_id = $1
"""

# A card that is shown keeps its id, and one that is taken back loses it for good.
SAVE_MENTOR: Final = """
INSERT INTO mentors (person_id, version, profile, paused, skills, languages, words, card_id)
VALUES ($1, $2, $3, $4, $5, $6, to_tsvector('simple', $7), $8)
ON CONFLICT (person_id) DO UPDATE
SET version = excluded.version, profile = excluded.profile, paused = excluded.paused, skills = excluded.skills,
    languages = excluded.languages, words = excluded.words,
    card_id = CASE WHEN excluded.card_id IS NOT NULL THEN coalesce(mentors.card_id, excluded.card_id) END
"""

CEASE: Final = """
DELETE FROM mentors WHERE person_id = $1
"""

SAVE_MENTEE: Final = """
INSERT INTO mentees (person_id, version, profile) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE
SET version = excluded.version, profile = excluded.profile
"""

BLOCK: Final = """
INSERT INTO blocks (person_id, blocked_id) SELECT $1, unnest($2::uuid[])
"""

UNBLOCK: Final = """
DELETE FROM blocks WHERE person_id = $1 AND blocked_id = ANY ($2)
"""

PART: Final = """
INSERT INTO partings (person_id, other_id, parted_at)
SELECT $1, other_id, parted_at FROM unnest($2::uuid[], $3::timestamptz[]) AS parted (other_id, parted_at)
ON CONFLICT (person_id, other_id) DO UPDATE SET parted_at = excluded.parted_at
"""

# Whatever version of anything of the person was given out between the two revisions, there was one for each at most.
LIFT: Final = """
WITH person AS (
    SELECT person_id, greatest($2 - revision, 0) + 1 AS by FROM people WHERE person_id = $1
), as_mentor AS (
    UPDATE mentors SET version = version + by FROM person WHERE mentors.person_id = person.person_id
), as_mentee AS (
    UPDATE mentees SET version = version + by FROM person WHERE mentees.person_id = person.person_id
)
UPDATE people
SET revision = revision + by, version = version + by,
    last_mentor_version = CASE WHEN last_mentor_version > 0 THEN last_mentor_version + by ELSE 0 END
FROM person
WHERE people.person_id = person.person_id
"""

DELETE: Final = """
WITH waits AS (DELETE FROM put_off WHERE subject = $1)
DELETE FROM people WHERE person_id = $1
"""

TOLD_OTHERWISE: Final = """
SELECT person_id FROM people
WHERE told_as < $1
AND CASE WHEN $3::uuid IS NULL THEN person_id NOT IN (SELECT subject FROM put_off WHERE work = $4) ELSE person_id = $3 END
ORDER BY person_id
LIMIT $2
FOR NO KEY UPDATE SKIP LOCKED
"""


async def person(tx: Tx, person_id: UUID) -> Person:
    """The person as they are. Raises `PersonGone`."""
    row = await tx.fetchrow(FIND, person_id)
    if row is None:
        raise PersonGone
    return _person(row)


async def person_for_update(tx: Tx, person_id: UUID) -> Person:
    """The person, locked. Raises `PersonGone`."""
    if await tx.fetchval(LOCK, person_id) is None:
        raise PersonGone
    return await person(tx, person_id)


async def find_person_of_account_for_update(tx: Tx, email: str) -> Person | None:
    """The person with this address, locked; None where it is nobody's."""
    person_id = await tx.fetchval(LOCK_ACCOUNT, account_of(email))
    return None if person_id is None else await person(tx, person_id)


async def is_there_for(tx: Tx, person_id: UUID, other: UUID) -> bool:
    """Whether the other one sees that there is such a person: not where there is none, or they are blocked by them."""
    found: bool = await tx.fetchval(IS_THERE_FOR, person_id, other)
    return found


async def add(tx: Tx, new: Person, now: datetime) -> bool:
    """Adds a person without roles; False where the address is somebody's already."""
    status = await tx.execute(
        ADD,
        new.person_id,
        account_of(new.email),
        new.email,
        new.name,
        new.time_zone,
        new.locale,
        LANGUAGES.dump_json(new.languages).decode(),
        new.operator,
        new.version,
        new.revision,
        now,
        TOLD_AS,
        searchable(new.name),
    )
    return rows_changed(status) == 1


async def save_address(tx: Tx, moved: Person) -> None:
    """Writes the address of a person whose row is locked. Raises `AddressTaken`."""
    try:
        status = await tx.execute(SAVE_ADDRESS, moved.person_id, account_of(moved.email), moved.email)
    except asyncpg.UniqueViolationError:
        raise AddressTaken from None
    if rows_changed(status) == 0:
        raise AddressTaken


async def save(tx: Tx, before: Person, after: Person) -> None:
    """Writes what differs. The row is locked and `before` was read under that lock."""
    await tx.execute(
        SAVE,
        after.person_id,
        after.name,
        after.time_zone,
        after.locale,
        LANGUAGES.dump_json(after.languages).decode(),
        after.operator,
        after.version,
        after.revision,
        after.time_zone_set,
        after.signed_out_at,
        after.mentor_version,
        after.ceasings,
        TOLD_AS,
        after.suspended,
        after.suspended_at,
        searchable(after.name),
    )
    if after.mentor is None and before.mentor is not None:
        await tx.execute(CEASE, after.person_id)
    if after.mentor is not None and _is_found_differently(before, after):
        await _save_mentor(tx, after, after.mentor)
    if after.mentee is not None and after.mentee != before.mentee:
        await tx.execute(SAVE_MENTEE, after.person_id, after.mentee_version, MENTEE.dump_json(after.mentee).decode())
    if added := after.blocks - before.blocks:
        await tx.execute(BLOCK, after.person_id, list(added))
    if removed := before.blocks - after.blocks:
        await tx.execute(UNBLOCK, after.person_id, list(removed))
    if parted := after.partings.items() - before.partings.items():
        await tx.execute(PART, after.person_id, *columns(list(parted), 2))


async def find_person_for_update(tx: Tx, person_id: UUID) -> Person | None:
    """The person, locked; None where there is none."""
    return None if await tx.fetchval(LOCK, person_id) is None else await person(tx, person_id)


async def all_of(tx: Tx, people: Collection[UUID]) -> list[Person]:
    """Those of these people who are there, as they are."""
    return [_person(row) for row in await tx.fetch(FIND_ALL, list(people))]


async def there_among(tx: Tx, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of these people who are there."""
    return frozenset(row["person_id"] for row in await tx.fetch(THERE, list(people)))


async def lift(tx: Tx, person_id: UUID, revision: int) -> None:
    """Raises the person's revision above this one, and with it every version of theirs."""
    await tx.execute(LIFT, person_id, revision)


async def told_otherwise_for_update(tx: Tx, most: int, *, only: UUID | None = None) -> list[UUID]:
    """Some whom a former release told of last, and who are not put off, locked; or this person, where it is one."""
    return [row["person_id"] for row in await tx.fetch(TOLD_OTHERWISE, TOLD_AS, most, only, TELLING_ANEW)]


async def delete(tx: Tx, person_id: UUID) -> None:
    """Deletes the person; roles, blocks, badges and refresh tokens go with them."""
    await tx.execute(DELETE, person_id)


def _is_found_differently(before: Person, after: Person) -> bool:
    return (before.mentor, before.name, before.languages) != (after.mentor, after.name, after.languages)


async def _save_mentor(tx: Tx, mentor: Person, profile: MentorProfile) -> None:
    await tx.execute(
        SAVE_MENTOR,
        mentor.person_id,
        mentor.mentor_version,
        MENTOR.dump_json(profile).decode(),
        profile.paused,
        [each.skill for each in profile.skills],
        [each.language for each in mentor.mentoring_languages],
        searchable(" ".join((mentor.name, profile.headline, profile.about, *profile.industries))),
        uuid4() if profile.public else None,
    )


def _person(row: asyncpg.Record) -> Person:
    fields: dict[str, Any] = dict(row)
    fields["languages"] = LANGUAGES.validate_json(row["languages"])
    fields["mentor"] = row["mentor"] and MENTOR.validate_json(row["mentor"])
    fields["mentee"] = row["mentee"] and MENTEE.validate_json(row["mentee"])
    fields["blocks"] = frozenset(row["blocks"])
    fields["partings"] = dict(zip(fields.pop("parted_from"), fields.pop("parted_at"), strict=True))
    return Person(**fields)
