"""`/programmes/{id}/rules`: how a programme scores."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.matching.api.recommendations import Share
from services.matching.domain.previews import Preview
from services.matching.domain.refusals import RulesChangedMeanwhile, UnknownProgramme
from services.matching.domain.rules import (
    DEFAULT_WEIGHTS,
    HEAVIEST,
    MOST_SHOWN,
    Apart,
    Conditions,
    Rules,
    WeightsNotUsable,
)
from services.matching.domain.vocabulary import FACTORS, Factor
from services.matching.use_cases import previewing, ruling
from services.matching.use_cases.recommending import Directory
from shared.http.dependencies import OperatorCommand, OperatorQuery, UnversionedOperatorCommand
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


AlwaysApart = Annotated[
    list[Apart],
    Field(
        max_length=2,
        description="Whom the programme never puts together: two of whom one reports to the other, directly or not "
        "(`reporting_line`), or two who have a group of their organisation in common (`group`). Both are known from files of "
        "people; of whom nothing is known, nobody is kept apart.",
    ),
]


class NewRules(RequestModel):
    weights: NewWeights = Field(examples=[{**DEFAULT_WEIGHTS}])
    """All of them, whole."""
    apart: AlwaysApart = Field(default_factory=lambda: list(Conditions().apart))
    shown_a_day: Annotated[int, Field(strict=True, ge=1, le=MOST_SHOWN)] | None = None
    """To so many mentees a mentor is shown in a day (UTC): who first looks after that does not see them until the next. Null: to
    any number."""
    mentors_look: bool = False
    """Whether the programme's mentors are shown mentees who wait, with reasons and without a word that these wrote."""

    @property
    def conditions(self) -> Conditions:
        return Conditions(frozenset(self.apart), self.shown_a_day, self.mentors_look)

    @property
    def by_factor(self) -> dict[Factor, float]:
        return {factor: getattr(self.weights, factor) for factor in FACTORS}


class RulesView(ResponseModel):
    """Version 0: the rules every programme begins with."""

    programme_id: UUID
    version: int
    weights: Weights
    """How much each factor counts."""
    apart: AlwaysApart
    shown_a_day: int | None
    """To so many mentees a mentor is shown in a day; null: to any number."""
    mentors_look: bool
    """Whether the programme's mentors are shown mentees who wait."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, rules: Rules) -> "RulesView":
        return cls(
            programme_id=rules.programme_id,
            version=rules.version,
            weights=Weights(**{factor: float(rules.weights[factor]) for factor in FACTORS}),
            apart=sorted(rules.conditions.apart),
            shown_a_day=rules.conditions.shown_a_day,
            mentors_look=rules.conditions.mentors_look,
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
    """Makes a programme score by other weights, and show people under other conditions. Open proposals stay as they are."""

    async def act(tx: Tx, now: datetime) -> RulesView:
        by, expects = command.caller.person_id, command.expects
        weights, conditions = body.by_factor, body.conditions
        changed = await ruling.change_rules(tx, programme_id, weights, conditions, by=by, expects=expects, now=now)
        return RulesView.of(changed)

    return await command.run(act)


class ChangedListView(ResponseModel):
    """The beginning of one mentee's list, as it is and as it would be."""

    mentee_id: UUID
    before: list[UUID]
    """The first ten mentors by the present rules."""
    after: list[UUID]
    """The first ten by the rules that are tried."""


class PreviewView(ResponseModel):
    """What other rules would do to the lists of mentees of the programme. Nothing is saved."""

    programme_id: UUID
    rules_version: int
    """The version of the present rules, with which they are compared."""
    mentees: int
    """How many mentees were looked at: all who wait, or so many of them that it is done at once."""
    unchanged: int
    """Of how many the first ten stay as they are, in their order."""
    kept: Share
    """The share of the first ten that stays among them, over all."""
    mean_score_before: Share | None
    """Of the mentors who stand first; null where nobody has one."""
    mean_score_after: Share | None
    """Likewise, by the rules that are tried; scores of different rules say little of each other."""
    without_before: int
    """How many mentees have nobody in their list."""
    without_after: int
    """How many would have nobody."""
    changed: list[ChangedListView]
    """The lists that would change most, at most twenty."""

    @classmethod
    def of(cls, preview: Preview) -> "PreviewView":
        return cls(
            programme_id=preview.programme_id,
            rules_version=preview.rules_version,
            mentees=len(preview.lists),
            unchanged=preview.unchanged,
            kept=round(preview.kept, 4),
            mean_score_before=preview.mean_score("before"),
            mean_score_after=preview.mean_score("after"),
            without_before=preview.without("before"),
            without_after=preview.without("after"),
            changed=[
                ChangedListView(mentee_id=each.mentee_id, before=each.ids("before"), after=each.ids("after"))
                for each in preview.most_changed
            ],
        )


def previews(directory: Directory) -> Router:
    """The route that needs the index of this process."""
    routes = Router(tag="programmes")

    @routes.post(
        "/programmes/{programme_id}/rules/preview",
        operation_id="preview_programme_rules",
        response_model=PreviewView,
        responses=problems(UnknownProgramme, WeightsNotUsable),
    )
    async def preview_rules(programme_id: UUID, body: NewRules, command: UnversionedOperatorCommand) -> Response:
        """What a change of rules would do to the lists of mentees who wait, before it is saved. How often mentors are shown in a day
        is left out: it changes from hour to hour.
        """

        async def act(tx: Tx, now: datetime) -> PreviewView:
            by, weights, conditions = command.caller.person_id, body.by_factor, body.conditions
            tried = await previewing.preview(tx, directory, programme_id, weights, conditions, by=by, now=now)
            return PreviewView.of(tried)

        return await command.run(act)

    return routes
