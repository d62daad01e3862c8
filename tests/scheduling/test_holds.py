"""What a hold promises until it is over."""

import asyncio
from datetime import timedelta

import pytest

from tests.browser.promises import shows
from tests.scheduling.conftest import OFFERING, Desk, at, slug


async def test_what_is_booked_from_a_hold_has_the_holds_length_if_none_is_said(desk: Desk) -> None:
    _, offering = await desk.mentor(lengths_minutes=[60, 90])
    holder = desk.person()
    held = (await holder.hold(offering, at(10), length_minutes=90)).json()

    booked = await holder.book(offering, at(10), hold_id=held["id"])

    assert (booked.status_code, booked.json().get("length_minutes")) == (201, 90), booked.text


async def test_a_hold_is_released_in_the_version_that_was_meant(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = await holder.hold(offering, at(10))
    path = f"/holds/{held.json()['id']}"
    renewed = await holder.post(f"{path}/renewal")

    stale = await holder.delete(path, if_match=held.headers["etag"])
    released = await holder.delete(path, if_match=renewed.headers["etag"])

    assert (stale.status_code, slug(stale), released.status_code) == (412, "version-mismatch", 204)


async def test_what_is_held_keeps_its_length_though_the_offering_has_others_by_now(desk: Desk) -> None:
    mentor, offering = await desk.mentor(lengths_minutes=[60])
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]
    await mentor.put(f"/offerings/{offering}", {**OFFERING, "lengths_minutes": [45]}, if_match="*")

    renewed = await holder.post(f"/holds/{held}/renewal")
    other = await holder.book(offering, at(10), hold_id=held, length_minutes=45)
    booked = await holder.book(offering, at(10), hold_id=held, length_minutes=60)

    assert (renewed.status_code, booked.status_code, booked.json().get("length_minutes")) == (200, 201, 60)
    assert (other.status_code, slug(other)) == (422, "hold-of-another-slot")


async def test_what_is_held_of_an_archived_offering_is_neither_renewed_nor_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]
    await mentor.delete(f"/offerings/{offering}")

    for answer in (await holder.post(f"/holds/{held}/renewal"), await holder.book(offering, at(10), hold_id=held)):
        assert (answer.status_code, slug(answer)) == (409, "offering-archived")


@shows(8)
async def test_a_slot_that_is_ones_own_already_is_not_said_to_be_taken(desk: Desk) -> None:
    _, offering = await desk.mentor()
    person = desk.person()
    await person.hold(offering, at(10))
    await person.book(offering, at(14))

    for start in (at(10), at(14)):
        for answer in (await person.book(offering, start), await person.hold(offering, start)):
            assert (answer.status_code, slug(answer)) == (409, "already-busy")
        assert slug(await desk.person().book(offering, start)) == "slot-taken"


async def test_a_hold_says_for_how_many_seconds_it_is_kept_by_the_platforms_clock(desk: Desk) -> None:
    _, offering = await desk.mentor()
    person = desk.person()
    held = (await person.hold(offering, at(14))).json()
    desk.clock.move(timedelta(seconds=90))

    (listed,) = (await person.get("/me/holds")).json()["items"]
    renewed = (await person.post(f"/holds/{held['id']}/renewal")).json()

    assert [each["expires_in_seconds"] for each in (held, listed, renewed)] == [300, 210, 300]


@shows(8)
@pytest.mark.parametrize("times", [42, pytest.param(1_008, marks=pytest.mark.proof)])
async def test_whoever_keeps_a_time_books_it_however_many_want_it_too(desk: Desk, times: int) -> None:
    offerings = [(await desk.mentor())[1] for _ in range(times // 42)]
    for number in range(times):
        offering, start = offerings[number // 42], at((9, 12, 15)[number % 3], day=1 + number // 3 % 14)
        holder, rivals = desk.person(), [desk.person() for _ in range(2)]
        held = (await holder.hold(offering, start)).json()["id"]
        first, booked, last = await asyncio.gather(
            rivals[0].hold(offering, start),
            holder.book(offering, start, hold_id=held),
            rivals[1].book(offering, start),
        )
        assert booked.status_code == 201, booked.text
        assert [slug(each) for each in (first, last)] == ["slot-taken", "slot-taken"]


async def test_ones_own_holds_that_are_not_over_come_in_pages_oldest_first(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    person = desk.person()
    await person.hold(offering, at(9))  # it expires
    desk.clock.move(timedelta(minutes=5))
    first = (await person.hold(offering, at(14))).json()
    await person.hold(offering, at(12))  # time off ends it
    last = (await person.hold(offering, at(10))).json()
    await desk.person().hold(offering, at(16))
    await mentor.post("/me/time-off", {"starts_at": at(12), "ends_at": at(13)})

    page = (await person.get("/me/holds", page_size=1)).json()
    rest = (await person.get("/me/holds", page_token=page["next_page_token"])).json()

    assert [each["id"] for each in (*page["items"], *rest["items"])] == [first["id"], last["id"]]
    assert rest["next_page_token"] is None
