"""A session at another time: moved by one side within its policy, or proposed by one and accepted by the other."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import Slot, SlotRequest, refuse_past
from services.scheduling.domain.minutes import Minute
from services.scheduling.domain.refusals import AlreadyBusy, SlotNotOffered, SlotTaken
from services.scheduling.domain.sessions import Session
from services.scheduling.store import claims, hours, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.claiming import claim_slot, refuse_changed_hours, refuse_taken, refuse_unlisted
from services.scheduling.use_cases.sessions import end_proposal, save_moved, session_of
from services.scheduling.use_cases.turns import take_turn
from shared.expecting import Expects
from shared.postgres import Tx


async def move_session(
    tx: Tx, session_id: UUID, start: Minute | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """The same session at another time that the offering has; its own claims don't stand in its way.

    A mentor who confirms each time is asked: what their mentee chooses is proposed to them.
    """
    await hours.keep_of_session(tx, session_id)
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    session.refuse_to_move(start, by=by, now=now)
    known, slot = await _other_slot(tx, session, start, now=now)
    terms = known.offering.terms
    if by != session.mentor_id:
        known.offering.refuse_distance(slot.starts, now, known.hours)
        if terms.confirmation:
            session.refuse_to_propose(start, by=by, now=now)
            return await _propose(tx, session, known, slot, by=by, now=now)
    await take_turn(tx, session.other_than(by), by=by, now=now)
    await claims.release(tx, session_id)
    await claim_slot(tx, known, slot, session_id, now=now)
    return await save_moved(tx, *session.move_to(slot, terms.notice, terms.moving, by=by, now=now), now=now)


async def propose_move(
    tx: Tx, session_id: UUID, start: Minute | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """Another time for the other side to answer: it is kept free, and the session's own stays taken."""
    await hours.keep_of_session(tx, session_id)
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    session.refuse_to_propose(start, by=by, now=now)
    known, slot = await _other_slot(tx, session, start, now=now)
    return await _propose(tx, session, known, slot, by=by, now=now)


async def _propose(tx: Tx, session: Session, known: Situation, slot: Slot, *, by: UUID, now: datetime) -> Session:
    await take_turn(tx, session.other_than(by), by=by, now=now)
    proposed, change = session.propose(slot, known.offering.terms.notice, by=by, now=now)
    assert proposed.proposal is not None
    await claims.release_proposed(tx, session.session_id)
    await claim_slot(
        tx,
        known,
        slot,
        session.session_id,
        expires_at=proposed.proposal.respond_by,
        own=dict(session.slot().claims()),
        now=now,
    )
    return await save_moved(tx, proposed, change, now=now)


async def accept_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The other side says yes: the session moves, and what it leaves is free at once."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    slot, notice = session.proposed_slot(by=by)
    await claims.release(tx, session_id)
    claimed = await claims.claim(tx, slot, session_id)
    if slot.mentor_id not in claimed:  # by a clock a moment ahead of ours, somebody has taken the proposed time
        raise SlotTaken(next_slots=[])
    if slot.mentee_id not in claimed:
        raise AlreadyBusy
    return await save_moved(tx, *session.move_as_agreed(slot, notice), now=now)


async def decline_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The other side says no: the session stays where it is."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_proposal(tx, *session.decline_move(by=by), now=now)


async def withdraw_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """Who proposed another time takes it back: the session stays where it is."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_proposal(tx, *session.withdraw_move(by=by), now=now)


async def _other_slot(tx: Tx, session: Session, start: Minute | None, *, now: datetime) -> tuple[Situation, Slot]:
    """The slot at another time, as far as anybody can say without taking it."""
    if start is None:
        raise SlotNotOffered
    mentee_id, length = session.mentee_ids[0], session.ends - session.starts
    request = SlotRequest(mentee_id, session.offering_id, start, length)
    known = await situations.situation(tx, request, session.session_id, now)
    terms = known.offering.terms
    slot = Slot(session.mentor_id, mentee_id, start, length, terms.buffer_before, terms.buffer_after)
    refuse_past(start, now)
    await refuse_taken(tx, known, slot, now=now)
    await refuse_unlisted(tx, known, slot, apart_from=session.session_id, now=now)
    await refuse_changed_hours(tx, known)
    return known, slot
