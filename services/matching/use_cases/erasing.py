"""People who go, and people who want nothing to do with each other."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.matching.domain.proposals import Request
from services.matching.store import proposals
from services.matching.use_cases.passing_on import end, pass_on
from shared import erasure
from shared.postgres import Tx

SERVICE = "matching"


async def erase_people(tx: Tx, gone: Collection[UUID], *, now: datetime) -> None:
    """Erases people here: their open proposals end, their words and what the index knew of them go.

    What the others need stays: that they asked, were asked, or mentored somebody, without a word of it.
    """
    if not gone:
        return
    for request in await proposals.requests_for_update(tx, await proposals.open_requests_of(tx, gone)):
        await _end_of(tx, request, gone, now=now)
    await proposals.forget_words(tx, gone)
    for person_id in sorted(gone):
        await erasure.forget(tx, SERVICE, person_id, now)


async def _end_of(tx: Tx, request: Request, gone: Collection[UUID], *, now: datetime) -> None:
    for proposal in request.proposals:
        if proposal.state not in {"waiting", "proposed"}:
            continue
        if proposal.mentee_id in gone:
            request = await end(tx, request, proposal, "no_longer_possible", now=now)
        elif proposal.mentor_id in gone:
            request = await end(tx, request, proposal, "no_longer_possible", as_change="declined", now=now)
    await pass_on(tx, request, now=now)


async def end_between_blocked(tx: Tx, changed: Collection[UUID], *, now: datetime) -> None:
    """Ends what is open between these people and whomever they block."""
    found = await proposals.open_between_blocked(tx, changed)
    if not found:
        return
    for locked in await proposals.requests_for_update(tx, found):
        request = locked
        for proposal in locked.proposals:
            if proposal.proposal_id in found[locked.request_id] and proposal.state in {"waiting", "proposed"}:
                request = await end(tx, request, proposal, "no_longer_possible", now=now)
        await pass_on(tx, request, now=now)
