"""When a person can be booked at all: weekly windows on a wall clock, dates on which other windows hold, travel, time off."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Final
from uuid import UUID

from services.scheduling.domain.limits import MOST_COUNTED, NO_LIMITS, Limits
from services.scheduling.domain.minutes import DAY, WEEK, Day, Minute, Span, day_of, last_minute
from services.scheduling.domain.refusals import (
    ImpossibleLimits,
    ImpossibleTimeOff,
    ImpossibleTravel,
    NoSuchWallClock,
    OverlappingWindows,
    SameDateTwice,
    SkippedLocalTime,
    TooManyWindows,
    UnknownTimeOff,
)
from services.scheduling.domain.zones import is_skipped, zone_named

MOST_WINDOWS_A_DAY: Final = 24
MOST_OVERRIDES: Final = 400
MOST_TRAVELS: Final = 100
MOST_TIME_OFF: Final = 100
LONGEST_TIME_OFF: Final = 366 * DAY
OPEN_EACH: Final = 5


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Minutes after a date's midnight, on the wall clock. `ends` may lie after the next midnight."""

    starts: int
    ends: int

    def __post_init__(self) -> None:
        if not (0 <= self.starts < DAY and self.starts < self.ends <= self.starts + DAY):
            raise NoSuchWallClock

    @staticmethod
    def between(start: int, end: int) -> "Window":
        """From one time of day to another; an end that is not after the start is meant on the next date."""
        if not 0 <= end < DAY:
            raise NoSuchWallClock
        return Window(start, end if end > start else end + DAY)


Week = tuple[tuple[Window, ...], ...]
"""The windows that start on each day of the week, Monday first."""


@dataclass(frozen=True, slots=True, order=True)
class Travel:
    """From the first date to the last one, both included, windows are meant on the wall clock of this zone."""

    first: Day
    last: Day
    zone: str

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if self.last < self.first:
            raise ImpossibleTravel


@dataclass(frozen=True, slots=True, order=True)
class TimeOff:
    """A span in which a person is not available, whatever their windows say."""

    starts: Minute
    ends: Minute
    time_off_id: UUID

    def __post_init__(self) -> None:
        if not self.starts < self.ends <= self.starts + LONGEST_TIME_OFF:
            raise ImpossibleTimeOff

    def refuse_past(self, now: datetime) -> None:
        """Time off that is over can't be taken any more."""
        if self.ends <= last_minute(now):
            raise ImpossibleTimeOff

    def touches(self, starts: Minute, ends: Minute) -> bool:
        """Whether some of the minutes from `starts` up to `ends` lie in it."""
        return self.starts < ends and starts < self.ends


@dataclass(frozen=True, slots=True)
class Hours:
    """A window belongs to the date on which it starts; an override replaces all windows that start on its date.

    The windows of a date are meant in the zone of that date, to their end: of the travel it lies in, else of `zone`.
    `limits`: for all sessions as a mentor together. `open_each`: so many lie ahead with one person who is not their
    mentee. `week`: `weekly` in plain minutes, for those who go through it
    day by day.
    """

    zone: str
    weekly: Week = ((),) * 7
    overrides: Mapping[Day, tuple[Window, ...]] = field(default_factory=dict)
    travels: tuple[Travel, ...] = ()
    time_off: tuple[TimeOff, ...] = ()
    limits: Limits = NO_LIMITS
    open_each: int = OPEN_EACH
    week: tuple[tuple[Span, ...], ...] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plain = tuple(tuple((window.starts, window.ends) for window in windows) for windows in self.weekly)
        object.__setattr__(self, "week", plain)
        overridden = frozenset(self.overrides.items())
        object.__setattr__(
            self,
            "_hash",
            hash((self.zone, plain, overridden, self.travels, self.time_off, self.limits, self.open_each)),
        )
        zone_named(self.zone)
        if not 1 <= self.open_each <= MOST_COUNTED:
            raise ImpossibleLimits
        if len(self.weekly) != 7:
            raise NoSuchWallClock
        every = (*self.weekly, *self.overrides.values())
        if len(self.overrides) > MOST_OVERRIDES or any(len(windows) > MOST_WINDOWS_A_DAY for windows in every):
            raise TooManyWindows
        if len(self.travels) > MOST_TRAVELS or len(self.time_off) > MOST_TIME_OFF:
            raise TooManyWindows
        if any(earlier.last >= later.first for earlier, later in pairwise(sorted(self.travels))):
            raise ImpossibleTravel
        _refuse_overlaps(self._on_a_week())
        _refuse_overlaps(self._on_overridden_dates())

    def __hash__(self) -> int:
        """Worked out once: hours are looked up more often than they are made."""
        return self._hash

    def zone_on(self, day: Day) -> str:
        """The zone in which the windows of this date are meant."""
        return next((travel.zone for travel in self.travels if travel.first <= day <= travel.last), self.zone)

    def travels_from(self, day: Day) -> tuple[Travel, ...]:
        """Those that are not over on this date, wherever it is still the day before."""
        return tuple(travel for travel in self.travels if travel.last >= day - 1)

    @property
    def first_exception(self) -> Day | None:
        """The first date that is not like every week's, if there is one."""
        exceptions = [*self.overrides, *(travel.first for travel in self.travels)]
        return min(exceptions, default=None)

    def is_off(self, starts: Minute, ends: Minute) -> bool:
        """Whether time off lies in these minutes."""
        return any(each.touches(starts, ends) for each in self.time_off)

    def time_off_like(self, off: TimeOff) -> TimeOff | None:
        """The time off of the very same span that was taken before."""
        return next((each for each in self.time_off if (each.starts, each.ends) == (off.starts, off.ends)), None)

    def with_time_off(self, new: TimeOff, today: Minute) -> "Hours":
        """With this time off too; what is over is forgotten."""
        kept = [each for each in self.time_off if each.ends > today]
        return replace(self, time_off=tuple(sorted([*kept, new])))

    def without_time_off(self, time_off_id: UUID) -> "Hours":
        """Without this time off. Raises `UnknownTimeOff`."""
        kept = tuple(each for each in self.time_off if each.time_off_id != time_off_id)
        if len(kept) == len(self.time_off):
            raise UnknownTimeOff
        return replace(self, time_off=kept)

    def refuse_skipped_times(self) -> None:
        """Refuses an override that starts or ends at a time which its date does not have.

        Asked when the hours are set and not of every value: a new rule of a zone may skip what was fine before.
        """
        for position, (day, windows) in enumerate(self.overrides.items(), start=1):
            midnight, zone = day * DAY, self.zone_on(day)
            for window in windows:
                # "Until 02:00" is fine where the clocks go from 02:00 to 03:00: all of the window's minutes exist.
                ends_inside = all(is_skipped(zone, midnight + window.ends - back) for back in (0, 1))
                if ends_inside or is_skipped(zone, midnight + window.starts):
                    raise SkippedLocalTime(position=position)

    def _on_a_week(self) -> list[tuple[int, int]]:
        spans = [
            (weekday * DAY + window.starts, weekday * DAY + window.ends)
            for weekday, windows in enumerate(self.weekly)
            for window in windows
        ]
        over_the_end = [(starts - WEEK, ends - WEEK) for starts, ends in spans if ends > WEEK]
        return spans + over_the_end

    def _on_overridden_dates(self) -> list[tuple[int, int]]:
        return [
            (day * DAY + window.starts, day * DAY + window.ends)
            for day, windows in self.overrides.items()
            for window in windows
        ]


def _refuse_overlaps(spans: Iterable[tuple[int, int]]) -> None:
    if any(earlier[1] > later[0] for earlier, later in pairwise(sorted(spans))):
        raise OverlappingWindows


def hours_of(
    zone: str,
    weekly: Iterable[tuple[int, Window]],
    overrides: Sequence[tuple[date, Sequence[Window]]] = (),
    travels: Iterable[tuple[date, date, str]] = (),
    *,
    limits: Limits = NO_LIMITS,
    open_each: int = OPEN_EACH,
) -> Hours:
    """Hours from windows by day of the week, from overrides by date, whose order is kept, and from travels."""
    if any(count > 1 for count in Counter(on for on, _ in overrides).values()):
        raise SameDateTwice
    days: tuple[list[Window], ...] = tuple([] for _ in range(7))
    for weekday, window in weekly:
        if not 0 <= weekday < 7:
            raise NoSuchWallClock
        days[weekday].append(window)
    return Hours(
        zone,
        tuple(tuple(sorted(windows)) for windows in days),
        {day_of(on): tuple(sorted(windows)) for on, windows in overrides},
        tuple(sorted(Travel(day_of(first), day_of(last), there) for first, last, there in travels)),
        limits=limits,
        open_each=open_each,
    )


def weekly_entries(hours: Hours) -> Iterator[tuple[int, Window]]:
    """Each window of the week with its day."""
    for weekday, windows in enumerate(hours.weekly):
        for window in windows:
            yield weekday, window
