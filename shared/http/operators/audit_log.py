"""The audit log of a service, for operators to read. There is no way to change it."""

from datetime import datetime
from functools import cache
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from shared.ground import audit_log
from shared.ground.audit_log import Entry, Wanted
from shared.http.dependencies import OperatorQuery
from shared.http.fields import Line, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx


class AuditEntryView(ResponseModel):
    """Something that an operator or a coordinator did."""

    id: UUID
    act: str
    """What was done, such as programme_archived."""
    actor_id: UUID
    """Who did it."""
    role: Literal["operator", "coordinator"]
    """As what they did it."""
    programme_id: UUID | None
    """The programme in which it was done, if any."""
    person_id: UUID | None
    """Whom it is about, if anybody; null too once they are erased."""
    reason: str | None
    """Why, in the words of whoever did it; gone once the person whom it is about is erased."""
    changed: list[str]
    """The names of what was changed, where something was."""
    done_at: UtcDatetime
    """When it was done, in UTC."""

    @classmethod
    def of(cls, entry: Entry) -> "AuditEntryView":
        act = entry.act
        return cls(
            id=entry.entry_id,
            act=act.act,
            actor_id=act.actor_id,
            role=act.role,
            programme_id=act.programme_id,
            person_id=act.person_id,
            reason=act.reason,
            changed=list(act.changed),
            done_at=entry.done_at,
        )


@cache
def router_for(service: str) -> Router:
    """The route over the service's own log; operators only."""
    router = Router(
        tag="audit log", about="What operators and coordinators did, about whom and why. Nobody changes it."
    )

    @router.get(
        "/audit-log",
        operation_id=f"read_{service}_audit_log",
        response_model=Page[AuditEntryView],
        responses=problems(),
    )
    async def read_audit_log(
        query: OperatorQuery,
        paging: PagingQuery,
        actor_id: Annotated[UUID | None, Parameter(description="Only what this person did.")] = None,
        person_id: Annotated[UUID | None, Parameter(description="Only what is about this person.")] = None,
        programme_id: Annotated[UUID | None, Parameter(description="Only what was done in this programme.")] = None,
        act: Annotated[
            Annotated[str, Line(60)] | None, Parameter(description="Only such acts.", examples=["programme_archived"])
        ] = None,
    ) -> Response:
        """Read what operators and coordinators did, the newest first."""
        (after,) = paging.after(UUID) or (None,)
        wanted = Wanted(actor_id, person_id, programme_id, act)

        async def read(tx: Tx, _now: datetime) -> Page[AuditEntryView]:
            found = await audit_log.page(tx, wanted, after=after, limit=paging.limit)
            return Page[AuditEntryView].of(list(map(AuditEntryView.of, found)), paging, lambda view: (view.id,))

        return await query.run(read)

    return router
