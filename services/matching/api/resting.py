"""`/me/rest`: a mentor who has let requests expire is sent nobody new until they come back."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from fastapi.responses import Response

from services.matching.api.steps import StepView
from services.matching.domain.refusals import NotResting
from services.matching.store import people, steps
from services.matching.use_cases import resting
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="proposals")

STEPS_SHOWN: Final = 20


class RestView(ResponseModel):
    """Whether one rests as a mentor, and what programmes with a ladder of their own have taken for steps."""

    resting_since: UtcDatetime | None
    """Since when, in UTC: three requests in a row had run out of time. Null: one does not rest."""
    can: list[Literal["come_back"]]
    steps: list[StepView]
    """The newest twenty steps of programmes with a ladder of their own, the newest first; `/me/steps` has all."""

    @classmethod
    async def of(cls, tx: Tx, person_id: UUID) -> "RestView":
        since = await people.resting_since(tx, person_id)
        taken = await steps.of_person(tx, person_id, None, STEPS_SHOWN)
        return cls(
            resting_since=since, can=[] if since is None else ["come_back"], steps=[StepView.of(each) for each in taken]
        )


@router.get("/me/rest", operation_id="read_rest", response_model=RestView)
async def read_rest(query: Query) -> Response:
    """Whether you rest as a mentor. Who lets three requests in a row run out of time is not recommended and not asked any more, as if
    they had paused, until they come back. Those whom one mentors go on.
    """

    async def read(tx: Tx, _now: datetime) -> RestView:
        return await RestView.of(tx, query.caller.person_id)

    return await query.run(read)


@router.post("/me/rest/end", operation_id="come_back", response_model=RestView, responses=problems(NotResting))
async def come_back(command: UnversionedCommand) -> Response:
    """Come back: you are recommended and asked again, and what had run out of time counts no more towards a rest."""

    async def act(tx: Tx, now: datetime) -> RestView:
        await resting.come_back(tx, by=command.caller.person_id, now=now)
        return await RestView.of(tx, command.caller.person_id)

    return await command.run(act)
