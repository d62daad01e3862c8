"""`/me/rematches`: to be matched again in a programme where one had a mentor, and why."""

from datetime import datetime
from uuid import UUID

from fastapi.responses import Response

from services.matching.domain.acting import documented
from services.matching.domain.refusals import NotInProgramme, ProgrammeNotRunning, UnknownProgramme
from services.matching.domain.rematches import Cause, NothingToMatchAgain, Rematch, RematchWaits, StillMentored
from services.matching.store import rematches as store
from services.matching.use_cases import rematching
from shared.acting import NotYourProgramme
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import KeyedCommand, Query
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="match-runs")


class NewRematch(RequestModel):
    """Where one wants to be matched again, and why."""

    programme_id: UUID
    """In which one had a mentor."""
    cause: Cause
    """Why one wants another one. Nobody else reads it: those who look after the programme are told numbers of five and more."""


class RematchView(ResponseModel):
    """That one wants to be matched again, for oneself alone."""

    id: UUID
    programme_id: UUID
    cause: Cause
    """What one said."""
    asked_at: UtcDatetime
    """When one said so, in UTC."""
    settled_at: UtcDatetime | None
    """Since when a match run has asked somebody, in UTC; null while one waits for it."""

    @classmethod
    def of(cls, rematch: Rematch) -> "RematchView":
        return cls(
            id=rematch.rematch_id,
            programme_id=rematch.programme_id,
            cause=rematch.cause,
            asked_at=rematch.asked_at,
            settled_at=rematch.settled_at,
        )


class CauseCount(ResponseModel):
    cause: Cause
    """What they said."""
    people: int
    """How many said so: five or more."""


class RematchCauses(ResponseModel):
    """Why people of a programme wanted to be matched again."""

    causes: list[CauseCount]
    """The most frequent first. What fewer than five people gave is left out: a number could say who."""


@router.post(
    "/me/rematches",
    operation_id="ask_for_rematch",
    status_code=201,
    response_model=RematchView,
    responses=problems(
        UnknownProgramme, NotInProgramme, ProgrammeNotRunning, NothingToMatchAgain, StillMentored, RematchWaits
    ),
)
async def ask_for_rematch(body: NewRematch, command: KeyedCommand) -> Response:
    """Be matched again by the programme's next run. Who had a mentor there is left out of runs until they say why they want another.

    Nobody is ever put together again with somebody they have had.
    """
    person_id = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> RematchView:
        return RematchView.of(await rematching.ask_for_rematch(tx, person_id, body.programme_id, body.cause, now=now))

    return await command.run(act, location=lambda _: "/matching/v1/me/rematches")


@router.get("/me/rematches", operation_id="list_my_rematches", response_model=Page[RematchView])
async def list_my_rematches(query: Query, paging: PagingQuery) -> Response:
    """Where one wanted to be matched again, and why, the newest first. Nobody else reads it."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[RematchView]:
        found = await store.of_person(tx, query.caller.person_id, after, paging.limit)
        return Page[RematchView].of(list(map(RematchView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/rematch-causes",
    operation_id="list_rematch_causes",
    openapi_extra=documented("list_rematch_causes"),
    response_model=RematchCauses,
    responses=problems(NotYourProgramme),
)
async def list_rematch_causes(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    """Why people of a programme wanted to be matched again, in numbers that tell of nobody."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> RematchCauses:
        found = await rematching.list_causes(tx, programme_id, by=by)
        return RematchCauses(causes=[CauseCount(cause=cause, people=people) for cause, people in found])

    return await query.run(read)
