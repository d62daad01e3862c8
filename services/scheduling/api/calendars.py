"""A person's sessions as a calendar that other programs subscribe to (iCalendar, RFC 5545).

One event a session, in UTC and without VTIMEZONE, under the UID that its invitations have. Nobody's name or address.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final

import fastapi
from fastapi.responses import Response
from icalendar import Calendar, Event

from services.scheduling.domain import refusals
from services.scheduling.domain.minutes import datetime_of
from services.scheduling.store.calendars import Entry
from services.scheduling.use_cases.calendars import feed, open_feed, revoke_feed
from shared.http.dependencies import OpenQuery, UnversionedCommand
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(
    tag="calendar", about="A person's sessions as a calendar that other programs subscribe to (iCalendar, RFC 5545)."
)

PRODUCT: Final = "-//Mentoring//Sessions//EN"
MEDIA_TYPE: Final = "text/calendar"
ASK_AGAIN_AFTER: Final = timedelta(hours=1)

_CALENDAR: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The calendar.", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}
}

Token = Annotated[str, fastapi.Path(min_length=1, max_length=100, description="The secret of the feed.")]


class CalendarFeedView(ResponseModel):
    """A private calendar of one's sessions."""

    path: str
    """Where a calendar program subscribes; shown once. Who knows it reads your sessions: make a new one, or revoke it, when it got
    around.
    """
    made_at: datetime
    """When it was made, in UTC."""


@router.put(  # no POST: its answer would be kept for repetitions, and a token is kept nowhere
    "/me/calendar-feed",
    operation_id="open_calendar_feed",
    response_model=CalendarFeedView,
    responses=problems(),
)
async def open_mine(command: UnversionedCommand) -> Response:
    """Get a private address of your sessions for your calendar program; an earlier one is no good any more."""

    async def act(tx: Tx, now: datetime) -> CalendarFeedView:
        token = await open_feed(tx, command.caller.person_id, expects=command.expects, now=now)
        return CalendarFeedView(path=f"/scheduling/v1/calendars/{token}", made_at=now)

    return await command.run(act)


@router.delete(
    "/me/calendar-feed",
    operation_id="revoke_calendar_feed",
    status_code=204,
    responses=problems(refusals.UnknownCalendar),
)
async def revoke(command: UnversionedCommand) -> Response:
    """Revoke the address of your calendar."""

    async def act(tx: Tx, _now: datetime) -> None:
        await revoke_feed(tx, command.caller.person_id)

    return await command.run(act)


@router.get(
    "/calendars/{token}",
    operation_id="read_calendar_feed",
    response_class=Response,
    responses={**problems(refusals.UnknownCalendar), **_CALENDAR},
)
async def read_one(token: Token, query: OpenQuery) -> Response:
    """A person's sessions in iCalendar: all that lie ahead and the last three months; pending ones are tentative."""

    async def read(tx: Tx, now: datetime) -> bytes:
        return calendar_of(await feed(tx, token, now=now))

    return await query.run_document(read, media_type=f"{MEDIA_TYPE}; charset=utf-8")


def calendar_of(entries: Sequence[Entry]) -> bytes:
    """The same entries make the same bytes, so that a calendar program is told when nothing has changed."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Mentoring sessions")
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.session_id}@sessions.mentoring")
    event.add("sequence", entry.version)
    event.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", datetime_of(entry.starts))
    event.add("dtend", datetime_of(entry.ends))
    event.add("last-modified", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", "Mentoring session")
    if entry.place is not None:
        event.add("location", entry.place.text)
        if entry.place.kind == "link":
            event.add("url", entry.place.text)
    event.add("status", "TENTATIVE" if entry.state == "pending" else "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event
