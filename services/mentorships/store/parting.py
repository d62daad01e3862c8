"""Who blocks whom, and which mentors have ceased to be mentors."""

from collections.abc import Collection
from datetime import datetime
from itertools import permutations
from typing import Final
from uuid import UUID

from services.mentorships.domain.parting import Block, Ceasing
from shared.postgres import Tx

OF_PEOPLE: Final = """
SELECT person_id, blocked_id, blocked_at, lifted_at FROM blocks WHERE person_id = ANY ($1) AND lifted_at IS NULL
"""

AMONG: Final = """
SELECT person_id, blocked_id, blocked_at, lifted_at FROM blocks WHERE person_id = ANY ($1) AND blocked_id = ANY ($1)
"""

REMEMBER: Final = """
INSERT INTO blocks (person_id, blocked_id, blocked_at)
SELECT $1, blocked_id, $3 FROM unnest($2::uuid[]) AS blocked_id
ON CONFLICT (person_id, blocked_id) DO UPDATE SET blocked_at = excluded.blocked_at, lifted_at = NULL
"""

LIFT: Final = """
UPDATE blocks SET lifted_at = $3 WHERE person_id = $1 AND blocked_id = ANY ($2)
"""

CEASED_AMONG: Final = """
SELECT person_id, ceased_at, is_back FROM ceased_mentors WHERE person_id = ANY ($1)
"""

REMEMBER_CEASING: Final = """
INSERT INTO ceased_mentors (person_id, ceased_at, is_back) VALUES ($1, $2, false)
ON CONFLICT (person_id) DO UPDATE SET ceased_at = excluded.ceased_at, is_back = false
"""

REMEMBER_RETURN: Final = """
UPDATE ceased_mentors SET is_back = true WHERE person_id = $1
"""

FORGET: Final = (
    "DELETE FROM blocks WHERE person_id = $1 OR blocked_id = $1",
    "DELETE FROM ceased_mentors WHERE person_id = $1",
)


def both_ways(pairs: Collection[frozenset[UUID]]) -> list[tuple[UUID, UUID]]:
    """Each pair as mentor and mentee, and as mentee and mentor: a block doesn't ask who is which."""
    return sorted((mentor, mentee) for pair in pairs for mentor, mentee in permutations(pair, 2))


async def blocks_of(tx: Tx, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Whom each of these people blocks at present."""
    blocked: dict[UUID, set[UUID]] = {person: set() for person in people}
    for row in await tx.fetch(OF_PEOPLE, list(people)):
        blocked[row["person_id"]].add(row["blocked_id"])
    return blocked


async def blocks_among(tx: Tx, people: Collection[UUID]) -> list[Block]:
    """The blocks between any two of these people, lifted ones too."""
    return [Block(**row) for row in await tx.fetch(AMONG, list(people))]


async def is_between(tx: Tx, person_id: UUID, other_id: UUID) -> bool:
    """Whether one of these two blocks the other at present."""
    return any(block.lifted_at is None for block in await blocks_among(tx, (person_id, other_id)))


async def remember_blocks(tx: Tx, person_id: UUID, blocked: Collection[UUID], blocked_at: datetime) -> None:
    """Whoever calls holds the anchors of all of them."""
    await tx.execute(REMEMBER, person_id, sorted(blocked), blocked_at)


async def lift_blocks(tx: Tx, person_id: UUID, blocked: Collection[UUID], lifted_at: datetime) -> None:
    """Whoever calls holds the person's anchor."""
    await tx.execute(LIFT, person_id, sorted(blocked), lifted_at)


async def ceased_among(tx: Tx, people: Collection[UUID]) -> list[Ceasing]:
    """Those of these people who have ceased to be mentors, and those of them who are back."""
    return [Ceasing(**row) for row in await tx.fetch(CEASED_AMONG, list(people))]


async def remember_ceasing(tx: Tx, person_id: UUID, ceased_at: datetime) -> None:
    await tx.execute(REMEMBER_CEASING, person_id, ceased_at)


async def remember_return(tx: Tx, person_id: UUID) -> None:
    """Who has become a mentor again begins anew: what ended stays ended."""
    await tx.execute(REMEMBER_RETURN, person_id)


async def forget(tx: Tx, person_id: UUID) -> None:
    """Whom the person blocked, who blocked them, and that they ceased."""
    for statement in FORGET:
        await tx.execute(statement, person_id)
