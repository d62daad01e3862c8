"""What a programme changed: fairly compared, nothing of a few, and the same for good once it is released."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

from services.mentorships.domain.estimates.weighting import may_count
from services.mentorships.domain.following import Told, people_of
from services.mentorships.domain.outcome_values import (
    LANDMARK_DAYS,
    Measure,
    People,
    Plan,
    Population,
    Report,
    Row,
    basis_of,
)
from services.mentorships.domain.outcome_words import ENGLISH
from services.mentorships.domain.outcomes import report_of
from services.mentorships.domain.programme_refusals import PlanFixed, UnfairComparison
from services.mentorships.domain.releases import period_of, planned
from services.mentorships.german_of_outcomes import OUTCOMES
from shared.ids import uuid7
from tests.mentorships.estimates import programmes

START = date(2026, 1, 1)
PLAN = Plan()


def generated(seed: int, size: int, *, even: bool) -> People:
    made = programmes.people_of(seed, size, even=even)
    together = made.together if not even else np.arange(size)
    raised = made.raised.astype(float)
    stayed = np.where(made.ends == 2, 0.0, 1.0)
    answers = {
        "satisfaction": made.rating,
        "satisfaction_before": np.flip(made.rating),
        "skills_gained": made.gained,
        "confidence_gained": np.where(made.drawn, made.gained - 1, made.gained),
        "contacts_made": made.contacts,
    }
    return People(made.drawn, made.odds, together, made.days, made.ends, raised, stayed, **answers)


def report(people: People, **more: Any) -> Report:
    return report_of(Population(people, "draw"), replace(PLAN, **more), seed=1)


def row(found: Report, measure: Measure) -> Row:
    return next(each for each in found.rows if each.measure == measure)


def test_of_a_fair_draw_the_estimates_are_plain_and_hold_the_truth() -> None:
    found, truths = report(generated(1, 1000, even=True)), programmes.truths(even=True)

    names: dict[Measure, str] = {
        "days_to_promotion": "restricted mean",
        "promoted": "promoted by",
        "raised": "share with raises",
        "satisfaction": "mean rating",
        "happier": "probability higher",
        "skills_gained": "skills gained",
        "contacts_made": "contacts made",
    }
    for measure, name in names.items():
        difference = row(found, measure).difference
        assert difference is not None
        assert (difference.how, difference.low <= truths[name] <= difference.high) == ("plain", True), measure
        assert difference.p_value is not None
        assert difference.smallest_shown > 0
    assert found.curve is not None
    assert len(found.curve.days) == 4


def test_of_unequal_odds_they_are_weighted_and_who_was_nearly_certain_is_counted_out() -> None:
    found, truths = report(generated(2, 1200, even=False)), programmes.truths(even=False)

    difference = row(found, "days_to_promotion").difference

    assert difference is not None
    assert difference.how == "weighted"
    assert difference.low <= truths["restricted mean"] <= difference.high
    assert found.excluded is not None
    assert found.excluded > 200


@pytest.mark.parametrize(
    "measure", ["satisfaction", "satisfaction_before", "skills_gained", "confidence_gained", "contacts_made"]
)
def test_what_people_answer_is_compared_as_scipy_does(measure: Measure) -> None:
    people = generated(7, 300, even=True)
    answers = getattr(people, measure)
    one, other = (answers[which & ~np.isnan(answers)] for which in (people.mentored, ~people.mentored))

    found = row(report(people), measure)

    theirs = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
    assert found.difference is not None
    assert (found.mentored.people, found.others.people) == (len(one), len(other))
    assert (found.mentored.value, found.others.value) == pytest.approx((one.mean(), other.mean()))
    assert (found.difference.low, found.difference.high) == pytest.approx((theirs.low, theirs.high))
    assert found.difference.smallest_shown == pytest.approx(
        2.8 * np.sqrt(one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other)), rel=0.01
    )
    assert found.answered == pytest.approx((len(one) + len(other)) / 300)
    assert found.method == "welch"


@pytest.mark.parametrize("measure", ["skills_gained", "confidence_gained", "contacts_made"])
def test_where_odds_are_unequal_what_people_answer_is_weighted_as_statsmodels_does(measure: Measure) -> None:
    people = generated(8, 900, even=False)
    counted = ~np.isnan(getattr(people, measure)) & may_count(people.odds)
    means = [
        DescrStatsW(getattr(people, measure)[counted & which], weights=weights).mean
        for which, weights in (
            (people.mentored, 1 / people.odds[counted & people.mentored]),
            (~people.mentored, 1 / (1 - people.odds[counted & ~people.mentored])),
        )
    ]

    found = row(report(people), measure)

    assert (found.mentored.value, found.others.value) == pytest.approx(tuple(means))
    assert found.difference is not None
    assert found.difference.value == pytest.approx(means[0] - means[1])
    assert found.difference.how == "weighted"


def test_of_fewer_than_twenty_there_is_no_interval_and_of_fewer_than_five_nothing() -> None:
    people = generated(3, 400, even=True)
    some = np.flatnonzero(people.mentored)[:12].tolist() + np.flatnonzero(~people.mentored)[:4].tolist()

    found = report(people.some(np.isin(np.arange(400), some)))

    for each in found.rows:
        assert each.difference is None
        assert (each.others.people, each.others.value, each.others.withheld) == (None, None, "too_few_people")
    assert found.curve is None
    assert found.naive_days[1] is None


def test_a_programme_may_want_larger_groups() -> None:
    found = report(generated(4, 200, even=True), fewest=500)

    assert all(each.mentored.people is None and each.difference is None for each in found.rows)


def test_none_promoted_is_said_in_words() -> None:
    people = generated(5, 200, even=True)
    none = replace(
        people, ends=np.where(people.mentored, 0, people.ends), days=np.where(people.mentored, 540.0, people.days)
    )

    found = row(report(none), "promoted")

    assert (found.mentored.value, found.mentored.withheld, found.difference) == (None, "nobody", None)
    assert ENGLISH.why("promoted", "nobody") == "none promoted"
    assert OUTCOMES.why("promoted", "nobody") == "niemand befördert"


def test_no_horizon_lies_beyond_what_was_followed() -> None:
    found = report(generated(6, 200, even=True), horizon_days=600)

    assert row(found, "days_to_promotion").withheld == "not_followed_long_enough"
    assert found.curve is None


def told(days: int = 500, **more: Any) -> Told:
    return Told(START, START + timedelta(days=days), **more)


def after(days: int) -> date:
    return START + timedelta(days=days)


@pytest.mark.parametrize(
    ("known", "followed"),
    [
        (told(promoted_on=after(200), left_on=after(300)), (200, 1)),
        (told(left_on=after(300)), (300, 2)),
        (told(), (500, 0)),
        (told(promoted_on=after(-10)), (500, 0)),
        (told(promoted_on=after(100), left_on=after(100)), (100, 1)),
    ],
)
def test_what_happened_first_since_the_clock_started_ends_it(known: Told, followed: tuple[int, int]) -> None:
    assert (known.days, known.ends) == followed


def test_by_the_draw_one_counts_as_drawn_whatever_came_after() -> None:
    later = told(odds=0.5, drawn=False, mentor_id=uuid7(), matched_on=after(30))

    assert not later.mentored


def test_where_nobody_drew_one_is_mentored_who_has_a_mentor_at_the_landmark_and_was_still_there() -> None:
    mentor = uuid7()

    assert told(mentor_id=mentor, matched_on=after(LANDMARK_DAYS)).mentored
    assert not told(mentor_id=mentor, matched_on=after(LANDMARK_DAYS + 1)).mentored
    assert not told(promoted_on=after(40)).is_followed
    assert told(promoted_on=after(40), odds=0.5, drawn=True).is_followed


def test_who_shares_a_mentor_varies_with_them() -> None:
    mentor = uuid7()
    drawn = [told(odds=0.5, drawn=True, mentor_id=mentor) for _ in range(2)]

    people = people_of([*drawn, told(odds=0.5, drawn=False), told(odds=0.5, drawn=False)], 365)

    assert len(set(people.together.tolist())) == 3


@pytest.mark.parametrize(
    ("known", "raised", "stayed"),
    [
        (told(raised_on=after(100)), 1, 1),
        (told(raised_on=after(400)), 0, 1),
        (told(200), np.nan, np.nan),
        (told(200, left_on=after(150)), 0, 0),
    ],
)
def test_what_nobody_knows_yet_is_no_no(known: Told, raised: float, stayed: float) -> None:
    people = people_of([known], 365)

    assert people.raised.tolist() == pytest.approx([raised], nan_ok=True)
    assert people.stayed.tolist() == pytest.approx([stayed], nan_ok=True)


def test_ever_offered_beside_never_offered_is_refused() -> None:
    with pytest.raises(UnfairComparison):
        basis_of("ever_offered")


def test_a_plan_is_fixed_once_there_are_figures() -> None:
    changed = planned(PLAN, basis="selected", horizon_days=180, fewest=10, is_fixed=False)

    assert changed == Plan("selected", 180, 10, 1)
    assert planned(changed, basis="selected", horizon_days=180, fewest=10, is_fixed=True) == changed
    with pytest.raises(PlanFixed):
        planned(changed, basis="selected", horizon_days=90, fewest=10, is_fixed=True)


def test_a_period_is_a_quarter() -> None:
    assert [period_of(date(2026, month, 1)) for month in (1, 3, 4, 12)] == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]
