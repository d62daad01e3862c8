"""A private calendar of one's sessions, read by a library's parser and line by line."""

from datetime import UTC, datetime, timedelta

from ical.event import EventStatus
from icalendar import Calendar

from shared.contracts import PROFILES
from tests.fixtures.calendars import read_calendar
from tests.scheduling.conftest import Desk, Person, at, profile, slug


async def opened(person: Person) -> str:
    answer = await person.put("/me/calendar-feed", None)
    assert answer.status_code == 200, answer.text
    path: str = answer.json()["path"]
    return path


async def test_a_calendar_shows_what_takes_place_in_utc_under_the_uid_of_the_invitations(desk: Desk) -> None:
    _, offering = await desk.mentor()
    _, on_confirmation = await desk.mentor(confirmation=True)
    mentee = desk.person()
    booked = (await mentee.book(offering, at(10))).json()["id"]
    await mentee.post(f"/sessions/{booked}/rescheduling", {"starts_at": at(11)})
    pending = (await mentee.book(on_confirmation, at(14))).json()["id"]
    gone = (await mentee.book(offering, at(15))).json()["id"]
    await mentee.post(f"/sessions/{gone}/cancellation", {"reason": ""})

    answer = await desk.client.get(await opened(mentee))

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert set(events) == {f"{booked}@sessions.mentoring", f"{pending}@sessions.mentoring"}
    moved, tentative = events[f"{booked}@sessions.mentoring"], events[f"{pending}@sessions.mentoring"]
    assert moved.decoded("dtstart") == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert (moved["sequence"], moved["status"], tentative["status"]) == (2, "CONFIRMED", "TENTATIVE")
    lines = answer.content.decode().split("\r\n")
    assert "DTSTART:20260303T110000Z" in lines
    assert not any(word in answer.text for word in ("VTIMEZONE", "TZID", "RRULE", "ATTENDEE", "ORGANIZER", "METHOD"))


async def test_another_program_reads_the_same_events_as_in_the_invitations(desk: Desk) -> None:
    _, offering = await desk.mentor()
    _, on_confirmation = await desk.mentor(confirmation=True)
    mentee = desk.person()
    booked = (await mentee.book(offering, at(10))).json()["id"]
    await mentee.post(f"/sessions/{booked}/rescheduling", {"starts_at": at(11)})
    pending = (await mentee.book(on_confirmation, at(14))).json()["id"]

    calendar = read_calendar((await desk.client.get(await opened(mentee))).text)

    moved, tentative = sorted(calendar.events, key=lambda event: event.start_datetime)
    assert (moved.uid, tentative.uid) == (f"{booked}@sessions.mentoring", f"{pending}@sessions.mentoring")
    assert (moved.dtstart, moved.dtend) == (
        datetime(2026, 3, 3, 11, tzinfo=UTC),
        datetime(2026, 3, 3, 12, tzinfo=UTC),
    )
    assert (moved.sequence, moved.status, tentative.status) == (2, EventStatus.CONFIRMED, EventStatus.TENTATIVE)


async def test_an_unanswered_request_leaves_the_calendar_by_itself(desk: Desk) -> None:
    _, offering = await desk.mentor(confirmation=True)
    mentee = desk.person()
    await mentee.book(offering, at(14, day=5))
    path = await opened(mentee)
    before = (await desk.client.get(path)).text
    desk.clock.move(timedelta(days=2))
    assert ("VEVENT" in before, "VEVENT" in (await desk.client.get(path)).text) == (True, False)


async def test_an_unchanged_calendar_is_not_sent_again(desk: Desk) -> None:
    _, offering = await desk.mentor()
    mentee = desk.person()
    await mentee.book(offering, at(10))
    path = await opened(mentee)
    etag = (await desk.client.get(path)).headers["etag"]

    same = await desk.client.get(path, headers={"If-None-Match": etag})
    await mentee.book(offering, at(12))
    changed = await desk.client.get(path, headers={"If-None-Match": etag})

    assert (same.status_code, same.content, changed.status_code) == (304, b"", 200)


async def test_a_new_address_replaces_the_old_one_and_a_revoked_one_is_no_good(desk: Desk) -> None:
    mentee = desk.person()
    first = await opened(mentee)
    second = await opened(mentee)
    assert [(await desk.client.get(path)).status_code for path in (first, second)] == [404, 200]

    revoked = await mentee.delete("/me/calendar-feed")
    again = await mentee.delete("/me/calendar-feed")

    assert (revoked.status_code, (await desk.client.get(second)).status_code) == (204, 404)
    assert (again.status_code, slug(again)) == (404, "unknown-calendar")


async def test_a_calendar_has_no_version_and_if_match_asks_only_whether_there_is_one(desk: Desk) -> None:
    person = desk.person()

    nothing_there = await person.put("/me/calendar-feed", None, if_match="*")
    await opened(person)
    versions = [await person.put("/me/calendar-feed", None, if_match='"1-ab"')]
    versions += [await person.delete("/me/calendar-feed", if_match='"1-ab"')]
    replaced = await person.put("/me/calendar-feed", None, if_match="*")
    revoked = await person.delete("/me/calendar-feed", if_match="*")

    assert [(each.status_code, slug(each)) for each in (nothing_there, *versions)] == [(412, "version-mismatch")] * 3
    assert (replaced.status_code, revoked.status_code) == (200, 204)


async def test_the_token_is_kept_nowhere_and_an_erasure_ends_the_calendar(desk: Desk) -> None:
    mentee = desk.person()
    path = await opened(mentee)
    stored = await desk.pool.fetchval("SELECT token_digest FROM calendar_feeds")
    assert path.rpartition("/")[2].encode() not in stored

    await desk.hear(PROFILES.tombstone(mentee.id))

    assert (await desk.client.get(path)).status_code == 404


async def test_who_signs_out_everywhere_ends_the_feed_that_was_opened_before(desk: Desk) -> None:
    person, other = desk.person(), desk.person()
    before, others = await opened(person), await opened(other)
    out = profile(person.id).model_copy(update={"change": "signed_out", "signed_out_at": desk.clock.now()})
    await desk.hear(PROFILES.record(out))
    desk.clock.move(timedelta(seconds=1))
    after = await opened(person)
    await desk.hear(PROFILES.record(out.model_copy(update={"change": "person_updated"})))

    answers = [await desk.client.get(path) for path in (before, after, others)]
    assert [each.status_code for each in answers] == [404, 200, 200]
