"""Where a session takes place: in what is said of it while it is booked, and nowhere afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.consuming import Kind
from shared.contracts import CONTACTS, PLACES, PlaceState
from tests.fixtures.calendars import invitation_in
from tests.notifications.builders import ADA, BEN, MENTOR, SESSION, moved, session
from tests.notifications.conftest import Desk

ROOM = "Room 7, 12 Long Lane"
CALL = "https://meet.example/abc"


def place(text: str = ROOM, version: int = 1, kind: str = "address") -> PlaceState:
    change = "named" if version == 1 else "changed"
    return PlaceState.model_validate(
        {"session_id": SESSION, "version": version, "change": change, "kind": kind, "text": text}
    )


async def held(desk: Desk) -> bool:
    """Whether a place stands anywhere in the database."""
    for table in ("places", "messages", "mails", "dead_letters", "timers"):
        rows = await desk.pool.fetch(f"SELECT * FROM {table}")
        if any(
            ROOM.encode() in bytes(value) if isinstance(value, bytes) else ROOM in str(value)
            for row in rows
            for value in row
        ):
            return True
    return False


async def test_the_place_stands_in_the_invitation_and_in_both_mails(known: Desk) -> None:
    await known.deliver(place(), session())

    mails = await known.settle()

    assert {mail.recipient for mail in mails} == {ADA, BEN}
    for mail in mails:
        assert f"Place: {ROOM}" in mail.text
        assert invitation_in(mail.message).event.location == ROOM


async def test_a_place_that_is_a_link_is_the_events_url(known: Desk) -> None:
    await known.deliver(place(CALL, kind="link"), session())

    for mail in await known.settle():
        event = invitation_in(mail.message).event
        assert (event.location, str(event.url)) == (CALL, CALL)
        assert f"Link: {CALL}" in mail.text


async def test_a_place_of_a_kind_that_only_a_later_release_knows_is_shown_as_it_was_written(known: Desk) -> None:
    named = known.record(place())
    of_tomorrow = replace(named, value=(named.value or b"").replace(b'"address"', b'"cave"'))
    await known.consume(PLACES, of_tomorrow, Kind.PROJECTION)
    await known.deliver(session())

    mails = await known.settle()
    assert {mail.recipient for mail in mails} == {ADA, BEN}
    assert all(ROOM in mail.text for mail in mails)


async def test_a_place_that_changes_is_told_as_an_update_of_the_invitation(known: Desk) -> None:
    await known.deliver(place("The old house"), session())
    await known.settle()
    known.clock.move(timedelta(hours=1))
    await known.deliver(place(ROOM, 2))

    mails = await known.settle()

    assert {mail.recipient for mail in mails} == {ADA, BEN}
    for mail in mails:
        invitation = invitation_in(mail.message)
        assert (invitation.calendar.method, invitation.event.uid) == ("REQUEST", f"{SESSION}@sessions.mentoring")
        assert (invitation.event.sequence, invitation.event.location) == (1, ROOM)
        assert mail.subject.startswith("New place: session with")


async def test_of_two_changes_that_have_not_left_yet_the_latest_is_told_once(known: Desk) -> None:
    await known.deliver(place("The old house"), session())
    await known.settle()
    known.clock.move(timedelta(hours=1))
    await known.deliver(place("Elsewhere", 2), place(ROOM, 3))

    mails = await known.settle()

    assert [ROOM in mail.text for mail in mails] == [True, True]


async def test_a_place_that_comes_after_the_invitation_has_left_is_told(known: Desk) -> None:
    await known.deliver(session())
    assert len(await known.settle()) == 2
    await known.deliver(place())

    assert [mail.subject.split(":")[0] for mail in await known.settle()] == ["New place", "New place"]


async def test_a_place_that_comes_before_the_invitation_has_left_is_in_it_and_told_once(known: Desk) -> None:
    await known.deliver(session(), place())

    assert [mail.subject.split(":")[0] for mail in await known.settle()] == ["Booked", "Booked"]


async def test_moves_and_reminders_say_the_place(known: Desk) -> None:
    await known.deliver(place(), session(), moved())
    await known.settle()
    known.clock.move(timedelta(days=4, minutes=1))

    (first, second) = await known.settle()

    assert f"Place: {ROOM}" in first.text
    assert f"Place: {ROOM}" in second.text


@pytest.mark.parametrize("sent", [True, False])
async def test_with_its_tombstone_a_place_is_nowhere_any_more(known: Desk, sent: bool) -> None:
    if not sent:
        await known.server.stop()
    await known.deliver(place(), session())
    await known.settle()
    assert await held(known)

    await known.erase(PLACES, SESSION)
    assert not await held(known)

    if not sent:
        await known.server.start()
        for mail in await known.settle():
            assert ROOM not in mail.text
            assert invitation_in(mail.message).event.location is None
    await known.deliver(session("cancelled", 2, cancelled_by="mentor"))
    assert {mail.subject.split(":")[0] for mail in await known.settle()} == {"Cancelled"}


async def test_a_place_goes_with_the_person_who_is_erased(known: Desk) -> None:
    await known.deliver(place(), session())
    await known.erase(CONTACTS, MENTOR)

    assert not await held(known)
