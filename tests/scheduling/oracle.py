"""What slots there are, minute by minute and as slowly as it takes: written to be read, and to be compared with.

Shares nothing with the engine but the values it is asked with.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from services.scheduling.domain.hours import Hours

MINUTE = timedelta(minutes=1)
EPOCH = date(1970, 1, 1)


def is_available(hours: Hours, instant: datetime) -> bool:
    """Whether a wall clock lies in a window of its date, or of the date before where that runs over midnight."""
    if any(off.starts <= instant.timestamp() / 60 < off.ends for off in hours.time_off):
        return False
    return any(_lies_in_window(hours, instant, zone) for zone in {hours.zone, *(each.zone for each in hours.travels)})


def _lies_in_window(hours: Hours, instant: datetime, zone: str) -> bool:
    wall = instant.astimezone(ZoneInfo(zone))
    of_today = wall.hour * 60 + wall.minute
    yesterday = wall.date() - timedelta(days=1)
    return _lies_in(hours, zone, wall.date(), of_today) or _lies_in(hours, zone, yesterday, of_today + 1440)


def _lies_in(hours: Hours, zone: str, on: date, minute: int) -> bool:
    day = (on - EPOCH).days
    there = [travel.zone for travel in hours.travels if travel.first <= day <= travel.last]
    if zone != (there[0] if there else hours.zone):
        return False
    windows = hours.overrides[day] if day in hours.overrides else hours.weekly[on.weekday()]
    return any(window.starts <= minute < window.ends for window in windows)


def slots(hours: Hours, starts: datetime, ends: datetime, *, length: int, step: int) -> list[datetime]:
    """Starts of slots in [starts, ends), for hours whose intervals begin within a week before `starts`."""
    grid_starts = starts - timedelta(days=8)
    found: list[datetime] = []
    begun: datetime | None = None
    instant = grid_starts
    while instant < ends:
        if not is_available(hours, instant):
            begun = None
        elif begun is None and not is_available(hours, instant - MINUTE):
            begun = instant
        on_grid = begun is not None and (instant - begun) // MINUTE % step == 0
        if on_grid and instant >= starts and _fits(hours, instant, length):
            found.append(instant)
        instant += MINUTE
    return found


def _fits(hours: Hours, start: datetime, length: int) -> bool:
    return all(is_available(hours, start + minute * MINUTE) for minute in range(length))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
