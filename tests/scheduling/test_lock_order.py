"""Everybody locks in one order: hours, holds, people, sessions. Nobody tries again here, so a deadlock would be raised."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

import pytest

from services.scheduling.domain.booking import SlotRequest
from services.scheduling.domain.hours import TimeOff
from services.scheduling.domain.minutes import last_minute
from services.scheduling.use_cases import booking, hours, moving, series
from services.scheduling.use_cases.erasure import erase_person
from shared.ids import uuid7
from shared.postgres import Tx, transaction
from shared.refusals import Refusal
from tests.scheduling.conftest import MONDAY, Desk, Person, at

ROUNDS = 8


def whatever(_version: int | None) -> None:
    """Any version is meant."""


async def at_once(desk: Desk, *acts: Callable[[Tx], Awaitable[object]]) -> None:
    async def act(one: Callable[[Tx], Awaitable[object]]) -> None:
        with suppress(Refusal):
            async with transaction(desk.pool) as tx:
                await one(tx)

    await asyncio.gather(*map(act, acts))


async def three_sessions(desk: Desk, mentor: Person, offering: str, day: int) -> list[UUID]:
    answers = [await desk.person().book(offering, at(hour, day=day)) for hour in (10, 12, 14)]
    return [UUID(answer.json()["id"]) for answer in answers]


async def test_moves_and_time_off_wait_for_each_other(desk: Desk) -> None:
    now = desk.clock.now()
    for number in range(ROUNDS):
        mentor, offering = await desk.mentor()
        sessions = await three_sessions(desk, mentor, offering, day=1 + number)
        minute = last_minute(now) + 1
        start = (last_minute(now) // 60 + 24 * (1 + number)) * 60
        off = TimeOff(minute, start + 24 * 60 * 2, uuid7())

        def moved(session: UUID, to: int, mentor: Person = mentor) -> Callable[[Tx], Awaitable[object]]:
            return lambda tx: moving.move_session(tx, session, to, by=mentor.id, expects=whatever, now=now)

        def time_off(tx: Tx, mentor: Person = mentor, off: TimeOff = off) -> Awaitable[object]:
            return hours.take_time_off(tx, mentor.id, off, None, expects=whatever, now=now)

        await at_once(desk, *(moved(session, start + 60 * place) for place, session in enumerate(sessions)), time_off)


async def test_a_rhythm_that_moves_and_time_off_wait_for_each_other(desk: Desk) -> None:
    now = desk.clock.now()
    for number in range(ROUNDS):
        mentor, offering = await desk.mentor()
        rhythm = {"time_zone": "UTC", "first_date": at(0, day=1 + number)[:10], "at": "10:00", "times": 3}
        made = await desk.person().post("/series", {"offering_id": offering, **rhythm}, idempotency_key=str(uuid7()))
        first = made.json()["sessions"][0]
        session, start = UUID(first["id"]), last_minute(datetime.fromisoformat(first["starts_at"]))
        off = TimeOff(start - 60, start + 120, uuid7())

        def moved(tx: Tx, session: UUID = session, to: int = start + 60, by: UUID = mentor.id) -> Awaitable[object]:
            return series.move_from_on(tx, session, to, by=by, expects=whatever, now=now)

        def time_off(tx: Tx, by: UUID = mentor.id, off: TimeOff = off) -> Awaitable[object]:
            return hours.take_time_off(tx, by, off, None, expects=whatever, now=now)

        await at_once(desk, moved, time_off)


@pytest.mark.parametrize("end", ["time off", "erasure"])
async def test_bookings_from_holds_and_what_ends_the_holds_wait_for_each_other(desk: Desk, end: str) -> None:
    now = desk.clock.now()
    for number in range(ROUNDS):
        mentor, offering = await desk.mentor()
        start = last_minute(MONDAY) + (1 + number) * 1440 + 600
        off = TimeOff(start - 60, start + 600, uuid7())
        kept = []
        for place in range(3):
            holder = desk.person()
            held = await holder.hold(offering, at(10 + place, day=1 + number))
            kept.append((SlotRequest(holder.id, UUID(offering), start + 60 * place), UUID(held.json()["id"])))

        def booked(request: SlotRequest, hold: UUID) -> Callable[[Tx], Awaitable[object]]:
            return lambda tx: booking.book_session(tx, request, hold_id=hold, answers={}, now=now)

        def ended(tx: Tx, mentor: UUID = mentor.id, off: TimeOff = off) -> Awaitable[object]:
            if end == "erasure":
                return erase_person(tx, mentor, now)
            return hours.take_time_off(tx, mentor, off, None, expects=whatever, now=now)

        await at_once(desk, *(booked(*each) for each in kept), ended)
        assert await desk.count(f"holds WHERE mentor_id = '{mentor.id}' AND NOT ended") == 0


async def test_moves_and_an_erasure_wait_for_each_other(desk: Desk) -> None:
    now = desk.clock.now()
    for number in range(ROUNDS):
        mentor, offering = await desk.mentor()
        sessions = await three_sessions(desk, mentor, offering, day=1 + number)
        start = (last_minute(now) // 60 + 24 * (1 + number)) * 60

        def moved(session: UUID, to: int, mentor: Person = mentor) -> Callable[[Tx], Awaitable[object]]:
            return lambda tx: moving.move_session(tx, session, to, by=mentor.id, expects=whatever, now=now)

        def erased(tx: Tx, mentor: Person = mentor) -> Awaitable[object]:
            return erase_person(tx, mentor.id, now)

        await at_once(desk, *(moved(session, start + 60 * place) for place, session in enumerate(sessions)), erased)
