"""Of each mentee of a programme how many mentorships go on: who has none is found without looking through everybody.

Counted from what is, under the lock of its row; members come and mentorships end in whatever order, and at once. Whoever counts several
holds all of them first.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.contracts import MembershipState
from shared.postgres import Tx, columns

# Made and locked in one statement and one order: two that meet wait for each other and don't deadlock.
HOLD: Final = """
INSERT INTO mentees (programme_id, person_id)
SELECT programme_id, person_id FROM unnest($1::uuid[], $2::uuid[]) AS told (programme_id, person_id)
UNION
SELECT programme_id, person_id FROM mentees WHERE person_id = ANY ($3) OR membership_id = ANY ($4)
ORDER BY programme_id, person_id
ON CONFLICT (programme_id, person_id) DO UPDATE SET going_on = mentees.going_on
"""

HOLD_OF_PROGRAMMES: Final = """
SELECT FROM mentees WHERE programme_id = ANY ($1) ORDER BY programme_id, person_id FOR UPDATE
"""

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

LEAVE: Final = """
UPDATE mentees SET membership_id = NULL, joined_at = NULL WHERE membership_id = ANY ($1) RETURNING programme_id, person_id
"""

CLOSE: Final = """
UPDATE mentees SET membership_id = NULL, joined_at = NULL WHERE programme_id = ANY ($1) AND membership_id IS NOT NULL
RETURNING programme_id, person_id
"""

# Counted once it is locked, in a statement of its own: a count that waited would be one of before.
COUNT: Final = """
UPDATE mentees SET going_on = (
    SELECT count(*) FROM mentorships
    WHERE mentorships.programme_id = mentees.programme_id AND mentee_id = mentees.person_id AND ended_at IS NULL
)
FROM unnest($1::uuid[], $2::uuid[]) AS held (programme_id, person_id)
WHERE mentees.programme_id = held.programme_id AND mentees.person_id = held.person_id
"""

FORGET: Final = """
DELETE FROM mentees WHERE person_id = ANY ($1)
"""

# Of who is no member and has no mentorship either nothing is kept.
SWEEP: Final = """
DELETE FROM mentees USING unnest($1::uuid[], $2::uuid[]) AS held (programme_id, person_id)
WHERE mentees.programme_id = held.programme_id AND mentees.person_id = held.person_id
  AND membership_id IS NULL AND going_on = 0
"""


async def remember(tx: Tx, members: Mapping[UUID, tuple[MembershipState, datetime]], left: Collection[UUID]) -> None:
    """Who belongs to which programme as a mentee, since when, by their memberships; and which memberships are none any more."""
    told = [(state.programme_id, state.person_id, state.membership_id, since) for state, since in members.values()]
    pairs = {(programme_id, person_id) for programme_id, person_id, _, _ in told}
    if left:  # else the one statement that joins them holds them in order
        await _hold(tx, pairs, left=left)
    without = await tx.fetch(LEAVE, list(left))
    await tx.execute(JOIN, *columns(told, 4))
    await _sweep(tx, {*pairs, *map(tuple, without)})


async def close(tx: Tx, programmes: Collection[UUID]) -> None:
    """Nobody needs a mentor in these any more; what goes on there does."""
    await tx.execute(HOLD_OF_PROGRAMMES, list(programmes))
    await _sweep(tx, map(tuple, await tx.fetch(CLOSE, list(programmes))))


async def count(tx: Tx, pairs: Collection[tuple[UUID, UUID]], gone: Collection[UUID] = ()) -> None:
    """Of each programme and mentee, whose mentorships are saved. Of whom is `gone` nothing is kept."""
    await _hold(tx, pairs, gone=gone)
    await tx.execute(FORGET, list(gone))
    await tx.execute(COUNT, *columns(list(pairs), 2))
    await _sweep(tx, pairs)


async def _hold(
    tx: Tx, pairs: Collection[tuple[UUID, UUID | None]], *, gone: Collection[UUID] = (), left: Collection[UUID] = ()
) -> None:
    await tx.execute(HOLD, *columns(list(pairs), 2), list(gone), list(left))


async def _sweep(tx: Tx, pairs: Iterable[tuple[UUID | None, ...]]) -> None:
    await tx.execute(SWEEP, *columns(list(pairs), 2))
