"""What a programme asks the two of its mentorships: a short form for check-ins, and a preparation before they meet first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from shared.contracts.vocabulary import Side
from shared.ground.languages import locale_tag
from shared.ground.questions import (
    Option,
    Question,
    QuestionText,
    in_language,
    questions_for,
    refuse_repeated_keys,
    refuse_repeated_languages,
)

Purpose: TypeAlias = Literal["check_in", "preparation"]

MOST_READINGS: Final = 10
LONGEST_READING: Final = 10_000


@dataclass(frozen=True)
class ReadingText:
    """A text to read, in one language (a BCP 47 tag)."""

    language: str
    title: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


@dataclass(frozen=True)
class Reading:
    """A text to read, for these sides. Raises `DuplicateLanguages`."""

    roles: tuple[Side, ...]
    texts: tuple[ReadingText, ...]

    def __post_init__(self) -> None:
        refuse_repeated_languages(self.texts)

    def in_language(self, language: str) -> ReadingText:
        """In the language (a primary tag), or the first one."""
        return in_language(self.texts, language)


@dataclass(frozen=True)
class ProgrammeForm:
    """`version` counts what was asked: answers refer to it. 0: the programme has never said what it asks. `asked_from`: since it did."""

    programme_id: UUID
    purpose: Purpose
    version: int = 0
    readings: tuple[Reading, ...] = ()
    questions: tuple[Question, ...] = ()
    asked_from: datetime | None = None

    def __post_init__(self) -> None:
        refuse_repeated_keys(self.questions)

    def asking(self, readings: Sequence[Reading], questions: Sequence[Question], *, now: datetime) -> "ProgrammeForm":
        """With these texts and questions; itself where nothing differs."""
        asked = replace(self, readings=tuple(readings), questions=tuple(questions))
        return self if self.version and asked == self else replace(asked, version=self.version + 1, asked_from=now)

    def readings_for(self, side: Side) -> tuple[Reading, ...]:
        return tuple(each for each in self.readings if side in each.roles)

    def questions_for(self, side: Side) -> tuple[Question, ...]:
        return questions_for(self.questions, side)

    def asks(self, side: Side) -> bool:
        """Whether there is anything to read or to answer for this side."""
        return bool(self.readings_for(side) or self.questions_for(side))


def _said(english: str, german: str) -> tuple[QuestionText, ...]:
    return QuestionText("en", english), QuestionText("de", german)


OWN_QUESTIONS: Final[Mapping[Purpose, tuple[Question, ...]]] = {
    "check_in": (
        Question(
            "going",
            "choice",
            _said(
                "How is it going with what you set out to do?",
                "Wie geht es mit dem voran, was Sie sich vorgenommen haben?",
            ),
            required=True,
            options=(
                Option("forward", _said("It moves forward", "Es geht voran")),
                Option("slowly", _said("Slowly", "Langsam")),
                Option("stuck", _said("It is stuck", "Es steckt fest")),
            ),
        ),
        Question(
            "helpful",
            "number",
            _said(
                "How much do your talks help at present, from 1 (little) to 5 (much)?",
                "Wie viel bringen Ihre Gespräche zurzeit, von 1 (wenig) bis 5 (viel)?",
            ),
            required=True,
            least=1,
            most=5,
        ),
        Question("next", "text", _said("What comes next?", "Was kommt als Nächstes?"), most=300),
        Question("in_the_way", "long_text", _said("What is in the way?", "Was steht im Weg?"), most=1000),
    ),
    "preparation": (),
}
"""What is asked where a programme has not said otherwise."""
