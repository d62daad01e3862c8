"""Where a session takes place: for those who meet, while they do."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.offerings import PlaceBody, PlaceView
from services.scheduling.api.session_views import SessionView
from services.scheduling.domain import refusals
from services.scheduling.store import sessions
from services.scheduling.use_cases.placing import name_place
from shared.http.dependencies import Command, Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal

router: Final = Router(tag="sessions")

PLACE_REFUSALS: Final[tuple[type[Refusal], ...]] = (
    refusals.UnknownSession,
    refusals.MentorsOnly,
    refusals.AwaitsConfirmation,
    refusals.AlreadyCancelled,
    refusals.SessionFinished,
    refusals.TooManyChangesBetween,
)


class SessionPlaceView(ResponseModel):
    """Where a session takes place, in this version of it."""

    session_id: UUID
    version: int
    place: PlaceView | None
    """Where to meet; null where the mentor has named no place, and where you don't meet there (any more)."""


@router.get(
    "/sessions/{session_id}/place",
    operation_id="read_session_place",
    response_model=SessionPlaceView,
    responses=problems(refusals.UnknownSession),
)
async def read_place(session_id: UUID, query: Query) -> Response:
    """Where a session of yours takes place: a link, a telephone number or an address."""

    async def read(tx: Tx, now: datetime) -> SessionPlaceView:
        session = (await sessions.session(tx, session_id)).as_of(now)
        session.side_of(query.caller.person_id)
        place = session.place_shown(now)
        return SessionPlaceView(
            session_id=session_id,
            version=session.version,
            place=None if place is None else PlaceView.model_validate(place),
        )

    return await query.run(read)


@router.put(
    "/sessions/{session_id}/place",
    operation_id="name_session_place",
    response_model=SessionView,
    responses=problems(*PLACE_REFUSALS, refusals.ImpossibleOffering),
)
async def name(session_id: UUID, body: PlaceBody, command: Command) -> Response:
    """Say, as its mentor, where this one session takes place, whatever its offering says. The mentee is told."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await name_place(tx, session_id, body.place(), by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.delete(
    "/sessions/{session_id}/place",
    operation_id="forget_session_place",
    status_code=204,
    responses=problems(*PLACE_REFUSALS),
)
async def forget(session_id: UUID, command: Command) -> Response:
    """Let a session take place where its offering says, again."""

    async def act(tx: Tx, now: datetime) -> None:
        await name_place(tx, session_id, None, by=command.caller.person_id, expects=command.expects, now=now)

    return await command.run(act)
