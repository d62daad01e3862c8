"""Who is suspended by an operator. Each service keeps it beside who was erased, and refuses what they ask for."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from shared.contracts import ProfileState
from shared.postgres import Tx, columns
from shared.refusals import Kind, Refusal

# Whom nobody knew here before, and whose suspension was lifted, is suspended no more: what they have here is of afterwards.
HEAR: Final = """
INSERT INTO suspensions (person_id, suspended_at, lifted)
SELECT person_id, suspended_at, NOT suspended AND NOT person_id = ANY ($4)
FROM unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) AS told (person_id, suspended_at, suspended)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE SET suspended_at = excluded.suspended_at, lifted = false
WHERE suspensions.suspended_at <> excluded.suspended_at
RETURNING person_id, lifted
"""

LIFT: Final = """
UPDATE suspensions SET lifted = true WHERE person_id = ANY ($1) AND NOT lifted
"""

SUSPENDED: Final = """
SELECT person_id FROM suspensions WHERE person_id = ANY ($1) AND NOT lifted
"""


class PersonSuspended(Refusal):
    """This person is suspended: they can do nothing here until an operator lifts that."""

    slug, kind = "person-suspended", Kind.FORBIDDEN


class Told(NamedTuple):
    """Of somebody who was suspended once: when last, and whether they are still."""

    person_id: UUID
    suspended_at: datetime
    suspended: bool


def told_of(states: Sequence[ProfileState]) -> list[Told]:
    """What profiles tell of suspensions; mostly nothing."""
    return [
        Told(state.person_id, state.suspended_at, state.suspended) for state in states if state.suspended_at is not None
    ]


async def hear(tx: Tx, told: Sequence[Told], known: Collection[UUID]) -> list[UUID]:
    """Who has been suspended since they were last heard of; of those, whoever is free again is so after `settle`.

    A suspension that was lifted before anybody heard of it has ended things all the same. `known`: who was heard of before.
    """
    if not told:
        return []
    rows = await tx.fetch(HEAR, *columns(list(told), 3), list(known))
    return [row["person_id"] for row in rows if not row["lifted"]]


async def settle(tx: Tx, told: Sequence[Told]) -> None:
    """What suspensions end has ended: whoever is free again may do everything from now on."""
    if free := [each.person_id for each in told if not each.suspended]:
        await tx.execute(LIFT, free)


async def remember(tx: Tx, told: Sequence[Told]) -> None:
    """Keeps who is suspended, where a suspension ends nothing."""
    await hear(tx, told, ())
    await settle(tx, told)


async def suspended_among(tx: Tx, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of these people who are suspended now."""
    return frozenset(row["person_id"] for row in await tx.fetch(SUSPENDED, list(people)))


async def refuse_suspended(tx: Tx, person_id: UUID) -> None:
    """Raises `PersonSuspended`. Before a command runs that was asked already; this is for whoever waited for a lock since."""
    if await suspended_among(tx, [person_id]):
        raise PersonSuspended
