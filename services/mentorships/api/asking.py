"""Calls for help: from one of the two to those who look after the programme; the other side learns nothing of them."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.asking import HelpPhase, HelpRequest
from services.mentorships.domain.coordinating import documented
from services.mentorships.store import asking as stored
from services.mentorships.use_cases import asking
from shared.contracts.vocabulary import Side
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="help", about="Calls for help, past the other side, to those who look after the programme.")

_Text = Annotated[str, Prose(lengths.HELP)]


class HelpToAskFor(RequestModel):
    text: _Text = Field(examples=["We have lost touch, and I do not know how to begin again."])
    """What you need, in your own words: for your programme's coordinators and for operators alone."""


class HelpToGive(RequestModel):
    text: _Text = Field(examples=["Shall we talk on Thursday? I can also speak with both of you."])
    """What you answer: for whoever asked alone."""


class HelpRequestView(ResponseModel):
    """A call for help."""

    id: UUID
    version: int
    mentorship_id: UUID
    """The mentorship that it is about."""
    programme_id: UUID
    person_id: UUID
    """Who asks."""
    side: Side
    """Which side they are."""
    text: str
    """What they need."""
    asked_at: datetime
    """When they asked, in UTC."""
    state: HelpPhase
    """Whether somebody has answered."""
    answer: str | None
    """The answer; null until there is one, and once whoever answered is not here any more."""
    settled_at: datetime | None
    """When it was answered or withdrawn, in UTC."""
    can: list[Literal["answer", "withdraw"]]

    @classmethod
    def of(cls, asked: HelpRequest, asker: UUID) -> Self:
        act: Literal["answer", "withdraw"] = "withdraw" if asked.person_id == asker else "answer"
        return cls(
            id=asked.id,
            version=asked.version,
            mentorship_id=asked.mentorship_id,
            programme_id=asked.programme_id,
            person_id=asked.person_id,
            side=asked.side,
            text=asked.text,
            asked_at=asked.asked_at,
            state=asked.phase,
            answer=asked.answer,
            settled_at=asked.settled_at,
            can=[act] if asked.phase == "open" else [],
        )


@router.post(
    "/mentorships/{mentorship_id}/help-requests",
    operation_id="ask_for_help",
    summary="Ask those who look after your programme for help; the other side learns nothing of it",
    status_code=201,
    response_model=HelpRequestView,
    openapi_extra=documented("ask_for_help"),
    responses=problems(refusals.UnknownMentorship, refusals.HelpAlreadyAsked, refusals.TooManyHelpRequests),
)
async def ask_for_help(mentorship_id: UUID, body: HelpToAskFor, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> HelpRequestView:
        asked = await asking.ask(tx, mentorship_id, body.text, by=asker, expects=command.expects, now=now)
        return HelpRequestView.of(asked, asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/help-requests/{view.id}")


@router.get(
    "/me/help-requests",
    operation_id="list_my_help_requests",
    summary="What you have asked help for, the latest first",
    response_model=Page[HelpRequestView],
    openapi_extra=documented("list_my_help_requests"),
    responses=problems(),
)
async def list_my_help_requests(query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[HelpRequestView]:
        found = await stored.of_person(tx, asker, paging.after(datetime, UUID), paging.limit)
        views = [HelpRequestView.of(each, asker) for each in found]
        return Page[HelpRequestView].of(views, paging, key=lambda view: (view.asked_at, view.id))

    return await query.run(read)


@router.get(
    "/help-requests/{help_request_id}",
    operation_id="read_help_request",
    summary="A call for help, for whoever asked and for those who can answer",
    response_model=HelpRequestView,
    openapi_extra=documented("read_help_request"),
    responses=problems(refusals.UnknownHelpRequest, PasskeyNeeded),
)
async def read_help_request(help_request_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> HelpRequestView:
        return HelpRequestView.of(await asking.read(tx, help_request_id, by=by), by.person_id)

    return await query.run(read)


@router.post(
    "/help-requests/{help_request_id}/withdrawal",
    operation_id="withdraw_help_request",
    summary="Take your call for help back",
    response_model=HelpRequestView,
    openapi_extra=documented("withdraw_help_request"),
    responses=problems(refusals.UnknownHelpRequest, refusals.HelpSettled),
)
async def withdraw_help_request(help_request_id: UUID, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> HelpRequestView:
        withdrawn = await asking.withdraw(tx, help_request_id, by=asker, expects=command.expects, now=now)
        return HelpRequestView.of(withdrawn, asker)

    return await command.run(act)


@router.post(
    "/help-requests/{help_request_id}/answer",
    operation_id="answer_help_request",
    summary="Answer whoever asks for help; they are told, and the other side is not",
    response_model=HelpRequestView,
    openapi_extra=documented("answer_help_request"),
    responses=problems(refusals.UnknownHelpRequest, refusals.HelpSettled, PasskeyNeeded),
)
async def answer_help_request(
    help_request_id: UUID, body: HelpToGive, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> HelpRequestView:
        answered = await asking.answer(tx, help_request_id, body.text, by=by, expects=command.expects, now=now)
        return HelpRequestView.of(answered, by.person_id)

    return await command.run(act)
