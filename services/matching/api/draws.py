"""`/me/draws`: how fair draws of places went for oneself."""

from datetime import datetime
from uuid import UUID

from fastapi.responses import Response

from services.matching.api.recommendations import Share
from services.matching.store import outcomes
from shared.contracts.draws import DrawState
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="match-runs")


class DrawView(ResponseModel):
    """A fair draw of a programme's places that one took part in."""

    id: UUID
    programme_id: UUID
    drawn: bool
    """Whether one got a place; with whom is said by a proposal."""
    odds: Share
    """In what share of a thousand redraws one would have got a place."""
    drawn_at: UtcDatetime
    """When it was drawn, in UTC."""

    @classmethod
    def of(cls, draw: DrawState) -> "DrawView":
        return cls(
            id=draw.draw_id,
            programme_id=draw.programme_id,
            drawn=draw.drawn,
            odds=draw.odds,
            drawn_at=draw.drawn_at,
        )


@router.get("/me/draws", operation_id="list_my_draws", response_model=Page[DrawView])
async def list_my_draws(query: Query, paging: PagingQuery) -> Response:
    """The fair draws of places that one took part in, once it is decided what becomes of them, the newest first."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[DrawView]:
        found = await outcomes.draws_of(tx, query.caller.person_id, after, paging.limit)
        return Page[DrawView].of(list(map(DrawView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)
