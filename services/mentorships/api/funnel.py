"""The funnel: how far the mentees of a programme come, and where they stop; for operators and its coordinators."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from fastapi.responses import Response

from services.mentorships.domain import programme_refusals as refusals
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.funnel import Funnel, Stage
from services.mentorships.use_cases import funnel
from shared.acting import NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="outcomes")


class FunnelStageView(ResponseModel):
    """A stage, and how many have reached it."""

    stage: Stage
    """`eligible`: imported, or came by themselves; then invited, signed up, matched, first session, third session, first goal completed."""
    people: int | None
    """How many have reached it so far; null for one to four."""
    went_on: float | None
    """Of those of the stage before, the share who came on; null of a few."""


class FunnelCountView(ResponseModel):
    """How many have reached a stage by the end of a week."""

    stage: Stage
    """Which stage."""
    people: int | None
    """How many by then; null for one to four."""


class FunnelWeekView(ResponseModel):
    """A week in which somebody came on."""

    week: date
    """Its Monday, in UTC."""
    counts: list[FunnelCountView]
    """Of each stage, in order."""


class FunnelView(ResponseModel):
    """How far the mentees of a programme come."""

    programme_id: UUID
    """Which programme."""
    stages: list[FunnelStageView]
    """In order."""
    stops_at: Stage | None
    """The stage that the smallest share of those before it reaches: where most people stop. Null where nobody does, or they are few."""
    weeks: list[FunnelWeekView]
    """The weeks in which somebody came on, the first one first."""

    @classmethod
    def of(cls, programme_id: UUID, found: Funnel) -> Self:
        return cls(
            programme_id=programme_id,
            stages=[FunnelStageView.model_validate(each) for each in found.stages],
            stops_at=found.stops_at,
            weeks=[
                FunnelWeekView(
                    week=each.week,
                    counts=[FunnelCountView(stage=stage, people=people) for stage, people in each.people.items()],
                )
                for each in found.weeks
            ],
        )


@router.get(
    "/programmes/{programme_id}/funnel",
    operation_id="read_funnel",
    summary="How far the mentees of a programme come, by week, and where they stop",
    response_model=FunnelView,
    openapi_extra=documented("read_funnel"),
    responses=problems(NotYourProgramme, PasskeyNeeded, refusals.UnknownProgramme),
)
async def read_funnel(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> FunnelView:
        return FunnelView.of(programme_id, await funnel.read_funnel(tx, programme_id, by=by))

    return await query.run(read)
