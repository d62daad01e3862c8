"""The audit log of a service, for operators to read and to take away as a file. There is no way to change it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from shared.ground import audit_log
from shared.ground.audit_log import Act, Entry, Wanted
from shared.http.dependencies import OperatorQuery
from shared.http.fields import Line, ResponseModel, UtcDatetime
from shared.http.inside.exchanges import Written
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.http.tables import CSV, as_csv
from shared.postgres import Tx


class AuditEntryView(ResponseModel):
    """Something that an operator or a coordinator did."""

    id: UUID
    act: str
    """What was done, such as programme_archived."""
    actor_id: UUID | None
    """Who did it; null once they are erased."""
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


ActorId = Annotated[UUID | None, Parameter(description="Only what this person did.")]
PersonId = Annotated[UUID | None, Parameter(description="Only what is about this person.")]
ProgrammeId = Annotated[UUID | None, Parameter(description="Only what was done in this programme.")]
ActName = Annotated[
    Annotated[str, Line(60)] | None, Parameter(description="Only such acts.", examples=["programme_archived"])
]
DoneSince = Annotated[UtcDatetime | None, Parameter(description="Only what was done then or later.")]
DoneBefore = Annotated[UtcDatetime | None, Parameter(description="Only what was done before then.")]
Format = Annotated[
    Literal["csv", "jsonl"],
    Parameter(description="`csv`: a table, whose cells are never formulas. `jsonl`: an entry a line, as it is read."),
]
MEDIA_TYPES: Final[Mapping[str, str]] = {"csv": CSV, "jsonl": "application/jsonl"}
PIECE: Final = 500
"""Entries of an export that are read at once."""


@cache
def router_for(service: str) -> Router:
    """The route over the service's own log; operators only."""
    router = Router(
        tag="audit log", about="What operators and coordinators did, about whom and why. Nobody changes it."
    )

    _reading(router, service)
    _exporting(router, service)
    return router


def _reading(router: Router, service: str) -> None:
    @router.get(
        "/audit-log",
        operation_id=f"read_{service}_audit_log",
        response_model=Page[AuditEntryView],
        responses=problems(),
    )
    async def read_audit_log(
        query: OperatorQuery,
        paging: PagingQuery,
        actor_id: ActorId = None,
        person_id: PersonId = None,
        programme_id: ProgrammeId = None,
        act: ActName = None,
        done_since: DoneSince = None,
        done_before: DoneBefore = None,
    ) -> Response:
        """Read what operators and coordinators did, the newest first."""
        (after,) = paging.after(UUID) or (None,)
        wanted = Wanted(actor_id, person_id, programme_id, act, done_since, done_before)

        async def read(tx: Tx, _now: datetime) -> Page[AuditEntryView]:
            found = await audit_log.page(tx, wanted, after=after, limit=paging.limit)
            return Page[AuditEntryView].of(list(map(AuditEntryView.of, found)), paging, lambda view: (view.id,))

        return await query.run(read)


def _exporting(router: Router, service: str) -> None:
    @router.get(
        "/audit-log/export",
        operation_id=f"export_{service}_audit_log",
        response_class=Response,
        response_model=None,
        responses={
            **problems(),
            200: {
                "description": "Every entry that is wanted, the newest first.",
                "content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()},
            },
        },
    )
    async def export_audit_log(
        query: OperatorQuery,
        format: Format = "csv",  # noqa: A002 — what it is called in the address
        actor_id: ActorId = None,
        person_id: PersonId = None,
        programme_id: ProgrammeId = None,
        act: ActName = None,
        done_since: DoneSince = None,
        done_before: DoneBefore = None,
    ) -> Response:
        """Take the audit log away as a file, as much of it as is wanted. That one did is an entry of the log itself."""
        wanted = Wanted(actor_id, person_id, programme_id, act, done_since, done_before)

        async def read(tx: Tx, now: datetime, after: UUID | None) -> Written[UUID]:
            found = await audit_log.page(tx, wanted, after=after, limit=PIECE)
            if after is None:
                await audit_log.note(tx, Act("audit_log_exported", query.caller.person_id, "operator"), now=now)
            views = [AuditEntryView.of(each) for each in found]
            content = _as_lines(views) if format == "jsonl" else _as_table(views, begins=after is None)
            return Written(content, MEDIA_TYPES[format], views[-1].id if len(views) == PIECE else None)

        return await query.run_pages(read)


def _as_lines(entries: Sequence[AuditEntryView]) -> bytes:
    return "".join(f"{each.model_dump_json()}\n" for each in entries).encode()


def _as_table(entries: Sequence[AuditEntryView], *, begins: bool) -> bytes:
    rows = [each.model_dump(mode="json") | {"changed": " ".join(each.changed)} for each in entries]
    return as_csv(tuple(AuditEntryView.model_fields) if begins else None, [_cells(row.values()) for row in rows])


def _cells(values: Iterable[object]) -> list[str]:
    return ["" if value is None else str(value) for value in values]
