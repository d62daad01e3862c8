"""Whose wall clock a mail means: one's own; before one has told it, that of one's hours; and it says which."""

from datetime import date

from shared.contracts import AVAILABILITY, CONTACTS, TravelAhead
from tests.notifications.builders import (
    ADA,
    BEN,
    MENTEE,
    MENTOR,
    free_time,
    mentee_contact,
    mentor_contact,
    moved,
    session,
)
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
    assert mails[ADA][0].endswith("(Tokyo, UTC+09:00)")
    assert "Tokyo, UTC+09:00" in mails[ADA][1]
    assert "the time zone of the hours you gave" in mails[ADA][1]
    assert mails[BEN][0].endswith("(Berlin, UTC+01:00)")
    assert "time zone" not in mails[BEN][1]


async def test_who_travels_reads_times_of_those_days_on_the_clock_of_where_they_are(desk: Desk) -> None:
    tokyo = TravelAhead(first=date(2026, 3, 5), last=date(2026, 3, 5), time_zone="Asia/Tokyo")
    await desk.deliver(mentor_contact(time_zone_set=True), mentee_contact(time_zone="UTC", time_zone_set=False))
    await desk.deliver(
        free_time(MENTOR, "Asia/Kathmandu", 1, (tokyo,)), free_time(MENTEE, "Europe/Berlin", 1, (tokyo,))
    )
    mails = await booked(desk)
    assert {mails[each][0].rpartition(" (")[2] for each in (ADA, BEN)} == {"Tokyo, UTC+09:00)"}
    assert all("18:00–19:00 (Tokyo, UTC+09:00)" in mails[each][1] for each in (ADA, BEN))
    assert not any("time zone of the hours" in mails[each][1] for each in (ADA, BEN))


async def test_a_travel_that_is_taken_back_or_of_other_days_changes_no_clock(desk: Desk) -> None:
    later = TravelAhead(first=date(2026, 3, 6), last=date(2026, 3, 30), time_zone="Asia/Tokyo")
    await desk.deliver(mentor_contact(time_zone_set=True), mentee_contact(), free_time(MENTOR, "UTC", 1, (later,)))
    assert (await booked(desk))[ADA][0].endswith("(Kathmandu, UTC+05:45)")
    await desk.deliver(moved(version=2))
    assert (await desk.settle())[0].subject.endswith("(Tokyo, UTC+09:00)")
    await desk.deliver(free_time(MENTOR, "UTC", 2))
    assert (await booked(desk, version=3))[ADA][0].endswith("(Kathmandu, UTC+05:45)")


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
