"""Breaking the glass: a look at what two people wrote, for a reason, told to both and kept."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.api.work import NO
from services.mentorships.domain import refusals
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.goals import ActionStep, Goal
from services.mentorships.domain.privacy import is_seen_inside
from services.mentorships.domain.thread import Message
from services.mentorships.store import asking as stored
from services.mentorships.store.asking import Look
from services.mentorships.use_cases import journey, looking
from services.mentorships.use_cases.looking import LAST_MESSAGES, Inside
from shared.contracts.vocabulary import Progress, Side
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import Line, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="work list")


class LookToTake(RequestModel):
    reason: Annotated[str, Line(500, shortest=10)] = Field(examples=["The mentee reports threats in the thread."])
    """Why you must read what is theirs. Both read this reason, and it stays in the audit log."""


class LookView(ResponseModel):
    """Somebody who looks after the programme has read what the two wrote."""

    id: UUID
    looked_by: UUID | None
    """Who looked; null once they are erased."""
    role: Literal["operator", "coordinator"]
    """As what they looked."""
    reason: str | None
    """Why, in their words; null once they are erased."""
    looked_at: datetime
    """When, in UTC."""

    @classmethod
    def of(cls, look: Look) -> Self:
        return cls.model_validate(look)


class StepSeen(ResponseModel):
    text: str | None
    """What is to be done; null once who wrote it is gone."""
    status: Progress
    """How far it is."""

    @classmethod
    def of(cls, step: ActionStep) -> Self:
        return cls(text=step.text if is_seen_inside("action step") else None, status=step.status)


class GoalSeen(ResponseModel):
    text: str | None
    """The goal; null once who wrote it is gone."""
    status: Progress
    """How far it is."""
    action_steps: list[StepSeen]
    """The steps that lead to it."""

    @classmethod
    def naming(cls, goal: Goal, inside: Inside) -> Self:
        steps = inside.steps.get(goal.id, ())
        text = goal.text if is_seen_inside("goal") else None
        return cls(text=text, status=goal.status, action_steps=[StepSeen.of(step) for step in steps])


class MessageSeen(ResponseModel):
    side: Side
    """Who wrote it."""
    text: str
    """What it says."""
    sent_at: datetime
    """When it was written, in UTC."""

    @classmethod
    def of(cls, message: Message) -> Self:
        return cls(side=message.side, text=message.text, sent_at=message.sent_at)


class InsideView(ResponseModel):
    """What the two wrote to each other. Private notes, feedback and calls for help are not part of it."""

    look: LookView
    """What is kept of this look."""
    agreement: list[str]
    """What they say of each part of the agreement that holds, and of what is proposed."""
    goals: list[GoalSeen]
    """Every goal, the oldest first."""
    messages: list[MessageSeen] = Field(description=f"The last {LAST_MESSAGES} of the thread, the latest first.")

    @classmethod
    def of(cls, inside: Inside) -> Self:
        revisions = [each for each in (inside.agreement.standing, inside.agreement.proposed) if each is not None]
        said = [text for each in revisions for text in each.terms.words.values()]
        return cls(
            look=LookView.of(inside.look),
            agreement=said if is_seen_inside("agreement") else [],
            goals=[GoalSeen.naming(goal, inside) for goal in inside.goals],
            messages=[MessageSeen.of(each) for each in inside.messages] if is_seen_inside("message") else [],
        )


@router.post(
    "/managed-mentorships/{mentorship_id}/looks",
    operation_id="look_into_mentorship",
    summary="Read what two people wrote, for a reason that both of them read too",
    response_model=InsideView,
    openapi_extra=documented("look_into_mentorship"),
    responses=problems(*NO, refusals.UnknownMentorship),
)
async def look_into_mentorship(
    mentorship_id: UUID, body: LookToTake, command: UnversionedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> InsideView:
        inside = await looking.look_into(tx, mentorship_id, body.reason, by=by, expects=command.expects, now=now)
        return InsideView.of(inside)

    return await command.run(act)


@router.get(
    "/mentorships/{mentorship_id}/looks",
    operation_id="list_looks",
    summary="Who has read what you wrote to each other, when and why, the latest first",
    response_model=Page[LookView],
    openapi_extra=documented("list_looks"),
    responses=problems(refusals.UnknownMentorship),
)
async def list_looks(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    async def read(tx: Tx, _now: datetime) -> Page[LookView]:
        await journey.read_mentorship(tx, mentorship_id, by=query.caller.person_id)
        found = await stored.looks_of(tx, mentorship_id, paging.after(datetime, UUID), paging.limit)
        return Page[LookView].of([LookView.of(each) for each in found], paging, lambda view: (view.looked_at, view.id))

    return await query.run(read)
