"""What is missing in a mentee's profile that would help most, and by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from services.matching.domain.recommendations import Reason, Recommendation
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import POINTS, combined
from services.matching.domain.vocabulary import SIDES, Factor
from shared.contracts.vocabulary import Side

Answer: TypeAlias = Literal["skills_wanted", "goals", "languages", "styles", "hours"]

MEDIAN: Final[Mapping[Side, Mapping[Factor, float]]] = {
    "mentee": {"skills": 0.42, "goals": 0.42, "languages": 0.5, "style": 0.5, "overlap": 0.4},
    "mentor": {"skills": 0.48, "languages": 0.5, "style": 0.5, "overlap": 0.4},
}
"""What an answer gives to half of all pairs at least, over the pairs of `tests/matching/population.py`."""

ANSWERS: Final[Mapping[str, Answer]] = {
    "skills.unsaid": "skills_wanted",
    "goals.unsaid": "goals",
    "goals.bare": "goals",
    "languages.you_unsaid": "languages",
    "style.you_unsaid": "styles",
    "overlap.you_unsaid": "hours",
}
"""The answer of the mentee that is missing where a reason says so."""


@dataclass(frozen=True)
class Help:
    """An answer that is missing; `gain`: by how much the score would rise by a median one, 0..1."""

    answer: Answer
    gain: float


def would_help(recommendations: Sequence[Recommendation], rules: Rules) -> tuple[Help, ...]:
    """What the mentee has not said, what helps most first: the mean gain over these recommendations."""
    gains: dict[Answer, list[int]] = {}
    for each in recommendations:
        for answer in {missing for reason in each.reasons if (missing := missing_answer(reason)) is not None}:
            gains.setdefault(answer, []).append(_gain(each, answer, rules))
    means = {answer: round(sum(found) / len(recommendations)) for answer, found in gains.items()}
    return tuple(
        Help(answer, mean / POINTS) for answer, mean in sorted(means.items(), key=lambda each: -each[1]) if mean > 0
    )


def missing_answer(reason: Reason) -> Answer | None:
    """What of the mentee is missing for this reason."""
    for fact in reason.facts:
        if (answer := ANSWERS.get(fact.phrase)) is not None:
            return answer
    return None


def _gain(recommendation: Recommendation, answer: Answer, rules: Rules) -> int:
    """In points: what the score would be with a median answer, less what it is."""
    after = {side: round(recommendation.sides[side] * POINTS) for side in SIDES}
    for reason in recommendation.reasons:
        if missing_answer(reason) == answer:
            better = max(0.0, MEDIAN[reason.side][reason.factor] - reason.value)
            after[reason.side] += int(reason.weight * better * POINTS)
    mentee, mentor = (np.array([after[side]], dtype=np.int64) for side in SIDES)
    return max(0, int(combined(mentee, mentor, rules)[0]) - round(recommendation.score * POINTS))
