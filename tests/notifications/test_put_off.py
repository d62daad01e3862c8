"""One message that can't be written, one session that can't be told of: all others' mails leave."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from services.notifications.jobs import writing
from services.notifications.jobs.watching import ClockWatch
from services.notifications.letters.letter import Letterhead
from services.notifications.letters.letter import letter_of as real_letter_of
from shared.ground import faults, one_by_one
from shared.ids import uuid7
from tests.fixtures.mail_server import Received
from tests.fixtures.wired import parts_of
from tests.fixtures.zone_rules import NewRules
from tests.notifications.builders import ADA, BEN, MENTEE, NOW, SESSION, session
from tests.notifications.conftest import Desk

BERLIN, CAIRO = "Europe/Berlin", "Africa/Cairo"
OF_THE_CODE = ["wrong call", "error", "hang", "statement timeout"]
OTHER = uuid7()
A_LATER_ONE = session(session_id=OTHER, starts_at=NOW + timedelta(days=4))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(one_by_one, "ATTEMPT_SECONDS", 1.0)
    yield
    faults.disarm()


def told(mails: list[Received]) -> list[tuple[str, str]]:
    return sorted((mail.recipient, mail.subject.split(":")[0]) for mail in mails)


async def message_to(desk: Desk, person: UUID) -> UUID:
    found: UUID = await desk.pool.fetchval("SELECT id FROM messages WHERE person_id = $1 ORDER BY number", person)
    return found


@pytest.mark.parametrize("fault", OF_THE_CODE)
async def test_one_message_that_cant_be_written_holds_up_what_follows_about_its_subject_and_nothing_else(
    known: Desk, fault: str
) -> None:
    await known.deliver(session())
    await known.deliver(A_LATER_ONE)
    faults.break_code("each of writing", fault, times=1_000, about=await message_to(known, MENTEE))
    assert told(await known.settle()) == [(ADA, "Booked"), (ADA, "Booked"), (BEN, "Booked")]
    await known.deliver(session("cancelled", 2, cancelled_by="mentor"))
    assert told(await known.settle()) == [(ADA, "Cancelled")]

    faults.disarm()
    known.clock.move(timedelta(seconds=1))
    assert told(await known.settle()) == [(BEN, "Booked"), (BEN, "Cancelled")]
    assert await known.pool.fetchval("SELECT count(*) FROM put_off") == 0


async def test_a_letter_that_breaks_for_one_reader_is_written_once_it_is_mended(
    known: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No fault that is armed, but the code itself: it used to fail for good."""

    def letter_of(message: object, about: object, reader: object, letterhead: Letterhead) -> object:
        if getattr(reader, "email", "") == BEN:
            raise KeyError("a word that no catalogue has")
        return real_letter_of(message, about, reader, letterhead)  # type: ignore[arg-type]

    await known.deliver(session())
    with monkeypatch.context() as broken:
        broken.setattr(writing, "letter_of", letter_of)
        assert told(await known.settle()) == [(ADA, "Booked")]
    known.clock.move(timedelta(seconds=1))
    assert told(await known.settle()) == [(BEN, "Booked")]


async def test_a_database_that_is_away_puts_no_message_off(known: Desk) -> None:
    await known.deliver(session())
    faults.break_code("each of writing", "database away", about=await message_to(known, MENTEE))
    with pytest.raises(ConnectionRefusedError):
        await known.settle()
    assert await known.pool.fetchval("SELECT count(*) FROM put_off") == 0
    assert told(await known.settle()) == [(ADA, "Booked"), (BEN, "Booked")]


@pytest.mark.parametrize("fault", OF_THE_CODE)
async def test_one_session_whose_clock_change_cant_be_told_holds_up_no_other(
    known: Desk, new_rules: NewRules, fault: str
) -> None:
    parts = parts_of("notifications", known.pool, known.clock)
    await known.deliver(session())
    await known.deliver(A_LATER_ONE)
    await ClockWatch().look(parts)
    await known.settle()
    new_rules(BERLIN, CAIRO)
    faults.break_code("each of clocks", fault, times=1_000, about=SESSION)

    await ClockWatch().look(parts)
    await ClockWatch().look(parts)
    assert told(await known.settle()) == [(ADA, "Clock change"), (BEN, "Clock change")]

    faults.disarm()
    known.clock.move(timedelta(minutes=10))
    await ClockWatch().look(parts)
    mails = await known.settle()
    assert told(mails) == [(ADA, "Clock change"), (BEN, "Clock change")]
    assert any(
        "Before, it was planned for Thursday, 5 March 2026, 10:00 (UTC+01:00)." in " ".join(m.text.split())
        for m in mails
    )
    assert await known.pool.fetchval("SELECT count(*) FROM owed_clock_changes") == 0


async def test_who_was_told_of_no_change_since_an_earlier_one_is_told_from_the_clock_they_know(
    known: Desk, new_rules: NewRules
) -> None:
    """Berlin goes as Cairo while it can't be told, and then as before: nothing has changed for anybody."""
    parts = parts_of("notifications", known.pool, known.clock)
    await known.deliver(session())
    await ClockWatch().look(parts)
    await known.settle()
    faults.break_code("each of clocks", "error", times=1_000, about=SESSION)
    new_rules(BERLIN, CAIRO)
    await ClockWatch().look(parts)
    new_rules(BERLIN, BERLIN)
    await ClockWatch().look(parts)

    faults.disarm()
    known.clock.move(timedelta(minutes=10))
    await ClockWatch().look(parts)
    assert await known.settle() == []


async def test_a_database_that_is_away_loses_no_change_of_clocks(known: Desk, new_rules: NewRules) -> None:
    parts = parts_of("notifications", known.pool, known.clock)
    await known.deliver(session())
    await ClockWatch().look(parts)
    await known.settle()
    new_rules(BERLIN, CAIRO)
    faults.break_code("each of clocks", "database away", about=SESSION)
    with pytest.raises(ConnectionRefusedError):
        await ClockWatch().look(parts)
    assert await known.pool.fetchval("SELECT count(*) FROM put_off") == 0
    await ClockWatch().look(parts)
    assert told(await known.settle()) == [(ADA, "Clock change"), (BEN, "Clock change")]
