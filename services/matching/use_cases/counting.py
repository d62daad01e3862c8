"""What ladders count has changed for somebody: it is looked at once this is done."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.store import steps
from shared.postgres import Tx
from shared.timers import set_timer, turn_at

LADDER: Final = "ladder"


async def count_again(tx: Tx, mentor_ids: Collection[UUID], *, now: datetime) -> None:
    """A request ran out of time, or somebody did not come, or did after all."""
    for mentor_id in await steps.may_climb(tx, mentor_ids):
        await set_timer(tx, LADDER, mentor_id, turn_at(now), now)
