"""How messages read, and what calendars get."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from itertools import product

import pytest
from icalendar import Calendar

from services.notifications.domain import telling
from services.notifications.domain.messages import DECLINABLE, INBOX_ONLY, INVITATIONS, Message, MessageKind
from services.notifications.letters.letter import Letterhead, letter_of
from services.notifications.letters.wording import APPEAL_WITHIN, About, Reader, words_of
from services.scheduling.domain.absences import APPEALED_WITHIN
from shared.mail.letters import content_of
from shared.mail.moments import WallClock
from tests.notifications.builders import (
    ADA,
    ANY,
    BEN,
    MENTEE,
    NOW,
    SESSION,
    match,
    mentorship,
    moved,
    session,
)
from tests.notifications.conftest import LETTERHEAD
from tests.notifications.everything import everything

READER = Reader("Ben Özdemir", BEN, "Europe/Berlin", "en")
ADA_THAPA = About("Ada Thapa")


def every_message() -> list[Message]:
    """Everything the domain can say."""
    return [message for _, message in everything()]


def mail_of(
    message: Message, reader: Reader = READER, letterhead: Letterhead = LETTERHEAD, about: About = ADA_THAPA
) -> EmailMessage:
    """The mail as a program reads it that is not ours."""
    content = content_of(letter_of(message, about, reader, letterhead))
    return email.message_from_bytes(content, policy=email.policy.default)


def calendar_part(mail: EmailMessage) -> EmailMessage:
    (part,) = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    assert isinstance(part, EmailMessage)
    return part


def text_of(message: Message, reader: Reader = READER, about: About = ADA_THAPA) -> str:
    body = mail_of(message, reader, about=about).get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def told_to_mentee(kind: MessageKind) -> Message:
    return next(each for each in every_message() if each.kind is kind and each.side == "mentee")


def test_there_are_words_for_everything_the_domain_can_say() -> None:
    kinds = set()
    for message in every_message():
        for other, locale in product(("Ada Thapa", None), ("en", "de")):
            words = words_of(message, About(other), Reader(time_zone="Asia/Kathmandu", locale=locale))
            assert words.title
            assert words.text.endswith((".", "?"))
            assert not re.search(r"[{}]|None|  ", words.title + words.text + words.path)
            assert words.path.startswith("/")
            assert words.language == locale
        kinds.add(message.kind)

    assert kinds == set(MessageKind) == set(DECLINABLE) | INVITATIONS | INBOX_ONLY


def test_a_name_is_never_first_in_a_title() -> None:
    for message in every_message():
        for locale in ("en", "de"):
            words = words_of(message, About("Zzyzx Quux"), Reader(locale=locale))
            assert not words.title.startswith("Zzyzx"), words.title


def test_whom_nobody_names_is_somebody_and_who_has_left_is_said_to_have_left() -> None:
    message = told_to_mentee(MessageKind.BOOKING)
    gone = replace(message, facts=message.facts.model_copy(update={"gone": True}))

    for other in (None, "", "\u200b"):
        assert "Your session with somebody is booked" in words_of(message, About(other), Reader()).text
        assert "Ihr Treffen mit jemandem ist gebucht" in words_of(message, About(other), Reader(locale="de")).text
    assert "Your session with somebody who has left is booked" in words_of(gone, About(), Reader()).text


def test_mentees_of_a_group_are_counted_as_the_language_does() -> None:
    told = telling.told_of_session(session(mentee_ids=(MENTEE, ANY)), NOW)
    (message,) = [each for each in told if each.side == "mentor"]

    assert "Your session with 2 mentees is booked" in words_of(message, About(), Reader()).text
    assert "Ihr Treffen mit 2 Mentees ist gebucht" in words_of(message, About(), Reader(locale="de")).text


def test_a_name_from_right_to_left_leaves_the_sentence_around_it_as_it_is() -> None:
    words = words_of(told_to_mentee(MessageKind.BOOKING), About("محمد"), Reader())

    assert words.title.startswith("Booked: session with \u2068محمد\u2069, Thu 5 Mar")


def clock(zone: str | None, locale: str = "en", language: str = "en") -> WallClock:
    return WallClock.of(zone, locale, language)


def test_a_time_is_said_on_the_readers_wall_clock_and_its_zone_is_named() -> None:
    starts_at = datetime(2026, 3, 5, 18, 45, tzinfo=UTC)

    kathmandu = clock("Asia/Kathmandu").span(starts_at, starts_at + timedelta(minutes=45))
    berlin = clock("Europe/Berlin").span(starts_at, starts_at + timedelta(minutes=45))

    assert kathmandu == "Friday, 6 March 2026, 00:30–01:15 (Kathmandu, UTC+05:45)"
    assert berlin == "Thursday, 5 March 2026, 19:45–20:30 (Berlin, UTC+01:00)"


@pytest.mark.parametrize(
    ("locale", "language", "said"),
    [
        ("de", "de", "Donnerstag, 5. März 2026, 19:45 Uhr (Kairo, UTC+02:00)"),
        ("de-AT", "de", "Donnerstag, 5. März 2026, 19:45 Uhr (Kairo, UTC+02:00)"),
        ("en-US", "en", "Thursday, March 5, 2026, 7:45\u202fPM (Cairo, UTC+02:00)"),
        ("fr", "en", "Thursday, 5 March 2026, 19:45 (Cairo, UTC+02:00)"),
        ("nonsense!", "en", "Thursday, 5 March 2026, 19:45 (Cairo, UTC+02:00)"),
    ],
)
def test_a_time_is_written_as_the_readers_language_and_region_do(locale: str, language: str, said: str) -> None:
    assert clock("Africa/Cairo", locale, language).instant(datetime(2026, 3, 5, 17, 45, tzinfo=UTC)) == said


def test_a_title_that_names_a_time_names_its_zone() -> None:
    starts_at = datetime(2026, 3, 5, 18, 45, tzinfo=UTC)

    assert clock("Asia/Kathmandu").short(starts_at) == "Fri 6 Mar, 00:30 (Kathmandu, UTC+05:45)"
    assert clock("Asia/Kathmandu", "de", "de").short(starts_at) == "Fr., 6. März, 00:30 Uhr (Kathmandu, UTC+05:45)"
    assert clock(None).short(starts_at) == "Thu 5 Mar, 18:45 (UTC)"
    assert clock("Etc/GMT+5").short(starts_at) == "Thu 5 Mar, 13:45 (GMT+5, UTC-05:00)"


def test_a_session_over_midnight_says_both_days() -> None:
    starts_at = datetime(2026, 3, 5, 22, 30, tzinfo=UTC)

    said = clock("Europe/Berlin").span(starts_at, starts_at + timedelta(hours=1))

    assert said == "Thursday, 5 March 2026, 23:30 – Friday, 6 March 2026, 00:30 (Berlin, UTC+01:00)"


def test_german_says_that_a_time_is_one_once() -> None:
    starts_at = datetime(2026, 3, 5, 18, 45, tzinfo=UTC)

    said = clock("Europe/Berlin", "de", "de").span(starts_at, starts_at + timedelta(minutes=45))

    assert said == "Donnerstag, 5. März 2026, 19:45–20:30 Uhr (Berlin, UTC+01:00)"


def test_a_session_over_the_change_of_the_clocks_says_both_offsets() -> None:
    starts_at = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)

    said = clock("Europe/Berlin").span(starts_at, starts_at + timedelta(hours=1))

    assert said == "Sunday, 29 March 2026, 01:30–03:30 (Berlin, UTC+01:00 → UTC+02:00)"


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "../etc/passwd", "\x00"])
def test_an_unknown_zone_reads_as_utc(name: str | None) -> None:
    assert clock(name).instant(NOW) == "Monday, 2 March 2026, 09:00 (UTC)"


def test_offsets_west_of_greenwich_with_half_hours_are_right() -> None:
    said = clock("America/St_Johns").instant(datetime(2026, 1, 5, 12, tzinfo=UTC))

    assert said == "Monday, 5 January 2026, 08:30 (St John’s, UTC-03:30)"


def test_who_never_told_their_zone_is_asked_for_it_where_a_time_is_said() -> None:
    unset, unsaid, told = (Reader("Ben", BEN, "UTC", "en", told_zone=said) for said in (False, None, True))

    assert "The time above is in UTC, because you have not set your time zone yet" in text_of(
        told_to_mentee(MessageKind.BOOKING), unset
    )
    for reader in (unsaid, told):
        assert "time zone" not in text_of(told_to_mentee(MessageKind.BOOKING), reader)
    assert "time zone" not in text_of(told_to_mentee(MessageKind.MENTORSHIP_ENDED), unset)


def test_a_mail_greets_says_what_happened_and_links_to_it() -> None:
    mail = mail_of(told_to_mentee(MessageKind.BOOKING))
    text = text_of(told_to_mentee(MessageKind.BOOKING))

    assert mail["Subject"] == "Booked: session with Ada Thapa, Thu 5 Mar, 10:00 (Berlin, UTC+01:00)"
    assert mail["Content-Language"] == "en"
    assert text.startswith("Hello Ben Özdemir,\n")
    assert "Thursday, 5 March 2026, 10:00–11:00 (Berlin, UTC+01:00)" in text
    assert f"Go to the session: https://mentoring.example/sessions/{SESSION}\n" in text
    assert "nobody reads replies" in text


def test_a_mail_is_written_in_the_language_of_its_reader() -> None:
    reader = Reader("Ben Özdemir", BEN, "Europe/Berlin", "de-CH")
    mail = mail_of(told_to_mentee(MessageKind.BOOKING), reader)

    assert mail["Subject"] == "Gebucht: Treffen mit Ada Thapa, Do., 5. März, 10:00 Uhr (Berlin, UTC+01:00)"
    assert mail["Content-Language"] == "de"
    assert text_of(told_to_mentee(MessageKind.BOOKING), reader).startswith("Guten Tag, Ben Özdemir!\n")


@pytest.mark.parametrize("name", ["", " \t", "\u200b"])
def test_who_has_no_name_is_greeted_without_one(name: str) -> None:
    assert text_of(told_to_mentee(MessageKind.BOOKING), Reader(name, BEN)).startswith("Hello,\n")


@pytest.mark.parametrize(
    ("absent", "reader", "told"),
    [
        ("mentee", "mentee", "Ada Thapa reports that you did not come to your session"),
        ("mentor", "mentor", "Ada Thapa reports that you did not come to your session"),
        ("mentor", "mentee", "Ada Thapa reports having missed your session"),
        ("mentee", "mentor", "Ada Thapa reports having missed your session"),
        (None, "mentor", "Ada Thapa reports that one of you did not come to your session"),
    ],
)
def test_a_report_of_an_absence_says_who_is_meant(absent: str | None, reader: str, told: str) -> None:
    reporter = "mentor" if reader == "mentee" else "mentee"
    (message,) = telling.told_of_session(session("missed", absent=absent, absence_reported_by=reporter), NOW)

    assert message.side == reader
    assert words_of(message, ADA_THAPA, Reader()).text.startswith(told)


@pytest.mark.parametrize(
    ("moved_by", "told"),
    [
        ("mentor", "Ada Thapa has moved your session."),
        ("mentee", "You have moved your session with Ada Thapa."),
        (None, "Your session with Ada Thapa has a new time."),
    ],
)
def test_a_move_says_by_whom(moved_by: str | None, told: str) -> None:
    (_, message) = telling.told_of_session(moved(moved_by=moved_by), NOW)

    assert words_of(message, ADA_THAPA, Reader()).text.startswith(told)


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        ({"goes_on": True}, "goes on to the next mentor you named."),
        ({"request_over": True}, "it has come to its end. You are welcome to look for other mentors and to ask again."),
        ({}, "What happens next is shown with your requests."),
    ],
)
def test_a_request_is_said_to_go_on_only_where_it_does(fate: dict[str, bool], told: str) -> None:
    for change, because in (("declined", "answered"), ("declined", "passed_over"), ("expired", "out_of_time")):
        (message,) = telling.told_of_match(match(change, 2, ended_because=because, **fate), NOW)
        assert words_of(message, ADA_THAPA, Reader()).text.endswith(told)


@pytest.mark.parametrize(
    ("because", "side", "told"),
    [
        ("person_left", "mentee", "Your mentor has left Mentoring, so your mentorship has ended."),
        ("person_left", "mentor", "Your mentee has left Mentoring, so your mentorship has ended."),
        (
            "ceased",
            "mentee",
            "Ada Thapa is no longer a mentor, so your mentorship has ended; it has nothing to do with you.",
        ),
        ("ceased", "mentor", "You are no longer a mentor, so your mentorship with Ada Thapa has ended."),
        (
            "closed",
            "mentee",
            "Your mentorship with Ada Thapa has come to its end. In the mentorship, you can still read what you wrote yourself.",
        ),
        ("goals_reached", "mentor", "Your mentorship with Ada Thapa has come to its end. Thank you"),
    ],
)
def test_what_ended_a_mentorship_is_told_truly_to_each_side(because: str, side: str, told: str) -> None:
    messages = telling.told_of_mentorship(mentorship("ended", ended_because=because), NOW)
    (message,) = [each for each in messages if each.side == side]

    assert words_of(message, ADA_THAPA, Reader()).text.startswith(told)


def test_that_feedback_can_be_read_says_of_which_session() -> None:
    message = told_to_mentee(MessageKind.FEEDBACK)

    words = words_of(message, ADA_THAPA, Reader())

    assert "on your session on Thursday, 5 March 2026" in words.text
    assert words.title == "Feedback: Ada Thapa has written about your session on Thu 5 Mar, 09:00 (UTC)"


def test_until_when_one_can_appeal_is_said_as_scheduling_takes_it() -> None:
    (message,) = telling.told_of_session(session("missed", absent="mentee", absence_reported_by="mentor"), NOW)

    assert "you can appeal once, by Friday, 13 March 2026, 10:00 (UTC)" in words_of(message, ADA_THAPA, Reader()).text
    assert timedelta(minutes=APPEALED_WITHIN) == APPEAL_WITHIN


@pytest.mark.parametrize("unconfirmed", [False, True])
def test_that_somebody_has_left_is_said_once(*, unconfirmed: bool) -> None:
    left = session("cancelled", 2, cancelled_by="platform", cancelled_because="person_left", unconfirmed=unconfirmed)
    for message in telling.told_of_session(left, NOW):
        words = words_of(message, About(other_has_left=True), Reader())
        assert (words.title + words.text).count("left") == 1


def test_a_calendar_names_nobody_where_it_is_over_between_the_two() -> None:
    closed = session("cancelled", 2, cancelled_by="platform", cancelled_because="closed")

    for message in telling.told_of_session(closed, NOW):
        _, lines = invitation_of(message, about=About())
        assert ("SUMMARY", {}, "Mentoring session") in lines


def test_a_name_can_neither_break_out_of_its_line_nor_be_a_template() -> None:
    reader = Reader("Eve\r\nBcc: all@people.example", BEN)

    mail = mail_of(told_to_mentee(MessageKind.BOOKING), reader, about=About("Mal\r\n{subject}\tLory " + "x" * 500))

    assert "Bcc" not in mail
    assert str(mail["Subject"]).startswith("Booked: session with Mal {subject} Lory xxx")
    assert len(str(mail["Subject"])) < 150


SERIES_AT_18_IN_BERLIN = [
    (datetime(2026, 3, 3, 17, tzinfo=UTC), "18:00–19:00 (Berlin, UTC+01:00)", "12:00–13:00", "UTC-05:00"),
    (datetime(2026, 3, 10, 17, tzinfo=UTC), "18:00–19:00 (Berlin, UTC+01:00)", "13:00–14:00", "UTC-04:00"),
    (datetime(2026, 3, 24, 17, tzinfo=UTC), "18:00–19:00 (Berlin, UTC+01:00)", "13:00–14:00", "UTC-04:00"),
    (datetime(2026, 3, 31, 16, tzinfo=UTC), "18:00–19:00 (Berlin, UTC+02:00)", "12:00–13:00", "UTC-04:00"),
]


@pytest.mark.parametrize(("starts_at", "in_berlin", "in_new_york", "offset"), SERIES_AT_18_IN_BERLIN)
def test_each_reads_their_own_wall_clock_while_only_one_of_two_has_changed_the_clocks(
    starts_at: datetime, in_berlin: str, in_new_york: str, offset: str
) -> None:
    told = telling.told_of_session(session(starts_at=starts_at), NOW)
    mentor, mentee = (next(each for each in told if each.side == side) for side in ("mentor", "mentee"))

    assert in_berlin in text_of(mentor, Reader("Ada", ADA, "Europe/Berlin"))
    new_york = Reader("Ben", BEN, "America/New_York")
    assert f"{in_new_york} (New York, {offset})" in text_of(mentee, new_york)
    _, lines = invitation_of(mentee, new_york)
    assert f"{starts_at:%Y%m%dT%H%M%SZ}" in [value for name, _, value in lines if name == "DTSTART"]


# --- invitations: read by hand, line by line, not by the library that wrote them -------------------------------------


def unfolded(raw: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Name, parameters and value of each content line (RFC 5545 section 3.1), strictly."""
    assert raw.endswith(b"\r\n")
    lines = raw[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "a line is at most 75 octets long"
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    parsed = []
    for line in re.sub(rb"\r\n[ \t]", b"", raw[:-2]).decode().split("\r\n"):
        match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
        assert match, line
        parameters = dict(re.findall(r';([A-Z-]+)=("[^"]*"|[^";:,]*)', match[2]))
        parsed.append((match[1], parameters, match[3]))
    return parsed


def invitation_of(
    message: Message, reader: Reader = READER, about: About = ADA_THAPA
) -> tuple[str, list[tuple[str, dict[str, str], str]]]:
    """The method of the part that carries it, and its lines, as they come over the wire."""
    wire = content_of(letter_of(message, about, reader, LETTERHEAD))
    part = calendar_part(email.message_from_bytes(wire, policy=email.policy.SMTP))
    assert part.get_content_charset() == "utf-8"
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return str(part.get_param("method")), unfolded(content)


@pytest.mark.parametrize(
    ("kind", "method", "status"),
    [
        (MessageKind.BOOKING, "REQUEST", "CONFIRMED"),
        (MessageKind.MOVING, "REQUEST", "CONFIRMED"),
        (MessageKind.CANCELLATION, "CANCEL", "CANCELLED"),
    ],
)
def test_an_invitation_says_its_method_twice_and_its_status(kind: MessageKind, method: str, status: str) -> None:
    carried, lines = invitation_of(told_to_mentee(kind))
    values = {name: value for name, _, value in lines}

    assert carried == values["METHOD"] == method
    assert values["STATUS"] == status
    assert values["VERSION"] == "2.0"
    assert values["PRODID"]


def test_an_invitation_is_one_event_in_utc_without_zone_or_rule() -> None:
    _, lines = invitation_of(told_to_mentee(MessageKind.BOOKING))
    names = [name for name, _, _ in lines]

    assert [value for name, _, value in lines if name in {"BEGIN", "END"}] == [
        "VCALENDAR",
        "VEVENT",
        "VEVENT",
        "VCALENDAR",
    ]
    assert not {"RRULE", "RDATE", "RECURRENCE-ID", "TZID"} & set(names)
    for name, parameters, value in lines:
        assert "TZID" not in parameters
        if name in {"DTSTART", "DTEND", "DTSTAMP"}:
            assert re.fullmatch(r"\d{8}T\d{6}Z", value)
    assert {name: value for name, _, value in lines if name in {"DTSTART", "DTEND"}} == {
        "DTSTART": "20260305T090000Z",
        "DTEND": "20260305T100000Z",
    }
    for once in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "ORGANIZER", "ATTENDEE", "SUMMARY"):
        assert names.count(once) == 1


def test_a_session_has_one_uid_for_life_and_its_version_is_the_sequence() -> None:
    life = [session("booked", 1), moved(2), moved(3, days=6), session("cancelled", 4)]
    seen = []
    for state in life:
        message = telling.told_of_session(state, NOW)[1]
        values = {name: value for name, _, value in invitation_of(message)[1]}
        seen.append((values["UID"], values["SEQUENCE"]))

    assert seen == [(f"{SESSION}@sessions.mentoring", str(number)) for number in (1, 2, 3, 4)]


def test_the_platform_organises_and_the_reader_alone_attends() -> None:
    for message in telling.told_of_session(session(), NOW):
        address = ADA if message.side == "mentor" else BEN
        other = BEN if message.side == "mentor" else ADA
        mail = mail_of(message, Reader("Reader", address))
        part = calendar_part(mail)
        content = str(part.get_content())
        _, lines = invitation_of(message, Reader("Reader", address))
        values = {name: value for name, _, value in lines}

        assert values["ATTENDEE"] == f"mailto:{address}"
        assert values["ORGANIZER"] == "mailto:no-reply@mentoring.example"
        assert other not in content


def test_a_platform_without_a_name_organises_without_one() -> None:
    nameless = Letterhead(LETTERHEAD.frontend_url, "no-reply@mentoring.example")

    content = str(calendar_part(mail_of(told_to_mentee(MessageKind.BOOKING), READER, nameless)).get_content())

    assert "ORGANIZER:mailto:no-reply@mentoring.example" in content.splitlines()


def test_only_the_mail_says_what_it_does_to_the_calendar() -> None:
    for kind in (MessageKind.BOOKING, MessageKind.MOVING, MessageKind.CANCELLATION):
        assert "our calendar" in text_of(told_to_mentee(kind), READER)
    for message in every_message():
        said = [words_of(message, ADA_THAPA, Reader()).text]
        if message.kind in INVITATIONS:
            said += [value for name, _, value in invitation_of(message)[1] if name == "DESCRIPTION"]
        assert not any(re.search(r"calendar|attached|this mail", each) for each in said)


def test_an_invitation_with_names_from_everywhere_is_folded_without_breaking_a_character() -> None:
    about = About("Đặng Thị Ngọc; Ánh, \\ 山田太郎 🎉 " + "é" * 60)

    _, lines = invitation_of(told_to_mentee(MessageKind.BOOKING), about=about)

    (summary,) = [value for name, _, value in lines if name == "SUMMARY"]
    assert summary.startswith(r"Mentoring session with Đặng Thị Ngọc\; Ánh\, \\ 山田太郎 🎉")


def test_a_calendar_library_reads_what_was_meant() -> None:
    mail = mail_of(told_to_mentee(MessageKind.BOOKING))

    (event,) = Calendar.from_ical(calendar_part(mail).get_content()).walk("VEVENT")

    assert event.decoded("dtstart") == session().starts_at
    assert event.decoded("dtend") == session().ends_at
    assert str(event["summary"]) == "Mentoring session with Ada Thapa"


def test_only_mails_that_change_a_calendar_carry_one() -> None:
    for message in every_message():
        if message.kind in INBOX_ONLY:
            continue
        mail = mail_of(message)
        has_calendar = any(part.get_content_type() == "text/calendar" for part in mail.walk())
        assert has_calendar == (message.kind in INVITATIONS)
