"""Every mail and inbox entry as a person gets it, printed whole into docs/mails.

python -m tests.notifications.printed --write
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from services.notifications.domain.messages import PLACED, Message
from services.notifications.domain.places import Place
from services.notifications.letters import links
from services.notifications.letters.catalogue import languages
from services.notifications.letters.letter import Letterhead, letter_of
from services.notifications.letters.wording import About, Reader, words_of
from shared.ground.documents import keep
from shared.mail import CalendarPart
from tests.notifications.builders import ADA, BEN
from tests.notifications.everything import everything

FOLDER: Final = Path(__file__).parents[2] / "docs" / "mails"
LETTERHEAD: Final = Letterhead("https://app.mentoring.example", "Mentoring <no-reply@mentoring.example>")

_TITLES: Final = {"en": "Mails and inbox entries in English", "de": "Mails and inbox entries in German"}
_HEAD: Final = (
    "As a person gets them, printed by `python -m tests.notifications.printed --write` and held up to date by a test. "
    "Ada Thapa, in Kathmandu, is the mentor of Ben Özdemir, in Berlin; the frontend is at https://app.mentoring.example. "
    "What is read the same as an entry before is left out."
)


def reader(message: Message, locale: str) -> Reader:
    if message.side == "mentor":
        return Reader("Ada Thapa", ADA, "Asia/Kathmandu", locale, told_zone=True)
    return Reader("Ben Özdemir", BEN, "Europe/Berlin", locale, told_zone=True)


def about(message: Message) -> About:
    """Of who has left nobody knows the name any more."""
    other = "Ben Özdemir" if message.side == "mentor" else "Ada Thapa"
    place = Place("address", "Room 7, 12 Long Lane") if message.kind in PLACED else None
    left = message.facts.ended == "left" or message.facts.why in ("mentor_left", "mentee_left")
    return About(None if message.other_id is None or left else other, place, other_has_left=left)


def mail_as_text(message: Message, locale: str) -> str:
    """Headers that a person sees, the text, and what a calendar program gets."""
    letter = letter_of(message, about(message), reader(message, locale), LETTERHEAD)
    head = f"To: {reader(message, locale).email}\nSubject: {letter.subject}\nContent-Language: {letter.language}"
    calendar = f"\n{_calendar(letter.calendar)}" if letter.calendar else ""
    return f"{head}\n\n{letter.text}{calendar}"


def _calendar(part: CalendarPart) -> str:
    lines = part.content.replace("\r\n ", "").strip().split("\r\n")
    return "\n".join(["[text/calendar]", *lines]) + "\n"


def entry_as_text(message: Message, locale: str) -> str:
    words = words_of(message, about(message), reader(message, locale))
    link = links.under(LETTERHEAD.frontend_url, words.path)
    return f"{words.title}\n\n{words.text}\n\n{words.action}: {link}\n"


def document(locale: str) -> str:
    sections = [f"# {_TITLES.get(locale, f'Mails and inbox entries ({locale})')}\n\n{_HEAD}\n"]
    seen: set[str] = set()
    for happened, message in everything():
        printed = "".join(_printed(message, locale))
        if printed not in seen:
            seen.add(printed)
            sections.append(f"## {happened[0].upper() + happened[1:]}\n\n{printed}")
    return "\n".join(sections)


def _printed(message: Message, locale: str) -> Iterator[str]:
    if message.is_mailed:
        yield f"By mail:\n\n````text\n{mail_as_text(message, locale)}````\n\n"
    yield f"In the inbox:\n\n````text\n{entry_as_text(message, locale)}````\n"


def wanted() -> dict[Path, str]:
    """The document of each language with the present words."""
    return {path_of(language): document(language) for language in languages()}


def path_of(language: str) -> Path:
    return FOLDER / f"{language}.md"


if __name__ == "__main__":
    keep("tests.notifications.printed", wanted)
