"""How the wall clock of a zone goes: constant offsets between changes, cached by zone and day.

An offset is what a zone's wall clock is ahead of UTC, in minutes. Offsets with seconds are history (the last one, of
Monrovia, ended in 1972) and are cut to the minute.
"""

from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from services.scheduling.domain.minutes import DAY, Day, Minute
from services.scheduling.domain.refusals import UnknownZone

_EVER: Final = 1 << 40


class Stretch(NamedTuple):
    """A time in which the wall clock is `offset` minutes ahead of UTC throughout."""

    starts: Minute
    ends: Minute
    offset: int


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """Raises `UnknownZone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # what is no key, or names a folder of the database
        raise UnknownZone from None


def offset_at(zone: str, minute: Minute) -> int:
    offset = datetime.fromtimestamp(minute * 60, zone_named(zone)).utcoffset()
    assert offset is not None
    return int(offset.total_seconds() // 60)


@lru_cache(maxsize=65536)
def stretches_around(zone: str, day: Day) -> tuple[Stretch, ...]:
    """The stretches in which the wall clock can show this date or the next one.

    One that ends with them counts as lasting for ever, so that most days have a single stretch without an edge.
    """
    parts: list[Stretch] = []
    for utc_day in range(day - 1, day + 3):
        for part in _stretches_of(zone, utc_day):
            if parts and parts[-1].offset == part.offset:
                part = Stretch(parts.pop().starts, part.ends, part.offset)  # noqa: PLW2901
            parts.append(part)
    parts[0] = parts[0]._replace(starts=-_EVER)
    parts[-1] = parts[-1]._replace(ends=_EVER)
    return tuple(parts)


@lru_cache(maxsize=65536)
def _stretches_of(zone: str, utc_day: Day) -> tuple[Stretch, ...]:
    """A day of UTC in stretches. No zone has changed its clocks twice within a day since 1970."""
    starts, ends = utc_day * DAY, (utc_day + 1) * DAY
    before, after = offset_at(zone, starts), offset_at(zone, ends)
    if before == after:
        return (Stretch(starts, ends, before),)
    change = _first_minute_of(zone, after, starts, ends)
    if change == ends:
        return (Stretch(starts, ends, before),)
    return Stretch(starts, change, before), Stretch(change, ends, after)


def _first_minute_of(zone: str, offset: int, low: Minute, high: Minute) -> Minute:
    """The minute after `low` and not after `high` from which on the offset holds."""
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(zone, middle) == offset:
            high = middle
        else:
            low = middle
    return high


def instant_of(zone: str, wall: Minute) -> Minute | None:
    """When the wall clock first shows this; None where the clocks skip it."""
    for part in stretches_around(zone, wall // DAY):
        if part.starts <= wall - part.offset < part.ends:
            return wall - part.offset
    return None


def is_skipped(zone: str, wall: Minute) -> bool:
    """Whether the wall clock never shows this: minutes after 1970-01-01T00:00 as the wall clock counts them."""
    parts = stretches_around(zone, wall // DAY)
    return not any(part.starts <= wall - part.offset < part.ends for part in parts)
