"""Whole minutes since 1970-01-01T00:00Z, in which everything here is reckoned, and days since then."""

from datetime import UTC, date, datetime
from typing import Final, TypeAlias

Minute: TypeAlias = int
Day: TypeAlias = int
Span: TypeAlias = tuple[Minute, Minute]
"""From the first minute up to, and without, the second."""

HOUR: Final = 60
DAY: Final = 1440
WEEK: Final = 10080

_FIRST_ORDINAL: Final = date(1970, 1, 1).toordinal()


def datetime_of(minute: Minute) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)


def last_minute(instant: datetime) -> Minute:
    """The last whole minute that has begun: a session that starts at it, or before it, has started."""
    return int(instant.timestamp() // 60)


def next_minute(instant: datetime) -> Minute:
    """The first whole minute that is not over: what starts at it, or after it, does not lie in the past."""
    return int(-(-instant.timestamp() // 60))


def exact_minute(instant: datetime) -> Minute | None:
    """The minute that begins at this very instant; None for an instant within a minute."""
    minute = last_minute(instant)
    return minute if instant == datetime_of(minute) else None


def day_of(on: date) -> Day:
    return on.toordinal() - _FIRST_ORDINAL


def date_of(day: Day) -> date:
    return date.fromordinal(day + _FIRST_ORDINAL)


def weekday_of(day: Day) -> int:
    """0 is Monday; 1970-01-01 was a Thursday."""
    return (day + 3) % 7
