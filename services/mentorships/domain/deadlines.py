"""Deadlines said in words, as days of the pair's own calendar."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

IN_WORDS: Final = r"^(week ([1-9][0-9]?|1[0-4][0-9]|15[0-6])|end of (week|month|quarter|year))$"
"""`week 2` is the second week of the mentorship, counted from the day on which it began; 156 are three
years, as long as an agreement runs at most. An end is the next one ahead."""

MORNING: Final = time(9)


@dataclass(frozen=True)
class PairsCalendar:
    """How two people count days: in their zone, weeks from the day on which their mentorship began."""

    zone: ZoneInfo
    opened_at: datetime

    def morning_of(self, day: date) -> datetime:
        """When a day of theirs begins, in UTC."""
        return datetime.combine(day, MORNING, self.zone).astimezone(UTC)

    def last_day_of(self, words: str, now: datetime) -> date:
        """The last day of what is said, as in `IN_WORDS`."""
        if (week := re.fullmatch(r"week (\d+)", words)) is not None:
            return self.opened_at.astimezone(self.zone).date() + timedelta(days=7 * int(week[1]) - 1)
        return _END_OF[words.removeprefix("end of ")](now.astimezone(self.zone).date())


def _end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _end_of_month(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


def _end_of_quarter(today: date) -> date:
    return _end_of_month(today.replace(day=1, month=(today.month + 2) // 3 * 3))


def _end_of_year(today: date) -> date:
    return date(today.year, 12, 31)


_END_OF: Final[Mapping[str, Callable[[date], date]]] = {
    "week": _end_of_week,
    "month": _end_of_month,
    "quarter": _end_of_quarter,
    "year": _end_of_year,
}


def zone_of(name: str | None) -> ZoneInfo:
    """Who has not told their zone, or one that this machine does not know, lives by UTC."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def told_from(deadline: date, zone: ZoneInfo) -> datetime:
    """From when on it is said that a deadline has passed: the next morning of whoever is told, in UTC."""
    return datetime.combine(deadline + timedelta(days=1), MORNING, zone).astimezone(UTC)
