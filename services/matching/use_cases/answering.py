"""Proposals are answered, withdrawn, or run out of time."""

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.matching.domain.proposals import Proposal, Request
from services.matching.domain.refusals import AlreadyMentored, UnknownProposal
from services.matching.domain.vocabulary import DeclineReason
from services.matching.store import mentorships, people, proposals
from services.matching.use_cases.passing_on import keep, pass_on, settle
from shared.contracts.vocabulary import ProposalPhase, Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx

Shown: TypeAlias = tuple[Proposal, str | None]
"""A proposal and its request's message."""


async def read_proposal(tx: Tx, proposal_id: UUID, *, by: UUID) -> Shown:
    """A proposal, for the two it is about."""
    proposal, message = await proposals.proposal(tx, proposal_id)
    if not proposal.is_seen_by(by):
        raise UnknownProposal
    return proposal, message


async def list_proposals(
    tx: Tx, side: Side | None, state: ProposalPhase | None, after: UUID | None, limit: int, *, by: UUID, now: datetime
) -> list[Shown]:
    """What somebody has asked or was asked, newest first, as it is at `now`."""
    return await proposals.proposals_of_person(tx, by, side, state, after, limit, now)


async def accept_proposal(tx: Tx, proposal_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentor says yes, and one of their places is taken.

    The mentor's row is locked first: of two acceptances at once the second counts the first.
    """
    seen, _ = await read_proposal(tx, proposal_id, by=by)
    await people.lock_mentor(tx, seen.mentor_id)
    request, proposal = await _locked(tx, seen, expects=expects)
    standings = await proposals.standings(tx, proposal.mentee_id, [proposal.mentor_id], proposal.programme_id)
    mentorship_id = uuid7()
    accepted, fact = proposal.accept(standings[proposal.mentor_id], mentorship_id, by=by, now=now)
    if not await mentorships.open_mentorship(
        tx, mentorship_id, accepted.programme_id, accepted.mentor_id, accepted.mentee_id
    ):
        raise AlreadyMentored
    request = await keep(tx, request, accepted, fact, now=now)
    request = await settle(tx, request, now=now)
    await people.touch(tx, [accepted.mentor_id])
    return accepted, request.message


async def decline_proposal(
    tx: Tx, proposal_id: UUID, reason: DeclineReason, text: str | None, *, by: UUID, expects: Expects, now: datetime
) -> Shown:
    """The mentor says no, and the next one is asked."""
    seen, _ = await read_proposal(tx, proposal_id, by=by)
    request, proposal = await _locked(tx, seen, expects=expects)
    declined, fact = proposal.decline(reason, text, by=by, now=now)
    request = await keep(tx, request, declined, fact, now=now)
    await pass_on(tx, request, now=now)
    return declined, request.message


async def withdraw_proposal(tx: Tx, proposal_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentee asks this mentor no longer, and the next one is asked."""
    seen, _ = await read_proposal(tx, proposal_id, by=by)
    request, proposal = await _locked(tx, seen, expects=expects)
    withdrawn, fact = proposal.withdraw(by=by, now=now)
    request = await keep(tx, request, withdrawn, fact, now=now)
    await pass_on(tx, request, now=now)
    return withdrawn, request.message


async def expire_proposal(tx: Tx, proposal_id: UUID, version: int, *, now: datetime) -> None:
    """The time of this version of a proposal is over; one that has changed since is no matter."""
    found = await proposals.find_proposal(tx, proposal_id)
    if found is None or found[0].version != version:
        return
    await pass_on(tx, await proposals.request_for_update(tx, found[0].request_id), now=now)


async def _locked(tx: Tx, seen: Proposal, *, expects: Expects) -> tuple[Request, Proposal]:
    request = await proposals.request_for_update(tx, seen.request_id)
    proposal = request.proposal(seen.proposal_id)
    expects(proposal.version)
    return request, proposal
