"""Bookable starts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

import fastapi
from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.clock_texts import local_text, utc_text
from services.scheduling.domain import refusals
from services.scheduling.domain.booking import SlotRequest
from services.scheduling.domain.minutes import Minute, Span, next_minute
from services.scheduling.store import situations
from services.scheduling.use_cases.slots import Search, free_slots
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime, Zone
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="slots")

_USUAL_SPAN: Final = timedelta(days=14)

From = Annotated[UtcDatetime | None, fastapi.Query(alias="from", description="Now, if not said.")]
To = Annotated[UtcDatetime | None, fastapi.Query(description="Two weeks after `from`, if not said; at most 62 days.")]
InZone = Annotated[Zone, fastapi.Query(description="The zone of `local`.")]
Length = Annotated[int | None, fastapi.Query(ge=1, le=1440, description="The offering's first length, if not said.")]


class SlotView(ResponseModel):
    """`local`: the start on the wall clock of the zone that was asked for, with its offset."""

    starts_at: datetime
    ends_at: datetime
    local: Annotated[str, Field(examples=["2030-01-31T10:00:00+01:00"])]


class SlotsView(ResponseModel):
    items: list[SlotView]


def written(starts: Sequence[Minute], length: int, zone: str) -> bytes:
    """A `SlotsView` as JSON. A month has hundreds of slots, and its texts need no escapes."""
    slots = [
        f'{{"starts_at":"{utc_text(start)}","ends_at":"{utc_text(start + length)}","local":"{local_text(start, zone)}"}}'
        for start in starts
    ]
    return f'{{"items":[{",".join(slots)}]}}'.encode()


@router.get(
    "/mentors/{mentor_id}/slots",
    operation_id="list_slots",
    response_model=SlotsView,
    responses=problems(refusals.UnknownOffering, refusals.LengthNotOffered, refusals.ImpossibleSpan),
)
async def list_slots(
    mentor_id: UUID,
    offering_id: UUID,
    query: Query,
    length_minutes: Length = None,
    from_: From = None,
    to: To = None,
    time_zone: InZone = "UTC",
) -> Response:
    """Starts of sessions that are free now. What you have booked yourself at that time is left out."""

    async def read(tx: Tx, now: datetime) -> bytes:
        me = query.caller.person_id
        known = await situations.situation(tx, SlotRequest(me, offering_id, None, length_minutes), None, now)
        if known is None or known.offering.mentor_id != mentor_id:
            raise refusals.UnknownOffering
        length = known.offering.length_for(length_minutes)
        search = Search(known.offering, known.hours, me, length)
        starts = await free_slots(tx, search, known.pair, _span(from_, to, now), now)
        return written(starts, length, time_zone)

    return await query.run_written(read)


def _span(from_: datetime | None, to: datetime | None, now: datetime) -> Span:
    start = from_ or now
    return next_minute(start), next_minute(to or start + _USUAL_SPAN)
