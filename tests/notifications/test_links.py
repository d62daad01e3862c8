"""Where links lead: to pages of the frontend, all in one table, and never to the API."""

import re

import pytest

from services.notifications.domain import telling
from services.notifications.domain.messages import MessageKind
from services.notifications.letters import links
from services.notifications.letters.letter import Letterhead, letter_of
from services.notifications.letters.wording import About, Reader
from services.notifications.settings import Settings
from shared.ground.survey_links import code_of
from tests.notifications.builders import BEN, NOW, session
from tests.notifications.everything import everything

KEY = bytes.fromhex("5e" * 32)
FRONTEND = "https://app.mentoring.example/de"
PAGES = [re.compile(re.sub(r"\\\{\w+\\\}", "[0-9a-f-]{36}", re.escape(path)) + "$") for path in links.PATHS.values()]


def test_every_kind_of_message_has_its_page_and_every_page_is_led_to() -> None:
    led_to = {links.page_of(message) for _, message in everything()}

    assert links.PAGES.keys() == set(MessageKind)
    assert led_to | {"preferences"} == links.PATHS.keys()


@pytest.mark.parametrize(
    ("happened", "page"),
    [
        ("the mentor says yes, to the mentee", "booking"),
        ("a request for a session is ended by mentor, to the mentee", "booking"),
        ("a request for a session is ended by platform, to the mentee", "booking"),
        ("a request for a session is ended by platform, to the mentor", "session"),
        ("a session is cancelled (person_left), to the mentee", "mentors"),
        ("a session is cancelled (ceased), to the mentee", "mentors"),
        ("a session is cancelled (person_left), to the mentor", "session"),
    ],
)
def test_a_mentee_is_led_to_what_they_are_asked_to_do(happened: str, page: str) -> None:
    assert links.page_of(dict(everything())[happened]) == page


def test_without_a_mentorship_there_is_no_page_to_book_on() -> None:
    declined = session("cancelled", 2, cancelled_by="mentor", unconfirmed=True)

    (message,) = telling.told_of_session(declined, NOW)

    assert links.page_of(message) == "session"


@pytest.mark.parametrize("locale", ["en", "de"])
def test_every_link_in_every_mail_leads_to_a_page_of_the_table(locale: str) -> None:
    for happened, message in everything():
        letter = letter_of(message, About("Ada"), Reader("Ben", BEN, None, locale), Letterhead(FRONTEND, "m@m.example"))
        calendar = letter.calendar.content.replace("\r\n ", "") if letter.calendar else ""
        found = re.findall(r"https?://[^\s]+", letter.text + "\n" + calendar)
        assert found, happened
        for link in found:
            assert link.startswith(FRONTEND)
            assert any(page.match(link.removeprefix(FRONTEND)) for page in PAGES), link


@pytest.mark.parametrize("locale", ["en", "de"])
def test_without_a_frontend_there_is_no_link_and_it_is_said_in_words_where_to_look(locale: str) -> None:
    for happened, message in everything():
        letter = letter_of(message, About("Ada"), Reader("Ben", BEN, None, locale), Letterhead(None, "m@m.example"))
        paragraphs = letter.text.split("\n\n")
        assert "://" not in letter.text + (letter.calendar.content if letter.calendar else ""), happened
        assert re.match(r"(You (will )?(find|give)|Sie (finden|geben)) ", paragraphs[-2]), happened


@pytest.mark.parametrize("name", ["FRONTEND_URL", "NOTIFICATIONS_FRONTEND_URL"])
def test_the_address_of_the_frontend_is_a_setting(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("NOTIFICATIONS_DATABASE_URL", "postgresql://x")
    monkeypatch.setenv("NOTIFICATIONS_SMTP_URL", "smtp://x")
    assert Settings().frontend_url is None

    monkeypatch.setenv(name, FRONTEND)

    assert Settings().frontend_url == FRONTEND


@pytest.mark.parametrize(
    "address", ["", "app.example", "javascript:alert(1)", "https://a@b.example", "https://x.example/?q"]
)
def test_what_is_no_address_of_a_frontend_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("NOTIFICATIONS_DATABASE_URL", "postgresql://x")
    monkeypatch.setenv("NOTIFICATIONS_SMTP_URL", "smtp://x")
    monkeypatch.setenv("FRONTEND_URL", address)

    with pytest.raises(ValueError, match=r"(?i)frontend"):
        Settings()


def test_a_link_to_a_survey_opens_without_signing_in_and_is_signed_for_its_hour() -> None:
    asked = dict(everything())["the programme asks (survey), to the mentee"]
    letter = letter_of(asked, About(), Reader("Ben", BEN, None, "en"), Letterhead(FRONTEND, "m@m.example", KEY))

    invitation, until = asked.facts.invitation_id, asked.facts.until
    assert invitation is not None
    assert until is not None
    code = code_of(KEY, invitation, until)
    assert f"{FRONTEND}/surveys/{invitation}#until={int(until.timestamp())}&code={code}" in letter.text
    assert code not in links.path_of(asked)
    assert KEY.hex() not in repr(Letterhead(FRONTEND, "m@m.example", KEY))
