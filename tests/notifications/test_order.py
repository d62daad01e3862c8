"""In which order a person reads of one subject: in that of its facts, whatever the clocks said."""

from datetime import timedelta

import pytest

from services.notifications.jobs.writing import MailWriter
from services.notifications.store import inbox
from shared.clock import SystemClock
from shared.contracts import SESSIONS, SessionState
from shared.postgres import transaction
from tests.fixtures.calendars import invitation_in
from tests.fixtures.wired import parts_of
from tests.notifications.builders import ADA, BEN, MENTOR, NOW, moved, session
from tests.notifications.conftest import LETTERHEAD, Desk


async def happens(desk: Desk, state: SessionState, *, at: timedelta) -> None:
    """The fact arrives, and says a time of its own."""
    await desk.consume(SESSIONS, desk.record(state, happened_at=NOW + at))


def subjects_to(desk: Desk, recipient: str) -> list[str]:
    return [mail.subject.split(":")[0] for mail in desk.server.to(recipient)]


@pytest.mark.parametrize("booked_at", [timedelta(milliseconds=34), timedelta(seconds=5)])
async def test_a_cancellation_whose_time_was_read_before_it_waited_is_mailed_after_the_booking(
    known: Desk, booked_at: timedelta
) -> None:
    await happens(known, session(), at=booked_at)
    await happens(known, session("cancelled", 2, cancelled_by="mentor"), at=timedelta())

    await known.settle()

    for recipient in (ADA, BEN):
        assert subjects_to(known, recipient) == ["Booked", "Cancelled"]
        calendars = [invitation_in(mail.message) for mail in known.server.to(recipient)]
        assert [(each.calendar.method, each.event.sequence) for each in calendars] == [("REQUEST", 1), ("CANCEL", 2)]


async def test_what_is_in_one_writers_hands_holds_up_what_follows_about_the_same_subject(known: Desk) -> None:
    await happens(known, session(), at=timedelta(seconds=1))
    await happens(known, moved(), at=timedelta())
    other = MailWriter(parts_of("notifications", known.pool, known.clock), LETTERHEAD)

    async with transaction(known.pool) as tx:
        in_hand = await inbox.due_messages(tx, known.clock.now(), 50, waited_since=SystemClock().now())
        assert {message.message.version for message, _, _ in in_hand} == {1}
        assert await other.write_due() == 0

    await known.settle()
    assert subjects_to(known, BEN) == subjects_to(known, ADA) == ["Booked", "Moved"]


async def test_of_many_moves_that_have_not_left_yet_the_latest_is_mailed(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    known.server.to_everyone = "451 come back later"
    for version in range(2, 12):
        await known.deliver(moved(version, days=version))
        assert await known.settle() == []
    known.server.to_everyone = None
    known.clock.move(timedelta(hours=1))

    mails = await known.settle()

    assert sorted(mail.recipient for mail in mails) == [ADA, BEN]
    assert {invitation_in(mail.message).event.sequence for mail in mails} == {11}
    assert await known.inbox(MENTOR) == ["booking", *["moving"] * 10]


async def test_a_cancellation_takes_the_place_of_moves_that_have_not_left_yet(known: Desk) -> None:
    await known.deliver(session(), moved(2), moved(3), session("cancelled", 4, cancelled_by="mentee"))

    await known.settle()

    assert subjects_to(known, ADA) == subjects_to(known, BEN) == ["Booked", "Cancelled"]


async def test_an_invitation_that_is_told_after_its_cancellation_is_mailed_no_more(known: Desk) -> None:
    await known.deliver(session("cancelled", 2, cancelled_by="mentor"))
    await known.settle()

    await known.deliver(session(), moved(1))

    assert await known.settle() == []
