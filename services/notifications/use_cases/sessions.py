"""Sessions: remembered, told of, reminded of."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.clocks import Rules, former_offsets
from services.notifications.domain.known import KnownSession
from services.notifications.domain.messages import SESSION_ASKS, SESSION_REMINDERS, Message, MessageKind
from services.notifications.store import clocks, people, subjects
from services.notifications.store.clocks import Clocks
from services.notifications.use_cases.places import forget_places
from services.notifications.use_cases.telling import take_back, take_back_all, tell
from shared.contracts import FeedbackState, SessionState
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer


async def remember_sessions(tx: Tx, sessions: Sequence[SessionState]) -> list[KnownSession]:
    """Keeps the newest versions and takes back reminders and questions of older ones that have not left yet.

    Of those with somebody who is erased nothing is kept, however late they come; gives what is.
    """
    newest = {each.session_id: each for each in sorted(sessions, key=lambda session: session.version)}
    known = [KnownSession.of(each).worth_keeping() for each in newest.values()]
    erased = await people.erased_among(tx, {person for each in known for person in each.people})
    kept = [each for each in known if not each.people & erased]
    await subjects.remember_sessions(tx, kept)
    for session_id in sorted(newest):
        await take_back(tx, session_id, SESSION_ASKS, older_than=newest[session_id].version)
    return kept


async def set_reminders(tx: Tx, sessions: Sequence[KnownSession], *, now: datetime) -> None:
    """Sets the reminders of these versions instead of all earlier ones."""
    for session in sessions:
        for kind in SESSION_REMINDERS:
            await drop_timers(tx, kind, session.session_id)
        for kind, due_at, worth_until in session.reminders_due():
            if due_at > now:
                await set_timer(tx, kind, session.session_id, session.version, due_at, worth_until)


async def remind_of_session(tx: Tx, session_id: UUID, version: int, kind: MessageKind, *, now: datetime) -> None:
    """Reminds everybody in a session, unless it is known to have moved or died since the reminder was set."""
    session = await subjects.find_session(tx, session_id)
    if session is not None and session.version == version:
        await tell(tx, telling.reminder_of_session(session, kind, now), now=now)


async def tell_of_feedback(tx: Tx, feedback: FeedbackState, happened_at: datetime) -> Message:
    """What is to be told of revealed feedback, with when the session was that it is about."""
    session = await subjects.find_session(tx, feedback.session_id)
    met = None if session is None else (session.starts_at, session.ends_at)
    return telling.told_of_feedback(feedback, happened_at, met)


async def forget_sessions(tx: Tx, session_ids: Collection[UUID]) -> None:
    """An erased session is nothing to be told or reminded of."""
    await subjects.forget_sessions(tx, session_ids)
    await forget_places(tx, session_ids)
    for session_id in sorted(session_ids):
        await stop_reminding_of_session(tx, session_id)
    await take_back_all(tx, session_ids)


async def stop_reminding_of_session(tx: Tx, session_id: UUID) -> None:
    for kind in SESSION_REMINDERS:
        await drop_timers(tx, kind, session_id)
    await take_back(tx, session_id, SESSION_ASKS)


async def note_clocks(tx: Tx, present: Rules, *, now: datetime) -> set[str]:
    """Notes how the clocks of zones go, and of which sessions ahead is to be told because they went otherwise before.

    Gives the zones whose rules have changed. Rules of an older release than the one that was seen change nothing.
    """
    seen = await clocks.seen_for_update(tx)
    if present.release < seen.release:
        return set()
    known = seen.clocks.keys() & present.clocks.keys()
    changed = {zone for zone in known if not present.clocks[zone].goes_like(seen.clocks[zone])}
    if changed:
        await clocks.owe(tx, {zone: seen.clocks[zone] for zone in changed}, now)
    await clocks.save(tx, present)
    return changed


async def tell_of_clocks(tx: Tx, owed: Mapping[UUID, Clocks], *, now: datetime) -> None:
    """Tells of those of these sessions whose wall clock has moved since people were last told, once for each change."""
    zones = {zone for former in owed.values() for zone in former}
    present = await clocks.present(tx, zones)
    booked = await clocks.booked_in(tx, owed, zones, now)
    await people.hold(tx, {person for session, _ in booked for person in session.people})
    for session, zones_of in booked:
        former = owed[session.session_id]
        moved = {person: zone for person, zone in zones_of.items() if zone in former}
        if offsets := former_offsets(session.starts_at, moved, former, present):
            await take_back(tx, session.session_id, (MessageKind.CLOCK_CHANGE,))
            await tell(tx, telling.told_of_clocks(session, offsets, now), now=now)
