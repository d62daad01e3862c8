"""A person sets their hours and takes time off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.hours import Hours, TimeOff
from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.refusals import NoHours, UnknownTimeOff
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.time_off import InTheWay, in_the_way, outside
from services.scheduling.store import availability, holds, hours, sessions
from services.scheduling.use_cases.sessions import end_sessions
from shared.expecting import Expects
from shared.postgres import Tx


async def set_hours(tx: Tx, person_id: UUID, new: Hours, *, expects: Expects, now: datetime) -> tuple[int, Hours]:
    """Replaces the person's hours, but not their time off. Returns them with their version; no profile is needed yet."""
    new.refuse_skipped_times()
    present = await hours.find_hours_for_update(tx, person_id)
    expects(present and present[0])
    if present is None:
        version = await hours.insert(tx, person_id, new, now)
        if version is not None:
            await availability.mark(tx, person_id)
            return version, new
        # somebody was quicker with the first ones: those are to be read before they are changed
        present = await hours.find_hours_for_update(tx, person_id)
        expects(present and present[0])
        assert present is not None
    return await _save(tx, person_id, replace(new, time_off=present[1].time_off), now=now)


async def look_outside_hours(tx: Tx, mentor_id: UUID, own: Hours, *, now: datetime) -> Sequence[Session]:
    """The person's sessions as a mentor that lie ahead and not within these hours, by their start."""
    return outside(await sessions.sessions_ahead(tx, mentor_id, last_minute(now)), mentor_id, own, now)


async def look_at_time_off(tx: Tx, mentor_id: UUID, off: TimeOff, *, now: datetime) -> InTheWay:
    """What taking this time off would end; it is refused as the taking would be."""
    present = await hours.find_hours(tx, mentor_id)
    if present is None:
        raise NoHours
    _with_time_off(present[1], off, now=now)
    ahead = await sessions.sessions_ahead(tx, mentor_id, last_minute(now))
    held = await holds.count_in(tx, mentor_id, (off.starts, off.ends), now)
    return in_the_way(ahead, mentor_id, off, held, now)


async def take_time_off(
    tx: Tx, person_id: UUID, off: TimeOff, reason: str | None, *, expects: Expects, now: datetime
) -> tuple[TimeOff, InTheWay]:
    """Nobody books the person as a mentor then. Returns it with what it ended; sessions are cancelled for one reason.

    The lock on the hours comes first: a booking that is under way either commits before it, and is found here, or finds
    the hours changed. What is proposed for a time in it ends too, so that nobody accepts it. The same span again is the
    time off that was taken before.
    """
    version, present = await _own_hours(tx, person_id)
    expects(version)
    off, changed = _with_time_off(present, off, now=now)
    if changed != present:
        await _save(tx, person_id, changed, now=now)
    ahead = await sessions.sessions_ahead_for_update(tx, person_id, last_minute(now))
    held = await holds.end_in(tx, person_id, (off.starts, off.ends), now)
    ended = in_the_way(ahead, person_id, off, held, now)
    cancelled = [session.cancel(reason, because="time_off", by=person_id, now=now) for session in ended.sessions]
    await end_sessions(tx, cancelled, [session.end_move(by=person_id) for session in ended.moves], now=now)
    return off, replace(ended, sessions=[session for session, _ in cancelled])


def _with_time_off(present: Hours, off: TimeOff, *, now: datetime) -> tuple[TimeOff, Hours]:
    off.refuse_past(now)
    if (taken := present.time_off_like(off)) is not None:
        return taken, present
    return off, present.with_time_off(off, last_minute(now))


async def end_time_off(tx: Tx, person_id: UUID, time_off_id: UUID, *, expects: Expects, now: datetime) -> None:
    """The person's windows hold again. Cancelled sessions stay cancelled."""
    present = await hours.find_hours_for_update(tx, person_id)
    if present is None:
        raise UnknownTimeOff
    version, own = present
    expects(version)
    await _save(tx, person_id, own.without_time_off(time_off_id), now=now)


async def _own_hours(tx: Tx, person_id: UUID) -> tuple[int, Hours]:
    present = await hours.find_hours_for_update(tx, person_id)
    if present is None:
        raise NoHours
    return present


async def _save(tx: Tx, person_id: UUID, changed: Hours, *, now: datetime) -> tuple[int, Hours]:
    version = await hours.update(tx, person_id, changed, now)
    await availability.mark(tx, person_id)
    return version, changed
