"""The operator's view of keys whose record the broker refused: list, release, discard."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Annotated, Final, Literal
from uuid import UUID

import fastapi
from fastapi.responses import Response

from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OperatorQuery, UnversionedOperatorCommand
from shared.http.fields import ResponseModel
from shared.http.operators.dead_letters import OperatorsReason, Outcome
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.publishing import parked_keys
from shared.publishing.parked_keys import UnknownParkedKey


class ParkedKeyView(ResponseModel):
    """A key whose records wait. What they say is not shown."""

    id: int
    """Its number in this service; later ones are larger."""
    topic: str
    """The topic that it waits for."""
    key: UUID
    """The key whose records wait."""
    reason: str
    """Why the broker refused it."""
    parked_at: datetime
    """When it was put aside, in UTC."""
    waiting: int
    """How many records of this key wait, the refused one among them."""
    can: tuple[Literal["release", "discard"], ...] = ("release", "discard")


_EVENTS: Final = {"release": SecurityEvent.PARKED_KEY_RELEASED, "discard": SecurityEvent.PARKED_KEY_DISCARDED}

ParkedId = Annotated[int, fastapi.Path(ge=1, le=2**63 - 1)]


@cache
def router_for(service: str) -> Router:
    """Routes over what waits in the service's own outbox; operators only."""
    router = Router(tag="parked keys", about="Keys whose record the broker refused; operators release or discard them.")

    @router.get(
        "/parked-keys",
        operation_id=f"list_{service}_parked_keys",
        response_model=Page[ParkedKeyView],
        responses=problems(),
    )
    async def list_parked_keys(query: OperatorQuery, paging: PagingQuery) -> Response:
        """List the keys whose record the broker refused, oldest first."""

        async def read(tx: Tx, _now: datetime) -> Page[ParkedKeyView]:
            (after,) = paging.after(int) or (0,)
            keys = await parked_keys.page(tx, after=after, most=paging.limit)
            return Page[ParkedKeyView].of(
                [ParkedKeyView(**asdict(each)) for each in keys], paging, lambda view: (view.id,)
            )

        return await query.run(read)

    _add_deciding(router, service, "release", "released", parked_keys.release, "Let the relay try a key again")
    _add_deciding(router, service, "discard", "discarded", parked_keys.discard, "Give the refused record of a key up")
    return router


def _add_deciding(
    router: Router, service: str, act: str, outcome: str, decide: Callable[..., Awaitable[None]], summary: str
) -> None:
    @router.post(
        f"/parked-keys/{{parked_id}}/{act}",
        operation_id=f"{act}_{service}_parked_key",
        response_model=Outcome,
        responses=problems(UnknownParkedKey),
        summary=summary,
    )
    async def decide_on_parked_key(
        parked_id: ParkedId, body: OperatorsReason, command: UnversionedOperatorCommand
    ) -> Response:
        async def decided(tx: Tx, now: datetime) -> Outcome:
            await decide(tx, parked_id, actor=str(command.caller.person_id), reason=body.reason, now=now)
            command.notes(_EVENTS[act])
            return Outcome(outcome=outcome)

        return await command.run(decided)
