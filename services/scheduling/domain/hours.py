"""When a person can be booked at all: weekly windows on a wall clock, and dates on which other windows hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from services.scheduling.domain.minutes import DAY, WEEK, Day, day_of, weekday_of
from services.scheduling.domain.refusals import (
    NoSuchWallClock,
    OverlappingWindows,
    SameDateTwice,
    SkippedLocalTime,
    TooManyWindows,
)
from services.scheduling.domain.zones import is_skipped, zone_named

MOST_WINDOWS_A_DAY: Final = 24
MOST_OVERRIDES: Final = 400


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


@dataclass(frozen=True, slots=True)
class Hours:
    """A window belongs to the date on which it starts; an override replaces all windows that start on its date."""

    zone: str
    weekly: Week = ((),) * 7
    overrides: Mapping[Day, tuple[Window, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if len(self.weekly) != 7:
            raise NoSuchWallClock
        every = (*self.weekly, *self.overrides.values())
        if len(self.overrides) > MOST_OVERRIDES or any(len(windows) > MOST_WINDOWS_A_DAY for windows in every):
            raise TooManyWindows
        _refuse_overlaps(self._on_a_week())
        _refuse_overlaps(self._on_overridden_dates())

    def windows_on(self, day: Day) -> tuple[Window, ...]:
        """The windows that start on this date."""
        override = self.overrides.get(day)
        return self.weekly[weekday_of(day)] if override is None else override

    def refuse_skipped_times(self) -> None:
        """Refuses an override that starts or ends at a time which its date does not have.

        Asked when the hours are set and not of every value: a new rule of a zone may skip what was fine before.
        """
        for position, (day, windows) in enumerate(self.overrides.items(), start=1):
            midnight = day * DAY
            for window in windows:
                # "Until 02:00" is fine where the clocks go from 02:00 to 03:00: all of the window's minutes exist.
                ends_inside = all(is_skipped(self.zone, midnight + window.ends - back) for back in (0, 1))
                if ends_inside or is_skipped(self.zone, midnight + window.starts):
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
    zone: str, weekly: Iterable[tuple[int, Window]], overrides: Sequence[tuple[date, Sequence[Window]]] = ()
) -> Hours:
    """Hours from windows by day of the week, and from overrides by date, whose order is kept."""
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
    )


def weekly_entries(hours: Hours) -> Iterator[tuple[int, Window]]:
    """Each window of the week with its day."""
    for weekday, windows in enumerate(hours.weekly):
        for window in windows:
            yield weekday, window
