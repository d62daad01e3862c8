"""What is asked in programmes: for operators and the programmes' coordinators."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.matching.api.proposals import EndedBecause
from services.matching.domain.acting import documented
from services.matching.domain.proposals import Proposal
from services.matching.store import managed_proposals as store
from services.matching.store.managed_proposals import Wanted
from services.matching.use_cases.acting import programmes_of
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import ProposalPhase
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="proposals")


class ManagedProposalView(ResponseModel):
    """A proposal as those see it who look after its programme: no word of the two."""

    id: UUID
    request_id: UUID
    """The request that it is part of."""
    place: int
    """Which of the request's mentors is asked, from 1: the next where the one before did not say yes."""
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ProposalPhase
    """Where it stands."""
    proposed_at: UtcDatetime | None
    """When its turn came, in UTC; null until then."""
    respond_by: UtcDatetime | None
    """By when it is to be answered, in UTC; then it expires."""
    ended_at: UtcDatetime | None
    """When it was answered, withdrawn or expired, in UTC; null while it is open."""
    ended_because: EndedBecause
    mentorship_id: UUID | None
    """The mentorship that the acceptance has opened."""

    @classmethod
    def of(cls, proposal: Proposal) -> "ManagedProposalView":
        return cls(
            id=proposal.proposal_id,
            request_id=proposal.request_id,
            place=proposal.position,
            programme_id=proposal.programme_id,
            mentor_id=proposal.mentor_id,
            mentee_id=proposal.mentee_id,
            state=proposal.state,
            proposed_at=proposal.proposed_at,
            respond_by=proposal.respond_by,
            ended_at=proposal.ended_at,
            ended_because=proposal.ended_because,
            mentorship_id=proposal.mentorship_id,
        )


@router.get(
    "/managed-proposals",
    operation_id="list_managed_proposals",
    response_model=Page[ManagedProposalView],
    openapi_extra=documented("list_managed_proposals"),
    responses=problems(NotYourProgramme, PasskeyNeeded),
)
async def list_managed_proposals(
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    programme_id: Annotated[
        UUID | None,
        Parameter(
            description="Only in this programme; else in all that you look after, for operators in all there are."
        ),
    ] = None,
    state: Annotated[ProposalPhase | None, Parameter(description="Only those in this state.")] = None,
    mentor_id: Annotated[UUID | None, Parameter(description="Only those to this mentor.")] = None,
    mentee_id: Annotated[UUID | None, Parameter(description="Only those of this mentee.")] = None,
    request_id: Annotated[UUID | None, Parameter(description="Only those of this request.")] = None,
) -> Response:
    """What mentees ask of mentors in programmes, the newest first. Names come from profiles."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, now: datetime) -> Page[ManagedProposalView]:
        theirs = await programmes_of(tx, "list_managed_proposals", programme_id, by=by)
        wanted = Wanted(theirs, mentor_id, mentee_id, request_id, state)
        found = await store.listed(tx, wanted, after, paging.limit, now)
        return Page[ManagedProposalView].of(list(map(ManagedProposalView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)
