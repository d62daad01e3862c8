"""Something has happened in a mentorship: what was said unasked before needs no saying any more."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.timeline import Entry
from services.mentorships.store import mentorships, prompts
from shared.contracts import PROMPTS
from shared.postgres import Tx
from shared.publishing import outbox


async def settle_prompts(tx: Tx, mentorship_id: UUID | None, entries: Iterable[Entry], *, now: datetime) -> None:
    """After a sign of life, and after the end. What isn't mailed yet is mailed no more."""
    if mentorship_id is None or not any(entry.settles for entry in entries):
        return
    if unsaid := [each for each in await prompts.settle(tx, mentorship_id, now) if each.good_until > now]:
        pair = (await mentorships.mentorship(tx, mentorship_id)).pair
        for each in unsaid:
            await outbox.add(tx, PROMPTS.record(each.public(pair)), now)
