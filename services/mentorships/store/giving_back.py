"""Who is a mentor, and which mentorships somebody has completed as a mentee."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from shared.postgres import Tx

REMEMBER: Final = """
INSERT INTO mentors (person_id)
SELECT id FROM unnest($1::uuid[]) AS id
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = id)
ORDER BY id
ON CONFLICT DO NOTHING
"""

FORGET: Final = """
DELETE FROM mentors WHERE person_id = ANY ($1)
"""

IS_MENTOR: Final = """
SELECT EXISTS (SELECT FROM mentors WHERE person_id = $1)
"""

WAS_ASKED: Final = """
SELECT EXISTS (SELECT FROM prompts WHERE person_id = $1 AND kind = 'giving_back')
"""

ENDED_AS_MENTEE: Final = """
SELECT id FROM mentorships WHERE mentee_id = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id LIMIT $2
"""


async def remember(tx: Tx, mentors: Collection[UUID], others: Collection[UUID]) -> None:
    """Who of these people is a mentor, and who is not (any more)."""
    await tx.execute(REMEMBER, list(mentors))
    await tx.execute(FORGET, list(others))


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, [person_id])


async def is_mentor(tx: Tx, person_id: UUID) -> bool:
    return bool(await tx.fetchval(IS_MENTOR, person_id))


async def was_asked(tx: Tx, person_id: UUID) -> bool:
    """Whether they were asked once, in whatever mentorship."""
    return bool(await tx.fetchval(WAS_ASKED, person_id))


async def ended_as_mentee(tx: Tx, person_id: UUID, most: int) -> list[UUID]:
    """The mentorships that have ended for them, the latest first."""
    return [row["id"] for row in await tx.fetch(ENDED_AS_MENTEE, person_id, most)]
