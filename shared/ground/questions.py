"""Questions that people are asked, and what answers fit them: one module for all who ask.

A form at the door of a programme, a short check-in of two people, a preparation: each asks such questions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias, TypeVar

from shared.ground.languages import locale_tag
from shared.refusals import Kind, Refusal

MOST_QUESTIONS: Final = 30
MOST_OPTIONS: Final = 50
LONGEST_LABEL: Final = 300
LONGEST_HELP: Final = 1000
LONGEST_ANSWER: Final = 4000

QuestionKind = Literal["text", "long_text", "number", "choice", "choices", "yes_no"]
"""One line; many lines; a whole number; one of the options; any of the options; yes or no."""
AskedRole = Literal["mentor", "mentee"]
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


class DuplicateLanguages(Refusal):
    """A language stands there twice."""

    slug, kind = "duplicate-languages", Kind.RULE


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
    roles: tuple[AskedRole, ...] = ("mentee", "mentor")
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


def refuse_repeated_keys(questions: Sequence[Question]) -> None:
    """Raises `QuestionsNotWhole`."""
    keys = [question.key for question in questions]
    if len(set(keys)) < len(keys):
        raise QuestionsNotWhole


def questions_for(questions: Sequence[Question], role: AskedRole) -> tuple[Question, ...]:
    """Those that are asked in this role."""
    return tuple(question for question in questions if role in question.roles)


def wrong_answers(questions: Sequence[Question], answers: Mapping[str, Given]) -> dict[str, str]:
    """The name of what is wrong by the question's key: everything at once."""
    asked = {question.key: question for question in questions}
    wrong = {key: question.wrong_with(answers.get(key)) for key, question in asked.items()}
    unknown = dict.fromkeys(answers.keys() - asked.keys(), "unknown")
    return {key: what for key, what in (wrong | unknown).items() if what is not None}
