"""Of each mentee of a programme how many mentorships go on: who has none is found without looking through everybody.

Counted from what is, under the lock of its row; members come and mentorships end in whatever order, and at once.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.contracts import MembershipState
from shared.postgres import Tx, columns

JOIN: Final = """
INSERT INTO mentees (programme_id, person_id, membership_id, joined_at)
SELECT DISTINCT ON (programme_id, person_id) programme_id, person_id, membership_id, joined_at
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
    AS told (programme_id, person_id, membership_id, joined_at)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
  AND NOT EXISTS (SELECT FROM archived_programmes WHERE archived_programmes.programme_id = told.programme_id)
ORDER BY programme_id, person_id, joined_at
ON CONFLICT (programme_id, person_id) DO UPDATE
SET membership_id = excluded.membership_id,
    joined_at = CASE
        WHEN mentees.membership_id = excluded.membership_id THEN mentees.joined_at
        ELSE excluded.joined_at
    END
"""

# Of whoever has no mentorship either nothing is kept.
LEAVE: Final = (
    """
    DELETE FROM mentees WHERE membership_id = ANY ($1) AND going_on = 0
    """,
    """
    UPDATE mentees SET membership_id = NULL, joined_at = NULL WHERE membership_id = ANY ($1)
    """,
)

CLOSE: Final = (
    """
    DELETE FROM mentees WHERE programme_id = ANY ($1) AND going_on = 0
    """,
    """
    UPDATE mentees SET membership_id = NULL, joined_at = NULL WHERE programme_id = ANY ($1) AND membership_id IS NOT NULL
    """,
)

MATCH: Final = """
INSERT INTO mentees (programme_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
"""

# The lock comes before the count, each a statement of its own: a count that waited would be one of before.
COUNT: Final = (
    """
    SELECT FROM mentees WHERE programme_id = $1 AND person_id = $2 FOR UPDATE
    """,
    """
    UPDATE mentees SET going_on = (
        SELECT count(*) FROM mentorships
        WHERE mentorships.programme_id = $1 AND mentee_id = $2 AND ended_at IS NULL
    )
    WHERE programme_id = $1 AND person_id = $2
    """,
    """
    DELETE FROM mentees WHERE programme_id = $1 AND person_id = $2 AND membership_id IS NULL AND going_on = 0
    """,
)

FORGET: Final = """
DELETE FROM mentees WHERE person_id = $1
"""


async def remember(tx: Tx, members: Mapping[UUID, tuple[MembershipState, datetime]], left: Collection[UUID]) -> None:
    """Who belongs to which programme as a mentee, since when, by their memberships; and which memberships are none any more."""
    for statement in LEAVE if left else ():
        await tx.execute(statement, list(left))
    told = [(state.programme_id, state.person_id, state.membership_id, since) for state, since in members.values()]
    if told:
        await tx.execute(JOIN, *columns(told, 4))


async def close(tx: Tx, programmes: Collection[UUID]) -> None:
    """Nobody needs a mentor in these any more; what goes on there does."""
    for statement in CLOSE:
        await tx.execute(statement, list(programmes))


async def count(tx: Tx, programme_id: UUID, person_id: UUID, *, begins: bool) -> None:
    """A mentorship of theirs begins or ends there, and is saved."""
    if begins:
        await tx.execute(MATCH, programme_id, person_id)
    for statement in COUNT:
        await tx.execute(statement, programme_id, person_id)


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)
