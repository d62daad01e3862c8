"""Invitations, changes and cancellations as calendars understand them (iTIP, RFC 5546; iCalendar, RFC 5545).

One UID for a session's life, SEQUENCE is its version. Times are UTC instants: a VTIMEZONE would have to be right in
every reader, and a recurrence would need one. ORGANIZER is the platform and ATTENDEE the reader alone, so that nobody
learns an address.
"""

from datetime import UTC, datetime
from typing import Final, Literal
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress, vText

from services.notifications.domain.messages import Message, MessageKind
from services.notifications.domain.places import Place
from shared.mail import CalendarPart
from shared.mail.addresses import mailto
from shared.mail.letters import one_line

PRODUCT: Final = "-//Mentoring//Sessions//EN"


def uid_of(session_id: UUID) -> str:
    """A session's name in everybody's calendar, for life."""
    return f"{session_id}@sessions.mentoring"


def invitation(
    message: Message,
    *,
    summary: str,
    description: str,
    link: str | None,
    place: Place | None,
    attendee: str,
    organizer: tuple[str, str],
) -> CalendarPart:
    """The calendar part of a mail about a session. `attendee`: the reader's address; `organizer`: name and address."""
    cancelled = message.kind is MessageKind.CANCELLATION
    event = Event()
    event.add("uid", uid_of(message.subject))
    event.add("sequence", message.version)
    event.add("dtstamp", ical(message.happened_at))
    event.add("dtstart", ical(message.facts.starts_at or message.happened_at))
    event.add("dtend", ical(message.facts.ends_at or message.happened_at))
    event.add("summary", summary)
    event.add("description", description)
    if place is not None and not cancelled:
        event.add("location", one_line(place.text))
    if url := one_line(place.text) if place is not None and place.kind == "link" and not cancelled else link:
        event.add("url", url)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    event.add("organizer", _person(organizer[1], cn=organizer[0]))
    event.add("attendee", _person(attendee, role="REQ-PARTICIPANT", partstat="ACCEPTED", rsvp="FALSE"))

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    method: Literal["REQUEST", "CANCEL"] = "CANCEL" if cancelled else "REQUEST"
    calendar.add("method", method)
    calendar.add_component(event)
    return CalendarPart(method, calendar.to_ical().decode())


def ical(moment: datetime) -> datetime:
    """The instant as a calendar file has it: UTC, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _person(address: str, **parameters: str) -> vCalAddress:
    """A parameter without a value is left out: some readers show a name that is empty."""
    person = vCalAddress(mailto(address))
    for name, value in parameters.items():
        if value:
            person.params[name.upper()] = vText(value)
    return person
