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

    def is_answered_by(self, answer: str) -> bool:
        if not answer:
            return not self.required
        return not self.choices or answer in self.choices


def refuse_unfit(questions: Sequence[Question], answers: Mapping[str, str]) -> None:
    """Refuses missing answers, answers that are no choice, and answers to what nobody asked.

    A mentor who asks nothing takes whatever a mentee wants to say beforehand.
    """
    if not questions:
        return
    unfit = [
        position
        for position, question in enumerate(questions, start=1)
        if not question.is_answered_by(answers.get(question.text, ""))
    ]
    if unfit or not answers.keys() <= {question.text for question in questions}:
        raise UnfitAnswers(questions=unfit)
