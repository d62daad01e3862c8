"""Whom an outcome report follows: from when on, until when, and what happened meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import numpy as np

from services.mentorships.domain.estimates.survival import LEFT, PROMOTED, UNDECIDED
from services.mentorships.domain.outcome_values import LANDMARK_DAYS, People

ANSWERS: Final = ("satisfaction", "satisfaction_before", "skills_gained", "confidence_gained", "contacts_made")
"""What people say of themselves, by the names that `Told` and `People` share."""
_NEVER: Final = date.max


@dataclass(frozen=True)
class Told:
    """What is known of somebody. `clock`: the day of the draw, or of the programme's start. `odds`: None where nobody drew.

    `mentor_id`: who mentored them first in this programme, since `matched_on`.
    """

    clock: date
    told_until: date
    odds: float | None = None
    drawn: bool | None = None
    mentor_id: UUID | None = None
    matched_on: date | None = None
    promoted_on: date | None = None
    raised_on: date | None = None
    left_on: date | None = None
    satisfaction: int | None = None
    satisfaction_before: int | None = None
    skills_gained: int | None = None
    confidence_gained: int | None = None
    contacts_made: int | None = None

    @property
    def mentored(self) -> bool:
        """By the draw, whatever came after; else by who has a mentor when the landmark is reached."""
        if self.drawn is not None:
            return self.drawn
        return self.matched_on is not None and self.matched_on <= self._landmark

    @property
    def _landmark(self) -> date:
        return self.clock if self.drawn is not None else self.clock + timedelta(days=LANDMARK_DAYS)

    @property
    def is_followed(self) -> bool:
        """Whether they were still there and not promoted when the clock starts, or when it is judged who is mentored."""
        return min(self._end, self.told_until) > self._landmark

    @property
    def _promoted_on(self) -> date:
        """Since the clock started; an earlier promotion is another story."""
        return self.promoted_on if self.promoted_on is not None and self.promoted_on > self.clock else _NEVER

    @property
    def _end(self) -> date:
        return min(self._promoted_on, self.left_on or _NEVER)

    @property
    def days(self) -> int:
        return (min(self._end, self.told_until) - self.clock).days

    @property
    def ends(self) -> int:
        if self._end > self.told_until:
            return UNDECIDED
        return PROMOTED if self._promoted_on == self._end else LEFT

    def happened_by(self, day: date | None, horizon: timedelta) -> float:
        """1 where it did, 0 where it did not, NaN where nobody knows yet."""
        until = self.clock + horizon
        if day is not None and self.clock < day <= until:
            return 1.0
        is_known = self.told_until >= until or (self.left_on is not None and self.left_on <= self.told_until)
        return 0.0 if is_known else np.nan


def people_of(told: Sequence[Told], horizon_days: int) -> People:
    """Those who are followed. Who shares a mentor shares a number; everybody else has one of their own."""
    horizon = timedelta(days=horizon_days)
    followed = [each for each in told if each.is_followed]
    mentors: dict[UUID, int] = {}
    together = [
        mentors.setdefault(each.mentor_id, len(mentors)) if each.mentored and each.mentor_id else len(followed) + place
        for place, each in enumerate(followed)
    ]
    return People(
        mentored=np.array([each.mentored for each in followed], bool),
        odds=np.array([np.nan if each.odds is None else each.odds for each in followed], float),
        together=np.array(together, np.int64),
        days=np.array([each.days for each in followed], float),
        ends=np.array([each.ends for each in followed], np.int64),
        raised=np.array([each.happened_by(each.raised_on, horizon) for each in followed], float),
        stayed=np.array([1 - each.happened_by(each.left_on, horizon) for each in followed], float),
        **{name: np.array([_known(getattr(each, name)) for each in followed], float) for name in ANSWERS},
    )


def _known(answer: int | None) -> float:
    return np.nan if answer is None else answer
