"""What goes with a mentee into their next mentorship: as much as they allow, whoever the next mentor is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.mentorships.domain.agreement import Revision, Terms, a_year_from
from services.mentorships.domain.goals import LAST_ZONE, ActionStep, Goal, NewActionStep, NewGoal
from services.mentorships.domain.refusals import AlreadyCarried, UnfitSuccessor


@dataclass(frozen=True)
class Keeping:
    """`successor_id`: whom a mentor who leaves has named. `carried_into`: the mentorship that it went into.

    `history`: its mentor reads how far the two of the former one came, while it goes on.

    Version 0: nobody has said anything yet, and nothing goes with anybody.
    """

    mentorship_id: UUID
    mentee_id: UUID
    version: int = 0
    goals: bool = False
    agreement: bool = False
    history: bool = False
    successor_id: UUID | None = None
    carried_into: UUID | None = None

    def allow(self, *, goals: bool, agreement: bool, history: bool = False) -> "Keeping":
        """What the mentee lets go with them. Raises `AlreadyCarried`; but who may read the history can be said at any time."""
        if self.carried_into is not None and (self.goals, self.agreement) != (goals, agreement):
            raise AlreadyCarried
        if self.version and (self.goals, self.agreement, self.history) == (goals, agreement, history):
            return self
        return replace(self, version=self.version + 1, goals=goals, agreement=agreement, history=history)

    def suggest(self, successor_id: UUID | None, *, mentor_id: UUID) -> "Keeping":
        """Whom the mentor names to go on with the mentee; None: nobody any more. Raises `UnfitSuccessor` and `AlreadyCarried`."""
        if successor_id in (mentor_id, self.mentee_id):
            raise UnfitSuccessor
        if self.carried_into is not None:
            raise AlreadyCarried
        if successor_id == self.successor_id:
            return self
        return replace(self, version=self.version + 1, successor_id=successor_id)

    def carried(self, mentorship_id: UUID) -> "Keeping":
        return replace(self, version=self.version + 1, carried_into=mentorship_id)

    def goes_to(self, mentor_id: UUID, *, ended: bool) -> bool:
        """Whether it goes into a mentorship with this mentor: after the end with anybody, before it with the successor."""
        return (self.goals or self.agreement or self.history) and (ended or mentor_id == self.successor_id)


Goals = Sequence[tuple[NewGoal, Sequence[NewActionStep]]]


def goals_to_carry(goals: Sequence[Goal], steps: Sequence[ActionStep], mentee_id: UUID, now: datetime) -> Goals:
    """What is open and in the mentee's own words; the former mentor's words stay where they were written."""
    today = (now + LAST_ZONE).date()
    return [
        (
            NewGoal(goal.text, goal.horizon, goal.kind, _ahead(goal.deadline, today)),
            [
                NewActionStep(step.text, _in_time(_ahead(step.deadline, today), _ahead(goal.deadline, today)), "mentee")
                for step in steps
                if step.goal_id == goal.id and _is_theirs(step, mentee_id) and step.text is not None
            ],
        )
        for goal in goals
        if _is_theirs(goal, mentee_id) and goal.text is not None
    ]


def terms_to_carry(standing: Revision, mentee_id: UUID, now: datetime) -> Terms:
    """What was agreed on, for a year from now, with what the mentee said of it."""
    said = {part: text for part, text in standing.terms.words.items() if standing.authors[part] == mentee_id}
    return replace(standing.terms, ends_on=a_year_from(now), words=said)


def _is_theirs(each: Goal | ActionStep, mentee_id: UUID) -> bool:
    return not each.is_closed and each.written_by == mentee_id


def _in_time(deadline: date | None, last: date | None) -> date | None:
    """No later than that to which it leads, whatever was possible once."""
    return last if deadline is not None and last is not None and deadline > last else deadline


def _ahead(deadline: date | None, today: date) -> date | None:
    return deadline if deadline is not None and deadline >= today else None
