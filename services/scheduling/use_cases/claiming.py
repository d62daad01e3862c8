"""The road to a slot that booking, holding, moving and rhythms share: what stands in the way, and who was first."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import Slot, refuse_unoffered
from services.scheduling.domain.calendar import counted_around
from services.scheduling.domain.minutes import Span, datetime_of
from services.scheduling.domain.pestering import MOST_CHANGES_A_DAY, refuse_pestering
from services.scheduling.domain.refusals import AlreadyBusy, HoursChanged, OfferingChanged, SlotNotOffered, SlotTaken
from services.scheduling.domain.slot_search import Search, earlier_that_day, is_limited, refuse_full
from services.scheduling.store import claims, counts, hours, offerings, people, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.slots import free_slots, next_slots
from shared.postgres import Tx


async def refuse_unlisted(
    tx: Tx, known: Situation, slot: Slot, *, apart_from: UUID | None = None, now: datetime
) -> None:
    """Refuses a time at which the offering shows no slot to anybody; the session that moves, `apart_from`, is in nobody's way."""
    refuse_unoffered(known.offering, known.hours, slot.starts, slot.length)
    await refuse_later_than_first(tx, known, slot, apart_from=apart_from, now=now)


async def refuse_later_than_first(
    tx: Tx, known: Situation, slot: Slot, *, apart_from: UUID | None = None, now: datetime
) -> None:
    """Refuses what could be earlier on its day, where the offering has each day's first free slot only."""
    if known.hours is None or not known.offering.terms.first_slot_only:
        return
    search, earlier = earlier_that_day(known.offering, known.hours, slot.starts, slot.length)
    (found,) = await free_slots(tx, [search], earlier, apart_from=apart_from, now=now)
    if found:
        raise SlotNotOffered


async def refuse_too_many(tx: Tx, known: Situation, slot: Slot, *, apart_from: UUID, now: datetime) -> None:
    """Refuses what would exceed the mentor's limits; the session that moves, `apart_from`, doesn't count.

    Who counts holds the hours until this commits, so of two at once the second one counts the first.
    """
    if known.hours is None or not is_limited(known.offering, known.hours):
        return
    await refuse_changed_hours(tx, known)
    around = counted_around(known.hours, (slot.starts, slot.starts))
    counted = await counts.counted(tx, [slot.mentor_id], around, now, apart_from=apart_from)
    refuse_full(known.offering, known.hours, counted[slot.mentor_id], slot.starts)


async def refuse_changed_hours(tx: Tx, known: Situation) -> None:
    """The hours that were judged stay as they are until this commits: no time off comes in between."""
    if not await hours.lock_unchanged(tx, known.offering.mentor_id, known.hours_version):
        raise HoursChanged


async def keep_judged(tx: Tx, known: Situation, mentee_id: UUID, *, begins: UUID | None = None, now: datetime) -> None:
    """What was judged stays so until this commits: hours, offering, and that the two have to do with each other.

    It comes before a hold, a claim or a session is touched, since that is the order in which everybody locks. Where one of
    the two `begins` something by it, it is their turn: refused where they have begun too much in a day.
    """
    if known.known_people < len({known.offering.mentor_id, mentee_id}):
        await people.keep_unknown(tx, [known.offering.mentor_id, mentee_id])
    if known.hours is not None and is_limited(known.offering, known.hours):
        await refuse_changed_hours(tx, known)
    kept = await situations.keep(tx, known, mentee_id, begins=begins, most=MOST_CHANGES_A_DAY, now=now)
    if kept.all_the_same:
        refuse_pestering(kept.as_many_ago, now)
        return
    await offerings.offering(tx, known.offering.offering_id)  # it may have gone with its mentor
    raise OfferingChanged if kept.same_hours else HoursChanged


async def refuse_taken(tx: Tx, known: Situation, slot: Slot, *, now: datetime) -> None:
    """The cheap no, before anything is written: most of those who are too late get this one.

    What is the mentee's own comes first: nobody else has taken a slot that they hold or have booked themselves.
    """
    if known.mentee_taken:
        raise AlreadyBusy
    if known.mentor_taken:
        raise await _slot_taken(tx, known, slot, now=now)


async def claim_slot(
    tx: Tx,
    known: Situation,
    slot: Slot,
    owner_id: UUID,
    *,
    expires_at: datetime | None = None,
    own: Mapping[UUID, Span] | None = None,
    now: datetime,
) -> None:
    """Takes the time of both people, apart from what is their `own` already; the database says who was first."""
    await refuse_too_many(tx, known, slot, apart_from=owner_id, now=now)
    if known.cluttered:
        await claims.drop_expired(tx, [slot.mentor_id, slot.mentee_id], now)
    wanted = slot.claims() if own is None else slot.claims_beside(own)
    claimed = await claims.claim_spans(tx, wanted, owner_id, expires_at)
    refused = {person for person, _ in wanted} - claimed
    if slot.mentee_id in refused:
        raise AlreadyBusy
    if slot.mentor_id in refused:
        raise await _slot_taken(tx, known, slot, apart_from=owner_id, now=now)


async def _slot_taken(
    tx: Tx, known: Situation, slot: Slot, *, apart_from: UUID | None = None, now: datetime
) -> SlotTaken:
    search = Search(known.offering, known.hours, slot.mentee_id, slot.length)
    starts = await next_slots(tx, search, slot.starts, apart_from=apart_from, now=now)
    return SlotTaken(next_slots=[_shown(start, start + slot.length) for start in starts])


def _shown(start: int, end: int) -> dict[str, str]:
    return {
        "starts_at": f"{datetime_of(start):%Y-%m-%dT%H:%M:%SZ}",
        "ends_at": f"{datetime_of(end):%Y-%m-%dT%H:%M:%SZ}",
    }
