"""What people read in German is said in one voice: one word for one thing, and both forms where one would name a gender.

That it says *Sie* to everybody is tested with the newcomers' rules.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

import pytest

from services.matching.domain.wording import WORDINGS
from services.matching.domain.wording.german import GERMAN_PHRASES, GERMAN_PHRASES_TO_MENTORS
from services.mentorships.german import AFTERWARDS, GUIDES, WHEN
from services.notifications.letters.catalogue import source_of
from services.profiles.wording import letter_with
from shared.clock import SystemClock
from shared.contracts import SERVICES
from shared.http.german import GERMAN as OF_THE_EDGE

OTHER_WORDS: Final = re.compile(r"\b(Sitzung\w*|Phase|Phasen|Meeting\w*)\b")
"""A session is a *Treffen*, a stage an *Abschnitt*."""
BOTH_FORMS: Final = re.compile(
    r"\b(?:\w+ (?:anderen? )?)?Mentorin oder (?:\w+ (?:anderen? )?)?Mentor\b|\b\w+ oder \w+ Mentee\b"
)
ONE_GENDER: Final = re.compile(
    r"\b(?:der|dem|den|des|ein|einem|einen|eines|kein|Ihr|Ihrem|Ihren|Ihres|dieser|diesem|diesen)"
    r" (?:anderen )?(?:Mentors?|Mentee)\b"
)


def names_one_gender(text: str) -> bool:
    return ONE_GENDER.search(BOTH_FORMS.sub("", text)) is not None


def texts() -> Iterator[tuple[str, str]]:
    """Everything that is said in German, and where."""
    for service in SERVICES:
        for slug, text in import_module(f"services.{service}.german").GERMAN.items():
            yield f"{service}: {slug}", text
    for slug, text in OF_THE_EDGE.items():
        yield f"edge: {slug}", text
    for phrases in (GERMAN_PHRASES, GERMAN_PHRASES_TO_MENTORS):
        for name, text in phrases.items():
            yield f"matching: {name}", text
    for stage, guide in GUIDES.items():
        yield f"mentorships: {stage}", " ".join((guide.purpose, *guide.activities))
    for said in (*AFTERWARDS.values(), *WHEN.values()):
        yield "mentorships", said
    for line in source_of("de").splitlines():
        yield f"mails: {line[:40]}", line
    code = letter_with("000000", language="de", real_now=SystemClock().now())
    yield "profiles: code", f"{code.subject} {code.text}"


VOICES: Final[tuple[Callable[[str], object], ...]] = (OTHER_WORDS.search, names_one_gender)


def test_there_is_german_to_look_at() -> None:
    assert len(list(texts())) > 300
    assert "de" in WORDINGS


@pytest.mark.parametrize("wrong", VOICES, ids=["other words", "one gender"])
def test_german_is_said_in_one_voice(wrong: Callable[[str], object]) -> None:
    assert [(where, text) for where, text in texts() if wrong(text)] == []


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (OTHER_WORDS.search, "Die Sitzung ist vorbei."),
        (names_one_gender, "Ihr Mentor ist nicht mehr da."),
        (names_one_gender, "Zu dieser Zeit hat der Mentee schon etwas vor."),
    ],
)
def test_another_voice_is_noticed(wrong: Callable[[str], object], text: str) -> None:
    assert wrong(text)


def test_both_forms_are_taken() -> None:
    for text in (
        "Ihre Mentorin oder Ihr Mentor ist gegangen.",
        "Ihre oder Ihr Mentee",
        "eine oder ein Mentee",
        "einer anderen Mentorin oder einem anderen Mentor",
    ):
        assert not names_one_gender(text)
