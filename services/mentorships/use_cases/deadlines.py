"""Deadlines: what words mean for a pair, and who is told once that a step's has passed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.deadlines import PairsCalendar, told_from, zone_of
from services.mentorships.domain.goals import ActionStep
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Listener
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownActionStep
from services.mentorships.store import agreements, anchors, goals, mentorships, prompts
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.listening import listeners_of
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

OVERDUE: Final = "tell-of-overdue-step"
_ONLY: Final = 1
_BREAK: Final = timedelta(days=7)


async def day_meant(tx: Tx, mentorship_id: UUID, words: str, *, by: UUID, now: datetime) -> date:
    """The day that one of the two means by "week 2" or "end of month". Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    return (await calendar_of(tx, mentorship)).last_day_of(words, now)


async def watch(tx: Tx, mentorship: Mentorship, step: ActionStep) -> None:
    """Sees to it that a passed deadline is told to those whose step it is."""
    if step.is_closed or step.deadline is None:
        await drop_timers(tx, OVERDUE, step.id)
        return
    people = await listeners_of(tx, mentorship.id, mentorship.pair)
    first = min(told_from(step.deadline, people[side].zone) for side in step.sides)
    await set_timer(tx, OVERDUE, step.id, _ONLY, first)


async def settle_overdue(tx: Tx, mentorship: Mentorship, steps: Sequence[ActionStep], *, now: datetime) -> None:
    """Nobody need be told any more of the deadlines of these steps: they are done, dropped or dated anew."""
    if steps:
        await take_back(tx, mentorship.id, ["overdue_step"], subjects=[step.id for step in steps], now=now)


async def tell_of_overdue(tx: Tx, step_id: UUID, *, now: datetime) -> None:
    """Tells each whose step it is, once a deadline, as their week and their night allow; in a break nobody.

    A step that is done, dropped or dated anew has its own timer, or none.
    """
    try:
        mentorship_id = (await goals.action_step(tx, step_id)).mentorship_id
    except UnknownActionStep:
        return
    pair = (await mentorships.mentorship(tx, mentorship_id)).pair
    await anchors.hold(tx, (pair.mentor_id, pair.mentee_id))
    mentorship = await mentorships.for_update(tx, mentorship_id)
    step = await goals.action_step(tx, step_id)
    goal = await goals.goal(tx, step.goal_id)
    if mentorship.phase == "ended" or goal.is_closed or step.is_closed or step.deadline is None:
        return
    if mentorship.phase == "paused":
        await set_timer(tx, OVERDUE, step_id, _ONLY, now + _BREAK)
        return
    people = await listeners_of(tx, mentorship_id, pair)
    told = await prompts.told_of_overdue(tx, step_id)
    waiting = [
        await _tell(tx, mentorship, step, side, people[side], now=now)
        for side in step.sides
        if not people[side].muted and not _knows(people[side], told.get(people[side].person_id), step.deadline)
    ]
    await _again(tx, step_id, waiting)


def _knows(listener: Listener, told_at: datetime | None, deadline: date) -> bool:
    return told_at is not None and told_at >= told_from(deadline, listener.zone)


async def _tell(
    tx: Tx, mentorship: Mentorship, step: ActionStep, side: Side, listener: Listener, *, now: datetime
) -> datetime | None:
    """None once it is told; else when it may be."""
    if step.deadline is None:
        return None
    may_hear_at = listener.may_hear_at(max(now, told_from(step.deadline, listener.zone)))
    if may_hear_at > now:
        return may_hear_at
    good_until = listener.day_ends(now)
    prompt = Prompt.of_overdue(uuid7(), mentorship, listener.person_id, side, step.id, good_until=good_until, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    return None


async def _again(tx: Tx, step_id: UUID, waiting: Sequence[datetime | None]) -> None:
    if later := [each for each in waiting if each is not None]:
        await set_timer(tx, OVERDUE, step_id, _ONLY, min(later))


async def calendar_of(tx: Tx, mentorship: Mentorship) -> PairsCalendar:
    """In the zone that they agreed on; until then in the mentee's, or else the mentor's."""
    standing = (await agreements.agreement(tx, mentorship.id)).standing
    agreed = standing.terms.time_zone if standing else None
    pair = mentorship.pair
    zones = await prompts.zones(tx, (pair.mentor_id, pair.mentee_id))
    return PairsCalendar(
        zone_of(agreed or zones.get(pair.mentee_id) or zones.get(pair.mentor_id)), mentorship.opened_at
    )
