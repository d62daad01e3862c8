"""The shared progress tracker: goals and their action steps."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.goals import ActionStep, Goal, NewActionStep, NewGoal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.store import goals as stored
from services.mentorships.store import mentorships
from services.mentorships.use_cases import goals, journey
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="goals", about="The shared progress tracker: goals and their action steps.")

ERASED: Final = "Null once the person who wrote it is not here for you any more."


# --- what is answered ------------------------------------------------------------------------------------------------


class ActionStepView(ResponseModel):
    id: UUID
    version: int
    goal_id: UUID
    """The goal that it leads to."""
    text: str | None = Field(description=ERASED)
    side: Side | None
    """Whose it is to do; null: of both."""
    status: Progress
    """How far it is."""
    deadline: date | None
    """The date by which it is to be reached."""
    created_at: datetime
    completed_at: datetime | None
    """When it was completed, in UTC; null until then."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, step: ActionStep, mentorship: Mentorship, asker: UUID) -> Self:
        return cls(
            id=step.id,
            version=step.version,
            goal_id=step.goal_id,
            text=step.text if mentorship.shows("action step", step.written_by, asker) else None,
            side=step.side,
            status=step.status,
            deadline=step.deadline,
            created_at=step.created_at,
            completed_at=step.completed_at,
            can=[] if mentorship.ending else ["change"],
        )


GoalAct = Literal["change", "add_action_step", "agree"]


class GoalView(ResponseModel):
    """A goal with its action steps; its version is its own, each step has one too."""

    id: UUID
    version: int
    mentorship_id: UUID
    """The mentorship that it belongs to, if any."""
    text: str | None = Field(description=ERASED)
    horizon: GoalHorizon
    """Whether it is meant for soon or for later."""
    kind: GoalKind
    """What sort of goal it is."""
    status: Progress
    """How far it is."""
    deadline: date | None
    """The date by which it is to be reached."""
    created_at: datetime
    completed_at: datetime | None
    """When it was completed, in UTC; null until then."""
    proposed_by: Side
    """Whose wording it is."""
    agreed_at: datetime | None
    """When the other side agreed to it, in UTC; null while it waits for their yes."""
    action_steps: list[ActionStepView]
    """The steps that lead to it, oldest first."""
    can: list[GoalAct]

    @classmethod
    def of(cls, goal: Goal, steps: Sequence[ActionStep], mentorship: Mentorship, asker: UUID) -> Self:
        can: list[GoalAct] = [] if mentorship.ending else ["change"]
        if can and not goal.is_closed:
            can.append("add_action_step")
        if can and goal.waits_for(mentorship.pair.side_of(asker)):
            can.append("agree")
        return cls(
            id=goal.id,
            version=goal.version,
            mentorship_id=goal.mentorship_id,
            text=goal.text if mentorship.shows("goal", goal.written_by, asker) else None,
            horizon=goal.horizon,
            kind=goal.kind,
            status=goal.status,
            deadline=goal.deadline,
            created_at=goal.created_at,
            completed_at=goal.completed_at,
            proposed_by=goal.proposed_by,
            agreed_at=goal.agreed_at,
            action_steps=[ActionStepView.of(step, mentorship, asker) for step in steps],
            can=can,
        )


# --- what is sent ----------------------------------------------------------------------------------------------------

GoalText = Annotated[str, Prose(lengths.GOAL), Field(examples=["Lead the migration to the new billing system"])]
StepText = Annotated[str, Prose(lengths.ACTION_STEP), Field(examples=["Draft the plan and show it to two colleagues"])]
Deadline = Annotated[date | None, Field(description="The last day for it.", examples=["2030-06-30"])]


class GoalToSet(RequestModel):
    text: GoalText
    """The goal in plain words."""
    horizon: GoalHorizon = Field(examples=["short_term"])
    """Whether it is meant for soon or for later."""
    kind: GoalKind = Field(examples=["skill"])
    """What sort of goal it is."""
    deadline: Deadline = None
    """The date by which it is to be reached."""


class GoalAgreedTo(RequestModel):
    version: Annotated[Int4, Field(ge=1, examples=[1])]
    """The version of the goal that you have read and agree to."""


class ActionStepToAdd(RequestModel):
    text: StepText
    """What is to be done."""
    deadline: Deadline = None
    """The date by which it is to be reached."""
    side: Side | None = Field(None, examples=["mentee"])
    """Whose it is to do; of both where it is left out."""


def _unsent() -> Any:
    """The default of a field that may be left out but not be null; it is never looked at."""
    return None


class _Changes(RequestModel):
    def named(self) -> dict[str, Any]:
        """What was sent, and nothing else."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class GoalChanges(_Changes):
    """Only what is sent changes; a deadline of null takes the deadline away."""

    text: GoalText = Field(default_factory=_unsent)
    """The goal in plain words."""
    horizon: GoalHorizon = Field(default_factory=_unsent)
    """Whether it is meant for soon or for later."""
    kind: GoalKind = Field(default_factory=_unsent)
    """What sort of goal it is."""
    status: Progress = Field(default_factory=_unsent, examples=["in_progress"])
    """How far it is."""
    deadline: Deadline = Field(default_factory=_unsent)
    """The date by which it is to be reached."""


class ActionStepChanges(_Changes):
    """Only what is sent changes; a deadline of null takes the deadline away."""

    text: StepText = Field(default_factory=_unsent)
    """What is to be done."""
    status: Progress = Field(default_factory=_unsent, examples=["completed"])
    """How far it is."""
    deadline: Deadline = Field(default_factory=_unsent)
    """The date by which it is to be reached."""
    side: Side | None = Field(default_factory=_unsent)
    """Whose it is to do; null: of both."""


# --- routes ----------------------------------------------------------------------------------------------------------


async def _goal_view(tx: Tx, goal: Goal, asker: UUID) -> GoalView:
    mentorship = await mentorships.mentorship(tx, goal.mentorship_id)
    steps = await stored.action_steps_of(tx, (goal.id,))
    return GoalView.of(goal, steps.get(goal.id, []), mentorship, asker)


async def _step_view(tx: Tx, step: ActionStep, asker: UUID) -> ActionStepView:
    return ActionStepView.of(step, await mentorships.mentorship(tx, step.mentorship_id), asker)


@router.get(
    "/mentorships/{mentorship_id}/goals",
    operation_id="list_goals",
    summary="The goals of a mentorship with their action steps, the oldest first",
    response_model=Page[GoalView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_goals(
    mentorship_id: UUID,
    query: Query,
    paging: PagingQuery,
    horizon: Annotated[
        GoalHorizon | None, fastapi.Query(description="Only those meant for soon, or for later.")
    ] = None,
    kind: Annotated[GoalKind | None, fastapi.Query(description="Only those of this kind.")] = None,
    status: Annotated[Progress | None, fastapi.Query(description="Only those that are so far.")] = None,
) -> Response:
    asker = query.caller.person_id
    which = stored.Which(horizon, kind, status)

    async def read(tx: Tx, _now: datetime) -> Page[GoalView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        listed = await stored.goals_of(tx, mentorship_id, which, paging.after(datetime, UUID), paging.limit)
        steps = await stored.action_steps_of(tx, [goal.id for goal in listed])
        views = [GoalView.of(goal, steps.get(goal.id, []), mentorship, asker) for goal in listed]
        return Page[GoalView].of(views, paging, key=lambda view: (view.created_at, view.id))

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/goals",
    operation_id="add_goal",
    summary="Propose a goal; it is begun once the other side agrees to it",
    status_code=201,
    response_model=GoalView,
    responses=problems(
        refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.TooManyGoals, refusals.DeadlineInPast
    ),
)
async def add_goal(mentorship_id: UUID, body: GoalToSet, command: Command) -> Response:
    asker = command.caller.person_id
    wanted = NewGoal(body.text, body.horizon, body.kind, body.deadline)

    async def act(tx: Tx, now: datetime) -> GoalView:
        goal = await goals.add_goal(tx, mentorship_id, wanted, by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/goals/{view.id}")


@router.get(
    "/goals/{goal_id}",
    operation_id="read_goal",
    summary="A goal with its action steps",
    response_model=GoalView,
    responses=problems(refusals.UnknownGoal),
)
async def read_goal(goal_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> GoalView:
        return await _goal_view(tx, await goals.read_goal(tx, goal_id, by=asker), asker)

    return await query.run(read)


@router.patch(
    "/goals/{goal_id}",
    operation_id="change_goal",
    summary="Change a goal, or note how far it is",
    response_model=GoalView,
    responses=problems(refusals.UnknownGoal, refusals.MentorshipEnded, refusals.DeadlineInPast, refusals.GoalNotAgreed),
)
async def change_goal(goal_id: UUID, body: GoalChanges, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalView:
        goal = await goals.change_goal(tx, goal_id, body.named(), by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker)

    return await command.run(act)


@router.post(
    "/goals/{goal_id}/agreement",
    operation_id="agree_to_goal",
    summary="Agree to a goal that the other side has worded",
    response_model=GoalView,
    responses=problems(
        refusals.UnknownGoal,
        refusals.MentorshipEnded,
        refusals.GoalChanged,
        refusals.GoalClosed,
        refusals.OwnGoal,
    ),
)
async def agree_to_goal(goal_id: UUID, body: GoalAgreedTo, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalView:
        goal = await goals.agree_to_goal(tx, goal_id, body.version, by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker)

    return await command.run(act)


@router.post(
    "/goals/{goal_id}/action-steps",
    operation_id="add_action_step",
    summary="Add an action step to a goal",
    status_code=201,
    response_model=ActionStepView,
    responses=problems(
        refusals.UnknownGoal,
        refusals.MentorshipEnded,
        refusals.GoalClosed,
        refusals.TooManyActionSteps,
        refusals.DeadlineInPast,
    ),
)
async def add_action_step(goal_id: UUID, body: ActionStepToAdd, command: Command) -> Response:
    asker = command.caller.person_id
    wanted = NewActionStep(body.text, body.deadline, body.side)

    async def act(tx: Tx, now: datetime) -> ActionStepView:
        step = await goals.add_action_step(tx, goal_id, wanted, by=asker, expects=command.expects, now=now)
        return await _step_view(tx, step, asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/action-steps/{view.id}")


@router.get(
    "/action-steps/{action_step_id}",
    operation_id="read_action_step",
    summary="An action step",
    response_model=ActionStepView,
    responses=problems(refusals.UnknownActionStep),
)
async def read_action_step(action_step_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> ActionStepView:
        return await _step_view(tx, await goals.read_action_step(tx, action_step_id, by=asker), asker)

    return await query.run(read)


@router.patch(
    "/action-steps/{action_step_id}",
    operation_id="change_action_step",
    summary="Change an action step, or note how far it is",
    response_model=ActionStepView,
    responses=problems(refusals.UnknownActionStep, refusals.MentorshipEnded, refusals.DeadlineInPast),
)
async def change_action_step(action_step_id: UUID, body: ActionStepChanges, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ActionStepView:
        step = await goals.change_action_step(
            tx, action_step_id, body.named(), by=asker, expects=command.expects, now=now
        )
        return await _step_view(tx, step, asker)

    return await command.run(act)
