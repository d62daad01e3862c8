"""A message as its reader gets it by mail: greeting, what happened, where to go, and an invitation where it is one."""

from dataclasses import dataclass, field, replace
from email.utils import parseaddr

from services.notifications.domain.messages import INVITATIONS, Message
from services.notifications.letters import calendars, links, names, wording
from services.notifications.letters.catalogue import Catalogue
from services.notifications.letters.wording import About, Reader
from shared.mail import CalendarPart, Letter


@dataclass(frozen=True)
class Letterhead:
    """What every letter has in common: the frontend that its links lead to, and who writes (`Name <address>`).

    `survey_key`: what links to surveys are signed with.
    """

    frontend_url: str | None
    mail_from: str
    survey_key: bytes | None = field(default=None, repr=False)


def letter_of(message: Message, about: About, reader: Reader, letterhead: Letterhead) -> Letter:
    """The mail: plain text, and for invitations a calendar part."""
    catalogue = reader.catalogue
    words = wording.words_of(message, replace(about, place=None), reader)
    invites = message.kind in INVITATIONS
    paragraphs = [
        _greeting(reader, catalogue),
        f"{words.text} {catalogue.say(f'calendar-{message.kind}')}" if _changes_calendar(message) else words.text,
        wording.place_line(message, about, catalogue),
        _zone_line(message, reader),
        _way(message, catalogue, letterhead),
        f"-- \n{_footer(catalogue, letterhead, invites=invites)}",
    ]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
    calendar = _invitation(message, about, reader, letterhead, words.text) if invites else None
    return Letter(words.title, text, catalogue.language, calendar)


def _zone_line(message: Message, reader: Reader) -> str | None:
    """Which clock it is, for who never told theirs, where a time is said that is not one of a travel."""
    starts_at, clock = message.facts.starts_at, reader.clock
    if reader.told_zone is not False or starts_at is None or clock.zone_at(starts_at) is not clock.zone:
        return None
    return reader.catalogue.say("zone-of-hours" if reader.reads_by_hours else "zone-unset")


def _changes_calendar(message: Message) -> bool:
    """Of a clock that is somebody else's the reader's calendar shows nothing new."""
    return message.kind in INVITATIONS and message.facts.clock != "theirs"


def _greeting(reader: Reader, catalogue: Catalogue) -> str:
    name = names.isolated(names.shown(reader.name))
    return catalogue.say("greeting", name=name) if name else catalogue.say("greeting-nameless")


def _way(message: Message, catalogue: Catalogue, letterhead: Letterhead) -> str:
    """Where to go: a link, or the same in words where there is no frontend to lead to."""
    link, go = (
        links.under(letterhead.frontend_url, links.signed(message, letterhead.survey_key)),
        f"go-{links.page_of(message)}",
    )
    return catalogue.say(go, "linkless") if link is None else catalogue.say(go, link=link)


def _footer(catalogue: Catalogue, letterhead: Letterhead, *, invites: bool) -> str:
    link = links.under(letterhead.frontend_url, links.PATHS["preferences"])
    if invites:
        why = catalogue.say("footer-invitation")
    elif link is None:
        why = catalogue.say("footer-wishes-linkless")
    else:
        why = catalogue.say("footer-wishes", link=link)
    return f"{why}\n{catalogue.say('footer-unread')}"


def _invitation(message: Message, about: About, reader: Reader, letterhead: Letterhead, text: str) -> CalendarPart:
    catalogue = reader.catalogue
    summary = catalogue.say("calendar-summary", **wording.other_in(message, about, catalogue))
    return calendars.invitation(
        message,
        summary=summary,
        description=text,
        link=links.under(letterhead.frontend_url, links.path_of(message)),
        place=about.place,
        attendee=reader.email,
        organizer=parseaddr(letterhead.mail_from),
    )
