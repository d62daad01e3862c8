"""New rules for the clocks of a zone: whose session has another wall clock by them is told, once."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from services.notifications.domain.clocks import FORESEEN, clock_of
from services.notifications.jobs.watching import ClockWatch
from services.notifications.settings import Settings
from shared.ground.jobs import WorkerParts
from shared.ids import uuid7
from tests.fixtures.calendars import invitation_in
from tests.fixtures.databases import ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.mail_server import Received
from tests.fixtures.zone_rules import NewRules
from tests.notifications.builders import ADA, BEN, MENTEE, NOW, SESSION, moved, session
from tests.notifications.conftest import Desk

BERLIN = "Europe/Berlin"
CAIRO = "Africa/Cairo"
"""An hour ahead of Berlin in the winter, and as much in the summer."""
LAGOS = "Africa/Lagos"
"""As Berlin in the winter, and an hour behind it in the summer."""

LATER = session(session_id=uuid7(), starts_at=datetime(2026, 7, 7, 16, tzinfo=UTC))


@pytest.fixture
def parts(known: Desk, database: ServiceDatabase) -> WorkerParts:
    """What the watch works with; Ada, in Kathmandu, and Ben, in Berlin, are known."""
    settings = Settings(database_url=SecretStr(database.url), smtp_url=SecretStr(known.server.url))
    return WorkerParts("notifications", settings, known.pool, known.clock)


async def told(desk: Desk) -> dict[str, Received]:
    """By recipient, what is mailed about clocks."""
    return {mail.recipient: mail for mail in await desk.settle() if "Clock change" in mail.subject}


def lines(mail: Received) -> str:
    return " ".join(mail.text.split())


async def test_both_sides_are_told_of_a_session_whose_wall_clock_moves(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    await ClockWatch().look(parts)
    await known.settle()

    new_rules(BERLIN, CAIRO)
    await ClockWatch().look(parts)

    mails = await told(known)
    assert set(mails) == {ADA, BEN}
    ben, ada = lines(mails[BEN]), lines(mails[ADA])
    assert mails[BEN].subject == "Clock change: session with Ada Thapa, now Thu 5 Mar, 11:00 (Berlin, UTC+02:00)"
    assert "by your clock it now takes place on Thursday, 5 March 2026, 11:00–12:00 (Berlin, UTC+02:00)" in ben
    assert "Before, it was planned for Thursday, 5 March 2026, 10:00 (UTC+01:00)." in ben
    assert "still on Thursday, 5 March 2026, 14:45–15:45 (Kathmandu, UTC+05:45)" in ada
    assert "Berlin" not in ada


async def test_the_calendar_gets_the_same_moment_under_the_same_name(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session(), moved())
    await ClockWatch().look(parts)
    await known.settle()
    new_rules(BERLIN, CAIRO)
    await ClockWatch().look(parts)

    for mail in (await told(known)).values():
        invitation = invitation_in(mail.message)
        event = invitation.event
        assert (invitation.calendar.method, event.uid, event.sequence) == (
            "REQUEST",
            f"{SESSION}@sessions.mentoring",
            2,
        )
        assert event.dtstart == NOW + timedelta(days=5)


async def test_a_change_is_told_once_however_often_and_by_how_many_it_is_seen(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    await ClockWatch().look(parts)
    await known.settle()
    new_rules(BERLIN, CAIRO)

    await asyncio.gather(*(ClockWatch().look(parts) for _ in range(3)))
    await ClockWatch().look(parts)

    assert len([mail for mail in await known.settle() if "Clock change" in mail.subject]) == 2


async def test_rules_that_are_taken_back_are_told_once_more_in_the_place_of_what_was_said(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    await ClockWatch().look(parts)
    new_rules(BERLIN, CAIRO)
    await ClockWatch().look(parts)
    await told(known)

    new_rules(BERLIN, BERLIN)
    await ClockWatch().look(parts)

    mails = await told(known)
    assert "now takes place on Thursday, 5 March 2026, 10:00–11:00 (Berlin, UTC+01:00)" in lines(mails[BEN])
    assert "Before, it was planned for Thursday, 5 March 2026, 11:00 (UTC+02:00)." in lines(mails[BEN])
    assert await known.inbox(MENTEE) == ["booking", "clock_change"]


async def test_an_older_release_neither_takes_back_nor_tells_again_what_a_newer_one_said(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    new_rules(BERLIN, BERLIN, release="2026f")
    await ClockWatch().look(parts)
    await known.settle()

    mails = 0
    for like, release in ((CAIRO, "2027a"), (BERLIN, "2026f"), (CAIRO, "2027a"), (BERLIN, "2026f")):
        new_rules(BERLIN, like, release=release)
        await ClockWatch().look(parts)
        mails += len(await told(known))

    assert mails == 2
    rows = await known.pool.fetch("SELECT DISTINCT release FROM zone_clocks")
    assert [row["release"] for row in rows] == ["2027a"]


async def test_rules_that_do_not_say_their_release_come_before_all_that_do(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    new_rules(BERLIN, BERLIN, release="unknown")
    await ClockWatch().look(parts)
    new_rules(BERLIN, CAIRO, release="2026a")
    await ClockWatch().look(parts)
    first = await told(known)

    new_rules(BERLIN, BERLIN, release="unknown")
    await ClockWatch().look(parts)

    assert (set(first), await told(known)) == ({ADA, BEN}, {})


async def test_only_sessions_at_whose_time_the_clock_goes_otherwise_are_told_of(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session(), LATER)
    await ClockWatch().look(parts)
    await known.settle()

    new_rules(BERLIN, LAGOS)
    await ClockWatch().look(parts)

    mails = await told(known)
    assert "Tuesday, 7 July 2026, 17:00–18:00 (Berlin, UTC+01:00)" in lines(mails[BEN])
    rows = await known.pool.fetch("SELECT DISTINCT subject FROM messages WHERE kind = 'clock_change'")
    assert [row["subject"] for row in rows] == [LATER.session_id]


@pytest.mark.parametrize("change", ["requested", "cancelled", "completed"])
async def test_what_is_not_booked_or_lies_behind_is_not_told_of(
    known: Desk, parts: WorkerParts, new_rules: NewRules, change: str
) -> None:
    await known.deliver(session(change), session(session_id=uuid7(), starts_at=NOW))
    await ClockWatch().look(parts)
    new_rules(BERLIN, CAIRO)
    await ClockWatch().look(parts)
    assert "clock_change" not in await known.inbox(MENTEE)


async def test_the_watch_looks_when_the_worker_starts_and_ends_when_told(
    known: Desk, parts: WorkerParts, new_rules: NewRules
) -> None:
    await known.deliver(session())
    await ClockWatch().look(parts)
    new_rules(BERLIN, CAIRO)
    stop = asyncio.Event()
    running = asyncio.create_task(ClockWatch().run(parts, stop))

    async def is_told() -> bool:
        return "clock_change" in await known.inbox(MENTEE)

    await eventually(is_told)
    stop.set()
    await running


@given(
    zone=st.sampled_from(sorted(available_timezones())),
    after=st.timedeltas(timedelta(), FORESEEN - timedelta(minutes=1)),
)
def test_a_clock_goes_as_its_zone_does(zone: str, after: timedelta) -> None:
    moment = NOW + after
    offset = clock_of(ZoneInfo(zone), NOW).offset_at(moment)
    assert offset is not None
    assert abs(moment.astimezone(ZoneInfo(zone)).utcoffset() - timedelta(minutes=offset)) < timedelta(minutes=1)  # type: ignore[operator]


def test_nothing_is_said_of_a_time_that_a_clock_does_not_know() -> None:
    clock = clock_of(ZoneInfo(BERLIN), NOW)
    assert [clock.offset_at(NOW - timedelta(minutes=1)), clock.offset_at(NOW + FORESEEN)] == [None, None]
    assert clock.goes_like(clock_of(ZoneInfo(BERLIN), NOW + timedelta(days=300)))
