"""Surveys: set up by operators and a programme's coordinators, answered by whoever holds a link."""

from datetime import UTC, date, datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from fastapi import Depends, Request
from fastapi import Path as Which
from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain import programme_refusals as refusals
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.surveys import CONTACTS, FEWEST, SHIPPED, Survey, SurveyInvitation, SurveyKind
from services.mentorships.store import surveys as store
from services.mentorships.use_cases import surveys
from shared.acting import NotYourProgramme
from shared.ground.languages import UnknownLocale
from shared.ground.questions import (
    MOST_QUESTIONS,
    DuplicateLanguages,
    QuestionsNotWhole,
)
from shared.ground.survey_links import is_good
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, OpenCommand, OpenQuery, Query
from shared.http.fields import RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.questions import (
    Answers,
    FormQuestionBody,
    FormQuestionTermsView,
    FormQuestionView,
    fitting,
    question_view,
)
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="surveys", about="What a programme asks its people, and whether they answer.")

_NO: Final = (NotYourProgramme, PasskeyNeeded, refusals.UnknownProgramme)
_OWN: Final = MOST_QUESTIONS - len((*SHIPPED, CONTACTS))


async def _survey_key(request: Request) -> bytes | None:
    key: bytes | None = request.app.state.survey_key
    return key


SurveyKey = Annotated[bytes | None, Depends(_survey_key)]
"""What links are made with; None where nobody has told."""


WhichSurvey = Annotated[SurveyKind, Which(description="When the programme begins, on the way, or when it ends.")]


class SurveyBody(RequestModel):
    """What is asked beside satisfaction, confidence, skills and contacts, and when."""

    opens_on: date | None = Field(None, examples=["2026-03-02"])
    """The first day; null, like `closes_on`: by the programme's dates."""
    closes_on: date | None = Field(None, examples=["2026-03-23"])
    """The last day."""
    questions: Annotated[list[FormQuestionBody], Field(max_length=_OWN)] = Field(default_factory=list)
    """The programme's own, in the order in which they are asked. Scales that need a licence are yours to bring."""


class SurveyView(ResponseModel):
    """A survey, and how many answer it; never what anybody answers."""

    id: UUID
    programme_id: UUID
    kind: SurveyKind
    """`baseline`: when the programme begins; `pulse`: on the way; `close`: when it ends."""
    version: int
    opens_on: date
    """The first day."""
    closes_on: date
    """The last day."""
    questions: list[FormQuestionTermsView]
    """Those that are shipped, then the programme's own."""
    asked: int | None
    """How many were asked; null for one to four."""
    answered: int | None
    """How many of them have answered; null for one to four."""
    response_rate: float | None
    """The share of those; null of a few."""
    can: list[Literal["update"]]

    @classmethod
    def of(cls, survey: Survey, response: store.Response) -> Self:
        asked, answered = (_shown(each) for each in (response.asked, response.answered))
        return cls(
            id=survey.id,
            programme_id=survey.programme_id,
            kind=survey.kind,
            version=survey.version,
            opens_on=survey.opens_on,
            closes_on=survey.closes_on,
            questions=[FormQuestionTermsView.model_validate(vars(each)) for each in survey.all_questions],
            asked=asked,
            answered=answered,
            response_rate=answered / asked if asked and answered is not None else None,
            can=["update"],
        )


class OpenSurveyView(ResponseModel):
    """What somebody is asked, for whoever holds their link."""

    kind: SurveyKind
    """Which of the programme's surveys it is."""
    closes_on: date
    """The last day on which it can be answered."""
    questions: list[FormQuestionView]
    """In the order in which they are asked."""
    answered: bool
    """Whether there is an answer; another one takes its place. The link shows none."""

    @classmethod
    def of(cls, survey: Survey, invitation: SurveyInvitation, language: str) -> Self:
        return cls(
            kind=survey.kind,
            closes_on=survey.closes_on,
            questions=[question_view(each, language) for each in survey.asked_of(invitation.side)],
            answered=invitation.answered_at is not None,
        )


class SurveyLinkBody(RequestModel):
    """What makes a link good. It stands in no address: those are kept in histories and logs of others."""

    until: int = Field(ge=0, lt=2**33, examples=[1774310400])
    """As the link has it."""
    code: str = Field(pattern="^[A-Za-z0-9_-]{22}$", examples=["k3J9k3J9k3J9k3J9k3J9kA"])
    """As the link has it."""


class SurveyAnswersBody(SurveyLinkBody):
    """The answers, with what makes the link good."""

    answers: Answers = Field(examples=[{"satisfaction": 7}])
    """By the questions' keys."""


@router.get(
    "/programmes/{programme_id}/surveys/{kind}",
    operation_id="read_survey",
    summary="A programme's survey, and how many have answered it",
    response_model=SurveyView,
    openapi_extra=documented("read_survey"),
    responses=problems(*_NO, refusals.UnknownSurvey),
)
async def read_survey(
    programme_id: UUID, kind: WhichSurvey, query: Query, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> SurveyView:
        return SurveyView.of(*await surveys.read(tx, programme_id, kind, by=by))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/surveys/{kind}",
    operation_id="change_survey",
    summary="Set a survey up, or change it; everybody in the programme is asked when it opens, and reminded once",
    response_model=SurveyView,
    openapi_extra=documented("change_survey"),
    responses=problems(
        *_NO, refusals.NoSurveyKey, refusals.SurveyDatesUnfit, QuestionsNotWhole, DuplicateLanguages, UnknownLocale
    ),
)
async def change_survey(
    programme_id: UUID,
    kind: WhichSurvey,
    body: SurveyBody,
    command: Command,
    needs_passkey: OperatorsNeedPasskey,
    key: SurveyKey,
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)
    if key is None:
        raise refusals.NoSurveyKey
    if (body.opens_on is None) != (body.closes_on is None):
        raise refusals.SurveyDatesUnfit
    dates = None if body.opens_on is None or body.closes_on is None else (body.opens_on, body.closes_on)

    async def act(tx: Tx, now: datetime) -> SurveyView:
        questions = tuple(each.question() for each in body.questions)
        changed = await surveys.change(
            tx, programme_id, kind, dates, questions, by=by, expects=command.expects, now=now
        )
        return SurveyView.of(changed, await store.response(tx, changed.id))

    return await command.run(act)


@router.post(
    "/survey-invitations/{invitation_id}/questions",
    operation_id="open_survey",
    summary="What somebody is asked, by their link; nobody signs in for that, and opening it answers nothing",
    response_model=OpenSurveyView,
    responses=problems(refusals.SurveyLinkBad, refusals.UnknownSurvey),
)
async def open_survey(
    invitation_id: UUID, body: SurveyLinkBody, query: OpenQuery, key: SurveyKey, language: Language
) -> Response:
    async def read(tx: Tx, now: datetime) -> OpenSurveyView:
        _refuse_bad_link(key, invitation_id, body.until, body.code, now)
        return OpenSurveyView.of(*await surveys.open_invitation(tx, invitation_id), language)

    return await query.run(read, cache_control="no-store")


@router.put(
    "/survey-invitations/{invitation_id}/answers",
    operation_id="answer_survey",
    summary="Answer by a link; a later answer takes the place of an earlier one",
    response_model=OpenSurveyView,
    responses=problems(refusals.SurveyLinkBad, refusals.UnknownSurvey, refusals.SurveyClosed),
)
async def answer_survey(
    invitation_id: UUID, body: SurveyAnswersBody, command: OpenCommand, key: SurveyKey, language: Language
) -> Response:
    async def act(tx: Tx, now: datetime) -> OpenSurveyView:
        _refuse_bad_link(key, invitation_id, body.until, body.code, now)
        survey, invitation = await surveys.open_invitation(tx, invitation_id)
        answers = fitting(survey.asked_of(invitation.side), body.answers)
        return OpenSurveyView.of(*await surveys.answer(tx, invitation_id, answers, now=now), language)

    return await command.run(act)


def _refuse_bad_link(key: bytes | None, invitation_id: UUID, until: int, code: str, now: datetime) -> None:
    """The same whether there is such an invitation or not."""
    if key is None or not is_good(key, invitation_id, datetime.fromtimestamp(until, UTC), code, now):
        raise refusals.SurveyLinkBad


def _shown(people: int) -> int | None:
    return people if people == 0 or people >= FEWEST else None
