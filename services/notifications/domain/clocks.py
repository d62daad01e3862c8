"""How the wall clocks of zones go, so that a change of their rules is seen. Whole minutes since 1970."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from operator import itemgetter
from typing import Final
from uuid import UUID

FORESEEN: Final = timedelta(days=800)
"""Further ahead than any session is booked."""

_WEEK: Final = 7 * 1440
"""No zone has ever changed its clocks there and back within one."""


@dataclass(frozen=True)
class ZoneClock:
    """A zone's wall clock: from the minute of each turn on it is so many minutes ahead of UTC; known before `until`."""

    turns: tuple[tuple[int, int], ...]
    until: int

    def offset_at(self, moment: datetime) -> int | None:
        """None where this is not known."""
        minute = _minute(moment)
        if not self.turns[0][0] <= minute < self.until:
            return None
        return self.turns[bisect_right(self.turns, minute, key=itemgetter(0)) - 1][1]

    def goes_like(self, other: "ZoneClock") -> bool:
        """Whether both show the same wherever both are known."""
        first, end = max(self.turns[0][0], other.turns[0][0]), min(self.until, other.until)
        return _turns_within(self, first, end) == _turns_within(other, first, end)


@dataclass(frozen=True)
class Rules:
    """How the clocks of zones go by a release of the time zone database, such as 2026a; its names sort as they came.

    `release` is empty, and so before all, where nothing says which one it is.
    """

    release: str
    clocks: Mapping[str, ZoneClock]


def clock_of(zone: tzinfo, now: datetime) -> ZoneClock:
    """How the wall clock of this zone goes from now on, by the rules that it has."""
    first = _minute(now)
    until = first + FORESEEN // timedelta(minutes=1)
    turns = [(first, _offset(zone, first))]
    for week in range(first, until, _WEEK):
        end = min(week + _WEEK, until)
        if _offset(zone, end) != turns[-1][1]:
            turns.append(_turn_between(zone, week, end))
    return ZoneClock(tuple(turns), until)


def former_offsets(
    starts_at: datetime, zones: Mapping[UUID, str], seen: Mapping[str, ZoneClock], present: Mapping[str, ZoneClock]
) -> dict[UUID, int]:
    """By person, on whose wall clock the moment has moved: how far ahead of UTC that clock was to be."""
    former = {}
    for person_id, zone in zones.items():
        was, is_now = seen[zone].offset_at(starts_at), present[zone].offset_at(starts_at)
        if was is not None and is_now is not None and was != is_now:
            former[person_id] = was
    return former


def _turns_within(clock: ZoneClock, first: int, end: int) -> list[tuple[int, int]]:
    ends = [*(minute for minute, _ in clock.turns[1:]), clock.until]
    return [
        (max(minute, first), offset)
        for (minute, offset), until in zip(clock.turns, ends, strict=True)
        if until > first and minute < end
    ]


def _turn_between(zone: tzinfo, low: int, high: int) -> tuple[int, int]:
    """The minute after `low`, and not after `high`, from which on the offset of `high` holds."""
    offset = _offset(zone, high)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, middle) == offset:
            high = middle
        else:
            low = middle
    return high, offset


def _offset(zone: tzinfo, minute: int) -> int:
    offset = datetime.fromtimestamp(minute * 60, UTC).astimezone(zone).utcoffset()
    return (offset or timedelta()) // timedelta(minutes=1)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
