"""What a programme's rules demand of every pair: that factors hold, and a least score."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.index import Selection
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import POINTS, Scorer, Scores
from services.matching.domain.vocabulary import FACTORS_OF, Factor
from shared.contracts.vocabulary import Side

HOLDS_FROM: Final = 0.5
"""A factor holds from this value on. A missing answer counts less than that everywhere: what nobody said does not hold."""
_ROUNDED: Final = 0.5 / POINTS


def side_of(factor: Factor) -> Side:
    """As whose gain it has to hold: the mentee's, but for what only the mentor's side has."""
    return "mentee" if factor in FACTORS_OF["mentee"] else "mentor"


def holds(value: float) -> bool:
    """Of a value as people see it."""
    return value > HOLDS_FROM - _ROUNDED


def fails(scores: Scores, factor: Factor) -> NDArray[np.bool_]:
    """For whom the factor does not hold: shape (n,)."""
    side = side_of(factor)
    failing: NDArray[np.bool_] = scores.sides[side].values[FACTORS_OF[side].index(factor)] <= HOLDS_FROM - _ROUNDED
    return failing


def allowed(scores: Scores, rules: Rules) -> NDArray[np.bool_]:
    """Who meets all that the rules demand: shape (n,)."""
    meets: NDArray[np.bool_] = scores.points >= rules.conditions.minimum
    for factor in rules.conditions.musts:
        meets = meets & ~fails(scores, factor)
    return meets


def meeting(scorer: Scorer, eligible: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Who of those who are eligible meets all that the rules demand: each of them is scored for it. Shape (n,)."""
    rows = np.flatnonzero(eligible)
    meets = np.zeros_like(eligible)
    meets[rows[allowed(scorer.score(Selection(scorer.index, rows)), scorer.rules)]] = True
    return meets
