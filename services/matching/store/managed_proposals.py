"""What is asked in programmes, for those who look after them: no word that people wrote."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.proposals import Proposal
from services.matching.store.proposals import proposal_of
from shared.contracts.vocabulary import ProposalPhase
from shared.postgres import Tx

# A proposal whose time is over is expired, whether or not the worker has noted it. Newest first.
LIST: Final = """
SELECT * FROM proposals
WHERE ($1::uuid[] IS NULL OR programme_id = ANY ($1))
AND ($2::uuid IS NULL OR mentor_id = $2)
AND ($3::uuid IS NULL OR mentee_id = $3)
AND ($4::uuid IS NULL OR request_id = $4)
AND ($5::text IS NULL OR $5 = CASE WHEN state = 'proposed' AND respond_by <= $6 THEN 'expired' ELSE state END)
AND ($7::uuid IS NULL OR proposal_id < $7)
ORDER BY proposal_id DESC
LIMIT $8
"""


@dataclass(frozen=True)
class Wanted:
    """Which proposals one looks for; None is no wish, for `programmes` all there are."""

    programmes: frozenset[UUID] | None = None
    mentor_id: UUID | None = None
    mentee_id: UUID | None = None
    request_id: UUID | None = None
    state: ProposalPhase | None = None


async def listed(tx: Tx, wanted: Wanted, after: UUID | None, limit: int, now: datetime) -> list[Proposal]:
    """Proposals as wanted, the newest first, as they are now."""
    rows = await tx.fetch(
        LIST,
        None if wanted.programmes is None else sorted(wanted.programmes),
        wanted.mentor_id,
        wanted.mentee_id,
        wanted.request_id,
        wanted.state,
        now,
        after,
        limit,
    )
    return [proposal_of(row).as_of(now) for row in rows]
