"""One's own way into programmes and out of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.domain.acting import documented
from services.profiles.domain.forms import SignUpNeeded
from services.profiles.domain.memberships import (
    AddressNotAmongDomains,
    AlreadyInProgramme,
    ApplicationsClosed,
    EverybodyBelongs,
    MembershipNotOpen,
    OfferOver,
    UnknownMembership,
    WrongProgrammeCode,
)
from services.profiles.domain.people import PersonGone
from services.profiles.domain.programmes import ProgrammeArchived, UnknownProgramme
from services.profiles.store import memberships as store
from services.profiles.store import programmes
from services.profiles.store.memberships import Listed, Wanted
from services.profiles.use_cases import memberships
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole
from shared.http.dependencies import Command, Query
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.limits import Limit
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="memberships", about="One's own way into programmes and out of them: applying, waiting, leaving.")

CODES: Final = Limit("programme-codes", 20, timedelta(hours=1))
"""So many codes may somebody try."""


class Application(RequestModel):
    """As what one wants to take part."""

    role: Literal["mentor", "mentee"]
    """Who wants to be both applies twice."""
    code: Annotated[str, Line(60)] | None = Field(
        None, description="The programme's code, where it is joined by one.", examples=["SPRING-2027-K7"]
    )


class MyMembershipView(ResponseModel):
    """What one is, or was, in a programme."""

    id: UUID
    version: int
    programme_id: UUID
    programme_name: str
    """What the programme is called, in the language asked for where it has that one."""
    role: ProgrammeRole
    """As what one takes part."""
    state: MembershipPhase
    """`eligible` and `invited` come in as soon as they accept; `applied` until somebody has decided, `waiting` for a place,
    `offered` one, `member`, or `left`."""
    left_because: LeftBecause | None
    """Why, where one has left."""
    before_you: int | None
    """How many are before one in the line for a place; null for whoever does not wait."""
    offered_until: UtcDatetime | None
    """Until when a place is kept, in UTC; null where none is."""
    coordinator_ids: list[UUID]
    """Who looks after the programme, for whoever is a member: whom one may turn to. Empty for everybody else."""
    can: list[Literal["accept", "sign_up", "leave"]] = Field(
        description="`sign_up` in place of `accept` where the programme asks something of whoever is invited: its form."
    )

    @classmethod
    def of(cls, listed: Listed, name: str, coordinators: Sequence[UUID], now: datetime) -> "MyMembershipView":
        own = listed.membership
        can: list[Literal["accept", "sign_up", "leave"]] = [] if own.state == "left" else ["leave"]
        if own.is_expected or (own.offered_until is not None and now < own.offered_until):
            can.insert(0, "sign_up" if listed.asks else "accept")
        return cls(
            id=own.membership_id,
            version=own.version,
            programme_id=own.programme_id,
            programme_name=name,
            role=own.role,
            state=own.state,
            left_because=own.left_because,
            before_you=listed.before,
            offered_until=own.offered_until,
            coordinator_ids=list(coordinators) if own.state == "member" else [],
            can=can,
        )


@router.post(
    "/programmes/{programme_id}/applications",
    operation_id="apply_to_programme",
    status_code=201,
    response_model=MyMembershipView,
    openapi_extra=documented("apply_to_programme"),
    responses=problems(
        PersonGone,
        UnknownProgramme,
        ProgrammeArchived,
        ApplicationsClosed,
        EverybodyBelongs,
        AlreadyInProgramme,
        AddressNotAmongDomains,
        WrongProgrammeCode,
        SignUpNeeded,
    ),
)
async def apply_to_programme(programme_id: UUID, body: Application, command: Command, language: Language) -> Response:
    """Join a programme, or apply to it where somebody decides; where every mentee's place is taken, wait for one.

    A programme that asks something is joined by its form: `POST /profiles/v1/programmes/{programme_id}/sign-ups`.

    Whoever was refused or removed before comes back by a yes only.
    """
    by = command.caller.person_id
    if body.code is not None:
        await command.take(CODES, str(by))

    async def act(tx: Tx, now: datetime) -> MyMembershipView:
        own = await memberships.apply(tx, programme_id, body.role, body.code, by=by, now=now)
        return await view_of_mine(tx, own.membership_id, language, by=by, now=now)

    return await command.run(act, location=lambda view: f"/profiles/v1/me/memberships/{view.id}")


@router.get(
    "/me/memberships",
    operation_id="list_my_memberships",
    response_model=Page[MyMembershipView],
    openapi_extra=documented("list_my_memberships"),
)
async def list_my_memberships(query: Query, paging: PagingQuery, language: Language) -> Response:
    """What one is or was in programmes."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, now: datetime) -> Page[MyMembershipView]:
        by = query.caller.person_id
        found = await store.listed(tx, Wanted(person_id=by), after=after, limit=paging.limit)
        views = await _views_of_mine(tx, found, language, by=by, now=now)
        return Page[MyMembershipView].of(views, paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/me/memberships/{membership_id}",
    operation_id="read_my_membership",
    response_model=MyMembershipView,
    openapi_extra=documented("read_my_membership"),
    responses=problems(UnknownMembership),
)
async def read_my_membership(membership_id: UUID, query: Query, language: Language) -> Response:
    """What one is or was in a programme."""

    async def read(tx: Tx, now: datetime) -> MyMembershipView:
        return await view_of_mine(tx, membership_id, language, by=query.caller.person_id, now=now)

    return await query.run(read)


@router.post(
    "/me/memberships/{membership_id}/acceptance",
    operation_id="accept_place",
    response_model=MyMembershipView,
    openapi_extra=documented("accept_place"),
    responses=problems(UnknownMembership, MembershipNotOpen, OfferOver, SignUpNeeded),
)
async def accept_place(membership_id: UUID, command: Command, language: Language) -> Response:
    """Take the place that is kept for one, within three days; or come in where one is invited."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MyMembershipView:
        await memberships.accept_place(tx, membership_id, by=by, expects=command.expects, now=now)
        return await view_of_mine(tx, membership_id, language, by=by, now=now)

    return await command.run(act)


@router.post(
    "/me/memberships/{membership_id}/leaving",
    operation_id="leave_programme",
    response_model=MyMembershipView,
    openapi_extra=documented("leave_programme"),
    responses=problems(UnknownMembership, MembershipNotOpen),
)
async def leave_programme(membership_id: UUID, command: Command, language: Language) -> Response:
    """Leave a programme, wait no longer, or turn a place down. What one began with others in it goes on."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MyMembershipView:
        await memberships.leave(tx, membership_id, by=by, expects=command.expects, now=now)
        return await view_of_mine(tx, membership_id, language, by=by, now=now)

    return await command.run(act)


async def view_of_mine(tx: Tx, membership_id: UUID, language: str, *, by: UUID, now: datetime) -> MyMembershipView:
    """As whom it is about sees it. Raises `UnknownMembership`."""
    own = await store.one_listed(tx, Wanted(person_id=by, membership_id=membership_id))
    (view,) = await _views_of_mine(tx, [own], language, by=by, now=now)
    return view


async def _views_of_mine(
    tx: Tx, found: Sequence[Listed], language: str, *, by: UUID, now: datetime
) -> list[MyMembershipView]:
    wanted = {each.membership.programme_id for each in found}
    named = await programmes.programmes_named(tx, wanted)
    coordinators = await store.coordinators_of(tx, wanted, by)
    return [
        MyMembershipView.of(each, named[programme_id].text_in(language).name, coordinators[programme_id], now)
        for each in found
        for programme_id in [each.membership.programme_id]
    ]
