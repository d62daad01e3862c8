"""What is due later: a place that nobody took in three days goes to the next; a file that nobody took over is forgotten."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.use_cases import importing, memberships
from shared.postgres import Tx
from shared.timers import Timer, timer


@timer(memberships.OFFER)
async def expire_offer(tx: Tx, membership_id: UUID, version: int, now: datetime) -> None:
    await memberships.expire_offer(tx, membership_id, version, now=now)


@timer(importing.FORGET_TRIED)
async def forget_tried_import(tx: Tx, import_id: UUID, _version: int, _now: datetime) -> None:
    await importing.forget_tried(tx, import_id)


TIMERS: Final[tuple[Timer, ...]] = (expire_offer, forget_tried_import)
