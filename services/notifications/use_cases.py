"""What notifications is asked to do: remember, tell, remind, and forget."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.clocks import Rules, former_offsets
from services.notifications.domain.messages import PROPOSAL_MAILS, SESSION_ASKS, SESSION_REMINDERS, Message, MessageKind
from services.notifications.domain.preferences import Preferences
from services.notifications.domain.telling import KnownProposal, KnownSession
from services.notifications.store import clocks, forgetting, inbox, subjects, wishes
from services.notifications.store.inbox import StoredMessage
from shared import erasure, mail
from shared.contracts import MatchState, SessionState
from shared.expecting import Expects
from shared.http.refusals import NotFound, VersionMismatch, VersionRequired
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer

PROPOSAL_REMINDER_TIMER = MessageKind.PROPOSAL_REMINDER.value


async def tell(tx: Tx, messages: Sequence[Message], now: datetime) -> None:
    """Puts into inboxes what is still worth telling; mails follow from there."""
    await inbox.add_messages(tx, [each for each in messages if each.worth_until is None or each.worth_until > now])


# --- sessions --------------------------------------------------------------------------------------------------------


async def remember_sessions(tx: Tx, sessions: Sequence[SessionState]) -> None:
    """Keeps the newest versions and takes back reminders and questions of older ones that have not left yet."""
    newest = {each.session_id: each for each in sorted(sessions, key=lambda session: session.version)}
    await subjects.remember_sessions(tx, [KnownSession.of(each).worth_keeping() for each in newest.values()])
    for session_id in sorted(newest):
        await _withdraw(tx, session_id, SESSION_ASKS, older_than=newest[session_id].version)


async def tell_of_session(tx: Tx, session: SessionState, happened_at: datetime, now: datetime) -> list[Message]:
    """Sets the reminders of this version instead of all earlier ones; gives what is to be told."""
    known = KnownSession.of(session)
    for kind in SESSION_REMINDERS:
        await drop_timers(tx, kind, session.session_id)
    for kind, due_at, worth_until in known.reminders_due():
        if due_at > now:
            await set_timer(tx, kind, session.session_id, session.version, due_at, worth_until)
    return telling.told_of_session(session, happened_at)


async def remind_of_session(tx: Tx, session_id: UUID, version: int, kind: MessageKind, now: datetime) -> None:
    """Reminds everybody in a session, unless it is known to have moved or died since the reminder was set."""
    session = await subjects.session(tx, session_id)
    if session is not None and session.version == version:
        await tell(tx, telling.reminder_of_session(session, kind, now), now)


async def forget_sessions(tx: Tx, session_ids: Collection[UUID]) -> None:
    """An erased session is nothing to be reminded of."""
    await subjects.forget_sessions(tx, session_ids)
    for session_id in sorted(session_ids):
        await _stop_reminding(tx, session_id)


async def tell_of_clocks(tx: Tx, present: Rules, now: datetime) -> set[str]:
    """Tells of booked sessions whose wall clock has moved since the clocks were last looked at: once for each change.

    Gives the zones whose rules have changed. Rules of an older release than the one that was seen change nothing.
    """
    seen = await clocks.seen_for_update(tx)
    if present.release < seen.release:
        return set()
    known = seen.clocks.keys() & present.clocks.keys()
    changed = {zone for zone in known if not present.clocks[zone].goes_like(seen.clocks[zone])}
    for session, zones in await clocks.booked_in(tx, changed, now) if changed else ():
        if former := former_offsets(session.starts_at, zones, seen.clocks, present.clocks):
            await _withdraw(tx, session.session_id, (MessageKind.CLOCK_CHANGE,))
            await tell(tx, telling.told_of_clocks(session, former, now), now)
    await clocks.save(tx, present)
    return changed


# --- proposals -------------------------------------------------------------------------------------------------------


async def remember_proposals(tx: Tx, matches: Sequence[MatchState]) -> None:
    """Keeps the newest versions."""
    newest = {each.proposal_id: each for each in sorted(matches, key=lambda match: match.version)}
    await subjects.remember_proposals(tx, [KnownProposal.of(each) for each in newest.values()])


async def tell_of_match(tx: Tx, match: MatchState, happened_at: datetime, now: datetime) -> list[Message]:
    """Sets the quiet reminder of an open proposal, and drops it with its mails once it is answered."""
    known = KnownProposal.of(match)
    if not known.open:
        await drop_timers(tx, PROPOSAL_REMINDER_TIMER, match.proposal_id)
        await _withdraw(tx, match.proposal_id, PROPOSAL_MAILS)
    elif known.reminder_due > now:
        due_at, worth_until = known.reminder_due, known.respond_by
        await set_timer(tx, PROPOSAL_REMINDER_TIMER, match.proposal_id, match.version, due_at, worth_until)
    return telling.told_of_match(match, happened_at)


async def remind_of_proposal(tx: Tx, proposal_id: UUID, version: int, now: datetime) -> None:
    """Reminds the mentor, unless the proposal is known to have been answered since."""
    proposal = await subjects.proposal(tx, proposal_id)
    if proposal is not None and proposal.version == version:
        await tell(tx, telling.reminder_of_proposal(proposal, now), now)


async def _withdraw(tx: Tx, subject: UUID, kinds: Collection[MessageKind], *, older_than: int | None = None) -> None:
    await inbox.withdraw_due(tx, subject, kinds, older_than=older_than)
    await mail.withdraw(tx, kinds, subject, older_than=older_than)


async def _stop_reminding(tx: Tx, subject: UUID) -> None:
    for kind in (*SESSION_REMINDERS, PROPOSAL_REMINDER_TIMER):
        await drop_timers(tx, kind, subject)
    await _withdraw(tx, subject, (*SESSION_ASKS, MessageKind.PROPOSAL_REMINDER))


# --- a person's own --------------------------------------------------------------------------------------------------


async def read_message(tx: Tx, message_id: UUID, by: UUID, now: datetime, expects: Expects) -> StoredMessage:
    """Marks a message read; when it was read first stays. Raises `NotFound`."""
    present = await inbox.message_for_update(tx, message_id, by)
    if present is None:
        raise NotFound
    expects(present.version)
    if present.read_at is not None:
        return present
    await inbox.mark_read(tx, message_id, now)
    return replace(present, read_at=now)


async def change_preferences(
    tx: Tx, person_id: UUID, unwanted: frozenset[MessageKind], expects: Expects
) -> Preferences:
    """What the person does not want to be mailed about, from now on. Raises `KindCannotBeSwitchedOff`."""
    present = await wishes.preferences_for_update(tx, person_id)
    try:
        expects(present.version)
    except VersionRequired:
        if present.version > 0:  # nobody can overwrite what nobody has said
            raise
    changed = present.replaced_by(unwanted)
    if not await wishes.save_preferences(tx, changed):
        raise VersionMismatch
    return changed


async def erase_person(tx: Tx, person_id: UUID, now: datetime) -> None:
    """Nothing of the person stays: contact, messages, mails, wishes, and their name in what others were not sent yet."""
    for subject in await forgetting.forget_person(tx, person_id):
        await _stop_reminding(tx, subject)
    await mail.forget(tx, person_id)
    await erasure.forget(tx, "notifications", person_id, now)
