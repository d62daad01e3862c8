"""Holding a slot and booking a session: the road everybody takes at once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import HOLD_LASTS, Hold, Slot, SlotRequest, refuse_time_off, slot_for
from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.questions import refuse_unfit
from services.scheduling.domain.refusals import (
    HoldExpired,
    OfferingChanged,
    TooManyHolds,
    TooManyOpenSessions,
    UnknownHold,
)
from services.scheduling.domain.sessions import Change, Session, answered_by
from services.scheduling.store import between, holds, sessions, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.claiming import (
    claim_slot,
    keep_judged,
    refuse_taken,
    refuse_unlisted,
)
from services.scheduling.use_cases.telling import expect_end, tell
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.refusals import Refusal


async def hold_slot(tx: Tx, request: SlotRequest, *, now: datetime) -> Hold:
    """Keeps a slot for five minutes, for one person and from everybody else."""
    known = await situations.situation(tx, request, None, now)
    slot = slot_for(request, known.offering, known.pair, now)
    known.offering.refuse_distance(slot.starts, now, known.hours)
    await refuse_taken(tx, known, slot, now=now)
    await refuse_unlisted(tx, known, slot, now=now)
    hold = Hold(
        hold_id=uuid7(),
        offering_id=request.offering_id,
        mentor_id=slot.mentor_id,
        mentee_id=slot.mentee_id,
        starts=slot.starts,
        length=slot.length,
        expires_at=now + HOLD_LASTS,
    )
    await keep_judged(tx, known, slot.mentee_id, now=now)
    if not await holds.insert(tx, hold, now):
        raise TooManyHolds
    await claim_slot(tx, known, slot, hold.hold_id, expires_at=hold.expires_at, now=now)
    return hold


async def renew_hold(tx: Tx, hold_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Hold:
    """Another five minutes for somebody who is still deciding, and who could book it now."""
    present = await holds.hold_for_update(tx, hold_id, by)
    expects(present.version)
    renewed = present.renew(now)
    request = SlotRequest(by, present.offering_id, present.starts)
    known = await situations.situation(tx, request, hold_id, now)
    slot_for(request, known.offering, known.pair, now, hold=present)
    if not await holds.renew(tx, renewed):
        raise HoldExpired
    return renewed


async def release_hold(tx: Tx, hold_id: UUID, *, by: UUID, expects: Expects) -> None:
    """The slot is free for everybody again, at once."""
    present = await holds.hold_for_update(tx, hold_id, by)
    expects(present.version)
    await holds.delete(tx, hold_id)


async def book_session(
    tx: Tx, request: SlotRequest, *, hold_id: UUID | None, answers: Mapping[str, str], now: datetime
) -> Session:
    """Books a slot, straight or from a hold, for the mentee who asks; pending where the mentor wants to confirm it.

    A hold keeps what it was taken for: length, notice, horizon and hours were judged then, but time off ends it.
    """
    known = await situations.situation(tx, request, hold_id, now)
    slot = slot_for(request, known.offering, known.pair, now, hold=known.hold)
    refuse_unfit(known.offering.terms.questions, answers)
    if hold_id is None:
        known.offering.refuse_distance(slot.starts, now, known.hours)
        await refuse_taken(tx, known, slot, now=now)
        await refuse_unlisted(tx, known, slot, now=now)
    else:
        if known.hold is None:
            raise UnknownHold
        known.hold.refuse_to_become(slot, request.offering_id, now)
        refuse_time_off(known.hours, slot.starts, slot.length)
        await refuse_taken(tx, known, slot, now=now)
    await keep_judged(tx, known, slot.mentee_id, begins=slot.mentee_id, now=now)
    if hold_id is not None:
        await holds.delete(tx, hold_id)
    session = new_session(known, slot, answers, now=now)
    await claim_slot(tx, known, slot, session.session_id, expires_at=session.respond_by, now=now)
    if (stored := await sessions.insert(tx, session, now, most_open=most_open(known))) is None:
        raise await _not_stored(tx, known, slot.mentee_id, now=now)
    await expect_end(tx, stored)
    await tell(tx, stored, Change("booked" if stored.state == "booked" else "requested"), now=now)
    return stored


def most_open(known: Situation) -> int | None:
    """How many sessions this mentee may have ahead with this mentor; None: as many as they like, being their mentee."""
    return None if known.pair.mentorship_id is not None or known.hours is None else known.hours.open_each


async def _not_stored(tx: Tx, known: Situation, mentee_id: UUID, *, now: datetime) -> Refusal:
    """Why a session was one too many, or is none any more since its mentorship has just ended."""
    most = most_open(known)
    open_now = await between.count_open(tx, known.offering.mentor_id, mentee_id, last_minute(now), now)
    return TooManyOpenSessions() if most is not None and open_now >= most else OfferingChanged()


def new_session(known: Situation, slot: Slot, answers: Mapping[str, str], *, now: datetime) -> Session:
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
        title=terms.title,
        place=None if terms.confirmation else terms.place,
    )
