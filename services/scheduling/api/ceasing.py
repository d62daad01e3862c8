"""What ends here when somebody ceases to be a mentor, before they do."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.availability import SessionInTheWay
from services.scheduling.domain.offerings import Offering
from services.scheduling.use_cases.parting import Ceasing, look_at_ceasing
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="sessions")


class OfferingThatEnds(ResponseModel):
    id: UUID
    title: str
    """What it is called."""

    @classmethod
    def of(cls, offering: Offering) -> "OfferingThatEnds":
        return cls(id=offering.offering_id, title=offering.terms.title)


class SessionsThatEnd(ResponseModel):
    """What ends in scheduling for somebody who ceases to be a mentor now."""

    sessions: list[SessionInTheWay]
    """Your sessions as a mentor that would be cancelled, the earliest first; one that has begun goes on."""
    holds: int
    """How many slots that somebody keeps for the moment would be let go."""
    offerings: list[OfferingThatEnds]
    """What could be booked and would be archived."""

    @classmethod
    def of(cls, found: Ceasing) -> "SessionsThatEnd":
        return cls(
            sessions=[SessionInTheWay.of(session) for session in found.sessions],
            holds=found.holds,
            offerings=[OfferingThatEnds.of(offering) for offering in found.offerings],
        )


@router.get(
    "/me/mentor/ceasing",
    operation_id="preview_ceasing_sessions",
    response_model=SessionsThatEnd,
    responses=problems(),
)
async def preview_ceasing_sessions(query: Query) -> Response:
    """What would be cancelled, let go and archived if you ceased to be a mentor (`DELETE /profiles/v1/me/mentor`)."""

    async def read(tx: Tx, now: datetime) -> SessionsThatEnd:
        return SessionsThatEnd.of(await look_at_ceasing(tx, query.caller.person_id, now=now))

    return await query.run(read)
