"""Who has completed a mentorship may become a mentor: asked once, with a draft of their profile."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.giving_back import ASK_AFTER, Draft, drafted, is_completed
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.store import anchors, giving_back, mentorships, prompts
from services.mentorships.use_cases.acting import take_back_from
from services.mentorships.use_cases.listening import listeners_of
from services.mentorships.use_cases.skills import read_picture
from shared.contracts import PROMPTS
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import set_timer

ASK: Final = "ask-to-give-back"
MOST_LOOKED_AT: Final = 20
_ONLY: Final = 1


async def remember_to_ask(tx: Tx, mentorship: Mentorship, *, now: datetime) -> None:
    """Once it has ended well, a while later."""
    if is_completed(mentorship):
        await set_timer(tx, ASK, mentorship.id, _ONLY, now + ASK_AFTER)


async def ask(tx: Tx, mentorship_id: UUID, *, now: datetime) -> None:
    """Asks its mentee once in a lifetime, as their week and their night allow; nobody who is a mentor, or wants no word."""
    pair = (await mentorships.mentorship(tx, mentorship_id)).pair
    await anchors.hold(tx, (pair.mentor_id, pair.mentee_id))
    mentorship = await mentorships.for_update(tx, mentorship_id)
    mentee = pair.mentee_id
    if not is_completed(mentorship) or await anchors.erased_among(tx, (pair.mentor_id, mentee)):
        return
    if await giving_back.is_mentor(tx, mentee) or await giving_back.was_asked(tx, mentee):
        return
    listener = (await listeners_of(tx, mentorship_id, pair))["mentee"]
    if listener.muted or await suspended_among(tx, [mentee]):
        return
    if (may_hear_at := listener.may_hear_at(now)) > now:
        await set_timer(tx, ASK, mentorship_id, _ONLY, may_hear_at)
        return
    prompt = Prompt.of_platform(uuid7(), mentorship, listener, "mentee", "giving_back", "give_back", now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(pair)), now)


async def know_mentors(tx: Tx, people: Iterable[UUID], *, now: datetime) -> None:
    """Who is a mentor needs not be asked whether they would become one."""
    for person_id in people:
        await take_back_from(tx, person_id, ["giving_back"], now=now)


async def draft(tx: Tx, *, by: UUID) -> Draft:
    """What somebody could bring in as a mentor, from what they learnt as a mentee."""
    completed = []
    for mentorship_id in await giving_back.ended_as_mentee(tx, by, MOST_LOOKED_AT):
        mentorship, picture = await read_picture(tx, mentorship_id, by=by)
        if is_completed(mentorship):
            completed.append((mentorship, picture))
    return drafted(completed)
