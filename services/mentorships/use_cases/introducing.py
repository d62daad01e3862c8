"""Introductions: proposed, agreed to by everybody, made, and what they led to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from services.mentorships.domain.introductions import (
    ANSWER_WITHIN,
    CONTACT_KEPT_FOR,
    Act,
    Introduction,
    Part,
    UnfitContact,
    UnknownIntroduction,
    refuse_flood,
)
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.suggestions import Outcome
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import anchors, introductions, mentorships, prompts
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import NextStep, Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import drop_timers, set_timer

FORGET_DETAILS: Final = "forget-contact"
_OTHER: Final[dict[Side, Side]] = {"mentor": "mentee", "mentee": "mentor"}


@dataclass(frozen=True)
class Seen:
    """An introduction as one of the three sees it."""

    introduction: Introduction
    mentorship: Mentorship
    part: Part


async def propose(
    tx: Tx, mentorship_id: UUID, about: str, contact_id: UUID | None, *, by: UUID, expects: Expects, now: datetime
) -> Seen:
    """Proposes to introduce somebody to the other side, who is asked first; `expects` judges the mentorship's version."""
    await anchors.hold(tx, (by,))
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    receiver_id = mentorship.pair.person_of(_OTHER[side])
    if contact_id is not None and (
        contact_id in (by, receiver_id) or not await introductions.knows(tx, by, contact_id)
    ):
        raise UnfitContact
    refuse_flood(await introductions.find_as_many_ago(tx, by), now)
    inside = contact_id is not None
    made = Introduction(uuid7(), 1, mentorship_id, by, receiver_id, side, about, contact_id, inside, now)
    await introductions.save(tx, made)
    await save_and_tell(tx, mentorship, None, Entry("introduction_proposed", now, side, made.id), now=now)
    await _tell(tx, made, mentorship, receiver_id, _OTHER[side], by, "answer_introduction", now=now)
    return Seen(made, mentorship, "proposer")


async def read(tx: Tx, introduction_id: UUID, *, by: UUID) -> Seen:
    """Raises `UnknownIntroduction` for everybody who is not asked."""
    found = await introductions.introduction(tx, introduction_id)
    part = found.part_of(by)
    return Seen(found, await mentorships.mentorship(tx, found.mentorship_id), part)


async def agree(tx: Tx, introduction_id: UUID, reach: str, *, by: UUID, expects: Expects, now: datetime) -> Seen:
    """With the receiver's yes the contact is asked, with the contact's the two are introduced, and told."""
    seen = await _act(
        tx, introduction_id, "agree", lambda each, part: each.agree(part, reach, now), by=by, expects=expects, now=now
    )
    made, mentorship = seen.introduction, seen.mentorship
    if seen.part == "receiver":
        await set_timer(tx, FORGET_DETAILS, made.id, 1, made.proposed_at + ANSWER_WITHIN)
    await _settle(tx, seen, by, now=now)
    if made.proposed_by is None or made.contact_id is None or made.receiver_id is None:
        return seen
    if seen.part == "contact":
        await _made(tx, seen, now=now)
        await _tell(
            tx, made, mentorship, made.receiver_id, _OTHER[made.side], made.contact_id, "read_messages", now=now
        )
    elif not made.apart:
        await _tell(tx, made, mentorship, made.contact_id, made.side, made.proposed_by, "answer_introduction", now=now)
    return seen


async def tell_contact(
    tx: Tx, introduction_id: UUID, contact: str, *, by: UUID, expects: Expects, now: datetime
) -> Seen:
    """How somebody outside is reached, with their yes; forgotten after a month."""
    seen = await _act(
        tx,
        introduction_id,
        "tell_contact",
        lambda each, _: each.tell_contact(contact, now),
        by=by,
        expects=expects,
        now=now,
    )
    made = seen.introduction
    await _made(tx, seen, now=now)
    await set_timer(tx, FORGET_DETAILS, made.id, 1, now + CONTACT_KEPT_FOR)
    receiver_id = seen.mentorship.pair.person_of(_OTHER[made.side])
    await _tell(tx, made, seen.mentorship, receiver_id, _OTHER[made.side], by, "read_messages", now=now)
    return seen


async def decline(tx: Tx, introduction_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Seen:
    """Nobody learns who it was; nobody else is asked any more."""
    seen = await _act(tx, introduction_id, "decline", lambda each, _: each.decline(), by=by, expects=expects, now=now)
    await _settle(tx, seen, None, now=now)
    return seen


async def withdraw(tx: Tx, introduction_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Seen:
    """Takes it back, and what was told of somebody outside."""
    seen = await _act(tx, introduction_id, "withdraw", lambda each, _: each.withdraw(), by=by, expects=expects, now=now)
    await drop_timers(tx, FORGET_DETAILS, introduction_id)
    await _settle(tx, seen, None, now=now)
    return seen


async def tell_outcome(
    tx: Tx, introduction_id: UUID, outcome: Outcome, *, by: UUID, expects: Expects, now: datetime
) -> Seen:
    """What it has led to."""
    return await _act(
        tx, introduction_id, "tell_outcome", lambda each, _: each.tell_outcome(outcome), by=by, expects=expects, now=now
    )


async def forget_details(tx: Tx, introduction_id: UUID, *, now: datetime) -> None:
    """A month after they were told; what was forgotten before needs nothing."""
    try:
        known = await introductions.for_update(tx, introduction_id)
    except UnknownIntroduction:
        return
    forgotten = known.forget_what_is_over(now)
    if forgotten != known:
        await introductions.save(tx, forgotten)


_Change: TypeAlias = Callable[[Introduction, Part], Introduction]


async def _act(
    tx: Tx, introduction_id: UUID, act: Act, change: _Change, *, by: UUID, expects: Expects, now: datetime
) -> Seen:
    known = await introductions.introduction(tx, introduction_id)
    known.part_of(by)
    mentorship = await mentorships.for_update(tx, known.mentorship_id)
    known = await introductions.for_update(tx, introduction_id)
    part = known.part_of(by)
    expects(known.version)
    known.refuse(act, part, now, ended=mentorship.ending is not None)
    changed = change(known, part)
    await introductions.save(tx, changed)
    return Seen(changed, mentorship, part)


async def _settle(tx: Tx, seen: Seen, person_id: UUID | None, *, now: datetime) -> None:
    """Who has answered needs not be asked; where it came to nothing, nobody does."""
    about = seen.introduction
    await take_back(tx, about.mentorship_id, ["introduction"], person_id=person_id, subjects=[about.id], now=now)


async def _made(tx: Tx, seen: Seen, *, now: datetime) -> None:
    made = seen.introduction
    await save_and_tell(tx, seen.mentorship, None, Entry("introduction_made", now, made.side, made.id), now=now)


async def _tell(
    tx: Tx,
    made: Introduction,
    mentorship: Mentorship,
    person_id: UUID,
    side: Side,
    named: UUID,
    step: NextStep,
    *,
    now: datetime,
) -> None:
    """Whoever is suspended reads it once they can; nothing leads strangers into the mentorship."""
    if await suspended_among(tx, [person_id]):
        return
    prompt = Prompt.to_be_read(uuid7(), mentorship.id, person_id, side, "introduction", named=named, now=now)
    prompt = prompt.leading_to(step, made.id)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
