"""Which slots there are. Pure, and in whole minutes; an oracle in the tests says the same minute by minute.

An instant is available when its wall clock, in the zone of a date, lies in a window of that date, and no time off
covers it. Instants that touch make one interval. Slots start at an interval's start and every slot interval of elapsed time after it, while the
length fits. So a window that starts in a skipped hour starts when the clock resumes, both passes of a repeated hour
are offered, and no slot is longer or shorter than it says.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import DAY, HOUR, Day, Minute, Span
from services.scheduling.domain.zones import Stretch, offset_at, stretches_around

_FIRST_MONDAY: Final = 4
_FURTHEST_BEHIND_UTC: Final = 12 * HOUR
_LONG_AGO: Final = -(1 << 60)
_NEVER: Final = (1 << 60, 1 << 60)
_DAYS_WITHOUT_A_GAP: Final = 30
"""Hours that leave no gap in so many days of plain weeks leave none ever."""


def intervals(hours: Hours, starts: Minute, ends: Minute) -> list[Span]:
    """The intervals of availability that have a minute in [starts, ends), whole: neither is cut to the span.

    Their beginning is looked for as far back as it lies, since slots are counted from it. Hours without any gap have
    no beginning: their slots are counted from midnight of the first Monday of 1970 in the hours' zone. An end is
    certain up to a day after `ends`.
    """
    first, last = starts // DAY - 2, ends // DAY + 2
    found = _touching(hours, first, last)
    complete = first
    while _may_have_begun_before(found, complete, starts):
        exception = hours.first_exception
        if complete < (first if exception is None else exception) - _DAYS_WITHOUT_A_GAP and complete < first:
            found = _without_beginning(hours, found, starts)
            break
        complete -= _DAYS_WITHOUT_A_GAP + 1 + 2 * (first - complete)
        found = _touching(hours, complete, last)
    if hours.time_off:
        found = without(found, [(each.starts, each.ends) for each in hours.time_off])
    return _trimmed(found, starts, ends)


def _trimmed(spans: list[Span], starts: Minute, ends: Minute) -> list[Span]:
    """Of spans in order those that have a minute in [starts, ends): looks at the ends only."""
    first, last = 0, len(spans)
    while first < last and spans[first][1] <= starts:
        first += 1
    while first < last and spans[last - 1][0] >= ends:
        last -= 1
    return spans[first:last]


def _touching(hours: Hours, first: Day, last: Day) -> list[Span]:
    """What the windows that start on these dates make available, touching spans made one."""
    pieces: list[Span] = []
    week, overrides, zone, travels = hours.week, hours.overrides, hours.zone, hours.travels
    latest, in_order = _LONG_AGO, True
    for day in range(first, last + 1):
        windows: Sequence[Span] = week[(day + 3) % 7]  # as `weekday_of`, without a call for each day
        if overrides and day in overrides:
            windows = [(window.starts, window.ends) for window in overrides[day]]
        if not windows:
            continue
        parts = stretches_around(hours.zone_on(day) if travels else zone, day)
        shift = day * DAY - parts[0].offset
        if len(parts) > 1:
            windows, shift = _among(parts, day * DAY, windows), 0
        for from_, to in windows:
            starts = from_ + shift
            if starts <= latest:
                in_order = False
            latest = to + shift
            pieces.append((starts, latest))
    # Most windows come in order and apart; merging them all the same would take a third of the time again.
    return pieces if in_order else merged(pieces)


def _among(parts: Iterable[Stretch], midnight: Minute, windows: Iterable[Span]) -> list[Span]:
    """The windows of a date, as minutes of its wall clock, where the clocks change during it or beside it."""
    return [
        (starts, ends)
        for from_, to in windows
        for part in parts
        for starts, ends in [
            (max(part.starts, midnight + from_ - part.offset), min(part.ends, midnight + to - part.offset))
        ]
        if starts < ends
    ]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same minutes in as few spans as possible, in order."""
    result: list[Span] = []
    latest = _LONG_AGO
    for starts, ends in sorted(spans):
        if starts > latest:
            result.append((starts, ends))
            latest = ends
        elif ends > latest:
            result[-1] = (result[-1][0], ends)
            latest = ends
    return result


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of the spans, which are in order and apart."""
    rest = list(spans)
    for from_, to in taken:
        rest = [
            (starts, ends)
            for span in rest
            for starts, ends in ((span[0], min(span[1], from_)), (max(span[0], to), span[1]))
            if starts < ends
        ]
    return rest


def _may_have_begun_before(found: Sequence[Span], first: Day, starts: Minute) -> bool:
    """Whether the interval at `starts` might reach back to windows that start before the date `first`."""
    known_from = (first + 1) * DAY + _FURTHEST_BEHIND_UTC  # from here on the windows of the date before play no part
    for begins, ends in found:
        if ends > starts:
            return begins <= known_from
    return False


def _without_beginning(hours: Hours, found: list[Span], starts: Minute) -> list[Span]:
    anchor = _FIRST_MONDAY * DAY
    anchor -= offset_at(hours.zone, anchor)
    return [(anchor, span[1]) if span[0] <= starts < span[1] else span for span in found]


def forbidden_starts(busy: Iterable[Span], *, length: int, before: int = 0, after: int = 0) -> list[Span]:
    """For each busy span the starts (both bounds excluded) at which a slot with its buffers would overlap it."""
    return [(starts - length - after, ends + before) for starts, ends in busy]


def slot_starts(
    free: Iterable[Span], forbidden: Sequence[Span], *, length: int, step: int, earliest: Minute, latest: Minute
) -> list[Minute]:
    """The starts of bookable slots between `earliest` and `latest`, both included.

    `free`: intervals in order; `forbidden`: in order of their starts. The grid of an interval hangs on its start and
    is not moved by what is taken.
    """
    found: list[Minute] = []
    coming = iter(forbidden)
    from_, to = next(coming, _NEVER)
    for starts, ends in free:
        at, last = starts, ends - length
        if last > latest:  # noqa: PLR1730 — min() takes three times as long, and this is asked for every window
            last = latest
        if at < earliest:
            at -= (at - earliest) // step * step
        if at > last:
            continue
        while to <= at:
            from_, to = next(coming, _NEVER)
        while from_ < last:
            if from_ >= at:
                stretch = range(at, from_ + 1, step)
                found.extend(stretch)
                at = stretch[-1] + step
            if at < to:
                at -= (at - to) // step * step
            if at > last:
                break
            from_, to = next(coming, _NEVER)
        found.extend(range(at, last + 1, step))
    return found


def is_slot(hours: Hours, start: Minute, *, length: int, step: int, offset: int = 0) -> bool:
    """Whether a slot starts then, whoever may have taken it."""
    free = [(starts + offset, ends) for starts, ends in intervals(hours, start, start + 1)]
    return slot_starts(free, (), length=length, step=step, earliest=start, latest=start) == [start]
