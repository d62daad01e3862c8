"""The preparation that a programme asks for before the first session."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain import refusals
from services.mentorships.domain.checking_in import FormChanged
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.preparing import NothingToPrepare
from services.mentorships.domain.programme_forms import (
    LONGEST_READING,
    MOST_READINGS,
    ProgrammeForm,
    Reading,
    ReadingText,
)
from services.mentorships.store import programme_forms as stored
from services.mentorships.use_cases import journey, preparing, programme_forms
from services.mentorships.use_cases.preparing import AskedToPrepare
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import Side
from shared.ground.languages import UnknownLocale
from shared.ground.questions import MOST_QUESTIONS, DuplicateLanguages, QuestionsNotWhole
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Line, Prose, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.questions import (
    ANSWERS_SCHEMA,
    Answers,
    FormQuestionBody,
    FormQuestionTermsView,
    FormQuestionView,
    Tag,
    fitting,
    question_view,
)
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="preparation", about="A short preparation before the first session, where a programme asks for one."
)


class PreparationTextBody(RequestModel):
    """A text in one language."""

    language: Tag
    """A BCP 47 tag."""
    title: Annotated[str, Line(200)] = Field(examples=["What makes a good first session"])
    """What it is called."""
    text: Annotated[str, Prose(LONGEST_READING)] = Field(examples=["Ask before you advise."])
    """What it says."""


class PreparationReadingBody(RequestModel):
    """A text to read."""

    roles: Annotated[list[Side], Field(min_length=1, max_length=2)] = Field(default=["mentee", "mentor"])
    """Who reads it."""
    texts: Annotated[list[PreparationTextBody], Field(min_length=1, max_length=20)]
    """One for each language; the first one is for whoever reads none of them."""

    def reading(self) -> Reading:
        texts = tuple(ReadingText(each.language, each.title, each.text) for each in self.texts)
        return Reading(tuple(self.roles), texts)


class PreparationToAskFor(RequestModel):
    """What is asked before the first session from now on, whole; nothing: no preparation is asked for."""

    readings: Annotated[list[PreparationReadingBody], Field(max_length=MOST_READINGS)] = Field(default_factory=list)
    """In the order in which they are read."""
    questions: Annotated[list[FormQuestionBody], Field(max_length=MOST_QUESTIONS)] = Field(default_factory=list)
    """In the order in which they are asked; answers are for whoever gives them alone."""


class PreparationTextView(ResponseModel):
    language: str
    """A BCP 47 tag."""
    title: str
    """What it is called."""
    text: str
    """What it says."""


class PreparationReadingTermsView(ResponseModel):
    roles: list[Side]
    """Who reads it."""
    texts: list[PreparationTextView]
    """The first one is for whoever reads none of the languages."""


class PreparationTermsView(ResponseModel):
    """What a programme asks before the first session, in all languages."""

    programme_id: UUID
    version: int
    """Counts what was asked; 0: nothing ever was."""
    asked_from: datetime | None
    """Since when it is asked; null where nothing ever was."""
    readings: list[PreparationReadingTermsView]
    """In the order in which they are read."""
    questions: list[FormQuestionTermsView]
    """In the order in which they are asked."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, form: ProgrammeForm) -> Self:
        return cls(
            programme_id=form.programme_id,
            version=form.version,
            asked_from=form.asked_from,
            readings=[PreparationReadingTermsView.model_validate(each) for each in form.readings],
            questions=[FormQuestionTermsView.model_validate(each) for each in form.questions],
            can=["change"],
        )


class PreparationToDo(RequestModel):
    form_version: Annotated[Int4, Field(ge=1, examples=[1])]
    """The version of what is asked."""
    answers: Answers = Field(default_factory=dict, examples=[{"hopes": "To lead a team."}])
    """By the questions' keys."""
    done: bool = Field(examples=[True])
    """Whether you are ready."""


class PreparationView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that you prepare for."""
    version: int
    form_version: int
    """The version of what is asked; send it along with your answers."""
    readings: list[PreparationTextView]
    """What you are asked to read."""
    questions: list[FormQuestionView]
    """What you are asked."""
    answers: Annotated[dict[str, Any], Field(json_schema_extra=ANSWERS_SCHEMA)]
    """What you have answered, by the questions' keys; nobody else reads it."""
    done_at: datetime | None
    """When you said that you are ready, in UTC."""
    other_is_ready: bool
    """Whether the other side has said so."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, asked: AskedToPrepare, language: str) -> Self:
        form, own = asked.form, asked.own
        return cls(
            mentorship_id=asked.mentorship.id,
            version=own.version,
            form_version=form.version,
            readings=[
                PreparationTextView.model_validate(each.in_language(language)) for each in form.readings_for(own.side)
            ],
            questions=[question_view(each, language) for each in form.questions_for(own.side)],
            answers=dict(own.answers or {}),
            done_at=own.done_at,
            other_is_ready=asked.other_is_ready,
            can=[] if asked.mentorship.ending else ["change"],
        )


@router.get(
    "/programmes/{programme_id}/preparation",
    operation_id="read_preparation_terms",
    summary="What a programme asks before the first session, in all languages",
    response_model=PreparationTermsView,
    openapi_extra=documented("read_preparation_terms"),
    responses=problems(NotYourProgramme, PasskeyNeeded),
)
async def read_preparation_terms(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> PreparationTermsView:
        return PreparationTermsView.of(await programme_forms.read_form(tx, programme_id, "preparation", by=by))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/preparation",
    operation_id="change_preparation",
    summary="Ask for a preparation before the first session, for another one, or for none",
    response_model=PreparationTermsView,
    openapi_extra=documented("change_preparation"),
    responses=problems(NotYourProgramme, PasskeyNeeded, QuestionsNotWhole, DuplicateLanguages, UnknownLocale),
)
async def change_preparation(
    programme_id: UUID, body: PreparationToAskFor, command: Command, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> PreparationTermsView:
        readings = [each.reading() for each in body.readings]
        asked = [each.question() for each in body.questions]
        form = await programme_forms.change_form(
            tx, programme_id, "preparation", readings, asked, by=by, expects=command.expects, now=now
        )
        return PreparationTermsView.of(form)

    return await command.run(act)


@router.get(
    "/mentorships/{mentorship_id}/preparation",
    operation_id="read_preparation",
    summary="What your programme asks of you before your first session, and how far you are",
    response_model=PreparationView,
    responses=problems(refusals.UnknownMentorship, NothingToPrepare),
)
async def read_preparation(mentorship_id: UUID, query: Query, language: Language) -> Response:
    async def read(tx: Tx, _now: datetime) -> PreparationView:
        asked = await preparing.read(tx, mentorship_id, by=query.caller.person_id)
        return PreparationView.of(asked, language)

    return await query.run(read)


@router.put(
    "/mentorships/{mentorship_id}/preparation",
    operation_id="prepare",
    summary="Answer what your programme asks before your first session, and say that you are ready",
    response_model=PreparationView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, NothingToPrepare, FormChanged),
)
async def prepare(mentorship_id: UUID, body: PreparationToDo, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> PreparationView:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        form = await stored.form(tx, mentorship.programme_id, "preparation", body.form_version)
        answers = fitting(form.questions_for(mentorship.pair.side_of(asker)), body.answers)
        asked = await preparing.prepare(
            tx, mentorship_id, body.form_version, answers, done=body.done, by=asker, expects=command.expects, now=now
        )
        return PreparationView.of(asked, language)

    return await command.run(act)
