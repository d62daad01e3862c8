"""Moving by policy: within it either side moves, outside it one proposes and the other accepts."""

from datetime import timedelta
from typing import Any

import pytest

from tests.scheduling.conftest import Desk, Person, at, slug


async def booked(desk: Desk, start: str = at(10), **offering: Any) -> tuple[Person, Person, str, str]:
    """A mentor, a mentee, the offering and their session."""
    mentor, offering_id = await desk.mentor(**offering)
    mentee = desk.person()
    answer = await mentee.book(offering_id, start)
    assert answer.status_code == 201, answer.text
    return mentor, mentee, offering_id, answer.json()["id"]


async def changes(desk: Desk, session: str) -> list[str]:
    return [state["change"] for state in await desk.published("sessions", session) if state]


@pytest.mark.parametrize("mover", ["mentor", "mentee"])
async def test_either_side_moves_up_to_the_notice_of_moving(desk: Desk, mover: str) -> None:
    mentor, mentee, _, session = await booked(desk, move_notice_minutes=120)
    person = mentor if mover == "mentor" else mentee
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=8, second=1)

    late = await person.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)})
    desk.clock.move(timedelta(seconds=-1))
    in_time = await person.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)})

    assert (late.status_code, slug(late)) == (422, "moved-too-late")
    assert in_time.status_code == 200


async def test_each_side_moves_a_session_alone_as_often_as_the_offering_says(desk: Desk) -> None:
    mentor, mentee, _, session = await booked(desk, most_moves=1)

    first = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(12)})
    second = await mentee.post(f"/sessions/{session}/rescheduling", {"starts_at": at(14)})
    other = await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(14)})

    assert (first.json()["moves"], first.json()["most_moves"], first.json()["can"]) == (
        1,
        1,
        ["cancel", "propose_move"],
    )
    assert (second.status_code, slug(second)) == (422, "moved-too-often")
    assert (other.status_code, other.json()["moves"], other.json()["own_moves"]) == (200, 2, 1)


async def test_a_proposed_time_is_taken_and_the_session_stays_where_it_is(desk: Desk) -> None:
    mentor, mentee, offering, session = await booked(desk)

    proposed = await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(10, 30)})

    view = proposed.json()
    assert (proposed.status_code, view["starts_at"], view["version"]) == (200, "2026-03-03T10:00:00Z", 2)
    assert view["move_proposal"] == {
        "proposed_by": "mentee",
        "starts_at": "2026-03-03T10:30:00Z",
        "ends_at": "2026-03-03T11:30:00Z",
        "respond_by": "2026-03-03T10:00:00Z",
    }
    assert view["can"] == ["cancel", "reschedule", "withdraw_move"]
    assert (await mentor.get(f"/sessions/{session}")).json()["can"] == [
        "cancel",
        "reschedule",
        "accept_move",
        "decline_move",
        "name_place",
    ]
    for start in (at(10), at(11)):
        assert slug(await desk.person().book(offering, start, length_minutes=30)) == "slot-taken"
    assert (await desk.person().book(offering, at(11, 30))).status_code == 201
    state = (await desk.published("sessions", session))[-1]
    assert state
    assert (state["change"], state["proposed_by"], state["proposed_starts_at"], state["starts_at"]) == (
        "move_proposed",
        "mentee",
        "2026-03-03T10:30:00Z",
        "2026-03-03T10:00:00Z",
    )


async def test_an_accepted_proposal_moves_the_session_even_within_its_notice(desk: Desk) -> None:
    mentor, mentee, _, session = await booked(desk, notice_minutes=120, most_moves=0)
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=9)
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(10, 30)})

    accepted = await mentor.post(f"/sessions/{session}/move-proposal/acceptance")

    view = accepted.json()
    assert (accepted.status_code, view["starts_at"], view["moves"], view["move_proposal"]) == (
        200,
        "2026-03-03T10:30:00Z",
        0,
        None,
    )
    assert await changes(desk, session) == ["booked", "move_proposed", "rescheduled"]
    state = (await desk.published("sessions", session))[-1]
    assert state
    assert (state["previous_starts_at"], state.get("proposed_by")) == ("2026-03-03T10:00:00Z", None)
    assert await desk.count("claims") == 2
    desk.clock.instant = desk.clock.instant.replace(hour=11, minute=30)
    await desk.fire_timers()
    assert await changes(desk, session) == ["booked", "move_proposed", "rescheduled", "completed"]
    assert (await desk.count("claims"), await desk.count("timers")) == (0, 0)


@pytest.mark.parametrize(
    ("answer", "by_proposer", "change"),
    [("decline", False, "move_declined"), ("withdrawal", True, "move_withdrawn")],
)
async def test_a_proposal_that_comes_to_nothing_frees_its_time_and_nothing_else(
    desk: Desk, answer: str, by_proposer: bool, change: str
) -> None:
    mentor, mentee, offering, session = await booked(desk)
    await mentor.post(f"/sessions/{session}/move-proposal", {"starts_at": at(11)})

    ended = await (mentor if by_proposer else mentee).post(f"/sessions/{session}/move-proposal/{answer}")

    assert (ended.status_code, ended.json()["starts_at"]) == (200, "2026-03-03T10:00:00Z")
    assert (await desk.person().book(offering, at(11))).status_code == 201
    assert slug(await desk.person().book(offering, at(10))) == "slot-taken"
    assert await changes(desk, session) == ["booked", "move_proposed", change]
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=11)
    await desk.fire_timers()
    assert (await changes(desk, session))[-1] == "completed"


async def test_an_unanswered_proposal_is_over_without_any_worker(desk: Desk) -> None:
    mentor, mentee, offering, session = await booked(desk, at(10, day=4))
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12, day=4)})
    desk.clock.move(timedelta(days=2))

    view = (await mentee.get(f"/sessions/{session}")).json()
    late = await mentor.post(f"/sessions/{session}/move-proposal/acceptance")
    other = await desk.person().book(offering, at(12, day=4))

    assert (view["move_proposal"], view["version"], view["state"]) == (None, 3, "booked")
    assert (late.status_code, slug(late)) == (409, "no-move-proposed")
    assert other.status_code == 201
    await desk.fire_timers()
    assert (await mentee.get(f"/sessions/{session}")).json() == view
    assert await changes(desk, session) == ["booked", "move_proposed", "move_expired"]
    assert await desk.count("claims") == 4


async def test_that_nobody_answered_is_told_before_whatever_happens_next(desk: Desk) -> None:
    mentor, mentee, _, session = await booked(desk, at(10, day=4))
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12, day=4)})
    desk.clock.move(timedelta(days=2))

    again = await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(13, day=4)})
    cancelled = await mentor.post(f"/sessions/{session}/cancellation", {"reason": ""})

    assert [(each.status_code, each.json()["version"]) for each in (again, cancelled)] == [(200, 4), (200, 5)]
    assert await changes(desk, session) == ["booked", "move_proposed", "move_expired", "move_proposed", "cancelled"]
    assert await desk.count("claims") == 0


async def test_a_cancelled_session_takes_its_proposal_along(desk: Desk) -> None:
    mentor, mentee, _, session = await booked(desk)
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12)})

    cancelled = await mentor.post(f"/sessions/{session}/cancellation", {"reason": ""})

    assert (cancelled.json()["state"], cancelled.json()["move_proposal"]) == ("cancelled", None)
    assert await desk.count("claims") == 0


async def test_moving_straight_replaces_a_proposal(desk: Desk) -> None:
    mentor, mentee, _, session = await booked(desk)
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12)})

    moved = await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(12)})

    assert (moved.json()["starts_at"], moved.json()["move_proposal"]) == ("2026-03-03T12:00:00Z", None)
    assert await desk.count("claims") == 2


async def test_only_a_free_slot_is_proposed_once_and_answered_by_the_other(desk: Desk) -> None:
    mentor, mentee, offering, session = await booked(desk)
    await desk.person().book(offering, at(14))

    taken = await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(14)})
    nowhere = await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(3)})
    none = await mentor.post(f"/sessions/{session}/move-proposal/acceptance")
    await mentee.post(f"/sessions/{session}/move-proposal", {"starts_at": at(12)})
    twice = await mentor.post(f"/sessions/{session}/move-proposal", {"starts_at": at(15)})
    own = await mentee.post(f"/sessions/{session}/move-proposal/acceptance")
    strangers = await desk.person().post(f"/sessions/{session}/move-proposal/acceptance")

    assert [(each.status_code, slug(each)) for each in (taken, nowhere, none, twice, own, strangers)] == [
        (409, "slot-taken"),
        (422, "slot-not-offered"),
        (409, "no-move-proposed"),
        (409, "move-already-proposed"),
        (403, "not-yours-to-answer"),
        (404, "unknown-session"),
    ]
