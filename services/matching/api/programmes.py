"""`/programmes/{id}/rules`: how a programme scores."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.matching.domain.refusals import RulesChangedMeanwhile, UnknownProgramme
from services.matching.domain.rules import DEFAULT_WEIGHTS, HEAVIEST, Rules, WeightsNotUsable
from services.matching.domain.vocabulary import FACTORS, Factor
from services.matching.use_cases import ruling
from shared.http.dependencies import OperatorCommand, OperatorQuery
from shared.http.fields import RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

Weight = Annotated[float, Field(strict=True, ge=0, le=HEAVIEST)]


class Weights(RequestModel):
    """How much each factor counts, in proportion to the others of its side; at least one is above 0.

    What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability; what the
    mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.
    """

    skills: Weight
    """The skills that the mentee wants and the mentor has."""
    goals: Weight
    """The mentee's goals, and what the mentor knows of them."""
    languages: Weight
    """Languages that both speak."""
    stage: Weight
    """The stages of mentees that the mentor wants."""
    style: Weight
    """How both like to work."""
    rhythm: Weight
    """How often both want to meet."""
    capacity: Weight
    """How much room the mentor has."""
    overlap: Weight
    """The hours that both have free."""
    feedback: Weight
    """What mentees said of the mentor."""
    reliability: Weight
    """Whether the mentor answers in time and comes."""
    history: Weight
    """Whether the mentor has said no to this mentee lately."""


class NewWeights(Weights):
    """How much each factor is to count; what is left out does not."""

    reliability: Weight = 0
    """Whether the mentor answers in time and comes; left out, it does not count."""
    history: Weight = 0
    """Whether the mentor has said no to this mentee lately; left out, it does not count."""


class NewRules(RequestModel):
    weights: NewWeights = Field(examples=[{**DEFAULT_WEIGHTS}])
    """All of them, whole."""


class RulesView(ResponseModel):
    """Version 0: the rules every programme begins with."""

    programme_id: UUID
    version: int
    weights: Weights
    """How much each factor counts."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, rules: Rules) -> "RulesView":
        return cls(
            programme_id=rules.programme_id,
            version=rules.version,
            weights=Weights(**{factor: float(rules.weights[factor]) for factor in FACTORS}),
            can=["update"],
        )


router = Router(tag="programmes", about="How a programme scores: operators set its rules.")


@router.get(
    "/programmes/{programme_id}/rules",
    operation_id="read_programme_rules",
    response_model=RulesView,
    responses=problems(UnknownProgramme),
)
async def read_rules(programme_id: UUID, query: OperatorQuery) -> Response:
    """How a programme scores."""

    async def read(tx: Tx, _now: datetime) -> RulesView:
        return RulesView.of(await ruling.read_rules(tx, programme_id))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/rules",
    operation_id="change_programme_rules",
    response_model=RulesView,
    responses=problems(UnknownProgramme, WeightsNotUsable, RulesChangedMeanwhile),
)
async def change_rules(programme_id: UUID, body: NewRules, command: OperatorCommand) -> Response:
    """Makes a programme score by other weights."""
    weights: dict[Factor, float] = {factor: getattr(body.weights, factor) for factor in FACTORS}

    async def act(tx: Tx, now: datetime) -> RulesView:
        by, expects = command.caller.person_id, command.expects
        return RulesView.of(await ruling.change_rules(tx, programme_id, weights, by=by, expects=expects, now=now))

    return await command.run(act)
