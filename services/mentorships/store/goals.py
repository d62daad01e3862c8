"""Goals and action steps."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.goals import ActionStep, Goal
from services.mentorships.domain.refusals import UnknownActionStep, UnknownGoal
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress
from shared.postgres import Tx

FIND_GOAL: Final = """
SELECT * FROM goals WHERE id = $1
"""

LIST_GOALS: Final = """
SELECT * FROM goals
WHERE mentorship_id = $1
  AND ($2::text IS NULL OR horizon = $2) AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR status = $4)
  AND ($5::timestamptz IS NULL OR (created_at, id) > ($5, $6::uuid))
ORDER BY created_at, id
LIMIT $7
"""

ALL_GOALS: Final = """
SELECT * FROM goals WHERE mentorship_id = $1 ORDER BY created_at, id
"""

OPEN_GOALS: Final = """
SELECT * FROM goals WHERE mentorship_id = $1 AND status NOT IN ('completed', 'dropped') ORDER BY created_at, id
"""

COUNT_GOALS: Final = """
SELECT count(*) FROM goals WHERE mentorship_id = $1
"""

SAVE_GOAL: Final = """
INSERT INTO goals (
    id, mentorship_id, version, written_by, text, horizon, kind, status, deadline, created_at, completed_at,
    proposed_by, agreed_at, milestone_id
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, written_by = excluded.written_by, text = excluded.text, horizon = excluded.horizon,
    kind = excluded.kind, status = excluded.status, deadline = excluded.deadline, completed_at = excluded.completed_at,
    proposed_by = excluded.proposed_by, agreed_at = excluded.agreed_at, milestone_id = excluded.milestone_id
"""

FIND_STEP: Final = """
SELECT * FROM action_steps WHERE id = $1
"""

LIST_STEPS: Final = """
SELECT * FROM action_steps WHERE goal_id = ANY ($1) ORDER BY goal_id, created_at, id
"""

COUNT_STEPS: Final = """
SELECT count(*) FROM action_steps WHERE goal_id = $1
"""

SAVE_STEP: Final = """
INSERT INTO action_steps (
    id, goal_id, mentorship_id, version, written_by, text, status, deadline, created_at, completed_at, side,
    decided_in
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, written_by = excluded.written_by, text = excluded.text, status = excluded.status,
    deadline = excluded.deadline, completed_at = excluded.completed_at, side = excluded.side
"""

RENEW_GOALS: Final = """
UPDATE goals SET version = version + 1 WHERE mentorship_id = ANY ($1)
"""

RENEW_STEPS: Final = """
UPDATE action_steps SET version = version + 1 WHERE mentorship_id = ANY ($1)
"""

FORGET_GOALS: Final = """
UPDATE goals SET text = NULL, version = version + 1 WHERE mentorship_id = ANY ($2) AND written_by = $1 AND text IS NOT NULL
"""

FORGET_STEPS: Final = """
UPDATE action_steps SET text = NULL, version = version + 1
WHERE mentorship_id = ANY ($2) AND written_by = $1 AND text IS NOT NULL
"""


async def renew_versions(tx: Tx, mentorship_ids: Iterable[UUID]) -> None:
    """What is read of the goals of these (locked) mentorships has changed, though not one of them has."""
    ids = list(mentorship_ids)
    await tx.execute(RENEW_GOALS, ids)
    await tx.execute(RENEW_STEPS, ids)


async def goal(tx: Tx, goal_id: UUID) -> Goal:
    """Raises `UnknownGoal`. Its mentorship's lock guards it."""
    row = await tx.fetchrow(FIND_GOAL, goal_id)
    if row is None:
        raise UnknownGoal
    return _goal(row)


@dataclass(frozen=True)
class Which:
    """Only goals of this horizon, kind and status, where one is named."""

    horizon: GoalHorizon | None = None
    kind: GoalKind | None = None
    status: Progress | None = None


async def goals_of(
    tx: Tx, mentorship_id: UUID, which: Which, after: tuple[datetime, UUID] | None, limit: int
) -> list[Goal]:
    """The goals of a mentorship, the oldest first."""
    wanted = (which.horizon, which.kind, which.status)
    rows = await tx.fetch(LIST_GOALS, mentorship_id, *wanted, *(after or (None, None)), limit)
    return [_goal(row) for row in rows]


async def all_goals_of(tx: Tx, mentorship_id: UUID) -> list[Goal]:
    """Every goal of a mentorship, the oldest first; there are few by its limit."""
    return [_goal(row) for row in await tx.fetch(ALL_GOALS, mentorship_id)]


async def open_goals_of(tx: Tx, mentorship_id: UUID) -> list[Goal]:
    """The goals of a mentorship that are neither completed nor dropped, the oldest first."""
    return [_goal(row) for row in await tx.fetch(OPEN_GOALS, mentorship_id)]


async def count_goals(tx: Tx, mentorship_id: UUID) -> int:
    return int(await tx.fetchval(COUNT_GOALS, mentorship_id))


async def save_goal(tx: Tx, goal: Goal) -> None:
    """Inserts or overwrites; whoever calls holds the lock of the mentorship."""
    await tx.execute(
        SAVE_GOAL,
        goal.id,
        goal.mentorship_id,
        goal.version,
        goal.written_by,
        goal.text,
        goal.horizon,
        goal.kind,
        goal.status,
        goal.deadline,
        goal.created_at,
        goal.completed_at,
        goal.proposed_by,
        goal.agreed_at,
        goal.milestone_id,
    )


async def action_step(tx: Tx, step_id: UUID) -> ActionStep:
    """Raises `UnknownActionStep`. Its mentorship's lock guards it."""
    row = await tx.fetchrow(FIND_STEP, step_id)
    if row is None:
        raise UnknownActionStep
    return _step(row)


async def action_steps_of(tx: Tx, goal_ids: Iterable[UUID]) -> dict[UUID, list[ActionStep]]:
    """The action steps of these goals by goal, the oldest first."""
    steps: dict[UUID, list[ActionStep]] = {}
    for row in await tx.fetch(LIST_STEPS, list(goal_ids)):
        steps.setdefault(row["goal_id"], []).append(_step(row))
    return steps


async def count_action_steps(tx: Tx, goal_id: UUID) -> int:
    return int(await tx.fetchval(COUNT_STEPS, goal_id))


async def save_action_step(tx: Tx, step: ActionStep) -> None:
    """Inserts or overwrites; whoever calls holds the lock of the mentorship."""
    await tx.execute(
        SAVE_STEP,
        step.id,
        step.goal_id,
        step.mentorship_id,
        step.version,
        step.written_by,
        step.text,
        step.status,
        step.deadline,
        step.created_at,
        step.completed_at,
        step.side,
        step.decided_in,
    )


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """The texts that this person wrote in these (locked) mentorships go; what was reached stays."""
    ids = list(mentorship_ids)
    await tx.execute(FORGET_GOALS, person_id, ids)
    await tx.execute(FORGET_STEPS, person_id, ids)


def _goal(row: Any) -> Goal:
    return Goal(**{each.name: row[each.name] for each in fields(Goal)})


def _step(row: Any) -> ActionStep:
    return ActionStep(**{each.name: row[each.name] for each in fields(ActionStep)})
