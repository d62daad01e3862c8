"""Free time as bits: what is published, when, and once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.scheduling.domain.free_time import BITS, free_bits
from services.scheduling.jobs import free_time_batches
from services.scheduling.store import availability
from services.scheduling.use_cases.erasing import erase_person
from services.scheduling.use_cases.free_time import mark_yesterdays
from shared.contracts import AVAILABILITY, PROFILES, AvailabilityState, TravelAhead
from shared.ground import faults, one_by_one
from shared.postgres import transaction
from tests.fixtures.wired import parts_of
from tests.scheduling.conftest import OFFERING, Desk, at

SPANS = st.lists(st.tuples(st.integers(-100, 43000), st.integers(1, 3000)), max_size=6)


def quarters(bits: bytes) -> list[int]:
    return [place for place in range(BITS) if bits[place // 8] >> (7 - place % 8) & 1]


@given(available=SPANS, busy=SPANS)
def test_a_quarter_is_free_when_all_of_it_is_available_and_none_of_it_busy(
    available: list[tuple[int, int]], busy: list[tuple[int, int]]
) -> None:
    open_spans = [(start, start + lasts) for start, lasts in available]
    busy_spans = [(start, start + lasts) for start, lasts in busy]
    open_minutes = {minute for start, end in open_spans for minute in range(start, end)}
    busy_minutes = {minute for start, end in busy_spans for minute in range(start, end)}

    def is_free(quarter: int) -> bool:
        minutes = range(quarter * 15, quarter * 15 + 15)
        return all(minute in open_minutes and minute not in busy_minutes for minute in minutes)

    assert quarters(free_bits(open_spans, busy_spans, 0)) == [place for place in range(BITS) if is_free(place)]


async def publish(desk: Desk) -> None:
    batches = free_time_batches(parts_of("scheduling", desk.pool, desk.clock))

    async def work() -> bool:
        if await batches.work():
            return True
        async with transaction(desk.pool) as tx:
            return await mark_yesterdays(tx, now=desk.clock.now())

    while await work():
        pass


async def states(desk: Desk, person: UUID) -> list[AvailabilityState]:
    found: list[dict[str, Any] | None] = await desk.published("availability", person)
    return [AvailabilityState.model_validate(state) for state in found if state is not None]


async def test_hours_minus_sessions_are_published_and_holds_are_not(desk: Desk) -> None:
    mentor, offering = await desk.mentor(buffer_after_minutes=15)
    await publish(desk)
    await desk.person().hold(offering, at(14))
    await desk.person().book(offering, at(10))
    await publish(desk)

    first, second = await states(desk, mentor.id)

    assert (first.version, second.version, second.first_day.isoformat()) == (1, 2, "2026-03-02")
    assert len(second.bits) == 336
    tuesday = range(96, 192)
    assert [place - 96 for place in quarters(first.bits) if place in tuesday] == list(range(36, 68))
    assert set(quarters(first.bits)) - set(quarters(second.bits)) == {96 + place for place in range(40, 45)}


async def test_a_booking_marks_both_and_a_mentee_without_hours_has_no_free_time(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    await mentee.put(
        "/me/availability",
        {"time_zone": "UTC", "weekly": [{"day": 1, "from": "09:00", "to": "12:00"}], "overrides": []},
    )
    other = desk.person()
    await mentee.book(offering, at(10))
    await other.book(offering, at(12))
    await publish(desk)

    (of_mentee,) = await states(desk, mentee.id)
    assert len(quarters(of_mentee.bits)) == 4 * 12 - 4
    assert await states(desk, other.id) == []
    assert len(await states(desk, mentor.id)) == 1


async def test_what_did_not_change_is_not_published_again(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=[{"day": 1, "from": "09:00", "to": "12:00"}])
    await publish(desk)
    mentee = desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]
    await mentee.post(f"/sessions/{session}/cancellation", {"reason": ""})
    await publish(desk)

    assert len(await states(desk, mentor.id)) == 1


async def test_another_zone_is_told_though_nobody_is_free_at_another_time_for_it(desk: Desk) -> None:
    mentor, _ = await desk.mentor(weekly=[{"day": day, "from": "00:00", "to": "00:00"} for day in range(7)])
    await publish(desk)
    hours = {**(await mentor.get("/me/availability")).json(), "time_zone": "Asia/Tokyo"}
    told = {name: hours[name] for name in ("time_zone", "weekly")}
    assert (await mentor.put("/me/availability", told, if_match="*")).status_code == 200
    await publish(desk)

    zones = [state.time_zone for state in await states(desk, mentor.id)]
    assert zones == ["UTC", "Asia/Tokyo"]


async def test_a_travel_is_told_while_it_is_not_over_however_far_ahead_it_is(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    await publish(desk)
    first = (await states(desk, mentor.id))[-1].first_day
    hours = {name: (await mentor.get("/me/availability")).json()[name] for name in ("time_zone", "weekly")}
    travel = {"from": f"{first + timedelta(60)}", "to": f"{first + timedelta(61)}", "time_zone": "Asia/Tokyo"}
    for travels in ([travel], []):
        await mentor.put("/me/availability", {**hours, "travel": travels}, if_match="*")
        await publish(desk)
    await mentor.put("/me/availability", {**hours, "travel": [travel]}, if_match="*")
    await publish(desk)
    desk.clock.move(timedelta(days=64))
    await publish(desk)

    ahead = TravelAhead(first=first + timedelta(60), last=first + timedelta(61), time_zone="Asia/Tokyo")
    assert [state.travels for state in await states(desk, mentor.id)] == [(), (ahead,), (), (ahead,), ()]


async def test_whether_any_of_it_can_be_booked_is_told_when_that_changes(desk: Desk) -> None:
    mentor = desk.person()
    await mentor.put(
        "/me/availability",
        {"time_zone": "UTC", "weekly": [{"day": 1, "from": "09:00", "to": "12:00"}], "overrides": []},
    )
    await publish(desk)
    made = [(await mentor.post("/me/offerings", OFFERING)).json()["id"] for _ in range(2)]
    await publish(desk)
    for offering in made:
        assert (await mentor.delete(f"/offerings/{offering}")).status_code in (200, 204)
        await publish(desk)

    assert [state.offers for state in await states(desk, mentor.id)] == [False, True, False]


async def test_everybody_is_published_anew_once_a_day(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    await publish(desk)
    desk.clock.move(timedelta(days=1))
    await publish(desk)
    await publish(desk)

    assert [state.first_day.day for state in await states(desk, mentor.id)] == [2, 3]


async def test_the_free_time_of_an_erased_person_is_taken_back(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    await publish(desk)
    await desk.hear(PROFILES.tombstone(mentor.id))
    await publish(desk)

    assert (await desk.published(AVAILABILITY.name, mentor.id))[-1] is None
    assert await desk.count("published_availability") == 0


@pytest.mark.parametrize("fault", ["wrong call", "error", "hang", "statement timeout"])
async def test_one_person_whose_free_time_fails_holds_up_nobody_elses(
    desk: Desk, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_by_one, "ATTEMPT_SECONDS", 0.5)
    people = [(await desk.mentor())[0].id for _ in range(3)]
    broken = people[1]
    faults.break_code("each of free time", fault, times=1_000, about=broken)
    await publish(desk)
    await mark(desk, broken)
    await publish(desk)
    assert [len(await states(desk, each)) for each in people] == [1, 0, 1]

    desk.clock.move(timedelta(days=1))  # a new day marks everybody, but for whom it would be in vain
    await publish(desk)
    assert [len(await states(desk, each)) for each in people] == [2, 0, 2]

    faults.disarm()
    desk.clock.move(timedelta(minutes=10))
    await publish(desk)
    assert [len(await states(desk, each)) for each in people] == [2, 1, 2]
    assert await desk.pool.fetchval("SELECT count(*) FROM put_off") == 0
    assert await desk.pool.fetchval("SELECT count(*) FROM stale_availability") == 0


async def test_a_database_that_is_away_puts_nobodys_free_time_off(desk: Desk) -> None:
    people = [(await desk.mentor())[0].id for _ in range(3)]
    faults.break_code("each of free time", "database away", about=people[1])
    with pytest.raises(ConnectionRefusedError):
        await publish(desk)
    assert await desk.pool.fetchval("SELECT count(*) FROM put_off") == 0

    await publish(desk)
    assert [len(await states(desk, each)) for each in people] == [1, 1, 1]


async def test_who_is_put_off_and_erased_is_named_nowhere_any_more(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    await desk.mentor()
    faults.break_code("each of free time", "error", times=1_000, about=mentor.id)
    await publish(desk)
    assert await desk.pool.fetchval("SELECT subject FROM put_off") == mentor.id
    async with transaction(desk.pool) as tx:
        await erase_person(tx, mentor.id, now=desk.clock.now())
    assert await desk.pool.fetchval("SELECT count(*) FROM put_off") == 0


async def mark(desk: Desk, person: UUID) -> None:
    async with transaction(desk.pool) as tx:
        await availability.mark(tx, person)
        await availability.mark(tx, person)


@pytest.fixture(autouse=True)
def mended() -> Iterator[None]:
    yield
    faults.disarm()
