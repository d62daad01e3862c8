"""`/requests`: a mentee asks mentors in order."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.matching.api.proposals import EndedBecause
from services.matching.domain.proposals import Proposal
from services.matching.domain.refusals import (
    AlreadyMentored,
    AlreadyProposed,
    AskedTooOften,
    AskingOneself,
    DuplicateMentors,
    InOneGroup,
    InOneReportingLine,
    MenteeProfileMissing,
    MentorFull,
    MentorPaused,
    MessageNotUsable,
    NotInProgramme,
    ProgrammeNotRunning,
    ProposalNotOpen,
    TooFewOrTooManyMentors,
    TooManyOpenRequests,
    UnknownMentor,
    UnknownProgramme,
    UnknownRequest,
)
from services.matching.domain.requests import LONGEST_MESSAGE, MOST_MENTORS, Request
from services.matching.domain.vocabulary import Act
from services.matching.use_cases import asking
from shared.contracts.vocabulary import ProposalPhase
from shared.http.dependencies import Command, KeyedCommand, Query
from shared.http.fields import Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx


class NewRequest(RequestModel):
    """Whom to ask, in order, and what to tell them. Only the mentor who is being asked reads the message."""

    mentor_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_MENTORS)]
    """The mentors, in the order in which they are asked; the next one only when the one before said no."""
    message: Annotated[str, Prose(LONGEST_MESSAGE)] = Field(
        examples=["I move from support to operations and would like to learn Docker from you."]
    )
    """What the mentor whose turn it is reads."""
    programme_id: Annotated[UUID | None, Field(description="The default programme when left out.")] = None


class AskedView(ResponseModel):
    """One of a request's proposals, as its mentee sees it."""

    id: UUID
    mentor_id: UUID
    state: ProposalPhase
    """Where this proposal stands."""
    version: int
    proposed_at: UtcDatetime | None
    """When its turn came, in UTC; null until then."""
    respond_by: UtcDatetime | None = Field(description="Null until its turn has come.")
    ended_because: EndedBecause
    mentorship_id: UUID | None
    """What came of it, once accepted."""
    can: list[Act]

    @classmethod
    def of(cls, proposal: Proposal, asker: UUID, now: datetime) -> "AskedView":
        asked = proposal.as_of(now)
        return cls(
            id=asked.proposal_id,
            mentor_id=asked.mentor_id,
            state=asked.state,
            version=asked.version,
            proposed_at=asked.proposed_at,
            respond_by=asked.respond_by,
            ended_because=asked.ended_because,
            mentorship_id=asked.mentorship_id,
            can=["withdraw"] if asked.can_be_withdrawn(asker, now) else [],
        )


class RequestView(ResponseModel):
    """A request and its proposals, in the order in which they are made."""

    id: UUID
    version: int
    programme_id: UUID
    message: str | None
    """What the mentors read at their turn."""
    created_at: UtcDatetime
    proposals: list[AskedView]
    """One for each mentor, in the order of asking."""
    can: list[Literal["withdraw"]]

    @classmethod
    def of(cls, request: Request, asker: UUID, now: datetime) -> "RequestView":
        proposals = [AskedView.of(each, asker, now) for each in request.proposals]
        return cls(
            id=request.request_id,
            version=request.version,
            programme_id=request.programme_id,
            message=request.message,
            created_at=request.created_at,
            proposals=proposals,
            can=["withdraw"] if any(each.can for each in proposals) else [],
        )


router = Router(tag="requests", about="Requests: a mentee asks up to five mentors, one after the other.")


@router.post(
    "/requests",
    operation_id="ask_mentors",
    status_code=201,
    response_model=RequestView,
    responses=problems(
        MenteeProfileMissing,
        UnknownProgramme,
        NotInProgramme,
        InOneGroup,
        InOneReportingLine,
        ProgrammeNotRunning,
        AskingOneself,
        DuplicateMentors,
        TooFewOrTooManyMentors,
        MessageNotUsable,
        TooManyOpenRequests,
        UnknownMentor,
        MentorPaused,
        MentorFull,
        AlreadyProposed,
        AlreadyMentored,
        AskedTooOften,
    ),
)
async def ask_mentors(body: NewRequest, command: KeyedCommand) -> Response:
    """Asks the first mentor, and the next one whenever a proposal ends without a yes."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> RequestView:
        request = await asking.ask_mentors(tx, body.mentor_ids, body.message, body.programme_id, by=by, now=now)
        return RequestView.of(request, by, now)

    return await command.run(act, location=lambda view: f"/matching/v1/requests/{view.id}")


@router.get("/me/requests", operation_id="list_requests", response_model=Page[RequestView])
async def list_requests(query: Query, paging: PagingQuery) -> Response:
    """What you have asked, newest first."""
    by = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> Page[RequestView]:
        after = paging.after(UUID)
        found = await asking.list_requests(tx, None if after is None else after[0], paging.limit, by=by)
        return Page[RequestView].of([RequestView.of(each, by, now) for each in found], paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/requests/{request_id}",
    operation_id="read_request",
    response_model=RequestView,
    responses=problems(UnknownRequest),
)
async def read_request(request_id: UUID, query: Query) -> Response:
    """A request of yours."""
    by = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> RequestView:
        return RequestView.of(await asking.read_request(tx, request_id, by=by), by, now)

    return await query.run(read)


@router.post(
    "/requests/{request_id}/withdrawal",
    operation_id="withdraw_request",
    response_model=RequestView,
    responses=problems(UnknownRequest, ProposalNotOpen),
)
async def withdraw_request(request_id: UUID, command: Command) -> Response:
    """Asks none of the mentors any longer."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> RequestView:
        return RequestView.of(
            await asking.withdraw_request(tx, request_id, by=by, expects=command.expects, now=now), by, now
        )

    return await command.run(act)
