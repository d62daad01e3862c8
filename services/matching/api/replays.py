"""`/match-runs/{id}/replays`: a past run again, under other rules, and what really became of its pairs."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.matching.api.cohorts import MatchRunView
from services.matching.api.weights import NewWeights
from services.matching.domain.acting import documented
from services.matching.domain.assignment.solving import Objective
from services.matching.domain.rules import WeightsNotUsable
from services.matching.domain.runs import Decision, MatchRunGoesOn, MatchRunNotDone, NothingKept, UnknownMatchRun
from services.matching.domain.scoring import POINTS
from services.matching.store.snapshots import Became
from services.matching.use_cases import replaying
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import ProposalPhase
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import KeyedCommand, Query
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="match-runs")


class NewReplay(RequestModel):
    """What is to be otherwise."""

    objective: Objective | None = None
    """What it is for; null: the same as then."""
    minimum_score: Annotated[float, Field(strict=True, ge=0, le=1)] | None = None
    """Nobody is matched below it; null: the same as then."""
    weights: NewWeights | None = None
    """How much each factor counts, and which have to hold; null: as the programme's rules have it now."""


class BecameView(ResponseModel):
    """What has become of a mentee's draft since, and whom a replay would have given them."""

    mentee_id: UUID
    mentor_then: UUID | None
    """Whom the run gave them; null: nobody, or somebody who has left the platform."""
    mentor_now: UUID | None
    """Whom the replay gives them; null: nobody, or somebody who has left. Of a run that is no replay, the same as then."""
    decision: Decision
    """What was decided on the draft."""
    proposal: ProposalPhase | None
    """How the proposal ended that was sent, or that it is open; null where none was."""
    mentorship: bool
    """Whether the two came to a mentorship in this programme."""
    ended_at: UtcDatetime | None
    """When that ended, in UTC; null where it goes on or there is none."""

    @classmethod
    def of(cls, became: Became) -> "BecameView":
        return cls(
            mentee_id=became.mentee_id,
            mentor_then=became.then_id,
            mentor_now=became.now_id,
            decision=became.decision,
            proposal=became.proposal,
            mentorship=bool(became.opened),
            ended_at=became.ended_at,
        )


@router.post(
    "/match-runs/{run_id}/replays",
    operation_id="replay_match_run",
    openapi_extra=documented("replay_match_run"),
    status_code=201,
    response_model=MatchRunView,
    responses=problems(
        NotYourProgramme, UnknownMatchRun, MatchRunNotDone, NothingKept, MatchRunGoesOn, WeightsNotUsable
    ),
)
async def replay_match_run(
    run_id: UUID, body: NewReplay, command: KeyedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Do a past run again on the people as they were then, by the same seed and under other rules.

    It is a dry run of its own. Who has been erased since is no longer in it: `missing` says how many, and that it is not exact then.
    """
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)
    weights, musts = (body.weights.by_factor, body.weights.musts) if body.weights else (None, frozenset())
    minimum = None if body.minimum_score is None else round(body.minimum_score * POINTS)

    async def act(tx: Tx, now: datetime) -> MatchRunView:
        kept = await replaying.replay_run(tx, run_id, body.objective, minimum, weights, musts, by=by, now=now)
        return MatchRunView.of(kept)

    return await command.run(act, location=lambda view: f"/matching/v1/match-runs/{view.id}")


@router.get(
    "/match-runs/{run_id}/what-became",
    operation_id="list_what_became",
    openapi_extra=documented("list_what_became"),
    response_model=Page[BecameView],
    responses=problems(NotYourProgramme, UnknownMatchRun),
)
async def list_what_became(
    run_id: UUID, query: Query, paging: PagingQuery, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """What really became of the pairs of a run, or of the one that a replay does again, in the order of the mentees' ids."""
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> Page[BecameView]:
        found = await replaying.list_what_became(tx, run_id, after, paging.limit, by=by)
        return Page[BecameView].of(list(map(BecameView.of, found)), paging, lambda view: (view.mentee_id,))

    return await query.run(read)
