"""A person sets their hours and takes time off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.hours import Hours, TimeOff
from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.offerings import LENGTH_LIMITS
from services.scheduling.domain.refusals import ImpossibleTimeOff, NoHours
from services.scheduling.domain.sessions import Session
from services.scheduling.store import availability, holds, hours, sessions
from services.scheduling.use_cases.expecting import Expects
from services.scheduling.use_cases.sessions import end_proposal, end_session
from shared.postgres import Tx

_MOST_SHOWN: Final = 1000


async def set_hours(tx: Tx, person_id: UUID, new: Hours, expects: Expects, now: datetime) -> tuple[int, Hours]:
    """Replaces the person's hours, but not their time off. Returns them with their version; no profile is needed yet."""
    new.refuse_skipped_times()
    present = await hours.hours_for_update(tx, person_id)
    expects(present and present[0])
    if present is None:
        version = await hours.insert(tx, person_id, new, now)
        if version is not None:
            await availability.mark(tx, person_id)
            return version, new
        # somebody was quicker with the first ones: those are to be read before they are changed
        present = await hours.hours_for_update(tx, person_id)
        expects(present and present[0])
        assert present is not None
    return await _save(tx, person_id, replace(new, time_off=present[1].time_off), now)


async def sessions_in(tx: Tx, mentor_id: UUID, off: TimeOff, now: datetime) -> Sequence[Session]:
    """The mentor's sessions that this time off would cancel, by their start."""
    around = await sessions.sessions_of(
        tx,
        mentor_id,
        starts=off.starts - LENGTH_LIMITS[1],
        ends=off.ends,
        state=None,
        after=None,
        limit=_MOST_SHOWN,
        now=now,
    )
    return [session for session in around if _lies_in(session, mentor_id, off, now)]


async def take_time_off(
    tx: Tx, person_id: UUID, off: TimeOff, reason: str | None, *, expects: Expects, now: datetime
) -> Sequence[Session]:
    """Nobody books the person as a mentor then. Returns the sessions that were cancelled for it, for one reason.

    The lock on the hours comes first: a booking that is under way either commits before it, and is found here, or finds
    the hours changed. What is proposed for a time in it ends too, so that nobody accepts it.
    """
    if off.ends <= last_minute(now):
        raise ImpossibleTimeOff
    version, present = await _own_hours(tx, person_id)
    expects(version)
    await _save(tx, person_id, present.with_time_off(off, last_minute(now)), now)
    ahead = await sessions.sessions_ahead_for_update(tx, person_id, last_minute(now))
    cancelled = []
    for session in ahead:
        if _lies_in(session, person_id, off, now):
            cancelled.append(await end_session(tx, *session.cancel(person_id, reason, now), now))
        elif _may_move_into(session, person_id, off, now):
            await end_proposal(tx, *session.end_move(person_id), now)
    await holds.drop_in(tx, person_id, (off.starts, off.ends))
    return cancelled


async def end_time_off(tx: Tx, person_id: UUID, time_off_id: UUID, *, expects: Expects, now: datetime) -> None:
    """The person's windows hold again. Cancelled sessions stay cancelled."""
    version, present = await _own_hours(tx, person_id)
    expects(version)
    await _save(tx, person_id, present.without_time_off(time_off_id), now)


def _lies_in(session: Session, mentor_id: UUID, off: TimeOff, now: datetime) -> bool:
    mine_and_ahead = session.mentor_id == mentor_id and not session.has_started(now)
    return mine_and_ahead and session.as_of(now).is_live and off.touches(session.starts, session.ends)


def _may_move_into(session: Session, mentor_id: UUID, off: TimeOff, now: datetime) -> bool:
    proposal = session.as_of(now).proposal
    return session.mentor_id == mentor_id and proposal is not None and off.touches(proposal.starts, proposal.ends)


async def _own_hours(tx: Tx, person_id: UUID) -> tuple[int, Hours]:
    present = await hours.hours_for_update(tx, person_id)
    if present is None:
        raise NoHours
    return present


async def _save(tx: Tx, person_id: UUID, changed: Hours, now: datetime) -> tuple[int, Hours]:
    version = await hours.update(tx, person_id, changed, now)
    await availability.mark(tx, person_id)
    return version, changed
