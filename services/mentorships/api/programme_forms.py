"""What a programme asks the two of its mentorships, said by those who look after it."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.programme_forms import ProgrammeForm
from services.mentorships.use_cases import programme_forms
from shared.acting import NotYourProgramme
from shared.ground.languages import UnknownLocale
from shared.ground.questions import MOST_QUESTIONS, DuplicateLanguages, QuestionsNotWhole
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query
from shared.http.fields import RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.questions import FormQuestionBody, FormQuestionTermsView
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="programme forms", about="What a programme asks the two of its mentorships.")

Questions = Annotated[list[FormQuestionBody], Field(max_length=MOST_QUESTIONS)]


class CheckInQuestions(RequestModel):
    """What is asked in check-ins from now on, whole."""

    questions: Questions
    """In the order in which they are asked."""


class CheckInTermsView(ResponseModel):
    """What a programme asks in check-ins, in all languages."""

    programme_id: UUID
    version: int
    """Counts what was asked; 0: what all are asked."""
    asked_from: datetime | None
    """Since when it is asked; null for what all are asked."""
    questions: list[FormQuestionTermsView]
    """In the order in which they are asked."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, form: ProgrammeForm) -> Self:
        return cls(
            programme_id=form.programme_id,
            version=form.version,
            asked_from=form.asked_from,
            questions=[FormQuestionTermsView.model_validate(each) for each in form.questions],
            can=["change"],
        )


@router.get(
    "/programmes/{programme_id}/check-in-form",
    operation_id="read_check_in_questions",
    summary="What a programme asks in check-ins, in all languages",
    response_model=CheckInTermsView,
    openapi_extra=documented("read_check_in_questions"),
    responses=problems(NotYourProgramme, PasskeyNeeded),
)
async def read_check_in_questions(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> CheckInTermsView:
        return CheckInTermsView.of(await programme_forms.read_form(tx, programme_id, "check_in", by=by))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/check-in-form",
    operation_id="change_check_in_questions",
    summary="Ask something else in check-ins from now on",
    response_model=CheckInTermsView,
    openapi_extra=documented("change_check_in_questions"),
    responses=problems(NotYourProgramme, PasskeyNeeded, QuestionsNotWhole, DuplicateLanguages, UnknownLocale),
)
async def change_check_in_questions(
    programme_id: UUID, body: CheckInQuestions, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> CheckInTermsView:
        asked = [each.question() for each in body.questions]
        form = await programme_forms.change_form(
            tx, programme_id, "check_in", (), asked, by=by, expects=command.expects, now=now
        )
        return CheckInTermsView.of(form)

    return await command.run(act)
