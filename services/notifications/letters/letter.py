"""A message as its reader gets it: in the inbox as a title and a text, by mail with greeting, link and invitation."""

from dataclasses import dataclass
from email.utils import parseaddr

from services.notifications.domain.messages import INVITATIONS, Message
from services.notifications.letters import calendars, moments, names
from services.notifications.letters.wording import (
    GREETING,
    GREETING_OF_NOBODY_KNOWN,
    INVITATION_NOTE,
    STAGES,
    WISHES,
    by_whom,
    wording_of,
)
from shared.mail import CalendarPart, Letter


@dataclass(frozen=True)
class Reader:
    """To whom a letter is written. `other`: the name of whom it is about, None where that is nobody known."""

    name: str
    email: str
    time_zone: str | None
    other: str | None


@dataclass(frozen=True)
class Letterhead:
    """What every letter has in common: the address people see, and who writes (`Name <address>`)."""

    public_url: str
    mail_from: str


@dataclass(frozen=True)
class Words:
    """`path` leads to what the message is about, `action` says what for."""

    title: str
    text: str
    action: str
    path: str


def words_of(message: Message, other: str | None, time_zone: str | None) -> Words:
    """The message in words, times on the wall clock of `time_zone`."""
    wording = wording_of(message)
    fields = _fields(message, other, time_zone)
    action, path = wording.link
    title = wording.subject.format(**fields)
    return Words(title[0].upper() + title[1:], wording.text.format(**fields), action, path.format(**fields))


def _fields(message: Message, other: str | None, time_zone: str | None) -> dict[str, object]:
    facts, zone = message.facts, moments.zone_named(time_zone)
    named = _name_of(message, other)
    fields: dict[str, object] = {
        "other": named,
        "Other": named[0].upper() + named[1:],
        "subject": message.subject,
        "mentorship_id": facts.mentorship_id,
        "session_id": facts.session_id,
        "stage": STAGES.get(facts.stage or "", ""),
        "by_whom": by_whom(message),
        "was": "another time",
    }
    if facts.respond_by is not None:
        fields["respond_by"] = moments.instant(facts.respond_by, zone)
    if facts.starts_at is not None and facts.ends_at is not None:
        fields["when"] = moments.span(facts.starts_at, facts.ends_at, zone)
        fields["short_when"] = moments.short(facts.starts_at, zone)
        if facts.former_offset_minutes is not None:
            fields["was"] = moments.at_offset(facts.starts_at, facts.former_offset_minutes)
    if facts.proposed_starts_at is not None and facts.proposed_ends_at is not None:
        fields["proposed"] = moments.span(facts.proposed_starts_at, facts.proposed_ends_at, zone)
        fields["short_proposed"] = moments.short(facts.proposed_starts_at, zone)
    if facts.previous_starts_at is not None:
        fields["was"] = moments.instant(facts.previous_starts_at, zone)
    return fields


def _name_of(message: Message, other: str | None) -> str:
    """A name in one line; without one, what the other is to the reader."""
    if name := names.shown(other):
        return names.isolated(name)
    if message.side == "mentee":
        return "your mentor"
    return "your mentee" if message.facts.others == 1 else f"{message.facts.others} mentees"


def letter_of(message: Message, reader: Reader, letterhead: Letterhead) -> Letter:
    """The mail: plain text, and for invitations a calendar part."""
    words = words_of(message, reader.other, reader.time_zone)
    base = letterhead.public_url.rstrip("/")
    invites = message.kind in INVITATIONS
    footer = INVITATION_NOTE if invites else WISHES.format(link=f"{base}/notifications/v1/me/preferences")
    paragraphs = (
        _greeting(reader),
        f"{words.text} {wording_of(message).calendar}".rstrip(),
        f"{words.action}: {base}{words.path}",
        f"-- \n{footer}",
    )
    calendar = _invitation(message, reader, letterhead, words) if invites else None
    return Letter(words.title, "\n\n".join(paragraphs) + "\n", "en", calendar)


def _greeting(reader: Reader) -> str:
    name = names.isolated(names.shown(reader.name))
    return GREETING.format(name=name) if name else GREETING_OF_NOBODY_KNOWN


def _invitation(message: Message, reader: Reader, letterhead: Letterhead, words: Words) -> CalendarPart:
    return calendars.invitation(
        message,
        summary=f"Mentoring session with {_name_of(message, reader.other)}",
        description=words.text,
        link=letterhead.public_url.rstrip("/") + words.path,
        attendee=reader.email,
        organizer=parseaddr(letterhead.mail_from),
    )
