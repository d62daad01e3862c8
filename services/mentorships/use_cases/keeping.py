"""What goes with a mentee into their next mentorship: allowed by them, carried as soon as it opens."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.keeping import Keeping, goals_to_carry, terms_to_carry
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.pestering import MOST_A_DAY, TOLD_THE_OTHER, refuse_pestering
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import MenteesChoice, MentorsChoice
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import agreements, goals, keeping, mentorships, prompts, timeline
from services.mentorships.use_cases.agreements import propose_terms
from services.mentorships.use_cases.goals import add_action_step, add_goal
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


async def read_keeping(tx: Tx, mentorship_id: UUID, *, by: UUID) -> tuple[Mentorship, Keeping]:
    """Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    return mentorship, await keeping.of_mentorship(tx, mentorship_id, mentorship.pair.mentee_id)


async def allow(
    tx: Tx, mentorship_id: UUID, *, goals: bool, agreement: bool, by: UUID, expects: Expects
) -> tuple[Mentorship, Keeping]:
    """What goes with the mentee, who may say so after the end too. Raises `MenteesChoice`."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.pair.side_of(by) != "mentee":
        raise MenteesChoice
    known = await keeping.of_mentorship(tx, mentorship_id, by)
    expects(known.version)
    allowed = known.allow(goals=goals, agreement=agreement)
    await keeping.save(tx, allowed)
    return mentorship, allowed


async def suggest_successor(
    tx: Tx, mentorship_id: UUID, successor_id: UUID, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Keeping]:
    """Whom the mentor names to go on with the mentee, who is told and asks them, or does not. Raises `MentorsChoice`."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.pair.side_of(by) != "mentor":
        raise MentorsChoice
    known = await keeping.of_mentorship(tx, mentorship_id, mentorship.pair.mentee_id)
    expects(known.version)
    mentorship.refuse_if_ended()
    suggested = known.suggest(successor_id, mentor_id=by)
    if suggested == known:
        return mentorship, known
    refuse_pestering(await timeline.find_as_many_ago(tx, mentorship_id, "mentor", TOLD_THE_OTHER, MOST_A_DAY), now)
    await keeping.save(tx, suggested)
    await save_and_tell(tx, mentorship, None, Entry("successor_suggested", now, "mentor"), now=now)
    mentee_id = mentorship.pair.mentee_id
    prompt = Prompt.to_be_read(uuid7(), mentorship_id, mentee_id, "mentee", "successor_suggested", named=by, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    return mentorship, suggested


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
