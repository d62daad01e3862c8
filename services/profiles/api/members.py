"""Who belongs to a programme: for its operators and coordinators."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.profiles.domain.acting import documented
from services.profiles.domain.memberships import Answer, MembershipNotOpen, UnknownMembership
from services.profiles.domain.people import IsSuspended, UnknownPerson
from services.profiles.domain.programmes import ProgrammeArchived, UnknownProgramme
from services.profiles.store import memberships as store
from services.profiles.store.memberships import Listed, Wanted
from services.profiles.use_cases import members
from services.profiles.use_cases.acting import role_in
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query, UnversionedOperatorCommand
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="members", about="Who belongs to a programme or wants to: for operators and its coordinators.")

_NO: Final = (NotYourProgramme, PasskeyNeeded)
_DECIDED: Final = (*_NO, UnknownProgramme, UnknownMembership, MembershipNotOpen)


class MembersReason(RequestModel):
    reason: Annotated[str, Line(500)] = Field(examples=["Works for us no longer."])
    """Why; it stands in the audit log, and the person does not read it."""


class MembershipView(ResponseModel):
    """Somebody in a programme."""

    id: UUID
    version: int
    programme_id: UUID
    person_id: UUID
    """Who it is."""
    name: str
    """As they want to be called; empty where they have not said."""
    role: ProgrammeRole
    """As what they take part."""
    state: MembershipPhase
    """`eligible` and `invited` have signed in and may come in; `applied` until somebody has decided, `waiting` for a place,
    `offered` one, `member`, or `left`."""
    left_because: LeftBecause | None
    """Why, where they have left."""
    before_them: int | None
    """How many are before them in the line for a place; null for whoever does not wait."""
    offered_until: UtcDatetime | None
    """Until when a place is kept for them, in UTC; null where none is."""
    changed_at: UtcDatetime
    """Since when it is so, in UTC."""
    can: list[Answer]

    @classmethod
    def of(cls, listed: Listed) -> "MembershipView":
        one = listed.membership
        return cls(
            id=one.membership_id,
            version=one.version,
            programme_id=one.programme_id,
            person_id=one.person_id,
            name=listed.name,
            role=one.role,
            state=one.state,
            left_because=one.left_because,
            before_them=listed.before,
            offered_until=one.offered_until,
            changed_at=listed.changed_at,
            can=one.answers_open(),
        )


@router.get(
    "/programmes/{programme_id}/memberships",
    operation_id="list_memberships",
    response_model=Page[MembershipView],
    openapi_extra=documented("list_memberships"),
    responses=problems(*_NO),
)
async def list_memberships(
    programme_id: UUID,
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    state: Annotated[MembershipPhase | None, Parameter(description="Only those in this state.")] = None,
    role: Annotated[ProgrammeRole | None, Parameter(description="Only those in this role.")] = None,
) -> Response:
    """Who belongs to a programme, waits, or has left, in the order in which they first applied."""
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> Page[MembershipView]:
        await role_in(tx, "list_memberships", programme_id, by=by)
        wanted = Wanted(programme_id=programme_id, state=state, role=role)
        found = await store.listed(tx, wanted, after=after, limit=paging.limit)
        return Page[MembershipView].of(list(map(MembershipView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/memberships/{membership_id}",
    operation_id="read_membership",
    response_model=MembershipView,
    openapi_extra=documented("read_membership"),
    responses=problems(*_NO, UnknownMembership),
)
async def read_membership(
    programme_id: UUID, membership_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Somebody in a programme."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> MembershipView:
        await role_in(tx, "read_membership", programme_id, by=by)
        return await _view(tx, programme_id, membership_id)

    return await query.run(read)


@router.post(
    "/programmes/{programme_id}/memberships/{membership_id}/approval",
    operation_id="approve_membership",
    response_model=MembershipView,
    openapi_extra=documented("approve_membership"),
    responses=problems(*_DECIDED, IsSuspended),
)
async def approve_membership(
    programme_id: UUID, membership_id: UUID, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Say yes to somebody who applied: they are in, or wait where every place is taken. They get a mail."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MembershipView:
        await members.approve(tx, programme_id, membership_id, by=by, expects=command.expects, now=now)
        return await _view(tx, programme_id, membership_id)

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/memberships/{membership_id}/refusal",
    operation_id="refuse_membership",
    response_model=MembershipView,
    openapi_extra=documented("refuse_membership"),
    responses=problems(*_DECIDED),
)
async def refuse_membership(
    programme_id: UUID, membership_id: UUID, body: MembersReason, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Say no to somebody who applied. They get a mail, without the reason."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MembershipView:
        await members.refuse(tx, programme_id, membership_id, body.reason, by=by, expects=command.expects, now=now)
        return await _view(tx, programme_id, membership_id)

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/memberships/{membership_id}/removal",
    operation_id="remove_member",
    response_model=MembershipView,
    openapi_extra=documented("remove_member"),
    responses=problems(*_DECIDED),
)
async def remove_member(
    programme_id: UUID, membership_id: UUID, body: MembersReason, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Remove somebody who is in, waits, or has a place kept for them. They get a mail, without the reason.

    What they still ask in the programme ends; what they began with others goes on.
    """
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MembershipView:
        await members.remove(tx, programme_id, membership_id, body.reason, by=by, expects=command.expects, now=now)
        return await _view(tx, programme_id, membership_id)

    return await command.run(act)


@router.put(
    "/programmes/{programme_id}/coordinators/{person_id}",
    operation_id="add_coordinator",
    status_code=204,
    openapi_extra=documented("add_coordinator"),
    responses=problems(UnknownProgramme, UnknownPerson, IsSuspended, ProgrammeArchived),
)
async def add_coordinator(
    programme_id: UUID, person_id: UUID, command: UnversionedOperatorCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Let somebody decide on who belongs to this programme."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> None:
        await members.add_coordinator(tx, programme_id, person_id, by=by, now=now)

    return await command.run(act)


@router.delete(
    "/programmes/{programme_id}/coordinators/{person_id}",
    operation_id="remove_coordinator",
    status_code=204,
    openapi_extra=documented("remove_coordinator"),
    responses=problems(UnknownProgramme, UnknownMembership),
)
async def remove_coordinator(
    programme_id: UUID, person_id: UUID, command: UnversionedOperatorCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Take that away from somebody again."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> None:
        await members.remove_coordinator(tx, programme_id, person_id, by=by, now=now)

    return await command.run(act)


async def _view(tx: Tx, programme_id: UUID, membership_id: UUID) -> MembershipView:
    wanted = Wanted(programme_id=programme_id, membership_id=membership_id)
    return MembershipView.of(await store.one_listed(tx, wanted))
