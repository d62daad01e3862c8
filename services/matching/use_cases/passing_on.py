"""How a request goes on: what can no longer be ends, the next mentor is asked, and whoever waits is told.

Everything here works on requests under their row locks.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.proposals import Proposal
from services.matching.domain.requests import Changed, Request, Standings
from services.matching.store import people, proposals
from shared.contracts.matches import MATCHES
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

EXPIRY: Final = "proposal-expiry"
SECOND_LOOK: Final = "request-second-look"


async def standings_of(tx: Tx, request: Request) -> Standings:
    """How the mentors stand towards the mentee; those who may still be asked stay so until this transaction has ended.

    But for those whom another transaction changes at this moment: for them a second look is taken, see `keep`.
    """
    unchanging = await people.hold_unchanging(tx, [each.mentor_id for each in request.open])
    found = await proposals.standings(tx, request.proposals)
    return {
        proposal_id: replace(standing, changing=standing.known and standing.mentor_id not in unchanging)
        for proposal_id, standing in found.items()
    }


async def keep(tx: Tx, before: Request, changed: Changed, standings: Standings, *, now: datetime) -> Request:
    """Saves what an act has changed, and tells of it.

    Who is asked while somebody changes them (pauses, blocks, says the last yes) is looked at again after this: of two
    such transactions neither sees the other.
    """
    after, facts = changed
    for proposal in after.changed_since(before):
        await proposals.save(tx, proposal)
        await _note_expiry(tx, proposal)
        if proposal.state == "proposed" and standings[proposal.proposal_id].changing:
            await set_timer(tx, SECOND_LOOK, after.request_id, after.version, now)
    for fact in facts:
        await outbox.add(tx, MATCHES.record(fact), now)
    return after


async def look_again(tx: Tx, request_ids: Collection[UUID], *, now: datetime) -> None:
    """Lets these requests go on where something about their mentors, or the time, has changed."""
    silent: set[UUID] = set()
    for request in await proposals.requests_for_update(tx, request_ids):
        standings = await standings_of(tx, request)
        after = await keep(tx, request, request.go_on(standings, now), standings, now=now)
        silent |= {each.mentor_id for each in after.changed_since(request) if each.state == "expired"}
    if silent:
        await people.touch(tx, silent)  # how they answer counts for how they are recommended


async def take_second_look(tx: Tx, request_id: UUID, *, now: datetime) -> None:
    """Looks at a request again once those who were changing its mentors are done."""
    request = await proposals.request(tx, request_id)
    await people.lock(tx, [each.mentor_id for each in request.open])
    await look_again(tx, [request_id], now=now)


async def _note_expiry(tx: Tx, proposal: Proposal) -> None:
    if proposal.state != "proposed":
        await drop_timers(tx, EXPIRY, proposal.proposal_id)
    elif proposal.respond_by is not None:
        await set_timer(tx, EXPIRY, proposal.proposal_id, proposal.version, proposal.respond_by)
