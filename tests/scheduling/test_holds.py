"""What a hold promises until it is over."""

from tests.scheduling.conftest import Desk, at, slug


async def test_what_is_booked_from_a_hold_has_the_holds_length_if_none_is_said(desk: Desk) -> None:
    _, offering = await desk.mentor(lengths_minutes=[60, 90])
    holder = desk.person()
    held = (await holder.hold(offering, at(10), length_minutes=90)).json()

    booked = await holder.book(offering, at(10), hold_id=held["id"])

    assert (booked.status_code, booked.json().get("length_minutes")) == (201, 90), booked.text


async def test_a_hold_is_released_in_the_version_that_was_meant(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = await holder.hold(offering, at(10))
    path = f"/holds/{held.json()['id']}"
    renewed = await holder.post(f"{path}/renewal")

    stale = await holder.delete(path, if_match=held.headers["etag"])
    released = await holder.delete(path, if_match=renewed.headers["etag"])

    assert (stale.status_code, slug(stale), released.status_code) == (412, "version-mismatch", 204)
