"""Steps of a programme's ladder: for whom they were taken against, and for those who look after the programme."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.matching.domain.acting import documented
from services.matching.domain.ladder import (
    AppealedAlready,
    EndedBecause,
    NoAppealWaits,
    NotForYouToEnd,
    Outcome,
    Rung,
    Step,
    StepOver,
    UnknownStep,
)
from services.matching.store import steps
from services.matching.use_cases import stepping
from shared.acting import NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="steps", about="What follows where a mentor does not answer or come, in a programme with a ladder of its own."
)


class NewStepAppeal(RequestModel):
    text: Annotated[str, Prose(2000)]
    """What you say to it: for those who look after the programme, who decide."""


class StepDecision(RequestModel):
    outcome: Outcome
    """`granted`: the step is over, and what it was taken for counts no more, whether or not there is an appeal; `upheld`: an appeal
    is not granted, and the step stands."""
    reason: Annotated[str, Prose(2000)]
    """Why: the one it was taken against reads it."""


class StepView(ResponseModel):
    """A step that was taken against a mentor in a programme."""

    id: UUID
    version: int
    programme_id: UUID
    person_id: UUID
    """Against whom."""
    rung: Rung
    """`told`: it was said, and nothing follows; `rest`: nobody new is sent to them in this programme until they come back;
    `unmatched`: until those who look after it let them."""
    counted: int
    """How many requests had run out of time, and sessions been missed, in the ladder's time."""
    taken_at: UtcDatetime
    """When it was taken, in UTC."""
    ended_at: UtcDatetime | None
    """Since when it is over, in UTC; null while it holds."""
    ended_because: EndedBecause | None
    """`came_back`; `granted`: an appeal was; `corrected`: what was counted turned out to be none; `went_on`: the next step was taken."""
    appeal: str | None
    """What they say to it; null where they have not appealed."""
    appealed_at: UtcDatetime | None
    """When they said so, in UTC."""
    outcome: Outcome | None
    """What was decided on that; null until then."""
    reason: str | None
    """Why."""
    decided_at: UtcDatetime | None
    """When, in UTC."""
    can: list[Literal["come_back", "appeal", "decide"]]

    @classmethod
    def of(cls, step: Step, *, decides: bool = False) -> "StepView":
        return cls(
            id=step.step_id,
            version=step.version,
            programme_id=step.programme_id,
            person_id=step.person_id,
            rung=step.rung,
            counted=step.counted,
            taken_at=step.taken_at,
            ended_at=step.ended_at,
            ended_because=step.ended_because,
            appeal=step.appeal,
            appealed_at=step.appealed_at,
            outcome=step.outcome,
            reason=step.reason,
            decided_at=step.decided_at,
            can=(["decide"] if step.to_decide else []) if decides else list(step.can),
        )


@router.get("/me/steps", operation_id="list_my_steps", response_model=Page[StepView])
async def list_my_steps(query: Query, paging: PagingQuery) -> Response:
    """What followed where you did not answer or come as a mentor, in programmes with a ladder of their own, the newest first."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[StepView]:
        found = await steps.of_person(tx, query.caller.person_id, after, paging.limit)
        return Page[StepView].of(list(map(StepView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.post(
    "/me/steps/{step_id}/end",
    operation_id="end_step",
    response_model=StepView,
    responses=problems(UnknownStep, StepOver, NotForYouToEnd),
)
async def end_step(step_id: UUID, command: Command) -> Response:
    """Come back from a rest in a programme: you are recommended, asked and matched there again."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> StepView:
        return StepView.of(await stepping.come_back(tx, step_id, by=by, expects=command.expects, now=now))

    return await command.run(act)


@router.post(
    "/me/steps/{step_id}/appeal",
    operation_id="appeal_step",
    response_model=StepView,
    responses=problems(UnknownStep, StepOver, AppealedAlready),
)
async def appeal_step(step_id: UUID, body: NewStepAppeal, command: Command) -> Response:
    """Say, once, why a step should not have been taken. Those who look after the programme decide, and say why."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> StepView:
        return StepView.of(await stepping.appeal(tx, step_id, body.text, by=by, expects=command.expects, now=now))

    return await command.run(act)


@router.get(
    "/programmes/{programme_id}/steps",
    operation_id="list_steps",
    openapi_extra=documented("list_steps"),
    response_model=Page[StepView],
    responses=problems(NotYourProgramme, PasskeyNeeded),
)
async def list_steps(
    programme_id: UUID,
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    waiting: Annotated[bool, Parameter(description="Only those that an appeal waits against.")] = False,
) -> Response:
    """The steps taken in a programme, the newest first. Names come from profiles."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[StepView]:
        found = await stepping.list_steps(tx, programme_id, after, paging.limit, waiting=waiting, by=by)
        return Page[StepView].of(
            [StepView.of(each, decides=each.person_id != by.person_id) for each in found],
            paging,
            lambda view: (view.id,),
        )

    return await query.run(read)


@router.post(
    "/steps/{step_id}/decision",
    operation_id="decide_step",
    openapi_extra=documented("decide_step"),
    response_model=StepView,
    responses=problems(UnknownStep, NotYourProgramme, PasskeyNeeded, NotForYouToEnd, NoAppealWaits),
)
async def decide_step(
    step_id: UUID, body: StepDecision, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Decide on a step, or on an appeal against it, with a reason that is told and kept in the audit log."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> StepView:
        decided = await stepping.decide(tx, step_id, body.outcome, body.reason, by=by, expects=command.expects, now=now)
        return StepView.of(decided, decides=True)

    return await command.run(act)
