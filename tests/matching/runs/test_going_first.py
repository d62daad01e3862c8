"""Whoever ended up with nobody in a run that was decided goes first in the next one."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from services.matching.domain.assignment.market import ALONE
from services.matching.domain.assignment.solving import Objective, solve
from services.matching.domain.assignment.stable import blocking_pairs
from services.matching.domain.assignment.urging import solve_urged
from shared.ids import uuid7
from tests.matching.assignment.cohorts import small
from tests.matching.conftest import World
from tests.matching.runs.office import Office, cohort, programme


@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_nobody_who_goes_first_stays_alone_while_somebody_else_has_a_place_that_they_could_take(
    objective: Objective,
) -> None:
    for seed in range(150):
        market = small(seed)
        first = np.random.default_rng(seed).random(market.size[0]) < 0.4
        matched = solve_urged(market, first, objective, seed).matched
        for mentee in np.flatnonzero(first & (matched == ALONE)):
            for mentor in np.flatnonzero(market.possible()[mentee] & (market.score[mentee] > 0)):
                holders = np.flatnonzero(matched == mentor)
                assert len(holders) == market.places[mentor]
                assert first[holders].all()
        most = (
            solve(replace(market, acceptable=market.acceptable & first[:, np.newaxis]), "coverage", seed).matched
            != ALONE
        ).sum()
        assert (first & (matched != ALONE)).sum() <= most


def test_a_stable_matching_stays_stable_whoever_goes_first() -> None:
    for seed in range(150):
        market = small(seed)
        first = np.random.default_rng(seed).random(market.size[0]) < 0.4
        assert blocking_pairs(market, solve_urged(market, first, "stable", seed).matched) == 0


@pytest.mark.parametrize("objective", ["score", "coverage", "stable"])
def test_where_nobody_goes_first_nothing_changes(objective: Objective) -> None:
    for seed in range(30):
        market = small(seed)
        nobody = np.zeros(market.size[0], dtype=np.bool_)
        assert (solve_urged(market, nobody, objective, seed).matched == solve(market, objective, seed).matched).all()


async def test_who_was_left_alone_gets_the_place_though_a_newcomer_fits_better(office: Office, world: World) -> None:
    wit = await programme(world)
    alone = [await world.mentee({"docker": 5, "python": 5}, languages={"en": 5}) for _ in range(2)]
    for each in alone:
        await world.joins(each, wit, "mentee")
    run = await office.done(wit)
    assert (run["figures"]["matched"], run["ahead"]) == (0, {"people": 0, "matched": 0})
    await office.approve(run, mentee_ids=[])
    better, [mentor, second] = await cohort(world, wit, 1, capacity=1)
    await world.pool.execute("DELETE FROM memberships WHERE person_id = $1", second)

    dry = await office.done(wit, dry_run=True)
    again = await office.done(wit)

    drafts = await office.drafts(again)
    assert len(drafts) == 1
    assert drafts.keys() < set(alone)
    assert (await office.drafts(dry)).keys() == drafts.keys()
    assert again["ahead"] == {"people": 2, "matched": 1}
    assert {UUID(each["mentor_id"]) for each in drafts.values()} == {mentor}
    assert better[0] in await office.unmatched(again)
    replay = await office.post(f"match-runs/{again['id']}/replays", {}, idempotency_key=str(uuid7()))
    assert await office.solve()
    assert (await office.drafts(replay.json())).keys() == drafts.keys()


async def test_a_run_that_is_not_decided_yet_lets_nobody_go_first(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 3, capacity=1)
    await office.done(wit)
    again = await office.done(wit, dry_run=True)
    assert again["ahead"] == {"people": 0, "matched": 0}
    assert len(mentees) == again["figures"]["mentees"]
