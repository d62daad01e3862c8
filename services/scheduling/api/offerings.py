"""What a mentor offers."""

from datetime import date, datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.availability import CalendarDate, LimitsBody, LimitsView
from services.scheduling.domain import refusals
from services.scheduling.domain.booking import Pair, may_book
from services.scheduling.domain.minutes import date_of, day_of
from services.scheduling.domain.moving import MOST_MOVE_NOTICE, MOST_MOVES, MovePolicy
from services.scheduling.domain.offerings import (
    LENGTH_LIMITS,
    MOST_BUFFER,
    MOST_HORIZON_DAYS,
    MOST_LENGTHS,
    MOST_NOTICE,
    MOST_TITLE,
    SLOT_INTERVAL_LIMITS,
    Offering,
    OpenTo,
    Terms,
)
from services.scheduling.domain.places import LONGEST_PLACE, Place, PlaceKind
from services.scheduling.domain.questions import LONGEST_QUESTION, MOST_CHOICES, MOST_QUESTIONS, Question
from services.scheduling.store import offerings, people
from services.scheduling.use_cases.offerings import archive_offering, change_offering, make_offering
from shared.contracts.vocabulary import SessionKind
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Line, Prose, RequestModel, ResponseModel
from shared.http.links import with_host_in_ascii
from shared.http.names import Title
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="offerings", about="What a mentor offers: how long, how far ahead, for whom and where.")

_NIL: Final = UUID(int=0)

LengthMinutes = Annotated[Int4, Field(ge=LENGTH_LIMITS[0], le=LENGTH_LIMITS[1])]
Buffer = Annotated[Int4, Field(ge=0, le=MOST_BUFFER, description="Kept free outside the length.")]

MoveNotice = Annotated[Int4, Field(ge=0, le=MOST_MOVE_NOTICE)]
MostMoves = Annotated[Int4, Field(ge=0, le=MOST_MOVES)]


class PlaceBody(RequestModel):
    """Where to meet; shown to you and to the people of a session only."""

    kind: PlaceKind
    """How to meet."""
    text: Annotated[
        str,
        Prose(LONGEST_PLACE),
        Field(
            description="Of a link, the whole address, http or https, whose host is kept in ASCII; of a telephone, its number."
        ),
    ]

    def place(self) -> Place:
        place = Place(self.kind, with_host_in_ascii(self.text) if self.kind == "link" else self.text)
        place.refuse_no_such_place()
        return place


class QuestionBody(RequestModel):
    """What you want to know beforehand."""

    text: Annotated[str, Line(LONGEST_QUESTION)]
    """What you want to know."""
    required: Annotated[bool, Field(strict=True)] = False
    """Whether nobody books without an answer."""
    choices: Annotated[tuple[Annotated[str, Line(LONGEST_QUESTION)], ...], Field(max_length=MOST_CHOICES)] = ()
    """What may be answered; none: any text."""


class OfferingBody(RequestModel):
    """The terms of an offering, whole."""

    title: Annotated[str, Title(MOST_TITLE)]
    """One line that says what it is."""
    lengths_minutes: Annotated[
        list[LengthMinutes], Field(min_length=1, max_length=MOST_LENGTHS, description="The first one is the usual.")
    ]
    slot_interval_minutes: Annotated[Int4, Field(ge=SLOT_INTERVAL_LIMITS[0], le=SLOT_INTERVAL_LIMITS[1])] = 30
    """Minutes from one slot to the next."""
    buffer_before_minutes: Buffer = 0
    """Kept free before each session, in minutes."""
    buffer_after_minutes: Buffer = 0
    """Kept free after each session, in minutes."""
    notice_minutes: Annotated[
        Int4, Field(ge=0, le=MOST_NOTICE, description="For booking, and for a mentee's cancelling and moving.")
    ] = 0
    horizon_days: Annotated[Int4, Field(ge=1, le=MOST_HORIZON_DAYS)] = 60
    """How many days ahead it can be booked."""
    open_to: Literal["everyone", "my_mentees"] = "my_mentees"
    """Who may book it."""
    kind: SessionKind | None = None
    """What a session of it is for; null: nothing special."""
    confirmation: Annotated[bool, Field(strict=True, description="You confirm each session before it is booked.")] = (
        False
    )
    move_notice_minutes: Annotated[
        MoveNotice | None,
        Field(description="For either side's moving without asking the other; as `notice_minutes`, if not said."),
    ] = None
    most_moves: Annotated[
        MostMoves | None,
        Field(description="How often a session is moved by one side alone; as often as they like, if not said."),
    ] = None
    slot_offset_minutes: Annotated[
        Int4, Field(ge=0, le=SLOT_INTERVAL_LIMITS[1] - 1, description="From the start of your hours to the first slot.")
    ] = 0
    bookable_until: Annotated[
        CalendarDate | None, Field(description="The last date on your wall clock, instead of `horizon_days`.")
    ] = None
    most_sessions: Annotated[LimitsBody, Field(description="Of this offering.")] = LimitsBody()
    first_slot_only: Annotated[bool, Field(strict=True, description="Of each day the first free slot only.")] = False
    place: PlaceBody | None = None
    """Where to meet; null: to be agreed."""
    questions: Annotated[tuple[QuestionBody, ...], Field(max_length=MOST_QUESTIONS)] = ()
    """What is asked of whoever books."""

    def terms(self) -> Terms:
        return Terms(
            title=self.title,
            lengths=tuple(self.lengths_minutes),
            slot_interval=self.slot_interval_minutes,
            buffer_before=self.buffer_before_minutes,
            buffer_after=self.buffer_after_minutes,
            notice=self.notice_minutes,
            horizon_days=self.horizon_days,
            open_to=OpenTo(self.open_to),
            kind=self.kind,
            confirmation=self.confirmation,
            moving=MovePolicy(self.move_notice_minutes, self.most_moves),
            slot_offset=self.slot_offset_minutes,
            until=None if self.bookable_until is None else day_of(self.bookable_until),
            limits=self.most_sessions.limits(),
            first_slot_only=self.first_slot_only,
            place=None if self.place is None else self.place.place(),
            questions=tuple(Question(each.text, each.required, each.choices) for each in self.questions),
        )


class PlaceView(ResponseModel):
    kind: PlaceKind
    """How to meet."""
    text: str
    """The address, the number or the link."""


class QuestionView(ResponseModel):
    text: str
    """What the mentor wants to know."""
    required: bool
    """Whether nobody books without an answer."""
    choices: list[str]
    """The answers that fit; none: any text."""


class OfferingView(ResponseModel):
    """What can be booked."""

    id: UUID
    version: int
    mentor_id: UUID
    title: str
    """One line that says what it is."""
    lengths_minutes: list[int]
    """The lengths that can be booked, in minutes; the first one is the usual."""
    slot_interval_minutes: int
    """Minutes from one slot to the next."""
    buffer_before_minutes: int
    """Kept free before each session, in minutes."""
    buffer_after_minutes: int
    """Kept free after each session, in minutes."""
    notice_minutes: int
    """For booking, and for a mentee's cancelling and moving, in minutes."""
    horizon_days: int
    """How many days ahead it can be booked."""
    open_to: Literal["everyone", "my_mentees"]
    """Who may book it."""
    kind: SessionKind | None
    """What a session of it is for; null: nothing special."""
    confirmation: bool
    """Whether the mentor confirms each session before it is booked."""
    move_notice_minutes: int | None
    """For either side's moving alone, in minutes; null: as `notice_minutes`."""
    most_moves: int | None
    """How often a session is moved by one side alone; null: as often as they like."""
    slot_offset_minutes: int
    """From the start of the mentor's hours to the first slot, in minutes."""
    bookable_until: date | None
    """The last date on the mentor's wall clock; null: by `horizon_days` alone."""
    most_sessions: LimitsView
    """At most so many sessions of this offering."""
    first_slot_only: bool
    """Whether only the first free slot of each day can be booked."""
    place_kind: PlaceKind | None
    """How one meets; null where no place is named."""
    place: PlaceView | None
    """Where one meets, for its mentor; null for others, who see its kind here and the place at their session."""
    questions: list[QuestionView]
    """What is asked of whoever books."""
    archived: bool
    """Whether nothing new can be booked."""
    can: list[Literal["change", "archive", "book"]]

    @classmethod
    def of(cls, offering: Offering, asker: UUID, pair: Pair) -> "OfferingView":
        terms = offering.terms
        return cls(
            id=offering.offering_id,
            version=offering.version,
            mentor_id=offering.mentor_id,
            title=terms.title,
            lengths_minutes=list(terms.lengths),
            slot_interval_minutes=terms.slot_interval,
            buffer_before_minutes=terms.buffer_before,
            buffer_after_minutes=terms.buffer_after,
            notice_minutes=terms.notice,
            horizon_days=terms.horizon_days,
            open_to=terms.open_to.value,
            kind=terms.kind,
            confirmation=terms.confirmation,
            move_notice_minutes=terms.moving.notice,
            most_moves=terms.moving.most,
            slot_offset_minutes=terms.slot_offset,
            bookable_until=None if terms.until is None else date_of(terms.until),
            most_sessions=LimitsView.model_validate(terms.limits),
            first_slot_only=terms.first_slot_only,
            place_kind=None if terms.place is None else terms.place.kind,
            place=PlaceView.model_validate(terms.place) if terms.place and asker == offering.mentor_id else None,
            questions=[QuestionView.model_validate(question) for question in terms.questions],
            archived=offering.archived,
            can=_acts(offering, asker, pair),
        )


def _acts(offering: Offering, asker: UUID, pair: Pair) -> list[Literal["change", "archive", "book"]]:
    if asker == offering.mentor_id:
        return [] if offering.archived else ["change", "archive"]
    return ["book"] if may_book(offering, asker, pair) else []


@router.post(
    "/me/offerings",
    operation_id="make_offering",
    status_code=201,
    response_model=OfferingView,
    responses=problems(refusals.ImpossibleOffering, refusals.TooManyOfferings),
)
async def make(body: OfferingBody, command: Command) -> Response:
    """Offer sessions. They can be booked once your mentor profile is known here."""

    async def act(tx: Tx, now: datetime) -> OfferingView:
        me = command.caller.person_id
        offering = await make_offering(tx, me, body.terms(), now=now)
        return OfferingView.of(offering, me, await people.pair(tx, me, me))

    return await command.run(act, location=lambda view: f"/scheduling/v1/offerings/{view.id}")


@router.get(
    "/mentors/{mentor_id}/offerings",
    operation_id="list_offerings_of_mentor",
    response_model=Page[OfferingView],
    responses=problems(),
)
async def list_of_mentor(mentor_id: UUID, query: Query, paging: PagingQuery) -> Response:
    """What a mentor offers, oldest first. You see archived ones among your own only."""

    async def read(tx: Tx, _now: datetime) -> Page[OfferingView]:
        me = query.caller.person_id
        (after,) = paging.after(UUID) or (_NIL,)
        pair = await people.pair(tx, mentor_id, me)
        found = await offerings.offerings_of(
            tx, mentor_id, archived_too=me == mentor_id, after=after, limit=paging.limit
        )
        if pair.is_apart:  # as of somebody who has left
            found = []
        views = [OfferingView.of(offering, me, pair) for offering in found]
        return Page[OfferingView].of(views, paging, key=lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/offerings/{offering_id}",
    operation_id="read_offering",
    response_model=OfferingView,
    responses=problems(refusals.UnknownOffering),
)
async def read_one(offering_id: UUID, query: Query) -> Response:
    """One offering; an archived one too, since its sessions still name it."""

    async def read(tx: Tx, _now: datetime) -> OfferingView:
        offering = await offerings.offering(tx, offering_id)
        me = query.caller.person_id
        pair = await people.pair(tx, offering.mentor_id, me)
        if pair.is_apart:
            raise refusals.UnknownOffering
        return OfferingView.of(offering, me, pair)

    return await query.run(read)


@router.put(
    "/offerings/{offering_id}",
    operation_id="change_offering",
    response_model=OfferingView,
    responses=problems(
        refusals.UnknownOffering,
        refusals.OfferingOfOthers,
        refusals.OfferingArchived,
        refusals.ImpossibleOffering,
        refusals.TooManyChangesBetween,
    ),
)
async def change(offering_id: UUID, body: OfferingBody, command: Command) -> Response:
    """Change an offering, whole. Sessions that are booked stay as they are, but for the place: their people are told."""

    async def act(tx: Tx, now: datetime) -> OfferingView:
        me = command.caller.person_id
        changed = await change_offering(tx, offering_id, body.terms(), by=me, expects=command.expects, now=now)
        return OfferingView.of(changed, me, await people.pair(tx, me, me))

    return await command.run(act)


@router.delete(
    "/offerings/{offering_id}",
    operation_id="archive_offering",
    status_code=204,
    responses=problems(refusals.UnknownOffering, refusals.OfferingOfOthers, refusals.OfferingArchived),
)
async def archive(offering_id: UUID, command: Command) -> Response:
    """Archive an offering: nothing new is booked, and its sessions stay."""

    async def act(tx: Tx, now: datetime) -> None:
        await archive_offering(tx, offering_id, by=command.caller.person_id, expects=command.expects, now=now)

    return await command.run(act)
