"""Time off: what lies in it is shown, then cancelled; and nobody books into it."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.scheduling.domain.minutes import last_minute
from shared.ids import uuid7
from tests.scheduling.conftest import MONDAY, Desk, Person, at, slug
from tests.scheduling.test_offerings import slots

WEDNESDAY = last_minute(MONDAY + timedelta(days=2))
TUESDAY = {"starts_at": at(9, 30), "ends_at": at(12)}


async def booked(desk: Desk, offering: str, start: str, **more: Any) -> tuple[Person, str]:
    mentee = desk.person()
    answer = await mentee.book(offering, start, **more)
    assert answer.status_code == 201, answer.text
    return mentee, answer.json()["id"]


async def state(person: Person, session: str) -> str:
    found: str = (await person.get(f"/sessions/{session}")).json()["state"]
    return found


async def test_what_lies_in_it_is_shown_and_nothing_changes(desk: Desk) -> None:
    mentor, offering = await desk.mentor(buffer_after_minutes=45)
    mentee, inside = await booked(desk, offering, at(11))
    await booked(desk, offering, at(13))

    shown = await mentor.post("/me/time-off/preview", TUESDAY)

    assert shown.status_code == 200, shown.text
    assert [(each["id"], each["mentee_ids"]) for each in shown.json()["sessions"]] == [(inside, [str(mentee.id)])]
    assert await state(mentor, inside) == "booked"
    assert (await mentor.get("/me/availability")).json()["time_off"] == []


async def test_taking_it_cancels_all_that_lies_in_it_with_one_reason(desk: Desk) -> None:
    mentor, offering = await desk.mentor(notice_minutes=120)
    touching = [await booked(desk, offering, start) for start in (at(9), at(10), at(11, 30))]
    mentee, before = await booked(desk, offering, at(16, day=0))
    await booked(desk, offering, at(13))

    taken = await mentor.post("/me/time-off", {**TUESDAY, "reason": "A family matter"})

    assert taken.status_code == 201, taken.text
    cancelled = [(each["id"], each["state"]) for each in taken.json()["cancelled"]]
    assert cancelled == [(session, "cancelled") for _, session in touching]
    for person, session in touching:
        seen = (await person.get(f"/sessions/{session}")).json()
        assert (seen["state"], seen["cancelled_by"], seen["cancellation_reason"]) == (
            "cancelled",
            "mentor",
            "A family matter",
        )
        assert [each and each["change"] for each in await desk.published("sessions", session)] == [
            "booked",
            "cancelled",
        ]
    assert await state(mentee, before) == "booked"
    assert await desk.count("claims") == 4


async def test_nobody_books_or_moves_into_time_off_until_it_is_given_back(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=[{"day": 1, "from": "09:00", "to": "13:00"}])
    _, session = await booked(desk, offering, at(12))
    off = (await mentor.post("/me/time-off", TUESDAY)).json()["id"]

    listed = await slots(desk.person(), mentor, offering, length_minutes=30)
    refused = await desk.person().book(offering, at(10))
    moved = await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(10)})
    assert (await mentor.delete(f"/me/time-off/{off}")).status_code == 204
    again = await mentor.delete(f"/me/time-off/{off}")

    assert listed == ["09:00"]
    assert (slug(refused), slug(moved)) == ("slot-not-offered", "slot-not-offered")
    assert (again.status_code, slug(again)) == (404, "unknown-time-off")
    assert (await desk.person().book(offering, at(10))).status_code == 201


async def test_who_has_no_hours_has_no_time_off_to_give_back(desk: Desk) -> None:
    ended = await desk.person().delete(f"/me/time-off/{uuid7()}")

    assert (ended.status_code, slug(ended)) == (404, "unknown-time-off")


async def test_a_hold_does_not_survive_time_off(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]
    await mentor.post("/me/time-off", TUESDAY)

    booked = await holder.book(offering, at(10), hold_id=held)

    renewed = await holder.post(f"/holds/{held}/renewal")

    for refused in (booked, renewed):
        assert (refused.status_code, slug(refused)) == (409, "hold-ended")
    assert await desk.count("claims") == 0


async def test_a_hold_that_ended_takes_no_place_and_says_so_after_time_off_is_given_back(desk: Desk) -> None:
    mentor, offering = await desk.mentor(most_sessions={"a_day": 3})
    holder = desk.person()
    ended = [(await holder.hold(offering, at(hour))).json()["id"] for hour in (9, 10, 11)]
    off = (await mentor.post("/me/time-off", {"starts_at": at(9), "ends_at": at(12)})).json()["id"]
    await mentor.delete(f"/me/time-off/{off}")

    refused = await holder.book(offering, at(10), hold_id=ended[1])
    held = [(await holder.hold(offering, at(hour))).status_code for hour in (9, 10, 11)]

    assert (refused.status_code, slug(refused)) == (409, "hold-ended")
    assert held == [201, 201, 201]


async def test_a_hold_that_was_over_before_time_off_has_expired(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]
    desk.clock.move(timedelta(minutes=5))
    taken = await mentor.post("/me/time-off", TUESDAY)

    booked = await holder.book(offering, at(10), hold_id=held)

    assert taken.json()["ended_holds"] == 0
    assert (booked.status_code, slug(booked)) == (409, "hold-expired")


async def test_moves_and_holds_that_end_are_told_before_and_after(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee, moving = await booked(desk, offering, at(15))
    _, inside = await booked(desk, offering, at(11))
    await mentee.post(f"/sessions/{moving}/move-proposal", {"starts_at": at(10)})
    await desk.person().hold(offering, at(9))
    await desk.person().hold(offering, at(13))

    shown = (await mentor.post("/me/time-off/preview", TUESDAY)).json()
    taken = (await mentor.post("/me/time-off", TUESDAY)).json()

    assert [each["id"] for each in shown["sessions"]] == [inside]
    (move,) = shown["moves"]
    assert (move["id"], move["mentee_ids"], move["starts_at"]) == (moving, [str(mentee.id)], "2026-03-03T15:00:00Z")
    assert (move["move_proposal"]["proposed_by"], move["move_proposal"]["starts_at"]) == (
        "mentee",
        "2026-03-03T10:00:00Z",
    )
    assert shown["holds"] == 1
    assert (taken["cancelled"], taken["ended_moves"], taken["ended_holds"]) == (
        [{**each, "state": "cancelled"} for each in shown["sessions"]],
        shown["moves"],
        shown["holds"],
    )


async def test_the_same_span_taken_twice_is_one_time_off(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    first = (await mentor.post("/me/time-off", TUESDAY)).json()
    before = (await mentor.get("/me/availability")).json()

    again = await mentor.post("/me/time-off", TUESDAY)
    overlapping = await mentor.post("/me/time-off", {**TUESDAY, "ends_at": at(13)})

    assert (again.status_code, again.json()["id"], again.json()["cancelled"]) == (201, first["id"], [])
    assert (before["version"], len(before["time_off"])) == (2, 1)
    after = (await mentor.get("/me/availability")).json()
    assert [each["id"] for each in after["time_off"]] == [first["id"], overlapping.json()["id"]]
    assert after["version"] == 3


@pytest.mark.parametrize(("by_mentor", "change"), [(True, "move_withdrawn"), (False, "move_declined")])
async def test_a_time_proposed_before_is_not_moved_to_in_time_off(desk: Desk, by_mentor: bool, change: str) -> None:
    mentor, offering = await desk.mentor()
    mentee, session = await booked(desk, offering, at(15))
    proposer, asked = (mentor, mentee) if by_mentor else (mentee, mentor)
    await proposer.post(f"/sessions/{session}/move-proposal", {"starts_at": at(10)})

    taken = await mentor.post("/me/time-off", TUESDAY)
    accepted = await asked.post(f"/sessions/{session}/move-proposal/acceptance")

    assert taken.json()["cancelled"] == []
    assert (accepted.status_code, slug(accepted)) == (409, "no-move-proposed")
    last = (await desk.published("sessions", session))[-1]
    assert last
    assert (last["change"], last["proposed_starts_at"], last["starts_at"]) == (
        change,
        "2026-03-03T10:00:00Z",
        "2026-03-03T15:00:00Z",
    )
    assert await desk.count("claims") == 2


async def test_time_off_elsewhere_leaves_a_proposal_open(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee, session = await booked(desk, offering, at(15))
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(13)})

    await mentor.post("/me/time-off", TUESDAY)

    accepted = await mentor.post(f"/sessions/{session}/move-proposal/acceptance")
    assert (accepted.status_code, accepted.json()["starts_at"]) == (200, "2026-03-03T13:00:00Z")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_an_acceptance_at_the_same_moment_does_not_land_in_time_off(desk: Desk, seed: int) -> None:
    mentor, offering = await desk.mentor()
    proposed = [await booked(desk, offering, at(9 + place, day=2)) for place in range(3)]
    for place, (mentee, session) in enumerate(proposed):
        await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(9 + place)})

    async def take_off() -> httpx.Response:
        for _ in range(seed):
            await desk.person().get("/me/availability")
        return await mentor.post("/me/time-off", {"starts_at": at(0), "ends_at": at(24)})

    taken, *answers = await asyncio.gather(
        take_off(), *(mentor.post(f"/sessions/{session}/move-proposal/acceptance") for _, session in proposed)
    )

    assert taken.status_code == 201, taken.text
    assert {answer.status_code for answer in answers} <= {200, 409}
    starts = await desk.pool.fetch("SELECT starts FROM sessions WHERE state = 'booked'")
    assert all(row["starts"] >= WEDNESDAY for row in starts)
    assert await desk.count("claims") == 2 * len(starts)


async def test_time_off_outlives_a_change_of_the_hours_and_raises_their_version(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    before = await mentor.get("/me/availability")
    body = {"time_zone": "UTC", "weekly": []}
    await mentor.post("/me/time-off", TUESDAY)

    stale = await mentor.put("/me/availability", body, if_match=before.headers["etag"])
    now = await mentor.get("/me/availability")
    changed = await mentor.put("/me/availability", body, if_match=now.headers["etag"])

    assert (stale.status_code, slug(stale)) == (412, "version-mismatch")
    assert len(changed.json()["time_off"]) == 1


async def test_own_sessions_as_a_mentee_are_not_cancelled_by_time_off(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    _, elsewhere = await desk.mentor()
    session = (await mentor.book(elsewhere, at(10))).json()["id"]

    taken = await mentor.post("/me/time-off", TUESDAY)

    assert taken.json()["cancelled"] == []
    assert await state(mentor, session) == "booked"


@pytest.mark.parametrize(
    "span", [{"starts_at": at(9), "ends_at": at(9)}, {"starts_at": at(9), "ends_at": at(9, day=368)}]
)
async def test_impossible_time_off_is_refused(desk: Desk, span: dict[str, str]) -> None:
    mentor, _ = await desk.mentor()
    for path in ("/me/time-off", "/me/time-off/preview"):
        answer = await mentor.post(path, span)
        assert (answer.status_code, slug(answer)) == (422, "impossible-time-off")


async def test_time_off_in_the_past_or_of_no_hours_is_refused(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    past = await mentor.post("/me/time-off", {"starts_at": at(7, day=0), "ends_at": at(9, day=0)})
    none = await desk.person().post("/me/time-off", TUESDAY)
    assert (past.status_code, slug(past)) == (422, "impossible-time-off")
    assert (none.status_code, slug(none)) == (409, "no-hours")


async def test_a_preview_is_refused_as_the_taking_is(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    stranger = desk.person()
    past = {"starts_at": at(7, day=0), "ends_at": at(9, day=0)}
    for person, span in ((mentor, past), (stranger, TUESDAY)):
        shown, taken = await person.post("/me/time-off/preview", span), await person.post("/me/time-off", span)
        assert (shown.status_code, slug(shown)) == (taken.status_code, slug(taken))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_session_lies_in_time_off_though_all_happens_at_once(desk: Desk, seed: int) -> None:
    mentor, offering = await desk.mentor()
    movers = [await booked(desk, offering, at(9 + place, day=2)) for place in range(4)]
    holder = desk.person()
    held = (await holder.hold(offering, at(16))).json()["id"]

    async def take_off() -> httpx.Response:
        for _ in range(seed):
            await desk.person().get("/me/availability")
        return await mentor.post("/me/time-off", {"starts_at": at(0), "ends_at": at(24)})

    taken, *answers = await asyncio.gather(
        take_off(),
        *(desk.person().book(offering, at(9 + place)) for place in range(6)),
        *(desk.person().hold(offering, at(15, place)) for place in (0, 30)),
        *(
            mover.post(f"/sessions/{session}/rescheduling", {"starts_at": at(9 + place, 30)})
            for place, (mover, session) in enumerate(movers)
        ),
        holder.book(offering, at(16), hold_id=held),
    )

    assert taken.status_code == 201, taken.text
    assert all(answer.status_code < 500 for answer in answers)
    starts = await desk.pool.fetch("SELECT starts FROM sessions WHERE state = 'booked'")
    assert all(row["starts"] >= WEDNESDAY for row in starts)
    assert await desk.count("claims") == 2 * len(starts)
