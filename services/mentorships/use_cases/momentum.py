"""How alive a mentorship is, what is best done next, and what is said unasked where it has been quiet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.fitting import LOOKED_AT
from services.mentorships.domain.introductions import ANSWER_WITHIN
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import LOOK_AGAIN_WITHIN, Listener, Quiet, Rule, judge
from services.mentorships.domain.next_step import (
    ANSWER_FEEDBACK_WITHIN,
    MEET_AFTER_ALL_WITHIN,
    Situation,
    Suggestion,
    next_step,
)
from services.mentorships.domain.prompts import COUNTED, Prompt
from services.mentorships.domain.refusals import MentorshipEnded
from services.mentorships.domain.work import next_date, reasons
from services.mentorships.store import (
    agreements,
    anchors,
    feedback,
    goals,
    introductions,
    mentorships,
    prompts,
    reviews,
    sessions,
    suggestions,
    thread,
    work,
)
from services.mentorships.use_cases import nudging, unmet
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.checking_in import tell_of_overdue, turns_of
from services.mentorships.use_cases.listening import listeners_of
from services.mentorships.use_cases.preparing import tell_of_preparation, unprepared
from services.mentorships.use_cases.skills import moments_of
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import UNVERSIONED, Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import set_timer

LOOK: Final = "look-at-momentum"
PREPARE_AFTER: Final = timedelta(minutes=10)
_ONLY: Final = 1
"""A mentorship has one such timer; whatever it finds, it looks at what is true then."""


@dataclass(frozen=True)
class Momentum:
    """What one of the two sees of it."""

    mentorship: Mentorship
    quiet: Quiet
    suggestion: Suggestion | None
    muted: bool


async def read_momentum(tx: Tx, mentorship_id: UUID, *, by: UUID, now: datetime) -> Momentum:
    """Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    situation = await situation_of(tx, mentorship, now=now)
    muted = by in await prompts.muted(tx, mentorship_id)
    alone = await suspended_among(tx, (mentorship.pair.mentor_id, mentorship.pair.mentee_id))
    suggestion = None if alone else next_step(situation, side, now)
    return Momentum(mentorship, situation.quiet, suggestion, muted)


async def list_momentum(
    tx: Tx, person_id: UUID, after: tuple[datetime, UUID] | None, limit: int, *, now: datetime
) -> list[Momentum]:
    """That of each of somebody's mentorships that goes on, the newest first."""
    mine = await mentorships.of_person(tx, person_id, "active", after, limit)
    return [await read_momentum(tx, each.id, by=person_id, now=now) for each in mine]


async def mute(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> None:
    """From now on this side is told nothing unasked about this mentorship. Raises `MentorshipEnded`."""
    mentorship = await _held(tx, mentorship_id, by=by, expects=expects)
    if by not in await prompts.muted(tx, mentorship_id):
        await prompts.mute(tx, mentorship_id, by)
        await nudging.follow_mute(tx, mentorship, by, now=now)
    await take_back(tx, mentorship_id, COUNTED, person_id=by, now=now)


async def unmute(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects) -> None:
    """Raises `MentorshipEnded`."""
    await _held(tx, mentorship_id, by=by, expects=expects)
    await prompts.unmute(tx, mentorship_id, by)


async def look_at(tx: Tx, mentorship_id: UUID, *, now: datetime) -> None:
    """Says what is due, and sets when to look again; at what has ended nobody looks any more."""
    pair = (await mentorships.mentorship(tx, mentorship_id)).pair
    await anchors.hold(tx, (pair.mentor_id, pair.mentee_id))
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.phase == "ended":
        return
    if await suspended_among(tx, (pair.mentor_id, pair.mentee_id)):  # nothing that could be suggested is possible
        await set_timer(tx, LOOK, mentorship_id, _ONLY, now + LOOK_AGAIN_WITHIN)
        return
    situation = await situation_of(tx, mentorship, now=now)
    listeners = await listeners_of(tx, mentorship_id, pair)
    rule, again_at = judge(situation.quiet, listeners, now)
    if rule is not None:
        if not await nudging.keeps_back(tx, mentorship, rule, situation.quiet.since, now=now):
            await _say(tx, mentorship, rule, situation, listeners[rule.side], now=now)
    else:
        again_at = await _say_what_else_is_due(tx, mentorship, situation, listeners, again_at, now=now)
    held = reasons(situation, mentorship.opened_at, now)
    await unmet.follow(tx, mentorship_id, await work.replace(tx, mentorship, held), held, now=now)
    noted_at = next_date(situation, mentorship.opened_at, now) or again_at
    await set_timer(tx, LOOK, mentorship_id, _ONLY, min(again_at, noted_at))


async def _say_what_else_is_due(
    tx: Tx,
    mentorship: Mentorship,
    situation: Situation,
    listeners: Mapping[Side, Listener],
    again_at: datetime,
    *,
    now: datetime,
) -> datetime:
    """A preparation that is asked for, a check-in that is overdue; gives when to look again. In a break nothing is."""
    if mentorship.phase != "active":
        return again_at
    waits = await tell_of_preparation(tx, mentorship, situation.unprepared, listeners, now=now)
    if situation.unprepared:
        return min(again_at, waits or again_at)
    return min(again_at, await tell_of_overdue(tx, mentorship, listeners, now=now) or again_at)


async def begin_looking(tx: Tx, mentorship: Mentorship, *, now: datetime) -> None:
    """From the opening on, and soon where there is something to prepare."""
    if mentorship.phase == "ended":
        return
    first = PREPARE_AFTER if await unprepared(tx, mentorship) else LOOK_AGAIN_WITHIN
    await set_timer(tx, LOOK, mentorship.id, _ONLY, now + first)


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects) -> Mentorship:
    mentorship = await mentorships.for_update(tx, mentorship_id)
    mentorship.pair.side_of(by)
    expects(UNVERSIONED)
    if mentorship.phase == "ended":
        raise MentorshipEnded
    return mentorship


async def _say(
    tx: Tx, mentorship: Mentorship, rule: Rule, situation: Situation, listener: Listener, *, now: datetime
) -> None:
    suggestion = next_step(situation, rule.side, now) if rule.id != "last" else None
    suggestion = suggestion or Suggestion("decide")
    prompt = Prompt(
        id=uuid7(),
        version=1,
        mentorship_id=mentorship.id,
        person_id=listener.person_id,
        side=rule.side,
        stage=rule.stage,
        rule=rule.id,
        step=suggestion.step,
        subject_id=suggestion.subject_id,
        said_at=now,
        good_until=listener.day_ends(now),
    )
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)


async def situation_of(tx: Tx, mentorship: Mentorship, *, now: datetime) -> Situation:
    """All that the next step and the work list are chosen by."""
    ahead = await sessions.ahead_of_pair(tx, mentorship.pair, now)
    signs = await prompts.signs(tx, mentorship.id, mentorship.pair.mentor_id, mentorship.pair.mentee_id)
    open_goals = await goals.open_goals_of(tx, mentorship.id)
    steps = await goals.action_steps_of(tx, [goal.id for goal in open_goals])
    agreement = await agreements.agreement(tx, mentorship.id)
    quiet = Quiet(
        phase=mentorship.phase,
        stage=mentorship.stage,
        rhythm=mentorship.meeting_rhythm,
        active_at=signs.active_at or mentorship.opened_at,
        met_at=signs.met_at,
        ahead_until=ahead[-1].ends_at if ahead else None,
        said=await prompts.waiting(tx, mentorship.id),
    )
    return Situation(
        mentorship_id=mentorship.id,
        quiet=quiet,
        agreement=agreement,
        goals=open_goals,
        steps={goal: [each for each in listed if not each.is_closed] for goal, listed in steps.items()},
        ahead=ahead,
        prepared=bool(ahead) and await prompts.is_prepared(tx, ahead[0].id),
        goals_completed=mentorship.tally.goals_completed,
        unread=await thread.unread(tx, mentorship.id),
        turns=await turns_of(tx, mentorship),
        moments=(await moments_of(tx, mentorship, agreement)).due(now=now),
        introductions=await introductions.waiting_of(tx, mentorship.id, now - ANSWER_WITHIN),
        unprepared=await unprepared(tx, mentorship) if signs.met_at is None else frozenset(),
        met=await sessions.last_met(tx, mentorship.pair, LOOKED_AT),
        reviewed=await reviews.of_mentorship(tx, mentorship.id),
        missed=await sessions.was_missed(tx, mentorship.pair, now - MEET_AFTER_ALL_WITHIN),
        feedback=await feedback.to_answer(tx, mentorship.id, now - ANSWER_FEEDBACK_WITHIN),
        challenges=await suggestions.challenges_that_wait(tx, mentorship.id),
    )
