"""What two people agree on, feature by feature, through the public API: from booking to what comes after."""

import asyncio
from datetime import datetime, timedelta

import httpx
import pytest

from deploy.local.platform import Platform
from tests.fixtures.calendars import read_calendar
from tests.fixtures.eventually import eventually
from tests.journeys.conformity.tour import operator_of
from tests.journeys.pairs import HOLDS, SERIES, TIME_OFF, Pair
from tests.journeys.town import Town


@pytest.fixture
async def pair(town: Town) -> Pair:
    return await Pair.meets(town)


async def test_nobody_is_in_two_places_and_of_many_at_one_slot_one_gets_it(pair: Pair) -> None:
    offering = await pair.offer(open_to="everyone")
    rivals = [await pair.stranger() for _ in range(4)]

    answers = await asyncio.gather(
        *(pair.book(offering, pair.at("10:00"), by=rival, expect=(201, 409)) for rival in (pair.mentee, *rivals))
    )
    elsewhere = await Pair.meets(pair.town)
    others_offering = await elsewhere.offer(open_to="everyone")
    await pair.book(offering, pair.at("14:00"))
    pair.mentee.visitor.learn_from(elsewhere.mentor.visitor)
    busy = await pair.book(others_offering, pair.at("14:00"), expect=(409,))

    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409, 409]
    refused = next(answer for answer in answers if answer.status == 409)
    assert (refused.slug, busy.slug) == ("slot-taken", "already-busy")
    assert refused["next_slots"][0]["starts_at"] == pair.at("11:00")


async def test_a_session_is_booked_straight_or_from_a_hold_and_a_request_ends_by_itself(pair: Pair) -> None:
    offering, on_confirmation = await pair.offer(), await pair.offer(confirmation=True)
    body = {"offering_id": offering, "starts_at": pair.at("08:00")}
    hold = await pair.mentee.visitor.post(HOLDS, body)

    straight = await pair.book(offering, pair.at("10:00"))
    from_hold = await pair.book(offering, pair.at("08:00"), hold_id=hold["id"])
    request = await pair.book(on_confirmation, pair.at("12:00", day=20))
    blocked = await pair.times(offering, day=20)
    pair.town.move_to(request["respond_by"])

    assert [each["state"] for each in (straight, from_hold, request)] == ["booked", "booked", "pending"]
    assert "12:00" not in blocked
    ended = await pair.seen(request)
    assert (ended["state"], ended["cancelled_by"]) == ("cancelled", "platform")
    assert "12:00" in await pair.times(offering, day=20)


async def test_a_rhythm_is_agreed_whole_or_as_far_as_it_is_free_and_changed_from_a_session_on(pair: Pair) -> None:
    offering = await pair.offer(most_sessions={"a_week": 2})
    await pair.book(offering, pair.at("18:00", day=7))
    agreed = {"time_zone": "UTC", "first_date": f"{pair.day}", "at": "18:00", "times": 5, "offering_id": offering}

    refused = await pair.mentee.visitor.post(SERIES, agreed, expect=(409,))
    made = await pair.mentee.visitor.post(SERIES, {**agreed, "when_taken": "book_the_others"})
    conflict = {"local": f"{pair.day + timedelta(days=7)}T18:00", "starts_at": pair.at("18:00", day=7)}
    first, second, third, _fourth = made["sessions"]
    await pair.act(pair.mentee, first, "cancellation", {"reason": "", "and_following": False})
    await pair.act(pair.mentee, second, "rescheduling", {"starts_at": pair.at("19:00", day=15), "and_following": True})
    await pair.act(pair.mentee, third, "cancellation", {"reason": "", "and_following": True})

    assert refused.slug == "series-conflicts"
    assert refused["conflicts"] == made["conflicts"] == [{**conflict, "reason": "slot-taken"}]
    after = await pair.mentee.visitor.get(f"{SERIES}/{made['id']}")
    assert [(each["starts_at"], each["state"]) for each in after["sessions"]] == [
        (pair.at("18:00"), "cancelled"),
        (pair.at("19:00", day=15), "booked"),
        (pair.at("19:00", day=22), "cancelled"),
        (pair.at("19:00", day=29), "cancelled"),
    ]


async def test_a_session_moves_by_its_policy_and_otherwise_by_agreement(pair: Pair) -> None:
    offering = await pair.offer(most_moves=1, most_sessions={"a_day": 1}, open_to="everyone")
    session = await pair.book(offering, pair.at("10:00"))

    moved = await pair.act(pair.mentee, session, "rescheduling", {"starts_at": pair.at("10:30")})
    once_more = await pair.act(pair.mentee, session, "rescheduling", {"starts_at": pair.at("12:00")}, expect=(422,))
    proposed = await pair.act(pair.mentor, session, "move-proposal", {"starts_at": pair.at("12:00", day=1)})
    stranger = await pair.stranger()
    taken = await pair.book(offering, pair.at("12:00", day=1), by=stranger, expect=(409,))
    accepted = await pair.act(pair.mentee, session, "move-proposal/acceptance")

    assert (moved["id"], moved["version"], moved["starts_at"]) == (session["id"], 2, pair.at("10:30"))
    assert (once_more.slug, taken.slug) == ("moved-too-often", "slot-taken")
    assert proposed["move_proposal"]["proposed_by"] == "mentor"
    assert (accepted["starts_at"], accepted["version"], accepted["moves"]) == (pair.at("12:00", day=1), 4, 1)
    assert (await pair.book(offering, pair.at("10:30"), by=stranger))["state"] == "booked"


async def test_the_mentee_cancels_in_time_the_mentor_at_any_time_and_the_slot_is_free_at_once(pair: Pair) -> None:
    offering = await pair.offer(notice_minutes=24 * 60)
    first, second = (
        await pair.book(offering, pair.at("10:00", day=3)),
        await pair.book(offering, pair.at("12:00", day=3)),
    )
    in_time = await pair.act(pair.mentee, first, "cancellation", {"reason": "A cold"})
    assert "10:00" in await pair.times(offering, day=3)
    pair.town.move_to(pair.at("13:00", day=2))

    too_late = await pair.act(pair.mentee, second, "cancellation", {"reason": ""}, expect=(422,))
    late = await pair.act(pair.mentor, second, "cancellation", {"reason": "A fire"})

    assert (in_time["cancelled_by"], in_time["cancelled_late"], in_time["cancellation_reason"]) == (
        "mentee",
        False,
        "A cold",
    )
    assert (too_late.slug, late["cancelled_by"], late["cancelled_late"]) == ("cancelled-too-late", "mentor", True)


async def test_new_time_off_shows_what_lies_in_it_and_cancels_all_with_one_reason(pair: Pair) -> None:
    offering = await pair.offer()
    inside = [await pair.book(offering, pair.at(clock)) for clock in ("10:00", "12:00")]
    outside = await pair.book(offering, pair.at("16:00"))
    span = {"starts_at": pair.at("09:00"), "ends_at": pair.at("13:00")}

    shown = await pair.mentor.visitor.post(f"{TIME_OFF}/preview", span)
    taken = await pair.mentor.visitor.post(TIME_OFF, {**span, "reason": "A wedding"})

    ids = [session["id"] for session in inside]
    assert [each["id"] for each in shown["sessions"]] == [each["id"] for each in taken["cancelled"]] == ids
    for session in inside:
        seen = await pair.seen(session)
        assert (seen["state"], seen["cancellation_reason"]) == ("cancelled", "A wedding")
    assert (await pair.seen(outside))["state"] == "booked"


async def test_a_session_completes_by_itself_an_absence_is_reported_appealed_and_decided_on(
    pair: Pair, platform: Platform
) -> None:
    offering = await pair.offer()
    session = await pair.book(offering, pair.at("10:00"))
    pair.town.move_to(session["ends_at"])

    async def completed() -> bool:
        return bool((await pair.seen(session))["state"] == "completed")

    await eventually(completed)
    missed = await pair.act(pair.mentor, session, "absence", {"who": "mentee"})
    counted = await _counts(pair)
    appealed = await pair.act(pair.mentee, session, "appeal", {"reason": "I was there."})
    operator = await operator_of(platform, pair.town)
    operator.learn_from(pair.mentee.visitor)
    decided = await operator.post(f"/scheduling/v1/appeals/{session['id']}/decision", {"outcome": "took_place"})
    for person in (pair.mentor, pair.mentee):
        person.visitor.learn_from(operator)

    assert (missed["state"], missed["absent"], counted) == ("missed", "mentee", (0, 1))
    assert (appealed["appeal"], decided["state"], decided["appeal"]) == ("open", "completed", "granted")
    assert await _counts(pair) == (1, 0)


async def test_an_absence_is_reported_within_a_day(pair: Pair) -> None:
    session = await pair.book(await pair.offer(), pair.at("10:00"))
    pair.town.move_to(datetime.fromisoformat(session["ends_at"]) + timedelta(days=1))
    late = await pair.act(pair.mentor, session, "absence", {"who": "mentee"}, expect=(422,))
    assert late.slug == "absence-too-late"


async def test_a_calendar_is_private_sent_when_it_changed_and_revoked(pair: Pair) -> None:
    session = await pair.book(await pair.offer(), pair.at("10:00"))
    feed = await pair.mentee.visitor.put("/scheduling/v1/me/calendar-feed")

    sent = await _feed(pair, feed["path"])
    same = await _feed(pair, feed["path"], etag=sent.headers["etag"])
    await pair.mentee.visitor.delete("/scheduling/v1/me/calendar-feed")
    revoked = await _feed(pair, feed["path"])

    (event,) = read_calendar(sent.text).events
    assert (event.uid, event.dtstart) == (
        f"{session['id']}@sessions.mentoring",
        datetime.fromisoformat(session["starts_at"]),
    )
    assert (same.status_code, revoked.status_code) == (304, 404)


async def _counts(pair: Pair) -> tuple[int, int]:
    counts = (await pair.mentee.visitor.get(f"/mentorships/v1/mentorships/{pair.mentorship_id}"))["counts"]
    return counts["sessions_completed"], counts["sessions_missed"]


async def _feed(pair: Pair, path: str, *, etag: str = "") -> httpx.Response:
    """As a calendar program reads it: without signing in."""
    async with httpx.AsyncClient(base_url=pair.town.api.address) as program:
        return await program.get(path, headers={"If-None-Match": etag} if etag else {})
