"""When people are free and what mentors offer, feature by feature, through the public API."""

from datetime import timedelta

import pytest

from tests.journeys.days import BERLIN, NEW_YORK, clock_times, moment, rfc3339
from tests.journeys.pairs import AVAILABILITY, HOLDS, OFFERINGS, SESSIONS, TIME_OFF, Pair
from tests.journeys.town import OFFERING, Town


@pytest.fixture
async def pair(town: Town) -> Pair:
    return await Pair.meets(town, BERLIN, NEW_YORK)


async def test_hours_have_several_windows_a_day_over_midnight_with_exceptions_travel_and_time_off(pair: Pair) -> None:
    dates = [pair.day + timedelta(days=day) for day in range(6)]
    await pair.hours(
        pair.mentor,
        BERLIN,
        [("09:00", "11:00"), ("22:00", "01:00")],
        overrides=[
            {"date": f"{dates[1]}", "windows": []},
            {"date": f"{dates[2]}", "windows": [{"from": "14:00", "to": "15:00"}]},
        ],
        travel=[{"from": f"{dates[3]}", "to": f"{dates[3]}", "time_zone": NEW_YORK}],
    )
    off = {
        "starts_at": rfc3339(moment(dates[4], "00:00", BERLIN)),
        "ends_at": rfc3339(moment(dates[5], "00:00", BERLIN)),
    }
    await pair.mentor.visitor.post(TIME_OFF, off)
    offering = await pair.offer(slot_interval_minutes=60)

    found = await pair.slots(offering, days=8)

    on_usual_days = ["00:00", "09:00", "10:00", "22:00", "23:00"]
    assert [clock_times(found, BERLIN, dates[day]) for day in (1, 2, 4, 5)] == [["00:00"], ["14:00"], [], on_usual_days]
    assert clock_times(found, NEW_YORK, dates[3]) == ["09:00", "10:00"]


async def test_a_mentee_gives_hours_too_and_both_find_what_suits_both(pair: Pair) -> None:
    await pair.hours(pair.mentor, "UTC", [("09:00", "13:00")])
    await pair.hours(pair.mentee, "UTC", [("11:30", "18:00")])
    offering = await pair.offer()

    assert await pair.times(offering, mutual="true") == ["11:30", "12:00"]


async def test_an_offering_has_lengths_a_grid_and_buffers(pair: Pair) -> None:
    await pair.hours(pair.mentor, "UTC", [("09:00", "12:00")])
    offering = await pair.offer(
        slot_interval_minutes=45, slot_offset_minutes=15, buffer_before_minutes=10, buffer_after_minutes=20
    )

    assert await pair.times(offering) == ["09:15", "10:00", "10:45"]
    assert await pair.times(offering, length_minutes=30) == ["09:15", "10:00", "10:45", "11:30"]
    await pair.book(offering, pair.at("10:00"), length_minutes=30)
    assert await pair.times(offering, length_minutes=30) == ["11:30"]


async def test_an_offering_has_a_notice_and_a_horizon_or_a_last_date(pair: Pair) -> None:
    day, week = timedelta(days=1), timedelta(days=7)
    soon, later = pair.town.now() + day, pair.town.now() + 2 * week
    at_noon = rfc3339(later.replace(hour=12, minute=0, second=0))
    noticed = await pair.offer(notice_minutes=2 * 1440, horizon_days=7)
    dated = await pair.offer(bookable_until=f"{(later - day).date()}")

    refusals = [
        (await pair.book(offering, start, expect=(422,))).slug
        for offering, start in (
            (noticed, rfc3339(soon.replace(minute=0, second=0))),
            (noticed, at_noon),
            (dated, at_noon),
        )
    ]

    assert refusals == ["notice-too-short", "beyond-horizon", "beyond-horizon"]
    assert (await pair.book(dated, rfc3339((later - day).replace(hour=12, minute=0, second=0))))["state"] == "booked"


async def test_limits_hold_for_an_offering_and_for_all_of_a_mentor(pair: Pair) -> None:
    await pair.hours(pair.mentor, "UTC", [("09:00", "18:00")], most_sessions={"a_day": 2})
    offering, other = await pair.offer(most_sessions={"a_day": 1}), await pair.offer()

    await pair.book(offering, pair.at("10:00"))
    full = await pair.book(offering, pair.at("12:00"), expect=(422,))
    await pair.book(other, pair.at("14:00"))
    overfull = await pair.book(other, pair.at("16:00"), expect=(422,))

    assert (full.slug, overfull.slug) == ("too-many-sessions", "too-many-sessions")
    assert await pair.times(other) == []
    assert (await pair.book(offering, pair.at("12:00", day=1)))["state"] == "booked"


async def test_of_an_offering_with_first_slots_only_each_day_shows_one(pair: Pair) -> None:
    await pair.hours(pair.mentor, "UTC", [("09:00", "12:00")])
    offering = await pair.offer(first_slot_only=True)

    assert await pair.times(offering, days=2) == ["09:00", "09:00"]
    await pair.book(offering, pair.at("09:00"))
    assert await pair.times(offering, days=2) == ["10:00", "09:00"]


async def test_an_offering_is_open_to_everyone_or_to_mentees_or_on_confirmation(pair: Pair) -> None:
    stranger = await pair.stranger()
    for_mentees, for_everyone = await pair.offer(), await pair.offer(open_to="everyone")
    on_confirmation = await pair.offer(confirmation=True)

    refused = await pair.book(for_mentees, pair.at("08:00"), by=stranger, expect=(403,))
    booked = await pair.book(for_everyone, pair.at("08:00"), by=stranger)
    asked = await pair.book(on_confirmation, pair.at("10:00"))

    assert (refused.slug, booked["state"], asked["state"]) == ("not-their-mentee", "booked", "pending")
    assert (await pair.act(pair.mentor, asked, "confirmation"))["state"] == "booked"


async def test_an_offering_has_a_place_asks_questions_and_keeps_its_sessions_when_archived(pair: Pair) -> None:
    place = {"kind": "link", "text": "https://meet.example/room"}
    question = {"text": "What about?", "required": True, "choices": []}
    offering = await pair.offer(place=place, questions=[question])

    unanswered = await pair.book(offering, pair.at("10:00"), expect=(422,))
    session = await pair.book(offering, pair.at("10:00"), answers={"What about?": "A raise"})
    await pair.mentor.visitor.delete(f"/scheduling/v1/offerings/{offering}")
    pair.mentee.visitor.learn_from(pair.mentor.visitor)
    gone = await pair.book(offering, pair.at("12:00"), expect=(409,), answers={"What about?": "More"})

    assert (unanswered.slug, unanswered["questions"], gone.slug) == ("unfit-answers", [1], "offering-archived")
    assert (await pair.mentee.visitor.get(f"{SESSIONS}/{session['id']}/place"))["place"] == place
    seen = await pair.seen(session)
    assert (seen["state"], seen["answers"]) == ("booked", {"What about?": "A raise"})


async def test_the_kind_of_a_session_is_its_offerings_and_the_journey_knows_it(pair: Pair) -> None:
    kinds = ("introductory", "goal_workshop", "check_in", "practice", "progress_review")
    for place, kind in enumerate(kinds):
        offering = await pair.offer(kind=kind)
        assert (await pair.book(offering, pair.at(f"{8 + place:02}:00")))["kind"] == kind

    timeline = await pair.mentee.visitor.get(f"/mentorships/v1/mentorships/{pair.mentorship_id}/timeline")

    booked = [entry for entry in timeline.items if entry["what"] == "session_booked"]
    assert sorted(entry["session_kind"] for entry in booked) == sorted(kinds)


async def test_slots_of_any_span_and_zone_of_one_offering_or_all_the_next_or_of_many_mentors(pair: Pair) -> None:
    await pair.hours(pair.mentor, "UTC", [("09:00", "10:00")])
    offering, other = await pair.offer(), await pair.offer(lengths_minutes=[30])
    all_of_them = await pair.ask_for_slots(**pair.span(1), length_minutes=30, time_zone="Asia/Kathmandu")
    two_months = await pair.ask_for_slots(**pair.span(62), offering_id=offering)
    too_long = await pair.ask_for_slots(**pair.span(62, minutes=1), expect=(422,))
    the_next = await pair.ask_for_slots(offering_id=offering, next=3)
    many = {"mentor_ids": f"{pair.mentor.id},{pair.mentee.id}", "length_minutes": 30, **pair.span(1)}
    listed = await pair.mentee.visitor.ask("GET", "/scheduling/v1/slots", query=many)

    assert {slot["local"][11:] for slot in all_of_them.items} == {"14:45:00+05:45", "15:15:00+05:45"}
    assert {offering, other} <= {slot["offering_id"] for slot in all_of_them.items}
    assert (len(two_months.items) > 50, too_long.slug, len(the_next.items)) == (True, "impossible-span", 3)
    of_mentor, of_nobody = listed.items
    assert (len(of_mentor["slots"]), of_nobody["slots"]) == (len(all_of_them.items), [])


async def test_a_hold_keeps_a_slot_for_five_minutes_three_at_once_and_is_renewed_twice(pair: Pair) -> None:
    offering = await pair.offer(open_to="everyone")
    mentee, stranger = pair.mentee.visitor, await pair.stranger()

    async def hold(clock: str, *expect: int) -> dict[str, str]:
        body = {"offering_id": offering, "starts_at": pair.at(clock)}
        answer = await mentee.post(HOLDS, body, expect=expect)
        return {"slug": str(answer.slug), **answer.body}

    first, second, _third = await hold("08:00"), await hold("10:00"), await hold("12:00")
    fourth = await hold("14:00", 422)
    taken = await pair.book(offering, pair.at("08:00"), by=stranger, expect=(409,))
    for _ in range(2):
        await mentee.post(f"{HOLDS}/{first['id']}/renewal")
    once_more = await mentee.post(f"{HOLDS}/{first['id']}/renewal", expect=(422,))
    await mentee.delete(f"{HOLDS}/{second['id']}")

    assert (fourth["slug"], taken.slug, once_more.slug) == ("too-many-holds", "slot-taken", "renewed-too-often")
    assert (await pair.book(offering, pair.at("10:00"), by=stranger))["state"] == "booked"
    assert (await pair.book(offering, pair.at("08:00"), hold_id=first["id"]))["state"] == "booked"
    pair.town.move_to(pair.town.now() + timedelta(minutes=5))
    assert (await pair.book(offering, pair.at("12:00"), by=stranger))["state"] == "booked"


async def test_hours_and_offerings_are_read_as_they_were_given(pair: Pair) -> None:
    hours = await pair.mentor.visitor.get(AVAILABILITY)
    made = await pair.mentor.visitor.post(OFFERINGS, {**OFFERING, "kind": "check_in"})
    pair.mentee.visitor.learn_from(pair.mentor.visitor)
    listed = await pair.mentee.visitor.get(f"/scheduling/v1/mentors/{pair.mentor.id}/offerings")

    assert (hours["time_zone"], len(hours["weekly"])) == ("UTC", 7)
    assert next(each for each in listed.items if each["id"] == made["id"])["can"] == ["book"]
