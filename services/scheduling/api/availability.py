"""A person's hours."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, TypeAlias
from uuid import UUID

from fastapi.responses import Response
from pydantic import BeforeValidator, Field, WithJsonSchema

from services.scheduling.domain import refusals
from services.scheduling.domain.hours import (
    MOST_OVERRIDES,
    MOST_TRAVELS,
    MOST_WINDOWS_A_DAY,
    OPEN_EACH,
    Hours,
    TimeOff,
    Window,
    hours_of,
    weekly_entries,
)
from services.scheduling.domain.limits import MOST_COUNTED, Limits
from services.scheduling.domain.minutes import date_of, datetime_of
from services.scheduling.domain.sessions import Session
from services.scheduling.store import hours
from services.scheduling.use_cases.hours import look_outside_hours, set_hours
from shared.contracts.vocabulary import SessionPhase
from shared.http.dependencies import Command, Query
from shared.http.fields import (
    ClockTime,
    Int4,
    Invalid,
    RequestModel,
    ResponseModel,
    Zone,
    clock_time,
    minutes_of,
)
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(
    tag="availability", about="A person's hours on their own wall clock, their limits, and time off."
)

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


def _date(value: object) -> date:
    if not isinstance(value, str) or _DATE.fullmatch(value) is None:
        raise Invalid("A date is written YYYY-MM-DD.")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise Invalid("There is no such date.") from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise Invalid(f"This date is out of range: the years are {_FIRST_YEAR} to {_LAST_YEAR}.")
    return found


CalendarDate: TypeAlias = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2030-12-24"]}),
]


MostSessions = Annotated[Int4, Field(ge=1, le=MOST_COUNTED)]


class WindowBody(RequestModel):
    """From one time of day to another on your wall clock."""

    from_: Annotated[ClockTime, Field(alias="from")]
    """When it opens, `HH:MM`."""
    to: Annotated[
        ClockTime,
        Field(
            description="Not after `from`: on the next date. So 22:00 to 02:00 runs over midnight, and 09:00 to 09:00 a whole day."
        ),
    ]

    def window(self) -> Window:
        return Window.between(minutes_of(self.from_), minutes_of(self.to))


class WeeklyBody(WindowBody):
    """A window of every week."""

    day: Annotated[Int4, Field(ge=0, le=6, description="0 is Monday.")]


class OverrideBody(RequestModel):
    """All windows that start on one date; none of them: closed."""

    date: CalendarDate
    """On your wall clock."""
    windows: Annotated[list[WindowBody], Field(max_length=MOST_WINDOWS_A_DAY)]
    """What is free on it; none: nothing."""


class TravelBody(RequestModel):
    """From one date to another, both included, your windows are meant on the wall clock of another zone."""

    from_: Annotated[CalendarDate, Field(alias="from")]
    """The first date."""
    to: CalendarDate
    """The last date."""
    time_zone: Zone
    """The IANA name of the zone you are in."""


class LimitsBody(RequestModel):
    """At most so many sessions on your calendar; null: as many as there is time for."""

    a_day: MostSessions | None = None
    """Sessions on one date of your wall clock."""
    a_week: MostSessions | None = None
    """Sessions in one week, Monday to Sunday."""
    a_month: MostSessions | None = None
    """Sessions in one calendar month."""

    def limits(self) -> Limits:
        return Limits(self.a_day, self.a_week, self.a_month)


class LimitsView(ResponseModel):
    a_day: int | None
    """Sessions on one date of the wall clock; null: no limit."""
    a_week: int | None
    """Sessions in one week, Monday to Sunday; null: no limit."""
    a_month: int | None
    """Sessions in one calendar month; null: no limit."""


class AvailabilityBody(RequestModel):
    """A person's hours, whole."""

    time_zone: Zone
    """The IANA name of the zone whose wall clock the hours are on."""
    weekly: Annotated[list[WeeklyBody], Field(max_length=7 * MOST_WINDOWS_A_DAY)]
    """The hours of a usual week."""
    overrides: Annotated[tuple[OverrideBody, ...], Field(max_length=MOST_OVERRIDES)] = ()
    """Dates that are not as usual."""
    travel: Annotated[tuple[TravelBody, ...], Field(max_length=MOST_TRAVELS)] = ()
    """When the hours are meant on the wall clock of another zone."""
    most_sessions: Annotated[LimitsBody, Field(description="All of yours as a mentor together.")] = LimitsBody()
    most_open_sessions: Annotated[
        MostSessions, Field(description="So many lie ahead with one person who is not your mentee.")
    ] = OPEN_EACH

    def hours(self) -> Hours:
        return hours_of(
            self.time_zone,
            [(entry.day, entry.window()) for entry in self.weekly],
            [(entry.date, [window.window() for window in entry.windows]) for entry in self.overrides],
            [(entry.from_, entry.to, entry.time_zone) for entry in self.travel],
            limits=self.most_sessions.limits(),
            open_each=self.most_open_sessions,
        )


class WindowView(ResponseModel):
    from_: Annotated[str, Field(alias="from", examples=["09:00"])]
    """When it opens, `HH:MM`."""
    to: Annotated[str, Field(examples=["12:30"])]
    """When it closes, `HH:MM`; not after `from`: on the next day."""


class WeeklyView(WindowView):
    day: int
    """0 is Monday, 6 is Sunday; the day it opens."""


class OverrideView(ResponseModel):
    date: date
    """On the wall clock of the hours."""
    windows: list[WindowView]
    """What is free on it; none: nothing."""


class TravelView(ResponseModel):
    from_: Annotated[date, Field(alias="from")]
    """The first date."""
    to: date
    """The last date."""
    time_zone: str
    """The IANA name of the zone they are in."""


class TimeOffView(ResponseModel):
    id: UUID
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, off: TimeOff) -> "TimeOffView":
        return cls(id=off.time_off_id, starts_at=datetime_of(off.starts), ends_at=datetime_of(off.ends))


class AvailabilityView(ResponseModel):
    """Version 0: no hours were given yet."""

    version: int
    time_zone: str
    """The IANA name of the zone whose wall clock the hours are on."""
    weekly: list[WeeklyView]
    """The hours of a usual week."""
    overrides: list[OverrideView]
    """Dates that are not as usual."""
    travel: list[TravelView]
    """When the hours are meant on the wall clock of another zone."""
    time_off: list[TimeOffView]
    """The absences that are ahead; they are given and ended by their own operations."""
    most_sessions: LimitsView
    """At most so many sessions on the whole calendar."""
    most_open_sessions: int
    """So many lie ahead with one person who is not a mentee."""
    can: list[str]

    @classmethod
    def of(cls, version: int, stored: Hours) -> "AvailabilityView":
        return cls(
            version=version,
            time_zone=stored.zone,
            weekly=[
                WeeklyView(day=day, from_=clock_time(window.starts), to=clock_time(window.ends))
                for day, window in weekly_entries(stored)
            ],
            overrides=[
                OverrideView(date=date_of(day), windows=_window_views(windows))
                for day, windows in sorted(stored.overrides.items())
            ],
            travel=[
                TravelView(from_=date_of(travel.first), to=date_of(travel.last), time_zone=travel.zone)
                for travel in stored.travels
            ],
            time_off=[TimeOffView.of(off) for off in stored.time_off],
            most_sessions=LimitsView.model_validate(stored.limits),
            most_open_sessions=stored.open_each,
            can=["change"],
        )


class SessionInTheWay(ResponseModel):
    id: UUID
    state: SessionPhase
    """Whether it is booked or waits for a yes."""
    mentee_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, session: Session) -> "SessionInTheWay":
        return cls(
            id=session.session_id,
            state=session.state,
            mentee_ids=list(session.mentee_ids),
            starts_at=datetime_of(session.starts),
            ends_at=datetime_of(session.ends),
        )


class SetAvailabilityView(AvailabilityView):
    """The hours as they are now."""

    sessions_outside: list[SessionInTheWay]
    """Your sessions as a mentor that lie ahead and not within these hours; they stay booked."""


def _window_views(windows: Sequence[Window]) -> list[WindowView]:
    return [WindowView(from_=clock_time(window.starts), to=clock_time(window.ends)) for window in windows]


@router.get(
    "/me/availability", operation_id="read_my_availability", response_model=AvailabilityView, responses=problems()
)
async def read_my_availability(query: Query) -> Response:
    """Your hours. Version 0 and empty as long as you gave none."""

    async def read(tx: Tx, _now: datetime) -> AvailabilityView:
        stored = await hours.find_hours(tx, query.caller.person_id)
        return AvailabilityView.of(*(stored or (0, Hours("UTC"))))

    return await query.run(read)


@router.put(
    "/me/availability",
    operation_id="set_my_availability",
    response_model=SetAvailabilityView,
    responses=problems(
        refusals.UnknownZone,
        refusals.NoSuchWallClock,
        refusals.OverlappingWindows,
        refusals.SameDateTwice,
        refusals.SkippedLocalTime,
        refusals.TooManyWindows,
        refusals.ImpossibleTravel,
    ),
)
async def set_my_availability(body: AvailabilityBody, command: Command) -> Response:
    """Set your hours: windows of the week on your wall clock, and dates on which other windows hold, or none.

    A window belongs to the date on which it starts, and an override replaces all windows that start on its date. On the
    dates of a travel they are meant in its zone. Time off is kept, and so are sessions: those
    that fall out of the new hours are named.
    """

    async def act(tx: Tx, now: datetime) -> SetAvailabilityView:
        me = command.caller.person_id
        version, new = await set_hours(tx, me, body.hours(), expects=command.expects, now=now)
        outside = await look_outside_hours(tx, me, new, now=now)
        return SetAvailabilityView(
            **dict(AvailabilityView.of(version, new)),
            sessions_outside=[SessionInTheWay.of(session) for session in outside],
        )

    return await command.run(act)
