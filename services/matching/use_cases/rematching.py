"""To be matched again: the cause is asked first, and told to nobody."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from services.matching.domain.refusals import NotInProgramme, UnknownProgramme
from services.matching.domain.rematches import FEWEST, Cause, Rematch, RematchWaits
from services.matching.store import people, programmes, rematches
from services.matching.use_cases.acting import role_in
from shared.acting import Actor
from shared.ids import uuid7
from shared.postgres import Tx


async def ask_for_rematch(tx: Tx, person_id: UUID, programme_id: UUID, cause: Cause, *, now: datetime) -> Rematch:
    """The next run of the programme is for them again; never with somebody they have had."""
    await people.lock(tx, [person_id])
    found = await programmes.find_for_mentee(tx, person_id, programme_id)
    if found is None:
        raise UnknownProgramme
    programme, listed = found
    if not (programme.open_to_all or listed):
        raise NotInProgramme
    programme.refuse_over(now.astimezone(UTC).date())
    (await rematches.past(tx, person_id, programme_id)).refuse_rematch()
    rematch = Rematch(uuid7(), programme_id, person_id, cause, now)
    if not await rematches.add(tx, rematch):
        raise RematchWaits
    return rematch


async def list_causes(tx: Tx, programme_id: UUID, *, by: Actor) -> Sequence[tuple[Cause, int]]:
    """Why people of a programme wanted to be matched again; no cause that fewer than `FEWEST` gave."""
    await role_in(tx, "list_rematch_causes", programme_id, by=by)
    return await rematches.causes(tx, programme_id, FEWEST)
