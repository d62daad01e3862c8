"""What is due later: a place that nobody took in three days goes to the next."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.use_cases import memberships
from shared.postgres import Tx
from shared.timers import Timer, timer


@timer(memberships.OFFER)
async def expire_offer(tx: Tx, membership_id: UUID, version: int, now: datetime) -> None:
    await memberships.expire_offer(tx, membership_id, version, now=now)


TIMERS: Final[tuple[Timer, ...]] = (expire_offer,)
