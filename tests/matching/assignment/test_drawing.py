"""A draw says who gets a place, and scores only with whom: judged by code that is not ours, on cohorts in which everything goes wrong."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from services.matching.domain.assignment.drawing import REDRAWS, Draw, hold, in_order, places_of
from services.matching.domain.assignment.market import ALONE, Market
from services.matching.domain.assignment.solving import Objective, solve
from services.matching.domain.assignment.stable import blocking_pairs, strict_lists
from shared.ids import named_uuid
from tests.matching.assignment import judges
from tests.matching.assignment.cohorts import large, market_of, small

SEEDS = range(500)
PEOPLE = [named_uuid("person", str(number)) for number in range(300)]


def drawn_in(market: Market, objective: Objective, seed: int) -> set[int]:
    order = in_order(PEOPLE, np.arange(market.size[0]), seed)
    return set(places_of(market, objective, seed).drawn(order))


def only(market: Market, rows: set[int]) -> Market:
    kept = np.isin(np.arange(market.size[0]), list(rows))
    return replace(market, acceptable=market.acceptable & kept[:, np.newaxis])


def held(market: Market, rows: set[int]) -> Draw:
    drawn = np.isin(np.arange(market.size[0]), list(rows))
    return Draw(np.logical_or.reduce(market.possible(), axis=1), drawn, np.zeros(market.size[0]))


def test_whoever_is_drawn_can_be_matched_beside_all_drawn_before_and_nobody_else_could() -> None:
    for seed in SEEDS:
        market = small(seed)
        so_far = set[int]()
        drawn = drawn_in(market, "score", seed)
        for row in in_order(PEOPLE, np.arange(market.size[0]), seed):
            fits = judges.most_matched(only(market, so_far | {row})) == len(so_far) + 1
            assert (row in drawn) == fits, seed
            so_far |= {row} if fits else set()
        assert len(drawn) == judges.most_matched(market)


def test_all_who_are_drawn_are_matched_and_have_the_best_total_that_scipy_finds_for_them() -> None:
    for seed in SEEDS:
        market = small(seed)
        drawn = drawn_in(market, "coverage", seed)
        among = held(market, drawn).among(market)
        matched = solve(among, "coverage", seed).matched
        assert set(np.flatnonzero(matched != ALONE).tolist()) == drawn, seed
        worth = np.where(matched != ALONE, market.score[np.arange(len(matched)), matched], 0) if drawn else np.zeros(1)
        assert int(worth.sum()) == judges.best_total_of_the_most(among), seed


def made_strict(market: Market, seed: int) -> Market:
    """Its lists as the lottery makes them: nobody likes two equally."""
    wishes, liking = strict_lists(market, seed)
    return replace(market, mentee=wishes, mentor=liking)


def test_with_lists_made_strict_by_the_lottery_stable_is_the_matching_that_is_best_for_mentees() -> None:
    """Whole cohorts, and those of whoever was drawn: of these nobody stays alone, and one more would leave somebody so."""
    for seed in SEEDS:
        market = small(seed)
        matched = solve(market, "stable", seed).matched
        ours = {row: int(mentor) for row, mentor in enumerate(matched) if mentor != ALONE}
        assert ours == judges.resident_optimal(made_strict(market, seed)), seed


def test_stable_draws_whoever_leaves_nobody_of_the_drawn_alone() -> None:
    for seed in SEEDS:
        market = small(seed)
        drawn, so_far = drawn_in(market, "stable", seed), set[int]()
        strict = made_strict(market, seed)
        for row in in_order(PEOPLE, np.arange(market.size[0]), seed):
            fits = len(judges.resident_optimal(only(strict, so_far | {row}))) == len(so_far) + 1
            assert (row in drawn) == fits, seed
            so_far |= {row} if fits else set()
        among = held(market, drawn).among(market)
        matched = solve(among, "stable", seed).matched
        assert set(np.flatnonzero(matched != ALONE).tolist()) == drawn, seed
        assert blocking_pairs(among, matched) == 0, seed
        assert {row: int(matched[row]) for row in drawn} == judges.resident_optimal(only(strict, drawn)), seed


def everybody(mentees: int, mentors: int, places: int) -> Market:
    alike = np.full((mentees, mentors), 0.5)
    return market_of(alike, alike, np.ones((mentees, mentors), dtype=np.bool_), np.full(mentors, places))


@pytest.mark.parametrize("objective", ["score", "coverage", "stable"])
def test_odds_are_the_share_of_all_orders_in_which_somebody_gets_a_place(objective: Objective) -> None:
    """Three mentees and a place each with two mentors, one of whom only one of the three may have: all six orders are counted."""
    market = everybody(4, 2, 1)
    market.acceptable[:] = [[True, False], [True, False], [True, True], [False, False]]
    draw = hold(market, objective, PEOPLE, 3, lambda _: None)

    exactly = np.zeros(4)
    for order in permutations(range(3)):
        for row in places_of(market, objective, 3).drawn(order):
            exactly[row] += 1 / 6
    assert draw.took_part.tolist() == [True, True, True, False]
    assert draw.odds[3] == 0
    if objective != "stable":
        assert exactly.tolist() == pytest.approx([0.5, 0.5, 1.0, 0.0])
    assert draw.odds.tolist() == pytest.approx(exactly.tolist(), abs=0.07)  # four standard errors of a thousand


def test_where_there_are_places_for_all_everybody_is_drawn_for_certain() -> None:
    draw = hold(everybody(5, 3, 2), "score", PEOPLE, 1, lambda _: None)
    assert draw.drawn.all()
    assert (draw.odds == 1.0).all()


def test_a_lot_depends_on_nobody_else() -> None:
    """Whoever is added or gone moves nobody past anybody."""
    whole = in_order(PEOPLE, np.arange(50), 9)
    assert in_order(PEOPLE, np.arange(0, 50, 3), 9) == [row for row in whole if row % 3 == 0]
    assert whole != in_order(PEOPLE, np.arange(50), 10) != sorted(whole)


def test_it_says_how_far_it_is() -> None:
    told = list[int]()
    hold(everybody(3, 1, 1), "score", PEOPLE, 1, told.append)
    assert told == sorted(told)
    assert (told[0], len(told)) == (0, REDRAWS // 20)


def test_scores_do_not_help_anybody_to_a_place() -> None:
    """Each of three families of scores, and none at all: the draw is the same."""
    markets = [large(family, 5, mentees=120, mentors=30, seats=0.4, acceptable=0.3) for family in ("skewed", "popular")]
    blank = replace(markets[0], score=np.ones_like(markets[0].score))
    worthy = replace(markets[0], score=markets[1].score)
    assert drawn_in(markets[0], "score", 5) == drawn_in(blank, "score", 5) == drawn_in(worthy, "score", 5)
