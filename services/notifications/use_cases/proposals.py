"""Proposals: remembered, told of, reminded of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.known import KnownProposal
from services.notifications.domain.messages import PROPOSAL_MAILS, Message, MessageKind
from services.notifications.store import subjects
from services.notifications.use_cases.telling import take_back, tell
from shared.contracts import MatchState
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer

REMINDER: Final = MessageKind.PROPOSAL_REMINDER.value


async def remember_proposals(tx: Tx, matches: Sequence[MatchState]) -> None:
    """Keeps the newest versions."""
    newest = {each.proposal_id: each for each in sorted(matches, key=lambda match: match.version)}
    await subjects.remember_proposals(tx, [KnownProposal.of(each) for each in newest.values()])


async def tell_of_match(tx: Tx, match: MatchState, happened_at: datetime, *, now: datetime) -> list[Message]:
    """Sets the quiet reminder of an open proposal, and drops it with its mails once it is answered."""
    known = KnownProposal.of(match)
    if not known.open:
        await stop_reminding_of_proposal(tx, match.proposal_id)
    elif known.reminder_due > now:
        await set_timer(tx, REMINDER, match.proposal_id, match.version, known.reminder_due, known.respond_by)
    return telling.told_of_match(match, happened_at)


async def remind_of_proposal(tx: Tx, proposal_id: UUID, version: int, *, now: datetime) -> None:
    """Reminds the mentor, unless the proposal is known to have been answered since."""
    proposal = await subjects.find_proposal(tx, proposal_id)
    if proposal is not None and proposal.version == version:
        await tell(tx, telling.reminder_of_proposal(proposal, now), now=now)


async def stop_reminding_of_proposal(tx: Tx, proposal_id: UUID) -> None:
    await drop_timers(tx, REMINDER, proposal_id)
    await take_back(tx, proposal_id, PROPOSAL_MAILS)
