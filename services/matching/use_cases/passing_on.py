"""What happens to a request when one of its proposals ends: the next in order is proposed.

Everything here works on a request under its row lock.
"""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.matching.domain.proposals import Proposal, Request
from services.matching.domain.refusals import ProposalNotOpen
from services.matching.store import proposals
from shared.contracts.matches import MATCHES, MatchState
from shared.contracts.vocabulary import ProposalEnding
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

EXPIRY: Final = "proposal-expiry"


async def keep(tx: Tx, request: Request, changed: Proposal, fact: MatchState | None, *, now: datetime) -> Request:
    """Saves a changed proposal and tells of it; gives the request with it."""
    await proposals.save(tx, changed)
    if fact is not None:
        await outbox.add(tx, MATCHES.record(fact), now)
    if changed.state != "proposed":
        await drop_timers(tx, EXPIRY, changed.proposal_id)
    elif changed.respond_by is not None:
        await set_timer(tx, EXPIRY, changed.proposal_id, changed.version, changed.respond_by)
    return request.with_changed(changed)


async def pass_on(tx: Tx, request: Request, *, now: datetime) -> Request:
    """Ends what is overdue; when nobody is being asked any more, proposes to the next who can be.

    Who paused, is full, is gone or is blocked when their turn comes is passed over.
    """
    for proposal in request.proposals:
        if proposal.state == "proposed" and proposal.as_of(now).state == "expired":
            request = await keep(tx, request, *proposal.expire(now), now=now)
    if request.goes_on or not request.waiting:
        return request
    waiting = request.waiting
    standings = await proposals.standings(
        tx, request.mentee_id, [each.mentor_id for each in waiting], request.programme_id
    )
    for proposal in waiting:
        if standings[proposal.mentor_id].can_be_proposed_to:
            return await keep(tx, request, *proposal.propose(now), now=now)
        request = await end(tx, request, proposal, "no_longer_possible", now=now)
    return request


async def end(
    tx: Tx,
    request: Request,
    proposal: Proposal,
    because: ProposalEnding,
    *,
    as_change: Literal["withdrawn", "declined"] = "withdrawn",
    now: datetime,
) -> Request:
    """Ends an open proposal without an answer."""
    return await keep(tx, request, *proposal.end(because, as_change=as_change, now=now), now=now)


async def settle(tx: Tx, request: Request, *, now: datetime) -> Request:
    """A mentor has said yes: those whose turn has not come need not be asked."""
    for proposal in request.waiting:
        request = await end(tx, request, proposal, "request_settled", now=now)
    return request


async def withdraw_all(tx: Tx, request: Request, *, by: UUID, now: datetime) -> Request:
    """The mentee asks none of them any longer. Raises `ProposalNotOpen` where nothing is open."""
    ended = [each for each in request.proposals if each.as_of(now).state in {"waiting", "proposed"}]
    if not ended:
        raise ProposalNotOpen
    for proposal in ended:
        request = await keep(tx, request, *proposal.withdraw(by=by, now=now), now=now)
    return await pass_on(tx, request, now=now)
