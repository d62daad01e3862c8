"""Booking, and what becomes of a session."""

from datetime import UTC, datetime
from typing import Annotated, Final
from uuid import UUID

import fastapi
from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.holds import SLOT_REFUSALS
from services.scheduling.api.offerings import LengthMinutes
from services.scheduling.api.session_views import SessionView
from services.scheduling.domain import refusals, series_refusals
from services.scheduling.domain.booking import SlotRequest
from services.scheduling.domain.minutes import exact_minute, next_minute
from services.scheduling.store import sessions
from services.scheduling.use_cases.booking import book_session
from services.scheduling.use_cases.series import cancel_from_on
from services.scheduling.use_cases.sessions import (
    cancel_session,
    complete_session,
    confirm_session,
    decline_session,
    report_absence,
)
from shared.contracts.vocabulary import SessionPhase, Side
from shared.http.dependencies import Command, KeyedCommand, Query
from shared.http.fields import Line, Prose, RequestModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router, measured_by
from shared.postgres import Tx
from shared.refusals import Refusal

router: Final = Router(
    tag="sessions", about="Sessions: booked, moved, cancelled, completed or missed; one id for life."
)

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_END: Final = datetime(2300, 1, 1, tzinfo=UTC)

From = Annotated[
    UtcDatetime | None, fastapi.Query(alias="from", description="Sessions that start then or later, or are on then.")
]
To = Annotated[UtcDatetime | None, fastapi.Query(description="Sessions that start earlier.")]
Ahead = Annotated[
    bool,
    fastapi.Query(
        description="Sessions that are on now or to come: booked, or waiting for a yes that can still be given. Neither "
        "cancelled nor over."
    ),
]
InProgramme = Annotated[UUID | None, fastapi.Query(description="Sessions of this programme only.")]
InState = Annotated[SessionPhase | None, fastapi.Query(description="Sessions in this state only.")]

ANSWER_REFUSALS: Final[tuple[type[Refusal], ...]] = (
    refusals.UnknownSession,
    refusals.MentorsOnly,
    refusals.RequestExpired,
    refusals.AlreadyConfirmed,
    refusals.AlreadyCancelled,
    refusals.SessionFinished,
)

PESTERING_REFUSALS: Final[tuple[type[Refusal], ...]] = (refusals.TooManyOpenSessions, refusals.TooManyChangesBetween)

Question = Annotated[str, Line(200)]
Answer = Annotated[str, Prose(2000, shortest=0)]


class NewSession(RequestModel):
    """A slot to book."""

    offering_id: UUID
    starts_at: UtcDatetime
    """The start of the slot, with its offset or Z."""
    length_minutes: LengthMinutes | None = None
    """In minutes; the hold's, else the offering's first one, if not said."""
    hold_id: UUID | None = None
    """The hold that keeps this slot, if there is one."""
    answers: dict[Question, Answer] = Field(
        default_factory=dict,
        max_length=20,
        description="To the offering's `questions`, by their `text`; to nothing else.",
    )


class Cancellation(RequestModel):
    """Why, and how much of a series."""

    and_following: Annotated[bool, Field(strict=True)] = False
    """Whether all later sessions of its series are cancelled too."""
    reason: Annotated[str, Prose(2000, shortest=0)] = ""
    """The other side reads it with the session, as `cancellation_reason`; no mail says it."""


class Decline(RequestModel):
    """Why not."""

    reason: Annotated[str, Prose(2000, shortest=0)] = ""
    """The mentee reads it with the session, as `cancellation_reason`; no mail says it."""


_CANCELLATION: Final = Cancellation()
_DECLINE: Final = Decline()


class Absence(RequestModel):
    """Somebody who did not come."""

    who: Side
    """The side that did not come."""


@router.post(
    "/sessions",
    operation_id="book_session",
    status_code=201,
    response_model=SessionView,
    responses=problems(
        *SLOT_REFUSALS,
        refusals.UnfitAnswers,
        refusals.UnknownHold,
        refusals.HoldExpired,
        refusals.HoldEnded,
        refusals.HoldOfAnotherSlot,
        *PESTERING_REFUSALS,
    ),
)
@measured_by("booking")
async def book(body: NewSession, command: KeyedCommand) -> Response:
    """Book a session, straight or from a hold. A taken slot is answered with the next free ones in `next_slots`.

    Where the offering wants confirmation, the session is pending: it blocks its slot until `respond_by`, two days from
    now or its start, whichever is first.
    """

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        request = SlotRequest(me, body.offering_id, exact_minute(body.starts_at), body.length_minutes)
        booked = await book_session(tx, request, hold_id=body.hold_id, answers=body.answers, now=now)
        return SessionView.of(booked, me, now)

    return await command.run(act, location=lambda view: f"/scheduling/v1/sessions/{view.id}")


@router.get("/me/sessions", operation_id="list_my_sessions", response_model=Page[SessionView], responses=problems())
async def list_mine(
    query: Query,
    paging: PagingQuery,
    from_: From = None,
    to: To = None,
    state: InState = None,
    ahead: Ahead = False,
    programme_id: InProgramme = None,
) -> Response:
    """Your sessions as mentor and as mentee, by their start."""

    async def read(tx: Tx, now: datetime) -> Page[SessionView]:
        me = query.caller.person_id
        after = paging.after(datetime, UUID)
        since = max(from_ or _BEGINNING, now) if ahead else from_ or _BEGINNING
        found = await sessions.sessions_of(
            tx,
            me,
            starts=next_minute(since),
            ends=next_minute(to or _END),
            state=state,
            ahead=ahead,
            programme_id=programme_id,
            after=None if after is None else (next_minute(after[0]), after[1]),
            limit=paging.limit,
            now=now,
        )
        views = [SessionView.of(session, me, now) for session in found]
        return Page[SessionView].of(views, paging, key=lambda view: (view.starts_at, view.id))

    return await query.run(read)


@router.get(
    "/sessions/{session_id}",
    operation_id="read_session",
    response_model=SessionView,
    responses=problems(refusals.UnknownSession),
)
async def read_one(session_id: UUID, query: Query) -> Response:
    """A session of yours."""

    async def read(tx: Tx, now: datetime) -> SessionView:
        session = await sessions.session(tx, session_id)
        me = query.caller.person_id
        session.side_of(me)
        return SessionView.of(session, me, now)

    return await query.run(read)


@router.post(
    "/sessions/{session_id}/confirmation",
    operation_id="confirm_session",
    response_model=SessionView,
    responses=problems(*ANSWER_REFUSALS),
)
async def confirm(session_id: UUID, command: Command) -> Response:
    """Confirm, as its mentor, a pending session: it is booked."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await confirm_session(tx, session_id, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/decline",
    operation_id="decline_session",
    response_model=SessionView,
    responses=problems(*ANSWER_REFUSALS),
)
async def decline(session_id: UUID, command: Command, body: Decline = _DECLINE) -> Response:
    """Decline, as its mentor, a pending session: its time is free at once."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await decline_session(tx, session_id, body.reason or None, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/cancellation",
    operation_id="cancel_session",
    response_model=SessionView,
    responses=problems(
        refusals.UnknownSession,
        series_refusals.NotInASeries,
        refusals.CancelledTooLate,
        refusals.AlreadyCancelled,
        refusals.SessionFinished,
        refusals.SessionStarted,
    ),
)
async def cancel(session_id: UUID, command: Command, body: Cancellation = _CANCELLATION) -> Response:
    """Cancel a session: the mentee not later than its notice, the mentor until it starts (marked late).

    A mentee takes back a pending one until it is answered, and refuses until its start a time that the mentor alone has
    put into the notice: by moving it there, or by confirming it as late as that.
    """

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        cancel_them = cancel_from_on if body.and_following else cancel_session
        session = await cancel_them(tx, session_id, body.reason or None, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/completion",
    operation_id="complete_session",
    response_model=SessionView,
    responses=problems(
        refusals.UnknownSession,
        refusals.MentorsOnly,
        refusals.SessionNotStarted,
        refusals.AlreadyCancelled,
        refusals.SessionFinished,
    ),
)
async def complete(session_id: UUID, command: Command) -> Response:
    """Say, as its mentor, that a session took place, once it has started. At its end it completes by itself."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await complete_session(tx, session_id, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/absence",
    operation_id="report_absence",
    response_model=SessionView,
    responses=problems(
        refusals.UnknownSession,
        refusals.SessionNotStarted,
        refusals.AbsenceTooLate,
        refusals.NeverAgreed,
        refusals.AlreadyAppealed,
        refusals.AlreadyCancelled,
        refusals.SessionFinished,
    ),
)
async def absence(session_id: UUID, body: Absence, command: Command) -> Response:
    """Say who did not come, from the start until a day after the end.

    A mentee who never agreed to a time within the notice can't be reported absent from it.
    """

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await report_absence(tx, session_id, body.who, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)
