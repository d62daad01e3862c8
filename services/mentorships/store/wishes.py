"""What mentees say in their profile of what they want."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.wishes import Wish, Wishes
from shared.postgres import Tx

FIND: Final = """
SELECT goals, expectations, meeting_rhythm FROM wishes WHERE person_id = $1
"""

# Of who was erased nothing is kept, whatever comes late.
REMEMBER: Final = """
INSERT INTO wishes (person_id, goals, expectations, meeting_rhythm)
SELECT person_id, goals::jsonb, expectations, meeting_rhythm
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS told (person_id, goals, expectations, meeting_rhythm)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE
SET goals = excluded.goals, expectations = excluded.expectations, meeting_rhythm = excluded.meeting_rhythm
"""

FORGET: Final = """
DELETE FROM wishes WHERE person_id = ANY ($1)
"""


async def of_person(tx: Tx, person_id: UUID) -> Wishes:
    row = await tx.fetchrow(FIND, person_id)
    return Wishes(person_id) if row is None else _wishes(person_id, row)


async def remember(tx: Tx, told: Sequence[Wishes]) -> None:
    """The latest of each person, once."""
    await tx.execute(
        REMEMBER,
        [each.person_id for each in told],
        [json.dumps([vars(wish) for wish in each.goals]) for each in told],
        [each.expectations for each in told],
        [each.meeting_rhythm for each in told],
    )


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    """They are no mentees (any more), or gone."""
    await tx.execute(FORGET, list(people))


def _wishes(person_id: UUID, row: Any) -> Wishes:
    goals = tuple(Wish(**each) for each in json.loads(row["goals"]))
    return Wishes(person_id, goals, row["expectations"], row["meeting_rhythm"])
