"""What counts for limits: sessions that are not cancelled, times proposed for them, and holds that are not over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.limits import Counted
from services.scheduling.domain.minutes import Span
from shared.postgres import Tx

# A proposal's session may lie anywhere ahead, and PostgreSQL thinks of a third of all: the limit of one makes it look each of
# the mentor's up by its id all the same.
COUNTED: Final = """
SELECT sessions.mentor_id, sessions.offering_id, participants.starts, sessions.session_id AS owner
FROM participants
JOIN sessions USING (session_id)
WHERE participants.person_id = ANY ($1::uuid[]) AND participants.starts >= $2 AND participants.starts < $3
  AND sessions.mentor_id = participants.person_id AND sessions.session_id IS DISTINCT FROM $5
  AND sessions.state <> 'cancelled' AND (sessions.state <> 'pending' OR sessions.respond_by > $4)
UNION ALL
SELECT mentor_id, offering_id, starts, hold_id
FROM holds
WHERE mentor_id = ANY ($1::uuid[]) AND starts >= $2 AND starts < $3 AND expires_at > $4 AND hold_id IS DISTINCT FROM $5
UNION ALL
SELECT proposed.mentor_id, proposed.offering_id, proposed.starts, participants.session_id
FROM participants
CROSS JOIN LATERAL (
    SELECT mentor_id, offering_id, (proposal ->> 'starts')::bigint AS starts,
           (proposal ->> 'respond_by')::timestamptz AS respond_by
    FROM sessions
    WHERE session_id = participants.session_id AND mentor_id = participants.person_id
      AND session_id IS DISTINCT FROM $5 AND state = 'booked' AND proposal IS NOT NULL
    LIMIT 1
) AS proposed
WHERE participants.person_id = ANY ($1::uuid[])
  AND participants.starts >= floor(extract(epoch FROM $4::timestamptz) / 60)::bigint
  AND proposed.starts >= $2 AND proposed.starts < $3 AND proposed.respond_by > $4
"""


async def counted(
    tx: Tx, mentors: Sequence[UUID], span: Span, now: datetime, *, apart_from: UUID | None = None
) -> dict[UUID, list[Counted]]:
    """What starts in the span with these mentors, by mentor; the session or hold `apart_from` is left out."""
    found: dict[UUID, list[Counted]] = {mentor: [] for mentor in mentors}
    for row in await tx.fetch(COUNTED, list(mentors), *span, now, apart_from):
        found[row["mentor_id"]].append(Counted(row["offering_id"], row["starts"], row["owner"]))
    return found
