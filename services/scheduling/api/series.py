"""Rhythms: sessions that are booked as one."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

import fastapi
from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.availability import CalendarDate
from services.scheduling.api.holds import SLOT_REFUSALS
from services.scheduling.api.offerings import LengthMinutes
from services.scheduling.api.session_views import SessionView
from services.scheduling.api.sessions import PESTERING_REFUSALS, Answer, Question
from services.scheduling.domain import refusals, series_refusals
from services.scheduling.domain.minutes import date_of, datetime_of, day_of
from services.scheduling.domain.series import MOST_WEEKS_BETWEEN, TIMES_LIMITS, Rhythm, Series, Turn, WhenTaken
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.zones import zone_named
from services.scheduling.store import series as store
from services.scheduling.store import sessions
from services.scheduling.use_cases.series import SeriesRequest, book_series
from shared.http.dependencies import KeyedCommand, Query
from shared.http.fields import ClockTime, Int4, RequestModel, ResponseModel, Zone, clock_time, minutes_of
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="series", about="Rhythms: sessions booked as one and cancelled or moved together.")

InZone = Annotated[
    Zone | None, fastapi.Query(description="The zone of `local`; the one it was set up in, if not said.")
]


class NewSeries(RequestModel):
    """A rhythm of sessions on a wall clock."""

    offering_id: UUID
    length_minutes: LengthMinutes | None = None
    """One of the offering's lengths, in minutes; the first one if not said."""
    time_zone: Zone
    """The IANA name of the zone whose wall clock the rhythm keeps."""
    first_date: CalendarDate
    """The date of the first session on that wall clock."""
    at: ClockTime
    """The time of day on that wall clock, `HH:MM`."""
    every_weeks: Annotated[Int4, Field(ge=1, le=MOST_WEEKS_BETWEEN)] = 1
    """How many weeks lie between two sessions."""
    times: Annotated[Int4, Field(ge=TIMES_LIMITS[0], le=TIMES_LIMITS[1])]
    """How many sessions there are to be."""
    when_taken: Annotated[WhenTaken, Field(description="What to do where not every one of them is free.")] = "book_none"
    mentee_id: Annotated[
        UUID | None,
        Field(description="For whom: one of your own mentees, where you are the offering's mentor. Else leave it out."),
    ] = None
    answers: dict[Question, Answer] = Field(
        default_factory=dict,
        max_length=20,
        description="To the offering's `questions`, by their `text`; in each session.",
    )

    def request(self, asker: UUID) -> SeriesRequest:
        return SeriesRequest(
            mentee_id=self.mentee_id or asker,
            offering_id=self.offering_id,
            length=self.length_minutes,
            rhythm=Rhythm(self.time_zone, day_of(self.first_date), minutes_of(self.at), self.every_weeks, self.times),
            when_taken=self.when_taken,
            answers=self.answers,
        )


class ConflictView(ResponseModel):
    """One of its times that could not be had."""

    local: Annotated[str, Field(examples=["2030-03-26T18:00"])]
    """Its start on the wall clock of the rhythm, `YYYY-MM-DDTHH:MM`."""
    starts_at: datetime | None
    """Its start in UTC; null where the clocks skip that time."""
    reason: str
    """The slug of the problem."""


class SeriesSessionView(SessionView):
    """A session of the series."""

    local: Annotated[str, Field(examples=["2030-01-31T10:00:00+01:00"])]
    """The start on the wall clock of the zone that was asked for, with its offset; null where none was."""


class SeriesView(ResponseModel):
    """Sessions that were set up together."""

    id: UUID
    version: int
    offering_id: UUID
    mentor_id: UUID
    mentee_ids: list[UUID]
    length_minutes: int
    time_zone: str
    """The IANA name of the zone whose wall clock the rhythm keeps."""
    first_date: date
    """The date of the first session on that wall clock."""
    at: Annotated[str, Field(examples=["18:00"])]
    """The time of day on that wall clock, `HH:MM`."""
    every_weeks: int
    """How many weeks lie between two sessions."""
    times: int
    """How many sessions were asked for."""
    sessions: list[SeriesSessionView]
    """Those that were booked, soonest first."""
    conflicts: list[ConflictView]
    """The times that could not be had; told once, when it is set up."""

    @classmethod
    def of(
        cls,
        series: Series,
        booked: Sequence[Session],
        conflicts: Sequence[Turn] = (),
        *,
        asker: UUID,
        zone: str | None,
        now: datetime,
    ) -> "SeriesView":
        rhythm = series.rhythm
        views = [SessionView.of(session, asker, now) for session in booked]
        shown_in = zone_named(zone or rhythm.zone)
        return cls(
            id=series.series_id,
            version=1,
            offering_id=series.offering_id,
            mentor_id=series.mentor_id,
            mentee_ids=[series.mentee_id],
            length_minutes=series.length,
            time_zone=rhythm.zone,
            first_date=date_of(rhythm.first),
            at=clock_time(rhythm.at),
            every_weeks=rhythm.every_weeks,
            times=rhythm.times,
            sessions=[
                SeriesSessionView(**view.model_dump(), local=view.starts_at.astimezone(shown_in).isoformat())
                for view in views
            ],
            conflicts=[
                ConflictView(
                    local=f"{datetime_of(turn.wall):%Y-%m-%dT%H:%M}",
                    starts_at=None if turn.start is None else datetime_of(turn.start),
                    reason=turn.conflict.slug,
                )
                for turn in conflicts
                if turn.conflict is not None
            ],
        )


@router.post(
    "/series",
    operation_id="book_series",
    status_code=201,
    response_model=SeriesView,
    responses=problems(
        *SLOT_REFUSALS,
        refusals.UnfitAnswers,
        *PESTERING_REFUSALS,
        series_refusals.ImpossibleRhythm,
        series_refusals.RhythmForAStranger,
        series_refusals.RhythmOfOthers,
        series_refusals.SeriesConflicts,
        refusals.UnknownZone,
    ),
)
async def book(body: NewSeries, command: KeyedCommand) -> Response:
    """Book a rhythm: every second Tuesday at 18:00, eight times. Your wall clock is kept when the clocks change.

    Where not all are free, nothing is booked and `conflicts` names which, or all the others are. Each session is its
    own from then on. The offering's horizon and last date bind each of them, unless its mentor sets the rhythm up.
    """

    async def act(tx: Tx, now: datetime) -> SeriesView:
        me = command.caller.person_id
        booked = await book_series(tx, body.request(me), by=me, now=now)
        return SeriesView.of(booked.series, booked.sessions, booked.conflicts, asker=me, zone=None, now=now)

    return await command.run(act, location=lambda view: f"/scheduling/v1/series/{view.id}")


@router.get(
    "/series/{series_id}",
    operation_id="read_series",
    response_model=SeriesView,
    responses=problems(series_refusals.UnknownSeries, refusals.UnknownZone),
)
async def read_one(series_id: UUID, query: Query, time_zone: InZone = None) -> Response:
    """A rhythm of yours and what has become of its sessions."""

    async def read(tx: Tx, now: datetime) -> SeriesView:
        me = query.caller.person_id
        found = await store.series(tx, series_id)
        if me not in (found.mentor_id, found.mentee_id):
            raise series_refusals.UnknownSeries
        booked = await sessions.sessions_of_series(tx, series_id)
        return SeriesView.of(found, booked, asker=me, zone=time_zone, now=now)

    return await query.run(read)
