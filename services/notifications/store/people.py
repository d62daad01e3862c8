"""How people are reached."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from pydantic import TypeAdapter

from shared.contracts import ContactState, TravelAhead
from shared.postgres import Pool, Tx, columns

TRAVELS: Final = TypeAdapter(tuple[TravelAhead, ...])


@dataclass(frozen=True)
class Contact:
    """How a person is reached; all None until the contact has arrived, and for ever once they are erased.

    `time_zone`: the one that they told their hours in, where they told none of their own. `travels`: where they are
    instead, on which dates.
    """

    person_id: UUID
    name: str | None = None
    email: str | None = None
    time_zone: str | None = None
    locale: str | None = None
    time_zone_set: bool | None = None
    time_zone_of: Literal["person", "hours"] = "person"
    travels: tuple[TravelAhead, ...] = ()


REMEMBER_CONTACTS: Final = """
INSERT INTO people AS present (person_id, name, email, locale, time_zone, time_zone_set)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[]) AS contact ORDER BY 1
ON CONFLICT (person_id) DO UPDATE
SET name = excluded.name, email = excluded.email, locale = excluded.locale, time_zone = excluded.time_zone,
    time_zone_set = excluded.time_zone_set
WHERE NOT present.erased
"""

ERASE_PERSON: Final = """
INSERT INTO people (person_id, erased) VALUES ($1, true)
ON CONFLICT (person_id) DO UPDATE
SET erased = true, name = NULL, email = NULL, locale = NULL, time_zone = NULL, time_zone_set = NULL, hours_zone = NULL,
    travels = NULL
"""

# Free time is told anew each day: of most it changes nothing.
REMEMBER_ZONES: Final = """
INSERT INTO people AS present (person_id, hours_zone, travels)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) AS told (person_id, hours_zone, travels) ORDER BY 1
ON CONFLICT (person_id) DO UPDATE
SET hours_zone = excluded.hours_zone, travels = excluded.travels
WHERE NOT present.erased
AND (present.hours_zone, present.travels) IS DISTINCT FROM (excluded.hours_zone, excluded.travels)
"""

FORGET_ZONES: Final = """
UPDATE people SET hours_zone = NULL, travels = NULL WHERE person_id = ANY($1) AND hours_zone IS NOT NULL
"""

# In the order of their ids: whoever needs several of them at once waits, and two never wait for each other.
HOLD: Final = """
SELECT person_id, erased FROM people WHERE person_id = ANY ($1::uuid[]) ORDER BY person_id FOR NO KEY UPDATE
"""

# Of a person who was never heard of there are no streams to end.
REMEMBER_SIGN_OUTS: Final = """
UPDATE people SET signed_out_at = signed_out.at
FROM (
    SELECT person_id, max(at) AS at FROM unnest($1::uuid[], $2::timestamptz[]) AS told (person_id, at) GROUP BY person_id
) AS signed_out
WHERE people.person_id = signed_out.person_id AND people.signed_out_at IS DISTINCT FROM signed_out.at
"""

SIGNED_OUT: Final = """
SELECT person_id, signed_out_at FROM people WHERE person_id = ANY($1)
"""

CONTACT_OF: Final = """
SELECT person_id, name, email, time_zone, locale, time_zone_set, time_zone_of, travels FROM readers WHERE person_id = $1
"""


async def remember_contacts(tx: Tx, contacts: Sequence[ContactState]) -> None:
    """Keeps the newest contact of each person, except of those who are erased."""
    rows = [
        (each.person_id, each.name, each.email, each.locale, each.time_zone, each.time_zone_set) for each in contacts
    ]
    await tx.execute(REMEMBER_CONTACTS, *columns(rows, 6))


async def hold(tx: Tx, person_ids: Collection[UUID]) -> None:
    """Locks all whom a transaction will write to, before any of them alone: then two never wait for each other."""
    await tx.execute(HOLD, sorted(person_ids))


async def erased_among(tx: Tx, person_ids: Collection[UUID]) -> frozenset[UUID]:
    """Who of them is erased; nobody else of them is before this transaction ends."""
    return frozenset(row["person_id"] for row in await tx.fetch(HOLD, sorted(person_ids)) if row["erased"])


async def remember_zones(tx: Tx, zones: Sequence[tuple[UUID, str, Sequence[TravelAhead]]]) -> None:
    """In which zone these people told their hours, and where they travel."""
    rows = [(person_id, zone, TRAVELS.dump_json(tuple(travels)).decode()) for person_id, zone, travels in zones]
    await tx.execute(REMEMBER_ZONES, *columns(rows, 3))


async def forget_zones(tx: Tx, person_ids: Sequence[UUID]) -> None:
    """These people have told no hours, or in a zone that is not known."""
    await tx.execute(FORGET_ZONES, list(person_ids))


async def remember_sign_outs(tx: Tx, signed_out: Sequence[tuple[UUID, datetime]]) -> None:
    """When these people signed out everywhere."""
    await tx.execute(REMEMBER_SIGN_OUTS, *columns(list(signed_out), 2))


async def signed_out(executor: "Tx | Pool", person_ids: Sequence[UUID]) -> Mapping[UUID, datetime | None]:
    """When each of these people signed out everywhere, as far as they are known and did."""
    return {row["person_id"]: row["signed_out_at"] for row in await executor.fetch(SIGNED_OUT, list(person_ids))}


async def contact_of(executor: "Tx | Pool", person_id: UUID) -> Contact:
    """The person's contact; an empty one where nothing is known."""
    row = await executor.fetchrow(CONTACT_OF, person_id)
    return Contact(**{**row, "travels": travels_from(row["travels"])}) if row is not None else Contact(person_id)


def travels_from(text: str | None) -> tuple[TravelAhead, ...]:
    """As they are kept."""
    return TRAVELS.validate_json(text or "[]")
