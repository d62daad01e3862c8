"""What a mentor asks before a session, and whether the answers fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from services.scheduling.domain.possible import refuse_impossible
from services.scheduling.domain.refusals import UnfitAnswers

MOST_QUESTIONS: Final = 20
MOST_CHOICES: Final = 20
LONGEST_QUESTION: Final = 200


@dataclass(frozen=True, slots=True)
class Question:
    """`choices`: what may be answered; anything, where there are none."""

    text: str
    required: bool = False
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        choices = self.choices
        refuse_impossible(
            ("questions", 0 < len(self.text) <= LONGEST_QUESTION, "A question has a text."),
            (
                "questions",
                len(choices) <= MOST_CHOICES and all(choices),
                "A question has up to twenty choices, none empty.",
            ),
            ("questions", len(set(choices)) == len(choices), "No choice of a question comes twice."),
        )

    @property
    def wanted(self) -> str:
        """What an answer is to be, for people."""
        return "The answer is one of the question's choices." if self.choices else "This question needs an answer."

    def is_answered_by(self, answer: str) -> bool:
        if not answer:
            return not self.required
        return not self.choices or answer in self.choices


def refuse_unfit(questions: Sequence[Question], answers: Mapping[str, str]) -> None:
    """Refuses missing answers, answers that are no choice, and answers to what nobody asked."""
    unfit = [
        (position, question)
        for position, question in enumerate(questions, start=1)
        if not question.is_answered_by(answers.get(question.text, ""))
    ]
    errors = [{"pointer": _pointer(question), "detail": question.wanted} for _, question in unfit]
    if not answers.keys() <= {question.text for question in questions}:
        errors.append(
            {"pointer": "#/answers", "detail": "Here is an answer to a question that the mentor does not ask."}
        )
    if errors:
        raise UnfitAnswers(questions=[position for position, _ in unfit], errors=errors)


def _pointer(question: Question) -> str:
    return f"#/answers/{question.text.replace('~', '~0').replace('/', '~1')}"
