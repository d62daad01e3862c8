"""What notifications listens to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from services.notifications.domain.telling import NEWS
from services.notifications.store import people
from services.notifications.use_cases import blocks, erasing, mentorships, places, prompts, proposals, sessions
from services.notifications.use_cases.telling import tell
from shared.consuming import Event, projection, reaction
from shared.contracts import (
    CONTACTS,
    FEEDBACK,
    MATCHES,
    MENTORSHIPS,
    PLACES,
    PROFILES,
    PROMPTS,
    SESSIONS,
    ContactState,
    FeedbackState,
    MatchState,
    MentorshipState,
    PlaceState,
    ProfileState,
    PromptState,
    SessionState,
)
from shared.postgres import Tx

SESSIONS_WORTH: Final = timedelta(days=90)
"""Bookings are made months ahead; one that has begun meanwhile is told of no more, however young its event."""


@projection(CONTACTS)
async def remember_contacts(tx: Tx, events: Sequence[Event[ContactState]], now: datetime) -> None:
    await people.remember_contacts(tx, [event.state for event in events if event.state is not None])
    for person_id in sorted(event.key for event in events if event.state is None):
        await erasing.erase_person(tx, person_id, now=now)


@projection(PROFILES)
async def remember_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    states = [event.state for event in events if event.state is not None]
    if out := [(state.person_id, state.signed_out_at) for state in states if state.signed_out_at is not None]:
        await people.remember_sign_outs(tx, out)
    for event in sorted(events, key=lambda event: event.key):  # a person's own stay in their order
        if event.state is None:
            await erasing.erase_person(tx, event.key, now=now)
        else:
            await blocks.remember_blocks(tx, event.key, event.state.blocks)


@projection(SESSIONS)
async def remember_sessions(tx: Tx, events: Sequence[Event[SessionState]], _now: datetime) -> None:
    await sessions.remember_sessions(tx, [event.state for event in events if event.state is not None])
    await sessions.forget_sessions(tx, [event.key for event in events if event.state is None])


@reaction(SESSIONS, worth=SESSIONS_WORTH)
async def tell_of_sessions(tx: Tx, events: Sequence[Event[SessionState]], now: datetime) -> None:
    # What this sets timers for it must know itself: the projection may be behind.
    await sessions.remember_sessions(tx, [event.state for event in events if event.state is not None])
    messages = []
    for event in events:
        if event.state is not None:
            messages += await sessions.tell_of_session(tx, event.state, event.time, now=now)
    await tell(tx, messages, now=now)


@projection(PLACES)
async def remember_places(tx: Tx, events: Sequence[Event[PlaceState]], _now: datetime) -> None:
    await places.remember_places(tx, [event.state for event in events if event.state is not None])
    await places.forget_places(tx, [event.key for event in events if event.state is None])


@reaction(PLACES, worth=SESSIONS_WORTH)
async def tell_of_places(tx: Tx, events: Sequence[Event[PlaceState]], now: datetime) -> None:
    # What this tells it must know itself: the projection may be behind.
    await places.remember_places(tx, [event.state for event in events if event.state is not None])
    messages = []
    for event in events:
        if event.state is not None:
            messages += await places.tell_of_place(tx, event.state, now=now)
    await tell(tx, messages, now=now)


@reaction(MATCHES, worth=NEWS)
async def tell_of_matches(tx: Tx, events: Sequence[Event[MatchState]], now: datetime) -> None:
    await proposals.remember_proposals(tx, [event.state for event in events if event.state is not None])
    messages = []
    for event in events:
        if event.state is not None:
            messages += await proposals.tell_of_match(tx, event.state, event.time, now=now)
    await tell(tx, messages, now=now)


@reaction(MENTORSHIPS, worth=NEWS)
async def tell_of_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], now: datetime) -> None:
    for event in events:
        if event.state is not None:
            await mentorships.tell_of_mentorship(tx, event.state, event.time, now=now)


@reaction(FEEDBACK, worth=NEWS)
async def tell_of_feedback(tx: Tx, events: Sequence[Event[FeedbackState]], now: datetime) -> None:
    states = [(event.state, event.time) for event in events if event.state is not None]
    messages = [await sessions.tell_of_feedback(tx, state, happened_at) for state, happened_at in states]
    await tell(tx, messages, now=now)


@reaction(PROMPTS, worth=NEWS)
async def tell_of_prompts(tx: Tx, events: Sequence[Event[PromptState]], now: datetime) -> None:
    for event in events:
        if event.state is None:
            await prompts.forget_prompt(tx, event.key)
        else:
            await prompts.tell_of_prompt(tx, event.state, event.time, now=now)


CONSUMERS: Final = (
    remember_contacts,
    remember_people,
    remember_sessions,
    tell_of_sessions,
    remember_places,
    tell_of_places,
    tell_of_matches,
    tell_of_mentorships,
    tell_of_feedback,
    tell_of_prompts,
)
