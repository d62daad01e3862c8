"""What all estimates are made of: a value with its interval, and a quantile that the standard library lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import atan, exp, inf, lgamma, pi, sqrt, tan
from statistics import NormalDist
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Statistic: TypeAlias = Callable[[Floats], Floats]
"""Of one group: from weights of shape (…, n) to numbers of shape (…)."""
Comparison: TypeAlias = Callable[[Floats, Floats], Floats]
"""Of two groups: from the weights of each, whose rows belong together, to numbers."""

CONFIDENCE: Final = 0.95
POWER: Final = 0.8
Z: Final = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
_NODES, _SHARES = np.polynomial.legendre.leggauss(48)
_HALVINGS: Final = 60


@dataclass(frozen=True)
class Estimate:
    """A value and its 95 % interval. `error`: its standard error."""

    value: float
    low: float
    high: float
    error: float

    @classmethod
    def around(cls, value: float, error: float, freedom: float = inf) -> "Estimate":
        """Symmetric, by Student's t where there are degrees of freedom to count."""
        reach = error * (Z if freedom == inf else student(freedom))
        return cls(value, value - reach, value + reach, error)

    @property
    def smallest_shown(self) -> float:
        """The smallest true difference that a programme of this size and spread shows in four of five cases.

        (z₀.₉₇₅ + z₀.₈) × standard error: H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995), 547–556.
        """
        return (Z + NormalDist().inv_cdf(POWER)) * self.error

    def within(self, low: float, high: float) -> "Estimate":
        """The same, cut at what such a number can be."""
        return Estimate(self.value, max(self.low, low), min(self.high, high), self.error)


@cache
def student(freedom: float) -> float:
    """The 97.5 % quantile of Student's t.

    With t = √ν tan θ its density is that of cosᵛ⁻¹ θ (M. Abramowitz and I. Stegun, Handbook of Mathematical Functions,
    26.7.3 and 26.7.4), which is integrated by Gauss and Legendre and inverted by halving.
    """
    freedom = max(freedom, 1.0)
    scale = 2 * exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(pi)
    low, high = 0.0, atan(1e3 / sqrt(freedom))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        inside = scale * middle / 2 * float(_SHARES @ np.cos(middle / 2 * (_NODES + 1)) ** (freedom - 1))
        low, high = (middle, high) if inside < CONFIDENCE else (low, middle)
    return sqrt(freedom) * tan((low + high) / 2)
