"""At most so many sessions a day, a week, a month: on the mentor's calendar, and for everybody at once."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from services.scheduling.domain.calendar import begin_of, full_spans, period_at
from services.scheduling.domain.hours import Hours, hours_of
from services.scheduling.domain.limits import Counted, Limits, Period
from services.scheduling.domain.minutes import date_of, datetime_of, day_of, last_minute
from services.scheduling.domain.refusals import ImpossibleLimits
from shared.ids import uuid7
from tests.scheduling.conftest import EVERY_DAY, OFFERING, Desk, Person, at, slug
from tests.scheduling.test_offerings import slots


def instant(text: str) -> int:
    return last_minute(datetime.fromisoformat(text).astimezone(UTC))


@pytest.mark.parametrize(
    ("zone", "on", "begins"),
    [
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z"),
        ("America/Havana", "2026-03-08", "2026-03-08T05:00Z"),  # 00:00 is skipped: the day begins at 01:00
        ("America/Havana", "2026-11-01", "2026-11-01T04:00Z"),  # 00:00 comes twice: the day begins at the first
        ("America/Sao_Paulo", "2019-02-17", "2019-02-17T03:00Z"),  # 23:00 comes twice: the day before is longer
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z"),
    ],
)
def test_a_day_begins_when_its_wall_clock_does(zone: str, on: str, begins: str) -> None:
    assert datetime_of(begin_of(Hours(zone), day_of(date.fromisoformat(on)))) == datetime.fromisoformat(begins)


@pytest.mark.parametrize(
    ("period", "first", "end"),
    [
        ("day", "2026-02-28T23:00Z", "2026-03-01T23:00Z"),
        ("week", "2026-02-22T23:00Z", "2026-03-01T23:00Z"),
        ("month", "2026-02-28T23:00Z", "2026-03-31T22:00Z"),
    ],
)
def test_periods_are_those_of_the_mentors_wall_clock(period: Period, first: str, end: str) -> None:
    span = period_at(Hours("Europe/Berlin"), instant("2026-02-28T23:30Z"), period)
    assert span == (instant(first), instant(end))


def test_a_month_at_the_end_of_a_year_ends_with_it() -> None:
    starts, ends = period_at(Hours("UTC"), instant("2026-12-31T12:00Z"), "month")
    assert (date_of(starts // 1440), date_of(ends // 1440)) == (date(2026, 12, 1), date(2027, 1, 1))


def test_on_a_travel_days_are_those_of_where_the_mentor_is() -> None:
    there = hours_of("Europe/Berlin", [], (), [(date(2026, 7, 6), date(2026, 7, 8), "Asia/Tokyo")])
    assert period_at(there, instant("2026-07-05T20:00Z"), "day") == (
        instant("2026-07-05T15:00Z"),
        instant("2026-07-06T15:00Z"),
    )


def test_a_period_is_full_when_as_many_start_in_it_as_may() -> None:
    starts = [instant("2026-03-03T10:00Z"), instant("2026-03-03T12:00Z"), instant("2026-03-04T10:00Z")]
    counted = [Counted(uuid7(), start, uuid7()) for start in starts]
    full = full_spans(Limits(a_day=2, a_week=4), Hours("UTC"), counted)
    assert full == [(instant("2026-03-03T00:00Z"), instant("2026-03-04T00:00Z"))]


def test_a_session_counts_once_in_each_period_in_which_it_has_times() -> None:
    moving, other = uuid7(), uuid7()
    counted = [
        Counted(uuid7(), instant(start), owner)
        for start, owner in (
            ("2026-03-03T10:00Z", moving),
            ("2026-03-03T14:00Z", moving),
            ("2026-03-04T10:00Z", other),
            ("2026-03-04T14:00Z", moving),
        )
    ]
    full = full_spans(Limits(a_day=2, a_week=3), Hours("UTC"), counted)
    assert full == [(instant("2026-03-04T00:00Z"), instant("2026-03-05T00:00Z"))]


@pytest.mark.parametrize("wrong", [{"a_day": 0}, {"a_week": 1001}])
def test_impossible_limits_cannot_be_built(wrong: dict[str, int]) -> None:
    with pytest.raises(ImpossibleLimits):
        Limits(**wrong)


async def test_a_full_day_is_neither_listed_nor_booked_and_its_sessions_still_move_within_it(desk: Desk) -> None:
    mentor, offering = await desk.mentor(most_sessions={"a_day": 2})
    mentee = desk.person()
    session = (await mentee.book(offering, at(9))).json()["id"]
    await desk.person().book(offering, at(11))

    listed = await slots(desk.person(), mentor, offering)
    booked = await desk.person().book(offering, at(14))
    held = await desk.person().hold(offering, at(14))
    moved = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(14)})
    next_day = await desk.person().book(offering, at(14, day=2))

    assert listed == []
    assert (booked.status_code, slug(booked), slug(held)) == (422, "too-many-sessions", "too-many-sessions")
    assert moved.status_code == 200, moved.text
    assert next_day.status_code == 201


async def test_a_session_does_not_move_into_a_full_week(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_week": 1})
    mentee = desk.person()
    await desk.person().book(offering, at(10))
    session = (await mentee.book(offering, at(10, day=8))).json()["id"]

    moved = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(10, day=2)})

    assert (moved.status_code, slug(moved)) == (422, "too-many-sessions")


async def test_a_cancelled_session_does_not_count(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_month": 1})
    mentee = desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]
    full = await desk.person().book(offering, at(12, day=9))
    await mentee.post(f"/sessions/{session}/cancellation", {"reason": ""})

    assert slug(full) == "too-many-sessions"
    assert (await desk.person().book(offering, at(12, day=9))).status_code == 201


async def test_a_limit_of_the_mentor_counts_all_offerings(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    other = (await mentor.post("/me/offerings", dict(OFFERING))).json()["id"]
    etag = (await mentor.get("/me/availability")).headers["etag"]
    body = {"time_zone": "UTC", "weekly": EVERY_DAY, "most_sessions": {"a_day": 1}}
    stored = await mentor.put("/me/availability", body, if_match=etag)
    await desk.person().book(other, at(10))

    assert stored.json()["most_sessions"] == {"a_day": 1, "a_week": None, "a_month": None}
    assert slug(await desk.person().book(offering, at(12))) == "too-many-sessions"
    assert await slots(desk.person(), mentor, offering) == []


async def test_a_hold_counts_while_it_lasts_and_becomes_the_session_it_promised(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_day": 1})
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]

    refused = await desk.person().book(offering, at(12))
    booked = await holder.book(offering, at(10), hold_id=held)

    assert slug(refused) == "too-many-sessions"
    assert booked.status_code == 201


async def test_a_hold_that_is_over_does_not_count(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_day": 1})
    await desk.person().hold(offering, at(10))
    desk.clock.move(timedelta(minutes=5))

    assert (await desk.person().book(offering, at(12))).status_code == 201


@pytest.mark.parametrize("where", ["offering", "mentor"])
async def test_bookings_holds_and_moves_at_once_do_not_overrun_a_limit(desk: Desk, where: str) -> None:
    limits: dict[str, Any] = {"most_sessions": {"a_day": 3}}
    mentor, offering = await desk.mentor(**(limits if where == "offering" else {}))
    if where == "mentor":
        etag = (await mentor.get("/me/availability")).headers["etag"]
        body = {"time_zone": "UTC", "weekly": EVERY_DAY, **limits}
        assert (await mentor.put("/me/availability", body, if_match=etag)).status_code == 200
    movers: list[tuple[Person, str]] = []
    for day in (2, 3, 4):
        mover = desk.person()
        movers.append((mover, (await mover.book(offering, at(16, day=day))).json()["id"]))

    answers = await asyncio.gather(
        *(desk.person().book(offering, at(9 + place // 2, 30 * (place % 2)), length_minutes=30) for place in range(10)),
        *(desk.person().hold(offering, at(9 + place), length_minutes=30) for place in range(5)),
        *(
            mover.post(f"/sessions/{session}/rescheduling", {"starts_at": at(14 + place)})
            for place, (mover, session) in enumerate(movers)
        ),
    )

    won = [answer for answer in answers if answer.status_code in (200, 201)]
    assert len(won) == 3
    assert {slug(answer) for answer in answers if answer not in won} <= {"too-many-sessions", "slot-taken"}


async def test_limits_survive_a_round_trip(desk: Desk) -> None:
    mentor = desk.person()
    made = await mentor.post("/me/offerings", {**OFFERING, "most_sessions": {"a_week": 4}})
    assert made.json()["most_sessions"] == {"a_day": None, "a_week": 4, "a_month": None}
    wrong = await mentor.post(
        "/me/offerings", {**OFFERING, "most_sessions": {"a_week": 0}}, idempotency_key=str(uuid7())
    )
    assert (wrong.status_code, slug(wrong)) == (400, "invalid-request")


async def test_a_proposed_time_counts_until_it_is_answered(desk: Desk) -> None:
    mentor, offering = await desk.mentor(most_sessions={"a_day": 1}, move_notice_minutes=14 * 1440)
    mentee = desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]
    proposed = await mentor.post(f"/sessions/{session}/move-proposal", {"starts_at": at(10, day=2)})

    refused = await desk.person().book(offering, at(12, day=2))
    accepted = await mentee.post(f"/sessions/{session}/move-proposal/acceptance")

    assert proposed.status_code in (200, 201), proposed.text
    assert (refused.status_code, slug(refused)) == (422, "too-many-sessions")
    assert accepted.status_code == 200


@pytest.mark.parametrize("where", ["offering", "mentor"])
async def test_a_session_and_its_proposed_time_on_one_day_are_one_session(desk: Desk, where: str) -> None:
    limits: dict[str, Any] = {"most_sessions" if where == "offering" else "limits": {"a_day": 2}}
    mentor, offering = await desk.mentor(**limits)
    session = (await desk.person().book(offering, at(10))).json()["id"]
    await mentor.post(f"/sessions/{session}/move-proposal", {"starts_at": at(14)})

    listed = await slots(desk.person(), mentor, offering)
    booked = await desk.person().book(offering, at(12))
    refused = await desk.person().book(offering, at(16))

    assert "12:00" in listed
    assert booked.status_code == 201, booked.text
    assert (refused.status_code, slug(refused)) == (422, "too-many-sessions")


async def agree(mentee: Person, offering: str, times: int, **more: Any) -> Any:
    """A rhythm of every Tuesday at ten."""
    rhythm = {"time_zone": "UTC", "first_date": "2026-03-03", "at": "10:00", "every_weeks": 1, "times": times}
    body = {"offering_id": offering, **rhythm, **more}
    return await mentee.post("/series", body, idempotency_key=str(uuid7()))


async def test_a_series_keeps_the_limits_and_its_sessions_count_for_each_other(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_month": 4, "a_week": 1})
    mentee = desk.person()

    refused, made = await agree(mentee, offering, 5), await agree(mentee, offering, 4)
    first = made.json()["sessions"][0]["id"]
    moved = await mentee.post(f"/sessions/{first}/rescheduling", {"starts_at": at(10, day=2), "and_following": True})

    assert (refused.status_code, slug(refused)) == (409, "series-conflicts")
    assert [(each["local"], each["reason"]) for each in refused.json()["conflicts"]] == [
        ("2026-03-31T10:00", "too-many-sessions")
    ]
    assert made.status_code == 201, made.text
    assert moved.status_code == 200, moved.text


async def test_a_series_books_what_its_limits_leave_where_that_is_wanted(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_week": 1, "a_month": 3})
    mentee = desk.person()
    await desk.person().book(offering, at(14, day=8))

    made = await agree(mentee, offering, 6, when_taken="book_the_others")

    assert made.status_code == 201, made.text
    assert [each["starts_at"][:10] for each in made.json()["sessions"]] == ["2026-03-03", "2026-03-17", "2026-04-07"]
    assert [(each["local"], each["reason"]) for each in made.json()["conflicts"]] == [
        (f"2026-03-{day}T10:00", "too-many-sessions") for day in (10, 24, 31)
    ]
    assert await desk.count("claims") == 8


async def test_a_series_does_not_move_into_a_full_week(desk: Desk) -> None:
    _, offering = await desk.mentor(most_sessions={"a_week": 1})
    mentee = desk.person()
    series = (await agree(mentee, offering, 2)).json()
    await desk.person().book(offering, at(14, day=15))

    refused = await mentee.post(
        f"/sessions/{series['sessions'][0]['id']}/rescheduling", {"starts_at": at(10, day=8), "and_following": True}
    )

    assert (refused.status_code, slug(refused)) == (409, "series-conflicts")
    assert [each["reason"] for each in refused.json()["conflicts"]] == ["too-many-sessions"]
    assert [each["starts_at"] for each in (await mentee.get(f"/series/{series['id']}")).json()["sessions"]] == [
        each["starts_at"] for each in series["sessions"]
    ]


@pytest.mark.parametrize("when_taken", ["book_none", "book_the_others"])
async def test_series_and_bookings_at_once_do_not_overrun_a_limit(desk: Desk, when_taken: str) -> None:
    _, offering = await desk.mentor(most_sessions={"a_week": 1})

    answers = await asyncio.gather(
        *(agree(desk.person(), offering, 3, at=f"{9 + place:02}:00", when_taken=when_taken) for place in range(4)),
        *(desk.person().book(offering, at(14, day=1 + 7 * week)) for week in range(3)),
    )

    assert {answer.status_code for answer in answers} <= {201, 409, 422}
    weeks = await desk.pool.fetch("SELECT count(*) AS sessions FROM sessions GROUP BY starts / 10080")
    assert {row["sessions"] for row in weeks} == {1}
