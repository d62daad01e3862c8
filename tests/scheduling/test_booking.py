"""Booking, over HTTP and real Postgres."""

from tests.scheduling.conftest import Desk, at, slug


async def test_a_free_slot_is_booked(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()

    booked = await mentee.book(offering, at(10))

    assert booked.status_code == 201, booked.text
    session = booked.json()
    assert (session["state"], session["version"], session["starts_at"]) == ("booked", 1, "2026-03-03T10:00:00Z")
    assert (session["mentor_id"], session["mentee_ids"]) == (str(mentor.id), [str(mentee.id)])
    assert (await mentee.get(f"/sessions/{session['id']}")).json() == session


async def test_a_taken_slot_is_refused_with_the_next_free_ones(desk: Desk) -> None:
    _, offering = await desk.mentor()
    await desk.person().book(offering, at(10))

    refused = await desk.person().book(offering, at(10))

    assert (refused.status_code, slug(refused)) == (409, "slot-taken")
    assert [each["starts_at"] for each in refused.json()["next_slots"][:2]] == [
        "2026-03-03T11:00:00Z",
        "2026-03-03T11:30:00Z",
    ]
