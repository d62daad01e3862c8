"""Which slots of an offering are free for somebody: hours, terms, limits, and what is taken, put together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.calendar import day_at, full_spans, period_at
from services.scheduling.domain.grids import Grid, StartsOf, open_starts
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.limits import Counted
from services.scheduling.domain.minutes import Minute, Span, next_minute
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.refusals import TooManySessions
from services.scheduling.domain.slots import forbidden_starts, intervals

_EVER = 1 << 40


@dataclass(frozen=True, slots=True)
class Search:
    """Slots of one length, for one person to book; within the person's own hours too, where `within` says so.

    `any_distance`: a mentor moves a session as near and as far as they like.
    """

    offering: Offering
    hours: Hours | None
    person_id: UUID
    length: int
    within: Hours | None = None
    any_distance: bool = False

    @property
    def is_limited(self) -> bool:
        """Whether it matters how many sessions the mentor has."""
        return self.hours is not None and is_limited(self.offering, self.hours)


@dataclass(frozen=True, slots=True)
class Taken:
    """By person: when they are claimed, and as mentors what counts for their limits."""

    busy: Mapping[UUID, Sequence[Span]]
    counted: Mapping[UUID, Sequence[Counted]] = field(default_factory=dict)


def is_limited(offering: Offering, hours: Hours) -> bool:
    return any(offering.terms.limits.by_period()) or any(hours.limits.by_period())


def refuse_full(offering: Offering, hours: Hours, counted: Iterable[Counted], start: Minute) -> None:
    """Refuses a start in a day, week or month that is full."""
    if any(starts <= start < ends for starts, ends in _full(offering, hours, list(counted))):
        raise TooManySessions


def earlier_that_day(offering: Offering, hours: Hours, start: Minute, length: int) -> tuple[Search, Span]:
    """What to look for to know whether this start is its day's first: what the mentor could have given before it.

    The horizon reaches as far as the start does: what agreements reach beyond it keep to the same order.
    """
    reaching = replace(offering, terms=replace(offering.terms, until=day_at(hours, start)))
    search = Search(reaching, hours, offering.mentor_id, length)
    return search, (period_at(hours, start, "day")[0], start)


def free_starts(
    search: Search, span: Span, taken: Taken, now: datetime, starts_of: StartsOf = Grid.starts
) -> list[Minute]:
    """Starts in the span that the person could book now."""
    offering, hours, terms = search.offering, search.hours, search.offering.terms
    if hours is None:
        return []
    first, last = (0, _EVER) if search.any_distance else offering.bookable_span(now, hours)
    first = max(first, next_minute(now))
    earliest, latest = max(span[0], first), min(span[1] - 1, last)
    if earliest > latest:
        return []
    mentors = forbidden_starts(
        taken.busy[offering.mentor_id], length=search.length, before=terms.buffer_before, after=terms.buffer_after
    )
    mentors += [
        (starts - 1, ends) for starts, ends in _full(offering, hours, taken.counted.get(offering.mentor_id, ()))
    ]
    persons = _forbidden_to_person(search, taken, earliest, latest)
    if terms.first_slot_only:
        since = max(first, period_at(hours, earliest, "day")[0])
        firsts = _first_of_days(hours, _starts(search, hours, mentors, since, latest, starts_of))
        return [start for start in firsts if start >= earliest and not _lies_in(start, persons)]
    return _starts(search, hours, mentors + persons, earliest, latest, starts_of)


def _starts(
    search: Search, hours: Hours, forbidden: Sequence[Span], earliest: Minute, latest: Minute, starts_of: StartsOf
) -> list[Minute]:
    terms = search.offering.terms
    return open_starts(
        hours,
        forbidden,
        length=search.length,
        step=terms.slot_interval,
        offset=terms.slot_offset,
        earliest=earliest,
        latest=latest,
        starts_of=starts_of,
    )


def _full(offering: Offering, hours: Hours, counted: Sequence[Counted]) -> list[Span]:
    if not counted:
        return []
    of_offering = [each for each in counted if each.offering_id == offering.offering_id]
    full = full_spans(offering.terms.limits, hours, of_offering)
    return full + full_spans(hours.limits, hours, counted)


def _forbidden_to_person(search: Search, taken: Taken, earliest: Minute, latest: Minute) -> list[Span]:
    """Starts at which the person is somewhere else, or at which they don't want to meet."""
    if search.person_id == search.offering.mentor_id:
        return []
    forbidden = forbidden_starts(taken.busy[search.person_id], length=search.length)
    if search.within is not None:
        free = intervals(search.within, earliest, latest + 1)
        edges = [-_EVER, *(edge for span in free for edge in span), _EVER]
        apart = list(zip(edges[::2], edges[1::2], strict=True))
        forbidden += forbidden_starts(apart, length=search.length)
    return forbidden


def _first_of_days(hours: Hours, starts: Iterable[Minute]) -> list[Minute]:
    firsts: list[Minute] = []
    day_ends = -_EVER
    for start in starts:
        if start >= day_ends:
            firsts.append(start)
            day_ends = period_at(hours, start, "day")[1]
    return firsts


def _lies_in(start: Minute, forbidden: Iterable[Span]) -> bool:
    return any(from_ < start < to for from_, to in forbidden)
