"""What slots there are, minute by minute: written to be read, and to be compared with.

Shares nothing with the engine but the values it is asked with. Every minute is looked at on a wall clock; all that is
remembered is which minutes of a date its windows name.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from services.scheduling.domain.hours import Hours

EPOCH = date(1970, 1, 1).toordinal()
LONGEST_INTERVAL = 60 * 1440


class Oracle:
    """Answers about one person's hours."""

    def __init__(self, hours: Hours) -> None:
        self._hours = hours
        self._zones = [ZoneInfo(name) for name in {hours.zone, *(travel.zone for travel in hours.travels)}]
        self._named: dict[tuple[str, int], set[int]] = {}

    def is_available(self, minute: int) -> bool:
        """Whether a wall clock lies in a window of its date, or of the date before where that runs over midnight."""
        if any(off.starts <= minute < off.ends for off in self._hours.time_off):
            return False
        for zone in self._zones:
            wall = datetime.fromtimestamp(minute * 60, zone)
            today, of_today = wall.toordinal() - EPOCH, wall.hour * 60 + wall.minute
            if of_today in self._minutes_of(today, zone) or of_today + 1440 in self._minutes_of(today - 1, zone):
                return True
        return False

    def _minutes_of(self, day: int, zone: ZoneInfo) -> set[int]:
        """The minutes after the date's midnight that its windows name, in this zone: none where it is in another."""
        known = self._named.get((zone.key, day))
        if known is None:
            known = self._named[zone.key, day] = self._named_by_windows(day, zone.key)
        return known

    def _named_by_windows(self, day: int, zone: str) -> set[int]:
        hours = self._hours
        there = [travel.zone for travel in hours.travels if travel.first <= day <= travel.last]
        if zone != (there[0] if there else hours.zone):
            return set()
        weekday = date.fromordinal(day + EPOCH).weekday()
        windows = hours.overrides[day] if day in hours.overrides else hours.weekly[weekday]
        return {minute for window in windows for minute in range(window.starts, window.ends)}

    def slots(self, starts: int, ends: int, *, length: int, step: int) -> list[int]:
        """Starts of slots in [starts, ends), for hours whose intervals are shorter than two months."""
        first = starts
        while self.is_available(first - 1):
            first -= 1
            assert starts - first < LONGEST_INTERVAL
        available = [self.is_available(minute) for minute in range(first, ends + length)]
        found: list[int] = []
        begun: int | None = None
        for minute in range(first, ends):
            if not available[minute - first]:
                begun = None
                continue
            begun = minute if begun is None else begun
            on_grid = (minute - begun) % step == 0
            if on_grid and minute >= starts and all(available[minute - first : minute - first + length]):
                found.append(minute)
        return found


def slots(hours: Hours, starts: datetime, ends: datetime, *, length: int, step: int) -> list[datetime]:
    """As `Oracle.slots`, of instants; `starts` and `ends` are whole minutes."""
    found = Oracle(hours).slots(_minute(starts), _minute(ends), length=length, step=step)
    return [datetime.fromtimestamp(minute * 60, UTC) for minute in found]


def _minute(instant: datetime) -> int:
    return int(instant.timestamp()) // 60


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
