"""A career roadmap: from today's role to the target, by milestones on which goals hang."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Final
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.goals import refuse_later, refuse_past
from services.mentorships.domain.refusals import TooManyMilestones, UnknownMilestone
from services.mentorships.domain.timeline import What

MOST_MILESTONES: Final = 20


@dataclass(frozen=True)
class Said:
    """Words, and whose they are; when that person is erased, they go."""

    text: str
    written_by: UUID

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.ROLE)


@dataclass(frozen=True)
class Milestone:
    """`reached_by`: the day by which it is to be reached; `reached_at`: when it was said to be."""

    id: UUID
    said: Said | None
    reached_by: date | None = None
    reached_at: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """A milestone as somebody wants it."""

    id: UUID
    text: str
    is_new: bool = False
    reached_by: date | None = None
    reached: bool = False


@dataclass(frozen=True)
class Roadmap:
    """Version 0: nobody has drawn one yet. `today` and `target` are None until then, and once their authors are gone."""

    mentorship_id: UUID
    version: int = 0
    today: Said | None = None
    target: Said | None = None
    milestones: tuple[Milestone, ...] = ()

    def redraw(
        self, today: str, target: str, wanted: Sequence[Wanted], *, by: UUID, now: datetime
    ) -> tuple["Roadmap", What | None]:
        """With these roles and milestones, in this order, and what happened; None where nothing differs.

        What was there before keeps who wrote it. Raises `TooManyMilestones`, `UnknownMilestone`, `DeadlineInPast` and
        `DeadlinesOutOfOrder`.
        """
        if len(wanted) > MOST_MILESTONES:
            raise TooManyMilestones
        known = {each.id: each for each in self.milestones}
        present = [each.id for each in wanted if not each.is_new]
        if len(set(present)) < len(present) or not known.keys() >= set(present):
            raise UnknownMilestone
        _refuse_circles([each.reached_by for each in self.milestones], [each.reached_by for each in wanted])
        drawn = replace(
            self,
            today=_said(today, self.today, by),
            target=_said(target, self.target, by),
            milestones=tuple(_milestone(each, known.get(each.id), by=by, now=now) for each in wanted),
        )
        if self.version and drawn == self:
            return self, None
        return replace(drawn, version=self.version + 1), "roadmap_drawn"

    def reached_by(self, milestone_id: UUID | None) -> date | None:
        """The day of this milestone; None where it has none, or is none of these."""
        return next((each.reached_by for each in self.milestones if each.id == milestone_id), None)

    def has(self, milestone_id: UUID | None) -> bool:
        return any(each.id == milestone_id for each in self.milestones)


def _refuse_circles(present: Sequence[date | None], wanted: Sequence[date | None]) -> None:
    """New days follow each other as the milestones do; those that are there already may stand as they stand."""
    if wanted == present:
        return
    days = [day for day in wanted if day is not None]
    for earlier, later in pairwise(days):
        refuse_later(earlier, later)


def _milestone(wanted: Wanted, known: Milestone | None, *, by: UUID, now: datetime) -> Milestone:
    refuse_past(wanted.reached_by, now, known=known.reached_by if known else None)
    reached_at = (known.reached_at if known else None) or now
    return Milestone(
        id=wanted.id,
        said=_said(wanted.text, known.said if known else None, by),
        reached_by=wanted.reached_by,
        reached_at=reached_at if wanted.reached else None,
    )


def _said(text: str, known: Said | None, by: UUID) -> Said:
    return known if known is not None and known.text == text else Said(text, by)
