"""People, whom they block, and their free time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter

from services.matching.domain.hours import Hours
from shared.contracts.profiles import ProfileState
from shared.postgres import Tx, columns

PARTINGS: Final = TypeAdapter(dict[UUID, datetime])

REMEMBER: Final = """
INSERT INTO people (person_id, mentor, mentee, partings, ceasings)
SELECT person_id, mentor::jsonb, mentee::jsonb,
       (SELECT coalesce(jsonb_object_agg(other_id, parted_at), '{}')
        FROM jsonb_each(told.partings::jsonb) AS parted (other_id, parted_at)
        WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = other_id::uuid)),
       ceasings
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[])
    AS told (person_id, mentor, mentee, partings, ceasings)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE
SET mentor = excluded.mentor, mentee = excluded.mentee, partings = excluded.partings, ceasings = excluded.ceasings
"""

LOCK_PARTINGS: Final = """
SELECT person_id, partings, CASE WHEN mentor IS NOT NULL THEN ceasings END AS ceasings,
       ARRAY(SELECT blocked_id FROM blocks WHERE blocks.person_id = people.person_id) AS blocks
FROM people
WHERE person_id = ANY($1)
ORDER BY person_id
FOR NO KEY UPDATE
"""

LIFT: Final = """
DELETE FROM blocks
USING unnest($1::uuid[], $2::uuid[]) AS lifted (person_id, blocked_id)
WHERE blocks.person_id = lifted.person_id AND blocks.blocked_id = lifted.blocked_id
"""

FORGET_BLOCKS: Final = """
DELETE FROM blocks WHERE person_id = ANY($1)
"""

# Whoever is erased stays so, though somebody's profile still names them.
REMEMBER_BLOCKS: Final = """
INSERT INTO blocks (person_id, blocked_id)
SELECT person_id, blocked_id FROM unnest($1::uuid[], $2::uuid[]) AS told (person_id, blocked_id)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.blocked_id)
ON CONFLICT DO NOTHING
"""

# Hours of somebody who is erased here come to nothing, in whichever order the two topics arrive.
REMEMBER_HOURS: Final = """
INSERT INTO availability (person_id, first_day, bits, offers)
SELECT person_id, first_day, bits, offers
FROM unnest($1::uuid[], $2::date[], $3::bytea[], $4::boolean[]) AS told (person_id, first_day, bits, offers)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE
SET first_day = excluded.first_day, bits = excluded.bits, offers = excluded.offers
"""

FORGET_HOURS: Final = """
DELETE FROM availability WHERE person_id = ANY($1)
"""

TOUCH: Final = """
INSERT INTO index_changes (person_id, changed_in)
SELECT person_id, pg_current_xact_id() FROM unnest($1::uuid[]) AS told (person_id)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE SET changed_in = excluded.changed_in
"""

HEADLINES: Final = """
SELECT person_id, mentor->>'headline' AS headline FROM people WHERE person_id = ANY($1) AND mentor IS NOT NULL
"""

LOCK: Final = """
SELECT person_id, mentee IS NOT NULL AS asks FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR NO KEY UPDATE
"""

# Never waits: of several people some are held by others now and then, for as long as a match run is kept.
LOCK_FREE: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR NO KEY UPDATE SKIP LOCKED
"""

HERE: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1)
"""

# Never waits: whoever holds a request and waited here would stand in the way of those who hold people and want it.
HOLD_UNCHANGING: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR SHARE SKIP LOCKED
"""

# Requests that a mentor has let expire since they last answered, asked back or came back; those of programmes with a ladder of
# their own count there.
SILENT: Final = """
SELECT count(*) FROM proposals
WHERE mentor_id = $1 AND state = 'expired' AND ended_because = 'out_of_time'
  AND NOT EXISTS (
      SELECT FROM programme_rules
      WHERE programme_rules.programme_id = proposals.programme_id AND jsonb_typeof(conditions->'ladder') = 'object'
  )
  AND ended_at > GREATEST(
      (SELECT max(ended_at) FROM proposals WHERE mentor_id = $1 AND ended_because = 'answered'),
      (SELECT max(asked_back_at) FROM proposals WHERE mentor_id = $1),
      (SELECT back_at FROM people WHERE person_id = $1),
      '-infinity'
  )
"""

REST: Final = """
UPDATE people SET resting_since = $2 WHERE person_id = $1 AND mentor IS NOT NULL AND resting_since IS NULL RETURNING true
"""

COME_BACK: Final = """
UPDATE people SET resting_since = NULL, back_at = $2 WHERE person_id = $1 AND resting_since IS NOT NULL RETURNING true
"""

RESTING_SINCE: Final = """
SELECT resting_since FROM people WHERE person_id = $1
"""

# Sorted, as all locks of people are; the rows go in the statement after.
LOCK_ALL: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE
"""

ERASE: Final = (
    "DELETE FROM people WHERE person_id = ANY($1)",
    "DELETE FROM blocks WHERE person_id = ANY($1) OR blocked_id = ANY($1)",
    "UPDATE people SET partings = partings - $1::uuid[]::text[] WHERE partings ?| $1::uuid[]::text[]",
    "DELETE FROM availability WHERE person_id = ANY($1)",
    "DELETE FROM memberships WHERE person_id = ANY($1)",
    "DELETE FROM ratings WHERE mentor_id = ANY($1)",
    "DELETE FROM sessions WHERE mentor_id = ANY($1)",
)


async def remember(tx: Tx, people: Sequence[ProfileState]) -> None:
    """Keeps what profiles say; a person stands in `people` once."""
    told = [
        (
            person.person_id,
            person.mentor.model_dump_json() if person.mentor else None,
            person.mentee.model_dump_json() if person.mentee else None,
            PARTINGS.dump_json(_partings(person)).decode(),
            person.ceasings,
        )
        for person in people
    ]
    await tx.execute(REMEMBER, *columns(told, 5))
    await tx.execute(FORGET_BLOCKS, [person.person_id for person in people])
    blocks = [(person.person_id, blocked) for person in people for blocked in person.blocks]
    await tx.execute(REMEMBER_BLOCKS, *columns(blocks, 2))


class Before(NamedTuple):
    """Whom somebody blocked, and when they last began to block whom, as far as that was told.

    `ceasings`: how often they had ceased to be a mentor; None where that was not told, or they were none.
    """

    blocks: frozenset[UUID]
    partings: Mapping[UUID, datetime]
    ceasings: int | None


async def known_before(tx: Tx, people: Sequence[ProfileState]) -> dict[UUID, Before]:
    """Those of these people who were heard of before; they are locked."""
    return {
        row["person_id"]: Before(frozenset(row["blocks"]), PARTINGS.validate_json(row["partings"]), row["ceasings"])
        for row in await tx.fetch(LOCK_PARTINGS, [person.person_id for person in people])
    }


def blocks_unheard_of(people: Sequence[ProfileState], known: Mapping[UUID, Before]) -> list[tuple[UUID, UUID]]:
    """Who has blocked whom and lifted it again since these people were last heard of."""
    return [
        (person.person_id, other)
        for person in people
        if person.person_id in known
        for other in sorted(_parted_since(person, known[person.person_id]) - set(person.blocks))
    ]


def back_unheard_of(people: Sequence[ProfileState], known: Mapping[UUID, Before]) -> list[ProfileState]:
    """Who is a mentor, and has been none for a while since they were last heard of as one."""
    before = {each: known[each].ceasings for each in known if known[each].ceasings is not None}
    return [
        each
        for each in people
        if each.mentor and each.ceasings is not None and before.get(each.person_id, each.ceasings) != each.ceasings
    ]


def _parted_since(person: ProfileState, known: Before) -> set[UUID]:
    again = {other for other, at in _partings(person).items() if known.partings.get(other) != at}
    return again - (known.blocks - known.partings.keys())


def _partings(person: ProfileState) -> dict[UUID, datetime]:
    return {parting.person_id: parting.at for parting in person.partings or ()}


async def block(tx: Tx, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """Each of the first ones blocks the second."""
    await tx.execute(REMEMBER_BLOCKS, *columns(list(pairs), 2))


async def lift(tx: Tx, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """None of the first ones blocks the second any more."""
    await tx.execute(LIFT, *columns(list(pairs), 2))


async def remember_hours(tx: Tx, told: Sequence[tuple[UUID, Hours, bool | None]]) -> None:
    """Keeps free time, and whether any of it can be booked; a person stands in `told` once."""
    rows = [(person, hours.first_day, hours.bits, offers) for person, hours, offers in told]
    await tx.execute(REMEMBER_HOURS, *columns(rows, 4))


async def forget_hours(tx: Tx, people: Collection[UUID]) -> None:
    await tx.execute(FORGET_HOURS, list(people))


async def touch(tx: Tx, people: Collection[UUID]) -> None:
    """Notes that the index has to look at these people again. The last statement of a transaction that needs it."""
    await tx.execute(TOUCH, list(people))


async def lock(tx: Tx, people: Collection[UUID]) -> set[UUID]:
    """One transaction at a time asks, is asked or says yes for each of them; gives those who have a mentee profile."""
    return {row["person_id"] for row in await tx.fetch(LOCK, list(people)) if row["asks"]}


async def lock_free(tx: Tx, people: Collection[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Likewise for those whom nobody else holds at this moment; gives them, and those whom somebody does."""
    held = {row["person_id"] for row in await tx.fetch(LOCK_FREE, list(people))}
    return held, {row["person_id"] for row in await tx.fetch(HERE, list(people))} - held


async def hold_unchanging(tx: Tx, people: Collection[UUID]) -> set[UUID]:
    """Keeps those whom nobody changes at this moment as they are until this transaction has ended, and gives them."""
    return {row["person_id"] for row in await tx.fetch(HOLD_UNCHANGING, list(people))}


async def count_silent(tx: Tx, mentor_id: UUID) -> int:
    """How many requests a mentor has let expire in a row."""
    return int(await tx.fetchval(SILENT, mentor_id))


async def rest(tx: Tx, mentor_id: UUID, now: datetime) -> bool:
    """Nobody new is sent to the mentor; False where they rest already, or are none."""
    return bool(await tx.fetchval(REST, mentor_id, now))


async def come_back(tx: Tx, mentor_id: UUID, now: datetime) -> bool:
    """The mentor rests no longer; False where they did not."""
    return bool(await tx.fetchval(COME_BACK, mentor_id, now))


async def resting_since(tx: Tx, person_id: UUID) -> datetime | None:
    """Since when somebody rests; None where they don't."""
    since: datetime | None = await tx.fetchval(RESTING_SINCE, person_id)
    return since


async def erase(tx: Tx, people: Collection[UUID]) -> None:
    """Nothing is left of these people in the index; what they asked and answered is `store.proposals`' business."""
    await tx.execute(LOCK_ALL, list(people))
    for statement in ERASE:
        await tx.execute(statement, list(people))


async def headlines(tx: Tx, mentors: Collection[UUID]) -> dict[UUID, str]:
    """What those of these who are mentors say of themselves in a line."""
    return {row["person_id"]: row["headline"] for row in await tx.fetch(HEADLINES, list(mentors))}
