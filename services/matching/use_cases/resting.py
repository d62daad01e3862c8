"""A mentor who lets requests expire one after the other rests: nobody new is sent to them until they come back."""

from datetime import datetime
from uuid import UUID

from services.matching.domain.refusals import NotResting
from services.matching.store import people, proposals
from services.matching.use_cases import noticing
from services.matching.use_cases.passing_on import look_again
from shared.postgres import Tx


async def pass_on_from(tx: Tx, mentor_id: UUID, *, now: datetime) -> None:
    """Whoever asks a mentor who rests goes on to the next one."""
    await people.lock(tx, [mentor_id])
    await look_again(tx, await proposals.requests_asking(tx, [mentor_id]), now=now)
    await noticing.look_at_people(tx, [mentor_id], now=now)
    await people.touch(tx, [mentor_id])


async def come_back(tx: Tx, *, by: UUID, now: datetime) -> None:
    """They are recommended and asked again; what expired before counts no more."""
    if not await people.come_back(tx, by, now):
        raise NotResting
    await noticing.look_at_people(tx, [by], now=now)
    await people.touch(tx, [by])
