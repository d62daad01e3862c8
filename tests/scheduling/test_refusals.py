"""Each no of booking and holding, with its slug, leaving nothing behind."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest

from shared.contracts import MENTORSHIPS, PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import Desk, at, mentorship, profile, slug


async def refused(desk: Desk, answer: httpx.Response, status: int, why: str) -> None:
    assert (answer.status_code, slug(answer)) == (status, why), answer.text
    for table in ("sessions", "claims", "holds", "outbox", "idempotency_keys"):
        assert await desk.count(table) == 0, table


async def test_a_mentor_cannot_book_themselves(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await refused(desk, await mentor.book(offering, at(10)), 422, "own-offering")


async def test_a_session_in_the_past_is_refused(desk: Desk) -> None:
    _, offering = await desk.mentor()
    await refused(desk, await desk.person().book(offering, at(10, day=-1)), 422, "in-the-past")


async def test_a_session_starts_a_moment_after_now_at_the_earliest(desk: Desk) -> None:
    _, offering = await desk.mentor()
    desk.clock.move(timedelta(seconds=1))
    await refused(desk, await desk.person().book(offering, at(9, day=0)), 422, "in-the-past")


async def test_a_paused_mentor_is_not_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await desk.hear(PROFILES.record(profile(mentor.id, paused=True)))
    await refused(desk, await desk.person().book(offering, at(10)), 409, "mentor-paused")


async def test_a_mentor_whose_profile_has_not_arrived_is_not_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await desk.hear(PROFILES.record(profile(mentor.id, mentor=False)))
    await refused(desk, await desk.person().book(offering, at(10)), 404, "unknown-offering")


async def test_an_erased_mentor_is_not_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await desk.hear(PROFILES.tombstone(mentor.id))
    answer = await desk.person().book(offering, at(10))
    assert (answer.status_code, slug(answer)) == (404, "unknown-offering")


async def test_an_erased_person_can_do_nothing(desk: Desk) -> None:
    _, offering = await desk.mentor()
    gone = desk.person()
    await desk.hear(PROFILES.tombstone(gone.id))
    answer = await gone.book(offering, at(10))
    assert (answer.status_code, slug(answer)) == (401, "person-erased")


@pytest.mark.parametrize("who_blocks", ["mentor", "mentee"])
async def test_a_blocked_pair_does_not_meet(desk: Desk, who_blocks: str) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    blocker, blocked = (mentor, mentee) if who_blocks == "mentor" else (mentee, mentor)
    await desk.hear(PROFILES.record(profile(blocker.id, mentor=blocker is mentor, blocks=[blocked.id])))
    await refused(desk, await mentee.book(offering, at(10)), 404, "unknown-offering")


async def test_an_offering_for_mentees_is_closed_to_strangers(desk: Desk) -> None:
    _, offering = await desk.mentor(open_to="my_mentees")
    await refused(desk, await desk.person().book(offering, at(10)), 403, "not-their-mentee")


async def test_a_mentee_books_from_the_acceptance_until_the_end_of_the_mentorship(desk: Desk) -> None:
    mentor, offering = await desk.mentor(open_to="my_mentees")
    mentee = desk.person()
    mentorship_id = await desk.accept(mentor, mentee)

    accepted = await mentee.book(offering, at(10))
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id)))
    active = await mentee.book(offering, at(12))
    await desk.hear(MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id, "ended")))
    ended = await mentee.book(offering, at(14))

    assert (accepted.status_code, active.status_code) == (201, 201)
    assert accepted.json()["mentorship_id"] == active.json()["mentorship_id"] == str(mentorship_id)
    assert (ended.status_code, slug(ended)) == (403, "not-their-mentee")


@pytest.mark.parametrize("starts_at", [at(10, 15), at(8, 30), at(16, 30), at(3), at(10)[:17] + "30+00:00"])
async def test_a_time_at_which_no_slot_starts_is_refused(desk: Desk, starts_at: str) -> None:
    _, offering = await desk.mentor()
    await refused(desk, await desk.person().book(offering, starts_at), 422, "slot-not-offered")


async def test_a_length_that_is_not_offered_is_refused(desk: Desk) -> None:
    _, offering = await desk.mentor()
    await refused(desk, await desk.person().book(offering, at(10), length_minutes=45), 422, "length-not-offered")


async def test_an_unknown_offering_is_refused(desk: Desk) -> None:
    await refused(desk, await desk.person().book(str(uuid7()), at(10)), 404, "unknown-offering")


async def test_an_archived_offering_is_not_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    await mentor.delete(f"/offerings/{offering}")
    await refused(desk, await desk.person().book(offering, at(10)), 409, "offering-archived")


async def test_the_mentor_gets_their_notice(desk: Desk) -> None:
    _, offering = await desk.mentor(notice_minutes=25 * 60)
    await refused(desk, await desk.person().book(offering, at(9, 30)), 422, "notice-too-short")
    assert (await desk.person().book(offering, at(10))).status_code == 201


async def test_the_horizon_bounds_how_far_ahead_one_books(desk: Desk) -> None:
    _, offering = await desk.mentor(horizon_days=3)
    await refused(desk, await desk.person().book(offering, at(9, 30, day=3)), 422, "beyond-horizon")
    assert (await desk.person().book(offering, at(9, day=3))).status_code == 201


async def test_a_naive_time_is_malformed(desk: Desk) -> None:
    _, offering = await desk.mentor()
    await refused(desk, await desk.person().book(offering, "2026-03-03T10:00:00"), 400, "invalid-request")


async def test_booking_needs_an_idempotency_key(desk: Desk) -> None:
    _, offering = await desk.mentor()
    answer = await desk.person().post("/sessions", {"offering_id": offering, "starts_at": at(10)})
    await refused(desk, answer, 400, "idempotency-key-required")


async def test_the_same_key_books_once(desk: Desk) -> None:
    _, offering = await desk.mentor()
    mentee = desk.person()
    body = {"offering_id": offering, "starts_at": at(10)}

    first = await mentee.post("/sessions", body, idempotency_key="k")
    again = await mentee.post("/sessions", body, idempotency_key="k")
    other = await mentee.post("/sessions", {**body, "starts_at": at(12)}, idempotency_key="k")

    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert (other.status_code, slug(other)) == (422, "idempotency-key-reused")
    assert await desk.count("sessions") == 1


HoldAct = Callable[[Desk, str, str], Awaitable[httpx.Response]]


async def test_a_hold_keeps_the_slot_for_its_owner(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = await holder.hold(offering, at(10))

    others = await desk.person().book(offering, at(10))
    overlapping = await desk.person().hold(offering, at(10, 30))
    booked = await holder.book(offering, at(10), hold_id=held.json()["id"])

    assert held.json()["expires_at"] == "2026-03-02T09:05:00Z"
    assert (slug(others), slug(overlapping)) == ("slot-taken", "slot-taken")
    assert booked.status_code == 201
    assert await desk.count("holds") == 0
    assert await desk.count("claims") == 2


async def test_a_hold_is_over_after_five_minutes(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()
    desk.clock.move(timedelta(minutes=5))

    too_late = await holder.book(offering, at(10), hold_id=held["id"])
    others = await desk.person().book(offering, at(10))

    assert (too_late.status_code, slug(too_late)) == (409, "hold-expired")
    assert others.status_code == 201


async def test_somebody_elses_hold_is_no_hold(desk: Desk) -> None:
    _, offering = await desk.mentor()
    held = (await desk.person().hold(offering, at(10))).json()
    stranger = desk.person()

    booked = await stranger.book(offering, at(10), hold_id=held["id"])
    released = await stranger.delete(f"/holds/{held['id']}")

    assert (booked.status_code, slug(booked)) == (404, "unknown-hold")
    assert (released.status_code, slug(released)) == (404, "unknown-hold")


async def test_a_hold_books_its_own_slot_only(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()

    other = await holder.book(offering, at(12), hold_id=held["id"])

    assert (other.status_code, slug(other)) == (422, "hold-of-another-slot")


async def test_a_released_hold_frees_its_slot_at_once(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()

    assert (await holder.delete(f"/holds/{held['id']}")).status_code == 204

    assert (await desk.person().book(offering, at(10))).status_code == 201


async def test_an_expired_hold_gives_its_place_back(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    for hour in (9, 10, 11):
        assert (await holder.hold(offering, at(hour))).status_code == 201
    full = await holder.hold(offering, at(12))
    desk.clock.move(timedelta(minutes=5))

    assert (full.status_code, slug(full)) == (422, "too-many-holds")
    assert (await holder.hold(offering, at(12))).status_code == 201
