"""Who was told of which pairs that have not met."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from shared.postgres import Tx

# Who is one of the two knows it themselves.
NOT_TOLD: Final = """
SELECT work_items.mentorship_id, work_items.programme_id
FROM memberships
JOIN work_items ON work_items.programme_id = memberships.programme_id AND reason = 'not_met'
JOIN mentorships ON mentorships.id = work_items.mentorship_id
WHERE memberships.person_id = $1 AND role = 'coordinator' AND $1 NOT IN (mentor_id, mentee_id)
  AND NOT EXISTS (SELECT FROM told_of_unmet AS told WHERE told.mentorship_id = mentorships.id AND told.person_id = $1)
ORDER BY since, work_items.id
"""

WHO_IS_NOT_TOLD: Final = """
SELECT DISTINCT memberships.person_id
FROM mentorships
JOIN memberships ON memberships.programme_id = mentorships.programme_id AND role = 'coordinator'
WHERE mentorships.id = $1 AND memberships.person_id NOT IN (mentor_id, mentee_id)
  AND NOT EXISTS (
      SELECT FROM told_of_unmet AS told WHERE told.mentorship_id = $1 AND told.person_id = memberships.person_id
  )
ORDER BY memberships.person_id
"""

NOTE: Final = """
INSERT INTO told_of_unmet (mentorship_id, person_id, prompt_id)
SELECT mentorship_id, $2, $3 FROM unnest($1::uuid[]) AS mentorship_id
"""

FORGET: Final = """
DELETE FROM told_of_unmet WHERE person_id = $1
"""


@dataclass(frozen=True)
class Unmet:
    """A pair that has not met, and its programme."""

    mentorship_id: UUID
    programme_id: UUID


async def not_told(tx: Tx, person_id: UUID) -> list[Unmet]:
    """The pairs that somebody looks after and has not been told of, the one that has waited longest first."""
    return [Unmet(**row) for row in await tx.fetch(NOT_TOLD, person_id)]


async def who_is_not_told(tx: Tx, mentorship_id: UUID) -> list[UUID]:
    """Who looks after these two, is neither of them and has not been told."""
    return [row["person_id"] for row in await tx.fetch(WHO_IS_NOT_TOLD, mentorship_id)]


async def note(tx: Tx, mentorships: Collection[UUID], person_id: UUID, prompt_id: UUID) -> None:
    """Whoever calls holds the person's anchor."""
    await tx.execute(NOTE, list(mentorships), person_id, prompt_id)


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)
