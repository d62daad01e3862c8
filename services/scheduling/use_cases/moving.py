"""A session at another time: moved by one side within its policy, or proposed by one and accepted by the other."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import Slot, SlotRequest, refuse_past, refuse_unoffered
from services.scheduling.domain.minutes import Minute
from services.scheduling.domain.refusals import AlreadyBusy, SlotNotOffered, SlotTaken, UnknownOffering
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.store import claims, sessions, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.booking import claim_slot, refuse_changed_hours, refuse_taken
from services.scheduling.use_cases.expecting import Expects
from services.scheduling.use_cases.sessions import end_session, session_of
from services.scheduling.use_cases.telling import END_REQUEST, expect_answer, expect_end, expect_no_end, tell
from shared.postgres import Tx
from shared.timers import drop_timers


async def move_session(
    tx: Tx, session_id: UUID, start: Minute | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """The same session at another time that the offering has; its own claims don't stand in its way."""
    session = await session_of(tx, session_id, by, expects, now)
    session.refuse_to_move(by, start, now)
    known, slot = await _other_slot(tx, session, start, now)
    if by != session.mentor_id:
        known.offering.refuse_distance(slot.starts, now, known.hours)
    await claims.release(tx, session_id)
    await claim_slot(tx, known, slot, session_id, now)
    terms = known.offering.terms
    return await save_moved(tx, *session.move_to(slot, terms.notice, terms.moving), now)


async def propose_move(
    tx: Tx, session_id: UUID, start: Minute | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """Another time for the other side to answer: it is kept free, and the session's own stays taken."""
    session = await session_of(tx, session_id, by, expects, now)
    session.refuse_to_propose(by, start, now)
    known, slot = await _other_slot(tx, session, start, now)
    proposed, change = session.propose(by, slot, known.offering.terms.notice, now)
    assert proposed.proposal is not None
    await claims.release_proposed(tx, session_id)
    await claim_slot(
        tx,
        known,
        slot,
        session_id,
        now,
        expires_at=proposed.proposal.respond_by,
        own=dict(session.slot().claims()),
    )
    return await save_moved(tx, proposed, change, now)


async def accept_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The other side says yes: the session moves, and what it leaves is free at once."""
    session = await session_of(tx, session_id, by, expects, now)
    slot, notice = session.proposed_slot(by)
    await claims.release(tx, session_id)
    claimed = await claims.claim(tx, slot, session_id)
    if slot.mentor_id not in claimed:  # by a clock a moment ahead of ours, somebody has taken the proposed time
        raise SlotTaken(next_slots=[])
    if slot.mentee_id not in claimed:
        raise AlreadyBusy
    return await save_moved(tx, *session.move_to(slot, notice, agreed=True), now)


async def decline_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The other side says no: the session stays where it is."""
    session = await session_of(tx, session_id, by, expects, now)
    return await end_proposal(tx, *session.decline_move(by), now)


async def withdraw_move(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """Who proposed another time takes it back: the session stays where it is."""
    session = await session_of(tx, session_id, by, expects, now)
    return await end_proposal(tx, *session.withdraw_move(by), now)


async def end_proposal(tx: Tx, session: Session, change: Change, now: datetime) -> Session:
    """Saves a session whose proposal came to nothing; the proposed time is free again."""
    await claims.release_proposed(tx, session.session_id)
    return await save_moved(tx, session, change, now)


async def end_unanswered(tx: Tx, session_id: UUID, version: int, now: datetime) -> None:
    """Tells that a request or proposal ended unanswered; a session that has changed since waits for none of them."""
    session = await sessions.session_for_update(tx, session_id)
    if session is None or session.version != version or (ended := session.end_unanswered(now)) is None:
        return
    if session.proposal is None:
        await end_session(tx, *ended, now)
    else:
        await end_proposal(tx, *ended, now)


async def _other_slot(tx: Tx, session: Session, start: Minute | None, now: datetime) -> tuple[Situation, Slot]:
    """The slot at another time, as far as anybody can say without taking it."""
    if start is None:
        raise SlotNotOffered
    mentee_id, length = session.mentee_ids[0], session.ends - session.starts
    request = SlotRequest(mentee_id, session.offering_id, start, length)
    known = await situations.situation(tx, request, session.session_id, now)
    if known is None:
        raise UnknownOffering
    terms = known.offering.terms
    slot = Slot(session.mentor_id, mentee_id, start, length, terms.buffer_before, terms.buffer_after)
    refuse_past(start, now)
    await refuse_taken(tx, known, slot, now)
    refuse_unoffered(known.offering, known.hours, start, length)
    await refuse_changed_hours(tx, known)
    return known, slot


async def save_moved(tx: Tx, session: Session, change: Change, now: datetime) -> Session:
    """Saves and tells a session whose time, or what is proposed for it, has changed; its claims are right already."""
    await sessions.update(tx, session, now)
    await expect_no_end(tx, session)
    await expect_end(tx, session)
    await drop_timers(tx, END_REQUEST, session.session_id)
    if session.proposal is not None:
        await expect_answer(tx, session, session.proposal.respond_by)
    await tell(tx, session, change, now)
    return session
