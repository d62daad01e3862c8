"""The shared progress tracker: goals and their action steps."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.mentorships.domain.goals import (
    ActionStep,
    Goal,
    NewActionStep,
    NewGoal,
    refuse_another_goal,
    refuse_later,
)
from services.mentorships.domain.history import Version
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.refusals import UnknownActionStep, UnknownGoal, UnknownMentorship, UnknownMilestone
from services.mentorships.domain.timeline import Entry, What
from services.mentorships.store import goals, history, mentorships, roadmaps
from services.mentorships.use_cases.deadlines import settle_overdue, watch
from services.mentorships.use_cases.telling import recount
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def add_goal(tx: Tx, mentorship_id: UUID, wanted: NewGoal, *, by: UUID, expects: Expects, now: datetime) -> Goal:
    """Sets a goal; `expects` judges the mentorship's version."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    refuse_another_goal(await goals.count_goals(tx, mentorship_id))
    goal = wanted.set(uuid7(), mentorship_id, by=by, side=side, now=now)
    await _keep_goal(tx, mentorship, goal, "goal_added", side, now=now)
    return goal


async def change_goal(
    tx: Tx, goal_id: UUID, changes: Mapping[str, Any], *, by: UUID, expects: Expects, now: datetime
) -> Goal:
    """Changes what is named in `changes` (fields of `Goal`); `expects` judges the goal's version."""
    mentorship = await _held_through_goal(tx, goal_id, by=by)
    goal = await goals.goal(tx, goal_id)
    expects(goal.version)
    mentorship.refuse_if_ended()
    side = mentorship.pair.side_of(by)
    wanted = replace(goal, **changes)
    if (wanted.milestone_id, wanted.deadline) != (goal.milestone_id, goal.deadline):
        await _refuse_unfit_dates(tx, goal, wanted)
    changed, what = goal.become(wanted, by=by, side=side, now=now)
    if what is not None:
        await _keep_goal(tx, mentorship, changed, what, side, now=now)
    if changed.is_closed:
        steps = (await goals.action_steps_of(tx, (goal_id,))).get(goal_id, [])
        await settle_overdue(tx, mentorship, steps, now=now)
    if what == "goal_taken_up":
        await _watch_steps_of(tx, mentorship, goal_id)
    return changed


async def agree_to_goal(tx: Tx, goal_id: UUID, version: int, *, by: UUID, expects: Expects, now: datetime) -> Goal:
    """The goal holds once both have agreed to it in the same words."""
    mentorship = await _held_through_goal(tx, goal_id, by=by)
    goal = await goals.goal(tx, goal_id)
    expects(goal.version)
    mentorship.refuse_if_ended()
    side = mentorship.pair.side_of(by)
    agreed, what = goal.agree(version, side=side, now=now)
    if what is not None:
        await _keep_goal(tx, mentorship, agreed, what, side, now=now)
    return agreed


async def read_goal(tx: Tx, goal_id: UUID, *, by: UUID) -> Goal:
    """Raises `UnknownGoal` for everybody but the two."""
    goal = await goals.goal(tx, goal_id)
    await _refuse_strangers(tx, goal.mentorship_id, UnknownGoal, by=by)
    return goal


async def add_action_step(
    tx: Tx, goal_id: UUID, wanted: NewActionStep, *, by: UUID, expects: Expects, now: datetime
) -> ActionStep:
    """Adds a step to a goal; `expects` judges the goal's version."""
    mentorship = await _held_through_goal(tx, goal_id, by=by)
    expects((await goals.goal(tx, goal_id)).version)
    mentorship.refuse_if_ended()
    return await keep_new_step(tx, mentorship, goal_id, wanted, by=by, now=now)


async def keep_new_step(
    tx: Tx, mentorship: Mentorship, goal_id: UUID, wanted: NewActionStep, *, by: UUID, now: datetime
) -> ActionStep:
    """In a mentorship that is locked and goes on.

    Raises `GoalClosed`, `TooManyActionSteps`, `DeadlineInPast` and `DeadlinesOutOfOrder`.
    """
    goal = await goals.goal(tx, goal_id)
    goal.refuse_step(await goals.count_action_steps(tx, goal_id))
    refuse_later(wanted.deadline, goal.deadline)
    step = wanted.set(uuid7(), goal, by=by, now=now)
    await _keep_step(tx, mentorship, step, "action_step_added", mentorship.pair.side_of(by), now=now)
    return step


async def change_action_step(
    tx: Tx, step_id: UUID, changes: Mapping[str, Any], *, by: UUID, expects: Expects, now: datetime
) -> ActionStep:
    """Changes what is named in `changes` (fields of `ActionStep`); `expects` judges the step's version."""
    mentorship = await _held_through_step(tx, step_id, by=by)
    step = await goals.action_step(tx, step_id)
    expects(step.version)
    mentorship.refuse_if_ended()
    wanted = replace(step, **changes)
    if wanted.deadline != step.deadline:
        refuse_later(wanted.deadline, (await goals.goal(tx, step.goal_id)).deadline)
    changed, what = step.become(wanted, by=by, now=now)
    if what is not None and (changed.is_closed or changed.deadline != step.deadline):
        await settle_overdue(tx, mentorship, [changed], now=now)
    if what is not None:
        await _keep_step(tx, mentorship, changed, what, mentorship.pair.side_of(by), now=now)
    return changed


async def read_action_step(tx: Tx, step_id: UUID, *, by: UUID) -> ActionStep:
    """Raises `UnknownActionStep` for everybody but the two."""
    step = await goals.action_step(tx, step_id)
    await _refuse_strangers(tx, step.mentorship_id, UnknownActionStep, by=by)
    return step


async def _keep_goal(tx: Tx, mentorship: Mentorship, goal: Goal, what: What, side: Side, *, now: datetime) -> None:
    await goals.save_goal(tx, goal)
    await history.add(tx, Version.of_goal(goal, what, side, now=now))
    await recount(tx, mentorship, Entry(what, now, side, goal.id), now=now)


async def _keep_step(
    tx: Tx, mentorship: Mentorship, step: ActionStep, what: What, side: Side, *, now: datetime
) -> None:
    await goals.save_action_step(tx, step)
    await history.add(tx, Version.of_step(step, what, side, now=now))
    await watch(tx, mentorship, step)
    await recount(tx, mentorship, Entry(what, now, side, step.id), now=now)


async def _refuse_unfit_dates(tx: Tx, goal: Goal, wanted: Goal) -> None:
    """Raises `UnknownMilestone` for one that is not of this mentorship's roadmap, and `DeadlinesOutOfOrder`."""
    roadmap = await roadmaps.of_mentorship(tx, goal.mentorship_id)
    if wanted.milestone_id not in (None, goal.milestone_id) and not roadmap.has(wanted.milestone_id):
        raise UnknownMilestone
    refuse_later(wanted.deadline, roadmap.reached_by(wanted.milestone_id))
    for step in (await goals.action_steps_of(tx, (goal.id,))).get(goal.id, []):
        if not step.is_closed:
            refuse_later(step.deadline, wanted.deadline)


async def _watch_steps_of(tx: Tx, mentorship: Mentorship, goal_id: UUID) -> None:
    """Nobody is told of the steps of a goal that is closed; once it is taken up again, they are."""
    for step in (await goals.action_steps_of(tx, (goal_id,))).get(goal_id, []):
        await watch(tx, mentorship, step)


async def _held_through_goal(tx: Tx, goal_id: UUID, *, by: UUID) -> Mentorship:
    """The goal's mentorship, locked: its lock guards all that is in it, so the goal is read (again) after."""
    goal = await read_goal(tx, goal_id, by=by)
    return await mentorships.for_update(tx, goal.mentorship_id)


async def _held_through_step(tx: Tx, step_id: UUID, *, by: UUID) -> Mentorship:
    step = await read_action_step(tx, step_id, by=by)
    return await mentorships.for_update(tx, step.mentorship_id)


async def _refuse_strangers(
    tx: Tx, mentorship_id: UUID, refusal: type[UnknownGoal] | type[UnknownActionStep], *, by: UUID
) -> None:
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    try:
        mentorship.pair.side_of(by)
    except UnknownMentorship:
        raise refusal from None
