"""Mentees of a programme who have nobody there and ask nobody."""

from typing import Final
from uuid import UUID

from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx

_WAIT: Final = """
SELECT person_id FROM people
WHERE people.mentee IS NOT NULL
  AND (
      COALESCE((SELECT open_to_all FROM programmes WHERE programme_id = $1), $1 = $2)
      OR EXISTS (
          SELECT FROM memberships
          WHERE programme_id = $1 AND memberships.person_id = people.person_id AND role = 'mentee'
      )
  )
  AND NOT EXISTS (SELECT FROM suspensions WHERE suspensions.person_id = people.person_id AND NOT lifted)
  AND NOT EXISTS (
      SELECT FROM mentorships WHERE mentee_id = people.person_id AND programme_id = $1 AND ended_at IS NULL
  )
  AND NOT EXISTS (
      SELECT FROM proposals
      WHERE mentee_id = people.person_id AND programme_id = $1 AND state IN ('waiting', 'proposed')
  )
"""

# Ids of people begin with when they came: by a hash, those who come out are of all years.
SOME: Final = f"""{_WAIT}
ORDER BY md5(person_id::text)
LIMIT $3
"""

# Nobody where the mentor rests. Not the mentor, nor whom they block or are blocked by, met or were asked by, or are not to meet by the programme's rules.
_NOT_APART: Final = """
  AND person_id <> $3
  AND NOT EXISTS (SELECT FROM kept_out WHERE kept_out.person_id = $3 AND kept_out.programme_id = $1)
  AND NOT EXISTS (
      SELECT FROM blocks
      WHERE (blocks.person_id = $3 AND blocked_id = people.person_id)
         OR (blocks.person_id = people.person_id AND blocked_id = $3)
  )
  AND NOT EXISTS (SELECT FROM mentorships WHERE mentor_id = $3 AND mentee_id = people.person_id AND ended_at IS NULL)
  AND NOT EXISTS (
      SELECT FROM proposals
      WHERE mentor_id = $3 AND mentee_id = people.person_id AND state IN ('waiting', 'proposed')
  )
  AND NOT EXISTS (
      SELECT FROM memberships AS own
      JOIN memberships AS theirs USING (programme_id)
      WHERE programme_id = $1 AND own.person_id = $3 AND own.role = 'mentor'
        AND theirs.person_id = people.person_id AND theirs.role = 'mentee'
        AND ('reporting_line' = ANY ($4) AND (theirs.number = ANY (own.line) OR own.number = ANY (theirs.line))
             OR 'group' = ANY ($4) AND theirs.groups && own.groups)
  )
ORDER BY person_id
LIMIT $5
"""
FOR_MENTOR: Final = _WAIT + _NOT_APART


async def some_mentees(tx: Tx, programme_id: UUID, limit: int) -> list[UUID]:
    """So many at most of those who wait, the same ones each time."""
    return [row["person_id"] for row in await tx.fetch(SOME, programme_id, OPEN_ID, limit)]


async def mentees_for(tx: Tx, programme_id: UUID, mentor_id: UUID, apart: frozenset[str], *, limit: int) -> list[UUID]:
    """Everybody who waits and may be shown to this mentor; at most so many."""
    rows = await tx.fetch(FOR_MENTOR, programme_id, OPEN_ID, mentor_id, sorted(apart), limit)
    return [row["person_id"] for row in rows]
