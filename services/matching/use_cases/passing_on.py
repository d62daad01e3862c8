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
from services.matching.use_cases.counting import count_again
from shared.contracts.matches import MATCHES
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

EXPIRY: Final = "proposal-expiry"
REST: Final = "mentor-rests"
"""A mentor rests from now on: whoever else asks them goes on."""
SILENT_THRICE: Final = 3
"""So many requests in a row that a mentor lets run out of time, and they rest."""
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


async def keep(
    tx: Tx,
    before: Request,
    changed: Changed,
    standings: Standings,
    *,
    locked: frozenset[UUID] = frozenset(),
    now: datetime,
) -> Request:
    """Saves what an act has changed, and tells of it.

    `locked`: mentors whose rows this transaction holds; of them it is seen whether they rest from now on.

    Who is asked while somebody changes them (pauses, blocks, says the last yes) is looked at again after this: of two
    such transactions neither sees the other.
    """
    after, facts = changed
    for proposal in after.changed_since(before):
        await proposals.save(tx, proposal)
        await _note_expiry(tx, proposal)
        if proposal.state == "proposed" and standings[proposal.proposal_id].changing:
            await set_timer(tx, SECOND_LOOK, after.request_id, after.version, now)
    silent = {each.mentor_id for each in after.changed_since(before) if each.state == "expired"}
    await count_again(tx, silent, now=now)
    resting = await _who_rests(tx, silent & locked, now=now)
    for fact in facts:
        rests = fact.change == "expired" and fact.mentor_id in resting
        await outbox.add(tx, MATCHES.record(fact.model_copy(update={"mentor_rests": True}) if rests else fact), now)
    return after


async def _who_rests(tx: Tx, silent: Collection[UUID], *, now: datetime) -> set[UUID]:
    """Those of these mentors who rest from now on."""
    resting = set()
    for mentor_id in sorted(silent):
        if await people.count_silent(tx, mentor_id) >= SILENT_THRICE and await people.rest(tx, mentor_id, now):
            resting.add(mentor_id)
            await set_timer(tx, REST, mentor_id, 1, now)
    return resting


async def look_again(
    tx: Tx, request_ids: Collection[UUID], *, locked: frozenset[UUID] = frozenset(), now: datetime
) -> None:
    """Lets these requests go on where something about their mentors, or the time, has changed."""
    silent: set[UUID] = set()
    for request in await proposals.requests_for_update(tx, request_ids):
        standings = await standings_of(tx, request)
        after = await keep(tx, request, request.go_on(standings, now), standings, locked=locked, now=now)
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
