"""What scheduling hears: who takes sessions and blocks whom, who said yes to whom, which mentorships go on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.scheduling.store import calendars, people
from services.scheduling.store.people import Acceptance, KnownMentorship, KnownPerson
from services.scheduling.use_cases.erasing import erase_person
from shared.consuming import Event, projection
from shared.contracts import MATCHES, MENTORSHIPS, PROFILES, MatchState, MentorshipState, ProfileState
from shared.postgres import Tx


@projection(PROFILES)
async def remember_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    """People as mentors; a tombstone erases the person here."""
    known = [
        KnownPerson(event.key, event.state.mentor is not None and not event.state.mentor.paused, event.state.blocks)
        for event in events
        if event.state is not None
    ]
    if known:
        await people.remember_people(tx, known)
    states = [event.state for event in events if event.state is not None]
    if out := [(state.person_id, state.signed_out_at) for state in states if state.signed_out_at is not None]:
        await calendars.forget_feeds_made_before(tx, out)
    for event in sorted(events, key=lambda event: event.key):
        if event.state is None:
            await erase_person(tx, event.key, now=now)


@projection(MATCHES, tables=["acceptances"])
async def remember_acceptances(tx: Tx, events: Sequence[Event[MatchState]], _now: datetime) -> None:
    """An accepted proposal lets the pair book before their mentorship is known here."""
    accepted = [
        Acceptance(event.key, event.state.mentorship_id, event.state.mentor_id, event.state.mentee_id)
        for event in events
        if event.state is not None and event.state.change == "accepted" and event.state.mentorship_id is not None
    ]
    if accepted:
        await people.remember_acceptances(tx, accepted)
    if erased := [event.key for event in events if event.state is None]:
        await people.forget_acceptances(tx, erased)


@projection(MENTORSHIPS, tables=["mentorships"])
async def remember_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], _now: datetime) -> None:
    """Mentorships that go on let the pair book; a paused, ended or erased one does not."""
    await people.remember_mentorships(
        tx,
        [
            KnownMentorship(event.key, None, None, active=False)
            if event.state is None
            else KnownMentorship(
                event.key, event.state.mentor_id, event.state.mentee_id, active=event.state.state == "active"
            )
            for event in events
        ],
    )


CONSUMERS: Final = (remember_people, remember_acceptances, remember_mentorships)
