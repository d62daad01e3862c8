"""How far an erasure is."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from fastapi.responses import Response

from services.profiles.domain.erasing import Erasure, UnknownErasure
from services.profiles.use_cases import erasing
from shared.http.dependencies import OpenQuery
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="erasures", about="How far an erasure is, service by service.")


class ServiceProgress(ResponseModel):
    """Whether a service has forgotten the person, and since when."""

    service: str
    """Its name."""
    state: Literal["waiting", "erased"]
    """Whether it has forgotten the person."""
    erased_at: UtcDatetime | None
    """When it had, in UTC; null until then."""


class ErasureView(ResponseModel):
    """An erasure, service by service."""

    erasure_id: UUID
    """Keep it: who has it can see how far the erasure is, without signing in."""
    state: Literal["in_progress", "completed"]
    """Whether every service has forgotten the person."""
    requested_at: UtcDatetime
    """When it was asked for, in UTC."""
    completed_at: UtcDatetime | None
    """When the last service had forgotten, in UTC; null until then."""
    services: list[ServiceProgress]
    """How far each service is."""

    @classmethod
    def of(cls, erasure: Erasure) -> "ErasureView":
        return cls(
            erasure_id=erasure.erasure_id,
            state="in_progress" if erasure.completed_at is None else "completed",
            requested_at=erasure.requested_at,
            completed_at=erasure.completed_at,
            services=[
                ServiceProgress(
                    service=service,
                    state="erased" if service in erasure.done else "waiting",
                    erased_at=erasure.done.get(service),
                )
                for service in erasure.services
            ],
        )


@router.get(
    "/erasures/{erasure_id}",
    operation_id="read_erasure",
    response_model=ErasureView,
    responses=problems(UnknownErasure),
)
async def read_erasure(erasure_id: UUID, query: OpenQuery) -> Response:
    """How far an erasure is. Its id is proof enough: nobody can sign in any more as the person it was."""

    async def read(tx: Tx, _now: datetime) -> ErasureView:
        return ErasureView.of(await erasing.read_erasure(tx, erasure_id))

    return await query.run(read)
