"""Who belongs to which programme, and which are over."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.contracts.memberships import MembershipState
from shared.postgres import Tx, columns

# Only who is in counts; whoever is erased here stays so, in whichever order the two topics arrive.
REMEMBER: Final = """
INSERT INTO memberships (membership_id, programme_id, person_id, role, joined_at)
SELECT membership_id, programme_id, person_id, role, joined_at
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[])
    AS told (membership_id, programme_id, person_id, role, joined_at)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY membership_id
ON CONFLICT (membership_id) DO UPDATE
SET programme_id = excluded.programme_id, person_id = excluded.person_id, role = excluded.role
"""

FORGET: Final = """
DELETE FROM memberships WHERE membership_id = ANY ($1)
"""

FORGET_PERSON: Final = """
DELETE FROM memberships WHERE person_id = $1
"""

ARCHIVE: Final = """
INSERT INTO archived_programmes (programme_id) SELECT unnest($1::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING
"""

COORDINATED: Final = """
SELECT DISTINCT programme_id FROM memberships WHERE person_id = $1 AND role = 'coordinator'
"""

COORDINATORS: Final = """
SELECT DISTINCT person_id FROM memberships WHERE programme_id = $1 AND role = 'coordinator' ORDER BY person_id
"""


async def remember(tx: Tx, members: Sequence[tuple[MembershipState, datetime]]) -> None:
    """Keeps who belongs to which programme, since when; a membership stands in it once."""
    told = [
        (each.membership_id, each.programme_id, each.person_id, each.role, joined_at) for each, joined_at in members
    ]
    await tx.execute(REMEMBER, *columns(told, 5))


async def forget(tx: Tx, memberships: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(memberships))


async def forget_person(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_PERSON, person_id)


async def archive(tx: Tx, programmes: Collection[UUID]) -> None:
    """Whoever is without a mentor in one of these needs none there any more."""
    await tx.execute(ARCHIVE, list(programmes))


async def coordinated_by(tx: Tx, person_id: UUID) -> frozenset[UUID]:
    """The programmes that somebody looks after."""
    return frozenset(row["programme_id"] for row in await tx.fetch(COORDINATED, person_id))


async def coordinators_of(tx: Tx, programme_id: UUID) -> list[UUID]:
    """Those who look after a programme."""
    return [row["person_id"] for row in await tx.fetch(COORDINATORS, programme_id)]
