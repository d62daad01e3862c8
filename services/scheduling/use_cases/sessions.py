"""What becomes of a session: confirmed, declined, cancelled, completed, missed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.scheduling.domain import absences
from services.scheduling.domain.refusals import RequestExpired
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.store import claims, offerings, sessions
from services.scheduling.use_cases.telling import END_REQUEST, expect_answer, expect_end, expect_no_end, tell
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx
from shared.timers import drop_timers


async def cancel_session(
    tx: Tx, session_id: UUID, reason: str | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """The time of both is free at once."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_session(tx, *session.cancel(reason, by=by, now=now), now=now)


async def confirm_session(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The mentor says yes to a request: its time is taken for good."""
    await offerings.keep_of_session(tx, session_id)
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    offering = await offerings.find_offering(tx, session.offering_id)
    confirmed, change = session.confirm(None if offering is None else offering.terms.place, by=by, now=now)
    if await claims.keep(tx, session_id) < 1 + len(session.mentee_ids):
        raise RequestExpired  # by a clock a moment ahead of ours, somebody has taken the time
    await sessions.update(tx, confirmed, now)
    await drop_timers(tx, END_REQUEST, session_id)
    await expect_end(tx, confirmed)
    await tell(tx, confirmed, change, now=now)
    return confirmed


async def decline_session(
    tx: Tx, session_id: UUID, reason: str | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """The mentor says no to a request: its time is free at once."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_session(tx, *session.decline(reason, by=by), now=now)


async def complete_session(tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """The mentor says that it took place."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_session(tx, *session.complete(by=by, now=now), now=now)


async def complete_by_itself(tx: Tx, session_id: UUID, version: int, *, now: datetime) -> None:
    """At its end; a session that has changed since has a timer of its own, or needs none."""
    session = await sessions.session_for_update(tx, session_id)
    if session.version == version:
        await end_session(tx, *session.complete_by_itself(now), now=now)


async def report_absence(tx: Tx, session_id: UUID, who: Side, *, by: UUID, expects: Expects, now: datetime) -> Session:
    """Somebody did not come."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_session(tx, *absences.report_absence(session, who, by=by, now=now), now=now)


async def appeal_absence(
    tx: Tx, session_id: UUID, reason: str, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """The side that did not report the absence says that it was not so."""
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    return await end_session(tx, *absences.appeal_absence(session, reason, by=by, now=now), now=now)


async def decide_appeal(
    tx: Tx, session_id: UUID, *, took_place: bool, by: UUID, expects: Expects, now: datetime
) -> Session:
    """An operator's word on an appeal; the audit log has it as about whoever was said to be absent."""
    session = await sessions.session_for_update(tx, session_id)
    expects(session.version)
    decided = await end_session(tx, *absences.decide_appeal(session, took_place=took_place), now=now)
    absent = session.mentor_id if session.absent == "mentor" else session.mentee_ids[0]
    outcome = "took_place" if took_place else "absence_stands"
    await audit_log.note(tx, Act("appeal_decided", by, "operator", person_id=absent, changed=(outcome,)), now=now)
    return decided


async def end_session(tx: Tx, ended: Session, change: Change, *, now: datetime) -> Session:
    """Saves a session that claims nobody's time any more."""
    await claims.release(tx, ended.session_id)
    await _save_ended(tx, ended, change, now=now)
    return ended


async def end_sessions(
    tx: Tx, ended: Sequence[tuple[Session, Change]], moves: Sequence[tuple[Session, Change]], *, now: datetime
) -> None:
    """As `end_session` of several, and as `end_proposal` of those whose `moves` come to nothing: all claims go at once."""
    owners = [session.session_id for session, _ in ended]
    await claims.release_many(tx, owners, proposed=[session.session_id for session, _ in moves])
    for session, change in ended:
        await _save_ended(tx, session, change, now=now)
    for session, change in moves:
        await save_moved(tx, session, change, now=now)


async def _save_ended(tx: Tx, ended: Session, change: Change, *, now: datetime) -> None:
    await sessions.update(tx, ended, now)
    await expect_no_end(tx, ended)
    await tell(tx, ended, change, now=now)


async def save_moved(tx: Tx, session: Session, change: Change, *, now: datetime) -> Session:
    """Saves and tells a session whose time, or what is proposed for it, has changed; its claims are right already."""
    await sessions.update(tx, session, now)
    await expect_no_end(tx, session)
    await expect_end(tx, session)
    await drop_timers(tx, END_REQUEST, session.session_id)
    if session.proposal is not None:
        await expect_answer(tx, session, session.proposal.respond_by)
    await tell(tx, session, change, now=now)
    return session


async def end_proposal(tx: Tx, session: Session, change: Change, *, now: datetime) -> Session:
    """Saves a session whose proposal came to nothing; the proposed time is free again."""
    await claims.release_proposed(tx, session.session_id)
    return await save_moved(tx, session, change, now=now)


async def end_unanswered(tx: Tx, session_id: UUID, version: int, *, now: datetime) -> None:
    """Tells that a request or proposal ended unanswered; a session that has changed since waits for none of them."""
    session = await sessions.session_for_update(tx, session_id)
    if session.version == version:
        await end_overdue(tx, session, now=now)


async def end_overdue(tx: Tx, session: Session, *, now: datetime) -> Session:
    """The session as `now` judges it: what nobody answered in time ends, and is told, before anything else happens."""
    ended, change = session.end_unanswered(now)
    if change is None:
        return session
    end = end_session if session.proposal is None else end_proposal
    return await end(tx, ended, change, now=now)


async def session_of(tx: Tx, session_id: UUID, person_id: UUID, *, expects: Expects, now: datetime) -> Session:
    """A session of this person as `now` judges it, locked, in the version they mean."""
    session = await sessions.session_for_update(tx, session_id)
    session.side_of(person_id)
    expects(session.as_of(now).version)
    return await end_overdue(tx, session, now=now)
