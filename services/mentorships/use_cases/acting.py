"""Something has happened in a mentorship: what was said unasked before needs no saying, and no work any more."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.timeline import Entry
from services.mentorships.domain.work import ended_by
from services.mentorships.store import mentorships, prompts, work
from services.mentorships.use_cases import nudging, unmet
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import PromptKind
from shared.postgres import Tx
from shared.publishing import outbox

NOT_IN_A_BREAK: Final[tuple[PromptKind, ...]] = ("check_in_due", "preparation_asked", "overdue_step")
NOT_AFTER_THE_END: Final[tuple[PromptKind, ...]] = (*NOT_IN_A_BREAK, "messages", "suggested")


async def settle_prompts(tx: Tx, mentorship_id: UUID | None, entries: Iterable[Entry], *, now: datetime) -> None:
    """After a sign of life, and after the end. What isn't mailed yet is mailed no more."""
    entries = list(entries)
    if mentorship_id is None or not any(entry.settles for entry in entries):
        return
    happened = {entry.what for entry in entries}
    await unmet.follow(tx, mentorship_id, await work.clear(tx, mentorship_id, ended_by(happened)), (), now=now)
    said = await prompts.settle(tx, mentorship_id, now)
    await nudging.follow(tx, mentorship_id, said, alive=any(entry.is_sign_of_life for entry in entries), now=now)
    if unsaid := [each for each in said if each.good_until > now]:
        await _publish(tx, mentorship_id, unsaid, now=now)
    if "ended" in happened:
        await take_back(tx, mentorship_id, NOT_AFTER_THE_END, now=now)
    elif "paused" in happened:
        await take_back(tx, mentorship_id, NOT_IN_A_BREAK, now=now)


async def take_back(
    tx: Tx,
    mentorship_id: UUID,
    kinds: Collection[PromptKind],
    *,
    person_id: UUID | None = None,
    subjects: Collection[UUID] | None = None,
    now: datetime,
) -> None:
    """Whoever was told this has done it meanwhile, or it can't be done any more: what isn't mailed yet is mailed no more."""
    unsaid = await prompts.take_back_in(tx, mentorship_id, kinds, now, person_id, subjects)
    if unsaid:
        await _publish(tx, mentorship_id, unsaid, now=now)


async def take_back_from(
    tx: Tx, person_id: UUID, kinds: Collection[PromptKind], *, subject_id: UUID | None = None, now: datetime
) -> None:
    """The same of what names nobody but whom it was told: of a survey, or to pass on what one has learnt."""
    for each in await prompts.take_back_from(tx, person_id, kinds, now, subject_id):
        pair = Pair(person_id, person_id)
        if not each.is_of_no_pair:
            pair = (await mentorships.mentorship(tx, each.mentorship_id)).pair
        await outbox.add(tx, PROMPTS.record(each.public(pair)), now)


async def _publish(tx: Tx, mentorship_id: UUID, unsaid: Iterable[Prompt], *, now: datetime) -> None:
    pair = (await mentorships.mentorship(tx, mentorship_id)).pair
    for each in unsaid:
        await outbox.add(tx, PROMPTS.record(each.public(pair)), now)
