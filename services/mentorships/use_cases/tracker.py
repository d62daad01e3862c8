"""The progress tracker as one of the two sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.mentorships.domain.goals import LAST_ZONE, ActionStep, Goal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.thread import Message
from services.mentorships.domain.tracker import Comment, TrackedGoal, TrackedStep
from services.mentorships.store import goals, mentorships, thread
from shared.postgres import Tx


async def read_tracker(tx: Tx, mentorship_id: UUID, *, by: UUID, now: datetime) -> tuple[Mentorship, list[TrackedGoal]]:
    """Every goal with its steps, the oldest first. Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    everything = await goals.all_goals_of(tx, mentorship_id)
    steps = await goals.action_steps_of(tx, [goal.id for goal in everything])
    seen = _Seen(mentorship, by, (now + LAST_ZONE).date(), await thread.comments_of(tx, mentorship_id))
    return mentorship, [seen.goal(goal, [seen.step(each) for each in steps.get(goal.id, [])]) for goal in everything]


@dataclass(frozen=True)
class _Seen:
    """With the eyes of `asker`. `today`: where a day ends last."""

    mentorship: Mentorship
    asker: UUID
    today: date
    comments: Mapping[UUID, tuple[int, Message]]

    def goal(self, goal: Goal, steps: list[TrackedStep]) -> TrackedGoal:
        text = goal.text if self.mentorship.shows("goal", goal.written_by, self.asker) else None
        return TrackedGoal(
            goal.id, text, goal.deadline, goal.status, self._overdue(goal), self._comment(goal.id), steps
        )

    def step(self, step: ActionStep) -> TrackedStep:
        text = step.text if self.mentorship.shows("action step", step.written_by, self.asker) else None
        return TrackedStep(
            step.id, text, step.side, step.deadline, step.status, self._overdue(step), self._comment(step.id)
        )

    def _overdue(self, tracked: Goal | ActionStep) -> bool:
        return not tracked.is_closed and tracked.deadline is not None and tracked.deadline < self.today

    def _comment(self, subject_id: UUID) -> Comment | None:
        if subject_id not in self.comments:
            return None
        number, last = self.comments[subject_id]
        shown = self.mentorship.shows("message", last.author_id, self.asker)
        return Comment(number, last.side, last.text if shown else None)
