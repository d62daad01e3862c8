"""What a mentee says in their profile of what they want: the goals that they begin with, and what they expect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.goals import Goal, NewGoal
from shared.contracts.vocabulary import GoalHorizon, GoalKind, MeetingRhythm
from shared.refusals import Kind, Refusal


class MenteesWishes(Refusal):
    """What stands in the mentee's profile is for the mentee to bring in; you can propose a goal of your own."""

    slug, kind = "mentees-wishes", Kind.RULE


class NoGoalsToBegin(Refusal):
    """Your profile names no goal that is not here already."""

    slug, kind = "no-goals-to-begin", Kind.CONFLICT


@dataclass(frozen=True)
class Wish:
    text: str
    horizon: GoalHorizon
    kind: GoalKind


@dataclass(frozen=True)
class Wishes:
    """Of somebody who has published nothing as a mentee there are none."""

    person_id: UUID
    goals: Sequence[Wish] = ()
    expectations: str = ""
    meeting_rhythm: MeetingRhythm = "monthly"

    def goals_beside(self, present: Iterable[Goal]) -> list[NewGoal]:
        """Those that are not among these goals in the same words. Raises `NoGoalsToBegin` where none is left."""
        known = {goal.text for goal in present}
        left = [NewGoal(wish.text, wish.horizon, wish.kind) for wish in self.goals if wish.text not in known]
        if not left:
            raise NoGoalsToBegin
        return left

    @property
    def first_expectations(self) -> str | None:
        """What they expect, as far as an agreement has room for it: it ends with a whole word. None: they have said nothing."""
        said = self.expectations.strip()
        if len(said) <= lengths.AGREEMENT:
            return said or None
        return said[: lengths.AGREEMENT + 1].rpartition(" ")[0] or said[: lengths.AGREEMENT]
