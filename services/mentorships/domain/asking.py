"""A call for help: from one of the two to those who look after the programme, past the other one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.refusals import HelpSettled, TooManyHelpRequests
from shared.contracts.vocabulary import Side

A_DAY: Final = timedelta(days=1)

HelpPhase: TypeAlias = Literal["open", "answered", "withdrawn"]


@dataclass(frozen=True)
class HelpRequest:
    """`answered_by` and `answer` are None until then, and once whoever answered was erased."""

    id: UUID
    version: int
    mentorship_id: UUID
    programme_id: UUID
    person_id: UUID
    side: Side
    text: str
    asked_at: datetime
    phase: HelpPhase = "open"
    answered_by: UUID | None = None
    answer: str | None = None
    settled_at: datetime | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.HELP)
        lengths.refuse_unfit(self.answer, lengths.HELP)

    def answered(self, text: str, *, by: UUID, now: datetime) -> "HelpRequest":
        """Raises `HelpSettled`."""
        self._refuse_if_settled()
        return replace(self, version=self.version + 1, phase="answered", answer=text, answered_by=by, settled_at=now)

    def withdrawn(self, *, now: datetime) -> "HelpRequest":
        """Raises `HelpSettled`."""
        self._refuse_if_settled()
        return replace(self, version=self.version + 1, phase="withdrawn", settled_at=now)

    def _refuse_if_settled(self) -> None:
        if self.phase != "open":
            raise HelpSettled


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManyHelpRequests` where the one that many calls ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + A_DAY > now:
        raise TooManyHelpRequests(retry_after=ceil((as_many_ago + A_DAY - now).total_seconds()))
