"""What notifications listens to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, TypeVar

from services.notifications.domain import telling
from services.notifications.domain.telling import NEWS
from services.notifications.store import people
from services.notifications.use_cases import blocks, erasing, mentorships, notices, places, prompts, proposals, sessions
from services.notifications.use_cases.telling import take_back_all, tell
from shared import suspension
from shared.consuming import Event, erased_in, projection, reaction, states_in
from shared.contracts import (
    AVAILABILITY,
    CONTACTS,
    FEEDBACK,
    MATCHES,
    MENTORSHIPS,
    NOTICES,
    PLACES,
    PROFILES,
    PROMPTS,
    SESSIONS,
    AvailabilityState,
    ContactState,
    FeedbackState,
    MatchState,
    MentorshipState,
    NoticeState,
    PlaceState,
    ProfileState,
    PromptState,
    SessionState,
)
from shared.contracts.envelope import State
from shared.contracts.people import people_in
from shared.postgres import Tx

S = TypeVar("S", bound=State)

SESSIONS_WORTH: Final = timedelta(days=90)
"""Bookings are made months ahead; one that has begun meanwhile is told of no more, however young its event."""


async def hold_everybody(tx: Tx, events: Sequence[Event[S]]) -> None:
    """Whoever is named in a batch is locked with all others, before it writes to one after the other."""
    await people.hold(tx, {person for state in states_in(events) for person in people_in(state)})


@projection(CONTACTS)
async def remember_contacts(tx: Tx, events: Sequence[Event[ContactState]], now: datetime) -> None:
    await people.hold(tx, {event.key for event in events})
    await people.remember_contacts(tx, states_in(events))
    for person_id in sorted(erased_in(events)):
        await erasing.erase_person(tx, person_id, now=now)


@projection(AVAILABILITY)
async def remember_zones(tx: Tx, events: Sequence[Event[AvailabilityState]], _now: datetime) -> None:
    """Only in which zone people told their hours, and in which they travel; when they are free is no business of this
    service."""
    await people.hold(tx, {event.key for event in events})
    told = [(state.person_id, state.time_zone, state.travels) for state in states_in(events)]
    zones = [(person_id, zone, travels) for person_id, zone, travels in told if zone is not None]
    await people.remember_zones(tx, zones)
    await people.forget_zones(tx, sorted({event.key for event in events} - {person_id for person_id, _, _ in zones}))


@projection(PROFILES)
async def remember_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    await people.hold(tx, {event.key for event in events})
    states = states_in(events)
    if out := [(state.person_id, state.signed_out_at) for state in states if state.signed_out_at is not None]:
        await people.remember_sign_outs(tx, out)
    await suspension.remember(tx, suspension.told_of(states))
    for event in sorted(events, key=lambda event: event.key):  # a person's own stay in their order
        if event.state is None:
            await erasing.erase_person(tx, event.key, now=now)
        else:
            await blocks.remember_blocks(tx, event.key, event.state.blocks)


@projection(SESSIONS)
async def remember_sessions(tx: Tx, events: Sequence[Event[SessionState]], _now: datetime) -> None:
    await sessions.remember_sessions(tx, states_in(events))
    await sessions.forget_sessions(tx, erased_in(events))


@reaction(SESSIONS, worth=SESSIONS_WORTH)
async def tell_of_sessions(tx: Tx, events: Sequence[Event[SessionState]], now: datetime) -> None:
    await hold_everybody(tx, events)
    # Known here first: the projection may be behind, and what a timer reminds of must be known.
    known = await sessions.remember_sessions(tx, states_in(events))
    await sessions.set_reminders(tx, known, now=now)
    told = [telling.told_of_session(event.state, event.time) for event in events if event.state is not None]
    await tell(tx, [message for messages in told for message in messages], now=now)
    await sessions.forget_sessions(tx, erased_in(events))  # again: this may have told after the projection forgot


@projection(PLACES)
async def remember_places(tx: Tx, events: Sequence[Event[PlaceState]], _now: datetime) -> None:
    await places.remember_places(tx, states_in(events))
    await places.forget_places(tx, erased_in(events))


@reaction(PLACES, worth=SESSIONS_WORTH)
async def tell_of_places(tx: Tx, events: Sequence[Event[PlaceState]], now: datetime) -> None:
    # Known here first: the projection may be behind.
    await places.remember_places(tx, states_in(events))
    told = [await places.tell_of_place(tx, place, now=now) for place in states_in(events)]
    await tell(tx, [message for messages in told for message in messages], now=now)
    await places.forget_places(tx, erased_in(events))  # likewise


@reaction(MATCHES, worth=NEWS)
async def tell_of_matches(tx: Tx, events: Sequence[Event[MatchState]], now: datetime) -> None:
    await hold_everybody(tx, events)
    await proposals.remember_proposals(tx, states_in(events), now=now)
    told = [telling.told_of_match(event.state, event.time) for event in events if event.state is not None]
    await tell(tx, [message for messages in told for message in messages], now=now)
    await proposals.forget_proposals(tx, erased_in(events))


@reaction(MENTORSHIPS, worth=NEWS)
async def tell_of_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], now: datetime) -> None:
    await hold_everybody(tx, events)
    for event in events:
        if event.state is not None:
            await mentorships.tell_of_mentorship(tx, event.state, event.time, now=now)
    await take_back_all(tx, erased_in(events))


@reaction(FEEDBACK, worth=NEWS)
async def tell_of_feedback(tx: Tx, events: Sequence[Event[FeedbackState]], now: datetime) -> None:
    states = [(event.state, event.time) for event in events if event.state is not None]
    messages = [await sessions.tell_of_feedback(tx, state, happened_at) for state, happened_at in states]
    await tell(tx, messages, now=now)
    await take_back_all(tx, erased_in(events))


@reaction(PROMPTS, worth=NEWS)
async def tell_of_prompts(tx: Tx, events: Sequence[Event[PromptState]], now: datetime) -> None:
    await hold_everybody(tx, events)
    for event in events:
        if event.state is None:
            await prompts.forget_prompt(tx, event.key)
        else:
            await prompts.tell_of_prompt(tx, event.state, event.time, now=now)


@reaction(NOTICES, worth=NEWS)
async def tell_of_notices(tx: Tx, events: Sequence[Event[NoticeState]], now: datetime) -> None:
    await hold_everybody(tx, events)
    for event in events:
        if event.state is None:
            await notices.forget_notice(tx, event.key)
        else:
            await notices.tell_of_notice(tx, event.state, event.time, now=now)


CONSUMERS: Final = (
    remember_contacts,
    remember_zones,
    remember_people,
    remember_sessions,
    tell_of_sessions,
    remember_places,
    tell_of_places,
    tell_of_matches,
    tell_of_mentorships,
    tell_of_feedback,
    tell_of_prompts,
    tell_of_notices,
)
