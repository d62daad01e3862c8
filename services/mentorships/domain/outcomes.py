"""What a programme changed: mentored people beside others, with whatever may be said of groups of their size.

A draw gives a fair comparison: everybody counts by their first draw, whatever came after. Volunteers beside others are *selected*,
and whatever differs may have differed before. Without a comparison nothing is proven.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mentorships.domain.estimates import ratings, shares, survival
from services.mentorships.domain.estimates.numbers import Comparison, Estimate, Floats
from services.mentorships.domain.estimates.showing import Shown, Withheld, interval_withheld, quarters, withheld
from services.mentorships.domain.estimates.survival import PROMOTED
from services.mentorships.domain.estimates.weighting import (
    Weighted,
    may_count,
    redrawn,
    weighted_difference,
    weights_of,
)
from services.mentorships.domain.outcome_values import (
    Curve,
    Difference,
    Figure,
    Measure,
    People,
    Plan,
    Population,
    Report,
    Row,
    Tell,
)


@dataclass(frozen=True)
class _Side:
    """The one group or the other, of those of whom something is known."""

    people: People
    values: Floats
    events: int

    @property
    def shown(self) -> Shown:
        return Shown(len(self.people), self.events)


def report_of(population: Population, plan: Plan, seed: int, tell: Tell = lambda _: None) -> Report:
    """All rows, one after the other; `tell` hears how many percent are done."""
    everybody = population.people
    counted = everybody.some(_counts(everybody))
    rows = []
    for number, measure in enumerate(_MEASURES):
        rows.append(_row(counted, measure, plan, seed))
        tell(100 * (number + 1) // len(_MEASURES))
    return Report(
        basis=population.basis,
        horizon_days=plan.horizon_days,
        fewest=plan.fewest,
        rows=tuple(rows),
        curve=_curve(counted, plan),
        excluded=_enough(len(everybody) - len(counted), plan),
        unknown=_enough(population.unknown, plan),
        matched_later=population.matched_later,
        naive_days=_naive(counted, plan),
        groups=population.groups,
    )


def _counts(people: People) -> NDArray[np.bool_]:
    return np.isnan(people.odds) | may_count(people.odds)


def _enough(number: int, plan: Plan) -> int | None:
    """A count that names nobody; none is nobody's either."""
    return number if number == 0 or number >= plan.fewest else None


@dataclass(frozen=True)
class _Measured:
    """How a measure is read off people, and what is estimated of it. `statistic`: of values (and days) with weights."""

    known: Callable[[People, float], NDArray[np.bool_]]
    values: Callable[[People, float], Floats]
    happened: Callable[[People, float], NDArray[np.bool_]]
    of_group: Callable[[People, Floats, float, Floats], Floats]
    plain: Callable[["_Side", "_Side", float], Estimate]
    needs_time: bool = True
    low: float = -np.inf
    high: float = np.inf


def _row(people: People, measure: Measure, plan: Plan, seed: int) -> Row:
    horizon, measured = float(plan.horizon_days), _MEASURES[measure]
    known = people.some(measured.known(people, horizon))
    sides = [_side(known.some(which), measured, horizon) for which in (known.mentored, ~known.mentored)]
    figures = [_figure(side, measured, plan) for side in sides]
    why = _no_difference(sides[0], sides[1], measured, plan)
    return Row(
        measure=measure,
        mentored=figures[0],
        others=figures[1],
        answered=len(known) / len(people) if len(people) >= plan.fewest else None,
        difference=None if why else _difference(known, sides[0], sides[1], measured, horizon, seed),
        withheld=why,
    )


def _side(people: People, measured: _Measured, horizon: float) -> _Side:
    return _Side(people, measured.values(people, horizon), int(measured.happened(people, horizon).sum()))


def _figure(side: _Side, measured: _Measured, plan: Plan) -> Figure:
    why = withheld(side.shown, plan.fewest)
    if why in {"nobody", "everybody"} and measured.happened is _no_event:
        why = None
    if why is None and measured.needs_time and survival.followed_until(side.people.followed) < plan.horizon_days:
        why = "not_followed_long_enough"
    people = None if why == "too_few_people" else len(side.people)
    if why is not None:
        return Figure(people, None, why)
    weights = _weights(side.people)
    return Figure(
        people, float(measured.of_group(side.people, side.values, float(plan.horizon_days), weights[None])[0])
    )


def _no_difference(one: _Side, other: _Side, measured: _Measured, plan: Plan) -> Withheld | None:
    for side in (one, other):
        if side.shown.people < plan.fewest:
            return "too_few_people"
        if measured.needs_time and survival.followed_until(side.people.followed) < plan.horizon_days:
            return "not_followed_long_enough"
    if measured.happened is _no_event:
        people = [Shown(side.shown.people, side.shown.people) for side in (one, other)]
        return interval_withheld(people[0], people[1], plan.fewest)
    return interval_withheld(one.shown, other.shown, plan.fewest)


def _difference(known: People, one: _Side, other: _Side, measured: _Measured, horizon: float, seed: int) -> Difference:
    weighted = _needs_weights(known)
    if weighted:
        compare = _comparison(one, other, measured, horizon)
        estimate = weighted_difference(compare, _weighted(one.people), _weighted(other.people), seed)
        estimate = estimate.within(measured.low, measured.high)
    else:
        estimate = measured.plain(one, other, horizon)
    return Difference(
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        smallest_shown=estimate.smallest_shown,
        how="weighted" if weighted else "plain",
        p_value=_p_value(known, measured, horizon, seed),
    )


def _needs_weights(people: People) -> bool:
    """Where odds are unequal, or somebody shares a mentor: instead of the plain estimate, not beside it."""
    drawn = people.odds[~np.isnan(people.odds)]
    shared = len(np.unique(people.together)) < len(people)
    return shared or (len(drawn) > 0 and float(np.ptp(drawn)) > 0)


def _weights(people: People) -> Floats:
    odds = np.where(np.isnan(people.odds), 0.5, people.odds)
    return np.where(people.mentored, weights_of(odds, drawn=True), weights_of(odds, drawn=False))


def _weighted(people: People) -> Weighted:
    return Weighted(_weights(people), np.unique(people.together, return_inverse=True)[1])


def _comparison(one: _Side, other: _Side, measured: _Measured, horizon: float) -> Comparison:
    if measured.plain is _plain_higher:
        return partial(ratings.weighted_probability_higher, one.values, other.values)
    of = measured.of_group
    return lambda w, v: of(one.people, one.values, horizon, w) - of(other.people, other.values, horizon, v)


def _p_value(known: People, measured: _Measured, horizon: float, seed: int) -> float | None:
    if np.isnan(known.odds).any():
        return None
    everybody = _side(known, measured, horizon)
    compare = _comparison(everybody, everybody, measured, horizon)
    if measured.plain is _plain_higher:
        return redrawn(lambda w, v: compare(w, v) - 0.5, known.odds, known.mentored, seed)
    return redrawn(compare, known.odds, known.mentored, seed)


def _curve(people: People, plan: Plan) -> Curve | None:
    at = np.array(quarters(float(plan.horizon_days)))
    lines: list[tuple[float, ...]] = []
    for which in (people.mentored, ~people.mentored):
        group = people.some(which)
        events = int((group.ends == PROMOTED).sum())
        if (
            withheld(Shown(len(group), events), plan.fewest) is not None
            or survival.followed_until(group.followed) < at[-1]
        ):
            return None
        lines.append(tuple(survival.not_promoted(group.followed, _weights(group), at).tolist()))
    return Curve(tuple(at.tolist()), lines[0], lines[1])


def _naive(people: People, plan: Plan) -> tuple[float | None, float | None]:
    found = []
    for which in (people.mentored, ~people.mentored):
        group = people.some(which)
        promoted = int((group.ends == PROMOTED).sum())
        found.append(survival.naive_mean(group.followed) if promoted >= plan.fewest else None)
    return found[0], found[1]


# --- what is measured ---------------------------------------------------------------------------------------------------


def _all(people: People, _horizon: float) -> NDArray[np.bool_]:
    return np.ones(len(people), bool)


def _promoted(people: People, horizon: float) -> NDArray[np.bool_]:
    promoted: NDArray[np.bool_] = (people.ends == PROMOTED) & (people.days <= horizon)
    return promoted


def _no_event(people: People, _horizon: float) -> NDArray[np.bool_]:
    """Ratings happen to everybody: only people are counted."""
    return np.ones(len(people), bool)


def _mean(_people: People, values: Floats, _horizon: float, weights: Floats) -> Floats:
    return ratings.weighted_mean(values, weights)


def _restricted(people: People, _values: Floats, horizon: float, weights: Floats) -> Floats:
    return survival.restricted_mean(people.followed, weights, horizon)


def _risen(people: People, _values: Floats, horizon: float, weights: Floats) -> Floats:
    risen: Floats = survival.promoted_by(people.followed, weights, np.array([horizon]))[..., 0]
    return risen


def _plain_share(one: _Side, other: _Side, _horizon: float) -> Estimate:
    return shares.share_difference(int(one.values.sum()), len(one.people), int(other.values.sum()), len(other.people))


def _plain_mean(one: _Side, other: _Side, _horizon: float) -> Estimate:
    return ratings.mean_difference(one.values, other.values)


def _plain_higher(one: _Side, other: _Side, _horizon: float) -> Estimate:
    return ratings.probability_higher(one.values, other.values)


def _answered(name: str) -> _Measured:
    """What people answer, of those who do: the mean."""
    return _Measured(
        known=lambda people, _: ~np.isnan(getattr(people, name)),
        values=lambda people, _: getattr(people, name),
        happened=_no_event,
        of_group=_mean,
        plain=_plain_mean,
        needs_time=False,
    )


_RATED: Final = _answered("satisfaction")

_MEASURES: Final[dict[Measure, _Measured]] = {
    "days_to_promotion": _Measured(
        known=_all,
        values=lambda people, _: people.days,
        happened=_promoted,
        of_group=_restricted,
        plain=lambda one, other, horizon: survival.restricted_difference(
            one.people.followed, other.people.followed, horizon
        ),
    ),
    "promoted": _Measured(
        known=_all,
        values=lambda people, _: people.days,
        happened=_promoted,
        of_group=_risen,
        plain=lambda one, other, horizon: survival.promoted_by_difference(
            one.people.followed, other.people.followed, horizon
        ),
        low=-1.0,
        high=1.0,
    ),
    "raised": _Measured(
        known=lambda people, _: ~np.isnan(people.raised),
        values=lambda people, _: people.raised,
        happened=lambda people, _: np.equal(people.raised, 1),
        of_group=_mean,
        plain=_plain_share,
        needs_time=False,
        low=-1.0,
        high=1.0,
    ),
    "satisfaction": _RATED,
    "happier": _Measured(
        known=_RATED.known,
        values=_RATED.values,
        happened=_no_event,
        of_group=_mean,
        plain=_plain_higher,
        needs_time=False,
        low=0.0,
        high=1.0,
    ),
    "skills_gained": _answered("skills_gained"),
    "confidence_gained": _answered("confidence_gained"),
    "contacts_made": _answered("contacts_made"),
    "stayed": _Measured(
        known=lambda people, _: ~np.isnan(people.stayed),
        values=lambda people, _: people.stayed,
        happened=lambda people, _: np.equal(people.stayed, 0),
        of_group=_mean,
        plain=_plain_share,
        needs_time=False,
        low=-1.0,
        high=1.0,
    ),
    "satisfaction_before": _answered("satisfaction_before"),
}
