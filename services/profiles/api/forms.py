"""What a programme asks of whoever signs up: to fill in, and to say."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.domain.acting import documented
from services.profiles.domain.forms import LONGEST_CONSENT, ConsentText, Form
from services.profiles.domain.programmes import DefaultProgrammeStays, Programme, ProgrammeArchived, UnknownProgramme
from services.profiles.store import forms as store
from services.profiles.store import programmes
from services.profiles.use_cases import signing_up
from shared.ground.languages import UnknownLocale
from shared.ground.questions import MOST_QUESTIONS, DuplicateLanguages, QuestionsNotWhole, in_language
from shared.http.dependencies import OpenQuery, OperatorCommand, OperatorQuery
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.questions import FormQuestionBody, FormQuestionTermsView, FormQuestionView, Tag, question_view
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="forms", about="What a programme asks of whoever signs up, and the words that they agree to.")


class ConsentTextBody(RequestModel):
    """The words that one agrees to, in one language."""

    language: Tag
    """A BCP 47 tag."""
    text: Annotated[str, Prose(LONGEST_CONSENT)] = Field(
        examples=["I agree that the coordinators of this programme read my answers."]
    )
    """The words."""


class FormBody(RequestModel):
    """All that a programme asks, whole."""

    questions: Annotated[list[FormQuestionBody], Field(max_length=MOST_QUESTIONS)] = Field(default_factory=list)
    """In the order in which they are asked."""
    consent: Annotated[list[ConsentTextBody], Field(max_length=20)] = Field(default_factory=list)
    """One for each language; none: one agrees to nothing. Other words are asked for again of whoever agreed before."""


class ConsentTextView(ResponseModel):
    """The words that one agrees to, in one language."""

    language: str
    """A BCP 47 tag."""
    text: str
    """The words."""


class FormTermsView(ResponseModel):
    """All that a programme asks, in all languages."""

    programme_id: UUID
    """Whose form it is."""
    version: int
    questions_version: int
    """Counts what was asked; answers refer to it. 0 before anything was."""
    questions: list[FormQuestionTermsView]
    """In the order in which they are asked."""
    consent_version: int
    """Counts the words; whoever agrees refers to it. 0 before there were any."""
    consent: list[ConsentTextView]
    """The first one is for whoever reads none of the languages."""
    can: list[Literal["update"]]


class ConsentView(ResponseModel):
    """The words that one agrees to, ready to be shown."""

    version: int
    """Send it along with the consent."""
    language: str
    """Of the text, a BCP 47 tag; send it along with the consent."""
    text: str
    """The words."""


class FormView(ResponseModel):
    """What a programme asks, in the language asked for where it has that one."""

    programme_id: UUID
    """Whose form it is."""
    version: int
    questions: list[FormQuestionView]
    """In the order in which they are asked; empty where it asks nothing."""
    consent: ConsentView | None
    """What one agrees to; null where there is nothing."""

    @classmethod
    def of(cls, form: Form, language: str) -> "FormView":
        return cls(
            programme_id=form.programme_id,
            version=form.version,
            questions=[question_view(each, language) for each in form.questions],
            consent=_consent_view(form, language),
        )


@router.get(
    "/programmes/{programme_id}/form",
    operation_id="read_form",
    response_model=FormView,
    openapi_extra=documented("read_form"),
    responses=problems(UnknownProgramme),
)
async def read_form(programme_id: UUID, query: OpenQuery, language: Language) -> Response:
    """What a programme asks of whoever signs up, to be shown as a form. Nobody has to sign in for that."""

    async def read(tx: Tx, _now: datetime) -> FormView:
        await programmes.programme(tx, programme_id)
        return FormView.of(await store.form(tx, programme_id), language)

    return await query.run(read, cache_control="public, max-age=60")


@router.get(
    "/programmes/{programme_id}/form/terms",
    operation_id="read_form_terms",
    response_model=FormTermsView,
    openapi_extra=documented("read_form_terms"),
    responses=problems(UnknownProgramme),
)
async def read_form_terms(programme_id: UUID, query: OperatorQuery) -> Response:
    """What a programme asks, in all languages."""

    async def read(tx: Tx, _now: datetime) -> FormTermsView:
        programme = await programmes.programme(tx, programme_id)
        return _terms(await store.form(tx, programme_id), programme)

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/form/terms",
    operation_id="change_form_terms",
    response_model=FormTermsView,
    openapi_extra=documented("change_form_terms"),
    responses=problems(
        UnknownProgramme, ProgrammeArchived, DefaultProgrammeStays, QuestionsNotWhole, DuplicateLanguages, UnknownLocale
    ),
)
async def change_form_terms(programme_id: UUID, body: FormBody, command: OperatorCommand) -> Response:
    """Ask something else from now on. What people answered and agreed to before stays, with what they were asked."""

    async def act(tx: Tx, now: datetime) -> FormTermsView:
        form = await signing_up.change_form(
            tx,
            programme_id,
            tuple(each.question() for each in body.questions),
            tuple(ConsentText(each.language, each.text) for each in body.consent),
            by=command.caller.person_id,
            expects=command.expects,
            now=now,
        )
        return _terms(form, await programmes.programme(tx, programme_id))

    return await command.run(act)


def _terms(form: Form, programme: Programme) -> FormTermsView:
    stays = programme.open_to_all or programme.archived_at is not None
    return FormTermsView.model_validate({**vars(form), "can": [] if stays else ["update"]})


def _consent_view(form: Form, language: str) -> ConsentView | None:
    if not form.consent:
        return None
    words = in_language(form.consent, language)
    return ConsentView(version=form.consent_version, language=words.language, text=words.text)
