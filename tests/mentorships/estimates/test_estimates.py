"""What estimates promise, on programmes whose truth is known; the whole of it is `./mentoring bench coverage`."""

import numpy as np
import pytest

from services.mentorships.domain.estimates.numbers import Estimate
from services.mentorships.domain.estimates.ratings import weighted_mean, weighted_probability_higher
from services.mentorships.domain.estimates.showing import (
    QUARTER_DAYS,
    Shown,
    interval_withheld,
    quarters,
    withheld,
)
from services.mentorships.domain.estimates.survival import (
    LEFT,
    Followed,
    followed_until,
    naive_mean,
    promoted_by,
    promoted_by_difference,
    restricted_difference,
    restricted_mean,
    restricted_mean_estimate,
)
from services.mentorships.domain.estimates.weighting import (
    RESAMPLINGS,
    Weighted,
    may_count,
    redrawn,
    weighted_difference,
    weights_of,
)
from tests.benchmarks.coverage import count
from tests.mentorships.estimates.programmes import (
    HORIZON,
    STATISTICS,
    estimates_of,
    people_of,
    truths,
)


@pytest.mark.parametrize("even", [True, False])
def test_over_fifty_seeds_the_truth_lies_within_nearly_all_intervals(even: bool) -> None:
    """Of fifty, 42 or more in all but one of ten thousand runs of an interval that is right in 95 of 100."""
    counted = count(50, 200, even=even)

    assert dict(zip(STATISTICS, counted.right, strict=True)) == {
        name: pytest.approx(0.95, abs=0.11) for name in STATISTICS
    }
    assert counted.withheld == 0


def test_the_mean_over_those_promoted_alone_is_far_from_the_truth() -> None:
    counted = count(50, 2000, even=True)

    assert (counted.error < 3, counted.naive_error > 10) == (True, True)


def test_the_weighted_estimate_corrects_what_unequal_odds_distort() -> None:
    people = people_of(2, 6_000, even=False)
    truth = truths(even=False)["mean rating"]
    rated = ~np.isnan(people.rating)

    plain = people.rating[rated & people.drawn].mean() - people.rating[rated & ~people.drawn].mean()
    weighted = estimates_of(people, 2, even=False)["mean rating"]

    assert plain < truth - 0.2
    assert weighted.low <= truth <= weighted.high


def test_weights_of_one_give_the_plain_estimates() -> None:
    people = people_of(3, 300, even=True)
    group, ones = people.group(people.drawn), np.ones(int(people.drawn.sum()))

    assert float(restricted_mean(group, ones, HORIZON)) == pytest.approx(restricted_mean_estimate(group, HORIZON).value)
    assert float(restricted_mean(group, 7 * ones, HORIZON)) == pytest.approx(
        float(restricted_mean(group, ones, HORIZON))
    )


def test_who_weighs_nothing_is_not_there() -> None:
    people = people_of(4, 100, even=True)
    weights = people.drawn.astype(float)

    found = restricted_mean(people.group(np.ones(100, bool)), weights, HORIZON)

    assert float(found) == pytest.approx(restricted_mean_estimate(people.group(people.drawn), HORIZON).value)


def test_who_leaves_is_promoted_no_more() -> None:
    group = Followed(np.array([10.0, 20.0, 30.0, 40.0]), np.array([1, LEFT, LEFT, 1]))
    at = np.array([50.0])

    assert promoted_by(group, np.ones(4), at)[0] == pytest.approx(0.5)
    assert promoted_by(group, np.ones(4), at, LEFT)[0] == pytest.approx(0.5)


def test_sharing_a_mentor_widens_the_interval() -> None:
    dice = np.random.default_rng(5)
    touch = np.repeat(dice.normal(0, 2, 40), 5)
    one, other = touch + dice.normal(0, 1, 200), dice.normal(0, 1, 200)
    alone = Weighted(np.ones(200), np.arange(200))

    def compare(w: np.ndarray, v: np.ndarray) -> np.ndarray:
        return weighted_mean(one, w) - weighted_mean(other, v)

    shared = weighted_difference(compare, Weighted(np.ones(200), np.arange(200) // 5), alone, 1)

    assert shared.error > 1.8 * weighted_difference(compare, alone, alone, 1).error


def test_the_same_seed_gives_the_same_interval() -> None:
    people = people_of(6, 200, even=False)

    assert estimates_of(people, 9, even=False) == estimates_of(people, 9, even=False)


def test_odds_near_certainty_do_not_count() -> None:
    assert may_count(np.array([0.0, 0.049, 0.05, 0.5, 0.95, 0.951, 1.0])).tolist() == [
        False,
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert weights_of(np.array([0.25]), drawn=True)[0] == 4.0
    assert weights_of(np.array([0.75]), drawn=False)[0] == 4.0


@pytest.mark.parametrize("odds", [np.full(80, 0.5), np.linspace(0.2, 0.8, 80)])
def test_a_draw_that_changed_nothing_is_told_from_one_that_did(odds: np.ndarray) -> None:
    dice = np.random.default_rng(7)
    drawn = dice.random(80) < odds

    def p_value(values: np.ndarray) -> float:
        return redrawn(lambda w, v: weighted_mean(values, w) - weighted_mean(values, v), odds, drawn, 1)

    assert p_value(dice.normal(0, 1, 80) + 2 * drawn) == pytest.approx(0.001)
    assert sum(p_value(dice.normal(0, 1, 80)) <= 0.1 for _ in range(50)) <= 12


def test_the_smallest_difference_shown_is_28_tenths_of_the_error() -> None:
    assert Estimate.around(1.0, 0.5).smallest_shown == pytest.approx(1.4008, abs=1e-3)


@pytest.mark.parametrize(
    ("group", "why"),
    [
        (Shown(4, 2), "too_few_people"),
        (Shown(30, 0), "nobody"),
        (Shown(30, 30), "everybody"),
        (Shown(5, 1), None),
    ],
)
def test_nothing_is_said_of_a_few_and_nothing_is_certain(group: Shown, why: str | None) -> None:
    assert withheld(group) == why


def test_a_programme_may_ask_for_larger_groups_and_never_for_smaller_ones() -> None:
    assert withheld(Shown(9, 3), fewest=10) == "too_few_people"
    assert withheld(Shown(4, 2), fewest=1) == "too_few_people"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Shown(19, 9), Shown(400, 90), "too_few_people"),
        (Shown(400, 90), Shown(20, 4), "too_few_events"),
        (Shown(20, 5), Shown(20, 5), None),
    ],
)
def test_no_interval_of_fewer_than_twenty_people_or_five_events(one: Shown, other: Shown, why: str | None) -> None:
    assert interval_withheld(one, other) == why


def test_steps_are_folded_into_quarters() -> None:
    assert quarters(365.0) == [QUARTER_DAYS, 2 * QUARTER_DAYS, 3 * QUARTER_DAYS, 365.0]
    assert quarters(60.0) == [60.0]


def test_nobody_promoted_is_no_number() -> None:
    nobody = Followed(np.array([100.0, 200.0]), np.array([0, LEFT]))

    assert naive_mean(nobody) is None
    assert followed_until(nobody) == 200.0
    assert restricted_mean_estimate(nobody, 150.0).value == 150.0


def test_a_difference_of_shares_of_the_promoted_stays_between_minus_one_and_one() -> None:
    all_, none = Followed(np.full(30, 9.0), np.ones(30, int)), Followed(np.full(30, 400.0), np.zeros(30, int))

    assert promoted_by_difference(all_, none, HORIZON).high == 1.0
    assert restricted_difference(all_, none, HORIZON).value == pytest.approx(9 - HORIZON)


def test_being_higher_is_a_half_where_nothing_differs() -> None:
    values, ones = np.array([1.0, 2.0, 2.0, 3.0]), np.ones((1, 4))

    assert weighted_probability_higher(values, values, ones, ones)[0] == pytest.approx(0.5)
    assert RESAMPLINGS >= 400
