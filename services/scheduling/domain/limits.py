"""At most so many sessions a day, a week, a month."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple
from uuid import UUID

from services.scheduling.domain.minutes import Minute
from services.scheduling.domain.refusals import ImpossibleLimits

MOST_COUNTED: Final = 1000

Period = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Limits:
    """None: as many as there is time for."""

    a_day: int | None = None
    a_week: int | None = None
    a_month: int | None = None

    def __post_init__(self) -> None:
        if not all(1 <= most <= MOST_COUNTED for _, most in self.by_period()):
            raise ImpossibleLimits

    def by_period(self) -> Iterator[tuple[Period, int]]:
        """The limits that are set."""
        if self.a_day is not None:
            yield "day", self.a_day
        if self.a_week is not None:
            yield "week", self.a_week
        if self.a_month is not None:
            yield "month", self.a_month


NO_LIMITS: Final = Limits()


class Counted(NamedTuple):
    """A session or a hold with a mentor, or a time proposed for a session.

    `owner`: the session or hold; in a period in which it has several times it counts once, since it has one of them.
    """

    offering_id: UUID
    starts: Minute
    owner: UUID | Minute
