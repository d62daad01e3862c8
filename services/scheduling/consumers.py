"""What scheduling hears: who takes sessions and blocks whom, who said yes to whom, which mentorships go on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.store import calendars, people
from services.scheduling.store.people import Acceptance, KnownMentorship, KnownPerson
from services.scheduling.use_cases.erasing import erase_person
from services.scheduling.use_cases.parting import (
    cease_mentoring,
    end_for_suspended,
    end_with_mentorships,
    part_ways,
)
from shared import suspension
from shared.consuming import Event, erased_in, projection, states_in
from shared.contracts import MATCHES, MENTORSHIPS, PROFILES, MatchState, MentorshipState, ProfileState
from shared.postgres import Tx


@projection(PROFILES)
async def remember_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    """People as mentors, and whom they block; a tombstone erases the person here.

    A new block ends what the two share, what was agreed with a mentor ends with their being one, and what lies ahead of
    somebody with their suspension, though it may be lifted again by now.
    """
    states = states_in(events)
    if gone := sorted(erased_in(events)):  # with the others, so that all are waited for in one order
        await people.await_unknown(tx, [*(state.person_id for state in states), *gone])
    known = [
        KnownPerson(
            state.person_id,
            takes_sessions=state.mentor is not None,
            paused=state.mentor is not None and state.mentor.paused,
            suspended=state.suspended,
            blocks=state.blocks,
            partings={parting.person_id: parting.at for parting in state.partings or ()},
            ceasings=state.ceasings,
        )
        for state in states
    ]
    if known:
        former = await people.people_for_update(tx, [person.person_id for person in known])
        await people.remember_people(tx, known)
        told = suspension.told_of(states)
        await end_for_suspended(tx, await suspension.hear(tx, told, former), now=now)
        await suspension.settle(tx, told)
        await part_ways(tx, _new_blocks(known, former), now=now)
        await cease_mentoring(tx, _mentors_no_more(known, former), now=now)
    if out := [(state.person_id, state.signed_out_at) for state in states if state.signed_out_at is not None]:
        await calendars.forget_feeds_made_before(tx, out)
    for person_id in gone:
        await erase_person(tx, person_id, now=now)


def _new_blocks(known: Sequence[KnownPerson], former: Mapping[UUID, KnownPerson]) -> list[tuple[UUID, UUID]]:
    return [
        (person.person_id, blocked)
        for person in known
        for blocked in sorted(person.parted_since(former.get(person.person_id)))
    ]


def _mentors_no_more(known: Sequence[KnownPerson], former: Mapping[UUID, KnownPerson]) -> list[UUID]:
    return [person.person_id for person in known if person.ceased_since(former.get(person.person_id))]


@projection(MATCHES, tables=["acceptances"])
async def remember_acceptances(tx: Tx, events: Sequence[Event[MatchState]], _now: datetime) -> None:
    """An accepted proposal lets the pair book before their mentorship is known here."""
    accepted = [
        Acceptance(
            event.key, event.state.mentorship_id, event.state.mentor_id, event.state.mentee_id, event.state.programme_id
        )
        for event in events
        if event.state is not None and event.state.change == "accepted" and event.state.mentorship_id is not None
    ]
    if accepted:
        await people.remember_acceptances(tx, accepted)
    if erased := erased_in(events):
        await people.forget_acceptances(tx, erased)


@projection(MENTORSHIPS)
async def remember_mentorships(tx: Tx, events: Sequence[Event[MentorshipState]], now: datetime) -> None:
    """Mentorships that go on let the pair book; a paused, ended or erased one does not, and an ended one ends sessions."""
    ended = [state for state in states_in(events) if state.state == "ended"]
    pairs = [(state.mentor_id, state.mentee_id) for state in ended]
    await people.people_for_update(tx, [person for pair in pairs for person in pair])
    went_on = await people.going_on(tx, pairs)
    await people.remember_mentorships(
        tx,
        [
            KnownMentorship(event.key, None, None, active=False)
            if event.state is None
            else KnownMentorship(
                event.key,
                event.state.mentor_id,
                event.state.mentee_id,
                active=event.state.state == "active",
                paused=event.state.state == "paused",
                programme_id=event.state.programme_id,
            )
            for event in events
        ],
    )
    if ended:
        go_on = set((await people.going_on(tx, pairs)).values())
        strangers = [pair for pair in went_on.values() if pair not in go_on]
        ids = {state.mentorship_id for state in ended}
        await end_with_mentorships(tx, pairs, ids, strangers=strangers, now=now)


CONSUMERS: Final = (remember_people, remember_acceptances, remember_mentorships)
