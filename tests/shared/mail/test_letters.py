"""The bytes that leave: read by a parser that is not ours, with exactly the headers and parts that are meant."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import Message

import pytest

from shared.mail.letters import CalendarPart, Letter, UnwantedHeader, addressed, content_of, one_line
from tests.browser.promises import shows
from tests.fixtures.hostile_words import HOSTILE, REAL

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEADERS = ["From", "To", "Date", "Message-ID", "Auto-Submitted", "Subject", "Content-Language"]
OF_ONE_PART = ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


def sent(letter: Letter, sender: str = "Mentoring <no-reply@mentoring.example>") -> bytes:
    return addressed(
        content_of(letter), sender=sender, recipient="ada@people.example", date=NOW, message_id="<1@mentoring.example>"
    )


def parsed(raw: bytes) -> Message:
    """By the older of Python's two parsers, which shows a header as it came."""
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def text_in(header: str) -> str:
    return str(make_header(decode_header(header)))


@pytest.mark.parametrize("words", [*HOSTILE, *REAL])
@pytest.mark.parametrize("sentence", ["Booked: session with {}, Thu 5 Mar, 10:00", "{}", "Anfrage von {} für März"])
def test_whatever_stands_in_a_subject_the_mail_has_its_own_headers_and_one_part(words: str, sentence: str) -> None:
    subject = sentence.format(words)
    raw = sent(Letter(subject, "A line.\n"))
    mail = parsed(raw)

    assert sorted(mail.keys()) == sorted(HEADERS + OF_ONE_PART)
    assert (mail.get_content_type(), mail.get_payload()) == ("text/plain", "A line.\n".replace("\n", "\r\n"))
    assert text_in(mail["Subject"]) == one_line(subject)
    head = raw.partition(b"\r\n\r\n")[0]
    assert head.isascii()
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", head)
    assert all(len(line) <= 78 for line in head.split(b"\r\n"))


@pytest.mark.parametrize("words", [*HOSTILE, *REAL])
def test_no_encoded_word_of_a_persons_own_is_ever_in_a_header(words: str) -> None:
    """So no interpreter can take one apart, whichever way its `email` package goes (CVE-2024-6923)."""
    head = sent(Letter(f"Booked: session with {words}", "A line.\n")).partition(b"\r\n\r\n")[0].decode()

    for encoded in re.findall(r"=\?[^?]*\?[^?]*\?[^?]*\?=", head):
        assert not re.search(r"[\r\n]", text_in(encoded))


@pytest.mark.parametrize("words", [*HOSTILE, *REAL])
def test_whatever_stands_in_a_text_or_a_calendar_stays_in_its_part(words: str) -> None:
    text = f"Hello {words},\n\nA line.\n".encode("utf-8", "replace").decode()
    letter = Letter("Booked", text, calendar=CalendarPart("REQUEST", f"BEGIN:VCALENDAR\r\nX:{one_line(words)}\r\n"))

    mail = parsed(sent(letter))

    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/calendar"]
    parts = [part for part in mail.walk() if not part.is_multipart()]
    plain, calendar = (part.get_payload(decode=True) for part in parts)
    assert isinstance(plain, bytes)
    assert isinstance(calendar, bytes)
    assert plain.decode().splitlines() == text.splitlines()
    assert one_line(words) in calendar.decode()
    assert parts[1].get_param("method") == "REQUEST"


@pytest.mark.parametrize("subject", ["Booked: session with Minh Khai Trần, Thu 5 Mar, 10:00", "日本 " * 40, "é " * 90])
def test_no_space_is_lost_where_a_subject_folds(subject: str) -> None:
    mail = email.message_from_bytes(sent(Letter(subject, "")), policy=email.policy.default)

    assert str(mail["Subject"]) == subject


def test_a_plain_subject_stays_readable_in_the_raw_mail() -> None:
    assert b"\r\nSubject: Booked: session with Ada Thapa\r\n" in sent(Letter("Booked: session with Ada Thapa", ""))


@shows(21)
def test_a_letter_says_its_language() -> None:
    assert parsed(sent(Letter("Gebucht", "", "de")))["Content-Language"] == "de"


@pytest.mark.parametrize(
    ("sender", "shown"),
    [
        ("no-reply@mentoring.example", "no-reply@mentoring.example"),
        ("Mentoring <no-reply@mentoring.example>", "Mentoring <no-reply@mentoring.example>"),
        ("Förderkreis <no-reply@bücher.example>", "Förderkreis <no-reply@xn--bcher-kva.example>"),
    ],
)
def test_the_platform_writes_under_its_name(sender: str, shown: str) -> None:
    assert text_in(parsed(sent(Letter("Hello", ""), sender))["From"]) == shown


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: x\r\nReply-To: boss@evil.example\r\nContent-Type: text/plain\r\n\r\nHello",
        b"Subject: x\r\nSubject: y\r\n\r\nHello",
        b"Subject: x\nX-Injected: yes\r\n\r\nHello",
        b"Subject: x\rX-Injected: yes\r\n\r\nHello",
        b"Content-Type: text/plain\r\n\r\nHello",
    ],
)
def test_a_mail_with_other_headers_than_its_own_never_leaves(content: bytes) -> None:
    with pytest.raises(UnwantedHeader):
        addressed(content, sender="a@m.example", recipient="b@m.example", date=NOW, message_id="<1@m.example>")


def test_a_mail_that_an_earlier_release_stored_still_leaves() -> None:
    stored = b'Subject: Hello\r\nContent-Type: text/plain; charset="utf-8"\r\nMIME-Version: 1.0\r\n\r\nHello\r\n'

    raw = addressed(stored, sender="a@m.example", recipient="b@m.example", date=NOW, message_id="<1@m.example>")

    assert raw.endswith(stored)
