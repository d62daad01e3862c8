"""Invitations as another calendar program reads them out of the mails that arrive, from booking to cancellation."""

from datetime import UTC, datetime, timedelta

import pytest
from ical.event import Event, EventStatus

from shared.contracts import SessionState
from tests.fixtures.calendars import Invitation, invitation_in
from tests.notifications.builders import ADA, BEN, NOW, SESSION, moved, session
from tests.notifications.conftest import Desk

THE_DAY_AFTER_THE_GAP = datetime(2026, 3, 30, 16, tzinfo=UTC)


async def arrived(desk: Desk, state: SessionState) -> dict[str, Invitation]:
    """What comes by mail of this change, by recipient."""
    await desk.deliver(state)
    return {mail.recipient: invitation_in(mail.message) for mail in await desk.settle()}


def instants(event: Event) -> tuple[object, object]:
    return event.dtstart, event.dtend


async def test_one_event_is_booked_moved_and_cancelled_in_everybodys_calendar(known: Desk) -> None:
    booked = await arrived(known, session())
    update = await arrived(known, moved())
    cancelled = await arrived(known, session("cancelled", 3, starts_at=NOW + timedelta(days=5)))

    for recipient in (ADA, BEN):
        invitations = [mails[recipient] for mails in (booked, update, cancelled)]
        events = [invitation.event for invitation in invitations]
        methods = ["REQUEST", "REQUEST", "CANCEL"]
        assert [invitation.calendar.method for invitation in invitations] == methods
        assert [invitation.announced_method for invitation in invitations] == methods
        assert {event.uid for event in events} == {f"{SESSION}@sessions.mentoring"}
        assert [event.sequence for event in events] == [1, 2, 3]
        assert [event.status for event in events] == [
            EventStatus.CONFIRMED,
            EventStatus.CONFIRMED,
            EventStatus.CANCELLED,
        ]


async def test_an_event_starts_and_ends_at_the_instants_of_the_session(known: Desk) -> None:
    booked, update = await arrived(known, session()), await arrived(known, moved())

    for recipient in (ADA, BEN):
        start = NOW + timedelta(days=3)
        assert instants(booked[recipient].event) == (start, start + timedelta(hours=1))
        assert instants(update[recipient].event) == (start + timedelta(days=2), start + timedelta(days=2, hours=1))


@pytest.mark.parametrize("after", [timedelta(), timedelta(days=-1), timedelta(days=-7), timedelta(days=217)])
async def test_an_instant_is_the_same_before_and_after_a_change_of_the_clocks(known: Desk, after: timedelta) -> None:
    start = THE_DAY_AFTER_THE_GAP + after
    invitations = await arrived(known, session(starts_at=start))
    assert {instants(each.event) for each in invitations.values()} == {(start, start + timedelta(hours=1))}
    assert not any(each.calendar.timezones for each in invitations.values())


async def test_an_invitation_names_the_platform_and_its_reader_and_nobody_elses_address(known: Desk) -> None:
    invitations = await arrived(known, session())

    for recipient, invitation in invitations.items():
        organizer = invitation.event.organizer
        assert organizer is not None
        assert str(organizer.uri) == "mailto:no-reply@mentoring.example"
        assert [str(attendee.uri) for attendee in invitation.event.attendees] == [f"mailto:{recipient}"]
