"""What a programme asks of whoever signs up: its questions, what answers fit them, and the words that one agrees to.

One module for all who ask: the call that signs up, the one that only validates, and the page without a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Protocol, TypeAlias, TypeVar
from uuid import UUID

from services.profiles.domain.languages import locale_tag
from services.profiles.domain.profiles import DuplicateLanguages
from shared.refusals import Kind, Refusal

MOST_QUESTIONS: Final = 30
MOST_OPTIONS: Final = 50
LONGEST_LABEL: Final = 300
LONGEST_HELP: Final = 1000
LONGEST_ANSWER: Final = 4000
LONGEST_CONSENT: Final = 10_000

QuestionKind = Literal["text", "long_text", "number", "choice", "choices", "yes_no"]
"""One line; many lines; a whole number; one of the options; any of the options; yes or no."""
SignUpRole = Literal["mentor", "mentee"]
Given: TypeAlias = str | int | bool | list[str] | None
"""An answer as it is sent; None is none."""

FORM_WORDS: Final[Mapping[str, str]] = {
    "needed": "This question needs an answer.",
    "unknown": "There is no such question.",
    "text": "This is a text.",
    "number": "A whole number is expected here.",
    "yes_no": "Yes or no is expected here.",
    "option": "This is none of the options.",
    "options": "Choose among the options, each once.",
    "line": "This text has one line only.",
    "too_little": "This is less than what is asked for.",
    "too_much": "This is more than what fits here.",
}


class QuestionsNotWhole(Refusal):
    """Questions have keys of their own, texts in the same languages, options where one chooses, and bounds in order."""

    slug, kind = "questions-not-whole", Kind.RULE


class ConsentOutdated(Refusal):
    """The words that one agrees to have changed. Read them again."""

    slug, kind = "consent-outdated", Kind.CONFLICT


class SignUpNeeded(Refusal):
    """This programme asks something of whoever applies. Fill in its form."""

    slug, kind = "sign-up-needed", Kind.RULE


class NoAnswers(Refusal):
    """There are no answers to this membership."""

    slug, kind = "no-answers", Kind.NOT_FOUND


class NothingToAgreeTo(Refusal):
    """This programme has no words that one agrees to."""

    slug, kind = "nothing-to-agree-to", Kind.NOT_FOUND


@dataclass(frozen=True)
class QuestionText:
    """A question, or an option, in one language (a BCP 47 tag)."""

    language: str
    label: str
    help: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


@dataclass(frozen=True)
class Option:
    """What one may choose."""

    value: str
    texts: tuple[QuestionText, ...]


@dataclass(frozen=True)
class Question:
    """`least` and `most`: characters of a text, a number itself, or how many options; None is no bound."""

    key: str
    kind: QuestionKind
    texts: tuple[QuestionText, ...]
    required: bool = False
    roles: tuple[SignUpRole, ...] = ("mentee", "mentor")
    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        chosen = self.kind in ("choice", "choices")
        values = [option.value for option in self.options]
        bounded = self.least is None or self.most is None or self.least <= self.most
        spoken = {frozenset(text.language for text in texts) for texts in self._all_texts()}
        if chosen != bool(values) or len(set(values)) < len(values) or not bounded or len(spoken) > 1 or not self.roles:
            raise QuestionsNotWhole
        for texts in self._all_texts():
            refuse_repeated_languages(texts)

    def _all_texts(self) -> Iterator[tuple[QuestionText, ...]]:
        yield self.texts
        yield from (option.texts for option in self.options)

    def wrong_with(self, answer: Given) -> str | None:
        """The name of what is wrong, one of `FORM_WORDS`; None where the answer fits."""
        if answer is None or answer in ("", []):
            return "needed" if self.required else None
        match self.kind:
            case "text" | "long_text":
                return self._wrong_with_text(answer)
            case "number":
                return self._out_of_bounds(answer) if _is_number(answer) else "number"
            case "yes_no":
                return None if isinstance(answer, bool) else "yes_no"
            case "choice":
                return None if isinstance(answer, str) and answer in self._values else "option"
            case "choices":
                return self._wrong_with_choices(answer)

    @property
    def _values(self) -> frozenset[str]:
        return frozenset(option.value for option in self.options)

    def _wrong_with_text(self, answer: Given) -> str | None:
        if not isinstance(answer, str):
            return "text"
        if self.kind == "text" and "\n" in answer.strip():
            return "line"
        if not answer.strip():
            return "needed" if self.required else None
        return "too_much" if len(answer) > LONGEST_ANSWER else self._out_of_bounds(len(answer.strip()))

    def _wrong_with_choices(self, answer: Given) -> str | None:
        if not isinstance(answer, list) or not all(isinstance(each, str) for each in answer):
            return "options"
        if len(set(answer)) < len(answer) or not self._values.issuperset(answer):
            return "options"
        return self._out_of_bounds(len(answer))

    def _out_of_bounds(self, number: Given) -> str | None:
        assert isinstance(number, int)
        if self.least is not None and number < self.least:
            return "too_little"
        return "too_much" if self.most is not None and number > self.most else None


def _is_number(answer: Given) -> bool:
    return isinstance(answer, int) and not isinstance(answer, bool) and abs(answer) < 2**31


@dataclass(frozen=True)
class ConsentText:
    """The words that one agrees to, in one language (a BCP 47 tag)."""

    language: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


class _Spoken(Protocol):
    @property
    def language(self) -> str: ...


T = TypeVar("T", bound=_Spoken)


def in_language(texts: Sequence[T], language: str) -> T:
    """The text in the language (a primary tag), or the first one."""
    return next((text for text in texts if text.language.split("-")[0] == language), texts[0])


def refuse_repeated_languages(texts: Sequence[_Spoken]) -> None:
    """Raises `DuplicateLanguages`."""
    languages = [text.language for text in texts]
    if len(set(languages)) < len(languages):
        raise DuplicateLanguages


@dataclass(frozen=True)
class Consented:
    """Which words somebody agrees to: the version, and the language in which they read them."""

    version: int
    language: str


@dataclass(frozen=True)
class Form:
    """What a programme asks. Questions and consent have versions of their own: what one said refers to what was asked.

    `version` counts changes of either. A consent that has no words is none.
    """

    programme_id: UUID
    version: int = 0
    questions: tuple[Question, ...] = ()
    questions_version: int = 0
    consent: tuple[ConsentText, ...] = ()
    consent_version: int = 0

    def __post_init__(self) -> None:
        keys = [question.key for question in self.questions]
        if len(set(keys)) < len(keys):
            raise QuestionsNotWhole
        refuse_repeated_languages(self.consent)

    def asking(self, questions: tuple[Question, ...], consent: tuple[ConsentText, ...]) -> "Form":
        """The form with these questions and words; what does not change keeps its version."""
        changed = replace(
            self,
            questions=questions,
            questions_version=self.questions_version + (questions != self.questions),
            consent=consent,
            consent_version=self.consent_version + (consent != self.consent),
        )
        return replace(changed, version=self.version + 1) if changed != self else self

    def questions_for(self, role: SignUpRole) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if role in question.roles)

    def asks(self, role: SignUpRole) -> bool:
        """Whether nobody comes in in this role without the form."""
        return bool(self.consent) or any(question.required for question in self.questions_for(role))

    def wrong_answers(self, role: SignUpRole, answers: Mapping[str, Given]) -> dict[str, str]:
        """The name of what is wrong by the question's key: everything at once."""
        asked = {question.key: question for question in self.questions_for(role)}
        wrong = {key: question.wrong_with(answers.get(key)) for key, question in asked.items()}
        unknown = dict.fromkeys(answers.keys() - asked.keys(), "unknown")
        return {key: what for key, what in (wrong | unknown).items() if what is not None}

    def refuse_other_words(self, consented: Consented | None) -> None:
        """Refuses who agreed to nothing, or to what was asked before. Raises `SignUpNeeded` and `ConsentOutdated`."""
        if not self.consent:
            return
        if consented is None:
            raise SignUpNeeded
        self.refuse_outdated(consented)

    def refuse_outdated(self, consented: Consented) -> None:
        """Raises `NothingToAgreeTo`, and `ConsentOutdated` for words of another version, or in a language there is none of."""
        if not self.consent:
            raise NothingToAgreeTo
        spoken = {text.language for text in self.consent}
        if consented.version != self.consent_version or consented.language not in spoken:
            raise ConsentOutdated


@dataclass(frozen=True)
class Filled:
    """A form that somebody filled in."""

    role: SignUpRole
    answers: Mapping[str, Given] = field(default_factory=dict)
    consented: Consented | None = None
