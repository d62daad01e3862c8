"""Slots kept for five minutes."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.scheduling.api.offerings import LengthMinutes
from services.scheduling.domain import pair_refusals, refusals
from services.scheduling.domain.booking import Hold, SlotRequest
from services.scheduling.domain.minutes import datetime_of, exact_minute
from services.scheduling.store import holds
from services.scheduling.use_cases.booking import hold_slot, release_hold, renew_hold
from shared.http.dependencies import Command, Query
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal

router: Final = Router(tag="holds", about="Slots kept for five minutes while somebody makes up their mind.")

_NIL: Final = UUID(int=0)

SLOT_REFUSALS: Final[tuple[type[Refusal], ...]] = (
    refusals.UnknownOffering,
    refusals.OfferingArchived,
    pair_refusals.OwnOffering,
    pair_refusals.MentorPaused,
    pair_refusals.MentorshipPaused,
    pair_refusals.NotTheirMentee,
    refusals.LengthNotOffered,
    refusals.InThePast,
    refusals.NoticeTooShort,
    refusals.BeyondHorizon,
    refusals.SlotNotOffered,
    refusals.SlotTaken,
    refusals.AlreadyBusy,
    refusals.HoursChanged,
    refusals.OfferingChanged,
    refusals.TooManySessions,
)


class NewHold(RequestModel):
    """A slot to keep for five minutes."""

    offering_id: UUID
    """Whose slot is kept."""
    starts_at: UtcDatetime
    """The start of the slot, with its offset or Z."""
    length_minutes: LengthMinutes | None = None
    """One of the offering's lengths, in minutes; the first one if not said."""


class HoldView(ResponseModel):
    id: UUID
    version: int
    offering_id: UUID
    """The offering whose slot it is."""
    mentor_id: UUID
    starts_at: datetime
    ends_at: datetime
    length_minutes: int
    expires_at: datetime
    """Until when it is kept, in UTC."""
    expires_in_seconds: int = Field(ge=0, examples=[300])
    """For how long it was kept when this was answered: a countdown that begins with it needs no clock that is right."""
    can: list[Literal["book", "renew", "release"]]

    @classmethod
    def of(cls, hold: Hold, now: datetime) -> "HoldView":
        return cls(
            id=hold.hold_id,
            version=hold.version,
            offering_id=hold.offering_id,
            mentor_id=hold.mentor_id,
            starts_at=datetime_of(hold.starts),
            ends_at=datetime_of(hold.starts + hold.length),
            length_minutes=hold.length,
            expires_at=hold.expires_at,
            expires_in_seconds=max(0, int((hold.expires_at - now).total_seconds())),
            can=["book", "renew", "release"] if hold.is_renewable else ["book", "release"],
        )


@router.post(
    "/holds",
    operation_id="hold_slot",
    status_code=201,
    response_model=HoldView,
    responses=problems(*SLOT_REFUSALS, refusals.TooManyHolds),
)
async def hold(body: NewHold, command: Command) -> Response:
    """Keep a slot for five minutes, while you decide; at most three at once."""

    async def act(tx: Tx, now: datetime) -> HoldView:
        start = exact_minute(body.starts_at)
        request = SlotRequest(command.caller.person_id, body.offering_id, start, body.length_minutes)
        return HoldView.of(await hold_slot(tx, request, now=now), now)

    return await command.run(act, location=lambda _view: "/scheduling/v1/me/holds")


@router.get("/me/holds", operation_id="list_my_holds", response_model=Page[HoldView], responses=problems())
async def list_mine(query: Query, paging: PagingQuery) -> Response:
    """The slots that are kept for you now, the one that you have held longest first."""

    async def read(tx: Tx, now: datetime) -> Page[HoldView]:
        (after,) = paging.after(UUID) or (_NIL,)
        found = await holds.holds_of(tx, query.caller.person_id, after=after, limit=paging.limit, now=now)
        views = [HoldView.of(each, now) for each in found]
        return Page[HoldView].of(views, paging, key=lambda view: (view.id,))

    return await query.run(read)


@router.post(
    "/holds/{hold_id}/renewal",
    operation_id="renew_hold",
    response_model=HoldView,
    responses=problems(
        refusals.UnknownHold,
        refusals.UnknownOffering,
        refusals.HoldExpired,
        refusals.HoldEnded,
        refusals.RenewedTooOften,
        refusals.OfferingArchived,
        pair_refusals.MentorPaused,
        pair_refusals.MentorshipPaused,
        pair_refusals.NotTheirMentee,
        refusals.InThePast,
    ),
)
async def renew(hold_id: UUID, command: Command) -> Response:
    """Keep a slot for another five minutes, from now on; at most twice.

    What is held keeps its length, though the offering may have others by now; it is refused where it can't be booked any more.
    """

    async def act(tx: Tx, now: datetime) -> HoldView:
        me = command.caller.person_id
        return HoldView.of(await renew_hold(tx, hold_id, by=me, expects=command.expects, now=now), now)

    return await command.run(act)


@router.delete(
    "/holds/{hold_id}", operation_id="release_hold", status_code=204, responses=problems(refusals.UnknownHold)
)
async def release(hold_id: UUID, command: Command) -> Response:
    """Let a slot go before its five minutes are over."""

    async def act(tx: Tx, _now: datetime) -> None:
        await release_hold(tx, hold_id, by=command.caller.person_id, expects=command.expects)

    return await command.run(act)
