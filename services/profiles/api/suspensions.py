"""Suspending people: for operators."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.erasures import ErasureView
from services.profiles.domain.acting import documented
from services.profiles.domain.people import (
    IsSuspended,
    NotSuspended,
    Person,
    PersonGone,
    SuspendingOneself,
    UnknownPerson,
)
from services.profiles.store import people
from services.profiles.use_cases import suspending
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OperatorQuery, UnversionedOperatorCommand
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="suspensions", about="Suspending people, which ends what lies ahead of them: for operators.")


class SuspensionReason(RequestModel):
    reason: Annotated[str, Line(500)] = Field(examples=["Reported three times for rude messages."])
    """Why; it stands in the audit log, and nobody else reads it."""


class SuspensionView(ResponseModel):
    """Whether somebody is suspended. Who did it and why stands in the audit log."""

    person_id: UUID
    """Who it is."""
    suspended: bool
    """Whether they are suspended now."""
    suspended_at: UtcDatetime | None
    """When they last were, in UTC, be it lifted or not; null: never."""
    can: list[Literal["suspend", "reinstate", "erase"]]

    @classmethod
    def of(cls, person: Person) -> "SuspensionView":
        return cls(
            person_id=person.person_id,
            suspended=person.suspended,
            suspended_at=person.suspended_at,
            can=["reinstate", "erase"] if person.suspended else ["suspend"],
        )


@router.get(
    "/people/{person_id}/suspension",
    operation_id="read_suspension",
    openapi_extra=documented("read_suspension"),
    response_model=SuspensionView,
    responses=problems(UnknownPerson),
)
async def read_suspension(person_id: UUID, query: OperatorQuery) -> Response:
    """Whether somebody is suspended."""

    async def read(tx: Tx, _now: datetime) -> SuspensionView:
        try:
            return SuspensionView.of(await people.person(tx, person_id))
        except PersonGone:
            raise UnknownPerson from None

    return await query.run(read)


@router.post(
    "/people/{person_id}/suspension",
    operation_id="suspend_person",
    openapi_extra=documented("suspend_person"),
    response_model=SuspensionView,
    responses=problems(UnknownPerson, SuspendingOneself, IsSuspended),
)
async def suspend_person(person_id: UUID, body: SuspensionReason, command: UnversionedOperatorCommand) -> Response:
    """Suspend somebody: they can't sign in, and nobody begins anything with them or meets them.

    Their sessions ahead are cancelled, and both sides are told so, without a reason. What is asked of them goes to the next
    mentor, what they asked ends, and mentorships stay. They get a mail.
    """

    async def act(tx: Tx, now: datetime) -> SuspensionView:
        by = command.caller.person_id
        suspended = await suspending.suspend(tx, person_id, body.reason, by=by, now=now)
        command.notes(SecurityEvent.PERSON_SUSPENDED, person_id=person_id)
        return SuspensionView.of(suspended)

    return await command.run(act)


@router.post(
    "/people/{person_id}/reinstatement",
    operation_id="reinstate_person",
    openapi_extra=documented("reinstate_person"),
    response_model=SuspensionView,
    responses=problems(UnknownPerson, NotSuspended),
)
async def reinstate_person(person_id: UUID, body: SuspensionReason, command: UnversionedOperatorCommand) -> Response:
    """Lift a suspension: they can sign in again. No session and no request comes back by it. They get a mail."""

    async def act(tx: Tx, now: datetime) -> SuspensionView:
        by = command.caller.person_id
        reinstated = await suspending.reinstate(tx, person_id, body.reason, by=by, now=now)
        command.notes(SecurityEvent.PERSON_REINSTATED, person_id=person_id)
        return SuspensionView.of(reinstated)

    return await command.run(act)


@router.post(
    "/people/{person_id}/erasure",
    operation_id="erase_suspended_person",
    openapi_extra=documented("erase_suspended_person"),
    status_code=202,
    response_model=ErasureView,
    responses=problems(UnknownPerson, NotSuspended),
)
async def erase_suspended_person(person_id: UUID, command: UnversionedOperatorCommand) -> Response:
    """Erase somebody suspended who asked for it, since they can't sign in to do it. There is no way back."""

    async def act(tx: Tx, now: datetime) -> ErasureView:
        erasure = await suspending.erase_suspended(tx, person_id, by=command.caller.person_id, now=now)
        command.notes(SecurityEvent.PERSON_ERASED, person_id=person_id)
        return ErasureView.of(erasure)

    return await command.run(act, location=lambda view: f"/profiles/v1/erasures/{view.erasure_id}")
