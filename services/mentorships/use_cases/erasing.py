"""A person goes: what they wrote goes with them, what the other needs stays."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.store import (
    agreements,
    anchors,
    asking,
    check_ins,
    draws,
    facts,
    feedback,
    giving_back,
    goals,
    history,
    introductions,
    keeping,
    kudos,
    mentorships,
    notes,
    parting,
    preparing,
    programmes,
    prompts,
    reviews,
    roadmaps,
    sessions,
    shelf,
    skills,
    suggestions,
    surveys,
    thread,
    unmet,
    wishes,
    worksheets,
)
from services.mentorships.use_cases import badges
from services.mentorships.use_cases.feedback import REVEAL
from services.mentorships.use_cases.telling import Told, follow_mentees, keep_and_tell
from services.mentorships.use_cases.unmet import TELLING
from shared import erasure
from shared.contracts import FEEDBACK, PROMPTS
from shared.ground import audit_log
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers

SERVICE: Final = "mentorships"


async def forget_people(tx: Tx, people: Collection[UUID], *, now: datetime) -> None:
    """Erases people from this service; whoever was erased before has nothing left to erase.

    Ids stay where the other side's history needs two of them: nobody can tell any more whose they were.
    """
    await anchors.hold(tx, people)
    await mentorships.hold(tx, mentors=people, mentees=people)
    await sessions.hold_of_people(tx, people)
    told: list[Told] = []
    for person_id in sorted(people):
        if await erasure.forget(tx, SERVICE, person_id, now):
            told += await _end_mentorships(tx, person_id, now=now)
            await parting.forget(tx, person_id)
            await _forget_agenda_topics(tx, person_id)
            await worksheets.forget_by(tx, person_id)
            await check_ins.forget_by(tx, person_id)
            await shelf.forget(tx, person_id)
            await kudos.forget_by(tx, person_id)
            await introductions.forget(tx, person_id)
            await preparing.forget(tx, person_id)
            await reviews.forget(tx, person_id)
            await giving_back.forget(tx, person_id)
            await badges.forget(tx, person_id, now=now)
            await wishes.forget(tx, [person_id])
            await notes.forget_by(tx, person_id)
            await asking.forget(tx, person_id)
            await keeping.forget(tx, person_id)
            await programmes.forget_person(tx, person_id)
            await _forget_unmet(tx, person_id)
            await facts.forget(tx, (), person_id)
            await surveys.forget(tx, person_id)
            await draws.forget_person(tx, person_id)
            await audit_log.forget(tx, person_id)
            await _forget_feedback(tx, person_id, now=now)
    await follow_mentees(tx, told, gone=people)


async def _end_mentorships(tx: Tx, person_id: UUID, *, now: datetime) -> Sequence[Told]:
    present = await mentorships.of_person_for_update(tx, person_id)
    told: list[Told] = []
    for mentorship in present:
        left, fact = mentorship.lose(person_id, now=now)
        told += await keep_and_tell(tx, left, fact, now=now)
    ids = [each.id for each in present]
    await goals.forget_words_of(tx, person_id, ids)
    await history.forget_words_of(tx, person_id, ids)
    await roadmaps.forget_words_of(tx, person_id, ids)
    await agreements.forget_words_of(tx, person_id, ids)
    await thread.forget_words_of(tx, person_id, ids)
    await suggestions.forget_words_of(tx, person_id, ids)
    await skills.forget_of(tx, person_id, ids)
    await _forget_prompts(tx, person_id, ids, now=now)
    await erasure.forget_answers(
        tx, {each.pair.mentor_id for each in present} | {each.pair.mentee_id for each in present}
    )
    return told


async def _forget_prompts(tx: Tx, person_id: UUID, mentorship_ids: Collection[UUID], *, now: datetime) -> None:
    """What was said about the two to either is withdrawn; that the other was told something counts in their week."""
    for prompt_id in await prompts.about(tx, mentorship_ids, person_id):
        await outbox.add(tx, PROMPTS.tombstone(prompt_id), now)
    for mentorship_id in mentorship_ids:
        await prompts.settle(tx, mentorship_id, now)
    await prompts.forget(tx, person_id)


async def _forget_unmet(tx: Tx, person_id: UUID) -> None:
    """Of which pairs the person was told, and their next turn."""
    await unmet.forget(tx, person_id)
    await drop_timers(tx, TELLING, person_id)


async def _forget_agenda_topics(tx: Tx, person_id: UUID) -> None:
    for session_id in await sessions.agendas_with_words_of(tx, person_id):
        agenda = await sessions.agenda(tx, session_id)
        await sessions.save_agenda(tx, agenda.without(person_id))


async def _forget_feedback(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """What the person gave and answered goes; what was published of them, given or got, is withdrawn. The sessions are locked."""
    for each in await feedback.of_person(tx, person_id):
        if each.revealed_at is not None:
            await outbox.add(tx, FEEDBACK.tombstone(each.id), now)
        if each.author_id == person_id:
            await drop_timers(tx, REVEAL, each.id)
    await feedback.forget_of(tx, person_id)
