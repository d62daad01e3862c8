"""Everybody locks in one order: hours, offerings, people, holds, sessions, claims. Nobody tries again here, so a deadlock would be raised."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

import pytest

from services.scheduling.domain.booking import SlotRequest
from services.scheduling.domain.hours import TimeOff
from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.series import Rhythm
from services.scheduling.store import claims, holds
from services.scheduling.use_cases import booking, hours, moving, parting, series
from services.scheduling.use_cases.erasing import erase_person
from shared.ids import uuid7
from shared.postgres import Tx, transaction
from shared.refusals import Refusal
from tests.fixtures.locks import until_waiting
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
                return erase_person(tx, mentor, now=now)
            return hours.take_time_off(tx, mentor, off, None, expects=whatever, now=now)

        await at_once(desk, *(booked(*each) for each in kept), ended)
        assert await desk.count(f"holds WHERE mentor_id = '{mentor.id}' AND NOT ended") == 0


async def test_a_mentee_who_goes_and_time_off_end_the_same_holds_in_the_same_order(desk: Desk) -> None:
    """The first hold lies behind the second, where its renewal has put it, and is in somebody's hands until both wait."""
    now = desk.clock.now()
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    first, second = [(await mentee.hold(offering, at(hour))).json()["id"] for hour in (10, 12)]
    await desk.pool.execute("UPDATE holds SET expires_at = expires_at + interval '1 s' WHERE hold_id = $1", first)
    start = last_minute(MONDAY) + 1440 + 540
    off = TimeOff(start, start + 480, uuid7())

    async def take_off(tx: Tx) -> None:
        await hours.take_time_off(tx, mentor.id, off, None, expects=whatever, now=now)

    async def go(tx: Tx) -> None:
        await erase_person(tx, mentee.id, now=now)

    async with desk.pool.acquire() as connection:
        in_the_way = connection.transaction()
        await in_the_way.start()
        await connection.execute("SELECT FROM holds WHERE hold_id = $1 FOR UPDATE", first)
        rests = asyncio.create_task(at_once(desk, take_off))
        await until_waiting(desk.pool, 1)
        goes = asyncio.create_task(at_once(desk, go))
        await until_waiting(desk.pool, 2)
        await in_the_way.rollback()
    await asyncio.gather(rests, goes)
    assert await desk.count(f"holds WHERE hold_id = ANY ('{{{first},{second}}}')") == 0


async def test_moves_and_an_erasure_wait_for_each_other(desk: Desk) -> None:
    now = desk.clock.now()
    for number in range(ROUNDS):
        mentor, offering = await desk.mentor()
        sessions = await three_sessions(desk, mentor, offering, day=1 + number)
        start = (last_minute(now) // 60 + 24 * (1 + number)) * 60

        def moved(session: UUID, to: int, mentor: Person = mentor) -> Callable[[Tx], Awaitable[object]]:
            return lambda tx: moving.move_session(tx, session, to, by=mentor.id, expects=whatever, now=now)

        def erased(tx: Tx, mentor: Person = mentor) -> Awaitable[object]:
            return erase_person(tx, mentor.id, now=now)

        await at_once(desk, *(moved(session, start + 60 * place) for place, session in enumerate(sessions)), erased)


ENDINGS: dict[str, Callable[[Tx, Person, Person, datetime], Awaitable[object]]] = {
    "time off": lambda tx, mentor, _, now: holds.end_in(tx, mentor.id, (0, 2**40), now),
    "a block": lambda tx, mentor, mentee, now: parting.part_ways(tx, [(mentor.id, mentee.id)], now=now),
    "a mentor who ceases": lambda tx, mentor, _, now: parting.cease_mentoring(tx, [mentor.id], now=now),
    "a suspension": lambda tx, _, mentee, now: parting.end_for_suspended(tx, [mentee.id], now=now),
    "an erasure": lambda tx, mentor, _, now: erase_person(tx, mentor.id, now=now),
}


@pytest.mark.parametrize("ending", ENDINGS)
async def test_what_ends_a_hold_that_is_renewed_at_the_same_moment_leaves_no_claim_of_it(
    desk: Desk, ending: str
) -> None:
    now = desk.clock.now()
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    hold_id = UUID((await mentee.hold(offering, at(10))).json()["id"])

    async with desk.pool.acquire() as connection:
        renewing = connection.transaction()
        await renewing.start()
        assert await holds.renew(connection, (await holds.hold_for_update(connection, hold_id, mentee.id)).renew(now))
        ends = asyncio.create_task(at_once(desk, lambda tx: ENDINGS[ending](tx, mentor, mentee, now)))
        await until_waiting(desk.pool, 1)
        await renewing.commit()
    await ends
    assert await desk.count(f"claims WHERE owner_id = '{hold_id}'") == 0
    assert await desk.count(f"holds WHERE hold_id = '{hold_id}' AND NOT ended") == 0


@pytest.mark.parametrize("kind", ["a session", "a rhythm"])
async def test_booking_where_an_unanswered_proposal_lies_and_time_off_wait_for_each_other(
    desk: Desk, kind: str
) -> None:
    """The booking is kept waiting where it has dropped the proposal's claims, until time off waits too."""
    mentor, offering = await desk.mentor()
    asked = await desk.person().book(offering, at(10, day=5))
    proposed = await mentor.post(f"/sessions/{asked.json()['id']}/move-proposal", {"starts_at": at(12, day=5)})
    assert proposed.status_code == 200
    desk.clock.move(datetime.fromisoformat(proposed.json()["move_proposal"]["respond_by"]) - desk.clock.now())
    now, mentee, start = desk.clock.now(), uuid7(), last_minute(datetime.fromisoformat(at(12, day=5)))
    off = TimeOff(start - 180, start + 180, uuid7())
    rhythm = Rhythm("UTC", start // 1440, start % 1440, 1, 2)
    request = series.SeriesRequest(mentee, UUID(offering), None, rhythm, "book_none", {})

    async def book(tx: Tx) -> None:
        if kind == "a session":
            slot = SlotRequest(mentee, UUID(offering), start)
            await booking.book_session(tx, slot, hold_id=None, answers={}, now=now)
        else:
            await series.book_series(tx, request, by=mentee, now=now)

    async def rest(tx: Tx) -> None:
        await hours.take_time_off(tx, mentor.id, off, None, expects=whatever, now=now)

    async with desk.pool.acquire() as connection:
        in_the_way = connection.transaction()
        await in_the_way.start()
        await claims.claim_spans(connection, [(mentee, (start, start + 30))], uuid7(), None)
        booked = asyncio.create_task(at_once(desk, book))
        await until_waiting(desk.pool, 1)
        rested = asyncio.create_task(at_once(desk, rest))
        await until_waiting(desk.pool, 2)
        await in_the_way.rollback()
    await asyncio.gather(booked, rested)
    assert await desk.count("sessions WHERE state = 'booked'") == (1 if kind == "a rhythm" else 0)
