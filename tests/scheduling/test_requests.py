"""Sessions on confirmation: they block their slot, and end by themselves where nobody answers."""

from datetime import timedelta

import pytest

from services.scheduling.api.session_views import SessionView
from services.scheduling.api.sessions import Cancellation, Decline
from services.scheduling.api.time_off import NewTimeOff
from shared.http.fields import RequestModel
from tests.scheduling.conftest import Desk, Person, at, slug


async def requested(desk: Desk, start: str = at(10, day=4)) -> tuple[Person, Person, str, str]:
    """A mentor, a mentee, the offering and the pending session."""
    mentor, offering = await desk.mentor(confirmation=True)
    mentee = desk.person()
    answer = await mentee.book(offering, start)
    assert answer.status_code == 201, answer.text
    return mentor, mentee, offering, answer.json()["id"]


async def changes(desk: Desk, session: str) -> list[str]:
    return [state["change"] for state in await desk.published("sessions", session) if state]


async def test_a_request_is_pending_and_blocks_its_slot(desk: Desk) -> None:
    mentor, mentee, offering, session = await requested(desk)

    view = (await mentee.get(f"/sessions/{session}")).json()
    other = await desk.person().book(offering, at(10, day=4))

    assert (view["state"], view["respond_by"], view["can"]) == ("pending", "2026-03-04T09:00:00Z", ["cancel"])
    assert (await mentor.get(f"/sessions/{session}")).json()["can"] == ["confirm", "decline"]
    assert slug(other) == "slot-taken"
    (state,) = await desk.published("sessions", session)
    assert state
    assert (state["change"], state["state"], state["respond_by"]) == ("requested", "pending", "2026-03-04T09:00:00Z")


async def test_a_request_is_to_be_answered_before_it_would_start(desk: Desk) -> None:
    _, mentee, _, session = await requested(desk, at(10))
    assert (await mentee.get(f"/sessions/{session}")).json()["respond_by"] == "2026-03-03T10:00:00Z"


async def test_a_confirmed_request_is_booked_for_good(desk: Desk) -> None:
    mentor, mentee, offering, session = await requested(desk)

    confirmed = await mentor.post(f"/sessions/{session}/confirmation")
    desk.clock.move(timedelta(days=3))
    await desk.fire_timers()

    assert (confirmed.status_code, confirmed.json()["state"], confirmed.json()["respond_by"]) == (200, "booked", None)
    assert (await mentee.get(f"/sessions/{session}")).json()["state"] == "booked"
    assert slug(await desk.person().book(offering, at(10, day=4))) == "slot-taken"
    assert await changes(desk, session) == ["requested", "confirmed"]
    desk.clock.move(timedelta(days=2))
    await desk.fire_timers()
    assert await changes(desk, session) == ["requested", "confirmed", "completed"]


async def test_a_declined_request_frees_its_slot_at_once_and_is_not_late(desk: Desk) -> None:
    mentor, mentee, offering, session = await requested(desk)

    declined = await mentor.post(f"/sessions/{session}/decline", {"reason": "away"})

    assert (declined.json()["state"], declined.json()["cancelled_by"]) == ("cancelled", "mentor")
    assert declined.json()["cancelled_late"] is False
    assert (await mentee.get(f"/sessions/{session}")).json()["cancellation_reason"] == "away"
    assert (await desk.person().book(offering, at(10, day=4))).status_code == 201
    state = (await desk.published("sessions", session))[-1]
    assert state
    assert (state["change"], state["unconfirmed"]) == ("cancelled", True)
    assert await desk.count(f"timers WHERE subject = '{session}'") == 0


async def test_a_mentee_takes_a_request_back_whatever_the_notice(desk: Desk) -> None:
    _, offering = await desk.mentor(confirmation=True, notice_minutes=1440)
    mentee = desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]
    desk.clock.move(timedelta(hours=2))

    taken_back = await mentee.post(f"/sessions/{session}/cancellation", {"reason": ""})

    assert (taken_back.status_code, taken_back.json()["cancelled_late"]) == (200, False)


async def test_an_unanswered_request_is_over_without_any_worker(desk: Desk) -> None:
    mentor, mentee, offering, session = await requested(desk)
    desk.clock.move(timedelta(days=2))

    view = (await mentee.get(f"/sessions/{session}")).json()
    late = await mentor.post(f"/sessions/{session}/confirmation")
    other = await desk.person().book(offering, at(10, day=4))

    assert (view["state"], view["version"], view["cancelled_by"], view["can"]) == ("cancelled", 2, "platform", [])
    assert (late.status_code, slug(late)) == (409, "request-expired")
    assert other.status_code == 201
    for state, found in (("pending", 0), ("cancelled", 1)):
        assert len((await mentee.get("/me/sessions", state=state)).json()["items"]) == found


async def test_the_timer_tells_that_a_request_ended_and_nothing_else_changes(desk: Desk) -> None:
    _, mentee, _, session = await requested(desk)
    desk.clock.move(timedelta(days=2))
    before = (await mentee.get(f"/sessions/{session}")).json()

    await desk.fire_timers()

    assert (await mentee.get(f"/sessions/{session}")).json() == before
    assert await changes(desk, session) == ["requested", "cancelled"]
    assert (await desk.count("claims"), await desk.count("timers")) == (0, 0)


async def test_the_timer_leaves_a_request_alone_that_can_still_be_answered(desk: Desk) -> None:
    mentor, _, _, session = await requested(desk)
    desk.clock.move(timedelta(days=2, seconds=-1))
    await desk.fire_timers()
    assert (await mentor.post(f"/sessions/{session}/confirmation")).status_code == 200


async def test_only_the_mentor_answers_a_request_and_only_once(desk: Desk) -> None:
    mentor, mentee, _, session = await requested(desk)

    by_mentee = await mentee.post(f"/sessions/{session}/confirmation")
    await mentor.post(f"/sessions/{session}/confirmation")
    again = await mentor.post(f"/sessions/{session}/confirmation")
    declined = await mentor.post(f"/sessions/{session}/decline", {})

    assert (by_mentee.status_code, slug(by_mentee)) == (403, "mentors-only")
    assert {(each.status_code, slug(each)) for each in (again, declined)} == {(409, "already-confirmed")}


@pytest.mark.parametrize("body", [None, {}, {"reason": ""}])
async def test_nobody_needs_words_to_decline_or_cancel(desk: Desk, body: dict[str, str] | None) -> None:
    mentor, _, _, declined = await requested(desk)
    _, mentee, _, cancelled = await requested(desk)

    answers = [
        await mentor.post(f"/sessions/{declined}/decline", body),
        await mentee.post(f"/sessions/{cancelled}/cancellation", body),
    ]

    assert [(each.status_code, each.json()["cancellation_reason"]) for each in answers] == [(200, None), (200, None)]


async def test_a_body_that_need_not_be_is_judged_where_it_is_sent(desk: Desk) -> None:
    _, mentee, _, session = await requested(desk)

    for body, pointer in (({"why": ""}, "#/why"), ({"reason": 1}, "#/reason"), ([], "#")):
        refused = await mentee.post(f"/sessions/{session}/cancellation", body)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, pointer), refused.text


async def test_a_request_is_not_moved(desk: Desk) -> None:
    mentor, _, _, session = await requested(desk)
    moved = await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(12, day=4)})
    assert (moved.status_code, slug(moved)) == (409, "awaits-confirmation")


async def test_a_hold_becomes_a_request(desk: Desk) -> None:
    _, offering = await desk.mentor(confirmation=True)
    mentee = desk.person()
    held = (await mentee.hold(offering, at(10))).json()
    booked = await mentee.book(offering, at(10), hold_id=held["id"])
    assert (booked.json()["state"], await desk.count("claims")) == ("pending", 2)


@pytest.mark.parametrize("body", [Cancellation, Decline, NewTimeOff])
def test_a_reason_is_said_to_be_read_with_the_session_and_to_be_in_no_mail(body: type[RequestModel]) -> None:
    promised = body.model_json_schema()["properties"]["reason"]["description"]
    assert "as `cancellation_reason`; no mail says it" in promised
    assert "cancellation_reason" in SessionView.model_json_schema()["properties"]
