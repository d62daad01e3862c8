"""What notifications listens to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from services.notifications.domain import telling
from services.notifications.store import people
from services.notifications.use_cases import erasing, proposals, sessions
from services.notifications.use_cases.telling import tell
from shared.consuming import Event, projection, reaction
from shared.contracts import (
    CONTACTS,
    FEEDBACK,
    MATCHES,
    MENTORSHIPS,
    PROFILES,
    SESSIONS,
    ContactState,
    FeedbackState,
    MatchState,
    MentorshipState,
    ProfileState,
    SessionState,
)
from shared.postgres import Tx

NEWS: Final = telling.NEWS
SESSIONS_WORTH: Final = timedelta(days=90)
"""Bookings are made months ahead; one that has begun meanwhile is told of no more, however young its event."""


@projection(CONTACTS)
async def remember_contacts(tx: Tx, events: Sequence[Event[ContactState]], now: datetime) -> None:
    await people.remember_contacts(tx, [event.state for event in events if event.state is not None])
    for person_id in sorted(event.key for event in events if event.state is None):
        await erasing.erase_person(tx, person_id, now=now)


@projection(PROFILES)
async def forget_erased_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    states = [event.state for event in events if event.state is not None]
    if out := [(state.person_id, state.signed_out_at) for state in states if state.signed_out_at is not None]:
        await people.remember_sign_outs(tx, out)
    for person_id in sorted(event.key for event in events if event.state is None):
        await erasing.erase_person(tx, person_id, now=now)


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
    told = [telling.told_of_mentorship(event.state, event.time) for event in events if event.state is not None]
    await tell(tx, [message for messages in told for message in messages], now=now)


@reaction(FEEDBACK, worth=NEWS)
async def tell_of_feedback(tx: Tx, events: Sequence[Event[FeedbackState]], now: datetime) -> None:
    told = [telling.told_of_feedback(event.state, event.time) for event in events if event.state is not None]
    await tell(tx, [message for messages in told for message in messages], now=now)


CONSUMERS: Final = (
    remember_contacts,
    forget_erased_people,
    remember_sessions,
    tell_of_sessions,
    tell_of_matches,
    tell_of_mentorships,
    tell_of_feedback,
)
