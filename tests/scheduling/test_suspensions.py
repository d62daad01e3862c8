"""Somebody is suspended: what lies ahead of them ends, on either side, and nobody books with them."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.contracts import MENTORSHIPS, PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import MONDAY, Desk, Person, at, mentorship, profile, slug
from tests.scheduling.test_between_two import OFFERED, PHONE, booked, everything_about, view

LIFTED: dict[str, Any] = {"suspended": False, "suspended_at": MONDAY}
SUSPENDED: dict[str, Any] = {"suspended": True, "suspended_at": MONDAY}


async def hear(desk: Desk, person: Person, *, mentor: bool = False, **state: Any) -> None:
    await desk.hear(PROFILES.record(profile(person.id, mentor=mentor, **state)))


@pytest.mark.parametrize("who", ["mentor", "mentee"])
async def test_what_lies_ahead_ends_on_either_side_and_is_told_without_who_or_why(desk: Desk, who: str) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    asking = (await mentor.post("/me/offerings", {**OFFERED, "confirmation": True})).json()["id"]
    mentee, other, elsewhere = desk.person(), desk.person(), (await desk.mentor())[1]
    moving = await booked(mentee, offering, at(10))
    assert (await mentee.post(f"/sessions/{moving}/move-proposal", {"starts_at": at(15)})).status_code == 200
    ended = [await booked(mentee, offering, at(12)), await booked(mentee, asking, at(13)), moving]
    kept = await booked(other, elsewhere, at(14))
    hold = (await mentee.hold(offering, at(16))).json()["id"]
    suspended, left = (mentor, mentee) if who == "mentor" else (mentee, mentor)

    await hear(desk, suspended, mentor=who == "mentor", **SUSPENDED)

    for session in ended:
        seen = await view(left, session)
        assert (seen["state"], seen["cancelled_by"], seen["cancelled_because"], seen["can"]) == (
            "cancelled",
            "platform",
            "closed",
            [],
        )
    assert (await view(other, kept))["state"] == "booked"
    assert await desk.count("holds") == 0
    assert await desk.count("claims") == 2
    refused = await suspended.get("/me/holds")
    assert (refused.status_code, slug(refused)) == (403, "person-suspended")
    if who == "mentor":
        assert slug(await mentee.post(f"/holds/{hold}/renewal")) == "unknown-hold"


async def test_a_mentor_who_is_suspended_is_to_everybody_as_one_who_has_left(desk: Desk) -> None:
    (here, offering), (gone, former), mentee = await desk.mentor(), await desk.mentor(), desk.person()
    for mentor in (here, gone):
        await desk.hear(MENTORSHIPS.record(mentorship(uuid7(), mentor.id, mentee.id)))
    await hear(desk, here, mentor=True, **SUSPENDED)
    await desk.hear(PROFILES.tombstone(gone.id))

    assert await everything_about(mentee, here.id, offering) == await everything_about(mentee, gone.id, former)


async def test_a_mentor_sets_up_no_rhythm_with_a_mentee_who_is_suspended(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    await hear(desk, mentee, **SUSPENDED)
    await desk.hear(MENTORSHIPS.record(mentorship(uuid7(), mentor.id, mentee.id)))
    rhythm = {"time_zone": "UTC", "first_date": at(0)[:10], "at": "10:00", "times": 2, "mentee_id": str(mentee.id)}
    answer = await mentor.post("/series", {"offering_id": offering, **rhythm}, idempotency_key="rhythm")
    assert slug(answer) == "not-their-mentee"


async def test_what_is_over_and_what_is_on_stays_as_it_was(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    over, on = [await booked(mentee, offering, at(hour)) for hour in (10, 12)]
    desk.clock.instant = datetime.fromisoformat(at(12)) + timedelta(minutes=5)
    await desk.fire_timers()

    await hear(desk, mentee, **SUSPENDED)

    assert [(await view(mentor, each))["state"] for each in (over, on)] == ["completed", "booked"]
    assert (await mentor.post(f"/sessions/{on}/completion")).status_code == 200


async def test_lifting_it_brings_no_session_back_and_lets_them_book(desk: Desk) -> None:
    _, offering = await desk.mentor()
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    await hear(desk, mentee, **SUSPENDED)
    await hear(desk, mentee, **LIFTED)

    assert (await view(mentee, session))["state"] == "cancelled"
    again = await booked(mentee, offering, at(10))
    await hear(desk, mentee, **LIFTED)
    assert (await view(mentee, again))["state"] == "booked"


async def test_one_that_was_lifted_before_anybody_heard_of_it_has_ended_things_all_the_same(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    await hear(desk, mentee)
    session = await booked(mentee, offering, at(10))

    await hear(desk, mentee, **LIFTED)

    assert (await view(mentor, session))["cancelled_because"] == "closed"
    assert (await mentee.book(offering, at(10))).status_code == 201


async def test_of_a_booking_and_a_suspension_at_once_nothing_is_left_ahead(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    people = [desk.person() for _ in range(8)]
    for person in people:
        await hear(desk, person)

    await asyncio.gather(
        *(person.book(offering, at(8 + number)) for number, person in enumerate(people)),
        hear(desk, mentor, mentor=True, **SUSPENDED),
    )

    live = "SELECT count(*) FROM sessions WHERE state IN ('pending', 'booked')"
    assert await desk.pool.fetchval(live) == 0
    assert await desk.count("claims") == 0
