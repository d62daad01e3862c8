"""What becomes of a session: over HTTP, with the clock moved by hand, and what others hear of it."""

from datetime import datetime, timedelta
from typing import Any

from shared.contracts import MATCHES, MENTORSHIPS
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.scheduling.conftest import Desk, Person, acceptance, at, mentorship, slug


async def booked(desk: Desk, start: str = at(10), **offering: Any) -> tuple[Person, Person, str]:
    mentor, offering_id = await desk.mentor(**offering)
    mentee = desk.person()
    answer = await mentee.book(offering_id, start)
    assert answer.status_code == 201, answer.text
    return mentor, mentee, answer.json()["id"]


async def test_a_mentee_cancels_up_to_the_notice_and_not_later(desk: Desk) -> None:
    _, mentee, session = await booked(desk, notice_minutes=120)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=8, minute=0, second=1)

    late = await mentee.post(f"/sessions/{session}/cancellation", {"reason": "ill"})
    desk.clock.move(timedelta(seconds=-1))
    in_time = await mentee.post(f"/sessions/{session}/cancellation", {"reason": "ill"})

    assert (late.status_code, slug(late)) == (422, "cancelled-too-late")
    assert in_time.status_code == 200
    assert (in_time.json()["state"], in_time.json()["cancelled_by"], in_time.json()["version"]) == (
        "cancelled",
        "mentee",
        2,
    )
    assert in_time.json()["can"] == []


async def test_a_mentor_cancels_late_and_it_is_marked(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk, notice_minutes=120)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=9, minute=30)

    cancelled = await mentor.post(f"/sessions/{session}/cancellation", {"reason": "ill"})

    assert (cancelled.status_code, cancelled.json()["cancelled_late"]) == (200, True)
    assert (await mentee.get(f"/sessions/{session}")).json()["cancellation_reason"] == "ill"
    assert await desk.count("claims") == 0
    states = await desk.published("sessions", session)
    assert [state and state["change"] for state in states] == ["booked", "cancelled"]
    assert "ill" not in str(states)


async def test_a_session_is_cancelled_once(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk)
    await mentee.post(f"/sessions/{session}/cancellation", {"reason": "ill"})

    again = await mentor.post(f"/sessions/{session}/cancellation", {"reason": "ill"})

    assert (again.status_code, slug(again)) == (409, "already-cancelled")


async def test_a_session_that_has_started_is_neither_cancelled_nor_moved(desk: Desk) -> None:
    mentor, _, session = await booked(desk)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=10)

    for act, body in (("cancellation", {"reason": ""}), ("rescheduling", {"starts_at": at(15)})):
        answer = await mentor.post(f"/sessions/{session}/{act}", body)
        assert (answer.status_code, slug(answer)) == (422, "session-started")


async def test_moving_keeps_the_id_and_tells_both_times_in_one_event(desk: Desk) -> None:
    _, mentee, session = await booked(desk)

    moved = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(10, 30)})

    assert moved.status_code == 200, moved.text
    assert (moved.json()["id"], moved.json()["version"]) == (session, 2)
    state = (await desk.published("sessions", session))[-1]
    assert state is not None
    assert (state["change"], state["starts_at"], state["previous_starts_at"], state["previous_ends_at"]) == (
        "rescheduled",
        "2026-03-03T10:30:00Z",
        "2026-03-03T10:00:00Z",
        "2026-03-03T11:00:00Z",
    )
    assert await desk.count("claims") == 2


async def test_a_refused_move_leaves_the_session_where_it_was(desk: Desk) -> None:
    _, mentee, session = await booked(desk)
    offering = (await mentee.get(f"/sessions/{session}")).json()["offering_id"]
    await desk.person().book(offering, at(12))

    refused = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(11, 30)})

    assert (refused.status_code, slug(refused)) == (409, "slot-taken")
    assert (await mentee.get(f"/sessions/{session}")).json()["starts_at"] == "2026-03-03T10:00:00Z"
    assert slug(await desk.person().book(offering, at(10))) == "slot-taken"


async def test_moving_to_the_same_time_is_no_move(desk: Desk) -> None:
    _, mentee, session = await booked(desk)
    answer = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(10)})
    assert (answer.status_code, slug(answer)) == (422, "not-moved")


async def test_a_session_completes_by_itself_at_its_end(desk: Desk) -> None:
    _, mentee, session = await booked(desk)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=10, minute=59)
    await desk.fire_timers()
    before = (await mentee.get(f"/sessions/{session}")).json()["state"]
    desk.clock.move(timedelta(minutes=1))

    await desk.fire_timers()

    assert before == "booked"
    assert (await mentee.get(f"/sessions/{session}")).json()["state"] == "completed"
    assert [state and state["change"] for state in await desk.published("sessions", session)] == ["booked", "completed"]
    assert await desk.count("claims") == 0
    assert await desk.count("timers") == 0


async def test_the_timer_of_a_moved_session_waits_for_its_new_end(desk: Desk) -> None:
    _, mentee, session = await booked(desk)
    await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)})
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=11)
    await desk.fire_timers()

    assert (await mentee.get(f"/sessions/{session}")).json()["state"] == "booked"
    desk.clock.move(timedelta(hours=5))
    await desk.fire_timers()
    assert (await mentee.get(f"/sessions/{session}")).json()["state"] == "completed"


async def test_the_mentor_completes_a_session_that_has_started(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk)

    early = await mentor.post(f"/sessions/{session}/completion")
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=10, minute=40)
    by_mentee = await mentee.post(f"/sessions/{session}/completion")
    done = await mentor.post(f"/sessions/{session}/completion")
    again = await mentor.post(f"/sessions/{session}/completion")

    assert (early.status_code, slug(early)) == (422, "session-not-started")
    assert (by_mentee.status_code, slug(by_mentee)) == (403, "mentors-only")
    assert (done.status_code, done.json()["state"]) == (200, "completed")
    assert (again.status_code, slug(again)) == (409, "session-finished")


async def test_an_absence_turns_completed_into_missed_within_a_day(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk)
    early = await mentee.post(f"/sessions/{session}/absence", {"who": "mentor"})
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=11)
    await desk.fire_timers()

    missed = await mentee.post(f"/sessions/{session}/absence", {"who": "mentor"})
    again = await mentor.post(f"/sessions/{session}/absence", {"who": "mentee"})

    assert (early.status_code, slug(early)) == (422, "session-not-started")
    assert (missed.status_code, missed.json()["state"], missed.json()["absent"]) == (200, "missed", "mentor")
    assert (again.status_code, slug(again)) == (409, "session-finished")


async def test_an_absence_is_not_reported_later_than_a_day_after(desk: Desk) -> None:
    mentor, _, session = await booked(desk)
    desk.clock.instant = desk.clock.instant.replace(day=4, hour=11, second=1)

    late = await mentor.post(f"/sessions/{session}/absence", {"who": "mentee"})

    assert (late.status_code, slug(late)) == (422, "absence-too-late")


async def test_a_finished_session_is_neither_moved_nor_cancelled(desk: Desk) -> None:
    mentor, _, session = await booked(desk)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=11)
    await desk.fire_timers()

    for act, body in (("cancellation", {"reason": ""}), ("rescheduling", {"starts_at": at(15, day=3)})):
        answer = await mentor.post(f"/sessions/{session}/{act}", body)
        assert (answer.status_code, slug(answer)) == (409, "session-finished")


async def test_a_stranger_sees_no_session(desk: Desk) -> None:
    _, _, session = await booked(desk)
    stranger = desk.person()

    answers = [
        await stranger.get(f"/sessions/{session}"),
        await stranger.post(f"/sessions/{session}/cancellation", {"reason": ""}),
        await stranger.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)}),
        await stranger.post(f"/sessions/{session}/completion"),
        await stranger.post(f"/sessions/{session}/absence", {"who": "mentor"}),
    ]

    assert {(answer.status_code, slug(answer)) for answer in answers} == {(404, "unknown-session")}


async def test_an_act_on_another_version_is_refused(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk)
    etag = (await mentee.get(f"/sessions/{session}")).headers["etag"]
    await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)})

    stale = await mentee.post(f"/sessions/{session}/cancellation", {"reason": ""}, if_match=etag)

    assert (stale.status_code, slug(stale)) == (412, "version-mismatch")


async def test_what_can_be_done_follows_the_clock(desk: Desk) -> None:
    mentor, mentee, session = await booked(desk, notice_minutes=120)

    async def can(person: Person) -> list[str]:
        found: list[str] = (await person.get(f"/sessions/{session}")).json()["can"]
        return found

    assert await can(mentee) == ["cancel", "reschedule", "propose_move"]
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=9)
    assert (await can(mentee), await can(mentor)) == (["propose_move"], ["cancel", "propose_move", "name_place"])
    desk.clock.instant = desk.clock.instant.replace(hour=10)
    assert (await can(mentee), await can(mentor)) == (["report_absence"], ["name_place", "complete", "report_absence"])


async def test_my_sessions_come_in_pages_by_their_start(desk: Desk) -> None:
    _, offering = await desk.mentor()
    mentee = desk.person()
    ids = {hour: (await mentee.book(offering, at(hour))).json()["id"] for hour in (13, 9, 15, 11)}
    await mentee.post(f"/sessions/{ids[15]}/cancellation", {"reason": ""})

    first = (await mentee.get("/me/sessions", page_size=3)).json()
    rest = (await mentee.get("/me/sessions", page_size=3, page_token=first["next_page_token"])).json()
    some = (await mentee.get("/me/sessions", from_=at(11), to=at(15), state="booked")).json()
    cancelled = (await mentee.get("/me/sessions", state="cancelled")).json()

    assert [each["id"] for each in first["items"]] == [ids[9], ids[11], ids[13]]
    assert ([each["id"] for each in rest["items"]], rest["next_page_token"]) == ([ids[15]], None)
    assert [each["id"] for each in some["items"]] == [ids[11], ids[13]]
    assert [each["id"] for each in cancelled["items"]] == [ids[15]]


async def test_what_is_ahead_is_on_or_to_come_and_neither_over_nor_cancelled(desk: Desk) -> None:
    _, offering = await desk.mentor()
    _, asks_first = await desk.mentor(confirmation=True)
    mentee = desk.person()
    ids = {hour: (await mentee.book(offering, at(hour))).json()["id"] for hour in (9, 11, 13, 15)}
    waits = (await mentee.book(asks_first, at(16))).json()
    await mentee.post(f"/sessions/{ids[13]}/cancellation", {"reason": ""})
    desk.clock.instant = datetime.fromisoformat(at(11)) + timedelta(minutes=30)

    async def ahead(**more: Any) -> list[str]:
        return [each["id"] for each in (await mentee.get("/me/sessions", ahead=True, **more)).json()["items"]]

    assert await ahead() == [ids[11], ids[15], waits["id"]]
    assert await ahead(from_=at(9)) == await ahead()
    assert await ahead(from_=at(14), to=at(16)) == [ids[15]]
    assert await ahead(state="cancelled") == []
    desk.clock.instant = datetime.fromisoformat(waits["respond_by"])
    assert waits["id"] not in await ahead()


async def test_answers_stay_between_the_two_and_travel_nowhere(desk: Desk) -> None:
    mentor, offering = await desk.mentor(questions=[{"text": "What about?"}])
    booking = await desk.person().book(offering, at(10), answers={"What about?": "A secret"})

    session = (await mentor.get(f"/sessions/{booking.json()['id']}")).json()

    assert session["answers"] == {"What about?": "A secret"}
    assert "secret" not in str(await desk.published("sessions", session["id"]))


async def test_a_session_belongs_to_the_programme_of_its_mentorship_and_without_one_to_open(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee, stranger = desk.person(), desk.person()
    accepted = acceptance(mentor.id, mentee.id, uuid7())
    await desk.hear(MATCHES.record(accepted))
    first = (await mentee.book(offering, at(10))).json()
    assert accepted.mentorship_id is not None
    opened = mentorship(accepted.mentorship_id, mentor.id, mentee.id)
    await desk.hear(MENTORSHIPS.record(opened))
    second = (await mentee.book(offering, at(12))).json()
    third = (await stranger.book(offering, at(14))).json()

    programmes = [str(accepted.programme_id), str(opened.programme_id), str(OPEN_ID)]
    sessions = [first["id"], second["id"], third["id"]]
    assert [each["programme_id"] for each in (first, second, third)] == programmes
    told = [(await desk.published("sessions", each))[-1] for each in sessions]
    assert [each and each["programme_id"] for each in told] == programmes
    for programme, session in zip(programmes, sessions, strict=True):
        found = (await mentor.get("/me/sessions", programme_id=programme)).json()["items"]
        assert [each["id"] for each in found] == [session]
    await mentee.post(f"/sessions/{second['id']}/cancellation", {"reason": ""})
    cancelled = (await desk.published("sessions", second["id"]))[-1]
    assert cancelled is not None
    assert (cancelled["change"], cancelled["programme_id"]) == ("cancelled", programmes[1])
