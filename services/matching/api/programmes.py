"""`/programmes/{id}/rules`: how a programme scores."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path
from fastapi.responses import Response
from pydantic import Field

from services.matching.api.filling import up_to_date
from services.matching.api.recommendations import Share
from services.matching.api.weights import Levels, NewWeights, Weights
from services.matching.domain.ladder import LONGEST_DAYS, MOST, Ladder, LadderNotUsable
from services.matching.domain.previews import Preview
from services.matching.domain.refusals import RulesChangedMeanwhile, UnknownProgramme, UnknownRulesVersion
from services.matching.domain.rules import (
    DEFAULT_WEIGHTS,
    MOST_SHOWN,
    Apart,
    Conditions,
    Rules,
    WeightsNotUsable,
)
from services.matching.domain.scoring import POINTS
from services.matching.domain.vocabulary import FACTORS, Factor
from services.matching.store.programmes import KeptRules
from services.matching.use_cases import previewing, ruling
from services.matching.use_cases.recommending import Directory
from shared.http.dependencies import OperatorCommand, OperatorQuery, UnversionedOperatorCommand
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

Version = Annotated[int, Path(ge=0, le=2**31 - 1, description="Which of them; 0 is what every programme begins with.")]


AlwaysApart = Annotated[
    list[Apart],
    Field(
        max_length=2,
        description="Whom the programme never puts together: two of whom one reports to the other, directly or not "
        "(`reporting_line`), or two who have a group of their organisation in common (`group`). Both are known from files of "
        "people; of whom nothing is known, nobody is kept apart.",
    ),
]


Times = Annotated[int, Field(strict=True, ge=1, le=MOST)]


class NewLadder(RequestModel):
    """After how many requests that ran out of time and sessions that the mentor did not come to, together, which step is taken."""

    told: Times | None = None
    """They are told that it was noticed. Null: there is no such step."""
    rest: Times | None = None
    """Nobody new is sent to them in this programme until they come back."""
    unmatched: Times | None = None
    """Nobody new is sent to them there until those who look after it let them."""
    within_days: Annotated[int, Field(strict=True, ge=7, le=LONGEST_DAYS)] = 180
    """What is longer ago counts no more."""


class LadderView(ResponseModel):
    """After how many requests that ran out of time and sessions that the mentor did not come to, together, which step is taken."""

    told: int | None
    """They are told that it was noticed. Null: there is no such step."""
    rest: int | None
    """Nobody new is sent to them in this programme until they come back."""
    unmatched: int | None
    """Nobody new is sent to them there until those who look after it let them."""
    within_days: int
    """What is longer ago counts no more."""


class NewRules(RequestModel):
    weights: NewWeights = Field(examples=[{**DEFAULT_WEIGHTS}])
    """All of them, whole."""
    musts: list[Factor] = Field(default_factory=list, max_length=len(FACTORS))
    """Factors that have to hold for a pair besides counting as their weights say; those that `weights` call a must are among them
    anyhow."""
    minimum_score: Share = 0.0
    """Nobody below it is recommended, or matched by a run."""
    apart: AlwaysApart = Field(default_factory=lambda: list(Conditions().apart))
    shown_a_day: Annotated[int, Field(strict=True, ge=1, le=MOST_SHOWN)] | None = None
    """To so many mentees a mentor is shown in a day (UTC): who first looks after that does not see them until the next. Null: to
    any number."""
    mentors_look: bool = False
    """Whether the programme's mentors are shown mentees who wait, with reasons and without a word that these wrote."""

    drafts_shown: bool = False
    """Whether the two of a match run's draft see it before the run is decided, and may rank or refuse it."""

    ladder: NewLadder | None = None
    """What follows where a mentor lets requests run out of time and does not come to sessions, in this programme. Null: what does
    everywhere: after three requests in a row they rest."""

    @property
    def conditions(self) -> Conditions:
        return Conditions(
            apart=frozenset(self.apart),
            shown_a_day=self.shown_a_day,
            mentors_look=self.mentors_look,
            drafts_shown=self.drafts_shown,
            musts=self.weights.musts.union(self.musts),
            minimum=round(self.minimum_score * POINTS),
            ladder=None if self.ladder is None else Ladder(**self.ladder.model_dump()),
        )


class RulesView(ResponseModel):
    """Version 0: the rules every programme begins with."""

    programme_id: UUID
    version: int
    weights: Weights
    """How much each factor counts."""
    levels: Levels
    """The same as words."""
    musts: list[Factor]
    """The factors that have to hold for a pair."""
    minimum_score: Share
    """Nobody below it is recommended, or matched by a run."""
    apart: AlwaysApart
    shown_a_day: int | None
    """To so many mentees a mentor is shown in a day; null: to any number."""
    mentors_look: bool
    """Whether the programme's mentors are shown mentees who wait."""
    drafts_shown: bool
    """Whether the two of a match run's draft see it before the run is decided, and may rank or refuse it."""
    ladder: LadderView | None
    """What follows where a mentor does not answer or come; null: what does everywhere."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, rules: Rules) -> "RulesView":
        return cls(
            programme_id=rules.programme_id,
            version=rules.version,
            weights=Weights(**{factor: float(rules.weights[factor]) for factor in FACTORS}),
            levels=Levels(**{factor: rules.level(factor) for factor in FACTORS}),
            musts=sorted(rules.conditions.musts),
            minimum_score=rules.conditions.minimum / POINTS,
            apart=sorted(rules.conditions.apart),
            shown_a_day=rules.conditions.shown_a_day,
            mentors_look=rules.conditions.mentors_look,
            drafts_shown=rules.conditions.drafts_shown,
            ladder=None if rules.conditions.ladder is None else LadderView(**asdict(rules.conditions.ladder)),
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
    responses=problems(UnknownProgramme, WeightsNotUsable, LadderNotUsable, RulesChangedMeanwhile),
)
async def change_rules(programme_id: UUID, body: NewRules, command: OperatorCommand) -> Response:
    """Makes a programme score by other weights, and show people under other conditions. Open proposals stay as they are."""

    async def act(tx: Tx, now: datetime) -> RulesView:
        by, expects = command.caller.person_id, command.expects
        weights, conditions = body.weights.by_factor, body.conditions
        changed = await ruling.change_rules(tx, programme_id, weights, conditions, by=by, expects=expects, now=now)
        return RulesView.of(changed)

    return await command.run(act)


class KeptRulesView(ResponseModel):
    """A version of a programme's rules."""

    rules: RulesView
    """As they are, or were; what is to be done with the present ones stands in `can` of those."""
    changed_at: UtcDatetime | None
    """Since when they were the present ones, in UTC; null for version 0, and where that was not kept."""

    @classmethod
    def of(cls, kept: KeptRules) -> "KeptRulesView":
        rules = RulesView.of(kept.rules).model_copy(update={"can": []})
        return cls(rules=rules, changed_at=kept.changed_at)


@router.get(
    "/programmes/{programme_id}/rules/versions",
    operation_id="list_rules_versions",
    response_model=Page[KeptRulesView],
    responses=problems(UnknownProgramme),
)
async def list_rules_versions(programme_id: UUID, query: OperatorQuery, paging: PagingQuery) -> Response:
    """The versions that a programme's rules had, the newest first, without the one that all begin with. Who changed what is in the
    audit log.
    """
    (after,) = paging.after(int) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[KeptRulesView]:
        found = await ruling.list_versions(tx, programme_id, after, paging.limit)
        return Page[KeptRulesView].of(list(map(KeptRulesView.of, found)), paging, lambda view: (view.rules.version,))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/rules/versions/{version}",
    operation_id="read_rules_version",
    response_model=KeptRulesView,
    responses=problems(UnknownProgramme, UnknownRulesVersion),
)
async def read_rules_version(programme_id: UUID, version: Version, query: OperatorQuery) -> Response:
    """A programme's rules as they were in one of their versions: those that a proposal or a run names."""

    async def read(tx: Tx, _now: datetime) -> KeptRulesView:
        return KeptRulesView.of(await ruling.read_version(tx, programme_id, version))

    return await query.run(read)


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
        responses=problems(UnknownProgramme, WeightsNotUsable, LadderNotUsable),
    )
    async def preview_rules(programme_id: UUID, body: NewRules, command: UnversionedOperatorCommand) -> Response:
        """What a change of rules would do to the lists of mentees who wait, before it is saved. How often mentors are shown in a day
        is left out: it changes from hour to hour.
        """

        async def act(tx: Tx, now: datetime) -> PreviewView:
            by, weights, conditions = command.caller.person_id, body.weights.by_factor, body.conditions
            await up_to_date(directory, tx, refers=command.refers)
            tried = await previewing.preview(tx, directory, programme_id, weights, conditions, by=by, now=now)
            return PreviewView.of(tried)

        return await command.run(act)

    return routes
