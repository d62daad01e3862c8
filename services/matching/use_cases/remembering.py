"""What the other services tell, as matching needs it: each event's state replaces the one before."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from services.matching.domain.hours import Hours
from services.matching.store import forgetting, mentorships, people, programmes, proposals
from services.matching.use_cases import noticing
from services.matching.use_cases.erasing import erase_people
from services.matching.use_cases.passing_on import look_again
from shared import suspension
from shared.consuming import Event, erased_in, states_in
from shared.contracts.availability import AvailabilityState
from shared.contracts.envelope import State
from shared.contracts.feedback import FeedbackState
from shared.contracts.memberships import MembershipState
from shared.contracts.mentorships import MentorshipState
from shared.contracts.profiles import ProfileState
from shared.contracts.programmes import ProgrammeState
from shared.contracts.sessions import SessionState
from shared.contracts.skills import SkillState
from shared.postgres import Tx

S = TypeVar("S", bound=State)


async def remember_profiles(tx: Tx, events: Sequence[Event[ProfileState]], *, now: datetime) -> None:
    """Keeps people as their profiles say, and erases who is gone. Rows of people are locked before any request.

    Who is asked and pauses, takes fewer mentees than before, is no mentor any more, blocks or is suspended is passed over at
    once, and what somebody suspended has asked ends. A block or a suspension that was lifted before it was heard of here
    stands for as long as this takes: it has ended things all the same. Likewise whoever has ceased to be a mentor and is one
    again is none for so long.
    """
    states, gone = _told(events)
    if gone:
        await people.erase(tx, gone)
    known = await people.known_before(tx, states) if states else {}
    lifted = people.blocks_unheard_of(states, known)
    back = people.back_unheard_of(states, known)
    suspended = suspension.told_of(states)
    if states:
        await people.remember(
            tx, [state.model_copy(update={"mentor": None}) if state in back else state for state in states]
        )
        await people.block(tx, lifted)
        await suspension.hear(tx, suspended, known)
    changed = [state.person_id for state in states]
    await erase_people(tx, gone, now=now)
    await look_again(tx, await proposals.open_requests_of(tx, changed), now=now)
    await forgetting.sever(tx, changed)
    await noticing.look_at_people(tx, changed, now=now)
    await people.lift(tx, lifted)
    await suspension.settle(tx, suspended)
    if back:
        await people.remember(tx, back)
    await people.touch(tx, [*changed, *gone])


async def remember_availability(tx: Tx, events: Sequence[Event[AvailabilityState]]) -> None:
    states, gone = _told(events)
    told = [(each.person_id, Hours(each.first_day, each.bits), each.offers) for each in states]
    await people.remember_hours(tx, told)
    await people.forget_hours(tx, gone)
    await people.touch(tx, [event.key for event in events])


async def remember_skills(tx: Tx, events: Sequence[Event[SkillState]]) -> None:
    states, gone = _told(events)
    await programmes.remember_skills(tx, states)
    await programmes.forget_skills(tx, gone)


async def remember_programmes(tx: Tx, events: Sequence[Event[ProgrammeState]], *, now: datetime) -> None:
    """Keeps programmes. What is still asked in one that is archived can no longer be."""
    states, gone = _told(events)
    await programmes.remember(tx, states)
    await programmes.forget(tx, gone)
    await noticing.look_at_programmes(tx, [state.programme_id for state in states], now=now)
    archived = [state.programme_id for state in states if state.archived_at is not None]
    await look_again(tx, await proposals.open_requests_in(tx, archived), now=now)


async def remember_memberships(tx: Tx, events: Sequence[Event[MembershipState]], *, now: datetime) -> None:
    """Keeps who belongs to which programme. What somebody who left asked there, or was asked, can no longer be, nor what is
    asked between people of whom one reports to the other by now.

    Their rows are locked before that is looked for: whoever asks holds those of both, so of two at once one sees the other.
    """
    states, gone = _told(events)
    members = [state for state in states if state.state == "member" and state.person_id is not None]
    staying = {state.membership_id for state in members}
    left = await programmes.forget_members(tx, [*gone, *(each.key for each in events if each.key not in staying)])
    await programmes.remember_members(tx, members)
    changed = left | {state.person_id for state in members if state.person_id is not None and state.change == "updated"}
    await people.lock(tx, changed)
    await look_again(tx, await proposals.open_requests_of(tx, changed), now=now)
    here = {state.person_id for state in members if state.person_id is not None}
    await noticing.look_at_people(tx, left | here, now=now)


async def remember_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], *, now: datetime) -> None:
    """Keeps which places are taken. One that was taken at an acceptance here is free again when its end arrives.

    A mentor who learns of more mentees this way than of places is passed over where they are asked.
    """
    states, gone = _told(events)
    await mentorships.remember(tx, states, now)
    freed = await mentorships.end(tx, gone, now)
    mentors = {state.mentor_id for state in states}
    await look_again(tx, await proposals.requests_asking(tx, mentors), now=now)
    await noticing.look_at_people(tx, {state.mentee_id for state in states}, now=now)
    await people.touch(tx, {*mentors, *freed})


async def remember_sessions(tx: Tx, events: Sequence[Event[SessionState]]) -> None:
    states, gone = _told(events)
    await mentorships.remember_sessions(tx, states)
    without = await mentorships.forget_sessions(tx, gone)
    await people.touch(tx, {*(state.mentor_id for state in states), *without})


async def remember_feedback(tx: Tx, events: Sequence[Event[FeedbackState]]) -> None:
    """Keeps what mentees gave mentors; what mentors gave mentees is no business of matching."""
    states, gone = _told(events)
    ratings = [state for state in states if state.author_side == "mentee"]
    await mentorships.remember_ratings(tx, ratings)
    without = await mentorships.forget_ratings(tx, gone)
    await people.touch(tx, {*(state.subject_id for state in ratings), *without})


def _told(events: Sequence[Event[S]]) -> tuple[list[S], list[UUID]]:
    """The states, sorted by key, and the keys of what is erased."""
    ordered = sorted(events, key=lambda event: event.key)
    return states_in(ordered), erased_in(ordered)
