"""Which slots are free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.booking import Pair
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import DAY, Minute, Span, next_minute
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.refusals import ImpossibleSpan
from services.scheduling.domain.slots import forbidden_starts, intervals, slot_starts
from services.scheduling.store import claims
from shared.postgres import Tx

LONGEST_SPAN: Final = 62 * DAY
_LOOKED_AHEAD: Final = 14 * DAY
_NEXT: Final = 5


@dataclass(frozen=True, slots=True)
class Search:
    """Slots of one length, for one person to book."""

    offering: Offering
    hours: Hours | None
    person_id: UUID
    length: int


def refuse_span(span: Span) -> None:
    if not 0 < span[1] - span[0] <= LONGEST_SPAN:
        raise ImpossibleSpan


async def free_slots(tx: Tx, search: Search, pair: Pair, span: Span, now: datetime) -> Sequence[Minute]:
    """Starts in the span that the person could book now; a mentor sees what a mentee without other sessions would."""
    refuse_span(span)
    if search.offering.archived or pair.blocked:
        return []
    if not pair.takes_sessions and search.person_id != search.offering.mentor_id:
        return []
    return await _free(tx, search, span, now)


async def next_slots(
    tx: Tx, search: Search, start: Minute, now: datetime, *, but: UUID | None = None
) -> Sequence[Minute]:
    """The next free starts from `start` on; the claims of the owner `but` don't count."""
    found = await _free(tx, search, (start, start + _LOOKED_AHEAD), now, but=but)
    return found[:_NEXT]


async def _free(tx: Tx, search: Search, span: Span, now: datetime, *, but: UUID | None = None) -> Sequence[Minute]:
    offering, terms = search.offering, search.offering.terms
    first, last = offering.bookable_span(now)
    earliest, latest = max(span[0], first, next_minute(now)), min(span[1] - 1, last)
    if search.hours is None or earliest > latest:
        return []
    people = sorted({offering.mentor_id, search.person_id})
    around = (earliest - terms.buffer_before - DAY, latest + search.length + terms.buffer_after + DAY)
    busy = await claims.busy(tx, people, around, now, but=but)
    forbidden = forbidden_starts(
        busy[offering.mentor_id], length=search.length, before=terms.buffer_before, after=terms.buffer_after
    )
    if search.person_id != offering.mentor_id:
        forbidden += forbidden_starts(busy[search.person_id], length=search.length)
    return slot_starts(
        intervals(search.hours, earliest, latest + 1),
        sorted(forbidden),
        length=search.length,
        step=terms.slot_interval,
        earliest=earliest,
        latest=latest,
    )
