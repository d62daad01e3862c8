"""What one person begins with another is counted, so that nobody is pestered."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.pestering import MOST_CHANGES_A_DAY, refuse_pestering
from services.scheduling.store import between
from shared.postgres import Tx


async def take_turn(tx: Tx, other: UUID, *, by: UUID, now: datetime) -> None:
    """Refuses whoever has begun too much with this person in a day; of two at once the second one waits."""
    refuse_pestering(await between.begin(tx, by, other, now, most=MOST_CHANGES_A_DAY), now)
