"""Check-ins: a short form that each side answers on the agreed rhythm, and a line about whatever happened besides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import PERIODS
from shared.contracts.vocabulary import Side
from shared.ground.questions import Given
from shared.refusals import Kind, Refusal

MOST_A_DAY: Final = 20
"""From one side."""
GRACE: Final = 0.5
"""In periods: how long after it was due it is overdue."""
_A_DAY: Final = timedelta(days=1)


class TooManyCheckIns(Refusal):
    """That is enough for one day: twenty check-ins of yours in this mentorship. Go on tomorrow."""

    slug, kind = "too-many-check-ins", Kind.TOO_MANY


class FormChanged(Refusal):
    """What is asked has changed since you read it. Read it again before you answer."""

    slug, kind = "form-changed", Kind.CONFLICT


@dataclass(frozen=True)
class CheckIn:
    """`answers` to the form of `form_version`, or a `line` about something that happened besides: never both."""

    id: UUID
    mentorship_id: UUID
    author_id: UUID
    side: Side
    made_at: datetime
    line: str | None = None
    answers: Mapping[str, Given] | None = None
    form_version: int | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.line, lengths.CHECK_IN)
        if (self.line is None) == (self.answers is None):
            raise ValueError("a check-in is a line or answers")


@dataclass(frozen=True)
class Turn:
    """When one side is to check in next. `last_at`: when they last answered the form."""

    side: Side
    last_at: datetime | None
    due_at: datetime | None
    overdue_from: datetime | None

    def is_due(self, now: datetime) -> bool:
        return self.due_at is not None and now >= self.due_at

    def is_overdue(self, now: datetime) -> bool:
        return self.overdue_from is not None and now >= self.overdue_from


def turn_of(mentorship: Mentorship, side: Side, last_at: datetime | None) -> Turn:
    """On the agreed rhythm from the opening on. None is due on demand, where nothing is agreed on, in a break and after the end."""
    rhythm = mentorship.meeting_rhythm
    if mentorship.phase != "active" or rhythm in (None, "on_demand"):
        return Turn(side, last_at, None, None)
    due_at = (last_at or mentorship.opened_at) + PERIODS[rhythm]
    return Turn(side, last_at, due_at, due_at + GRACE * PERIODS[rhythm])


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManyCheckIns` where the one that many check-ins ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + _A_DAY > now:
        raise TooManyCheckIns(retry_after=ceil((as_many_ago + _A_DAY - now).total_seconds()))
