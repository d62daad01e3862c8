"""`/match-runs/{id}/report`: a run beside the one before and beside a greedy one, for programs and as a page for people."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi.responses import Response

from services.matching.api.cohorts import MatchRunView
from services.matching.api.run_page import POLICY, RunPage
from services.matching.domain.acting import documented
from services.matching.domain.runs import MatchRunNotDone, UnknownMatchRun
from services.matching.store import outcomes, people
from services.matching.use_cases import match_runs
from shared.acting import Actor, NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

AT_ONCE: Final = 100
"""So many rows are read and written before others have their turn."""
_NO: Final = (NotYourProgramme, UnknownMatchRun, MatchRunNotDone)

router = Router(tag="match-runs")


class RunReport(ResponseModel):
    """A run and what to hold it against. Drafts and who stayed alone are lists of their own."""

    run: MatchRunView
    """With its figures, and those of a greedy matching of the same people."""
    last: MatchRunView | None
    """The programme's run before it that came to its end; null where there was none."""


@router.get(
    "/match-runs/{run_id}/report",
    operation_id="read_match_run_report",
    openapi_extra=documented("read_match_run_report"),
    response_model=RunReport,
    responses=problems(*_NO),
)
async def read_match_run_report(run_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    """What a run came to, beside the run before and beside taking the best pair first."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> RunReport:
        return await _report(tx, "read_match_run_report", run_id, by=by)

    return await query.run(read)


@router.get(
    "/match-runs/{run_id}/report.html",
    operation_id="show_match_run_report",
    openapi_extra=documented("show_match_run_report"),
    response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **problems(*_NO)},
)
async def show_match_run_report(
    run_id: UUID, query: Query, language: Language, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """The same as a page of its own, to read and to print: figures, charts, drafts with reasons, who stayed alone and why.

    It names people by their ids; names are known by `/profiles/v1/people`.
    """
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> bytes:
        report = await _report(tx, "show_match_run_report", run_id, by=by)
        return await _written(tx, run_id, RunPage(report.run, report.last, language))

    answer = await query.run_document(read, media_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


async def _report(tx: Tx, operation: str, run_id: UUID, *, by: Actor) -> RunReport:
    run, last = await match_runs.read_done(tx, operation, run_id, by=by)
    return RunReport(run=MatchRunView.of(run), last=MatchRunView.of(last) if last else None)


async def _written(tx: Tx, run_id: UUID, page: RunPage) -> bytes:
    parts, after = [page.head()], None
    while drafts := await outcomes.drafts(tx, run_id, after, AT_ONCE):
        after = drafts[-1].mentee_id
        named = await people.headlines(tx, {each.mentor_id for each in drafts if each.mentor_id})
        parts.append(page.drafts(drafts, named))
    parts.append(page.between())
    after = None
    while alone := await outcomes.alone(tx, run_id, after, AT_ONCE):
        after = alone[-1].mentee_id
        named = await people.headlines(tx, {miss.mentor_id for each in alone for miss in each.nearest})
        parts.append(page.alone(alone, named))
    parts.append(page.foot())
    return "".join(parts).encode()
