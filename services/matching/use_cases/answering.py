"""Proposals are answered, withdrawn, or run out of time."""

from datetime import datetime
from uuid import UUID

from services.matching.domain.refusals import AlreadyMentored
from services.matching.domain.requests import Request
from services.matching.domain.vocabulary import DeclineReason
from services.matching.store import mentorships, people, proposals
from services.matching.use_cases import noticing
from services.matching.use_cases.passing_on import keep, look_again, standings_of
from services.matching.use_cases.recommending import Directory
from services.matching.use_cases.showing import Shown, show, show_one, visible, with_reasons
from shared.contracts.vocabulary import ProposalPhase, Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def read_proposal(tx: Tx, index: Directory, proposal_id: UUID, *, by: UUID, now: datetime) -> Shown:
    """A proposal, for the two it is about."""
    [shown] = await with_reasons(tx, index, [await show_one(tx, proposal_id, by=by, now=now)], now=now)
    return shown


async def list_proposals(
    tx: Tx,
    index: Directory,
    side: Side | None,
    state: ProposalPhase | None,
    after: UUID | None,
    limit: int,
    *,
    by: UUID,
    now: datetime,
) -> list[Shown]:
    """What somebody has asked or was asked, newest first, as it is at `now`."""
    found = await proposals.proposals_of_person(tx, by, side, state, after, limit, now)
    return await with_reasons(tx, index, await show(tx, found, by=by, now=now), now=now)


async def accept_proposal(tx: Tx, proposal_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentor says yes, and one of their places is taken; with the last one, whoever else asks is told.

    The mentor's row is locked first: of two acceptances at once the second counts the first.
    """
    seen, _ = await visible(tx, proposal_id, by=by)
    await people.lock(tx, [seen.mentor_id])
    others = await proposals.requests_asking(tx, [seen.mentor_id])
    locked = await proposals.requests_for_update(tx, {seen.request_id, *others})
    request = next(each for each in locked if each.request_id == seen.request_id)
    expects(request.proposal(proposal_id).version)
    standings = await standings_of(tx, request)
    mentorship_id = uuid7()
    changed = request.accept(proposal_id, standings, mentorship_id, by=by, now=now)
    if not await mentorships.open_mentorship(tx, mentorship_id, seen.programme_id, seen.mentor_id, seen.mentee_id):
        raise AlreadyMentored
    await keep(tx, request, changed, standings, now=now)
    await look_again(tx, others, now=now)
    await noticing.look_at_people(tx, [seen.mentee_id], now=now)
    await people.touch(tx, [seen.mentor_id])
    return await show_one(tx, proposal_id, by=by, now=now)


async def decline_proposal(
    tx: Tx, proposal_id: UUID, reason: DeclineReason, text: str | None, *, by: UUID, expects: Expects, now: datetime
) -> Shown:
    """The mentor says no, and the next one is asked."""
    request = await _locked(tx, proposal_id, by=by, expects=expects)
    standings = await standings_of(tx, request)
    await keep(tx, request, request.decline(proposal_id, reason, text, standings, by=by, now=now), standings, now=now)
    await people.touch(tx, [by])
    return await show_one(tx, proposal_id, by=by, now=now)


async def ask_back(tx: Tx, proposal_id: UUID, question: str, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentor wants to know something of the mentee before they answer; their time stands still meanwhile."""
    request = await _locked(tx, proposal_id, by=by, expects=expects)
    standings = await standings_of(tx, request)
    await keep(tx, request, request.ask_back(proposal_id, question, standings, by=by, now=now), standings, now=now)
    return await show_one(tx, proposal_id, by=by, now=now)


async def answer_back(tx: Tx, proposal_id: UUID, answer: str, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentee says what the mentor wanted to know."""
    request = await _locked(tx, proposal_id, by=by, expects=expects)
    standings = await standings_of(tx, request)
    await keep(tx, request, request.answer_back(proposal_id, answer, standings, by=by, now=now), standings, now=now)
    return await show_one(tx, proposal_id, by=by, now=now)


async def withdraw_proposal(tx: Tx, proposal_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Shown:
    """The mentee asks this mentor no longer, and the next one is asked."""
    request = await _locked(tx, proposal_id, by=by, expects=expects)
    standings = await standings_of(tx, request)
    await keep(tx, request, request.withdraw(proposal_id, standings, by=by, now=now), standings, now=now)
    return await show_one(tx, proposal_id, by=by, now=now)


async def expire_proposal(tx: Tx, proposal_id: UUID, version: int, *, now: datetime) -> None:
    """The time of this version of a proposal is over. Does nothing where it has changed since.

    The mentor's row comes first: of two that end at once one counts the other, and sees whether the mentor rests.
    """
    found = await proposals.find_proposal(tx, proposal_id)
    if found is None or found[0].version != version:
        return
    await people.lock(tx, [found[0].mentor_id])
    await look_again(tx, [found[0].request_id], now=now, locked=frozenset({found[0].mentor_id}))


async def _locked(tx: Tx, proposal_id: UUID, *, by: UUID, expects: Expects) -> Request:
    """The proposal's request under its row lock, the proposal in the version that is expected."""
    seen, _ = await visible(tx, proposal_id, by=by)
    request = await proposals.request_for_update(tx, seen.request_id)
    expects(request.proposal(proposal_id).version)
    return request
