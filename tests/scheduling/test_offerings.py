"""Offerings, and the slots that follow from them."""

from datetime import timedelta
from typing import Any

import pytest

from services.scheduling.domain.offerings import Terms
from services.scheduling.domain.refusals import ImpossibleOffering
from shared.contracts import PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import OFFERING, Desk, Person, at, profile, slug


async def slots(asker: Person, mentor: Person, offering: str, **query: Any) -> list[str]:
    asked = {"offering_id": offering, "from_": at(0), "to": at(0, day=2), **query}
    answer = await asker.get(f"/mentors/{mentor.id}/slots", **asked)
    assert answer.status_code == 200, answer.text
    return [each["starts_at"][11:16] for each in answer.json()["items"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"lengths": ()},
        {"lengths": (30, 30)},
        {"lengths": (4,)},
        {"slot_interval": 0},
        {"buffer_after": -1},
        {"notice": -1},
        {"horizon_days": 0},
    ],
)
def test_an_impossible_offering_cannot_be_built(wrong: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleOffering):
        Terms(**{"title": "An hour", "lengths": (60,), "slot_interval": 30, **wrong})


@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        ({"lengths_minutes": [30, 30]}, ["#/lengths_minutes"]),
        ({"slot_offset_minutes": 30}, ["#/slot_offset_minutes"]),
        ({"lengths_minutes": [30, 30], "slot_offset_minutes": 30}, ["#/lengths_minutes", "#/slot_offset_minutes"]),
        ({"questions": [{"text": "Why?"}, {"text": "Why?"}]}, ["#/questions"]),
        ({"questions": [{"text": "Why?", "choices": ["a", "a"]}]}, ["#/questions"]),
        ({"horizon_days": 2, "notice_minutes": 2 * 24 * 60}, ["#/notice_minutes"]),
        ({"bookable_until": "2026-03-01"}, ["#/bookable_until"]),
        ({"place": {"kind": "link", "text": "javascript:alert(1)"}}, ["#/place/text"]),
        ({"place": {"kind": "telephone", "text": "not a number"}}, ["#/place/text"]),
        ({"bookable_until": "2026-03-03", "notice_minutes": 2 * 24 * 60}, ["#/bookable_until"]),
    ],
)
async def test_an_impossible_offering_is_refused_with_what_is_wrong(
    desk: Desk, wrong: dict[str, Any], pointers: list[str]
) -> None:
    mentor, offering = await desk.mentor()
    etag = (await mentor.get(f"/offerings/{offering}")).headers["etag"]

    made = await mentor.post("/me/offerings", {**OFFERING, **wrong})
    changed = await mentor.put(f"/offerings/{offering}", {**OFFERING, **wrong}, if_match=etag)

    for refused in (made, changed):
        assert (refused.status_code, slug(refused)) == (422, "impossible-offering"), refused.text
        assert [each["pointer"] for each in refused.json()["errors"]] == pointers
        assert all(each["detail"] for each in refused.json()["errors"])


async def test_the_last_date_is_judged_on_the_mentors_wall_clock(desk: Desk) -> None:
    """Sunday in Honolulu, Monday in London."""
    in_london, _ = await desk.mentor()
    in_honolulu, _ = await desk.mentor(time_zone="Pacific/Honolulu")
    sunday = {**OFFERING, "bookable_until": "2026-03-01"}

    assert (await in_london.post("/me/offerings", sunday)).status_code == 422
    assert (await in_honolulu.post("/me/offerings", sunday)).status_code == 201


async def test_an_offering_whose_last_date_has_passed_is_changed_all_the_same(desk: Desk) -> None:
    mentor, offering = await desk.mentor(bookable_until="2026-03-03")
    etag = (await mentor.get(f"/offerings/{offering}")).headers["etag"]
    desk.clock.move(timedelta(days=7))
    terms = {**OFFERING, "title": "What was", "bookable_until": "2026-03-03"}

    earlier = await mentor.put(f"/offerings/{offering}", {**terms, "bookable_until": "2026-03-02"}, if_match=etag)
    same = await mentor.put(f"/offerings/{offering}", terms, if_match=etag)

    assert (earlier.status_code, same.status_code) == (422, 200)


async def test_an_offering_is_made_changed_and_archived(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    read = await mentor.get(f"/offerings/{offering}")

    blind = await mentor.put(f"/offerings/{offering}", {**OFFERING, "title": "Other"})
    changed = await mentor.put(f"/offerings/{offering}", {**OFFERING, "title": "Other"}, if_match=read.headers["etag"])
    archived = await mentor.delete(f"/offerings/{offering}", if_match=changed.headers["etag"])
    again = await mentor.delete(f"/offerings/{offering}")

    assert read.json()["can"] == ["change", "archive"]
    assert (blind.status_code, slug(blind)) == (428, "version-required")
    assert (changed.json()["title"], changed.json()["version"]) == ("Other", 2)
    assert archived.status_code == 204
    assert (again.status_code, slug(again)) == (409, "offering-archived")
    assert (await mentor.get(f"/offerings/{offering}")).json()["archived"] is True


async def test_a_title_leads_nowhere(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    refused = await mentor.post("/me/offerings", {**OFFERING, "title": "Verify at https://evil.example/login"})

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "#/title")


async def test_an_offering_is_changed_by_its_mentor_only(desk: Desk) -> None:
    _, offering = await desk.mentor()
    stranger = desk.person()
    for path, status, why in (
        (f"/offerings/{offering}", 403, "offering-of-others"),
        (f"/offerings/{uuid7()}", 404, "unknown-offering"),
    ):
        for answer in (await stranger.put(path, dict(OFFERING), if_match='"1-00"'), await stranger.delete(path)):
            assert (answer.status_code, slug(answer)) == (status, why)
    assert slug(await stranger.get(f"/offerings/{uuid7()}")) == "unknown-offering"


async def test_a_mentors_offerings_come_in_pages_without_archived_ones_for_others(desk: Desk) -> None:
    mentor, first = await desk.mentor()
    others = [(await mentor.post("/me/offerings", dict(OFFERING))).json()["id"] for _ in range(3)]
    await mentor.delete(f"/offerings/{others[1]}")

    async def listed(person: Person) -> list[str]:
        page = (await person.get(f"/mentors/{mentor.id}/offerings", page_size=2)).json()
        rest = await person.get(f"/mentors/{mentor.id}/offerings", page_size=2, page_token=page["next_page_token"])
        return [each["id"] for each in page["items"] + rest.json()["items"]]

    assert await listed(desk.person()) == [first, others[0], others[2]]
    assert await listed(mentor) == [first, *others]


async def test_what_can_be_booked_is_said(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    before = (await mentee.get(f"/offerings/{offering}")).json()["can"]
    await desk.accept(mentor, mentee)

    assert (before, (await mentee.get(f"/offerings/{offering}")).json()["can"]) == ([], ["book"])


async def test_booked_time_and_buffers_are_left_out(desk: Desk) -> None:
    mentor, offering = await desk.mentor(
        weekly=[{"day": 1, "from": "09:00", "to": "14:00"}], buffer_before_minutes=15, buffer_after_minutes=30
    )
    await desk.person().book(offering, at(11))

    assert await slots(desk.person(), mentor, offering) == ["09:00", "13:00"]
    assert await slots(desk.person(), mentor, offering, length_minutes=30) == ["09:00", "09:30", "13:00", "13:30"]


async def test_what_is_listed_can_be_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor(
        weekly=[{"day": 1, "from": "09:10", "to": "14:00"}], buffer_before_minutes=15, buffer_after_minutes=30
    )
    listed = 0
    while free := await slots(desk.person(), mentor, offering):
        hour, minute = free[0].split(":")
        assert (await desk.person().book(offering, at(int(hour), int(minute)))).status_code == 201
        listed += 1
    assert listed == 2


async def test_ones_own_other_sessions_are_left_out(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=[{"day": 1, "from": "09:00", "to": "12:00"}])
    _, elsewhere = await desk.mentor()
    mentee = desk.person()
    await mentee.book(elsewhere, at(10))

    assert await slots(mentee, mentor, offering) == ["09:00", "11:00"]
    assert len(await slots(desk.person(), mentor, offering)) == 5


async def test_nothing_is_bookable_for_whom_the_mentor_blocks_nor_while_paused(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    blocked = desk.person()
    await desk.hear(PROFILES.record(profile(mentor.id, blocks=[blocked.id])))
    for_blocked = await blocked.get(f"/mentors/{mentor.id}/slots", offering_id=offering)
    all_for_blocked = await blocked.get(f"/mentors/{mentor.id}/slots")
    for_others = await slots(desk.person(), mentor, offering)
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)))

    assert (for_blocked.status_code, slug(for_blocked)) == (404, "unknown-offering")
    assert (all_for_blocked.json()["items"], len(for_others)) == ([], 15)
    assert await slots(desk.person(), mentor, offering) == []


async def test_notice_and_horizon_bound_the_list(desk: Desk) -> None:
    mentor, offering = await desk.mentor(notice_minutes=26 * 60, horizon_days=2)
    answer = await desk.person().get(f"/mentors/{mentor.id}/slots", offering_id=offering)
    starts = [each["starts_at"] for each in answer.json()["items"]]
    assert (starts[0], starts[-1]) == ("2026-03-03T11:00:00Z", "2026-03-04T09:00:00Z")


async def test_impossible_questions_for_slots_are_refused(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    path = f"/mentors/{mentor.id}/slots"
    asker = desk.person()
    for query, status, why in (
        ({"from_": at(0), "to": at(0)}, 422, "impossible-span"),
        ({"from_": at(0), "to": at(1, day=63)}, 422, "impossible-span"),
        ({"length_minutes": 45}, 422, "length-not-offered"),
        ({"time_zone": "Mars/Olympus"}, 400, "invalid-request"),
        ({"from_": "2026-03-03T00:00:00"}, 400, "invalid-request"),
        ({"offering_id": str(uuid7())}, 404, "unknown-offering"),
    ):
        answer = await asker.get(path, **{"offering_id": offering, **query})
        assert (answer.status_code, slug(answer)) == (status, why), answer.text
    other = await asker.get(f"/mentors/{uuid7()}/slots", offering_id=offering)
    assert (other.status_code, slug(other)) == (404, "unknown-offering")
