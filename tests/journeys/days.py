"""Days ahead on people's wall clocks, as journeys need them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

BERLIN: Final = "Europe/Berlin"
NEW_YORK: Final = "America/New_York"

_USUALLY_APART: Final = timedelta(hours=6)


def moment(on: date, clock: str, zone: str = "UTC") -> datetime:
    """When the wall clock of the zone shows this time on this date."""
    return datetime.combine(on, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(UTC)


def rfc3339(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def clock_times(items: list[Any], zone: str, on: date) -> list[str]:
    """The starts that lie on this date of this wall clock, as it shows them."""
    local = [datetime.fromisoformat(each["starts_at"]).astimezone(ZoneInfo(zone)) for each in items]
    return [f"{start:%H:%M}" for start in local if start.date() == on]


def days_without_a_change(after: datetime, *zones: str, days: int = 10) -> date:
    """The first of so many dates, not earlier than the day after tomorrow, on which none of these clocks changes."""
    first = after.date() + timedelta(days=2)
    while any(
        _hours_apart(zone, "UTC", first) != _hours_apart(zone, "UTC", first + timedelta(days=days)) for zone in zones
    ):
        first += timedelta(days=1)
    return first


def tuesday_before_only_one_has_changed(after: datetime) -> tuple[date, int]:
    """A Tuesday on which Berlin is as far ahead of New York as it mostly is, and a week later not.

    And for how many Tuesdays it then is not: until the other has changed its clocks too.
    """
    tuesday = after.date() + timedelta(days=8 - after.weekday())
    while not (_is_usual(tuesday) and not _is_usual(tuesday + timedelta(weeks=1))):
        tuesday += timedelta(days=1 if tuesday.weekday() != 1 else 7)
    weeks = 1
    while not _is_usual(tuesday + timedelta(weeks=1 + weeks)):
        weeks += 1
    return tuesday, weeks


def _is_usual(day: date) -> bool:
    return _hours_apart(BERLIN, NEW_YORK, day) == _USUALLY_APART


def _hours_apart(one: str, other: str, day: date) -> timedelta:
    """By how much the one wall clock is ahead of the other at noon (UTC) of the date."""
    noon = datetime.combine(day, time(12), UTC)
    ahead, behind = (noon.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (one, other))
    return ahead - behind
