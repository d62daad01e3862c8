"""Which slots are free."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from services.scheduling.domain.booking import may_book
from services.scheduling.domain.calendar import counted_around
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import DAY, Minute, Span
from services.scheduling.domain.offerings import LENGTH_LIMITS, MOST_BUFFER, Offering
from services.scheduling.domain.refusals import ImpossibleSpan, UnknownOffering
from services.scheduling.domain.slot_search import Search, Taken, free_starts
from services.scheduling.keeping import kept_starts
from services.scheduling.store import claims, counts, hours, offerings, sessions
from services.scheduling.store.listings import Listing, listings
from shared.postgres import Tx

LONGEST_SPAN: Final = 62 * DAY
_LOOKED_AHEAD: Final = 14 * DAY
_NEXT: Final = 5
_AROUND: Final = LENGTH_LIMITS[1] + 2 * MOST_BUFFER
_FIRST_OF_ITS_DAY: Final = 2 * DAY
"""Which slot is the first one of its day, what came before on that day tells."""


def refuse_span(span: Span) -> None:
    if not 0 < span[1] - span[0] <= LONGEST_SPAN:
        raise ImpossibleSpan


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for.

    `moving`: the session that is to move: its offering, its length, its people, and its own time counts as free.
    `offering_id`: None for all that they may book; `length`: None for the first one of each offering; `most`: of each
    mentor, the earliest; `mutual`: within their own hours too.
    """

    person_id: UUID
    span: Span
    offering_id: UUID | None = None
    length: int | None = None
    most: int | None = None
    mutual: bool = False
    moving: UUID | None = None


class Free(NamedTuple):
    """When slots of one offering and one length are free, in order."""

    offering_id: UUID
    length: int
    starts: Sequence[Minute]


class Shown(NamedTuple):
    """What is free with a mentor, and the zone that their hours are meant in; None where the asker is shown nothing of theirs."""

    free: Sequence[Free]
    zone: str | None


async def slots_of(tx: Tx, mentors: Sequence[UUID], wanted: Wanted, *, now: datetime) -> dict[UUID, Shown]:
    """What is free with each of these mentors; a mentor sees what a mentee without other sessions would.

    One statement, however many mentors there are, and another one where somebody limits their sessions or where times
    are to be good for both.
    """
    refuse_span(wanted.span)
    if wanted.moving is not None:
        return await _slots_to_move_to(tx, wanted.moving, mentors, wanted, now=now)
    offered = await listings(
        tx, mentors, wanted.person_id, _around(wanted.span, _FIRST_OF_ITS_DAY), now, offering_id=wanted.offering_id
    )
    if wanted.offering_id is not None and not any(_is_there(each, wanted.person_id) for each in offered):
        raise UnknownOffering
    within = await _own_hours(tx, wanted.person_id) if wanted.mutual else None
    busy: dict[UUID, Sequence[Span]] = {}
    searches: list[Search] = []
    zones: dict[UUID, str] = {}
    for each in offered:
        length = _length(each.offering, wanted)
        if length is not None and _may_see(each, wanted.person_id):
            busy[each.offering.mentor_id], busy[wanted.person_id] = each.mentors_claims, each.askers_claims
            searches.append(Search(each.offering, each.hours, wanted.person_id, length, within))
            if each.hours is not None:
                zones[each.offering.mentor_id] = each.hours.zone
    free: dict[UUID, list[Free]] = {mentor: [] for mentor in mentors}
    for search, starts in zip(searches, await _free(tx, searches, wanted.span, busy, now=now), strict=True):
        offering = search.offering
        free[offering.mentor_id].append(Free(offering.offering_id, search.length, starts))
    return {mentor: Shown(_earliest(found, wanted.most), zones.get(mentor)) for mentor, found in free.items()}


async def _slots_to_move_to(
    tx: Tx, session_id: UUID, mentors: Sequence[UUID], wanted: Wanted, *, now: datetime
) -> dict[UUID, Shown]:
    """What the person's session could move to alone, whether or not its offering is archived by now."""
    session = (await sessions.session(tx, session_id)).as_of(now)
    session.side_of(wanted.person_id)
    offering = await offerings.offering(tx, session.offering_id)
    shown: dict[UUID, Shown] = {mentor: Shown([], None) for mentor in mentors}
    stored = await hours.find_hours(tx, session.mentor_id)
    if session.mentor_id not in shown or stored is None or session.state != "booked" or session.has_started(now):
        return shown
    by_mentor = wanted.person_id == session.mentor_id
    within = await _own_hours(tx, wanted.person_id) if wanted.mutual else None
    length = session.ends - session.starts
    search = Search(offering, stored[1], session.mentee_ids[0], length, within, any_distance=by_mentor)
    (starts,) = await free_slots(tx, [search], wanted.span, apart_from=session_id, now=now)
    others = [start for start in starts if start != session.starts]
    free = _earliest([Free(offering.offering_id, length, others)], wanted.most)
    shown[session.mentor_id] = Shown(free, stored[1].zone)
    return shown


def _earliest(found: Sequence[Free], most: int | None) -> Sequence[Free]:
    """So many of all together."""
    if most is None:
        return found
    all_starts = sorted((start, place) for place, free in enumerate(found) for start in free.starts)
    shares = Counter(place for _, place in all_starts[:most])
    return [free._replace(starts=free.starts[: shares[place]]) for place, free in enumerate(found)]


def _length(offering: Offering, wanted: Wanted) -> int | None:
    """The length to look for; None where one of several offerings does not have it."""
    if wanted.offering_id is None and wanted.length is not None and wanted.length not in offering.terms.lengths:
        return None
    return offering.length_for(wanted.length)


def _is_there(listing: Listing, person_id: UUID) -> bool:
    return listing.pair.is_reached or person_id == listing.offering.mentor_id


def _may_see(listing: Listing, person_id: UUID) -> bool:
    if person_id == listing.offering.mentor_id:
        return not listing.offering.archived
    return may_book(listing.offering, person_id, listing.pair)


async def _own_hours(tx: Tx, person_id: UUID) -> Hours:
    stored = await hours.find_hours(tx, person_id)
    return Hours("UTC") if stored is None else stored[1]


async def free_slots(
    tx: Tx, searches: Sequence[Search], span: Span, *, apart_from: UUID | None = None, now: datetime
) -> list[list[Minute]]:
    """For each search the starts in the span that its person could book now; the claims of the owner `apart_from` don't count."""
    if not searches:
        return []
    people = sorted({person for search in searches for person in (search.offering.mentor_id, search.person_id)})
    since = _FIRST_OF_ITS_DAY if any(search.offering.terms.first_slot_only for search in searches) else 0
    busy = await claims.busy(tx, people, _around(span, since), now, apart_from=apart_from)
    return await _free(tx, searches, span, busy, apart_from=apart_from, now=now)


def _around(span: Span, since: int) -> Span:
    """Where claims may keep a slot of the span from being free; `since` so long before it."""
    return span[0] - since - _AROUND, span[1] + _AROUND


async def _free(
    tx: Tx,
    searches: Sequence[Search],
    span: Span,
    busy: Mapping[UUID, Sequence[Span]],
    *,
    apart_from: UUID | None = None,
    now: datetime,
) -> list[list[Minute]]:
    limited = [search for search in searches if search.is_limited]
    if not limited:
        return [free_starts(search, span, Taken(busy), now, kept_starts) for search in searches]
    edges = [counted_around(search.hours, span) for search in limited if search.hours is not None]
    mentors = sorted({search.offering.mentor_id for search in limited})
    widest = min(starts for starts, _ in edges), max(ends for _, ends in edges)
    counted = await counts.counted(tx, mentors, widest, now, apart_from=apart_from)
    return [free_starts(search, span, Taken(busy, counted), now, kept_starts) for search in searches]


async def next_slots(
    tx: Tx, search: Search, start: Minute, *, apart_from: UUID | None = None, now: datetime
) -> Sequence[Minute]:
    """The next free starts from `start` on; the claims of the owner `apart_from` don't count."""
    (found,) = await free_slots(tx, [search], (start, start + _LOOKED_AHEAD), apart_from=apart_from, now=now)
    return found[:_NEXT]
