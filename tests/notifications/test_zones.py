"""Whose wall clock a mail means: one's own; before one has told it, that of one's hours; and it says which."""

from shared.contracts import AVAILABILITY, CONTACTS
from tests.notifications.builders import ADA, BEN, MENTEE, MENTOR, free_time, mentee_contact, mentor_contact, session
from tests.notifications.conftest import Desk

UNTOLD = mentor_contact(time_zone="UTC", time_zone_set=False)


async def booked(desk: Desk, version: int = 1) -> dict[str, tuple[str, str]]:
    """Subject and text of the mail to each, once a session is booked."""
    await desk.deliver(session(version=version))
    return {mail.recipient: (mail.subject, mail.text) for mail in await desk.settle()}


async def test_who_told_hours_in_a_zone_and_no_other_one_reads_times_in_that_one(desk: Desk) -> None:
    await desk.deliver(free_time(MENTOR, "Asia/Tokyo"), UNTOLD, mentee_contact(time_zone_set=True))
    await desk.deliver(free_time(MENTEE, "Asia/Tokyo"))
    mails = await booked(desk)
    assert mails[ADA][0].endswith("(Tokyo)")
    assert "Tokyo, UTC+09:00" in mails[ADA][1]
    assert "the time zone of the hours you gave" in mails[ADA][1]
    assert mails[BEN][0].endswith("(Berlin)")
    assert "time zone" not in mails[BEN][1]


async def test_ones_own_zone_counts_from_when_it_is_told(desk: Desk) -> None:
    await desk.deliver(free_time(MENTOR, "Asia/Tokyo"), UNTOLD, mentee_contact())
    told = mentor_contact(version=2, change="changed", time_zone="UTC", time_zone_set=True)
    await desk.deliver(told)
    assert (await booked(desk))[ADA][0].endswith("(UTC)")


async def test_of_hours_in_no_known_zone_and_of_hours_that_are_gone_nothing_is_kept(desk: Desk) -> None:
    await desk.deliver(UNTOLD, mentee_contact(), free_time(MENTOR, "Asia/Tokyo"), free_time(MENTOR, None, 2))
    assert (await booked(desk))[ADA][0].endswith("(UTC)")
    await desk.deliver(free_time(MENTOR, "Asia/Tokyo", 3))
    await desk.erase(AVAILABILITY, MENTOR)
    assert await desk.pool.fetchval("SELECT count(*) FROM people WHERE hours_zone IS NOT NULL") == 0


async def test_late_hours_bring_no_zone_of_an_erased_person_back(desk: Desk) -> None:
    await desk.deliver(UNTOLD)
    await desk.erase(CONTACTS, MENTOR)
    await desk.deliver(free_time(MENTOR, "Asia/Tokyo"))
    assert await desk.pool.fetchval("SELECT hours_zone FROM people WHERE person_id = $1", MENTOR) is None
