"""Writing down what happened: for the two in the timeline, for the other services in the outbox."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.mentorship import Change, Fact, Mentorship, change_of
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import mentees, mentorships, timeline
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases import funnel
from services.mentorships.use_cases.acting import settle_prompts
from shared.contracts import MENTORSHIPS
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


@dataclass(frozen=True)
class Told:
    """What the other services hear of a mentorship."""

    mentorship: Mentorship
    change: Change


async def save_and_tell(tx: Tx, changed: Mentorship, fact: Fact, *entries: Entry, now: datetime) -> None:
    """Keeps what an act came to, after these `entries`; the other services hear of it. No fact: nothing to tell them."""
    await follow_mentees(tx, await keep_and_tell(tx, changed, fact, *entries, now=now))


async def keep_and_tell(tx: Tx, changed: Mentorship, fact: Fact, *entries: Entry, now: datetime) -> Sequence[Told]:
    """The same for one of several, whose mentees are followed together once all are kept."""
    happened = (*entries, *(fact or ()))
    await note(tx, changed.id, happened)
    await settle_prompts(tx, changed.id, happened, now=now)
    if fact is None:
        return ()
    change = change_of(happened)
    await mentorships.save(tx, changed)
    await outbox.add(tx, MENTORSHIPS.record(changed.public(change)), now)
    return (Told(changed, change),)


async def follow_mentees(tx: Tx, told: Sequence[Told], *, gone: Collection[UUID] = ()) -> None:
    """How many mentorships the mentees of these have, and how far they have come; of who is `gone` nothing is kept.

    Once in a transaction: what is kept of all of them is locked in one order, as by whoever hears of members.
    """
    counted = {
        (each.mentorship.programme_id, each.mentorship.pair.mentee_id)
        for each in told
        if each.change in ("opened", "ended")
    }
    if counted or gone:
        await mentees.count(tx, counted, gone)
    await funnel.follow(tx, {each.mentorship.pair.mentee_id for each in told}, gone)


async def recount(tx: Tx, mentorship: Mentorship, *entries: Entry, now: datetime) -> None:
    """After these entries: what can be counted now, and where that leads to."""
    counted, fact = mentorship.count(await mentorships.tally(tx, mentorship.id), now=now)
    await save_and_tell(tx, counted, fact, *entries, now=now)


async def note(tx: Tx, mentorship_id: UUID | None, entries: Sequence[Entry]) -> None:
    """Adds to the timeline of a mentorship, if there is one."""
    if mentorship_id is not None:
        await timeline.add(tx, [Line(uuid7(), mentorship_id, mentorship_id, entry) for entry in entries])
