"""Matchings are judged by code that is not ours, on cohorts in which everything goes wrong."""

from functools import cache

import numpy as np
import pytest

from services.matching.domain.assignment.auction import auction
from services.matching.domain.assignment.figures import figures_of, gini
from services.matching.domain.assignment.market import ALONE, Market, Mentors, load, total
from services.matching.domain.assignment.paths import extend
from services.matching.domain.assignment.solving import Objective, Solution, greedy, solve
from services.matching.domain.assignment.stable import blocking_pairs, deferred_acceptance
from tests.matching.assignment import judges
from tests.matching.assignment.cohorts import FAMILIES, large, market_of, small

SEEDS = range(500)
OBJECTIVES: tuple[Objective, ...] = ("coverage", "score", "stable")
ENOUGH = 0.998


def refuse_impossible(market: Market, matched: Mentors) -> None:
    rows = np.flatnonzero(matched != ALONE)
    assert market.possible()[rows, matched[rows]].all()
    assert (load(market, matched) <= market.places).all()


def test_nobody_is_matched_who_may_not_be_nor_beyond_a_mentors_places() -> None:
    for seed in SEEDS:
        market = small(seed)
        for objective in OBJECTIVES:
            refuse_impossible(market, solve(market, objective, seed).matched)
        refuse_impossible(market, greedy(market, seed))


def test_score_has_the_total_that_scipy_finds() -> None:
    for seed in SEEDS:
        market = small(seed)
        solution = solve(market, "score", seed)
        assert (
            total(market, solution.matched) == solution.bound == judges.best_total(market) == judges.best_flow(market)
        ), seed


def test_coverage_matches_as_many_as_networkx_and_has_the_total_that_scipy_finds_for_these() -> None:
    for seed in SEEDS:
        market = small(seed)
        matched = solve(market, "coverage", seed).matched
        assert (matched != ALONE).sum() == judges.most_matched(market), seed
        assert total(market, matched) == judges.best_total_of_the_most(market), seed


def test_stable_leaves_no_two_who_would_both_rather_have_each_other() -> None:
    for seed in SEEDS:
        market = small(seed)
        assert blocking_pairs(market, solve(market, "stable", seed).matched) == 0, seed


def test_of_strict_lists_stable_is_the_matching_that_is_best_for_mentees() -> None:
    for seed in SEEDS:
        market = small(seed, strict=True)
        matched = solve(market, "stable", seed).matched
        ours = {row: int(mentor) for row, mentor in enumerate(matched) if mentor != ALONE}
        assert ours == judges.resident_optimal(market), seed


def test_blocking_pairs_are_those_one_finds_by_looking_at_each() -> None:
    for seed in SEEDS:
        market = small(seed)
        matched = greedy(market, seed)
        assert blocking_pairs(market, matched) == _looked_at_each(market, matched), seed


def _looked_at_each(market: Market, matched: Mentors) -> int:
    def rather(row: int, column: int) -> bool:
        if not market.acceptable[row, column] or matched[row] == column or not market.places[column]:
            return False
        if matched[row] != ALONE and market.mentee[row, column] <= market.mentee[row, matched[row]]:
            return False
        own = [market.mentor[each, column] for each in np.flatnonzero(matched == column)]
        return len(own) < market.places[column] or bool(market.mentor[row, column] > min(own))

    mentees, mentors = market.size
    return sum(rather(row, column) for row in range(mentees) for column in range(mentors))


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_seed_gives_one_matching_and_another_seed_decides_ties_otherwise(objective: Objective) -> None:
    alike = market_of(np.full((6, 4), 0.5), np.full((6, 4), 0.5), np.ones((6, 4), dtype=np.bool_), np.ones(4, np.int64))

    matchings = [tuple(solve(alike, objective, seed).matched) for seed in (*range(8), *range(8))]

    assert matchings[:8] == matchings[8:]
    assert len(set(matchings)) > 1
    assert {sum(each != ALONE for each in matching) for matching in matchings} == {4}


@cache
def cohort(family: str, seats: float) -> Market:
    return large(family, 7, mentees=240, mentors=60, seats=seats, acceptable=0.6)


@cache
def sold(family: str, seats: float, objective: Objective) -> Solution:
    return solve(cohort(family, seats), objective, 1)


@pytest.mark.parametrize("seats", [0.4, 1.0, 1.1])
@pytest.mark.parametrize("family", FAMILIES)
def test_an_auction_comes_near_the_best_total_and_says_how_near(family: str, seats: float) -> None:
    market = cohort(family, seats)
    found = auction(market, 5.0, 1)
    best = judges.best_total(market)

    refuse_impossible(market, found.matched)
    assert total(market, found.matched) >= ENOUGH * best
    assert best <= found.bound <= total(market, found.matched) / ENOUGH


@pytest.mark.parametrize("seats", [0.4, 1.0, 1.1])
@pytest.mark.parametrize("family", FAMILIES)
def test_what_an_auction_left_alone_is_matched_for_coverage_as_far_as_can_be(family: str, seats: float) -> None:
    market = cohort(family, seats)
    found = auction(market, 5.0, 1)
    prices = np.where(load(market, found.matched) < market.places, 0, np.rint(found.prices)).astype(np.int64)
    matched = extend(market, found.matched, prices, only_gains=False)

    refuse_impossible(market, matched)
    assert (matched != ALONE).sum() == judges.most_matched(market)
    assert total(market, matched) >= ENOUGH * judges.best_total_of_the_most(market)


def test_larger_cohorts_are_auctioned_and_are_as_good() -> None:
    market = large("skewed", 3, mentees=300, mentors=80, seats=0.9)
    for objective in ("score", "coverage"):
        solution = solve(market, objective, 4)
        refuse_impossible(market, solution.matched)
        assert total(market, solution.matched) >= ENOUGH * judges.best_total(market)
        assert solution.bound is not None
        assert solution.bound >= judges.best_total(market)
    assert blocking_pairs(market, deferred_acceptance(market, 4)) == 0


@pytest.mark.parametrize("family", FAMILIES)
def test_whoever_is_left_over_when_an_auction_ends_takes_what_is_left(family: str) -> None:
    """From five hundred mentees on a few are left over; where there are as many places nobody stays alone by it."""
    market = large(family, 5, mentees=1_000, mentors=100, seats=1.0)
    matched = solve(market, "score", 6).matched
    refuse_impossible(market, matched)
    assert total(market, matched) >= ENOUGH * judges.best_total(market)
    assert (matched == ALONE).sum() == 0


def test_figures_say_what_a_matching_is_worth() -> None:
    market = market_of(
        np.array([[0.8, 0.4], [0.6, 0.2], [0.9, 0.9]]),
        np.array([[0.8, 0.4], [0.6, 0.2], [0.9, 0.9]]),
        np.array([[True, True], [True, True], [False, False]]),
        np.array([1, 2]),
    )
    solution = solve(market, "score", 0)
    figures = figures_of(market, solution.matched, solution.bound)

    assert list(solution.matched) == [0, 1, ALONE] or list(solution.matched) == [1, 0, ALONE]
    assert (figures.mentees, figures.matched, figures.total, figures.gap) == (3, 2, 1.0, 0.0)
    assert (figures.mentors, figures.mentors_full, figures.mentors_without) == (2, 1, 0)
    assert figures.envious == 1
    assert figures.gini == pytest.approx(1 / 6)


def test_gini_is_nothing_where_all_are_alike_and_high_where_one_has_all() -> None:
    assert gini(np.array([0.5, 0.5, 0.5])) == pytest.approx(0.0)
    assert gini(np.array([0.0, 0.0, 0.0, 1.0])) == pytest.approx(0.75)
    assert gini(np.array([])) == gini(np.zeros(3)) == 0.0
