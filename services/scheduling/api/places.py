"""Where a session takes place: for its people only, and always as its offering says now."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.offerings import PlaceView
from services.scheduling.domain import refusals
from services.scheduling.store import offerings, sessions
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="sessions")


class SessionPlaceView(ResponseModel):
    """`place`: null where the mentor has named none."""

    session_id: UUID
    place: PlaceView | None
    """Where to meet; null where the mentor has named no place."""


@router.get(
    "/sessions/{session_id}/place",
    operation_id="read_session_place",
    response_model=SessionPlaceView,
    responses=problems(refusals.UnknownSession),
)
async def read_place(session_id: UUID, query: Query) -> Response:
    """Where a session of yours takes place: a link, a telephone number or an address."""

    async def read(tx: Tx, _now: datetime) -> SessionPlaceView:
        session = await sessions.session(tx, session_id)
        session.side_of(query.caller.person_id)
        offering = await offerings.find_offering(tx, session.offering_id)
        place = None if offering is None else offering.terms.place
        return SessionPlaceView(session_id=session_id, place=None if place is None else PlaceView.model_validate(place))

    return await query.run(read)
