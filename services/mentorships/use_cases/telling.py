"""Writing down what happened: for the two in the timeline, for the other services in the outbox."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship, change_of
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import mentorships, timeline
from shared.contracts import MENTORSHIPS
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


async def save_and_tell(
    tx: Tx, before: Mentorship | None, after: Mentorship, entries: tuple[Entry, ...], now: datetime
) -> None:
    """Keeps a mentorship and what happened in it; the other services hear of it where it has a new version."""
    await note(tx, after.id, entries)
    if before is None or after.version != before.version:
        await mentorships.save(tx, after)
        await outbox.add(tx, MENTORSHIPS.record(after.public(change_of(entries))), now)


async def recount(tx: Tx, mentorship: Mentorship, now: datetime, *entries: Entry) -> None:
    """After these entries: what can be counted now, and where that leads to."""
    counted, moves = mentorship.counted(await mentorships.tally(tx, mentorship.id), now)
    await save_and_tell(tx, mentorship, counted, (*entries, *moves), now)


async def note(tx: Tx, mentorship_id: UUID | None, entries: tuple[Entry, ...]) -> None:
    """Adds to the timeline of a mentorship, if there is one."""
    if mentorship_id is not None:
        await timeline.add(tx, [(uuid7(), mentorship_id, entry) for entry in entries])
