"""The shared progress tracker: goals and their action steps."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.api.goal_forms import (
    ActionStepChanges,
    ActionStepToAdd,
    GoalAgreedTo,
    GoalChanges,
    GoalToSet,
)
from services.mentorships.domain import refusals
from services.mentorships.domain.goals import ActionStep, Goal, NewActionStep, NewGoal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.smart import HINTS, Hint, hints
from services.mentorships.domain.wishes import MenteesWishes, NoGoalsToBegin
from services.mentorships.german import HINTS as GERMAN_HINTS
from services.mentorships.store import goals as stored
from services.mentorships.store import mentorships
from services.mentorships.use_cases import beginning, deadlines, goals, journey
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side
from shared.http.dependencies import Command, Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
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
    decided_in: UUID | None
    """The session in which you decided on it; null where it was none."""
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
            decided_in=step.decided_in,
            status=step.status,
            deadline=step.deadline,
            created_at=step.created_at,
            completed_at=step.completed_at,
            can=[] if mentorship.ending else ["change"],
        )


GoalAct = Literal["change", "add_action_step", "agree"]


class HintView(ResponseModel):
    """What would make a goal clearer; nobody has to follow it."""

    hint: Hint
    """What it lacks."""
    text: str
    """The same in words."""

    @classmethod
    def all_of(cls, goal: Goal, steps: Sequence[ActionStep], language: str) -> list[Self]:
        words = GERMAN_HINTS if language == "de" else HINTS
        return [cls(hint=each, text=words[each]) for each in hints(goal, steps)]


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
    milestone_id: UUID | None
    """The milestone of the roadmap that it hangs on; null: on none."""
    action_steps: list[ActionStepView]
    """The steps that lead to it, oldest first."""
    hints: list[HintView]
    """What would make it specific, measurable, achievable and dated; none where it is closed."""
    can: list[GoalAct]

    @classmethod
    def of(cls, goal: Goal, steps: Sequence[ActionStep], mentorship: Mentorship, asker: UUID, language: str) -> Self:
        shown = mentorship.shows("goal", goal.written_by, asker)
        can: list[GoalAct] = [] if mentorship.ending else ["change"]
        if can and not goal.is_closed:
            can.append("add_action_step")
        if can and goal.waits_for(mentorship.pair.side_of(asker)):
            can.append("agree")
        return cls(
            id=goal.id,
            version=goal.version,
            mentorship_id=goal.mentorship_id,
            text=goal.text if shown else None,
            horizon=goal.horizon,
            kind=goal.kind,
            status=goal.status,
            deadline=goal.deadline,
            created_at=goal.created_at,
            completed_at=goal.completed_at,
            proposed_by=goal.proposed_by,
            agreed_at=goal.agreed_at,
            milestone_id=goal.milestone_id,
            action_steps=[ActionStepView.of(step, mentorship, asker) for step in steps],
            hints=HintView.all_of(goal, steps, language) if shown and not mentorship.ending else [],
            can=can,
        )


class GoalsBegun(ResponseModel):
    mentorship_id: UUID
    """The mentorship in which they are proposed."""
    items: list[GoalView]
    """Those of your profile that were not here yet, in its order."""


# --- routes ----------------------------------------------------------------------------------------------------------


async def _day(tx: Tx, mentorship_id: UUID, words: str | None, *, by: UUID, now: datetime) -> date | None:
    return None if words is None else await deadlines.day_meant(tx, mentorship_id, words, by=by, now=now)


async def _goal_view(tx: Tx, goal: Goal, asker: UUID, language: str) -> GoalView:
    mentorship = await mentorships.mentorship(tx, goal.mentorship_id)
    steps = await stored.action_steps_of(tx, (goal.id,))
    return GoalView.of(goal, steps.get(goal.id, []), mentorship, asker, language)


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
    language: Language,
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
        views = [GoalView.of(goal, steps.get(goal.id, []), mentorship, asker, language) for goal in listed]
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
async def add_goal(mentorship_id: UUID, body: GoalToSet, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalView:
        due = await _day(tx, mentorship_id, body.due, by=asker, now=now)
        wanted = NewGoal(body.text, body.horizon, body.kind, due or body.deadline)
        goal = await goals.add_goal(tx, mentorship_id, wanted, by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker, language)

    return await command.run(act, location=lambda view: f"/mentorships/v1/goals/{view.id}")


@router.post(
    "/mentorships/{mentorship_id}/goals/from-profile",
    operation_id="begin_goals_from_profile",
    summary="Propose the goals of your profile to your mentor, in one call",
    response_model=GoalsBegun,
    responses=problems(
        refusals.UnknownMentorship, refusals.MentorshipEnded, MenteesWishes, NoGoalsToBegin, refusals.TooManyGoals
    ),
)
async def begin_goals_from_profile(mentorship_id: UUID, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalsBegun:
        begun = await beginning.begin_goals(tx, mentorship_id, by=asker, expects=command.expects, now=now)
        items = [await _goal_view(tx, goal, asker, language) for goal in begun]
        return GoalsBegun(mentorship_id=mentorship_id, items=items)

    return await command.run(act)


@router.get(
    "/goals/{goal_id}",
    operation_id="read_goal",
    summary="A goal with its action steps",
    response_model=GoalView,
    responses=problems(refusals.UnknownGoal),
)
async def read_goal(goal_id: UUID, query: Query, language: Language) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> GoalView:
        return await _goal_view(tx, await goals.read_goal(tx, goal_id, by=asker), asker, language)

    return await query.run(read)


@router.patch(
    "/goals/{goal_id}",
    operation_id="change_goal",
    summary="Change a goal, or note how far it is",
    response_model=GoalView,
    responses=problems(
        refusals.UnknownGoal,
        refusals.MentorshipEnded,
        refusals.DeadlineInPast,
        refusals.DeadlinesOutOfOrder,
        refusals.GoalNotAgreed,
        refusals.UnknownMilestone,
    ),
)
async def change_goal(goal_id: UUID, body: GoalChanges, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalView:
        known = await goals.read_goal(tx, goal_id, by=asker)
        changes = body.named(await _day(tx, known.mentorship_id, body.due, by=asker, now=now))
        goal = await goals.change_goal(tx, goal_id, changes, by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker, language)

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
async def agree_to_goal(goal_id: UUID, body: GoalAgreedTo, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> GoalView:
        goal = await goals.agree_to_goal(tx, goal_id, body.version, by=asker, expects=command.expects, now=now)
        return await _goal_view(tx, goal, asker, language)

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
        refusals.DeadlinesOutOfOrder,
    ),
)
async def add_action_step(goal_id: UUID, body: ActionStepToAdd, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ActionStepView:
        goal = await goals.read_goal(tx, goal_id, by=asker)
        due = await _day(tx, goal.mentorship_id, body.due, by=asker, now=now)
        wanted = NewActionStep(body.text, due or body.deadline, body.side)
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
    responses=problems(
        refusals.UnknownActionStep, refusals.MentorshipEnded, refusals.DeadlineInPast, refusals.DeadlinesOutOfOrder
    ),
)
async def change_action_step(action_step_id: UUID, body: ActionStepChanges, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ActionStepView:
        known = await goals.read_action_step(tx, action_step_id, by=asker)
        changes = body.named(await _day(tx, known.mentorship_id, body.due, by=asker, now=now))
        step = await goals.change_action_step(tx, action_step_id, changes, by=asker, expects=command.expects, now=now)
        return await _step_view(tx, step, asker)

    return await command.run(act)
