"""Time to promotion, where some leave and some have not been promoted yet.

Both clocks start at the draw, or at the programme's start where nobody drew: whoever had to survive until a first session would
look better for it (S. Suissa, "Immortal time bias in pharmacoepidemiology", American Journal of Epidemiology 167 (2008), 492–499).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from services.mentorships.domain.estimates.numbers import Estimate, Floats, Whole

UNDECIDED: Final = 0
PROMOTED: Final = 1
LEFT: Final = 2


@dataclass(frozen=True)
class Followed:
    """A group of people. `days`: until what happened first; `ends`: UNDECIDED, PROMOTED or LEFT. Both of shape (n,)."""

    days: Floats
    ends: Whole

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True)
class _Steps:
    """By the days on which anything happened, in order: who was still followed, who was promoted, who left; shape (…, m)."""

    days: Floats
    at_risk: Floats
    promoted: Floats
    left: Floats

    @property
    def promoted_share(self) -> Floats:
        return _ratio(self.promoted, self.at_risk)

    @property
    def any_share(self) -> Floats:
        return _ratio(self.promoted + self.left, self.at_risk)


def _steps(group: Followed, weights: Floats) -> _Steps:
    order = np.argsort(group.days, kind="stable")
    days, ends, sorted_weights = group.days[order], group.ends[order], weights[..., order]
    found, starts = np.unique(days, return_index=True)
    leaving = np.add.reduceat(sorted_weights, starts, axis=-1)
    at_risk = np.flip(np.cumsum(np.flip(leaving, axis=-1), axis=-1), axis=-1)
    of = [np.add.reduceat(sorted_weights * (ends == kind), starts, axis=-1) for kind in (PROMOTED, LEFT)]
    return _Steps(found, at_risk, *of)


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def _staying(shares: Floats) -> Floats:
    """The share of people whom none of these steps has taken."""
    return np.cumprod(1 - shares, axis=-1).astype(np.float64)


def _before(curve: Floats) -> Floats:
    """The curve just before each of its steps."""
    return np.concatenate([np.ones_like(curve[..., :1]), curve[..., :-1]], axis=-1)


def not_promoted(group: Followed, weights: Floats, at: Floats) -> Floats:
    """The share not promoted yet on each of these days, if nobody left; shape (…, k).

    E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958), 457–481.
    """
    steps = _steps(group, weights)
    return _at(_staying(steps.promoted_share), steps.days, at, first=1.0)


def _at(curve: Floats, days: Floats, at: Floats, *, first: float) -> Floats:
    with_start = np.concatenate([np.full_like(curve[..., :1], first), curve], axis=-1)
    return with_start[..., np.searchsorted(days, at, side="right")]


def restricted_mean(group: Followed, weights: Floats, horizon: float) -> Floats:
    """Days without promotion up to the horizon: the area below Kaplan and Meier's curve; shape (…).

    J. O. Irwin, "The standard error of an estimate of expectation of life", Journal of Hygiene 47 (1949), 188–189.
    """
    steps = _steps(group, weights)
    curve = _staying(steps.promoted_share)
    area: Floats = (_before(curve) * _widths(steps.days, horizon)).sum(axis=-1)
    return area + curve[..., -1] * _rest(steps.days, horizon)


def _widths(days: Floats, horizon: float) -> Floats:
    return np.diff(np.minimum(days, horizon), prepend=0.0)


def _rest(days: Floats, horizon: float) -> float:
    """What lies between the last step and the horizon."""
    return max(horizon - float(days[-1]), 0.0)


def restricted_mean_estimate(group: Followed, horizon: float) -> Estimate:
    """With its interval, by the variance of Irwin (1949) as P. Meier gives it in the sums of Greenwood: Σ A²(t) d / (n (n − d)),

    A(t) being the area between t and the horizon. J. P. Klein and M. L. Moeschberger, Survival Analysis (2003), 4.5.2.
    """
    ones = np.ones(len(group))
    steps = _steps(group, ones)
    curve = _staying(steps.promoted_share)
    upto = np.cumsum(_before(curve) * _widths(steps.days, horizon))
    value = float(upto[-1] + curve[-1] * _rest(steps.days, horizon))
    areas = np.where(steps.days <= horizon, value - upto, 0.0)
    variance = (areas**2 * _greenwood(steps.promoted, steps.at_risk)).sum()
    return Estimate.around(value, float(np.sqrt(variance)))


def _greenwood(events: Floats, at_risk: Floats) -> Floats:
    """d / (n (n − d)): M. Greenwood, "The natural duration of cancer" (1926). Where everybody is gone nothing is left to vary."""
    return _ratio(events, at_risk * (at_risk - events))


def restricted_difference(mentored: Followed, others: Followed, horizon: float) -> Estimate:
    """How many days sooner (below zero) or later the mentored are promoted, up to the horizon.

    P. Royston and M. K. B. Parmar, "Restricted mean survival time", BMC Medical Research Methodology 13 (2013), 152.
    """
    one, other = restricted_mean_estimate(mentored, horizon), restricted_mean_estimate(others, horizon)
    return Estimate.around(one.value - other.value, float(np.hypot(one.error, other.error)))


def promoted_by(group: Followed, weights: Floats, at: Floats, kind: int = PROMOTED) -> Floats:
    """The share promoted (or gone) by each of these days, whoever leaves being promoted no more; shape (…, k).

    O. O. Aalen and S. Johansen, "An empirical transition matrix", Scandinavian Journal of Statistics 5 (1978), 141–150.
    """
    steps = _steps(group, weights)
    share = steps.promoted_share if kind == PROMOTED else _ratio(steps.left, steps.at_risk)
    risen = np.cumsum(_before(_staying(steps.any_share)) * share, axis=-1)
    return _at(risen, steps.days, at, first=0.0)


def promoted_by_estimate(group: Followed, horizon: float) -> Estimate:
    """With its interval, by the delta method: E. Marubini and M. G. Valsecchi, Analysing Survival Data (1995), 10.2."""
    steps = _steps(group, np.ones(len(group)))
    before = _before(_staying(steps.any_share))
    share = steps.promoted_share
    risen = np.cumsum(before * share)
    within = steps.days <= horizon
    value = float(risen[within][-1]) if within.any() else 0.0
    to_come = value - risen
    terms = (
        to_come**2 * _greenwood(steps.promoted + steps.left, steps.at_risk)
        + before**2 * share * (1 - share) / steps.at_risk
        - 2 * to_come * before * share / steps.at_risk
    )
    variance = max(float(terms[within].sum()), 0.0)
    return Estimate.around(value, float(np.sqrt(variance))).within(0.0, 1.0)


def promoted_by_difference(mentored: Followed, others: Followed, horizon: float) -> Estimate:
    """By how much more of the mentored are promoted by the horizon, leaving counted as what it is."""
    one, other = promoted_by_estimate(mentored, horizon), promoted_by_estimate(others, horizon)
    return Estimate.around(one.value - other.value, float(np.hypot(one.error, other.error))).within(-1.0, 1.0)


def naive_mean(group: Followed) -> float | None:
    """The mean over those promoted alone, which leaves out everybody who still waits: shown for how wrong it is."""
    days = group.days[group.ends == PROMOTED]
    return float(days.mean()) if len(days) else None


def followed_until(group: Followed) -> float:
    """The longest that anybody of a group was followed: no horizon lies beyond it."""
    return float(group.days.max()) if len(group) else 0.0
