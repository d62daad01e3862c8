"""What is due later: a proposal that nobody answers expires, and the next mentor is asked."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.use_cases import answering
from services.matching.use_cases.passing_on import EXPIRY
from shared.postgres import Tx
from shared.timers import Timer, timer


@timer(EXPIRY)
async def expire_proposal(tx: Tx, proposal_id: UUID, version: int, now: datetime) -> None:
    await answering.expire_proposal(tx, proposal_id, version, now=now)


TIMERS: Final[tuple[Timer, ...]] = (expire_proposal,)
