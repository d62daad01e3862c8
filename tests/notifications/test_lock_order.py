"""Whoever writes to several people locks all of them at once, in one order. Nobody tries again here: a deadlock is raised."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from services.notifications import consumers
from services.notifications.use_cases.telling import tell
from shared.consuming import Event
from shared.contracts import SessionState
from shared.ids import uuid7
from shared.postgres import Tx, transaction
from tests.fixtures.locks import until_waiting
from tests.notifications.builders import MENTEE, MENTOR, NOW, mentee_contact, session
from tests.notifications.conftest import Desk
from tests.notifications.everything import everything

Act = Callable[[Tx], Awaitable[Any]]


async def while_somebody_has(desk: Desk, person: UUID, first: Act, then: Act) -> None:
    """The one waits for this person, then the other; then the person is free."""

    async def act(one: Act) -> None:
        async with transaction(desk.pool) as tx:
            await one(tx)

    async with desk.pool.acquire() as connection:
        in_the_way = connection.transaction()
        await in_the_way.start()
        await connection.execute("SELECT FROM people WHERE person_id = $1 FOR UPDATE", person)
        acts = [asyncio.create_task(act(first))]
        await until_waiting(desk.pool, 1)
        acts.append(asyncio.create_task(act(then)))
        await until_waiting(desk.pool, 2)
        await in_the_way.rollback()
    await asyncio.gather(*acts)


async def test_who_is_told_of_somebody_and_who_is_told_of_them_wait_for_each_other(known: Desk) -> None:
    example = next(each for _, each in everything() if each.other_id is not None)
    one, other = sorted((MENTOR, MENTEE))

    def told(person: UUID, of: UUID) -> Act:
        message = replace(example, person_id=person, other_id=of, subject=uuid7(), worth_until=None)
        return lambda tx: tell(tx, [message], now=known.clock.now())

    await while_somebody_has(known, one, told(other, of=one), told(one, of=other))


async def test_batches_of_sessions_between_the_same_people_wait_for_each_other(known: Desk) -> None:
    """Of a cancelled session nobody is kept, and still both are told: they are locked with those of all others."""
    third = uuid7()
    await known.deliver(mentee_contact(person_id=third, email="cem@people.example"))
    first, second, _ = sorted((MENTOR, MENTEE, third))

    def heard(*states: SessionState) -> Act:
        events: Sequence[Event[SessionState]] = [
            Event("sessions", each.session_id, each.version, each, NOW) for each in states
        ]
        return lambda tx: consumers.tell_of_sessions.handler(tx, events, known.clock.now())

    booked = session(session_id=uuid7(), mentor_id=first, mentee_ids=(second,))
    of_others = session(session_id=uuid7(), mentor_id=second, mentee_ids=(third,))
    gone = session("cancelled", 2, session_id=uuid7(), mentor_id=first, mentee_ids=(third,), cancelled_by="mentor")
    await while_somebody_has(known, first, heard(booked), heard(of_others, gone))
