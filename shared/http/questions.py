"""Questions and answers at the edge: as they are sent, as they are shown, and what is wrong with an answer."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, TypeAlias

from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError, WithJsonSchema

from shared.ground import questions
from shared.ground.questions import (
    FORM_WORDS,
    LONGEST_ANSWER,
    MOST_QUESTIONS,
    AskedRole,
    Given,
    Option,
    Question,
    QuestionKind,
    QuestionText,
    in_language,
    wrong_answers,
)
from shared.http.fields import Int4, Invalid, Line, Prose, RequestModel, ResponseModel

_TEXT: Final[TypeAdapter[str]] = TypeAdapter(Annotated[str, Prose(LONGEST_ANSWER, shortest=0)])
_ANSWER: Final = {
    "anyOf": [
        {"type": "string", "maxLength": LONGEST_ANSWER},
        {"type": "integer"},
        {"type": "boolean"},
        {"type": "array", "items": {"type": "string"}},
        {"type": "null"},
    ]
}
ANSWERS_SCHEMA: Final = {"type": "object", "additionalProperties": _ANSWER, "maxProperties": MOST_QUESTIONS}

Answers: TypeAlias = Annotated[dict[str, Any], Field(max_length=MOST_QUESTIONS), WithJsonSchema(ANSWERS_SCHEMA)]
"""By the questions' keys."""


Tag = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{2,15}$", examples=["en", "pt-BR"])]
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", examples=["why_us"])]


class FormQuestionTextBody(RequestModel):
    """A question, or an option, in one language."""

    language: Tag
    """A BCP 47 tag."""
    label: Annotated[str, Line(questions.LONGEST_LABEL)] = Field(examples=["Why do you want to take part?"])
    """What people read."""
    help: Annotated[str, Prose(questions.LONGEST_HELP, shortest=0)] = ""
    """What is said below it; nothing for an option."""


Texts = Annotated[list[FormQuestionTextBody], Field(min_length=1, max_length=20)]


class FormOptionBody(RequestModel):
    """What one may choose."""

    value: Key
    """How an answer says it."""
    texts: Texts
    """One for each language; the first one is for whoever reads none of them."""


class FormQuestionBody(RequestModel):
    """A question."""

    key: Key
    """How answers name it; keep it while the question means the same."""
    kind: QuestionKind
    """What an answer is."""
    texts: Texts
    """One for each language, options in the same ones; the first one is for whoever reads none of them."""
    required: bool = False
    """Whether it needs an answer."""
    roles: Annotated[list[AskedRole], Field(min_length=1, max_length=2)] = Field(default=["mentee", "mentor"])
    """Who is asked."""
    options: Annotated[list[FormOptionBody], Field(max_length=questions.MOST_OPTIONS)] = Field(default_factory=list)
    """What one chooses from, for `choice` and `choices`."""
    least: Int4 | None = None
    """The fewest characters, the smallest number, or the fewest options; null for no bound."""
    most: Int4 | None = None
    """The most characters, the largest number, or the most options; null for no bound."""

    def question(self) -> Question:
        return Question(
            self.key,
            self.kind,
            _texts(self.texts),
            self.required,
            tuple(self.roles),
            tuple(Option(each.value, _texts(each.texts)) for each in self.options),
            self.least,
            self.most,
        )


class FormQuestionTextView(ResponseModel):
    """A question, or an option, in one language."""

    language: str
    """A BCP 47 tag."""
    label: str
    """What people read."""
    help: str
    """What is said below it."""


class FormOptionTermsView(ResponseModel):
    """What one may choose, in all languages."""

    value: str
    """How an answer says it."""
    texts: list[FormQuestionTextView]
    """The first one is for whoever reads none of the languages."""


class FormQuestionTermsView(ResponseModel):
    """A question in all languages."""

    key: str
    """How answers name it."""
    kind: QuestionKind
    """What an answer is."""
    texts: list[FormQuestionTextView]
    """The first one is for whoever reads none of the languages."""
    required: bool
    """Whether it needs an answer."""
    roles: list[AskedRole]
    """Who is asked."""
    options: list[FormOptionTermsView]
    """What one chooses from."""
    least: int | None
    """The fewest characters, the smallest number, or the fewest options; null for no bound."""
    most: int | None
    """The most characters, the largest number, or the most options; null for no bound."""


class FormOptionView(ResponseModel):
    """What one may choose."""

    value: str
    """How an answer says it."""
    label: str
    """What people read."""


class FormQuestionView(ResponseModel):
    """A question, ready to be shown."""

    key: str
    """How answers name it: `answers` has it, and what is wrong points to `#/answers/<key>`."""
    kind: QuestionKind
    """What an answer is: a text of one line or of many, a whole number, an option's value, a list of them, or true or false."""
    label: str
    """What people read."""
    help: str
    """What is said below it; empty where nothing is."""
    required: bool
    """Whether it needs an answer."""
    roles: list[AskedRole]
    """Who is asked."""
    options: list[FormOptionView]
    """What one chooses from."""
    least: int | None
    """The fewest characters, the smallest number, or the fewest options; null for no bound."""
    most: int | None
    """The most characters, the largest number, or the most options; null for no bound."""


def question_view(question: Question, language: str) -> FormQuestionView:
    """The question in the language (a primary tag), or in its first one."""
    text = in_language(question.texts, language)
    options = [
        FormOptionView(value=option.value, label=in_language(option.texts, language).label)
        for option in question.options
    ]
    return FormQuestionView.model_validate(
        {**vars(question), "label": text.label, "help": text.help, "options": options}
    )


def _texts(bodies: Sequence[FormQuestionTextBody]) -> tuple[QuestionText, ...]:
    return tuple(QuestionText(each.language, each.label, each.help) for each in bodies)


def cleaned(sent: Mapping[str, Any]) -> tuple[dict[str, Given], list[dict[str, Any]]]:
    """Answers as they are kept: texts as all other texts are."""
    clean: dict[str, Given] = {}
    errors = []
    for key, answer in sent.items():
        clean[key] = answer
        if isinstance(answer, str):
            try:
                clean[key] = _TEXT.validate_python(answer)
            except ValidationError as error:
                (why,) = error.errors(include_url=False)
                errors.append({**why, "loc": ("body", "answers", key)})
    return clean, errors


def error_at(where: tuple[str, ...], why: str) -> dict[str, Any]:
    return {"type": "value_error", "loc": ("body", *where), "msg": why, "ctx": {"error": Invalid(why)}}


def fitting(asked: Sequence[Question], sent: Mapping[str, Any]) -> dict[str, Given]:
    """The answers, clean. Raises `RequestValidationError` with all that is wrong in them."""
    answers, errors = cleaned(sent)
    wrong = wrong_answers(asked, answers)
    if errors := [*errors, *(error_at(("answers", key), FORM_WORDS[what]) for key, what in wrong.items())]:
        raise RequestValidationError(errors)
    return answers
