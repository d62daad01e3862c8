"""A block, and a mentor who ceases to be one, end what two people share here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.parting import Block
from services.mentorships.store import (
    agreements,
    anchors,
    feedback,
    goals,
    mentorships,
    parting,
    roadmaps,
    sessions,
    suggestions,
)
from services.mentorships.use_cases.feedback import REVEAL
from services.mentorships.use_cases.telling import Told, follow_mentees, keep_and_tell
from shared.ground.tracing import about
from shared.postgres import Tx
from shared.timers import drop_timers


@dataclass(frozen=True)
class News:
    """What a change of a profile tells this service. `mentors`: whether the person is a mentor now."""

    person_id: UUID
    happened_at: datetime
    blocks: frozenset[UUID]
    mentors: bool
    has_ceased: bool


async def hear_of_people(tx: Tx, news: Sequence[News], *, now: datetime) -> None:
    """Each change once and in order: a block that was lifted a moment later has ended things all the same.

    Of who was erased nothing is kept any more, whatever comes late.
    """
    present = await parting.blocks_of(tx, {each.person_id for each in news})
    people = {person for each in news for person in each.blocks ^ present[each.person_id]} | present.keys()
    await anchors.hold(tx, people)
    erased = await anchors.erased_among(tx, people)
    pairs = {frozenset((each.person_id, other)) for each in news for other in each.blocks ^ present[each.person_id]}
    await mentorships.hold(tx, pairs=pairs, mentors={each.person_id for each in news if each.has_ceased})
    await sessions.hold_of_pairs(tx, pairs)
    told: list[Told] = []
    for each in news:
        if each.person_id not in erased:
            told += await _hear_of_blocks(tx, each, present[each.person_id], erased, now=now)
            present[each.person_id] = set(each.blocks - erased)
            told += await _hear_of_ceasing(tx, each, now=now)
    await follow_mentees(tx, told)


async def _hear_of_blocks(
    tx: Tx, news: News, present: Iterable[UUID], erased: frozenset[UUID], *, now: datetime
) -> Sequence[Told]:
    blocked = news.blocks - erased
    if lifted := set(present) - blocked:
        await parting.lift_blocks(tx, news.person_id, lifted, news.happened_at)
    if new := blocked - set(present):
        await parting.remember_blocks(tx, news.person_id, new, news.happened_at)
        with about(news.person_id):
            return await _part(tx, [Block(news.person_id, other, news.happened_at) for other in sorted(new)], now=now)
    return ()


async def _part(tx: Tx, blocks: Sequence[Block], *, now: datetime) -> Sequence[Told]:
    """From here on nothing of one reaches the other, and each keeps what is their own."""
    present = await mentorships.of_pairs_for_update(tx, [each.people for each in blocks])
    blockers = {each.people: each.person_id for each in blocks}
    told: list[Told] = []
    for mentorship in present:
        blocker = blockers[frozenset((mentorship.pair.mentor_id, mentorship.pair.mentee_id))]
        parted, fact = mentorship.part(by=blocker, now=now)
        told += await keep_and_tell(tx, parted, fact, now=now)
    changed = [each.mentorship.id for each in told]
    await goals.renew_versions(tx, changed)
    await agreements.renew_versions(tx, changed)
    await roadmaps.renew_versions(tx, changed)
    await suggestions.renew_versions(tx, changed)
    parted_sessions = await sessions.part(tx, list(blockers), now)
    for feedback_id in await feedback.hidden_of_sessions(tx, parted_sessions):
        await drop_timers(tx, REVEAL, feedback_id)
    return told


async def _hear_of_ceasing(tx: Tx, news: News, *, now: datetime) -> Sequence[Told]:
    told: list[Told] = []
    if news.has_ceased:
        await parting.remember_ceasing(tx, news.person_id, news.happened_at)
        with about(news.person_id):
            for mentorship in await mentorships.of_mentor_for_update(tx, news.person_id):
                told += await keep_and_tell(tx, *mentorship.cease(now=now), now=now)
    elif news.mentors:
        await parting.remember_return(tx, news.person_id)
    return told
