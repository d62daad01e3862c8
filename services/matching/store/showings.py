"""How often mentors are shown on a day, and what that leaves out of whose list."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from shared.postgres import Tx

OF_TODAY: Final = """
SELECT shown_enough FROM first_looks WHERE programme_id = $1 AND day = $2 AND mentee_id = $3
"""

# Of two first looks at once one counts. Whom the mentee was shown already stays, however often others were.
LOOK: Final = """
INSERT INTO first_looks (programme_id, day, mentee_id, shown_enough)
SELECT $1, $2, $3, ARRAY(
    SELECT mentor_id FROM showings
    WHERE programme_id = $1 AND day = $2 AND cardinality(mentees) >= $4 AND NOT $3 = ANY (mentees)
)
ON CONFLICT DO NOTHING
"""

# In the order of their ids, so that two at once wait for each other.
COUNT: Final = """
INSERT INTO showings AS known (programme_id, day, mentor_id, mentees)
SELECT $1, $2, mentor_id, ARRAY[$3::uuid] FROM unnest($4::uuid[]) AS shown (mentor_id) ORDER BY mentor_id
ON CONFLICT (programme_id, day, mentor_id) DO UPDATE
SET mentees = array_append(known.mentees, $3) WHERE NOT $3 = ANY (known.mentees)
"""

FORGET_PAST: Final = (
    """
DELETE FROM first_looks
WHERE (programme_id, day, mentee_id) IN (
    SELECT programme_id, day, mentee_id FROM first_looks WHERE programme_id = $1 AND day < $2 FOR UPDATE SKIP LOCKED
)
""",
    """
DELETE FROM showings
WHERE (programme_id, day, mentor_id) IN (
    SELECT programme_id, day, mentor_id FROM showings WHERE programme_id = $1 AND day < $2 FOR UPDATE SKIP LOCKED
)
""",
)

FORGET: Final = (
    "DELETE FROM first_looks WHERE mentee_id = ANY ($1)",
    "DELETE FROM showings WHERE mentor_id = ANY ($1)",
    """
UPDATE first_looks SET shown_enough = ARRAY(SELECT unnest(shown_enough) EXCEPT ALL SELECT unnest($1::uuid[]))
WHERE shown_enough && $1
""",
    """
UPDATE showings SET mentees = ARRAY(SELECT unnest(mentees) EXCEPT ALL SELECT unnest($1::uuid[])) WHERE mentees && $1
""",
)


async def shown_enough(tx: Tx, programme_id: UUID, mentee_id: UUID, day: date, most: int) -> frozenset[UUID]:
    """The mentors who had been shown to as many when this mentee first looked today; their first look is now, if there was none."""
    place = programme_id, day, mentee_id
    if (known := await tx.fetchval(OF_TODAY, *place)) is None:
        for statement in FORGET_PAST:
            await tx.execute(statement, programme_id, day)
        await tx.execute(LOOK, *place, most)
        known = await tx.fetchval(OF_TODAY, *place)
    return frozenset(known or ())


async def count(tx: Tx, programme_id: UUID, mentee_id: UUID, day: date, mentors: Sequence[UUID]) -> None:
    """These mentors were shown to this mentee today, a page of them at once."""
    if mentors:
        await tx.execute(COUNT, programme_id, day, mentee_id, list(mentors))


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    """Nothing says any more that they looked or were shown."""
    for statement in FORGET:
        await tx.execute(statement, list(people))
