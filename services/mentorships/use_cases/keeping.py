"""What goes with a mentee into their next mentorship: allowed by them, carried as soon as it opens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.keeping import Keeping, goals_to_carry, terms_to_carry
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.pestering import MOST_A_DAY, TOLD_THE_OTHER, refuse_pestering
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import MenteesChoice, MentorsChoice, UnfitSuccessor, UnknownMentorship
from services.mentorships.domain.timeline import HOW_FAR, Entry, What
from services.mentorships.store import (
    agreements,
    anchors,
    giving_back,
    goals,
    keeping,
    mentorships,
    parting,
    prompts,
    timeline,
)
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.agreements import propose_terms
from services.mentorships.use_cases.goals import add_action_step, add_goal
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among


@dataclass(frozen=True)
class Seen:
    """What one of the two sees. `came_from`: the mentorship from which something went into this one.

    `successor_id`: nobody, where whoever was named is no mentor any more; nor is a mentee told of somebody with whom a block is between them.
    """

    mentorship: Mentorship
    keeping: Keeping
    came_from: UUID | None
    successor_id: UUID | None


async def read_keeping(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Seen:
    """Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    return await _seen(tx, mentorship, await keeping.of_mentorship(tx, mentorship_id, mentorship.pair.mentee_id), by=by)


async def _seen(tx: Tx, mentorship: Mentorship, known: Keeping, *, by: UUID) -> Seen:
    named = known.successor_id
    if named is not None and not await _is_shown(tx, named, to=by):
        named = None
    return Seen(mentorship, known, await keeping.came_from(tx, mentorship.id, by), named)


async def _is_shown(tx: Tx, successor_id: UUID, *, to: UUID) -> bool:
    return await giving_back.is_mentor(tx, successor_id) and not await parting.is_between(tx, successor_id, to)


async def readable_history(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Collection[What] | None:
    """What of a mentorship's timeline somebody may read; None is all of it. Raises `UnknownMentorship`."""
    try:
        (await mentorships.mentorship(tx, mentorship_id)).pair.side_of(by)
    except UnknownMentorship:
        if not await keeping.is_open_to(tx, mentorship_id, by):
            raise
        return HOW_FAR
    return None


async def allow(
    tx: Tx, mentorship_id: UUID, *, goals: bool, agreement: bool, history: bool, by: UUID, expects: Expects
) -> Seen:
    """What goes with the mentee, who may say so after the end too. Raises `MenteesChoice`."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.pair.side_of(by) != "mentee":
        raise MenteesChoice
    known = await keeping.for_update(tx, mentorship_id, by)
    expects(known.version)
    allowed = known.allow(goals=goals, agreement=agreement, history=history)
    await keeping.save(tx, allowed)
    return await _seen(tx, mentorship, allowed, by=by)


async def suggest_successor(
    tx: Tx, mentorship_id: UUID, successor_id: UUID | None, *, by: UUID, expects: Expects, now: datetime
) -> Seen:
    """Whom the mentor names to go on with the mentee, who is told and asks them, or does not; None takes it back.

    Who is no mentor, suspended, or not there for this mentor because of a block, is not named. A block between the mentee and them
    is none of the mentor's business: the mentee alone is told nothing. Raises `MentorsChoice` and `UnfitSuccessor`.
    """
    if successor_id is not None and await giving_back.is_mentor(tx, successor_id):
        await anchors.hold(tx, (successor_id,))  # an erasure holds it too
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.pair.side_of(by) != "mentor":
        raise MentorsChoice
    known = await keeping.for_update(tx, mentorship_id, mentorship.pair.mentee_id)
    expects(known.version)
    mentorship.refuse_if_ended()
    suggested = known.suggest(successor_id, mentor_id=by)
    if suggested == known:
        return await _seen(tx, mentorship, known, by=by)
    mentee_id = mentorship.pair.mentee_id
    if successor_id is None:
        await keeping.save(tx, suggested)
        await take_back(tx, mentorship_id, ["successor_suggested"], person_id=mentee_id, now=now)
        return await _seen(tx, mentorship, suggested, by=by)
    if not await _is_shown(tx, successor_id, to=by) or await suspended_among(tx, (successor_id,)):
        raise UnfitSuccessor
    refuse_pestering(await timeline.find_as_many_ago(tx, mentorship_id, "mentor", TOLD_THE_OTHER, MOST_A_DAY), now)
    await keeping.save(tx, suggested)
    await save_and_tell(tx, mentorship, None, Entry("successor_suggested", now, "mentor"), now=now)
    if await _is_shown(tx, successor_id, to=mentee_id):
        await _tell(tx, mentorship, now=now)
    return await _seen(tx, mentorship, suggested, by=by)


async def _tell(tx: Tx, mentorship: Mentorship, *, now: datetime) -> None:
    """The mentee: that their mentor has named somebody."""
    pair = mentorship.pair
    prompt = Prompt.to_be_read(
        uuid7(), mentorship.id, pair.mentee_id, "mentee", "successor_suggested", named=pair.mentor_id, now=now
    )
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(pair)), now)


async def carry(tx: Tx, mentorship: Mentorship, *, now: datetime) -> None:
    """Into a mentorship that has just opened goes what its mentee lets go with them, of the latest that has something."""
    if mentorship.ending is not None:
        return
    pair = mentorship.pair
    for kept, ended in await keeping.waiting_of(tx, pair.mentee_id):
        if kept.mentorship_id != mentorship.id and kept.goes_to(pair.mentor_id, ended=ended):
            await _carry(tx, kept, mentorship, now=now)
            return


async def _carry(tx: Tx, kept: Keeping, into: Mentorship, *, now: datetime) -> None:
    if kept.goals:
        await _carry_goals(tx, kept, into, now=now)
    standing = (await agreements.agreement(tx, kept.mentorship_id)).standing
    if kept.agreement and standing is not None:
        terms = terms_to_carry(standing, kept.mentee_id, now)
        await propose_terms(tx, into.id, terms, by=kept.mentee_id, now=now)
    await keeping.save(tx, kept.carried(into.id))


async def _carry_goals(tx: Tx, kept: Keeping, into: Mentorship, *, now: datetime) -> None:
    """As proposals of the mentee: the new mentor agrees to each, or words it otherwise."""
    open_goals = await goals.open_goals_of(tx, kept.mentorship_id)
    steps = await goals.action_steps_of(tx, [goal.id for goal in open_goals])
    listed = [step for each in steps.values() for step in each]
    for wanted, its_steps in goals_to_carry(open_goals, listed, kept.mentee_id, now):
        goal = await add_goal(tx, into.id, wanted, by=kept.mentee_id, expects=_whatever, now=now)
        for step in its_steps:
            await add_action_step(tx, goal.id, step, by=kept.mentee_id, expects=_whatever, now=now)


def _whatever(_version: int | None) -> None:
    """Nobody has seen a version of what has just opened."""
