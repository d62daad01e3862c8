"""Bookable starts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends
from fastapi.responses import Response
from pydantic import BeforeValidator, Field

from services.scheduling.api.slot_texts import slots_json
from services.scheduling.domain import refusals
from services.scheduling.domain.minutes import DAY, Minute, Span, next_minute
from services.scheduling.use_cases.slots import LONGEST_SPAN, Shown, Wanted, slots_of
from shared.http.asking import Asked, Question
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel, UtcDatetime, Zone
from shared.http.problems import problems
from shared.http.routing import Router, measured_by
from shared.postgres import Tx

router: Final = Router(
    tag="slots", about="What can be booked: starts that both sides are free for, on the wall clock of whoever asks."
)

MOST_MENTORS: Final = 50
MOST_NEXT: Final = 100
_USUAL_SPAN: Final = timedelta(days=14)
_LONGEST_SPAN: Final = timedelta(days=LONGEST_SPAN // DAY)


def _separated(values: object) -> object:
    """`?mentor_ids=a,b` and `?mentor_ids=a&mentor_ids=b` mean the same."""
    if not isinstance(values, list):
        return values
    return [part for value in values for part in (value.split(",") if isinstance(value, str) else [value])]


_LENGTH: Final = (
    "The first length of each offering, if not said. Offerings without that length have no slots then; one that is asked "
    "for by its id is refused."
)


class SlotQuestion(Question):
    """What is asked about slots, of one mentor or of several."""

    length_minutes: Annotated[int | None, Field(ge=1, le=1440, description=_LENGTH)] = None
    from_: Annotated[UtcDatetime | None, Field(alias="from", description="Now, if not said.")] = None
    to: Annotated[
        UtcDatetime | None,
        Field(description="Two weeks after `from`, if not said (with `next`: 62 days); at most 62 days."),
    ] = None
    time_zone: Annotated[Zone, Field(description="The zone of `local`.")] = "UTC"
    next_: Annotated[
        int | None,
        Field(alias="next", ge=1, le=MOST_NEXT, description="Only so many of each mentor, the earliest ones."),
    ] = None
    mutual: Annotated[bool, Field(description="Only what lies within your own hours too.")] = False

    def wanted(self, asker: UUID, now: datetime, offering_id: UUID | None = None) -> Wanted:
        return Wanted(asker, self._span(now), offering_id, self.length_minutes, self.next_, self.mutual)

    def _span(self, now: datetime) -> Span:
        first: Minute = next_minute(self.from_ or now)
        usual = _USUAL_SPAN if self.next_ is None else _LONGEST_SPAN
        return first, next_minute(self.to) if self.to is not None else first + usual // timedelta(minutes=1)


class SlotsOfMentor(SlotQuestion):
    moving: Annotated[
        UUID | None,
        Field(
            description="Your session that is to move: only where it may move to. Its own time counts as free, and its "
            "offering and length are meant, whatever else is asked for."
        ),
    ] = None
    offering_id: Annotated[UUID | None, Field(description="All that you may book, if not said.")] = None


class SlotsOfMentors(SlotQuestion):
    mentor_ids: Annotated[
        list[UUID],
        BeforeValidator(_separated),
        Field(
            min_length=1,
            max_length=MOST_MENTORS,
            description="Up to fifty mentors, separated by commas or said several times.",
        ),
    ]


class SlotView(ResponseModel):
    """A time at which the offering can be booked."""

    starts_at: datetime
    ends_at: datetime
    local: Annotated[str, Field(examples=["2030-01-31T10:00:00+01:00"])]
    """The start on the wall clock of the zone that was asked for, with its offset."""
    offering_id: UUID
    """What would be booked."""
    length_minutes: int


MentorsZone = Annotated[
    str | None,
    Field(
        description="The time zone that the mentor's hours are meant in, to be shown beside one's own; null where there is "
        "nothing of theirs that you may book, or see.",
        examples=["Europe/Berlin"],
    ),
]


class SlotsView(ResponseModel):
    items: list[SlotView]
    """Soonest first."""
    mentor_time_zone: MentorsZone


class MentorSlotsView(ResponseModel):
    mentor_id: UUID
    slots: list[SlotView]
    """Soonest first."""
    mentor_time_zone: MentorsZone


class SlotsOfMentorsView(ResponseModel):
    """In the order in which the mentors were asked for."""

    items: list[MentorSlotsView]
    """One for each mentor, in the order asked for."""


@router.get(
    "/mentors/{mentor_id}/slots",
    operation_id="list_slots",
    response_model=SlotsView,
    responses=problems(
        refusals.UnknownOffering, refusals.UnknownSession, refusals.LengthNotOffered, refusals.ImpossibleSpan
    ),
)
@measured_by("slots")
async def list_slots(
    mentor_id: UUID, query: Query, asked: Annotated[SlotsOfMentor, Depends(Asked(SlotsOfMentor))]
) -> Response:
    """Starts of sessions that are free now, by time. What you have booked yourself at that time is left out."""

    async def read(tx: Tx, now: datetime) -> bytes:
        wanted = replace(asked.wanted(query.caller.person_id, now, asked.offering_id), moving=asked.moving)
        found = await slots_of(tx, [mentor_id], wanted, now=now)
        free, zone = found[mentor_id]
        return b"".join([b'{"items":', *slots_json(free, asked.time_zone), *_of_zone(zone), b"}"])

    return await query.run_written(read)


@router.get(
    "/slots",
    operation_id="list_slots_of_mentors",
    response_model=SlotsOfMentorsView,
    responses=problems(refusals.ImpossibleSpan),
)
@measured_by("slots")
async def list_slots_of_mentors(
    query: Query, asked: Annotated[SlotsOfMentors, Depends(Asked(SlotsOfMentors))]
) -> Response:
    """What up to fifty mentors have free, all their offerings that you may book together: for a list of mentors."""

    async def read(tx: Tx, now: datetime) -> bytes:
        found = await slots_of(tx, asked.mentor_ids, asked.wanted(query.caller.person_id, now), now=now)
        return _by_mentor(found, asked.time_zone)

    return await query.run_written(read)


def _by_mentor(found: Mapping[UUID, Shown], zone: str) -> bytes:
    pieces = [b'{"items":[']
    for mentor_id, (free, theirs) in found.items():
        pieces += [b'{"mentor_id":"', str(mentor_id).encode(), b'","slots":', *slots_json(free, zone)]
        pieces += [*_of_zone(theirs), b"},"]
    pieces[-1] = b"}]}"  # the last one has no comma after it, and there is always one
    return b"".join(pieces)


def _of_zone(zone: str | None) -> tuple[bytes, ...]:
    """The last member of a mentor's slots. Names of zones need no escape."""
    return b',"mentor_time_zone":', (b"null" if zone is None else b'"' + zone.encode() + b'"')
