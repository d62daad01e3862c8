"""A mentor makes, changes and archives offerings."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.hours import Hours
from services.scheduling.domain.offerings import MOST_OFFERINGS, Offering, Terms
from services.scheduling.domain.refusals import TooManyOfferings
from services.scheduling.store import availability, hours, offerings
from services.scheduling.use_cases.placing import follow_offering
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def make_offering(tx: Tx, mentor_id: UUID, terms: Terms, *, now: datetime) -> Offering:
    """Offers something. It can be booked once the mentor's profile has arrived."""
    if await offerings.count_open(tx, mentor_id) >= MOST_OFFERINGS:
        raise TooManyOfferings
    new = Offering(uuid7(), 1, mentor_id, terms)
    new.refuse_never_bookable(now, await _hours(tx, mentor_id))
    await offerings.insert(tx, new, now)
    await availability.mark(tx, mentor_id)
    return new


async def change_offering(
    tx: Tx, offering_id: UUID, terms: Terms, *, by: UUID, expects: Expects, now: datetime
) -> Offering:
    """Changes what will be booked from now on; booked sessions stay as they are, but for the place where they meet.

    A last date that has passed meanwhile may stay.
    """
    present = await _own_offering(tx, offering_id, by=by)
    expects(present.version)
    changed = present.changed_to(terms, by=by)
    if terms.until is None or terms.until != present.terms.until:
        changed.refuse_never_bookable(now, await _hours(tx, by))
    await offerings.update(tx, changed, now)
    if terms.place != present.terms.place:
        await follow_offering(tx, changed, now=now)
    return changed


async def archive_offering(tx: Tx, offering_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Offering:
    """No new sessions are booked; the booked ones stay."""
    present = await _own_offering(tx, offering_id, by=by)
    expects(present.version)
    archived = present.archive(by=by)
    await offerings.update(tx, archived, now)
    await availability.mark(tx, by)
    return archived


async def _hours(tx: Tx, mentor_id: UUID) -> Hours | None:
    stored = await hours.find_hours(tx, mentor_id)
    return None if stored is None else stored[1]


async def _own_offering(tx: Tx, offering_id: UUID, *, by: UUID) -> Offering:
    present = await offerings.offering_for_update(tx, offering_id)
    present.refuse_others(by)
    return present
