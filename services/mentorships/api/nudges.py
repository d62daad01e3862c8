"""What comes of nudges in a programme, line by line; for operators and its coordinators."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.estimates.showing import Withheld
from services.mentorships.domain.nudging import MOST_HELD_BACK, NudgeTerms, RuleReport
from services.mentorships.use_cases import nudging
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import MentorshipStage, NudgeRule, Side
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query
from shared.http.fields import RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="nudges", about="The small words that are said where it is quiet, and what comes of them.")

NO: Final = (NotYourProgramme, PasskeyNeeded)


class NudgeTermsBody(RequestModel):
    """How much is kept back, so that it is known what such a word does."""

    held_back: float = Field(ge=0, le=MOST_HELD_BACK, examples=[0.1])
    """Of the words that are due, the share that is not said, by a draw for each."""


class NudgeEffectView(ResponseModel):
    """By how much more often something happens within seven days where it is said."""

    value: float
    """A difference of shares."""
    low: float
    """Where its 95 % interval begins (Newcombe's)."""
    high: float
    """Where it ends."""
    smallest_shown: float
    """The smallest true difference that so many show in four of five cases."""


class NudgeRuleView(ResponseModel):
    """A line of the table: when who is told, and what came of it. Null: fewer than five."""

    stage: MentorshipStage
    """In which stage it is said."""
    rule: NudgeRule
    """Which word of that stage."""
    side: Side
    """Whom it is said to."""
    after_periods: float
    """After how long a silence, in periods of the rhythm that the two agreed on; a week each until they have met."""
    published: int | None
    """How often it was said."""
    acted: int | None
    """How often something happened within seven days; of what was said in the past week it may still."""
    muted: int | None
    """How often its reader wanted no such word any more, within seven days."""
    held_back: int | None
    """How often it was due and was kept back."""
    acted_unsaid: int | None
    """How often something happened within seven days all the same."""
    effect: NudgeEffectView | None
    """Null where `withheld` says why."""
    withheld: Withheld | None
    """Why no effect is shown."""

    @classmethod
    def of(cls, known: RuleReport) -> Self:
        return cls(
            stage=known.rule.stage,
            rule=known.rule.id,
            side=known.rule.side,
            after_periods=known.rule.after,
            published=known.said,
            acted=known.acted,
            muted=known.muted,
            held_back=known.held_back,
            acted_unsaid=known.acted_unsaid,
            effect=None if known.effect is None else NudgeEffectView.model_validate(known.effect),
            withheld=known.withheld,
        )


class NudgesView(ResponseModel):
    """What is said unasked in a programme where it is quiet, and what comes of it."""

    programme_id: UUID
    """Which programme."""
    version: int
    """Counts what was said of `held_back`; 0: nobody has said anything."""
    held_back: float
    """Of the words that are due, the share that is not said."""
    rules: list[NudgeRuleView]
    """Every line, in the order of the table."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, programme_id: UUID, terms: NudgeTerms, rules: Sequence[RuleReport]) -> Self:
        return cls(
            programme_id=programme_id,
            version=terms.version,
            held_back=terms.held_back,
            rules=[NudgeRuleView.of(each) for each in rules],
            can=["update"],
        )


@router.get(
    "/programmes/{programme_id}/nudges",
    operation_id="read_nudges",
    summary="What is said unasked in a programme where it is quiet, and what comes of it",
    response_model=NudgesView,
    openapi_extra=documented("read_nudges"),
    responses=problems(*NO),
)
async def read_nudges(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> NudgesView:
        return NudgesView.of(programme_id, *await nudging.read_nudges(tx, programme_id, by=by))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/nudges",
    operation_id="change_nudges",
    summary="Keep a random few of these words back, so that it is known what they do",
    response_model=NudgesView,
    openapi_extra=documented("change_nudges"),
    responses=problems(*NO),
)
async def change_nudges(
    programme_id: UUID, body: NudgeTermsBody, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> NudgesView:
        seen = await nudging.change_terms(tx, programme_id, body.held_back, by=by, expects=command.expects, now=now)
        return NudgesView.of(programme_id, *seen)

    return await command.run(act)
