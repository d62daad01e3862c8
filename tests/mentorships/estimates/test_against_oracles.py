"""Our estimates beside those of lifelines, statsmodels and scipy, on the same data."""

import warnings
from typing import Any

import numpy as np
import pytest
from scipy import stats

from services.mentorships.domain.estimates.numbers import student
from services.mentorships.domain.estimates.ratings import mean_difference, probability_higher, ranks
from services.mentorships.domain.estimates.shares import share, share_difference
from services.mentorships.domain.estimates.survival import (
    PROMOTED,
    Followed,
    not_promoted,
    promoted_by,
    promoted_by_estimate,
    restricted_mean,
    restricted_mean_estimate,
)
from tests.mentorships.estimates.programmes import HORIZON, people_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # theirs, at import
    from lifelines import AalenJohansenFitter, KaplanMeierFitter
    from lifelines.utils import restricted_mean_survival_time
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SEEDS = range(5)
AT = np.array([30.0, 91.0, 200.0, 365.0, 500.0])


def _group(seed: int) -> Followed:
    people = people_of(seed, 120, even=True)
    return people.group(people.drawn)


def _fitted(group: Followed, weights: Any = None) -> Any:
    return KaplanMeierFitter().fit(group.days, group.ends == PROMOTED, weights=weights)


@pytest.mark.parametrize("seed", SEEDS)
def test_kaplan_and_meiers_curve_is_that_of_lifelines(seed: int) -> None:
    group = _group(seed)

    theirs = _fitted(group).survival_function_at_times(AT).to_numpy()

    assert not_promoted(group, np.ones(len(group)), AT) == pytest.approx(theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_weighted_curve_is_that_of_lifelines(seed: int) -> None:
    group = _group(seed)
    weights = np.random.default_rng(seed).integers(1, 9, len(group)).astype(float)

    theirs = _fitted(group, weights).survival_function_at_times(AT).to_numpy()

    assert not_promoted(group, weights, AT) == pytest.approx(theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_restricted_mean_is_that_of_lifelines(seed: int) -> None:
    group = _group(seed)

    theirs = restricted_mean_survival_time(_fitted(group), t=HORIZON)

    assert float(restricted_mean(group, np.ones(len(group)), HORIZON)) == pytest.approx(theirs)
    assert restricted_mean_estimate(group, HORIZON).value == pytest.approx(theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_error_of_the_restricted_mean_is_what_a_thousand_resamplings_show(seed: int) -> None:
    """lifelines' `return_variance` is the variance of the time, and no oracle of the estimate's."""
    group = _group(seed)
    counts = np.random.default_rng(seed).multinomial(len(group), np.full(len(group), 1 / len(group)), size=2000)

    shown = restricted_mean(group, counts.astype(float), HORIZON).std(ddof=1)

    assert restricted_mean_estimate(group, HORIZON).error == pytest.approx(shown, rel=0.08)


@pytest.mark.parametrize("seed", SEEDS)
def test_aalen_and_johansens_share_and_its_error_are_those_of_lifelines(seed: int) -> None:
    group = _group(seed)
    days = group.days + np.random.default_rng(seed).random(len(group)) / 1000  # it takes no ties
    apart = Followed(days, group.ends)

    theirs = AalenJohansenFitter(calculate_variance=True).fit(apart.days, apart.ends, event_of_interest=PROMOTED)
    value, variance = (
        each[each.index <= HORIZON].to_numpy().ravel()[-1] for each in (theirs.cumulative_density_, theirs.variance_)
    )
    ours = promoted_by_estimate(apart, HORIZON)

    assert ours.value == pytest.approx(value)
    assert ours.error**2 == pytest.approx(variance, rel=0.02)
    assert promoted_by(apart, np.ones(len(apart)), np.array([HORIZON]))[0] == pytest.approx(value)


@pytest.mark.parametrize(("yes", "people"), [(0, 20), (7, 20), (20, 20), (61, 400)])
def test_wilsons_interval_is_that_of_statsmodels(yes: int, people: int) -> None:
    ours = share(yes, people)

    assert (ours.low, ours.high) == pytest.approx(proportion_confint(yes, people, method="wilson"), abs=1e-9)


@pytest.mark.parametrize("counts", [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (5, 56, 0, 29)])
def test_newcombes_interval_is_that_of_statsmodels(counts: tuple[int, int, int, int]) -> None:
    ours = share_difference(*counts)

    theirs = confint_proportions_2indep(*counts, method="newcomb", compare="diff")

    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)


def test_newcombes_interval_is_that_of_his_paper() -> None:
    """Table II, (a): 56/70 beside 48/80."""
    ours = share_difference(56, 70, 48, 80)

    assert (round(ours.low, 4), round(ours.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize("seed", SEEDS)
def test_welchs_interval_and_the_probability_of_being_higher_are_those_of_scipy(seed: int) -> None:
    dice = np.random.default_rng(seed)
    one, other = dice.integers(3, 11, 25).astype(float), dice.integers(0, 11, 40).astype(float)

    interval = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
    ours, higher = mean_difference(one, other), probability_higher(one, other)

    assert (ours.low, ours.high) == pytest.approx((interval.low, interval.high), abs=1e-9)
    assert higher.value == pytest.approx(stats.mannwhitneyu(one, other).statistic / (25 * 40))
    statistic = stats.brunnermunzel(one, other).statistic
    assert (0.5 - higher.value) / higher.error == pytest.approx(statistic)
    assert ranks(one) == pytest.approx(stats.rankdata(one))


@pytest.mark.parametrize("freedom", [1.0, 2.0, 3.7, 10.0, 66.6, 1200.0, 50_000.0])
def test_students_quantile_is_that_of_scipy(freedom: float) -> None:
    assert student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-6)
