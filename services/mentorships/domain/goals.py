"""Goals and their action steps: the shared progress tracker."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.refusals import (
    DeadlineInPast,
    DeadlinesOutOfOrder,
    GoalChanged,
    GoalClosed,
    GoalNotAgreed,
    OwnGoal,
    TooManyActionSteps,
    TooManyGoals,
)
from services.mentorships.domain.timeline import What
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side

MOST_GOALS: Final = 50
MOST_ACTION_STEPS: Final = 50

LAST_ZONE: Final = timedelta(hours=-12)
"""Where a day ends last."""

Happened: TypeAlias = Literal["added", "changed", "completed", "dropped", "taken_up"]


@dataclass(frozen=True)
class Goal:
    """What the two work towards. `text` is None once its author was erased.

    `proposed_by`: whose wording it is; `agreed_at`: when the other side agreed to it, None while it waits for their yes.
    `milestone_id`: of the roadmap, where it hangs on one.
    """

    id: UUID
    mentorship_id: UUID
    version: int
    written_by: UUID
    text: str | None
    horizon: GoalHorizon
    kind: GoalKind
    status: Progress
    deadline: date | None
    created_at: datetime
    proposed_by: Side
    completed_at: datetime | None = None
    agreed_at: datetime | None = None
    milestone_id: UUID | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.GOAL)

    def waits_for(self, side: Side) -> bool:
        """Whether this side's yes is what it lacks."""
        return self.agreed_at is None and not self.is_closed and self.proposed_by != side

    def agree(self, version: int, *, side: Side, now: datetime) -> tuple["Goal", What | None]:
        """This side agrees to the goal as it read it, in this version; None where both had agreed already."""
        if self.version != version:
            raise GoalChanged
        if self.agreed_at is not None:
            return self, None
        if self.is_closed:
            raise GoalClosed
        if self.proposed_by == side:
            raise OwnGoal
        return replace(self, version=self.version + 1, agreed_at=now), "goal_agreed"

    @property
    def is_closed(self) -> bool:
        return self.status in ("completed", "dropped")

    def refuse_step(self, steps: int) -> None:
        """Whether another action step fits beside the `steps` there are. Raises a refusal where not."""
        if self.is_closed:
            raise GoalClosed
        if steps >= MOST_ACTION_STEPS:
            raise TooManyActionSteps

    def become(self, wanted: "Goal", *, by: UUID, side: Side, now: datetime) -> tuple["Goal", What | None]:
        """The goal as `wanted`, in its next version, and what happened; None where nothing differs.

        Whoever words it otherwise, or dates it otherwise, proposes it anew.
        """
        happened = _happened(self, wanted)
        if happened is None:
            return self, None
        refuse_past(wanted.deadline, now, known=self.deadline)
        anew = self.wording != wanted.wording
        agreed_at = None if anew else self.agreed_at
        if wanted.status != self.status and wanted.status in ("in_progress", "completed") and agreed_at is None:
            raise GoalNotAgreed
        changed = replace(
            wanted,
            version=self.version + 1,
            written_by=by if wanted.text != self.text else self.written_by,
            completed_at=_completed_at(self.completed_at, wanted.status, now),
            agreed_at=agreed_at,
            proposed_by=side if anew else self.proposed_by,
        )
        return changed, GOAL_ENTRIES[happened]

    @property
    def wording(self) -> tuple[object, ...]:
        """What the other side agrees to; how far it is changes nothing in that."""
        return self.text, self.horizon, self.kind, self.deadline


@dataclass(frozen=True)
class ActionStep:
    """One thing to do for a goal. `text` is None once its author was erased. `side`: whose it is; None: of both.

    `decided_in`: the session in which the two decided on it, where it was one.
    """

    id: UUID
    goal_id: UUID
    mentorship_id: UUID
    version: int
    written_by: UUID
    text: str | None
    status: Progress
    deadline: date | None
    created_at: datetime
    completed_at: datetime | None = None
    side: Side | None = None
    decided_in: UUID | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.ACTION_STEP)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Those whose it is to do."""
        return ("mentor", "mentee") if self.side is None else (self.side,)

    def is_of(self, side: Side) -> bool:
        """Whether it is this side's to do."""
        return side in self.sides

    @property
    def is_closed(self) -> bool:
        return self.status in ("completed", "dropped")

    def become(self, wanted: "ActionStep", *, by: UUID, now: datetime) -> tuple["ActionStep", What | None]:
        """The step as `wanted`, in its next version, and what happened; None where nothing differs."""
        happened = _happened(self, wanted)
        if happened is None:
            return self, None
        refuse_past(wanted.deadline, now, known=self.deadline)
        changed = replace(
            wanted,
            version=self.version + 1,
            written_by=by if wanted.text != self.text else self.written_by,
            completed_at=_completed_at(self.completed_at, wanted.status, now),
        )
        return changed, ACTION_STEP_ENTRIES[happened]


@dataclass(frozen=True)
class NewGoal:
    """What one of the two proposes to work towards."""

    text: str
    horizon: GoalHorizon
    kind: GoalKind
    deadline: date | None = None

    def set(self, goal_id: UUID, mentorship_id: UUID, *, by: UUID, side: Side, now: datetime) -> Goal:
        """The goal, not started and waiting for the other side's yes. Raises `DeadlineInPast`."""
        refuse_past(self.deadline, now)
        return Goal(
            id=goal_id,
            mentorship_id=mentorship_id,
            version=1,
            written_by=by,
            text=self.text,
            horizon=self.horizon,
            kind=self.kind,
            status="not_started",
            deadline=self.deadline,
            created_at=now,
            proposed_by=side,
        )


@dataclass(frozen=True)
class NewActionStep:
    """What is to be done for a goal, and by which side; None: by both. `decided_in`: the session it was decided in."""

    text: str
    deadline: date | None = None
    side: Side | None = None
    decided_in: UUID | None = None

    def set(self, step_id: UUID, goal: Goal, *, by: UUID, now: datetime) -> ActionStep:
        """The step, not started. Raises `DeadlineInPast`."""
        refuse_past(self.deadline, now)
        return ActionStep(
            id=step_id,
            goal_id=goal.id,
            mentorship_id=goal.mentorship_id,
            version=1,
            written_by=by,
            text=self.text,
            status="not_started",
            deadline=self.deadline,
            created_at=now,
            side=self.side,
            decided_in=self.decided_in,
        )


GOAL_ENTRIES: Final[dict[Happened, What]] = {
    "added": "goal_added",
    "changed": "goal_changed",
    "completed": "goal_completed",
    "dropped": "goal_dropped",
    "taken_up": "goal_taken_up",
}
ACTION_STEP_ENTRIES: Final[dict[Happened, What]] = {
    "added": "action_step_added",
    "changed": "action_step_changed",
    "completed": "action_step_completed",
    "dropped": "action_step_dropped",
    "taken_up": "action_step_taken_up",
}


def refuse_another_goal(goals: int) -> None:
    """Raises `TooManyGoals` where a mentorship holds its most."""
    if goals >= MOST_GOALS:
        raise TooManyGoals


def refuse_later(deadline: date | None, last: date | None) -> None:
    """Raises `DeadlinesOutOfOrder` for what is due after that to which it leads."""
    if deadline is not None and last is not None and deadline > last:
        raise DeadlinesOutOfOrder


def refuse_past(deadline: date | None, now: datetime, *, known: date | None = None) -> None:
    """Raises `DeadlineInPast` for a new deadline whose day is over everywhere; a known one may have passed."""
    if deadline is not None and deadline != known and deadline < (now + LAST_ZONE).date():
        raise DeadlineInPast


def _happened(present: Goal | ActionStep, wanted: Goal | ActionStep) -> Happened | None:
    if present == wanted:
        return None
    if present.status == wanted.status:
        return "changed"
    match wanted.status:
        case "completed":
            return "completed"
        case "dropped":
            return "dropped"
        case _:
            return "taken_up"


def _completed_at(known: datetime | None, status: Progress, now: datetime) -> datetime | None:
    return (known or now) if status == "completed" else None
