"""Outcomes: what a programme changed, released once in a quarter; for operators and a programme's coordinators."""

from datetime import datetime
from typing import Any, Final, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.api.outcome_page import as_page, as_table
from services.mentorships.domain import programme_refusals as refusals
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.estimates.showing import Withheld
from services.mentorships.domain.outcome_values import (
    LONGEST,
    SHORTEST,
    Basis,
    How,
    Measure,
    Method,
    Plan,
    Report,
    basis_of,
)
from services.mentorships.domain.outcome_words import ENGLISH, OutcomeWords
from services.mentorships.domain.releases import Release, State
from services.mentorships.german_of_outcomes import OUTCOMES as GERMAN
from services.mentorships.store import facts
from services.mentorships.use_cases import outcomes
from shared.acting import NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query, UnversionedCommand
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.http.tables import CSV, HTML
from shared.postgres import Tx

router = Router(tag="outcomes", about="What a programme changed, mentored people beside others, once in a quarter.")

NO: Final = (NotYourProgramme, PasskeyNeeded, refusals.UnknownProgramme)
_OF_ONE: Final = (NotYourProgramme, PasskeyNeeded, refusals.UnknownRelease)


class OutcomePlanBody(RequestModel):
    """What is compared. It is fixed once anything is released."""

    basis: Basis | Literal["ever_offered"] = Field(examples=["draw"])
    """`draw`: everybody by their first draw; `selected`: who has a mentor beside who has none, which proves nothing; `none`: there
    is nobody to compare with. `ever_offered` is refused: it is no fair comparison."""
    horizon_days: int = Field(365, ge=SHORTEST, le=LONGEST, examples=[365])
    """Up to how many days after the draw, or the programme's start, people are followed."""
    fewest: int = Field(5, ge=5, le=1000, examples=[5])
    """Of groups with fewer people nothing is said."""


class OutcomePlanView(ResponseModel):
    """What a programme compares."""

    programme_id: UUID
    """Whose plan it is."""
    version: int
    basis: Basis
    """By what people are compared."""
    horizon_days: int
    """Up to how many days after the draw, or the programme's start, people are followed."""
    fewest: int
    """Of groups with fewer people nothing is said."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, programme_id: UUID, plan: Plan, *, fixed: bool) -> Self:
        return cls(programme_id=programme_id, can=[] if fixed else ["update"], **vars(plan))


class OutcomeFigureView(ResponseModel):
    """The number of one group."""

    people: int | None
    """How many there are of whom it is known; null where they are too few."""
    value: float | None
    """Days, a share from 0 to 1, or a mean; null where `withheld` says why."""
    withheld: Withheld | None
    """Why there is none."""


class OutcomeDifferenceView(ResponseModel):
    """Mentored less others; of `happier`, the probability itself, where 0.5 is no difference."""

    value: float
    """How much it is."""
    low: float
    """Where the 95 % interval begins."""
    high: float
    """Where it ends."""
    smallest_shown: float
    """The smallest true difference that a programme of this size shows in four of five cases."""
    how: How
    """`weighted`: by the odds and resampled by mentor, where odds are unequal or people share a mentor; else `plain`."""
    p_value: float | None
    """How often a draw that changes nothing would differ as much; null where nobody drew."""


class OutcomeRowView(ResponseModel):
    """One measure."""

    measure: Measure
    """What is measured."""
    mentored: OutcomeFigureView
    """Of the mentored."""
    others: OutcomeFigureView
    """Of the others."""
    answered: float | None
    """Of how large a share of the people it is known; null where they are too few."""
    difference: OutcomeDifferenceView | None
    """How they differ; null where `withheld` says why."""
    withheld: Withheld | None
    """Why there is no difference."""
    method: Method
    """By what the difference is estimated; where `how` is `weighted`, the same number of weighted people, with a bootstrap instead."""


class OutcomeCurveView(ResponseModel):
    """Who is not promoted yet, at the end of each quarter; if nobody left."""

    days: list[float]
    """Days since the clock started."""
    mentored: list[float]
    """Shares of the mentored, from 0 to 1."""
    others: list[float]
    """Shares of the others."""


class OutcomeGroupView(ResponseModel):
    """How far those of a group come whom the programme has put into it; null: too few, nearly all, or to be worked out from others."""

    group: str
    """As the organisation calls it."""
    people: int
    """How many there are."""
    signed_up: float | None
    """The share who have signed up."""
    matched: float | None
    """The share who have a mentor."""
    met: float | None
    """The share who have met them."""
    goal_completed: float | None
    """The share who have completed a goal."""


class OutcomeReportView(ResponseModel):
    """What was released."""

    rows: list[OutcomeRowView]
    """One for each measure."""
    curve: OutcomeCurveView | None
    """Null where a group is too small, or not followed long enough."""
    excluded: int | None
    """Whose odds were nearly none or nearly certain; null for a few."""
    unknown: int | None
    """Who took part, and of whom nothing is told; null for a few."""
    matched_later: float | None
    """Of those not drawn, the share who have a mentor all the same."""
    naive_days: list[float | None]
    """The mean over those promoted alone, of the mentored and of the others: it leaves out who still waits, and is there as a warning."""
    groups: list[OutcomeGroupView]
    """Who is reached and who is not, by the groups of the programme's choice."""


class OutcomeReleaseView(ResponseModel):
    """A release: asked for, computed by a worker, and then as it is for good."""

    id: UUID
    programme_id: UUID
    period: str
    """The quarter in which it was asked for."""
    state: State
    """How far it is."""
    progress: int
    """In percent."""
    asked_at: UtcDatetime
    """When it was asked for, in UTC."""
    released_at: UtcDatetime | None
    """When it was released, in UTC."""
    basis: Basis
    """By what people are compared."""
    horizon_days: int
    """Up to how many days people are followed."""
    fewest: int
    """Of groups with fewer people nothing is said."""
    report: OutcomeReportView | None
    """Null until it is released, and in lists."""

    @classmethod
    def of(cls, release: Release) -> Self:
        plan = release.plan
        return cls(
            id=release.id,
            programme_id=release.programme_id,
            period=release.period,
            state=release.state,
            progress=release.progress,
            asked_at=release.asked_at,
            released_at=release.released_at,
            basis=plan.basis,
            horizon_days=plan.horizon_days,
            fewest=plan.fewest,
            report=None if release.report is None else OutcomeReportView.model_validate(release.report),
        )


@router.get(
    "/programmes/{programme_id}/outcome-plan",
    operation_id="read_outcome_plan",
    summary="What a programme compares, and up to when",
    response_model=OutcomePlanView,
    openapi_extra=documented("read_outcome_plan"),
    responses=problems(*NO),
)
async def read_outcome_plan(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> OutcomePlanView:
        plan, fixed = await outcomes.read_plan(tx, programme_id, by=by)
        return OutcomePlanView.of(programme_id, plan, fixed=fixed)

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/outcome-plan",
    operation_id="change_outcome_plan",
    summary="Say what is compared, and up to when, before there are figures",
    response_model=OutcomePlanView,
    openapi_extra=documented("change_outcome_plan"),
    responses=problems(*NO, refusals.PlanFixed, refusals.UnfairComparison),
)
async def change_outcome_plan(
    programme_id: UUID, body: OutcomePlanBody, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> OutcomePlanView:
        plan = await outcomes.change_plan(
            tx,
            programme_id,
            basis_of(body.basis),
            body.horizon_days,
            body.fewest,
            by=by,
            expects=command.expects,
            now=now,
        )
        _, fixed = await outcomes.read_plan(tx, programme_id, by=by)
        return OutcomePlanView.of(programme_id, plan, fixed=fixed)

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/outcome-releases",
    operation_id="start_outcome_release",
    summary="Have this quarter's outcomes computed and released; a worker does it",
    status_code=201,
    response_model=OutcomeReleaseView,
    openapi_extra=documented("start_outcome_release"),
    responses=problems(*NO, refusals.AlreadyReleased),
)
async def start_outcome_release(
    programme_id: UUID, command: UnversionedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> OutcomeReleaseView:
        return OutcomeReleaseView.of(await outcomes.start_release(tx, programme_id, by=by, now=now))

    return await command.run(act, location=lambda view: f"/mentorships/v1/outcome-releases/{view.id}")


@router.get(
    "/programmes/{programme_id}/outcome-releases",
    operation_id="list_outcome_releases",
    summary="What was released of a programme, the newest first",
    response_model=Page[OutcomeReleaseView],
    openapi_extra=documented("list_outcome_releases"),
    responses=problems(*NO),
)
async def list_outcome_releases(
    programme_id: UUID, query: Query, paging: PagingQuery, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[OutcomeReleaseView]:
        found = await outcomes.list_releases(tx, programme_id, after, paging.limit, by=by)
        return Page[OutcomeReleaseView].of(list(map(OutcomeReleaseView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/outcome-releases/{release_id}",
    operation_id="read_outcome_release",
    summary="A release: how far it is, and what it says",
    response_model=OutcomeReleaseView,
    openapi_extra=documented("read_outcome_release"),
    responses=problems(*_OF_ONE),
)
async def read_outcome_release(release_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> OutcomeReleaseView:
        return OutcomeReleaseView.of(await outcomes.read_release(tx, release_id, by=by))

    return await query.run(read)


def _document(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": "What was released.", "content": {media_type: {"schema": {"type": "string"}}}}}


@router.get(
    "/outcome-releases/{release_id}/outcomes.csv",
    operation_id="download_outcomes",
    summary="What was released, for spreadsheets (RFC 4180, UTF-8)",
    response_class=Response,
    openapi_extra=documented("download_outcomes"),
    responses={**_document(CSV), **problems(*_OF_ONE, refusals.NotReleased)},
)
async def download_outcomes(
    release_id: UUID, query: Query, language: Language, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> bytes:
        release = await outcomes.read_release(tx, release_id, by=by)
        return as_table(_report(release), _words(language))

    return await query.run_document(read, media_type=f"{CSV}; charset=utf-8; header=present")


@router.get(
    "/outcome-releases/{release_id}/outcomes.html",
    operation_id="show_outcomes",
    summary="What was released as a page of its own, with charts that read in black and white",
    response_class=Response,
    openapi_extra=documented("show_outcomes"),
    responses={**_document(HTML), **problems(*_OF_ONE, refusals.NotReleased)},
)
async def show_outcomes(
    release_id: UUID, query: Query, language: Language, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> bytes:
        release = await outcomes.read_release(tx, release_id, by=by)
        words = _words(language)
        title = words.title.format(programme=await facts.name_of(tx, release.programme_id), period=release.period)
        return as_page(_report(release), words, title, language)

    return await query.run_document(read, media_type=f"{HTML}; charset=utf-8")


def _words(language: str) -> OutcomeWords:
    return GERMAN if language == "de" else ENGLISH


def _report(release: Release) -> Report:
    if release.report is None:
        raise refusals.NotReleased
    return release.report
