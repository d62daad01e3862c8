"""The progress tracker as a table: goal, action step, deadline, status, comment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from shared.contracts.vocabulary import Progress, Side

Column = Literal["goal", "action_step", "whose", "deadline", "status", "comment"]

COLUMNS: Final[tuple[Column, ...]] = ("goal", "action_step", "whose", "deadline", "status", "comment")


@dataclass(frozen=True)
class Comment:
    """The last of `number` messages about a goal or a step; `text` is None for whom it is not to be read."""

    number: int
    side: Side
    text: str | None


@dataclass(frozen=True)
class TrackedStep:
    """`text` is None for whom it is not to be read. `overdue`: its deadline has passed everywhere, and it is open."""

    id: UUID
    text: str | None
    side: Side | None
    deadline: date | None
    status: Progress
    overdue: bool
    comment: Comment | None


@dataclass(frozen=True)
class TrackedGoal:
    """As `TrackedStep`, with its steps."""

    id: UUID
    text: str | None
    deadline: date | None
    status: Progress
    overdue: bool
    comment: Comment | None
    steps: Sequence[TrackedStep]


@dataclass(frozen=True)
class Wording:
    """The words around people's own, in one language. `gone`: in the place of words that are not shown."""

    title: str
    columns: Mapping[Column, str]
    statuses: Mapping[Progress, str]
    sides: Mapping[Side | None, str]
    overdue: str
    gone: str


ENGLISH: Final = Wording(
    title="Progress tracker",
    columns={
        "goal": "Goal",
        "action_step": "Action step",
        "whose": "Whose",
        "deadline": "Deadline",
        "status": "Status",
        "comment": "Last comment",
    },
    statuses={
        "not_started": "Not started",
        "in_progress": "In progress",
        "completed": "Completed",
        "dropped": "Dropped",
    },
    sides={"mentor": "Mentor", "mentee": "Mentee", None: "Both"},
    overdue="overdue",
    gone="(no longer shown)",
)

Row = Mapping[Column, str]


def rows(goals: Sequence[TrackedGoal], wording: Wording) -> Iterator[Row]:
    """A row for each goal, followed by one for each of its steps, which names no goal again."""
    for goal in goals:
        yield {**_row(wording, goal), "goal": goal.text or wording.gone}
        for step in goal.steps:
            whose = wording.sides[step.side]
            yield {**_row(wording, step), "action_step": step.text or wording.gone, "whose": whose}


def _row(wording: Wording, tracked: TrackedGoal | TrackedStep) -> dict[Column, str]:
    status, comment = wording.statuses[tracked.status], tracked.comment
    return {
        "goal": "",
        "action_step": "",
        "whose": "",
        "deadline": tracked.deadline.isoformat() if tracked.deadline else "",
        "status": f"{status} ({wording.overdue})" if tracked.overdue else status,
        "comment": (comment.text or wording.gone) if comment else "",
    }
