"""The mentorships of programmes, for those who look after them: no word of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Quiet
from services.mentorships.domain.timeline import SIGNS_OF_LIFE
from services.mentorships.store.mentorships import mentorship_of
from shared.contracts.vocabulary import MentorshipPhase, MentorshipStage
from shared.postgres import Tx

LIST: Final = """
SELECT * FROM mentorships
WHERE ($1::uuid[] IS NULL OR programme_id = ANY ($1))
  AND ($2::text IS NULL OR state = $2)
  AND ($3::text IS NULL OR stage = $3)
  AND ($4::uuid IS NULL OR mentor_id = $4)
  AND ($5::uuid IS NULL OR mentee_id = $5)
  AND ($6::timestamptz IS NULL OR (opened_at, id) < ($6, $7::uuid))
ORDER BY opened_at DESC, id DESC
LIMIT $8
"""

# The same signs as of one mentorship alone (`store.prompts`, `store.sessions`), of many in one statement.
SIGNS: Final = """
SELECT id,
    (
        SELECT max(happened_at) FROM timeline
        WHERE mentorship_id = pair.id AND (by <> 'platform' OR what = ANY ($3))
    ) AS active_at,
    (
        SELECT max(ends_at) FROM sessions
        WHERE mentor_id = pair.mentor_id AND mentee_ids @> ARRAY[pair.mentee_id] AND state = 'completed'
    ) AS met_at,
    (
        SELECT max(ends_at) FROM sessions
        WHERE mentor_id = pair.mentor_id AND mentee_ids = ARRAY[pair.mentee_id] AND state IN ('pending', 'booked')
          AND starts_at > $2
    ) AS ahead_until
FROM mentorships AS pair
WHERE id = ANY ($1)
"""


@dataclass(frozen=True)
class Wanted:
    """Which mentorships one looks for; None is no wish, for `programmes` all there are."""

    programmes: frozenset[UUID] | None = None
    phase: MentorshipPhase | None = None
    stage: MentorshipStage | None = None
    mentor_id: UUID | None = None
    mentee_id: UUID | None = None


async def listed(tx: Tx, wanted: Wanted, after: tuple[datetime, UUID] | None, limit: int) -> list[Mentorship]:
    """Mentorships as wanted, those that began last first."""
    rows = await tx.fetch(
        LIST,
        None if wanted.programmes is None else sorted(wanted.programmes),
        wanted.phase,
        wanted.stage,
        wanted.mentor_id,
        wanted.mentee_id,
        *(after or (None, None)),
        limit,
    )
    return [mentorship_of(row) for row in rows]


async def quiet_of(tx: Tx, listed: Sequence[Mentorship], now: datetime) -> Mapping[UUID, Quiet]:
    """How each of these mentorships has been since something last happened there; nothing of what was said unasked."""
    rows = {row["id"]: row for row in await tx.fetch(SIGNS, [each.id for each in listed], now, sorted(SIGNS_OF_LIFE))}
    return {
        each.id: Quiet(
            phase=each.phase,
            stage=each.stage,
            rhythm=each.meeting_rhythm,
            active_at=rows[each.id]["active_at"] or each.opened_at,
            met_at=rows[each.id]["met_at"],
            ahead_until=rows[each.id]["ahead_until"],
        )
        for each in listed
    }
