"""What people call themselves is data in every mail that is made of it: judged by parsers that are not ours."""

import email
import email.policy
from collections import Counter

import pytest

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.places import Place
from services.notifications.letters.letter import letter_of
from services.notifications.letters.wording import About, Reader
from shared.mail.letters import content_of
from tests.fixtures.calendars import invitation_in
from tests.fixtures.hostile_words import HOSTILE, REAL
from tests.notifications.builders import BEN
from tests.notifications.conftest import LETTERHEAD
from tests.notifications.test_letters import every_message, told_to_mentee

HEADERS = {"Subject", "Content-Language", "Content-Type", "MIME-Version"}


@pytest.mark.parametrize("words", [*HOSTILE, *REAL])
def test_a_name_is_a_name_in_every_letter_there_is(words: str) -> None:
    for message in every_message():
        letter = letter_of(message, About(words), Reader(words, BEN, "Europe/Berlin"), LETTERHEAD)
        mail = email.message_from_bytes(content_of(letter), policy=email.policy.default)

        assert set(mail.keys()) - {"Content-Transfer-Encoding"} == HEADERS
        assert max(Counter(mail.keys()).values()) == 1
        parts = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
        assert parts == ["text/plain", *(["text/calendar"] if letter.calendar else [])]
        assert len(str(mail["Subject"]).splitlines()) == 1


@pytest.mark.parametrize("words", [*HOSTILE, *REAL])
def test_a_name_is_one_value_of_one_line_in_a_calendar(words: str) -> None:
    for kind in ("booking", "moving", "cancellation"):
        message = next(each for each in every_message() if each.kind == kind)
        letter = letter_of(message, About(words, Place("other", words)), Reader(words, BEN), LETTERHEAD)
        plain = letter_of(message, About("Ada", Place("other", "Room 1")), Reader("Ada", BEN), LETTERHEAD)
        assert letter.calendar is not None
        assert plain.calendar is not None
        event = invitation_in(email.message_from_bytes(content_of(letter))).event

        assert names_of(letter.calendar.content) == names_of(plain.calendar.content)
        assert [str(each.uri) for each in event.attendees] == [f"mailto:{BEN}"]
        assert event.summary is not None
        assert event.summary.startswith("Mentoring session with")


def names_of(calendar: str) -> list[str]:
    unfolded = calendar.replace("\r\n ", "")
    return [line.partition(":")[0].partition(";")[0] for line in unfolded.split("\r\n")]


def test_an_international_address_attends_with_its_domain_in_ascii() -> None:
    reader = Reader("Ben", "ben@bücher.example")
    letter = letter_of(told_to_mentee(MessageKind.BOOKING), About(), reader, LETTERHEAD)

    event = invitation_in(email.message_from_bytes(content_of(letter))).event

    assert [str(each.uri) for each in event.attendees] == ["mailto:ben@xn--bcher-kva.example"]
