"""People who go."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.matching.store import forgetting, opinions, outcomes, proposals, rematches, showings, snapshots, steps
from services.matching.use_cases import noticing
from services.matching.use_cases.passing_on import keep, standings_of
from shared import erasure
from shared.contracts import DRAWS
from shared.ground import audit_log
from shared.postgres import Tx
from shared.publishing import outbox

SERVICE = "matching"


async def erase_people(tx: Tx, gone: Collection[UUID], *, now: datetime) -> None:
    """Erases people here: their open proposals end, their words and what the index knew of them go.

    What the others need stays: that they asked, were asked, or mentored somebody, without a word of it.
    """
    if not gone:
        return
    await noticing.look_at_partners(tx, gone, now=now)  # while it is known with whom drafts put them together
    for person_id in sorted(gone):
        await erasure.forget(tx, SERVICE, person_id, now)
        await audit_log.forget(tx, person_id)
    for request in await proposals.requests_for_update(tx, await proposals.open_requests_of(tx, gone)):
        standings = await standings_of(tx, request)
        changed = request.lose_mentee(now) if request.mentee_id in gone else request.go_on(standings, now)
        await keep(tx, request, changed, standings, now=now)
    await forgetting.forget_words(tx, gone)
    for draw_id in await outcomes.forget(tx, gone):
        await outbox.add(tx, DRAWS.tombstone(draw_id), now)
    await steps.forget(tx, gone)  # before what they are told of those: whoever decides on one holds it
    await noticing.forget(tx, gone, now=now)
    await opinions.forget(tx, gone)
    await snapshots.forget(tx, gone)
    await showings.forget(tx, gone)
    await rematches.forget(tx, gone)
    await forgetting.forget_answers(tx, gone)
