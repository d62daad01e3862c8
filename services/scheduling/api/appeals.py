"""Reported absences, appealed by the other side and decided on by operators."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.session_views import SessionView
from services.scheduling.domain import refusals
from services.scheduling.domain.minutes import datetime_of
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.vocabulary import Appeal
from services.scheduling.store import sessions
from services.scheduling.use_cases.sessions import appeal_absence, decide_appeal
from shared.contracts.vocabulary import SessionPhase, Side
from shared.http.dependencies import Command, OperatorCommand, OperatorQuery
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(
    tag="appeals", about="Reported absences: appealed by the other side and decided on by operators."
)

_NIL: Final = UUID(int=0)


class NewAppeal(RequestModel):
    """That it was not as reported."""

    reason: Annotated[str, Prose(2000)]
    """What happened as you see it: for the operator who decides, and for the other side."""


class AppealDecision(RequestModel):
    """`took_place`: nobody was absent, and the session counts as completed; else the absence stands."""

    outcome: Literal["took_place", "absence_stands"]
    """Whether the session took place or the absence stands."""


class AppealView(ResponseModel):
    """A session that one side says was missed, as operators see it."""

    session_id: UUID
    version: int
    state: SessionPhase
    """Where it stands."""
    mentor_id: UUID
    mentee_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime
    absent: Side | None
    """Who is said not to have come."""
    reported_by: Side | None
    """Which side said so."""
    appeal: Appeal | None
    """Where the appeal stands."""
    reason: str | None
    """What the other side says to it."""

    @classmethod
    def of(cls, session: Session) -> "AppealView":
        return cls(
            session_id=session.session_id,
            version=session.version,
            state=session.state,
            mentor_id=session.mentor_id,
            mentee_ids=list(session.mentee_ids),
            starts_at=datetime_of(session.starts),
            ends_at=datetime_of(session.ends),
            absent=session.absent,
            reported_by=session.absence_reported_by,
            appeal=session.appeal,
            reason=session.appeal_reason,
        )


@router.post(
    "/sessions/{session_id}/appeal",
    operation_id="appeal_absence",
    response_model=SessionView,
    responses=problems(
        refusals.UnknownSession,
        refusals.NotMissed,
        refusals.OwnReport,
        refusals.AlreadyAppealed,
        refusals.AppealTooLate,
    ),
)
async def appeal(session_id: UUID, body: NewAppeal, command: Command) -> Response:
    """Say, as the side that did not report it, that a reported absence was none; an operator decides."""

    async def act(tx: Tx, now: datetime) -> SessionView:
        me = command.caller.person_id
        session = await appeal_absence(tx, session_id, body.reason, by=me, expects=command.expects, now=now)
        return SessionView.of(session, me, now)

    return await command.run(act)


@router.get("/appeals", operation_id="list_appeals", response_model=Page[AppealView], responses=problems())
async def list_open(query: OperatorQuery, paging: PagingQuery) -> Response:
    """Appeals that wait for a decision."""

    async def read(tx: Tx, _now: datetime) -> Page[AppealView]:
        (after,) = paging.after(UUID) or (_NIL,)
        views = [AppealView.of(session) for session in await sessions.open_appeals(tx, after, paging.limit)]
        return Page[AppealView].of(views, paging, key=lambda view: (view.session_id,))

    return await query.run(read)


@router.post(
    "/appeals/{session_id}/decision",
    operation_id="decide_appeal",
    response_model=AppealView,
    responses=problems(refusals.UnknownSession, refusals.NoOpenAppeal),
)
async def decide(session_id: UUID, body: AppealDecision, command: OperatorCommand) -> Response:
    """Decide on an appeal: the absence stands, or the session took place."""

    async def act(tx: Tx, now: datetime) -> AppealView:
        took_place, by = body.outcome == "took_place", command.caller.person_id
        return AppealView.of(
            await decide_appeal(tx, session_id, took_place=took_place, by=by, expects=command.expects, now=now)
        )

    return await command.run(act)
