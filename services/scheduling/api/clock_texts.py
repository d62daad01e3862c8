"""Minutes as texts in RFC 3339, for answers with hundreds of them."""

from functools import lru_cache
from typing import Final

from services.scheduling.domain.minutes import DAY, HOUR, Day, Minute, date_of
from services.scheduling.domain.zones import offset_at

_CLOCK: Final = tuple(f"T{minute // HOUR:02}:{minute % HOUR:02}:00" for minute in range(DAY))


def utc_text(minute: Minute) -> str:
    """`2030-01-31T09:00:00Z`."""
    day, of_day = divmod(minute, DAY)
    return _date_text(day) + _CLOCK[of_day] + "Z"


def local_text(minute: Minute, zone: str) -> str:
    """`2030-01-31T10:00:00+01:00`, on the wall clock of the zone."""
    offset = _offset_all_day(zone, minute // DAY)
    if offset is None:
        offset = offset_at(zone, minute)
    day, of_day = divmod(minute + offset, DAY)
    return _date_text(day) + _CLOCK[of_day] + _offset_text(offset)


@lru_cache(maxsize=4096)
def _date_text(day: Day) -> str:
    return date_of(day).isoformat()


@lru_cache(maxsize=256)
def _offset_text(offset: int) -> str:
    return f"{'-' if offset < 0 else '+'}{abs(offset) // HOUR:02}:{abs(offset) % HOUR:02}"


@lru_cache(maxsize=16384)
def _offset_all_day(zone: str, day: Day) -> int | None:
    """The zone's offset on a day of UTC; None on a day on which it changes. No zone changes it twice within a day."""
    at_first, at_last = offset_at(zone, day * DAY), offset_at(zone, (day + 1) * DAY)
    return at_first if at_first == at_last else None
