"""Whether two samples could be of one kind: the rank-sum test of Mann and Whitney."""

from collections.abc import Sequence
from itertools import groupby
from math import sqrt
from statistics import NormalDist


def p_value(one: Sequence[float], other: Sequence[float]) -> float:
    """Two-sided, by the normal approximation with ties, as good as exact from twenty each on."""
    first, second = len(one), len(other)
    pooled = sorted([(each, True) for each in one] + [(each, False) for each in other])
    rank_sum, ties, below = 0.0, 0, 0
    for _, group in groupby(pooled, key=lambda each: each[0]):
        mine = [is_mine for _, is_mine in group]
        rank_sum += sum(mine) * (below + (len(mine) + 1) / 2)
        ties += len(mine) ** 3 - len(mine)
        below += len(mine)
    u = rank_sum - first * (first + 1) / 2
    spread = sqrt(first * second / 12 * (below + 1 - ties / (below * (below - 1))))
    return 2 * NormalDist().cdf(-max(0.0, abs(u - first * second / 2) - 0.5) / spread)
