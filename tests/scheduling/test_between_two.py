"""What holds between two people: blocks, pauses, endings, and rules that neither side walks around."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from shared.contracts import MENTORSHIPS, PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import MONDAY, Desk, Person, at, mentorship, profile, slug

PHONE = {"kind": "telephone", "text": "+49 30 901820"}
OFFERED = {"title": "An hour", "lengths_minutes": [60, 30], "open_to": "everyone"}
LINK = {"kind": "link", "text": "https://meet.example.org/asha"}


async def block(desk: Desk, one: Person, other: Person, *, mentor: bool = False) -> None:
    await desk.hear(PROFILES.record(profile(one.id, mentor=mentor, blocks=[other.id])))


async def booked(person: Person, offering: str, starts_at: str, **more: Any) -> str:
    answer = await person.book(offering, starts_at, **more)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def view(person: Person, session: str) -> Any:
    return (await person.get(f"/sessions/{session}")).json()


def without_ids(answer: httpx.Response) -> object:
    said = answer.json()
    said.pop("instance", None)
    return answer.status_code, said


# --- blocks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blocker", ["mentor", "mentee"])
async def test_a_block_ends_all_that_two_people_share_whoever_blocks(desk: Desk, blocker: str) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    asking = (await mentor.post("/me/offerings", {**OFFERED, "confirmation": True})).json()["id"]
    mentee, other = desk.person(), desk.person()
    moving = await booked(mentee, offering, at(10))
    assert (await mentee.post(f"/sessions/{moving}/move-proposal", {"starts_at": at(15)})).status_code == 200
    ended = [await booked(mentee, offering, at(12)), await booked(mentee, asking, at(13)), moving]
    kept = await booked(other, offering, at(14))
    hold = (await mentee.hold(offering, at(16))).json()["id"]

    if blocker == "mentor":
        await block(desk, mentor, mentee, mentor=True)
    else:
        await block(desk, mentee, mentor)

    for session in ended:
        for person in (mentor, mentee):
            seen = await view(person, session)
            assert (seen["state"], seen["cancelled_by"], seen["cancelled_because"]) == (
                "cancelled",
                "platform",
                "closed",
            )
            assert (seen["cancellation_reason"], seen["place"], seen["can"]) == (None, None, [])
    assert (await view(other, kept))["state"] == "booked"
    assert (await mentee.get("/me/holds")).json()["items"] == []
    assert slug(await mentee.post(f"/holds/{hold}/renewal")) == "unknown-hold"
    assert await desk.count("claims") == 2
    assert (await desk.published("places", ended[0]))[-1] is None
    for act, body in (
        ("move-proposal/acceptance", None),
        ("rescheduling", {"starts_at": at(15)}),
        ("cancellation", None),
    ):
        assert (await mentee.post(f"/sessions/{moving}/{act}", body)).status_code == 409


async def everything_about(person: Person, mentor: UUID, offering: str) -> list[object]:
    rhythm = {"time_zone": "UTC", "first_date": at(0)[:10], "at": "10:00", "times": 2}
    return [
        without_ids(answer)
        for answer in (
            await person.get(f"/offerings/{offering}"),
            await person.get(f"/mentors/{mentor}/offerings"),
            await person.get(f"/mentors/{mentor}/slots"),
            await person.get(f"/mentors/{mentor}/slots", offering_id=offering),
            await person.hold(offering, at(10)),
            await person.book(offering, at(10)),
            await person.post("/series", {"offering_id": offering, **rhythm}, idempotency_key=str(uuid7())),
        )
    ]


async def test_who_is_blocked_sees_what_anybody_sees_of_somebody_who_has_left(desk: Desk) -> None:
    (here, offering), (gone, former) = await desk.mentor(), await desk.mentor()
    blocked = desk.person()
    await block(desk, here, blocked, mentor=True)
    await desk.hear(PROFILES.tombstone(gone.id))

    assert await everything_about(blocked, here.id, offering) == await everything_about(blocked, gone.id, former)


async def test_unblocking_restores_nothing(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    await block(desk, mentor, mentee, mentor=True)
    await desk.hear(PROFILES.record(profile(mentor.id)))

    assert (await view(mentee, session))["state"] == "cancelled"
    assert (await mentee.book(offering, at(10))).status_code == 201


async def test_nothing_that_one_says_of_a_past_session_reaches_the_other_after_a_block(desk: Desk) -> None:
    mentor, offering = await desk.mentor(questions=[{"text": "Why?"}], place=PHONE)
    mentee = desk.person()
    reported, on = [await booked(mentee, offering, at(hour), answers={"Why?": "Because."}) for hour in (10, 12)]
    desk.clock.move(datetime.fromisoformat(at(12)) - desk.clock.now())
    assert (await view(mentee, on))["place"] == PHONE
    assert (await mentor.post(f"/sessions/{reported}/absence", {"who": "mentee"})).status_code == 200
    await block(desk, mentee, mentor)
    assert (await view(mentee, on))["place"] is None
    assert (await desk.published("places", on))[-1] is None

    assert (await view(mentor, on))["can"] == []
    for act, body in (("absence", {"who": "mentee"}), ("completion", None)):
        assert slug(await mentor.post(f"/sessions/{on}/{act}", body)) == "session-finished"
    assert (await mentee.post(f"/sessions/{reported}/appeal", {"reason": "I was there."})).status_code == 200

    seen = await view(mentor, reported)
    assert (seen["appeal"], seen["appeal_reason"], seen["answers"]) == ("open", None, {})
    assert (await view(mentee, reported))["appeal_reason"] == "I was there."


async def test_a_booking_that_is_under_way_does_not_outlive_a_block(desk: Desk) -> None:
    for day in range(1, 6):
        mentor, offering = await desk.mentor()
        mentee = desk.person()
        await asyncio.gather(mentee.book(offering, at(10, day=day)), block(desk, mentor, mentee, mentor=True))
        assert await desk.count(f"sessions WHERE mentor_id = '{mentor.id}' AND state = 'booked'") == 0


# --- paused, ended, ceased -------------------------------------------------------------------------------------------


async def test_a_paused_mentor_goes_on_with_present_mentees_and_takes_no_strangers(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee, stranger = desk.person(), desk.person()
    await desk.accept(mentor, mentee)
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)))

    assert (await mentee.get(f"/mentors/{mentor.id}/slots")).json()["items"]
    hold = (await mentee.hold(offering, at(10))).json()["id"]
    session = await booked(mentee, offering, at(10), hold_id=hold)
    assert (await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(11)})).status_code == 200
    rhythm = {"offering_id": offering, "time_zone": "UTC", "first_date": at(0)[:10], "at": "14:00", "times": 2}
    for_mentee = {**rhythm, "mentee_id": str(mentee.id)}
    assert (await mentor.post("/series", for_mentee, idempotency_key=str(uuid7()))).status_code == 201

    assert (await stranger.get(f"/mentors/{mentor.id}/slots")).json()["items"] == []
    for refused in (
        await stranger.hold(offering, at(12)),
        await stranger.book(offering, at(12)),
        await stranger.post("/series", rhythm, idempotency_key=str(uuid7())),
    ):
        assert (refused.status_code, slug(refused)) == (409, "mentor-paused")


async def end_mentorship(desk: Desk, mentorship_id: UUID, mentor: Person, mentee: Person) -> None:
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id, "ended")))


async def test_who_wants_to_book_while_their_mentorship_is_paused_is_told_so(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    paused = await desk.accept(mentor, mentee)
    await desk.hear(MENTORSHIPS.record(mentorship(paused, mentor.id, mentee.id, "paused")))
    refused = await mentee.book(offering, at(10))
    assert (refused.status_code, slug(refused)) == (409, "mentorship-paused")
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)))
    assert slug(await mentee.book(offering, at(10))) == "mentorship-paused"
    assert slug(await desk.person().book(offering, at(10))) == "mentor-paused"


async def test_an_ended_mentorship_takes_all_sessions_ahead_of_the_pair_with_it_and_no_other(desk: Desk) -> None:
    mentor, offering = await desk.mentor(place=PHONE)
    mentee, stranger = desk.person(), desk.person()
    before = await booked(mentee, offering, at(9))
    mentorship_id = await desk.accept(mentor, mentee)
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id)))
    ended = [before, await booked(mentee, offering, at(10)), await booked(mentee, offering, at(11, day=20))]
    kept = await booked(stranger, offering, at(12))

    await end_mentorship(desk, mentorship_id, mentor, mentee)
    await end_mentorship(desk, mentorship_id, mentor, mentee)

    for session in ended:
        last = (await desk.published("sessions", session))[-1]
        assert last is not None
        assert (last["state"], last["cancelled_by"], last["cancelled_because"], last["version"]) == (
            *("cancelled", "platform", "mentorship_ended"),
            2,
        )
        assert (await desk.published("places", session))[-1] is None
    assert (await view(stranger, kept))["state"] == "booked"


async def test_of_two_mentorships_one_that_ends_leaves_the_sessions_of_the_other(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    first, second = uuid7(), uuid7()
    await desk.hear(MENTORSHIPS.record(mentorship(first, mentor.id, mentee.id)))
    session = await booked(mentee, offering, at(10))
    await desk.hear(MENTORSHIPS.record(mentorship(second, mentor.id, mentee.id)))
    await end_mentorship(desk, second, mentor, mentee)
    assert (await view(mentee, session))["state"] == "booked"
    await end_mentorship(desk, first, mentor, mentee)
    assert (await view(mentee, session))["state"] == "cancelled"


async def test_who_ceases_to_be_a_mentor_offers_nothing_and_meets_their_own_mentors_on(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    above, offered = await desk.mentor()
    mentee = desk.person()
    session, own = await booked(mentee, offering, at(10)), await booked(mentor, offered, at(12))
    await mentee.hold(offering, at(14))

    await desk.hear(PROFILES.record(profile(mentor.id, mentor=False)))

    seen = await view(mentee, session)
    assert (seen["state"], seen["cancelled_by"], seen["cancelled_because"]) == ("cancelled", "platform", "ceased")
    assert (await view(mentor, own))["state"] == "booked"
    assert (await mentee.get(f"/offerings/{offering}")).json()["archived"] is True
    assert (await mentee.get("/me/holds")).json()["items"] == []
    assert above.id != mentor.id


# --- rules that neither side walks around ----------------------------------------------------------------------------


async def test_a_mentor_who_moves_a_session_into_the_notice_can_be_refused_and_reports_nobody_absent(
    desk: Desk,
) -> None:
    mentor, offering = await desk.mentor(notice_minutes=2880)
    mentee = desk.person()
    session = await booked(mentee, offering, at(10, day=5))
    soon = (MONDAY + timedelta(hours=10)).isoformat()
    assert (await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": soon})).status_code == 200

    assert "cancel" in (await view(mentee, session))["can"]
    desk.clock.move(timedelta(hours=1))
    reported = await mentor.post(f"/sessions/{session}/absence", {"who": "mentee"})
    assert (reported.status_code, slug(reported)) == (422, "never-agreed")
    assert (await mentor.post(f"/sessions/{session}/absence", {"who": "mentor"})).status_code == 200


async def test_a_mentee_refuses_what_was_confirmed_late(desk: Desk) -> None:
    mentor, offering = await desk.mentor(notice_minutes=1440, confirmation=True)
    mentee = desk.person()
    session = await booked(mentee, offering, at(12))
    desk.clock.move(timedelta(hours=24))
    assert (await mentor.post(f"/sessions/{session}/confirmation")).status_code == 200
    assert (await mentee.post(f"/sessions/{session}/cancellation")).json()["state"] == "cancelled"


async def test_a_mentor_who_confirms_each_time_is_asked_when_their_mentee_moves_a_session(desk: Desk) -> None:
    mentor, offering = await desk.mentor(confirmation=True)
    mentee = desk.person()
    session = await booked(mentee, offering, at(10))
    assert (await mentor.post(f"/sessions/{session}/confirmation")).status_code == 200

    moved = (await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(16, day=3)})).json()

    assert (moved["starts_at"], moved["moves"]) == (at(10).replace("+00:00", "Z"), 0)
    assert moved["move_proposal"]["starts_at"] == at(16, day=3).replace("+00:00", "Z")
    assert (await mentee.post(f"/sessions/{session}/move-proposal/acceptance")).status_code == 403
    accepted = await mentor.post(f"/sessions/{session}/move-proposal/acceptance")
    assert accepted.json()["starts_at"] == at(16, day=3).replace("+00:00", "Z")
    assert (await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(9, day=3)})).json()["moves"] == 1


async def agree(person: Person, offering: str, **more: Any) -> httpx.Response:
    rhythm = {"time_zone": "UTC", "first_date": at(0)[:10], "at": "10:00", "times": 4, **more}
    return await person.post("/series", {"offering_id": offering, **rhythm}, idempotency_key=str(uuid7()))


@pytest.mark.parametrize("bound", [{"horizon_days": 10}, {"bookable_until": at(0, day=10)[:10]}])
async def test_a_rhythm_ends_where_the_offering_does_and_says_what_is_left_out(
    desk: Desk, bound: dict[str, Any]
) -> None:
    mentor, offering = await desk.mentor(**bound)
    mentee = desk.person()

    none = await agree(mentee, offering)
    assert slug(none) == "series-conflicts"
    assert [each["reason"] for each in none.json()["conflicts"]] == ["beyond-horizon"] * 2
    some = (await agree(mentee, offering, when_taken="book_the_others")).json()
    assert (len(some["sessions"]), [each["reason"] for each in some["conflicts"]]) == (2, ["beyond-horizon"] * 2)

    await desk.accept(mentor, mentee)
    own = await agree(mentor, offering, at="12:00", mentee_id=str(mentee.id))
    assert len(own.json()["sessions"]) == 4


async def test_who_is_no_mentee_has_five_sessions_ahead_with_a_mentor_at_first(desk: Desk) -> None:
    mentor, offering = await desk.mentor(most_open=None)
    stranger, mentee = desk.person(), desk.person()
    sessions = [await booked(stranger, offering, at(hour)) for hour in range(9, 14)]
    refused = await stranger.book(offering, at(15))
    assert (refused.status_code, slug(refused)) == (422, "too-many-open-sessions")
    assert (await stranger.post(f"/sessions/{sessions[0]}/cancellation")).status_code == 200
    await booked(stranger, offering, at(15))

    await desk.accept(mentor, mentee)
    for hour in range(9, 15):
        await booked(mentee, offering, at(hour, day=2))


async def test_a_rhythm_counts_as_many_sessions_as_it_has(desk: Desk) -> None:
    mentor, offering = await desk.mentor(most_open=3)
    assert (await mentor.get("/me/availability")).json()["most_open_sessions"] == 3
    some = (await agree(desk.person(), offering, when_taken="book_the_others")).json()
    assert (len(some["sessions"]), [each["reason"] for each in some["conflicts"]]) == (3, ["too-many-open-sessions"])


async def test_of_many_bookings_at_once_no_more_get_through_than_one_may_have(desk: Desk) -> None:
    _, offering = await desk.mentor(most_open=2)
    stranger = desk.person()
    answers = await asyncio.gather(*(stranger.book(offering, at(hour)) for hour in range(9, 15)))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 422, 422, 422, 422]


async def test_one_person_begins_ten_things_a_day_with_another_and_ends_as_many_as_they_like(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    stranger = desk.person()
    for _ in range(9):
        session = await booked(stranger, offering, at(10))
        assert (await stranger.post(f"/sessions/{session}/cancellation")).status_code == 200
    session = await booked(stranger, offering, at(10))

    for refused in (
        await stranger.book(offering, at(12)),
        await stranger.post(f"/sessions/{session}/rescheduling", {"starts_at": at(12)}),
        await stranger.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12)}),
        await agree(stranger, offering, at="15:00"),
    ):
        assert (refused.status_code, slug(refused)) == (429, "too-many-changes-between")
        assert refused.headers["retry-after"] == "86400"
    assert (await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(12)})).status_code == 200
    assert (await desk.person().book(offering, at(14))).status_code == 201
    assert (await stranger.post(f"/sessions/{session}/cancellation")).status_code == 200
    desk.clock.move(timedelta(days=1))
    assert (await stranger.book(offering, at(12, day=2))).status_code == 201


@pytest.mark.parametrize("act", ["confirmation", "completion", "move-proposal/acceptance", "move-proposal/decline"])
async def test_a_body_that_nobody_would_read_is_refused(desk: Desk, act: str) -> None:
    mentor, offering = await desk.mentor(confirmation=True)
    session = await booked(desk.person(), offering, at(10))
    refused = await mentor.post(f"/sessions/{session}/{act}", {"and_following": True})
    assert (refused.status_code, slug(refused)) == (400, "invalid-request")
    assert (await view(mentor, session))["state"] == "pending"
