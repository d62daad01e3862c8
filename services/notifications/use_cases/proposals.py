"""Proposals: remembered, told of, reminded of."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.known import KnownProposal
from services.notifications.domain.messages import PROPOSAL_MAILS, MessageKind
from services.notifications.store import people, subjects
from services.notifications.use_cases.telling import take_back, take_back_all, tell
from shared.contracts import MatchState
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer

REMINDER: Final = MessageKind.PROPOSAL_REMINDER.value


async def remember_proposals(tx: Tx, matches: Sequence[MatchState], *, now: datetime) -> None:
    """Keeps the newest versions; of those with somebody who is erased nothing, however late they come.

    An open proposal gets its quiet reminder; an answered one loses it, with its mails.
    """
    newest = {each.proposal_id: each for each in sorted(matches, key=lambda match: match.version)}
    known = [KnownProposal.of(each) for each in newest.values()]
    erased = await people.erased_among(tx, {person for each in known for person in each.people})
    kept = [each for each in known if not each.people & erased]
    await subjects.remember_proposals(tx, kept)
    for each in kept:
        if not each.open:
            await stop_reminding_of_proposal(tx, each.proposal_id)
        elif each.reminder_due > now:
            await set_timer(tx, REMINDER, each.proposal_id, each.version, each.reminder_due, each.respond_by)


async def remind_of_proposal(tx: Tx, proposal_id: UUID, version: int, *, now: datetime) -> None:
    """Reminds the mentor, unless the proposal is known to have been answered since."""
    proposal = await subjects.find_proposal(tx, proposal_id)
    if proposal is not None and proposal.version == version:
        await tell(tx, telling.reminder_of_proposal(proposal, now), now=now)


async def forget_proposals(tx: Tx, proposal_ids: Collection[UUID]) -> None:
    """An erased proposal is nothing to be told or reminded of."""
    await subjects.forget_proposals(tx, proposal_ids)
    for proposal_id in sorted(proposal_ids):
        await stop_reminding_of_proposal(tx, proposal_id)
    await take_back_all(tx, proposal_ids)


async def stop_reminding_of_proposal(tx: Tx, proposal_id: UUID) -> None:
    await drop_timers(tx, REMINDER, proposal_id)
    await take_back(tx, proposal_id, PROPOSAL_MAILS)
