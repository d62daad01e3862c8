"""The thread of a mentorship: written, read, and told of while it is unread, once a day at most."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownActionStep, UnknownGoal, UnknownMentorship, UnknownMessage
from services.mentorships.domain.thread import TOLD_AGAIN_AFTER, About, Message, refuse_flood
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import goals, mentorships, prompts, sessions, thread, timeline
from services.mentorships.store.thread import Counts
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases.acting import settle_prompts, take_back
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import named_uuid, uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import drop_timers, set_timer

TELL: Final[dict[Side, str]] = {"mentor": "tell-mentor-of-messages", "mentee": "tell-mentee-of-messages"}
_OTHER: Final[dict[Side, Side]] = {"mentor": "mentee", "mentee": "mentor"}
_ONLY: Final = 1


async def write(
    tx: Tx,
    mentorship_id: UUID,
    text: str,
    about: tuple[About, UUID] | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Mentorship, Message]:
    """Writes to the other side; `expects` judges the mentorship's version. Whoever writes has read what was there."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    await _refuse_what_is_not_theirs(tx, mentorship_id, about, by=by)
    refuse_flood(await thread.as_many_ago(tx, mentorship_id, side), now)
    number = await thread.last_number(tx, mentorship_id) + 1
    message = Message(uuid7(), mentorship_id, number, by, side, text, now, *(about or (None, None)))
    await thread.add(tx, message)
    await _have_read(tx, mentorship, side, number, now=now)
    reading = await thread.reading(tx, mentorship_id, _OTHER[side])
    await set_timer(tx, TELL[_OTHER[side]], mentorship_id, _ONLY, reading.tell_at(now))
    # Its id follows from side and day: the timeline tells once a day that somebody wrote, not of each message.
    entry_id = named_uuid("thread", str(mentorship_id), side, now.date().isoformat())
    entry = Entry("message_written", now, side)
    await timeline.add(tx, [Line(entry_id, mentorship_id, entry_id, entry)])
    await settle_prompts(tx, mentorship_id, (entry,), now=now)
    return mentorship, message


async def read_message(tx: Tx, message_id: UUID, *, by: UUID) -> tuple[Mentorship, Message]:
    """Raises `UnknownMessage` for everybody but the two."""
    message = await thread.message(tx, message_id)
    mentorship = await mentorships.mentorship(tx, message.mentorship_id)
    try:
        mentorship.pair.side_of(by)
    except UnknownMentorship:
        raise UnknownMessage from None
    return mentorship, message


async def have_read(tx: Tx, mentorship_id: UUID, up_to: int, *, by: UUID, expects: Expects, now: datetime) -> Counts:
    """Marks what has come as read, up to this number; what is read already stays so."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    await _have_read(tx, mentorship, side, min(up_to, await thread.last_number(tx, mentorship_id)), now=now)
    return await _counts(tx, mentorship_id, side)


async def count(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Counts:
    """Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    return await _counts(tx, mentorship_id, mentorship.pair.side_of(by))


async def tell(tx: Tx, mentorship_id: UUID, side: Side, *, now: datetime) -> None:
    """Tells this side that there is something to read, while there is and the mentorship goes on.

    Whoever is suspended can't read it: they are told once they can.
    """
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.phase == "ended" or (await _counts(tx, mentorship_id, side)).unread == 0:
        return
    pair = mentorship.pair
    if await suspended_among(tx, [pair.person_of(side)]):
        await set_timer(tx, TELL[side], mentorship_id, _ONLY, now + TOLD_AGAIN_AFTER)
        return
    reading = await thread.reading(tx, mentorship_id, side)
    await thread.save_reading(tx, mentorship_id, side, replace(reading, told_at=now))
    prompt = Prompt.of_messages(uuid7(), mentorship_id, pair.person_of(side), side, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(pair)), now)


async def _counts(tx: Tx, mentorship_id: UUID, side: Side) -> Counts:
    return await thread.counts(tx, mentorship_id, side, await thread.reading(tx, mentorship_id, side))


async def _have_read(tx: Tx, mentorship: Mentorship, side: Side, up_to: int, *, now: datetime) -> None:
    reading = await thread.reading(tx, mentorship.id, side)
    if up_to > reading.up_to:
        await thread.save_reading(tx, mentorship.id, side, replace(reading, up_to=up_to))
    if up_to >= await thread.last_number(tx, mentorship.id):
        await drop_timers(tx, TELL[side], mentorship.id)
        await take_back(tx, mentorship.id, ["messages"], person_id=mentorship.pair.person_of(side), now=now)


async def _refuse_what_is_not_theirs(
    tx: Tx, mentorship_id: UUID, about: tuple[About, UUID] | None, *, by: UUID
) -> None:
    """Raises `UnknownGoal`, `UnknownActionStep` and `UnknownSession`."""
    match about:
        case ("goal", subject_id):
            if (await goals.goal(tx, subject_id)).mentorship_id != mentorship_id:
                raise UnknownGoal
        case ("action_step", subject_id):
            if (await goals.action_step(tx, subject_id)).mentorship_id != mentorship_id:
                raise UnknownActionStep
        case ("session", subject_id):
            (await sessions.session(tx, subject_id)).side_of(by)
        case _:
            pass
