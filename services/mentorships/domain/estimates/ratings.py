"""Satisfaction of two groups: the difference of means, and how probably somebody of the one is happier than somebody of the other."""

import numpy as np

from services.mentorships.domain.estimates.numbers import Estimate, Floats, Whole


def mean_difference(one: Floats, other: Floats) -> Estimate:
    """B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",

    Biometrika 34 (1947), 28–35.
    """
    variances = [float(each.var(ddof=1)) / len(each) for each in (one, other)]
    value = float(one.mean() - other.mean())
    return Estimate.around(value, float(np.sqrt(sum(variances))), _freedom(variances, (len(one), len(other))))


def probability_higher(one: Floats, other: Floats) -> Estimate:
    """P(one > other) + ½ P(one = other); a half is no difference.

    E. Brunner and U. Munzel, "The nonparametric Behrens–Fisher problem", Biometrical Journal 42 (2000), 17–25.
    """
    n, m = len(one), len(other)
    together = ranks(np.concatenate([one, other]))
    placed = together[:n] - ranks(one), together[n:] - ranks(other)
    variances = [
        float(placed[0].var(ddof=1)) / (n * m**2),
        float(placed[1].var(ddof=1)) / (m * n**2),
    ]
    value = float(placed[0].mean()) / m
    error = float(np.sqrt(sum(variances)))
    return Estimate.around(value, error, _freedom(variances, (n, m))).within(0.0, 1.0)


def ranks(values: Floats) -> Floats:
    """From 1; equal values share the mean of theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    mid: Floats = np.cumsum(count) - (count - 1) / 2
    found: Floats = mid[place]
    return found


def _freedom(variances: list[float], sizes: tuple[int, int]) -> float:
    """F. E. Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946), 110–114."""
    below = sum(each**2 / (size - 1) for each, size in zip(variances, sizes, strict=True))
    return sum(variances) ** 2 / below if below else float(sum(sizes) - 2)


def weighted_mean(values: Floats, weights: Floats) -> Floats:
    """J. Hájek's ratio estimate: the weights sum to one. Shape (…)."""
    mean: Floats = (weights @ values) / weights.sum(axis=-1)
    return mean


def weighted_probability_higher(one: Floats, other: Floats, weights: Floats, other_weights: Floats) -> Floats:
    """The same probability of weighted people; shape (…)."""
    steps: Floats = np.unique(np.concatenate([one, other]))
    first, second = (_shares_of(values, steps, each) for values, each in ((one, weights), (other, other_weights)))
    below = np.cumsum(second, axis=-1) - second / 2
    higher: Floats = (first * below).sum(axis=-1)
    return higher


def _shares_of(values: Floats, steps: Floats, weights: Floats) -> Floats:
    place: Whole = np.searchsorted(steps, values)
    each: Floats = weights @ np.eye(len(steps))[place]
    shares: Floats = each / each.sum(axis=-1, keepdims=True)
    return shares
