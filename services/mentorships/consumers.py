"""What this service hears. No handler assumes an order between topics."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.sessions import news_of
from services.mentorships.domain.wishes import Wish, Wishes
from services.mentorships.store import draws, facts, giving_back, mentees, programmes, prompts, wishes
from services.mentorships.use_cases import erasing, funnel, journey, parting, sessions, unmet
from services.mentorships.use_cases.giving_back import know_mentors
from shared import suspension
from shared.consuming import Event, erased_in, projection, reaction, states_in
from shared.consuming.declaration import AnyConsumer
from shared.contracts import (
    DRAWS,
    MATCHES,
    MEMBERSHIPS,
    PROFILES,
    PROGRAMMES,
    SESSIONS,
    DrawState,
    MatchState,
    MembershipState,
    ProfileState,
    ProgrammeState,
    SessionState,
)
from shared.postgres import Tx


@projection(PROFILES)
async def remember_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    """The latest of a profile is enough to know where a person lives, what they want, whether they mentor, are suspended or gone."""
    await suspension.remember(tx, suspension.told_of(states_in(events)))
    zones = {event.key: event.state.time_zone for event in events if event.state is not None}
    await prompts.remember_zones(tx, {person: zone for person, zone in zones.items() if zone is not None})
    told = states_in(events)
    mentors = [state.person_id for state in told if state.mentor is not None]
    await giving_back.remember(tx, mentors, [state.person_id for state in told if state.mentor is None])
    await wishes.remember(tx, [_wishes_of(state) for state in told if state.mentee is not None])
    await wishes.forget(tx, [state.person_id for state in told if state.mentee is None])
    gone = erased_in(events)
    if gone:
        await erasing.forget_people(tx, gone, now=now)


def _wishes_of(state: ProfileState) -> Wishes:
    if state.mentee is None:
        raise ValueError("no mentee")
    goals = tuple(Wish(each.text, each.horizon, each.kind) for each in state.mentee.goals)
    return Wishes(state.person_id, goals, state.mentee.expectations, state.mentee.meeting_rhythm)


@reaction(PROFILES)
async def hear_of_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    """Each change once: who blocks whom, who has become a mentor, and who has ceased to be one. That a person is gone is heard above."""
    news = [
        parting.News(
            person_id=event.key,
            happened_at=event.time,
            blocks=frozenset(event.state.blocks),
            mentors=event.state.mentor is not None,
            has_ceased=event.state.change == "mentor_ceased",
        )
        for event in events
        if event.state is not None
    ]
    if news:
        await parting.hear_of_people(tx, news, now=now)
        await know_mentors(tx, sorted({each.person_id for each in news if each.mentors}), now=now)


@projection(PROGRAMMES)
async def remember_programmes(tx: Tx, events: Sequence[Event[ProgrammeState]], _now: datetime) -> None:
    """Nobody needs a mentor any more in a programme that is over."""
    over = [state.programme_id for state in states_in(events) if state.archived_at is not None]
    await programmes.archive(tx, over)
    await mentees.close(tx, over)


@projection(MEMBERSHIPS, tables=["memberships"])
async def remember_memberships(tx: Tx, events: Sequence[Event[MembershipState]], _now: datetime) -> None:
    """Who looks after a programme, and who is a mentee in it. Who applied or has left is neither."""
    members = [
        (event.state, event.time) for event in events if event.state is not None and event.state.state == "member"
    ]
    staying = {state.membership_id for state, _ in members}
    await programmes.forget(tx, [event.key for event in events if event.key not in staying])
    await programmes.remember(tx, [(state, at) for state, at in members if state.person_id is not None])


@reaction(PROGRAMMES)
async def follow_programmes(tx: Tx, events: Sequence[Event[ProgrammeState]], _now: datetime) -> None:
    """From when until when a programme goes on: what it changes is counted from its start."""
    await facts.remember_dates(tx, states_in(events))


@reaction(MEMBERSHIPS)
async def follow_members(tx: Tx, events: Sequence[Event[MembershipState]], now: datetime) -> None:
    """Who is a mentee, whose number is which, how far mentees come, what coordinators are to be told. A membership that is gone was somebody's who is erased, or never came."""
    await mentees.remember(tx, *_mentees_in(events))
    await facts.remember_numbers(tx, states_in(events))
    await facts.forget(tx, erased_in(events))
    told = [(event.state, event.time) for event in events if event.state is not None]
    await funnel.hear_of_members(tx, told, now=now)
    await funnel.forget(tx, erased_in(events), ())
    coordinators = {state.person_id for state, _ in told if state.role == "coordinator"}
    await unmet.look_again(tx, {each for each in coordinators if each is not None}, now=now)


def _mentees_in(
    events: Sequence[Event[MembershipState]],
) -> tuple[dict[UUID, tuple[MembershipState, datetime]], list[UUID]]:
    """Of each membership as a mentee that stands, its state and since when; and those that do not stand."""
    standing: dict[UUID, tuple[MembershipState, datetime]] = {}
    for event in events:
        state = event.state
        if state is None or state.state != "member" or state.role != "mentee" or state.person_id is None:
            standing.pop(event.key, None)
        else:
            _, since = standing.get(event.key, (state, event.time))
            standing[event.key] = (state, since)
    return standing, [event.key for event in events if event.key not in standing]


@projection(MATCHES)
async def open_accepted_mentorships(tx: Tx, events: Sequence[Event[MatchState]], now: datetime) -> None:
    """An acceptance names the mentorship that it opens; every other state of a proposal is matching's business."""
    acceptances = [
        journey.Acceptance(
            proposal_id=event.key,
            mentorship_id=event.state.mentorship_id,
            programme_id=event.state.programme_id,
            pair=Pair(event.state.mentor_id, event.state.mentee_id),
            accepted_at=event.time,
        )
        for event in events
        if event.state is not None and event.state.mentorship_id is not None
    ]
    if acceptances:
        await journey.open_mentorships(tx, acceptances, now=now)


@projection(DRAWS, tables=["draws"])
async def remember_draws(tx: Tx, events: Sequence[Event[DrawState]], _now: datetime) -> None:
    """Who got a place by a draw and who did not: what a programme does for people is seen in the difference."""
    await draws.remember(tx, states_in(events))
    await draws.forget(tx, erased_in(events))


@reaction(SESSIONS)
async def hear_of_sessions(tx: Tx, events: Sequence[Event[SessionState]], now: datetime) -> None:
    """Every change leaves a line in the timeline, however old it is; the last one is how the session is."""
    forgotten = set(erased_in(events))
    news = [
        news_of(event.state, event.sequence, event.time)
        for event in events
        if event.state is not None and event.key not in forgotten
    ]
    await sessions.hear_of_sessions(tx, news, forgotten, now=now)


CONSUMERS: Final[tuple[AnyConsumer, ...]] = (
    remember_people,
    hear_of_people,
    remember_programmes,
    remember_memberships,
    follow_programmes,
    follow_members,
    open_accepted_mentorships,
    remember_draws,
    hear_of_sessions,
)
