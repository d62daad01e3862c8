"""Holding a slot and booking a session: the road everybody takes at once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import (
    HOLD_LASTS,
    Hold,
    Slot,
    SlotRequest,
    refuse_time_off,
    refuse_unoffered,
    slot_for,
)
from services.scheduling.domain.calendar import counted_around
from services.scheduling.domain.minutes import Span, datetime_of
from services.scheduling.domain.questions import refuse_unfit
from services.scheduling.domain.refusals import (
    AlreadyBusy,
    HoldExpired,
    HoursChanged,
    SlotNotOffered,
    SlotTaken,
    TooManyHolds,
    UnknownHold,
    UnknownOffering,
)
from services.scheduling.domain.sessions import Change, Session, answered_by
from services.scheduling.domain.slot_search import Search, earlier_that_day, is_limited, refuse_full
from services.scheduling.store import claims, counts, holds, hours, sessions, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.slots import free_slots, next_slots
from services.scheduling.use_cases.telling import expect_end, tell
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def hold_slot(tx: Tx, request: SlotRequest, now: datetime) -> Hold:
    """Keeps a slot for five minutes, for one person and from everybody else."""
    known = await _situation(tx, request, None, now)
    slot = slot_for(request, known.offering, known.pair, now)
    known.offering.refuse_distance(slot.starts, now, known.hours)
    await refuse_taken(tx, known, slot, now)
    await refuse_unlisted(tx, known, slot, now)
    hold = Hold(
        hold_id=uuid7(),
        offering_id=request.offering_id,
        mentor_id=slot.mentor_id,
        mentee_id=slot.mentee_id,
        starts=slot.starts,
        length=slot.length,
        expires_at=now + HOLD_LASTS,
    )
    await refuse_other_hours(tx, known)
    if not await holds.insert(tx, hold, now):
        raise TooManyHolds
    await claim_slot(tx, known, slot, hold.hold_id, now, expires_at=hold.expires_at)
    return hold


async def renew_hold(tx: Tx, hold_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Hold:
    """Another five minutes for somebody who is still deciding, and who could book it now."""
    present = await holds.hold_for_update(tx, hold_id, by)
    if present is None:
        raise UnknownHold
    expects(present.version)
    renewed = present.renew(now)
    request = SlotRequest(by, present.offering_id, present.starts)
    known = await _situation(tx, request, hold_id, now)
    slot_for(request, known.offering, known.pair, now, hold=present)
    if not await holds.renew(tx, renewed):
        raise HoldExpired
    return renewed


async def release_hold(tx: Tx, hold_id: UUID, *, by: UUID, expects: Expects) -> None:
    """The slot is free for everybody again, at once."""
    present = await holds.hold_for_update(tx, hold_id, by)
    if present is None:
        raise UnknownHold
    expects(present.version)
    await holds.delete(tx, hold_id)


async def book_session(
    tx: Tx, request: SlotRequest, *, hold_id: UUID | None, answers: Mapping[str, str], now: datetime
) -> Session:
    """Books a slot, straight or from a hold, for the mentee who asks; pending where the mentor wants to confirm it.

    A hold keeps what it was taken for: length, notice, horizon and hours were judged then, but time off ends it.
    """
    known = await _situation(tx, request, hold_id, now)
    slot = slot_for(request, known.offering, known.pair, now, hold=known.hold)
    refuse_unfit(known.offering.terms.questions, answers)
    if hold_id is None:
        known.offering.refuse_distance(slot.starts, now, known.hours)
        await refuse_taken(tx, known, slot, now)
        await refuse_unlisted(tx, known, slot, now)
    else:
        if known.hold is None:
            raise UnknownHold
        known.hold.refuse_to_become(slot, request.offering_id, now)
        refuse_time_off(known.hours, slot.starts, slot.length)
        await refuse_taken(tx, known, slot, now)
        await refuse_other_hours(tx, known)
        await holds.delete(tx, hold_id)
    session = new_session(known, slot, answers, now)
    await claim_slot(tx, known, slot, session.session_id, now, expires_at=session.respond_by)
    if not await sessions.insert(tx, session, known.known_people, now, hours_version=known.hours_version):
        await _situation(tx, request, hold_id, now)
        raise HoursChanged
    await expect_end(tx, session)
    await tell(tx, session, Change("booked" if session.state == "booked" else "requested"), now)
    return session


async def refuse_unlisted(tx: Tx, known: Situation, slot: Slot, now: datetime, *, but: UUID | None = None) -> None:
    """Refuses a time at which the offering shows no slot to anybody; the session that moves, `but`, is in nobody's way."""
    refuse_unoffered(known.offering, known.hours, slot.starts, slot.length)
    await refuse_later_than_first(tx, known, slot, now, but=but)


async def refuse_later_than_first(
    tx: Tx, known: Situation, slot: Slot, now: datetime, *, but: UUID | None = None
) -> None:
    """Refuses what could be earlier on its day, where the offering has each day's first free slot only."""
    if known.hours is None or not known.offering.terms.first_slot_only:
        return
    search, earlier = earlier_that_day(known.offering, known.hours, slot.starts, slot.length)
    (found,) = await free_slots(tx, [search], earlier, now, but=but)
    if found:
        raise SlotNotOffered


async def refuse_too_many(tx: Tx, known: Situation, slot: Slot, now: datetime, *, but: UUID) -> None:
    """Refuses what would exceed the mentor's limits; the session that moves, `but`, doesn't count.

    Who counts holds the hours until this commits, so of two at once the second one counts the first.
    """
    if known.hours is None or not is_limited(known.offering, known.hours):
        return
    await refuse_changed_hours(tx, known)
    around = counted_around(known.hours, (slot.starts, slot.starts))
    counted = await counts.counted(tx, [slot.mentor_id], around, now, but=but)
    refuse_full(known.offering, known.hours, counted[slot.mentor_id], slot.starts)


async def refuse_changed_hours(tx: Tx, known: Situation) -> None:
    """The hours that were judged stay as they are until this commits: no time off comes in between."""
    if not await hours.lock_unchanged(tx, known.offering.mentor_id, known.hours_version):
        raise HoursChanged


async def refuse_other_hours(tx: Tx, known: Situation) -> None:
    """As `refuse_changed_hours`, for whoever counts nothing: others who do the same need not wait.

    It comes before a hold is touched, since time off locks the hours first and then the holds that lie in it.
    """
    if not await hours.keep_unchanged(tx, known.offering.mentor_id, known.hours_version):
        raise HoursChanged


async def refuse_taken(tx: Tx, known: Situation, slot: Slot, now: datetime) -> None:
    """The cheap no, before anything is written: most of those who are too late get this one.

    What is the mentee's own comes first: nobody else has taken a slot that they hold or have booked themselves.
    """
    if known.mentee_taken:
        raise AlreadyBusy
    if known.mentor_taken:
        raise await _slot_taken(tx, known, slot, now)


async def claim_slot(
    tx: Tx,
    known: Situation,
    slot: Slot,
    owner_id: UUID,
    now: datetime,
    *,
    expires_at: datetime | None = None,
    own: Mapping[UUID, Span] | None = None,
) -> None:
    """Takes the time of both people, but for what is their `own` already; the database says who was first."""
    await refuse_too_many(tx, known, slot, now, but=owner_id)
    if known.cluttered:
        await claims.drop_expired(tx, [slot.mentor_id, slot.mentee_id], now)
    wanted = slot.claims() if own is None else slot.claims_beside(own)
    claimed = await claims.claim_spans(tx, wanted, owner_id, expires_at)
    refused = {person for person, _ in wanted} - claimed
    if slot.mentee_id in refused:
        raise AlreadyBusy
    if slot.mentor_id in refused:
        raise await _slot_taken(tx, known, slot, now, but=owner_id)


async def _slot_taken(tx: Tx, known: Situation, slot: Slot, now: datetime, *, but: UUID | None = None) -> SlotTaken:
    search = Search(known.offering, known.hours, slot.mentee_id, slot.length)
    starts = await next_slots(tx, search, slot.starts, now, but=but)
    return SlotTaken(next_slots=[_shown(start, start + slot.length) for start in starts])


def _shown(start: int, end: int) -> dict[str, str]:
    return {
        "starts_at": f"{datetime_of(start):%Y-%m-%dT%H:%M:%SZ}",
        "ends_at": f"{datetime_of(end):%Y-%m-%dT%H:%M:%SZ}",
    }


async def _situation(tx: Tx, request: SlotRequest, hold_id: UUID | None, now: datetime) -> Situation:
    known = await situations.situation(tx, request, hold_id, now)
    if known is None:
        raise UnknownOffering
    return known


def new_session(known: Situation, slot: Slot, answers: Mapping[str, str], now: datetime) -> Session:
    """The session that this slot becomes: pending where its mentor wants to confirm it."""
    terms = known.offering.terms
    return Session(
        session_id=uuid7(),
        version=1,
        state="pending" if terms.confirmation else "booked",
        mentor_id=slot.mentor_id,
        mentee_ids=(slot.mentee_id,),
        offering_id=known.offering.offering_id,
        starts=slot.starts,
        ends=slot.ends,
        notice=terms.notice,
        buffer_before=slot.buffer_before,
        buffer_after=slot.buffer_after,
        mentorship_id=known.pair.mentorship_id,
        kind=terms.kind,
        answers=answers,
        respond_by=answered_by(slot.starts, now) if terms.confirmation else None,
        policy=terms.moving,
    )
