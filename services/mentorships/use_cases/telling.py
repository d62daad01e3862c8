"""Writing down what happened: for the two in the timeline, for the other services in the outbox."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.mentorship import Fact, Mentorship, change_of
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import mentees, mentorships, timeline
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases import funnel
from services.mentorships.use_cases.acting import settle_prompts
from shared.contracts import MENTORSHIPS
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


async def save_and_tell(tx: Tx, changed: Mentorship, fact: Fact, *entries: Entry, now: datetime) -> None:
    """Keeps what an act came to, after these `entries`; the other services hear of it. No fact: nothing to tell them."""
    happened = (*entries, *(fact or ()))
    await note(tx, changed.id, happened)
    await settle_prompts(tx, changed.id, happened, now=now)
    if fact is not None:
        change = change_of(happened)
        await mentorships.save(tx, changed)
        if change in ("opened", "ended"):
            await mentees.count(tx, changed.programme_id, changed.pair.mentee_id, begins=changed.ending is None)
        await funnel.follow(tx, changed.pair.mentee_id)
        await outbox.add(tx, MENTORSHIPS.record(changed.public(change)), now)


async def recount(tx: Tx, mentorship: Mentorship, *entries: Entry, now: datetime) -> None:
    """After these entries: what can be counted now, and where that leads to."""
    counted, fact = mentorship.count(await mentorships.tally(tx, mentorship.id), now=now)
    await save_and_tell(tx, counted, fact, *entries, now=now)


async def note(tx: Tx, mentorship_id: UUID | None, entries: Sequence[Entry]) -> None:
    """Adds to the timeline of a mentorship, if there is one."""
    if mentorship_id is not None:
        await timeline.add(tx, [Line(uuid7(), mentorship_id, mentorship_id, entry) for entry in entries])
