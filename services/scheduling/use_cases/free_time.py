"""Publishing people's free time of the coming days."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.free_time import free_bits, published_span
from services.scheduling.domain.hours import Travel
from services.scheduling.domain.minutes import date_of, day_of
from services.scheduling.domain.slots import intervals
from services.scheduling.store import availability, claims, offerings
from services.scheduling.store.availability import Published
from shared.contracts import AVAILABILITY, AvailabilityState, TravelAhead
from shared.postgres import Tx
from shared.publishing import outbox

BATCH: Final = 50


async def marked(tx: Tx, only: UUID | None = None) -> Sequence[UUID]:
    """Some of those whose free time is to be computed anew; or this person, where it is."""
    if only is None:
        return await availability.take_marked(tx, BATCH)
    return [only] if await availability.is_marked(tx, only) else []


async def publish_free_time(tx: Tx, people: Sequence[UUID], *, now: datetime) -> None:
    """Computes the free time of these people, and publishes whose has changed."""
    first_day = now.astimezone(UTC).date()
    span = published_span(day_of(first_day))
    rows = await availability.published_for_update(tx, people)
    hours = await availability.hours_of(tx, people)
    busy = await claims.sessions_claims(tx, people, span)
    offering = await offerings.who_offers(tx, people)
    for row in rows:
        if (known := hours.get(row.person_id)) is None:
            continue
        bits = free_bits(intervals(known, *span), busy[row.person_id], day_of(first_day))
        offers = row.person_id in offering
        travels = _told(known.travels_from(day_of(first_day)))
        changed = replace(row, first_day=first_day, bits=bits, time_zone=known.zone, offers=offers, travels=travels)
        if changed != row:
            await _publish(tx, replace(changed, version=row.version + 1), now=now)


async def mark_yesterdays(tx: Tx, *, now: datetime) -> bool:
    """Marks some of those whose published days begin before today; False when there are none left."""
    return await availability.mark_published_before(tx, now.astimezone(UTC).date(), BATCH) > 0


def _told(travels: Iterable[Travel]) -> tuple[tuple[str, str, str], ...]:
    return tuple((date_of(each.first).isoformat(), date_of(each.last).isoformat(), each.zone) for each in travels)


async def _publish(tx: Tx, state: Published, *, now: datetime) -> None:
    await availability.save(tx, state, now)
    await outbox.add(tx, AVAILABILITY.record(state_of(state)), now)


def state_of(published: Published) -> AvailabilityState:
    """What is told of somebody's free time."""
    assert published.first_day is not None
    assert published.bits is not None
    return AvailabilityState(
        person_id=published.person_id,
        version=published.version,
        change="recomputed",
        first_day=published.first_day,
        bits=base64.b64encode(published.bits),
        time_zone=published.time_zone,
        offers=published.offers,
        travels=tuple(
            TravelAhead(first=date.fromisoformat(first), last=date.fromisoformat(last), time_zone=zone)
            for first, last, zone in published.travels
        ),
    )
