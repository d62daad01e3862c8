"""Reminders: at their time, once, and never for what is known to have moved, died or been answered."""

from datetime import timedelta

import pytest

from shared.consuming import Kind
from tests.notifications.builders import ADA, BEN, MENTOR, NOW, match, moved, session
from tests.notifications.conftest import Desk

DAY_BEFORE = timedelta(days=2)
HOUR_BEFORE = timedelta(days=2, hours=23)


@pytest.fixture
async def booked(known: Desk) -> Desk:
    """A session in three days, its invitations sent."""
    await known.deliver(session())
    await known.settle()
    return known


async def test_both_are_reminded_a_day_and_an_hour_before(booked: Desk) -> None:
    booked.clock.move(DAY_BEFORE - timedelta(seconds=1))
    assert await booked.settle() == []
    booked.clock.move(timedelta(seconds=1))
    day_before = await booked.settle()
    booked.clock.move(HOUR_BEFORE - DAY_BEFORE)
    hour_before = await booked.settle()

    assert {(mail.recipient, mail.subject) for mail in day_before} == {
        (ADA, "Reminder: session with Ben Özdemir, Thu 5 Mar, 14:45 (Kathmandu, UTC+05:45)"),
        (BEN, "Reminder: session with Ada Thapa, Thu 5 Mar, 10:00 (Berlin, UTC+01:00)"),
    }
    assert {mail.subject.split(":")[0] for mail in hour_before} == {"Soon"}
    booked.clock.move(timedelta(days=3))
    assert await booked.settle() == []


@pytest.mark.parametrize("change", ["cancelled", "completed", "missed"])
@pytest.mark.parametrize("kind", [Kind.PROJECTION, Kind.REACTION, None])
async def test_nobody_is_reminded_of_a_session_that_one_consumer_knows_to_be_over(
    booked: Desk, change: str, kind: Kind | None
) -> None:
    await booked.deliver(session(change, 2), kind=kind)
    await booked.settle()
    booked.clock.move(DAY_BEFORE)

    assert await booked.settle() == []


async def test_a_moved_session_is_reminded_of_at_its_new_time_only(booked: Desk) -> None:
    await booked.deliver(moved(2, days=5))
    await booked.settle()
    booked.clock.move(DAY_BEFORE)
    assert await booked.settle() == []
    booked.clock.move(timedelta(days=2))

    assert {mail.subject for mail in await booked.settle()} == {
        "Reminder: session with Ben Özdemir, Sat 7 Mar, 14:45 (Kathmandu, UTC+05:45)",
        "Reminder: session with Ada Thapa, Sat 7 Mar, 10:00 (Berlin, UTC+01:00)",
    }


async def test_an_old_version_that_arrives_late_brings_no_reminder_back(booked: Desk) -> None:
    await booked.deliver(session("cancelled", 2), kind=Kind.PROJECTION)
    await booked.deliver(session(version=1), session("cancelled", 2), kind=Kind.REACTION)
    await booked.settle()
    booked.clock.move(DAY_BEFORE)

    assert await booked.settle() == []


async def test_a_reminder_that_waits_for_the_mail_server_is_withdrawn_when_the_session_moves(booked: Desk) -> None:
    booked.clock.move(DAY_BEFORE)
    await booked.server.stop()
    await booked.settle()
    await booked.deliver(moved(2, days=5))
    await booked.server.start()

    mails = await booked.settle()

    assert {mail.subject.split(":")[0] for mail in mails} == {"Moved"}


async def test_a_reminder_that_waits_to_be_written_is_withdrawn_when_the_session_is_cancelled(booked: Desk) -> None:
    booked.clock.move(DAY_BEFORE)
    while await booked.timers.fire_next():
        pass
    await booked.deliver(session("cancelled", 2), kind=Kind.PROJECTION)

    assert await booked.settle() == []


async def test_a_session_booked_later_than_a_reminders_time_has_none_for_it(known: Desk) -> None:
    await known.deliver(session(starts_at=NOW + timedelta(hours=23)))
    await known.settle()
    known.clock.move(timedelta(hours=22))

    assert {mail.subject.split(":")[0] for mail in await known.settle()} == {"Soon"}


async def test_a_session_booked_at_the_last_moment_has_no_reminder(known: Desk) -> None:
    await known.deliver(session(starts_at=NOW + timedelta(minutes=30)))
    await known.settle()
    known.clock.move(timedelta(minutes=10))

    assert await known.settle() == []


async def test_a_worker_that_slept_over_a_reminder_does_not_give_it_after_the_session(booked: Desk) -> None:
    booked.clock.move(timedelta(days=4))

    assert await booked.settle() == []


async def test_a_reminder_whose_mail_is_late_is_not_sent_after_the_start(booked: Desk) -> None:
    booked.clock.move(HOUR_BEFORE)
    await booked.server.stop()
    await booked.settle()
    booked.clock.move(timedelta(hours=2))
    await booked.server.start()

    assert await booked.settle() == []


# --- proposals -------------------------------------------------------------------------------------------------------


async def test_a_mentor_is_quietly_reminded_a_day_before_the_answer_is_due(known: Desk) -> None:
    await known.deliver(match())
    await known.settle()
    known.clock.move(timedelta(days=2) - timedelta(seconds=1))
    assert await known.settle() == []
    known.clock.move(timedelta(seconds=1))

    (mail,) = await known.settle()

    assert (mail.recipient, mail.subject) == (ADA, "One day left: Ben Özdemir is waiting for your answer")
    assert await known.inbox(MENTOR) == ["proposal", "proposal_reminder"]


@pytest.mark.parametrize("change", ["accepted", "declined", "withdrawn", "expired"])
async def test_an_answered_proposal_is_not_reminded_of(known: Desk, change: str) -> None:
    await known.deliver(match(), match(change, 2))
    await known.settle()
    known.clock.move(timedelta(days=2))

    assert await known.settle() == []


async def test_a_proposal_that_must_be_answered_within_a_day_is_not_reminded_of(known: Desk) -> None:
    await known.deliver(match(respond_by=NOW + timedelta(hours=20)))
    await known.settle()
    known.clock.move(timedelta(hours=10))

    assert await known.settle() == []
