"""Slots as one looks for them: of one offering or all, the next few, good for both, of many mentors at once."""

import time
from typing import Any

from shared.contracts import PROFILES
from shared.ids import uuid7
from tests.browser.promises import shows
from tests.scheduling.conftest import OFFERING, Desk, Person, at, profile, slug

MORNING = [{"day": 1, "from": "09:00", "to": "11:00"}]


async def found(asker: Person, mentor: Person, **query: Any) -> list[dict[str, Any]]:
    answer = await asker.get(f"/mentors/{mentor.id}/slots", **{"from_": at(0), "to": at(0, day=2), **query})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def clock(items: list[dict[str, Any]]) -> list[str]:
    return [each["starts_at"][11:16] for each in items]


async def test_all_offerings_come_together_by_time(desk: Desk) -> None:
    mentor, hour = await desk.mentor(weekly=MORNING, lengths_minutes=[60])
    half = (await mentor.post("/me/offerings", {**OFFERING, "lengths_minutes": [30]})).json()["id"]
    closed = {**OFFERING, "open_to": "my_mentees"}
    await mentor.post("/me/offerings", closed)
    archived = (await mentor.post("/me/offerings", dict(OFFERING))).json()["id"]
    await mentor.delete(f"/offerings/{archived}")

    items = await found(desk.person(), mentor)
    halves = await found(desk.person(), mentor, length_minutes=30)

    assert clock(items) == ["09:00", "09:00", "09:30", "09:30", "10:00", "10:00", "10:30"]
    assert {(each["offering_id"], each["length_minutes"]) for each in items} == {(hour, 60), (half, 30)}
    assert {each["offering_id"] for each in halves} == {half}


@shows(5)
async def test_the_free_times_of_six_weeks_are_answered_in_less_than_300_ms_of_nineteen_times_in_twenty(
    desk: Desk,
) -> None:
    mentor, offering = await desk.mentor(slot_interval_minutes=15)
    asker, took, answer = desk.person(), list[float](), None
    for _ in range(100):
        began = time.perf_counter()
        answer = await asker.get(f"/mentors/{mentor.id}/slots", offering_id=offering, from_=at(0), to=at(0, day=43))
        took.append(time.perf_counter() - began)

    assert answer is not None
    assert len(answer.json()["items"]) > 1_000
    assert sorted(took)[94] < 0.3


async def test_slots_come_with_the_zone_of_the_mentors_hours_where_the_asker_may_book(desk: Desk) -> None:
    mentor, offering = await desk.mentor(time_zone="Europe/Berlin")
    closed, _ = await desk.mentor(time_zone="Asia/Tokyo", open_to="my_mentees")
    mentee = desk.person()
    session = (await mentee.book(offering, at(9))).json()["id"]

    async def zone(asker: Person, of: Person, **query: Any) -> str | None:
        answer: str | None = (await asker.get(f"/mentors/{of.id}/slots", **query)).json()["mentor_time_zone"]
        return answer

    assert await zone(mentee, mentor) == await zone(mentee, mentor, moving=session) == "Europe/Berlin"
    assert (await zone(mentee, closed), await zone(closed, closed)) == (None, "Asia/Tokyo")
    both = (await mentee.get("/slots", mentor_ids=f"{mentor.id},{closed.id}")).json()["items"]
    assert [each["mentor_time_zone"] for each in both] == ["Europe/Berlin", None]


async def test_the_next_few_lie_within_62_days(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=MORNING)

    answer = await desk.person().get(f"/mentors/{mentor.id}/slots", offering_id=offering, next=5)

    assert [each["starts_at"] for each in answer.json()["items"]] == [
        "2026-03-03T09:00:00Z",
        "2026-03-03T09:30:00Z",
        "2026-03-03T10:00:00Z",
        "2026-03-10T09:00:00Z",
        "2026-03-10T09:30:00Z",
    ]


async def test_mutual_times_lie_within_the_askers_hours_too(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=MORNING)
    mentee = desk.person()
    nothing_said = await found(mentee, mentor, offering_id=offering, mutual=True)
    hours = [{"day": 1, "from": "04:30", "to": "05:45"}]
    await mentee.put("/me/availability", {"time_zone": "America/New_York", "weekly": hours})

    assert nothing_said == []
    assert clock(await found(mentee, mentor, offering_id=offering, mutual=True)) == ["09:30"]
    assert clock(await found(mentee, mentor, offering_id=offering, mutual=True, length_minutes=30)) == [
        "09:30",
        "10:00",
    ]


async def test_ones_own_time_off_is_not_mutual(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=MORNING)
    mentee, _ = await desk.mentor()
    await mentee.post("/me/time-off", {"starts_at": at(9), "ends_at": at(10)})

    assert clock(await found(mentee, mentor, offering_id=offering, mutual=True)) == ["10:00"]


async def test_fifty_mentors_are_asked_for_at_once(desk: Desk) -> None:
    one, _ = await desk.mentor(weekly=MORNING)
    other, _ = await desk.mentor(weekly=[{"day": 2, "from": "12:00", "to": "13:00"}], most_sessions={"a_day": 1})
    paused, _ = await desk.mentor()
    await desk.hear(PROFILES.record(profile(paused.id, paused=True)))
    mentee = desk.person()
    await mentee.book((await one.get(f"/mentors/{one.id}/offerings")).json()["items"][0]["id"], at(9))
    ids = [str(each) for each in (other.id, one.id, paused.id, *(uuid7() for _ in range(47)))]

    answer = await mentee.get("/slots", mentor_ids=",".join(ids), next=2)
    too_many = await mentee.get("/slots", mentor_ids=",".join([*ids, str(uuid7())]))

    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert [each["mentor_id"] for each in items] == ids
    assert [clock(each["slots"]) for each in items[:3]] == [["12:00", "12:00"], ["10:00", "09:00"], []]
    assert (too_many.status_code, slug(too_many)) == (400, "invalid-request")


async def test_what_one_may_not_book_is_not_listed(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    before = await found(mentee, mentor, offering_id=offering)
    await desk.accept(mentor, mentee)

    assert before == []
    assert len(await found(mentee, mentor, offering_id=offering)) == 15


async def test_no_offering_is_nothing_and_an_unknown_one_is_refused(desk: Desk) -> None:
    mentor = desk.person()
    assert await found(desk.person(), mentor) == []
    unknown = await desk.person().get(f"/mentors/{mentor.id}/slots", offering_id=str(uuid7()))
    assert (unknown.status_code, slug(unknown)) == (404, "unknown-offering")
