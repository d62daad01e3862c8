"""The operator's view of mails that a server refused for good: which and why, without their addresses and words."""

from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from shared.http.dependencies import OperatorQuery
from shared.http.fields import ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

PARKED: Final = """
SELECT id, kind, subject, reason, attempts, created_at, finished_at AS parked_at
FROM mails
WHERE state = 'parked' AND id > $1
ORDER BY id
LIMIT $2
"""


class ParkedMailView(ResponseModel):
    """A mail that was not sent. Neither its address nor its words are kept: they may hold a code."""

    id: int
    """Its number in this service; later ones are larger."""
    kind: str
    """What it was for, such as sign-in or booking."""
    subject: UUID | None
    """The sign-in, session or request that it was about."""
    reason: str | None
    """What the mail server said, without the address."""
    attempts: int
    """How often it was tried again before it was refused."""
    created_at: datetime
    """When it was written, in UTC."""
    parked_at: datetime
    """When it was refused, in UTC; thirty days later it is no longer listed."""


@cache
def router_for(service: str) -> Router:
    """Routes over the service's own mails; operators only."""
    router = Router(tag="parked mails", about="Mails that a mail server refused for good; operators see which and why.")

    @router.get(
        "/parked-mails",
        operation_id=f"list_{service}_parked_mails",
        response_model=Page[ParkedMailView],
        responses=problems(),
    )
    async def list_parked_mails(query: OperatorQuery, paging: PagingQuery) -> Response:
        """List the mails that a mail server refused for good, oldest first."""

        async def read(tx: Tx, _now: datetime) -> Page[ParkedMailView]:
            (after,) = paging.after(int) or (0,)
            rows = await tx.fetch(PARKED, after, paging.limit)
            return Page[ParkedMailView].of(
                [ParkedMailView(**dict(row)) for row in rows], paging, lambda view: (view.id,)
            )

        return await query.run(read)

    return router
