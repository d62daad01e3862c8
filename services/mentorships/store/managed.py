"""The mentorships of programmes, for those who look after them: no word of the two."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
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
