"""Every version that a goal or an action step ever had."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from services.mentorships.domain.goals import ActionStep, Goal
from services.mentorships.domain.timeline import What
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side


@dataclass(frozen=True)
class Version:
    """What it was from `changed_at` on. `by`: who changed it. `horizon` and `kind` are a goal's, `side` is a step's.

    `number`: its place among all of a goal and its steps, as the store counts; 0 until it is kept.
    """

    subject: Literal["goal", "action_step"]
    subject_id: UUID
    version: int
    goal_id: UUID
    mentorship_id: UUID
    what: What
    by: Side
    changed_at: datetime
    written_by: UUID
    text: str | None
    status: Progress
    deadline: date | None
    horizon: GoalHorizon | None = None
    kind: GoalKind | None = None
    side: Side | None = None
    number: int = 0

    @classmethod
    def of_goal(cls, goal: Goal, what: What, by: Side, *, now: datetime) -> Self:
        return cls(
            "goal",
            goal.id,
            goal.version,
            goal.id,
            goal.mentorship_id,
            what,
            by,
            now,
            goal.written_by,
            goal.text,
            goal.status,
            goal.deadline,
            horizon=goal.horizon,
            kind=goal.kind,
        )

    @classmethod
    def of_step(cls, step: ActionStep, what: What, by: Side, *, now: datetime) -> Self:
        return cls(
            "action_step",
            step.id,
            step.version,
            step.goal_id,
            step.mentorship_id,
            what,
            by,
            now,
            step.written_by,
            step.text,
            step.status,
            step.deadline,
            side=step.side,
        )
