"""Pairs that have not met within three weeks: told to whoever looks after them, once of each, in one word for all of them.

A prompt for each pair would be a hundred in an hour where a hundred began together; what the platform says by itself is one in a
week to a person, over all programmes, and this counts in it. So it names nobody and leads to the work list, which has them all.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.work import Reason
from services.mentorships.store import anchors, mentorships, programmes, prompts
from services.mentorships.store import unmet as store
from services.mentorships.use_cases.listening import listener_of
from shared.contracts import PROMPTS
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import set_timer, turn_at

TELLING: Final = "tell-of-unmet"
GATHERED_FOR: Final = timedelta(hours=1)
"""Who began together is told of together."""
LOOK_FOR_SUSPENDED: Final = timedelta(days=1)


async def follow(
    tx: Tx, mentorship_id: UUID, before: Collection[Reason], after: Collection[Reason], *, now: datetime
) -> None:
    """Whoever looks after these two gets a turn soon: they have not met, or nobody needs to be told so any more."""
    if "not_met" in after:
        await _take_turns(tx, await store.who_is_not_told(tx, mentorship_id), now + GATHERED_FOR)
    elif "not_met" in before:
        programme_id = (await mentorships.mentorship(tx, mentorship_id)).programme_id
        await _take_turns(tx, await programmes.coordinators_of(tx, programme_id), now)


async def look_again(tx: Tx, coordinators: Collection[UUID], *, now: datetime) -> None:
    """These look after something else than before."""
    await _take_turns(tx, coordinators, now)


async def tell(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Takes back what none of their pairs needs any more, and which calls for help are not theirs to answer any more.

    Tells of those pairs that are new, as their week and their night allow.

    It decides by what is true then, alone: a pair that meets at this moment gives them a further turn.
    """
    await anchors.hold(tx, (person_id,))
    if await anchors.erased_among(tx, (person_id,)):
        return
    alone = Pair(person_id, person_id)
    stale = await prompts.take_back_of_unmet(tx, person_id, now) + await prompts.take_back_of_help(tx, person_id, now)
    for each in stale:
        await outbox.add(tx, PROMPTS.record(each.public(alone)), now)
    pairs = await store.not_told(tx, person_id)
    if not pairs:
        return
    allowed = (await listener_of(tx, person_id)).may_hear_at(now)
    if await suspended_among(tx, (person_id,)):
        allowed = max(allowed, now + LOOK_FOR_SUSPENDED)
    if allowed > now:
        await _take_turns(tx, (person_id,), allowed)
        return
    prompt = Prompt.of_unmet(uuid7(), pairs[0].programme_id, person_id, now=now)
    await prompts.save(tx, prompt)
    await store.note(tx, [each.mentorship_id for each in pairs], person_id, prompt.id)
    await outbox.add(tx, PROMPTS.record(prompt.public(alone)), now)


async def _take_turns(tx: Tx, coordinators: Collection[UUID], at: datetime) -> None:
    for person_id in sorted(coordinators):
        await set_timer(tx, TELLING, person_id, turn_at(at), at)
