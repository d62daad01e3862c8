"""Something has happened in a mentorship: what was said unasked before needs no saying, and no work any more."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.timeline import Entry
from services.mentorships.domain.work import OF_SILENCE
from services.mentorships.store import mentorships, prompts, work
from shared.contracts import PROMPTS
from shared.postgres import Tx
from shared.publishing import outbox


async def settle_prompts(tx: Tx, mentorship_id: UUID | None, entries: Iterable[Entry], *, now: datetime) -> None:
    """After a sign of life, and after the end. What isn't mailed yet is mailed no more."""
    entries = list(entries)
    if mentorship_id is None or not any(entry.settles for entry in entries):
        return
    over = any(entry.what in ("ended", "paused") for entry in entries)
    await work.clear(tx, mentorship_id, None if over else OF_SILENCE)
    if unsaid := [each for each in await prompts.settle(tx, mentorship_id, now) if each.good_until > now]:
        pair = (await mentorships.mentorship(tx, mentorship_id)).pair
        for each in unsaid:
            await outbox.add(tx, PROMPTS.record(each.public(pair)), now)
