"""The stages of a programme, said by those who look after it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.stage_tables import (
    LONGEST_PURPOSE,
    MOST_ACTIVITIES,
    MOST_ENOUGH,
    STAGES,
    StagesNotWhole,
    StagesUpToDate,
    StageTable,
    StageTerms,
    StageText,
)
from services.mentorships.german import GUIDES as GERMAN_GUIDES
from services.mentorships.use_cases import stage_tables
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import MentorshipStage, SessionKind
from shared.ground.languages import UnknownLocale
from shared.ground.questions import DuplicateLanguages
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query, UnversionedCommand
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.questions import Tag
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="stages", about="The stages of a programme: what each is for, and what ends it.")

_Activity = Annotated[str, Prose(LONGEST_PURPOSE)]


class StageTextBody(RequestModel):
    """A stage in one language."""

    language: Tag
    """A BCP 47 tag."""
    purpose: Annotated[str, Prose(LONGEST_PURPOSE)] = Field(examples=["Get to know each other."])
    """What it is for."""
    activities: Annotated[list[_Activity], Field(max_length=MOST_ACTIVITIES)] = Field(
        examples=[["Tell each other where you come from."]]
    )
    """What helps in it."""


class StageBody(RequestModel):
    stage: MentorshipStage = Field(examples=["initiation"])
    """Which of the four it is."""
    texts: Annotated[list[StageTextBody], Field(min_length=1, max_length=20)]
    """One for each language; the first one is for whoever reads none of them."""
    session_kinds: Annotated[list[SessionKind], Field(max_length=7)] = Field(examples=[["introductory"]])
    """Which sessions belong to it: those of other kinds don't end it. Sessions of no kind belong to every stage."""
    enough: Annotated[Int4, Field(ge=1, le=MOST_ENOUGH)] = Field(1, examples=[1])
    """After how many sessions `initiation` is over, after how many agreed goals `goal_setting`, after how many completed ones
    `engagement`, once none is open; how many open goals lead from `feedback` back to `engagement`."""

    def terms(self) -> StageTerms:
        texts = tuple(StageText(each.language, each.purpose, tuple(each.activities)) for each in self.texts)
        return StageTerms(self.stage, texts, tuple(dict.fromkeys(self.session_kinds)), self.enough)


class StagesToHold(RequestModel):
    """The whole table; it holds for mentorships that begin from now on."""

    stages: Annotated[list[StageBody], Field(max_length=len(STAGES))]
    """Each of the four, once."""


class StageTextView(ResponseModel):
    language: str
    """A BCP 47 tag."""
    purpose: str
    """What it is for."""
    activities: list[str]
    """What helps in it."""


class StageView(ResponseModel):
    stage: MentorshipStage
    """Which of the four it is."""
    texts: list[StageTextView]
    """The first one is for whoever reads none of the languages."""
    session_kinds: list[SessionKind]
    """Which sessions belong to it."""
    enough: int
    """After how many sessions, agreed goals, completed goals or new ones it is over."""


class StagesView(ResponseModel):
    """What holds in a programme for mentorships that begin now."""

    programme_id: UUID
    version: int
    """Counts what the programme said; 0: what all have."""
    holds_from: datetime | None
    """Since when mentorships begin by it; null for what all have."""
    stages: list[StageView]
    """The four, in their order."""
    behind: int
    """How many mentorships that go on go by an earlier version."""
    can: list[Literal["change", "move_over"]]

    @classmethod
    def of(cls, table: StageTable, behind: int) -> Self:
        return cls(
            programme_id=table.programme_id,
            version=table.version,
            holds_from=table.holds_from,
            stages=[StageView.model_validate(each if table.version else _in_german_too(each)) for each in table.stages],
            behind=behind,
            can=["change", "move_over"] if behind else ["change"],
        )


def _in_german_too(terms: StageTerms) -> StageTerms:
    guide = GERMAN_GUIDES[terms.stage]
    return replace(terms, texts=(*terms.texts, StageText("de", guide.purpose, guide.activities)))


class MovedOverView(ResponseModel):
    programme_id: UUID
    """The programme."""
    stages_version: int
    """The version that they go by now."""
    moved: int
    """How many mentorships were moved over, a thousand at a time."""
    left: int
    """How many are left for another call."""


@router.get(
    "/programmes/{programme_id}/stages",
    operation_id="read_programme_stages",
    summary="The stages of a programme, in all languages, and how many mentorships go by earlier ones",
    response_model=StagesView,
    openapi_extra=documented("read_programme_stages"),
    responses=problems(NotYourProgramme, PasskeyNeeded),
)
async def read_programme_stages(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> StagesView:
        return StagesView.of(*await stage_tables.read_stages(tx, programme_id, by=by))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/stages",
    operation_id="change_programme_stages",
    summary="Say what the stages of a programme are for, and what ends them, for mentorships that begin from now on",
    response_model=StagesView,
    openapi_extra=documented("change_programme_stages"),
    responses=problems(NotYourProgramme, PasskeyNeeded, StagesNotWhole, DuplicateLanguages, UnknownLocale),
)
async def change_programme_stages(
    programme_id: UUID, body: StagesToHold, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> StagesView:
        said: Sequence[StageTerms] = [each.terms() for each in body.stages]
        changed = await stage_tables.change_stages(tx, programme_id, said, by=by, expects=command.expects, now=now)
        return StagesView.of(*changed)

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/stages/adoption",
    operation_id="move_over_to_stages",
    summary="Let mentorships that go on go by the stages that hold now; nobody changes their stage by it",
    response_model=MovedOverView,
    openapi_extra=documented("move_over_to_stages"),
    responses=problems(NotYourProgramme, PasskeyNeeded, StagesUpToDate),
)
async def move_over_to_stages(
    programme_id: UUID, command: UnversionedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> MovedOverView:
        table, moved, left = await stage_tables.move_over(tx, programme_id, by=by, expects=command.expects, now=now)
        return MovedOverView(programme_id=programme_id, stages_version=table.version, moved=moved, left=left)

    return await command.run(act)
