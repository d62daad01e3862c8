"""A person's days, weeks and months, as spans of minutes: on the wall clock of where they are on each date."""

from collections import Counter
from collections.abc import Iterable

from services.scheduling.domain.hours import Hours
from services.scheduling.domain.limits import Counted, Limits, Period
from services.scheduling.domain.minutes import DAY, Day, Minute, Span, date_of, day_of, weekday_of
from services.scheduling.domain.zones import stretches_around


def begin_of(hours: Hours, day: Day) -> Minute:
    """The first minute at which the wall clock shows this date or a later one."""
    parts = stretches_around(hours.zone_on(day), day)
    begins = ((max(part.starts, day * DAY - part.offset), part.ends) for part in parts)
    return next(at for at, ends in begins if at < ends)


def day_at(hours: Hours, minute: Minute) -> Day:
    """The date on the person's wall clock."""
    latest = minute // DAY + 1
    return next(day for day in range(latest, latest - 5, -1) if begin_of(hours, day) <= minute)


def period_at(hours: Hours, minute: Minute, period: Period) -> Span:
    """The day, the week from Monday on, or the month in which the minute lies."""
    day = day_at(hours, minute)
    if period == "day":
        first, end = day, day + 1
    elif period == "week":
        first = day - weekday_of(day)
        end = first + 7
    else:
        date = date_of(day)
        first = day_of(date.replace(day=1))
        end = day_of(date.replace(year=date.year + date.month // 12, month=date.month % 12 + 1, day=1))
    return begin_of(hours, first), begin_of(hours, end)


def full_spans(limits: Limits, hours: Hours, counted: Iterable[Counted]) -> list[Span]:
    """The days, weeks and months in which as many sessions start as may."""
    known = list(counted)
    full: list[Span] = []
    for period, most in limits.by_period():
        once = {(period_at(hours, each.starts, period), each.owner) for each in known}
        counts = Counter(span for span, _ in once)
        full += [span for span, count in counts.items() if count >= most]
    return full


def counted_around(hours: Hours, starts: Span) -> Span:
    """Where sessions count for limits on starts in this span: whole weeks and months."""
    (week, month), (last_week, last_month) = (
        (period_at(hours, start, "week"), period_at(hours, start, "month")) for start in starts
    )
    return min(week[0], month[0]), max(last_week[1], last_month[1])
