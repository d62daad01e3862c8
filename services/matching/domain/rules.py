"""What counts how much: the factors of a score and a programme's weights for them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, Literal, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.ladder import Ladder
from services.matching.domain.vocabulary import FACTORS, FACTORS_OF, Factor
from shared.contracts.vocabulary import Side
from shared.refusals import Kind, Refusal

HEAVIEST: Final = 100.0
MOST_SHOWN: Final = 500

Apart: TypeAlias = Literal["reporting_line", "group"]
"""Whom a programme never puts together: people of one reporting line, and people who have a group in common."""

Level: TypeAlias = Literal["must", "high", "medium", "low", "off"]
LEVELS: Final[Mapping[Level, float]] = {"must": 30.0, "high": 30.0, "medium": 15.0, "low": 5.0, "off": 0.0}
"""The weights that words stand for; a must counts as high besides having to hold."""

DEFAULT_WEIGHTS: Final[Mapping[Factor, float]] = {
    "skills": 34,
    "goals": 14,
    "languages": 10,
    "stage": 10,
    "style": 6,
    "rhythm": 5,
    "capacity": 5,
    "overlap": 10,
    "feedback": 6,
    "reliability": 5,
    "history": 15,
}


class WeightsNotUsable(Refusal):
    """Every factor needs a weight from 0 to 100, and at least one of them has to count."""

    slug, kind = "weights-not-usable", Kind.RULE


@dataclass(frozen=True)
class Conditions:
    """What a programme wants beside weights.

    `shown_a_day`: to so many mentees a mentor is shown in a day (UTC) at most, None: to any number. `mentors_look`: whether its
    mentors are shown mentees who wait. `drafts_shown`: whether the two of a draft see it before its run is decided, and have a say.
    `musts`: the factors that have to hold for a pair. `minimum`: points of 10,000 below which nobody is recommended or matched.
    `ladder`: what follows where a mentor does not answer or come, None: what does on the whole platform.
    """

    apart: frozenset[Apart] = frozenset({"reporting_line"})
    shown_a_day: int | None = None
    mentors_look: bool = False
    drafts_shown: bool = False
    musts: frozenset[Factor] = frozenset()
    minimum: int = 0
    ladder: Ladder | None = None


@dataclass(frozen=True)
class Rules:
    """How a programme scores, and whom it shows to whom. Version 0 is the default nobody has touched."""

    programme_id: UUID
    version: int
    weights: Mapping[Factor, float]
    conditions: Conditions = Conditions()

    def __post_init__(self) -> None:
        if set(self.weights) != set(FACTORS):
            raise WeightsNotUsable
        if not all(0 <= weight <= HEAVIEST for weight in self.weights.values()):
            raise WeightsNotUsable
        if not any(self.weights.values()):
            raise WeightsNotUsable

    @classmethod
    def default(cls, programme_id: UUID) -> "Rules":
        """What a programme scores by until an operator says otherwise."""
        return cls(programme_id, 0, DEFAULT_WEIGHTS)

    def changed(self, weights: Mapping[Factor, float], conditions: Conditions) -> "Rules":
        """The next version."""
        return replace(self, version=self.version + 1, weights=weights, conditions=conditions)

    def level(self, factor: Factor) -> Level | None:
        """The word for how much a factor counts; None where a number says it."""
        if factor in self.conditions.musts:
            return "must"
        weight = self.weights[factor]
        return next((word for word, stands_for in LEVELS.items() if word != "must" and weight == stands_for), None)

    def differences(self, other: "Rules") -> tuple[str, ...]:
        """The names of what is not the same in both."""
        factors = [factor for factor in FACTORS if self.weights[factor] != other.weights[factor]]
        wanted = [each.name for each in fields(Conditions) if _of(self, each.name) != _of(other, each.name)]
        return (*factors, *wanted)

    def shares(self, side: Side) -> NDArray[np.float64]:
        """The weights in the order of the side's factors, made to sum to 1: shape (k,). Zeros where none of them counts."""
        weights = np.array([self.weights[factor] for factor in FACTORS_OF[side]], dtype=np.float64)
        return weights / (weights.sum() or 1.0)

    def counts(self, side: Side) -> bool:
        """Whether any of the side's factors counts; else the other side decides alone."""
        return any(self.weights[factor] for factor in FACTORS_OF[side])


def _of(rules: Rules, condition: str) -> object:
    return getattr(rules.conditions, condition)
