"""The slots that hours make, whoever may have taken them; what is taken is left out of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import DAY, Day, Minute, Span
from services.scheduling.domain.slots import intervals, slot_starts


class Grid(NamedTuple):
    """All slots of these hours that start on days of UTC, from the first to the last one."""

    hours: Hours
    length: int
    step: int
    offset: int
    first: Day
    last: Day

    def starts(self) -> list[Minute]:
        earliest, end = self.first * DAY, (self.last + 1) * DAY
        free = [(starts + self.offset, ends) for starts, ends in intervals(self.hours, earliest, end)]
        return slot_starts(free, (), length=self.length, step=self.step, earliest=earliest, latest=end - 1)


StartsOf: TypeAlias = Callable[[Grid], Sequence[Minute]]
"""`Grid.starts`, or what has kept them."""


def open_starts(
    hours: Hours,
    forbidden: Iterable[Span],
    *,
    length: int,
    step: int,
    offset: int = 0,
    earliest: Minute,
    latest: Minute,
    starts_of: StartsOf = Grid.starts,
) -> list[Minute]:
    """The starts of bookable slots between `earliest` and `latest`, both included, that lie within no forbidden span."""
    starts = starts_of(Grid(hours, length, step, offset, earliest // DAY, latest // DAY))
    return _without(starts, sorted(forbidden), bisect_left(starts, earliest), bisect_right(starts, latest))


def _without(starts: Sequence[Minute], forbidden: Iterable[Span], place: int, end: int) -> list[Minute]:
    """The starts from one place to another without those that lie strictly within one of the spans, which are in order."""
    found: list[Minute] = []
    for from_, to in forbidden:
        until = bisect_right(starts, from_, place, end)
        found += starts[place:until]
        place = bisect_left(starts, to, until, end)
        if place == end:
            break
    else:
        found += starts[place:end]
    return found
