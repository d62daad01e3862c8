"""Programmes as matching knows them: whom they are for, and when."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.matching.domain.refusals import NotInProgramme, ProgrammeNotRunning
from shared.contracts.programmes import OPEN_ID


@dataclass(frozen=True)
class Programme:
    """`open_to_all`: everybody belongs to it without being listed. `by_lot`: where places are few, a draw says who gets one."""

    programme_id: UUID
    open_to_all: bool
    starts_on: date | None = None
    ends_on: date | None = None
    archived: bool = False
    by_lot: bool = False

    def refuse_before_and_after(self, today: date) -> None:
        """Refuses what is asked before it begins, after its last day, or once it is archived."""
        too_early, too_late = self.starts_on and today < self.starts_on, self.ends_on and today > self.ends_on
        if self.archived or too_early or too_late:
            raise ProgrammeNotRunning

    def refuse_over(self, today: date) -> None:
        """Refuses what makes no sense any more after its last day, or once it is archived."""
        if self.archived or (self.ends_on is not None and today > self.ends_on):
            raise ProgrammeNotRunning

    def refuse_stranger(self, *, listed: bool) -> None:
        """Refuses a person who does not belong to it; `listed`: whether they are named as a member in that role."""
        if not (self.open_to_all or listed):
            raise NotInProgramme


OPEN: Final = Programme(OPEN_ID, open_to_all=True)
"""The default programme, before its event has arrived: nobody has to wait for that."""
