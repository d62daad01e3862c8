"""`/match-runs`: a whole cohort is matched at once, looked at, and approved."""

import secrets
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.matching.api.cohorts import (
    Approval,
    DraftChangeView,
    DraftView,
    MatchRunView,
    NewDraft,
    NewMatchRun,
    UnmatchedView,
)
from services.matching.domain import by_hand
from services.matching.domain.acting import documented
from services.matching.domain.opinions import DraftRefused
from services.matching.domain.refusals import ProgrammeNotRunning, UnknownProgramme
from services.matching.domain.runs import (
    HIGHEST_SEED,
    MatchRunDecided,
    MatchRunGoesOn,
    MatchRunNotDone,
    MatchRunOver,
    MatchRunWasDry,
    UnknownDraft,
    UnknownMatchRun,
)
from services.matching.domain.scoring import POINTS
from services.matching.domain.wording import WORDINGS
from services.matching.store import outcomes
from services.matching.use_cases import changing_drafts, match_runs
from shared.acting import NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, KeyedCommand, Query
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

_NO: Final = (NotYourProgramme, UnknownMatchRun)


router = Router(tag="match-runs", about="Match runs: a whole cohort is matched at once, looked at, and approved.")


@router.post(
    "/match-runs",
    operation_id="start_match_run",
    openapi_extra=documented("start_match_run"),
    status_code=201,
    response_model=MatchRunView,
    responses=problems(NotYourProgramme, UnknownProgramme, ProgrammeNotRunning, MatchRunGoesOn),
)
async def start_match_run(body: NewMatchRun, command: KeyedCommand, needs_passkey: OperatorsNeedPasskey) -> Response:
    """Match those of a programme who have nobody yet. A worker does it; read the run to see how far it is."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)
    fresh = secrets.randbelow(HIGHEST_SEED + 1)

    async def act(tx: Tx, now: datetime) -> MatchRunView:
        kept = await match_runs.start_run(
            tx,
            body.programme_id,
            body.objective,
            dry_run=body.dry_run,
            seed=body.seed,
            fresh=fresh,
            minimum=round(body.minimum_score * POINTS),
            top_up=body.top_up,
            by=by,
            now=now,
        )
        return MatchRunView.of(kept)

    return await command.run(act, location=lambda view: f"/matching/v1/match-runs/{view.id}")


@router.get(
    "/match-runs",
    operation_id="list_match_runs",
    openapi_extra=documented("list_match_runs"),
    response_model=Page[MatchRunView],
    responses=problems(NotYourProgramme),
)
async def list_match_runs(
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    programme_id: Annotated[UUID, Parameter(description="Of this programme.")],
) -> Response:
    """The match runs of a programme, the newest first."""
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> Page[MatchRunView]:
        found = await match_runs.list_runs(tx, programme_id, after, paging.limit, by=by)
        return Page[MatchRunView].of(list(map(MatchRunView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/match-runs/{run_id}",
    operation_id="read_match_run",
    openapi_extra=documented("read_match_run"),
    response_model=MatchRunView,
    responses=problems(*_NO),
)
async def read_match_run(run_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    """A match run: how far it is, and what its matching is worth."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> MatchRunView:
        return MatchRunView.of(await match_runs.read_run(tx, "read_match_run", run_id, by=by))

    return await query.run(read)


@router.get(
    "/match-runs/{run_id}/drafts",
    operation_id="list_drafts",
    openapi_extra=documented("list_drafts"),
    response_model=Page[DraftView],
    responses=problems(*_NO),
)
async def list_drafts(
    run_id: UUID, query: Query, paging: PagingQuery, language: Language, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Who is to be put together and why, in the order of the mentees' ids."""
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    wording = WORDINGS.get(language, WORDINGS["en"])

    async def read(tx: Tx, _now: datetime) -> Page[DraftView]:
        found = await match_runs.list_drafts(tx, run_id, after, paging.limit, by=by)
        views = [DraftView.of(each, wording) for each in found]
        return Page[DraftView].of(views, paging, lambda view: (view.mentee_id,))

    return await query.run(read)


@router.get(
    "/match-runs/{run_id}/unmatched",
    operation_id="list_unmatched",
    openapi_extra=documented("list_unmatched"),
    response_model=Page[UnmatchedView],
    responses=problems(*_NO),
)
async def list_unmatched(
    run_id: UUID, query: Query, paging: PagingQuery, language: Language, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Who stayed alone, with the mentors they nearly had and what would have to change, in the order of their ids."""
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    wording = WORDINGS.get(language, WORDINGS["en"])

    async def read(tx: Tx, _now: datetime) -> Page[UnmatchedView]:
        await match_runs.read_run(tx, "list_unmatched", run_id, by=by)
        found = await outcomes.alone(tx, run_id, after, paging.limit)
        views = [UnmatchedView.of(each, wording) for each in found]
        return Page[UnmatchedView].of(views, paging, lambda view: (view.mentee_id,))

    return await query.run(read)


@router.post(
    "/match-runs/{run_id}/drafts/{mentee_id}/change",
    operation_id="change_draft",
    openapi_extra=documented("change_draft"),
    response_model=DraftChangeView,
    responses=problems(*_NO, MatchRunWasDry, MatchRunNotDone, MatchRunDecided, DraftRefused, *by_hand.REFUSALS),
)
async def change_draft(
    run_id: UUID, mentee_id: UUID, body: NewDraft, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Give a mentee another mentor than the run did, or nobody, and hear what that costs. What may not be matched is refused.

    Places are those that other drafts of the run leave. Who was not drawn where there was a lottery gets no place by hand.
    """
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> DraftChangeView:
        kept, change = await changing_drafts.change_draft(
            tx,
            run_id,
            mentee_id,
            body.mentor_id,
            dry_run=body.dry_run,
            by=by,
            expects=command.expects,
            now=now,
        )
        return DraftChangeView.of(kept, change, dry_run=body.dry_run)

    return await command.run(act)


@router.post(
    "/match-runs/{run_id}/cancellation",
    operation_id="cancel_match_run",
    openapi_extra=documented("cancel_match_run"),
    response_model=MatchRunView,
    responses=problems(*_NO, MatchRunOver),
)
async def cancel_match_run(run_id: UUID, command: Command, needs_passkey: OperatorsNeedPasskey) -> Response:
    """End a match run that goes on. Nothing comes of it."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MatchRunView:
        return MatchRunView.of(await match_runs.cancel_run(tx, run_id, by=by, expects=command.expects, now=now))

    return await command.run(act)


@router.post(
    "/match-runs/{run_id}/approval",
    operation_id="approve_match_run",
    openapi_extra=documented("approve_match_run"),
    response_model=MatchRunView,
    responses=problems(*_NO, MatchRunWasDry, MatchRunNotDone, MatchRunDecided, UnknownDraft),
)
async def approve_match_run(
    run_id: UUID, body: Approval, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Approve the drafts of all, some or none: a proposal goes to each mentor, in the mentee's name. A run is decided once.

    The drafts say what became of each; whoever has left, paused, filled up or found somebody meanwhile is skipped, and why. So is
    what one of the two has refused; a mentor with fewer places than drafts gets those that they rank highest.
    """
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MatchRunView:
        kept = await match_runs.approve_run(tx, run_id, body.mentee_ids, by=by, expects=command.expects, now=now)
        return MatchRunView.of(kept)

    return await command.run(act)
