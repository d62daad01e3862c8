"""A person's hours: what can be set, and how it is read."""

import asyncio
from datetime import date
from typing import Any

import httpx
import pytest

from services.scheduling.domain.hours import Window, hours_of
from services.scheduling.domain.refusals import (
    ImpossibleTravel,
    NoSuchWallClock,
    OverlappingWindows,
    SkippedLocalTime,
    UnknownZone,
)
from shared.contracts import PROFILES
from tests.scheduling.conftest import EVERY_DAY, Desk, Person, profile, slug

GAP = date(2026, 3, 29)
"""The date on which Berlin's clocks go from 02:00 to 03:00."""


def window(start: int, end: int) -> Window:
    return Window.between(start * 60, end * 60)


async def set_hours(person: Person, **changed: Any) -> httpx.Response:
    body = {"time_zone": "Europe/Berlin", "weekly": EVERY_DAY, "overrides": [], **changed}
    return await person.put("/me/availability", body)


def test_an_end_that_is_not_after_the_start_is_meant_on_the_next_date() -> None:
    assert window(22, 2) == Window(22 * 60, 26 * 60)
    assert window(0, 0) == Window(0, 24 * 60)


def test_no_window_starts_or_ends_at_25_00() -> None:
    for start, end in ((25, 3), (3, 25), (-1, 3)):
        with pytest.raises(NoSuchWallClock):
            window(start, end)


def test_windows_may_touch_and_not_overlap() -> None:
    hours_of("UTC", [(0, window(9, 12)), (0, window(12, 15))])
    with pytest.raises(OverlappingWindows):
        hours_of("UTC", [(0, window(9, 12)), (0, Window(719, 900))])


def test_a_window_over_midnight_overlaps_the_next_morning_also_from_sunday_to_monday() -> None:
    for day, next_day in ((2, 3), (6, 0)):
        with pytest.raises(OverlappingWindows):
            hours_of("UTC", [(day, window(22, 2)), (next_day, window(1, 4))])


def test_overrides_of_neighbouring_dates_do_not_overlap() -> None:
    with pytest.raises(OverlappingWindows):
        hours_of("UTC", [], [(date(2026, 3, 1), [window(22, 2)]), (date(2026, 3, 2), [window(1, 4)])])


def test_an_unknown_zone_is_refused() -> None:
    for name in ("Europe/Atlantis", "../etc/passwd", "", "Europe"):
        with pytest.raises(UnknownZone):
            hours_of(name, [])


@pytest.mark.parametrize("skipped", [window(2, 5), Window(150, 300), Window(60, 150), Window(120, 180)])
def test_an_override_does_not_name_an_hour_that_its_date_skips(skipped: Window) -> None:
    hours = hours_of("Europe/Berlin", [], [(date(2026, 12, 24), []), (GAP, [skipped])])
    with pytest.raises(SkippedLocalTime) as refusal:
        hours.refuse_skipped_times()
    assert refusal.value.members == {"position": 2}


@pytest.mark.parametrize("fine", [window(1, 2), window(3, 5), window(1, 5)])
def test_an_override_may_go_up_to_and_across_a_skipped_hour(fine: Window) -> None:
    hours_of("Europe/Berlin", [], [(GAP, [fine])]).refuse_skipped_times()


def test_a_window_of_every_week_may_name_an_hour_that_some_date_skips() -> None:
    hours_of("Europe/Berlin", [(6, window(2, 3))]).refuse_skipped_times()


def test_nothing_opens_on_a_date_that_does_not_exist() -> None:
    samoa = hours_of("Pacific/Apia", [], [(date(2011, 12, 30), [window(9, 10)])])
    with pytest.raises(SkippedLocalTime):
        samoa.refuse_skipped_times()


def test_of_travels_no_two_have_a_date_in_common_and_none_ends_before_it_begins() -> None:
    one, other = date(2026, 7, 1), date(2026, 7, 5)
    hours_of("UTC", [], (), [(one, one, "Asia/Tokyo"), (other, other, "Asia/Seoul")])
    for wrong in ([(one, other, "Asia/Tokyo"), (other, other, "Asia/Seoul")], [(other, one, "Asia/Tokyo")]):
        with pytest.raises(ImpossibleTravel):
            hours_of("UTC", [], (), wrong)


def test_an_override_on_a_travel_is_meant_in_its_zone() -> None:
    override = [(GAP, [window(2, 3)])]
    hours_of("Europe/Berlin", [], override, [(GAP, GAP, "Asia/Tokyo")]).refuse_skipped_times()
    with pytest.raises(SkippedLocalTime):
        hours_of("Asia/Tokyo", [], override, [(GAP, GAP, "Europe/Berlin")]).refuse_skipped_times()


async def test_a_traveller_is_booked_on_the_wall_clock_of_where_they_are(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=[], time_zone="Europe/Berlin")
    etag = (await mentor.get("/me/availability")).headers["etag"]
    body = {
        "time_zone": "Europe/Berlin",
        "weekly": [{"day": 1, "from": "18:00", "to": "19:00"}],
        "travel": [{"from": "2026-03-08", "to": "2026-03-14", "time_zone": "Asia/Tokyo"}],
    }

    stored = await mentor.put("/me/availability", body, if_match=etag)
    found = await desk.person().get(
        f"/mentors/{mentor.id}/slots", offering_id=offering, from_="2026-03-03T00:00:00Z", to="2026-03-18T00:00:00Z"
    )

    assert stored.json()["travel"] == body["travel"]
    assert [each["starts_at"] for each in found.json()["items"]] == [
        "2026-03-03T17:00:00Z",
        "2026-03-10T09:00:00Z",
        "2026-03-17T17:00:00Z",
    ]


async def test_hours_are_empty_until_they_are_set_and_need_no_profile(desk: Desk) -> None:
    person = desk.person()
    empty = await person.get("/me/availability")

    stored = await set_hours(person, overrides=[{"date": "2026-12-24", "windows": []}])

    assert (empty.json()["version"], empty.json()["weekly"]) == (0, [])
    assert stored.status_code == 200, stored.text
    assert {**(await person.get("/me/availability")).json(), "sessions_outside": []} == stored.json()
    assert stored.json()["weekly"][0] == {"day": 0, "from": "09:00", "to": "17:00"}
    assert stored.json()["overrides"] == [{"date": "2026-12-24", "windows": []}]


async def test_hours_that_exist_are_changed_with_their_version_only(desk: Desk) -> None:
    person = desk.person()
    first = await set_hours(person)
    body = {"time_zone": "UTC", "weekly": [], "overrides": []}

    blind = await person.put("/me/availability", body)
    right = await person.put("/me/availability", body, if_match=first.headers["etag"])
    stale = await person.put("/me/availability", body, if_match=first.headers["etag"])

    assert (blind.status_code, slug(blind)) == (428, "version-required")
    assert (right.status_code, right.json()["version"]) == (200, 2)
    assert (stale.status_code, slug(stale)) == (412, "version-mismatch")


@pytest.mark.parametrize(
    ("changed", "status", "why"),
    [
        ({"time_zone": "Europe/Atlantis"}, 400, "invalid-request"),
        ({"weekly": [{"day": 0, "from": "25:00", "to": "26:00"}]}, 400, "invalid-request"),
        ({"weekly": [{"day": 7, "from": "09:00", "to": "10:00"}]}, 400, "invalid-request"),
        ({"weekly": [{"day": 0, "from": "09:00", "to": "24:00"}]}, 400, "invalid-request"),
        ({"overrides": [{"date": "2026-02-30", "windows": []}]}, 400, "invalid-request"),
        ({"weekly": EVERY_DAY * 30}, 400, "invalid-request"),
        ({"weekly": [*EVERY_DAY, {"day": 0, "from": "16:59", "to": "18:00"}]}, 422, "overlapping-windows"),
        ({"overrides": [{"date": "2026-12-24", "windows": []}] * 2}, 422, "same-date-twice"),
        (
            {"overrides": [{"date": "2026-03-29", "windows": [{"from": "02:30", "to": "04:00"}]}]},
            422,
            "skipped-local-time",
        ),
    ],
)
async def test_impossible_hours_are_refused_and_leave_nothing(
    desk: Desk, changed: dict[str, Any], status: int, why: str
) -> None:
    answer = await set_hours(desk.person(), **changed)
    assert (answer.status_code, slug(answer)) == (status, why), answer.text
    assert await desk.count("hours") == 0


async def test_slots_are_shown_on_the_wall_clock_of_the_asker(desk: Desk) -> None:
    mentor = desk.person()
    await desk.hear(PROFILES.record(profile(mentor.id)))
    await set_hours(mentor, weekly=[{"day": 1, "from": "18:00", "to": "20:00"}])
    made = await mentor.post("/me/offerings", {"title": "An hour", "lengths_minutes": [60], "open_to": "everyone"})

    found = await desk.person().get(
        f"/mentors/{mentor.id}/slots",
        offering_id=made.json()["id"],
        from_="2026-03-03T00:00:00Z",
        to="2026-03-11T00:00:00Z",
        time_zone="America/New_York",
    )

    assert found.json()["items"] == [
        {
            "starts_at": f"2026-03-{day}Z",
            "ends_at": f"2026-03-{end}Z",
            "local": f"2026-03-{local}",
            "offering_id": made.json()["id"],
            "length_minutes": 60,
        }
        for day, end, local in (
            ("03T17:00:00", "03T18:00:00", "03T12:00:00-05:00"),
            ("03T17:30:00", "03T18:30:00", "03T12:30:00-05:00"),
            ("03T18:00:00", "03T19:00:00", "03T13:00:00-05:00"),
            ("10T17:00:00", "10T18:00:00", "10T13:00:00-04:00"),
            ("10T17:30:00", "10T18:30:00", "10T13:30:00-04:00"),
            ("10T18:00:00", "10T19:00:00", "10T14:00:00-04:00"),
        )
    ]


async def test_of_two_first_hours_at_once_one_is_stored(desk: Desk) -> None:
    person = desk.person()
    answers = await asyncio.gather(*(set_hours(person) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 428, 428, 428, 428, 428]
