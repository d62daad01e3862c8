"""A rhythm agreed once: booked whole or as far as it goes, kept on the wall clock, changed from a session on."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.scheduling.domain.series import Rhythm, moved_along, moved_wall_clock
from shared.contracts import PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import Desk, Person, profile, slug

BERLIN = "Europe/Berlin"
NEW_YORK = "America/New_York"
EVENINGS = [{"day": day, "from": "08:00", "to": "22:00"} for day in range(7)]

TUESDAYS = {"time_zone": BERLIN, "first_date": "2026-03-03", "at": "18:00", "every_weeks": 2, "times": 8}


async def mentor_in_berlin(desk: Desk, **offering: Any) -> tuple[Person, str]:
    return await desk.mentor(weekly=EVENINGS, time_zone=BERLIN, **{"horizon_days": 366, **offering})


async def agree(person: Person, offering: str, **body: Any) -> Any:
    return await person.post("/series", {"offering_id": offering, **TUESDAYS, **body}, idempotency_key=str(uuid7()))


def starts(series: Any) -> list[str]:
    return [each["starts_at"] for each in series["sessions"]]


def utc(day: int, hour: int, *, month: int = 3) -> str:
    return datetime(2026, month, day, hour, tzinfo=UTC).isoformat()


async def test_every_second_tuesday_keeps_the_wall_clock_of_who_set_it_up(desk: Desk) -> None:
    """Berlin changes its clocks on 29 March, New York on 8 March: for three weeks only one of them has."""
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()

    made = await agree(mentee, offering, every_weeks=1, times=5)
    seen_from_new_york = (await mentee.get(f"/series/{made.json()['id']}", time_zone=NEW_YORK)).json()

    assert made.status_code == 201, made.text
    assert [each["local"] for each in made.json()["sessions"]] == [
        "2026-03-03T18:00:00+01:00",
        "2026-03-10T18:00:00+01:00",
        "2026-03-17T18:00:00+01:00",
        "2026-03-24T18:00:00+01:00",
        "2026-03-31T18:00:00+02:00",
    ]
    assert [each["local"] for each in seen_from_new_york["sessions"]] == [
        "2026-03-03T12:00:00-05:00",
        "2026-03-10T13:00:00-04:00",
        "2026-03-17T13:00:00-04:00",
        "2026-03-24T13:00:00-04:00",
        "2026-03-31T12:00:00-04:00",
    ]


async def test_each_session_of_a_series_is_its_own_and_told_alone(desk: Desk) -> None:
    mentor, offering = await mentor_in_berlin(desk)
    mentee = desk.person()

    series = (await agree(mentee, offering)).json()

    assert len(series["sessions"]) == 8
    for each in series["sessions"]:
        (state,) = await desk.published("sessions", each["id"])
        assert state
        assert (state["change"], state["series_id"]) == ("booked", series["id"])
        assert (await mentor.get(f"/sessions/{each['id']}")).json()["series_id"] == series["id"]
    assert (await desk.count("sessions"), await desk.count("claims")) == (8, 16)


async def test_a_series_with_a_conflict_books_nothing_and_names_it(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    await desk.person().book(offering, utc(17, 17))
    mentee = desk.person()

    refused = await agree(mentee, offering)

    assert (refused.status_code, slug(refused)) == (409, "series-conflicts")
    assert refused.json()["conflicts"] == [
        {"local": "2026-03-17T18:00", "starts_at": "2026-03-17T17:00:00Z", "reason": "slot-taken"}
    ]
    assert (await desk.count("sessions"), await desk.count("claims"), await desk.count("series")) == (1, 2, 0)


async def test_all_that_are_free_are_booked_where_that_is_wanted_and_the_conflicts_told(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    _, others_offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    await desk.person().book(offering, utc(17, 17))
    await mentee.book(others_offering, utc(31, 16))

    made = await agree(mentee, offering, when_taken="book_the_others")

    assert made.status_code == 201
    assert [(each["local"], each["reason"]) for each in made.json()["conflicts"]] == [
        ("2026-03-17T18:00", "slot-taken"),
        ("2026-03-31T18:00", "already-busy"),
    ]
    assert len(made.json()["sessions"]) == 6


async def test_a_wall_clock_that_is_skipped_or_not_offered_is_a_conflict(desk: Desk) -> None:
    nights = [{"day": 6, "from": "01:00", "to": "05:00"}]
    _, offering = await desk.mentor(weekly=nights, time_zone=BERLIN)

    made = await agree(
        desk.person(),
        offering,
        first_date="2026-03-22",
        at="02:30",
        every_weeks=1,
        times=3,
        when_taken="book_the_others",
    )
    early = await agree(desk.person(), offering, first_date="2026-03-22", at="00:30", times=2, every_weeks=1)

    assert made.json()["conflicts"] == [
        {"local": "2026-03-29T02:30", "starts_at": None, "reason": "skipped-local-time"}
    ]
    assert {each["reason"] for each in early.json()["conflicts"]} == {"slot-not-offered"}


async def test_a_mentor_sets_up_a_rhythm_for_their_own_mentee_only(desk: Desk) -> None:
    mentor, offering = await mentor_in_berlin(desk, confirmation=True)
    mentee, stranger = desk.person(), desk.person()
    await desk.accept(mentor, mentee)

    made = await agree(mentor, offering, mentee_id=str(mentee.id))
    with_stranger = await agree(mentor, offering, mentee_id=str(stranger.id), first_date="2026-03-04")
    for_another = await agree(stranger, offering, mentee_id=str(mentee.id), first_date="2026-03-04")

    assert {each["state"] for each in made.json()["sessions"]} == {"booked"}
    assert (with_stranger.status_code, slug(with_stranger)) == (403, "rhythm-for-a-stranger")
    assert (for_another.status_code, slug(for_another)) == (403, "rhythm-of-others")


async def test_who_names_somebody_else_learns_nothing_of_what_is_between_two_others(desk: Desk) -> None:
    mentor, offering = await mentor_in_berlin(desk, open_to="my_mentees")
    mentee, blocked, stranger = desk.person(), desk.person(), desk.person()
    await desk.accept(mentor, mentee)
    await desk.hear(PROFILES.record(profile(mentor.id, blocks=[blocked.id])))

    for other in (mentee, blocked, desk.person()):
        refused = await agree(stranger, offering, mentee_id=str(other.id))
        assert (refused.status_code, slug(refused)) == (403, "rhythm-of-others")


async def test_sessions_of_a_series_on_confirmation_are_requests_each(desk: Desk) -> None:
    mentor, offering = await mentor_in_berlin(desk, confirmation=True)
    series = (await agree(desk.person(), offering, times=2)).json()
    first, second = (each["id"] for each in series["sessions"])
    await mentor.post(f"/sessions/{first}/confirmation")
    await mentor.post(f"/sessions/{second}/decline", {})
    assert [each["state"] for each in (await mentor.get(f"/series/{series['id']}")).json()["sessions"]] == [
        "booked",
        "cancelled",
    ]


async def test_this_session_and_all_after_are_cancelled(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    series = (await agree(mentee, offering)).json()
    third = series["sessions"][2]["id"]

    cancelled = await mentee.post(f"/sessions/{third}/cancellation", {"reason": "away", "and_following": True})

    assert (cancelled.status_code, cancelled.json()["id"]) == (200, third)
    after = (await mentee.get(f"/series/{series['id']}")).json()
    assert [each["state"] for each in after["sessions"]] == ["booked"] * 2 + ["cancelled"] * 6
    assert await desk.count("claims") == 4


async def test_one_session_of_a_series_is_cancelled_alone(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    series = (await agree(mentee, offering)).json()
    await mentee.post(f"/sessions/{series['sessions'][2]['id']}/cancellation", {"reason": ""})
    assert await desk.count("claims") == 14


async def test_this_session_and_all_after_move_on_the_wall_clock_of_the_series(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    series = (await agree(mentee, offering, every_weeks=1, times=4, first_date="2026-03-17")).json()
    second = series["sessions"][1]["id"]

    moved = await mentee.post(
        f"/sessions/{second}/rescheduling", {"starts_at": "2026-03-25T18:30:00+01:00", "and_following": True}
    )

    assert moved.status_code == 200, moved.text
    after = (await mentee.get(f"/series/{series['id']}")).json()
    assert [each["local"] for each in after["sessions"]] == [
        "2026-03-17T18:00:00+01:00",
        "2026-03-25T18:30:00+01:00",
        "2026-04-01T18:30:00+02:00",
        "2026-04-08T18:30:00+02:00",
    ]
    assert await desk.count("claims") == 8
    state = (await desk.published("sessions", series["sessions"][3]["id"]))[-1]
    assert state
    assert (state["change"], state["previous_starts_at"]) == ("rescheduled", "2026-04-07T16:00:00Z")


async def test_a_move_of_all_after_leaves_all_where_they_were_when_one_cannot(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    series = (await agree(mentee, offering, every_weeks=1, times=3)).json()
    await desk.person().book(offering, utc(17, 18))

    refused = await mentee.post(
        f"/sessions/{series['sessions'][0]['id']}/rescheduling",
        {"starts_at": "2026-03-03T18:30:00+01:00", "and_following": True},
    )

    assert (refused.status_code, slug(refused)) == (409, "series-conflicts")
    assert [each["reason"] for each in refused.json()["conflicts"]] == ["slot-taken"]
    assert starts((await mentee.get(f"/series/{series['id']}")).json()) == starts(series)


async def test_a_session_that_was_booked_alone_has_none_that_follow(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    mentee = desk.person()
    session = (await mentee.book(offering, utc(4, 17))).json()["id"]

    cancelled = await mentee.post(f"/sessions/{session}/cancellation", {"reason": "", "and_following": True})
    stranger = await desk.person().post(f"/sessions/{session}/cancellation", {"reason": "", "and_following": True})

    assert (cancelled.status_code, slug(cancelled)) == (422, "not-in-a-series")
    assert (stranger.status_code, slug(stranger)) == (404, "unknown-session")


async def test_a_series_is_unknown_to_strangers(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk)
    series = (await agree(desk.person(), offering)).json()
    answer = await desk.person().get(f"/series/{series['id']}")
    assert (answer.status_code, slug(answer)) == (404, "unknown-series")


@pytest.mark.parametrize(("every_weeks", "times"), [(8, 20)])
async def test_a_rhythm_longer_than_a_year_is_refused(desk: Desk, every_weeks: int, times: int) -> None:
    _, offering = await mentor_in_berlin(desk)
    answer = await agree(desk.person(), offering, every_weeks=every_weeks, times=times)
    assert (answer.status_code, slug(answer)) == (422, "impossible-rhythm")


async def test_a_rhythm_that_begins_beyond_the_horizon_is_refused_whole(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk, horizon_days=10)
    answer = await agree(desk.person(), offering, first_date="2026-03-17")
    assert (answer.status_code, slug(answer)) == (422, "beyond-horizon")


def test_a_wall_clock_moves_by_as_much_over_a_change_of_the_clocks() -> None:
    before = int(datetime(2026, 3, 24, 17, tzinfo=UTC).timestamp() // 60)
    after = int(datetime(2026, 3, 31, 16, tzinfo=UTC).timestamp() // 60)
    shift = moved_wall_clock(BERLIN, before, after)
    assert shift == 7 * 1440
    assert moved_along(BERLIN, before, by=shift).start == after


def test_a_rhythm_comes_round_on_the_same_wall_clock() -> None:
    rhythm = Rhythm(BERLIN, 20515, 18 * 60, 2, 3)
    first, second, third = rhythm.wall_clocks()
    assert (second - first, third - second) == (14 * 1440, 14 * 1440)


async def test_what_lies_in_the_past_of_a_rhythm_is_told_apart_from_what_is_too_soon(desk: Desk) -> None:
    _, offering = await mentor_in_berlin(desk, notice_minutes=7 * 24 * 60)

    refused = await agree(desk.person(), offering, first_date="2026-02-24", every_weeks=1, times=3)
    made = await agree(
        desk.person(), offering, first_date="2026-02-24", every_weeks=1, times=4, when_taken="book_the_others"
    )

    reasons = [("2026-02-24T18:00", "in-the-past"), ("2026-03-03T18:00", "notice-too-short")]
    assert (refused.status_code, slug(refused)) == (409, "series-conflicts")
    for answer in (refused, made):
        assert [(each["local"], each["reason"]) for each in answer.json()["conflicts"]] == reasons
    assert made.status_code == 201


@pytest.mark.parametrize(
    ("first_date", "status", "why"),
    [
        ("2199-12-31", 422, "beyond-horizon"),
        ("2200-01-01", 400, "This date is out of range: the years are 1970 to 2199."),
        ("9999-12-30", 400, "This date is out of range: the years are 1970 to 2199."),
        ("9999-02-30", 400, "There is no such date."),
        ("30.12.2026", 400, "A date is written YYYY-MM-DD."),
    ],
)
async def test_a_first_date_out_of_reach_is_refused_for_what_it_is(
    desk: Desk, first_date: str, status: int, why: str
) -> None:
    _, offering = await mentor_in_berlin(desk)

    refused = await agree(desk.person(), offering, first_date=first_date)

    assert refused.status_code == status
    assert why == (slug(refused) if status == 422 else refused.json()["errors"][0]["detail"])
