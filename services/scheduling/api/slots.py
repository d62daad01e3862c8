"""Bookable starts."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

import fastapi
from fastapi.responses import Response
from pydantic import BeforeValidator, Field

from services.scheduling.api.clock_texts import local_text, utc_text
from services.scheduling.domain import refusals
from services.scheduling.domain.minutes import DAY, Minute, Span, next_minute
from services.scheduling.use_cases.slots import LONGEST_SPAN, Found, Wanted, slots_of
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime, Zone
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="slots")

MOST_MENTORS: Final = 50
MOST_NEXT: Final = 100
_USUAL_SPAN: Final = timedelta(days=14)
_LONGEST_SPAN: Final = timedelta(days=LONGEST_SPAN // DAY)


def _separated(values: object) -> object:
    """`?mentor_ids=a,b` and `?mentor_ids=a&mentor_ids=b` mean the same."""
    if not isinstance(values, list):
        return values
    return [part for value in values for part in (value.split(",") if isinstance(value, str) else [value])]


From = Annotated[UtcDatetime | None, fastapi.Query(alias="from", description="Now, if not said.")]
To = Annotated[
    UtcDatetime | None,
    fastapi.Query(description="Two weeks after `from`, if not said (with `next`: 62 days); at most 62 days."),
]
InZone = Annotated[Zone, fastapi.Query(description="The zone of `local`.")]
Length = Annotated[
    int | None, fastapi.Query(ge=1, le=1440, description="The first length of each offering, if not said.")
]
OfOffering = Annotated[UUID | None, fastapi.Query(description="All that you may book, if not said.")]
Next = Annotated[
    int | None, fastapi.Query(ge=1, le=MOST_NEXT, description="Only so many of each mentor, the earliest ones.")
]
Mutual = Annotated[bool, fastapi.Query(description="Only what lies within your own hours too.")]
Mentors = Annotated[
    list[UUID],
    BeforeValidator(_separated),
    Field(min_length=1, max_length=MOST_MENTORS),
    fastapi.Query(description="Up to fifty mentors, separated by commas or said several times."),
]


class SlotView(ResponseModel):
    """`local`: the start on the wall clock of the zone that was asked for, with its offset."""

    starts_at: datetime
    ends_at: datetime
    local: Annotated[str, Field(examples=["2030-01-31T10:00:00+01:00"])]
    offering_id: UUID
    length_minutes: int


class SlotsView(ResponseModel):
    items: list[SlotView]


class MentorSlotsView(ResponseModel):
    mentor_id: UUID
    slots: list[SlotView]


class SlotsOfMentorsView(ResponseModel):
    """In the order in which the mentors were asked for."""

    items: list[MentorSlotsView]


def written(found: Sequence[Found], zone: str) -> str:
    """A list of `SlotView` as JSON. A month has hundreds of slots, and its texts need no escapes."""
    slots = [
        f'{{"starts_at":"{utc_text(starts)}","ends_at":"{utc_text(starts + length)}",'
        f'"local":"{local_text(starts, zone)}","offering_id":"{offering_id}","length_minutes":{length}}}'
        for starts, length, offering_id in found
    ]
    return f"[{','.join(slots)}]"


def _written_by_mentor(found: Mapping[UUID, Sequence[Found]], zone: str) -> str:
    mentors = [f'{{"mentor_id":"{mentor}","slots":{written(slots, zone)}}}' for mentor, slots in found.items()]
    return f"[{','.join(mentors)}]"


@router.get(
    "/mentors/{mentor_id}/slots",
    operation_id="list_slots",
    response_model=SlotsView,
    responses=problems(refusals.UnknownOffering, refusals.LengthNotOffered, refusals.ImpossibleSpan),
)
async def list_slots(
    mentor_id: UUID,
    query: Query,
    offering_id: OfOffering = None,
    length_minutes: Length = None,
    from_: From = None,
    to: To = None,
    time_zone: InZone = "UTC",
    next_: Annotated[Next, fastapi.Query(alias="next")] = None,
    mutual: Mutual = False,
) -> Response:
    """Starts of sessions that are free now, by time. What you have booked yourself at that time is left out."""

    async def read(tx: Tx, now: datetime) -> bytes:
        wanted = Wanted(
            query.caller.person_id, _span(from_, to, next_, now), offering_id, length_minutes, next_, mutual
        )
        found = await slots_of(tx, [mentor_id], wanted, now)
        return f'{{"items":{written(found[mentor_id], time_zone)}}}'.encode()

    return await query.run_written(read)


@router.get(
    "/slots",
    operation_id="list_slots_of_mentors",
    response_model=SlotsOfMentorsView,
    responses=problems(refusals.ImpossibleSpan),
)
async def list_slots_of_mentors(
    query: Query,
    mentor_ids: Mentors,
    length_minutes: Length = None,
    from_: From = None,
    to: To = None,
    time_zone: InZone = "UTC",
    next_: Annotated[Next, fastapi.Query(alias="next")] = None,
    mutual: Mutual = False,
) -> Response:
    """What up to fifty mentors have free, all their offerings that you may book together: for a list of mentors."""

    async def read(tx: Tx, now: datetime) -> bytes:
        wanted = Wanted(query.caller.person_id, _span(from_, to, next_, now), None, length_minutes, next_, mutual)
        found = await slots_of(tx, mentor_ids, wanted, now)
        return f'{{"items":{_written_by_mentor(found, time_zone)}}}'.encode()

    return await query.run_written(read)


def _span(from_: datetime | None, to: datetime | None, next_: int | None, now: datetime) -> Span:
    start = from_ or now
    first: Minute = next_minute(start)
    usual = _USUAL_SPAN if next_ is None else _LONGEST_SPAN
    return first, next_minute(to) if to is not None else first + usual // timedelta(minutes=1)
