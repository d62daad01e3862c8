"""After the tables were set back: which sessions stay cancelled, and what people hear of the others."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.scheduling.use_cases.retelling import tellings
from shared.contracts import AVAILABILITY, SESSIONS, AvailabilityState, SessionState
from shared.postgres import transaction
from shared.publishing.retelling import Told, set_right
from tests.scheduling.conftest import Desk, Person, at
from tests.scheduling.test_free_time import publish


async def booked(desk: Desk) -> tuple[Person, str, SessionState]:
    mentor, offering = await desk.mentor()
    answer = await desk.person().book(offering, at(10))
    session_id = answer.json()["id"]
    [told] = await desk.published("sessions", session_id)
    return mentor, session_id, SessionState.model_validate(told)


async def reconciled(desk: Desk, state: SessionState) -> SessionState:
    """What is told once the topic says this in its 5th record."""
    told = Told("sessions", state.session_id, 5, SESSIONS.record(state).value)
    async with transaction(desk.pool) as tx:
        await set_right(tx, tellings(now=desk.clock.now()), [told], now=desk.clock.now())
    return SessionState.model_validate((await desk.published("sessions", state.session_id))[-1])


time = datetime.fromisoformat


def later(before: SessionState, /, **changes: Any) -> SessionState:
    return before.model_copy(update={"version": 7, **changes})


async def test_a_session_that_was_cancelled_since_stays_so_and_its_time_is_free(desk: Desk) -> None:
    mentor, session_id, state = await booked(desk)
    late = {"cancelled_by": "mentor", "cancelled_late": True, "cancelled_because": "by_side"}

    told = await reconciled(desk, later(state, change="cancelled", state="cancelled", **late))

    assert (told.change, told.cancelled_by, told.cancelled_late) == ("cancelled", "mentor", True)
    assert told.version > 7
    assert (await mentor.get(f"/sessions/{session_id}")).json()["state"] == "cancelled"
    assert await desk.count("claims") == 0


async def test_a_session_that_was_moved_since_is_moved_back_for_those_who_were_told(desk: Desk) -> None:
    _, _, state = await booked(desk)
    moved = later(state, change="rescheduled", starts_at=time(at(14)), ends_at=time(at(15)))

    told = await reconciled(desk, moved)

    assert (told.change, told.starts_at, told.previous_starts_at) == (
        "rescheduled",
        state.starts_at,
        moved.starts_at,
    )
    assert told.version > 7


async def test_of_a_session_that_is_as_people_were_told_they_hear_nothing_new(desk: Desk) -> None:
    _, _, state = await booked(desk)

    assert (await reconciled(desk, later(state))).change == "place_changed"


async def test_a_session_that_only_the_topic_knows_is_cancelled_for_both(desk: Desk) -> None:
    _, _, state = await booked(desk)
    unknown = later(state, session_id=UUID(int=7))

    told = await reconciled(desk, unknown)

    assert (told.change, told.cancelled_by, told.version) == ("cancelled", "platform", 8)


async def test_the_end_of_a_session_that_is_told_again_still_comes(desk: Desk) -> None:
    mentor, session_id, state = await booked(desk)
    await reconciled(desk, later(state, change="completed", state="completed"))
    desk.clock.move(timedelta(days=2))
    await desk.fire_timers()

    assert (await mentor.get(f"/sessions/{session_id}")).json()["state"] == "completed"


async def test_free_time_is_told_again_as_it_was_and_travels_with_it(desk: Desk) -> None:
    mentor, _ = await desk.mentor()
    hours = {name: (await mentor.get("/me/availability")).json()[name] for name in ("time_zone", "weekly")}
    travel = {"from": "2026-03-10", "to": "2026-03-12", "time_zone": "Asia/Tokyo"}
    assert (await mentor.put("/me/availability", {**hours, "travel": [travel]}, if_match="*")).status_code == 200
    await publish(desk)
    told = AvailabilityState.model_validate((await desk.published("availability", mentor.id))[-1])
    [again] = [each for each in tellings(now=desk.clock.now()) if each.topic is AVAILABILITY]
    async with transaction(desk.pool) as tx:
        present = await again.present(tx, {mentor.id: told})

    assert [each.time_zone for each in told.travels] == ["Asia/Tokyo"]
    assert present == {mentor.id: told}


async def test_a_session_is_told_again_by_the_word_of_its_state(desk: Desk) -> None:
    _, session_id, _ = await booked(desk)
    [again] = [each for each in tellings(now=desk.clock.now()) if each.topic is SESSIONS]
    async with transaction(desk.pool) as tx:
        present = await again.present(tx, {UUID(session_id): None, UUID(int=8): None})

    assert {each: state.change for each, state in present.items()} == {UUID(session_id): "booked"}
