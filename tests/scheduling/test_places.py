"""Where people meet: told to those who do, while they do, session by session."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tests.scheduling.conftest import Desk, Person, at, slug

PHONE = {"kind": "telephone", "text": "+49 30 901820"}
WRONG_LINKS = (
    "https://a@b.example",
    "https://b.example\\@a.example",
    "https://b.example/\u202e",
    "https://b%2eexample/",
    "https://b.example:99999/",
    "https://b.example:0/",
    "https://b.example:x/",
    "https://[b.example]/",
    "https://.example/",
    "https:///b.example",
    "https:b.example",
    "https://b\u200d.example/",
    "//b.example",
    "javascript:alert(1)",
    "JavaScript://b.example/%0aalert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://b.example/x",
    "tel:+4915112345",
    "intent://b.example#Intent;end",
)
LINK = {"kind": "link", "text": "https://meet.example.org/asha"}
ADDRESS = {"kind": "address", "text": "Under the clock; platform 1,\nRoom 2"}


async def booked(person: Person, offering: str, starts_at: str) -> str:
    answer = await person.book(offering, starts_at)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def view(person: Person, session: str) -> Any:
    return (await person.get(f"/sessions/{session}")).json()


async def place(person: Person, session: str) -> Any:
    shown = (await person.get(f"/sessions/{session}/place")).json()["place"]
    assert (await view(person, session))["place"] == shown
    return shown


async def terms_of(mentor: Person, offering: str) -> dict[str, Any]:
    seen = (await mentor.get(f"/offerings/{offering}")).json()
    unsaid = {"id", "version", "mentor_id", "place_kind", "archived", "can"}
    return {name: value for name, value in seen.items() if name not in unsaid}


async def told(desk: Desk, session: str) -> list[tuple[str, str, int] | None]:
    return [
        None if state is None else (state["change"], state["text"], state["version"])
        for state in await desk.published("places", session)
    ]


async def test_who_only_asks_for_a_session_learns_no_place(desk: Desk) -> None:
    mentor, offering = await desk.mentor(confirmation=True, place=PHONE)
    mentee = desk.person()
    asked, declined = await booked(mentee, offering, at(10)), await booked(mentee, offering, at(12))
    await mentor.post(f"/sessions/{declined}/decline")
    assert (await place(mentee, asked), await place(mentee, declined)) == (None, None)
    assert (await told(desk, asked), await told(desk, declined)) == ([], [])

    assert (await mentor.post(f"/sessions/{asked}/confirmation")).status_code == 200
    assert (await place(mentee, asked), await place(mentor, asked)) == (PHONE, PHONE)
    assert await told(desk, asked) == [("named", PHONE["text"], 2)]

    await mentee.post(f"/sessions/{asked}/cancellation")
    assert await place(mentee, asked) is None
    assert await told(desk, asked) == [("named", PHONE["text"], 2), None]


async def test_a_place_is_forgotten_an_hour_after_the_end(desk: Desk) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    desk.clock.move(timedelta(days=1, hours=2))
    await desk.fire_timers()
    assert ((await view(mentee, session))["state"], await place(mentee, session)) == ("completed", PHONE)
    assert (await told(desk, session))[-1] is None
    desk.clock.move(timedelta(hours=1))
    assert (await place(mentee, session), await place(mentor, session)) == (None, None)


async def test_one_session_takes_place_elsewhere_and_both_are_told(desk: Desk) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    mentee = desk.person()
    elsewhere, usual = await booked(mentee, offering, at(10)), await booked(mentee, offering, at(12))
    named = await mentor.put(f"/sessions/{elsewhere}/place", LINK, if_match="*")
    assert (named.status_code, named.json()["place"], named.json()["version"]) == (200, LINK, 2)
    assert (await place(mentee, elsewhere), await place(mentee, usual)) == (LINK, PHONE)
    last = (await desk.published("sessions", elsewhere))[-1]
    assert last is not None
    assert (last["change"], last["version"], last["state"]) == ("place_changed", 2, "booked")

    again = await mentor.put(f"/sessions/{elsewhere}/place", LINK, if_match="*")
    assert again.json()["version"] == 2
    await mentor.put(f"/offerings/{offering}", {**await terms_of(mentor, offering), "place": ADDRESS}, if_match="*")
    assert (await place(mentee, elsewhere), await place(mentee, usual)) == (LINK, ADDRESS)
    assert (await mentor.delete(f"/sessions/{elsewhere}/place")).status_code == 204
    assert await place(mentee, elsewhere) == ADDRESS
    assert await told(desk, elsewhere) == [
        ("named", PHONE["text"], 1),
        ("changed", LINK["text"], 2),
        ("changed", ADDRESS["text"], 3),
    ]
    await mentor.put(f"/offerings/{offering}", {**await terms_of(mentor, offering), "place": None}, if_match="*")
    assert (await place(mentee, usual), (await told(desk, usual))[-1]) == (None, None)


async def test_nobody_is_told_of_more_than_ten_places_a_day(desk: Desk) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    terms = await terms_of(mentor, offering)
    for number in range(10):
        there = {"kind": "address", "text": f"Room {number}"}
        assert (await mentor.put(f"/offerings/{offering}", {**terms, "place": there}, if_match="*")).status_code == 200
    refused = await mentor.put(f"/offerings/{offering}", {**terms, "place": PHONE}, if_match="*")
    assert (refused.status_code, slug(refused)) == (429, "too-many-changes-between")
    assert slug(await mentor.put(f"/sessions/{session}/place", LINK, if_match="*")) == "too-many-changes-between"
    last = {"kind": "address", "text": "Room 9"}
    assert await place(mentee, session) == last
    other = {**terms, "place": last, "title": "Another hour"}
    assert (await mentor.put(f"/offerings/{offering}", other, if_match="*")).status_code == 200


async def test_only_the_mentor_names_a_place_and_only_of_what_is_to_come(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    assert slug(await mentee.put(f"/sessions/{session}/place", LINK, if_match="*")) == "mentors-only"
    assert slug(await desk.person().put(f"/sessions/{session}/place", LINK, if_match="*")) == "unknown-session"
    assert slug(await mentor.put(f"/sessions/{session}/place", LINK, if_match='"7"')) == "version-mismatch"
    for text in WRONG_LINKS:
        refused = await mentor.put(f"/sessions/{session}/place", {"kind": "link", "text": text}, if_match="*")
        assert refused.status_code in (400, 422)
    desk.clock.move(timedelta(days=1, hours=2))
    assert slug(await mentor.put(f"/sessions/{session}/place", LINK, if_match="*")) == "session-finished"


async def test_a_link_says_where_it_leads(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    session = await booked(desk.person(), offering, at(10))
    homograph = {"kind": "link", "text": "https://m\u0435et.example:8443/r\u00e4ume?a=ä"}
    assert (await mentor.put(f"/sessions/{session}/place", homograph, if_match="*")).status_code == 200
    seen = "https://xn--met-rdd.example:8443/r\u00e4ume?a=ä"
    assert await place(mentor, session) == {"kind": "link", "text": seen}


async def test_a_list_of_sessions_says_title_place_and_what_one_can_do(desk: Desk) -> None:
    mentor, offering = await desk.mentor(title="Practice", place=LINK)
    mentee = desk.person()
    await booked(mentee, offering, at(10))
    await mentor.put(
        f"/offerings/{offering}", {**await terms_of(mentor, offering), "title": "Something else"}, if_match="*"
    )
    (listed,) = (await mentee.get("/me/sessions")).json()["items"]
    assert (listed["title"], listed["place"], listed["can"]) == (
        "Practice",
        LINK,
        ["cancel", "reschedule", "propose_move"],
    )


async def test_a_session_that_is_on_is_among_those_from_now_on(desk: Desk) -> None:
    _, offering = await desk.mentor()
    mentee = desk.person()
    over, on, ahead = [await booked(mentee, offering, at(hour)) for hour in (9, 10, 12)]
    desk.clock.move(timedelta(days=1, hours=1, minutes=30))
    now = desk.clock.now().isoformat()
    assert [each["id"] for each in (await mentee.get("/me/sessions", from_=now)).json()["items"]] == [on, ahead]
    assert over not in (on, ahead)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
async def test_a_session_moves_to_what_is_offered_for_moving_it_and_to_nothing_else(desk: Desk, side: str) -> None:
    mentor, offering = await desk.mentor(
        weekly=[{"day": 1, "from": "09:00", "to": "12:00"}], limits={"a_day": 1}, notice_minutes=60, horizon_days=10
    )
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    assert (await mentor.delete(f"/offerings/{offering}")).status_code == 204
    person = mentor if side == "mentor" else mentee
    span = {"from_": at(0), "to": at(0, day=16)}

    offered = (await person.get(f"/mentors/{mentor.id}/slots", moving=session, **span)).json()["items"]
    starts = [each["starts_at"] for each in offered]

    weeks = (0, 7) if side == "mentee" else (0, 7, 14)
    of_day = [(9, 0), (9, 30), (10, 0), (10, 30), (11, 0)]
    asked = [at(hour, minute, day=1 + week) for week in (0, 7, 14) for hour, minute in of_day]
    expected = [each for each in asked if each != at(10)]
    assert starts == [each.replace("+00:00", "Z") for each in expected if each < at(0, day=weeks[-1] + 2)]
    for start in expected:
        moved = await person.post(f"/sessions/{session}/rescheduling", {"starts_at": start})
        assert (moved.status_code == 200) is (start.replace("+00:00", "Z") in starts), moved.text
        await desk.pool.execute("DELETE FROM done_between")
        if moved.status_code == 200:
            assert (await person.post(f"/sessions/{session}/rescheduling", {"starts_at": at(10)})).status_code == 200
            await desk.pool.execute("DELETE FROM done_between")


async def test_where_a_session_may_move_to_is_told_to_its_people_only(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    session = await booked(desk.person(), offering, at(10))
    assert slug(await desk.person().get(f"/mentors/{mentor.id}/slots", moving=session)) == "unknown-session"


async def test_new_hours_name_the_sessions_that_fall_out_of_them(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    inside, outside = await booked(mentee, offering, at(10)), await booked(mentee, offering, at(11, 30))
    hours = {"time_zone": "UTC", "weekly": [{"day": day, "from": "09:00", "to": "12:00"} for day in range(7)]}
    told = (await mentor.put("/me/availability", hours, if_match="*")).json()
    assert [(each["id"], each["state"]) for each in told["sessions_outside"]] == [(outside, "booked")]
    assert (await view(mentee, outside))["state"] == (await view(mentee, inside))["state"] == "booked"
    assert (await mentee.put("/me/availability", hours)).json()["sessions_outside"] == []


async def test_a_feed_says_where_and_when_to_ask_again(desk: Desk) -> None:
    mentor, offering = await desk.mentor(place=LINK)
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    other = await booked(mentee, offering, at(12))
    await mentor.put(f"/sessions/{other}/place", ADDRESS, if_match="*")
    path = (await mentee.put("/me/calendar-feed", None)).json()["path"]
    calendar = Calendar.from_ical((await desk.client.get(path)).content)
    assert calendar["refresh-interval"].to_ical() == b"PT1H"
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    linked, written = sorted(calendar.events, key=lambda event: event.start)
    assert tuple(str(event["uid"]).split("@")[0] for event in (linked, written)) == (session, other)
    assert (linked["location"], linked["url"]) == (LINK["text"], LINK["text"])
    assert (written["location"], written.get("url")) == (ADDRESS["text"], None)
    assert linked.decoded("last-modified") == desk.clock.now()
    desk.clock.move(timedelta(days=1, hours=3))
    later = Calendar.from_ical((await desk.client.get(path)).content)
    assert [event.get("location") for event in sorted(later.events, key=lambda event: event.start)] == [
        None,
        ADDRESS["text"],
    ]
