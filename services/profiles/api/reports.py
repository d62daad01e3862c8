"""Reporting a person to the operators, and what becomes of it."""

from datetime import datetime, timedelta
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.profiles.domain.acting import documented
from services.profiles.domain.people import PersonGone
from services.profiles.domain.reports import (
    Report,
    ReportDecided,
    ReportingOneself,
    ReportOfOneself,
    ReportOutcome,
    ReportReason,
    ReportState,
    UnknownReport,
)
from services.profiles.store import reports as store
from services.profiles.store.reports import Wanted
from services.profiles.use_cases import reporting
from shared.http.dependencies import Command, OperatorCommand, OperatorQuery, Query
from shared.http.fields import Line, Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.limits import Limit
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="reports", about="Reporting a person to the operators, and what becomes of it.")

REPORTS: Final = Limit("reports", 10, timedelta(days=1))
"""So many may somebody write."""


class NewReport(RequestModel):
    reason: ReportReason
    """What it is about."""
    text: Annotated[str, Prose(4000)] = Field(examples=["They insulted me in our second session."])
    """What happened, for the operators alone."""
    evidence: list[Annotated[str, Line(300)]] = Field(
        default_factory=list,
        max_length=10,
        description="Where it can be seen: links, dates, ids of sessions or messages.",
    )


class Decision(RequestModel):
    outcome: ReportOutcome
    """What came of it; whoever reported is told."""
    reason: Annotated[str, Line(500)] = Field(examples=["Said so themselves; promised to stop."])
    """Why; it stands in the audit log."""


class MyReportView(ResponseModel):
    """A report of one's own."""

    id: UUID
    version: int
    reason: ReportReason
    """What it is about."""
    text: str
    """What one wrote."""
    evidence: list[str]
    """Where it can be seen."""
    state: ReportState
    """`open`, `taken` by an operator who looks into it, or `decided`."""
    outcome: ReportOutcome | None
    """What came of it; null until it is decided."""
    reported_at: UtcDatetime
    """When one reported it, in UTC."""

    @classmethod
    def of(cls, report: Report) -> "MyReportView":
        return cls(
            id=report.report_id,
            version=report.version,
            reason=report.reason,
            text=report.text or "",
            evidence=list(report.evidence),
            state=report.state,
            outcome=report.outcome,
            reported_at=report.reported_at,
        )


class ReportView(ResponseModel):
    """A report, for operators."""

    id: UUID
    version: int
    reporter_id: UUID | None
    """Who wrote it; null once they are erased."""
    person_id: UUID | None
    """Whom it is about; null where they are not here, or not any more."""
    reason: ReportReason
    """What it is about."""
    text: str | None
    """What happened, as it was written; null once either of the two is erased."""
    evidence: list[str]
    """Where it can be seen."""
    state: ReportState
    """`open`, `taken` by an operator who looks into it, or `decided`."""
    taken_by: UUID | None
    """Who looks into it, or has decided."""
    outcome: ReportOutcome | None
    """What came of it; null until it is decided."""
    reported_at: UtcDatetime
    """When it was written, in UTC."""
    can: list[Literal["take", "decide"]]

    @classmethod
    def of(cls, report: Report, asker: UUID) -> "ReportView":
        decides = report.state != "decided" and asker not in (report.reporter_id, report.person_id)
        return cls(
            id=report.report_id,
            version=report.version,
            reporter_id=report.reporter_id,
            person_id=report.person_id,
            reason=report.reason,
            text=report.text,
            evidence=list(report.evidence),
            state=report.state,
            taken_by=report.taken_by,
            outcome=report.outcome,
            reported_at=report.reported_at,
            can=["take", "decide"] if decides else [],
        )


@router.post(
    "/people/{person_id}/reports",
    operation_id="report_person",
    status_code=201,
    response_model=MyReportView,
    openapi_extra=documented("report_person"),
    responses=problems(PersonGone, ReportingOneself),
)
async def report_person(person_id: UUID, body: NewReport, command: Command) -> Response:
    """Report somebody to the operators. They are not told, and it is taken of whoever it is about: it says nothing of them."""
    by = command.caller.person_id
    await command.take(REPORTS, str(by))

    async def act(tx: Tx, now: datetime) -> MyReportView:
        opened = await reporting.report_person(tx, person_id, body.reason, body.text, body.evidence, by=by, now=now)
        return MyReportView.of(opened)

    return await command.run(act, location=lambda view: f"/profiles/v1/me/reports/{view.id}")


@router.get(
    "/me/reports",
    operation_id="list_my_reports",
    response_model=Page[MyReportView],
    openapi_extra=documented("list_my_reports"),
)
async def list_my_reports(query: Query, paging: PagingQuery) -> Response:
    """What one has reported, the oldest first."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[MyReportView]:
        wanted = Wanted(reporter_id=query.caller.person_id)
        found = await store.listed(tx, wanted, after=after, limit=paging.limit)
        return Page[MyReportView].of(list(map(MyReportView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/me/reports/{report_id}",
    operation_id="read_my_report",
    response_model=MyReportView,
    openapi_extra=documented("read_my_report"),
    responses=problems(UnknownReport),
)
async def read_my_report(report_id: UUID, query: Query) -> Response:
    """A report of one's own, and what came of it."""

    async def read(tx: Tx, _now: datetime) -> MyReportView:
        return MyReportView.of(await reporting.read_my_report(tx, report_id, by=query.caller.person_id))

    return await query.run(read)


@router.get(
    "/reports",
    operation_id="list_reports",
    response_model=Page[ReportView],
    openapi_extra=documented("list_reports"),
)
async def list_reports(
    query: OperatorQuery,
    paging: PagingQuery,
    state: Annotated[ReportState | None, Parameter(description="Only those in this state.")] = None,
    person_id: Annotated[UUID | None, Parameter(description="Only those about this person.")] = None,
) -> Response:
    """What people have reported, the oldest first."""
    (after,) = paging.after(UUID) or (None,)
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[ReportView]:
        found = await store.listed(tx, Wanted(person_id=person_id, state=state), after=after, limit=paging.limit)
        return Page[ReportView].of([ReportView.of(each, asker) for each in found], paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/reports/{report_id}",
    operation_id="read_report",
    response_model=ReportView,
    openapi_extra=documented("read_report"),
    responses=problems(UnknownReport),
)
async def read_report(report_id: UUID, query: OperatorQuery) -> Response:
    """What somebody has reported."""

    async def read(tx: Tx, _now: datetime) -> ReportView:
        return ReportView.of(await store.report(tx, report_id), query.caller.person_id)

    return await query.run(read)


@router.post(
    "/reports/{report_id}/taking",
    operation_id="take_report",
    response_model=ReportView,
    openapi_extra=documented("take_report"),
    responses=problems(UnknownReport, ReportDecided, ReportOfOneself),
)
async def take_report(report_id: UUID, command: OperatorCommand) -> Response:
    """Look into a report, so that nobody else does. It may be taken over from somebody."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ReportView:
        return ReportView.of(await reporting.take(tx, report_id, by=by, expects=command.expects, now=now), by)

    return await command.run(act)


@router.post(
    "/reports/{report_id}/decision",
    operation_id="decide_report",
    response_model=ReportView,
    openapi_extra=documented("decide_report"),
    responses=problems(UnknownReport, ReportDecided, ReportOfOneself),
)
async def decide_report(report_id: UUID, body: Decision, command: OperatorCommand) -> Response:
    """Decide a report: whoever wrote it gets a mail with the outcome and no name. To suspend somebody is an act of its own."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ReportView:
        outcome, reason, expects = body.outcome, body.reason, command.expects
        return ReportView.of(
            await reporting.decide(tx, report_id, outcome, reason, by=by, expects=expects, now=now), by
        )

    return await command.run(act)
