"""Moving a session, alone or by agreement."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.session_views import SessionView
from services.scheduling.domain import refusals, series_refusals
from services.scheduling.domain.minutes import exact_minute
from services.scheduling.use_cases.moving import accept_move, decline_move, move_session, propose_move, withdraw_move
from services.scheduling.use_cases.series import move_from_on
from shared.http.dependencies import Command
from shared.http.fields import RequestModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal

router: Final = Router(tag="sessions")

OTHER_TIME_REFUSALS: Final[tuple[type[Refusal], ...]] = (
    refusals.UnknownSession,
    refusals.NotMoved,
    refusals.AwaitsConfirmation,
    refusals.AlreadyCancelled,
    refusals.SessionFinished,
    refusals.SessionStarted,
    refusals.UnknownOffering,
    refusals.InThePast,
    refusals.SlotNotOffered,
    refusals.SlotTaken,
    refusals.AlreadyBusy,
    refusals.HoursChanged,
    refusals.TooManyChangesBetween,
)
ANSWER_REFUSALS: Final = (refusals.UnknownSession, refusals.NoMoveProposed, refusals.NotYoursToAnswer)


class Rescheduling(RequestModel):
    """Another time."""

    starts_at: UtcDatetime
    """The new start, with its offset or Z."""
    and_following: Annotated[bool, Field(strict=True)] = False
    """Whether all later sessions of its series move by as much, on the wall clock it was set up in."""


class NewMoveProposal(RequestModel):
    starts_at: UtcDatetime
    """The start that is proposed, with its offset or Z."""


@router.post(
    "/sessions/{session_id}/rescheduling",
    operation_id="reschedule_session",
    response_model=SessionView,
    responses=problems(
        *OTHER_TIME_REFUSALS,
        refusals.MovedTooLate,
        refusals.MovedTooOften,
        refusals.MoveAlreadyProposed,
        series_refusals.MovesAskedSingly,
        refusals.NoticeTooShort,
        refusals.BeyondHorizon,
        series_refusals.NotInASeries,
        series_refusals.SeriesConflicts,
    ),
)
async def reschedule(session_id: UUID, body: Rescheduling, command: Command) -> Response:
    """Move a session to another slot of its offering. It stays the same session, and its version rises.

    Either side may, up to the offering's `move_notice_minutes` before it starts and `most_moves` times; beyond that,
    propose the new time. Where the mentor confirms each session, what the mentee chooses is proposed to them: it stands in
    `move_proposal`, and the session stays where it is until they say yes.
    """

    async def act(tx: Tx, now: datetime) -> SessionView:
        me, start = command.caller.person_id, exact_minute(body.starts_at)
        move_them = move_from_on if body.and_following else move_session
        session = await move_them(tx, session_id, start, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/move-proposal",
    operation_id="propose_move",
    response_model=SessionView,
    responses=problems(*OTHER_TIME_REFUSALS, refusals.MoveAlreadyProposed),
)
async def propose(session_id: UUID, body: NewMoveProposal, command: Command) -> Response:
    """Propose another slot to the other side. It is kept free until `respond_by`; the session stays where it is."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me, start = command.caller.person_id, exact_minute(body.starts_at)
        session = await propose_move(tx, session_id, start, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/move-proposal/acceptance",
    operation_id="accept_move",
    response_model=SessionView,
    responses=problems(*ANSWER_REFUSALS, refusals.SlotTaken, refusals.AlreadyBusy),
)
async def accept(session_id: UUID, command: Command) -> Response:
    """Accept the time that the other side proposes: the session moves there."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await accept_move(tx, session_id, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/move-proposal/decline",
    operation_id="decline_move",
    response_model=SessionView,
    responses=problems(*ANSWER_REFUSALS),
)
async def decline(session_id: UUID, command: Command) -> Response:
    """Decline the time that the other side proposes: the session stays where it is."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await decline_move(tx, session_id, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/move-proposal/withdrawal",
    operation_id="withdraw_move",
    response_model=SessionView,
    responses=problems(*ANSWER_REFUSALS),
)
async def withdraw(session_id: UUID, command: Command) -> Response:
    """Take back the time that you proposed: the session stays where it is."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await withdraw_move(tx, session_id, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)
