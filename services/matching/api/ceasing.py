"""Which requests end when somebody ceases to be a mentor, before they do."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from services.matching.domain.proposals import Proposal
from services.matching.store import proposals
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="proposals")


class ProposalThatEnds(ResponseModel):
    id: UUID
    mentee_id: UUID
    respond_by: UtcDatetime | None
    """By when it would be to be answered, in UTC."""

    @classmethod
    def of(cls, proposal: Proposal) -> "ProposalThatEnds":
        return cls(id=proposal.proposal_id, mentee_id=proposal.mentee_id, respond_by=proposal.respond_by)


class ProposalsThatEnd(ResponseModel):
    """Which requests end for somebody who ceases to be a mentor now."""

    proposals: list[ProposalThatEnds]
    """What you are asked and have not answered, the oldest first; who asks is told, and the next mentor is asked."""


@router.get(
    "/me/mentor/ceasing",
    operation_id="preview_ceasing_proposals",
    response_model=ProposalsThatEnd,
    responses=problems(),
)
async def preview_ceasing_proposals(query: Query) -> Response:
    """Which requests would end if you ceased to be a mentor (`DELETE /profiles/v1/me/mentor`)."""

    async def read(tx: Tx, now: datetime) -> ProposalsThatEnd:
        asked = await proposals.asked_now(tx, query.caller.person_id, now)
        return ProposalsThatEnd(proposals=[ProposalThatEnds.of(each) for each in asked])

    return await query.run(read)
