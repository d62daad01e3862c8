"""A fair draw of a programme's places: once and for good, by a seed that nobody chose; what is told of it, and to whom."""

from typing import Any
from uuid import UUID

import pytest

from services.matching.domain.assignment.drawing import in_order
from services.matching.domain.runs import MatchRun, Seeded
from services.matching.use_cases.retelling import tellings
from shared.contracts import DRAWS, DrawState
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from tests.matching.builders import NOW
from tests.matching.conftest import World
from tests.matching.runs.office import SEED, Office, cohort, programme
from tests.matching.test_erasure import traces_of


async def told(world: World) -> list[DrawState | None]:
    rows = await world.pool.fetch("SELECT value FROM outbox WHERE topic = 'draws' ORDER BY id")
    return [None if row["value"] is None else DRAWS.parse(row["value"]) for row in rows]


async def few_places(world: World, mentees: int = 5) -> tuple[UUID, list[UUID]]:
    """More mentees than places, in a programme whose places go by lot."""
    wit = await programme(world, places="lottery")
    asking, _ = await cohort(world, wit, mentees, capacity=1)
    return wit, asking


async def test_a_draw_is_told_for_each_who_took_part_and_the_drawn_are_matched(office: Office, world: World) -> None:
    wit, asking = await few_places(world)
    speechless = await world.mentee({"docker": 5}, languages={"ja": 5})
    await world.joins(speechless, wit, "mentee")

    run = await office.done(wit, "score", seed=None)

    assert (run["lottery"], run["figures"]["matched"]) == ("draw", 2)
    states = {each.person_id: each for each in await told(world) if each}
    drafts, alone = await office.drafts(run), await office.read(f"match-runs/{run['id']}/unmatched")
    assert states.keys() == set(asking)
    assert {each for each, state in states.items() if state.drawn} == drafts.keys()
    ordered = sorted(asking)
    assert drafts.keys() == {ordered[row] for row in in_order(ordered, _rows(5), run["seed"])[:2]}
    for person, state in states.items():
        assert (state.programme_id, str(state.run_id)) == (wit, run["id"])
        assert state.odds == pytest.approx(0.4, abs=0.08), person
    odds = {UUID(each["mentee_id"]): each["odds"] for each in alone["items"]}
    assert odds.pop(speechless) is None
    assert odds | {each: draft["odds"] for each, draft in drafts.items()} == {
        person: state.odds for person, state in states.items()
    }
    left_over = {each["barrier"] for item in alone["items"] if item["odds"] for each in item["nearest"]}
    assert left_over == {"not_drawn"}


def _rows(number: int) -> Any:
    return list(range(number))


async def test_only_the_first_real_run_with_a_seed_of_the_servers_counts(office: Office, world: World) -> None:
    wit, asking = await few_places(world)

    dry = await office.done(wit, dry_run=True, seed=None)
    draw = await office.done(wit, seed=None)
    later = await office.done(wit, seed=None)
    given = await office.done(wit, seed=draw["seed"])

    assert [each["lottery"] for each in (dry, draw, later, given)] == ["trial", "draw", "trial", "trial"]
    assert (await office.drafts(given)).keys() == (await office.drafts(draw)).keys()
    assert [each.run_id for each in await told(world) if each] == [UUID(draw["id"])] * len(asking)


async def test_without_the_setting_a_run_says_that_it_had_no_lottery(office: Office, world: World) -> None:
    wit = await programme(world)
    await cohort(world, wit, 3, capacity=1)

    run = await office.done(wit, seed=None)

    assert run["lottery"] == "none"
    assert {each["odds"] for each in (await office.drafts(run)).values()} == {None}
    assert await told(world) == []


def run_of(**more: Any) -> MatchRun:
    return MatchRun(uuid7(), uuid7(), "score", False, more.pop("seed", SEED), 0, None, NOW, **more)


def test_a_draw_that_came_to_no_result_leaves_its_seed_to_the_next() -> None:
    """Nobody begins anew until they like the lots."""
    broken, cancelled = (
        run_of(state="failed", lottery="draw", seed=3),
        run_of(state="cancelled", lottery="draw", seed=3),
    )
    done = run_of(state="done", lottery="draw", seed=3)
    asked = {"by_lot": True, "dry_run": False}

    assert Seeded.of(None, 9, **asked, before=()) == Seeded(9, "draw")
    assert Seeded.of(None, 9, **asked, before=[broken, cancelled]) == Seeded(3, "draw")
    assert Seeded.of(None, 9, **asked, before=[broken, done]) == Seeded(9, "trial")
    assert Seeded.of(None, 9, **asked, before=[run_of(state="done", lottery="trial")]) == Seeded(9, "trial")
    assert Seeded.of(4, 9, **asked, before=()) == Seeded(4, "trial")
    assert Seeded.of(None, 9, by_lot=True, dry_run=True, before=()) == Seeded(9, "trial")
    assert Seeded.of(None, 9, by_lot=False, dry_run=False, before=()) == Seeded(9, "none")


async def test_one_reads_how_a_draw_went_for_oneself_once_it_is_decided_and_nobody_elses(
    office: Office, world: World
) -> None:
    wit, asking = await few_places(world)
    run = await office.done(wit, seed=None)
    assert (await office.read("me/draws", by=asking[0]))["items"] == []

    await office.approve(run)

    drafts = await office.drafts(run)
    for person in asking:
        [own] = (await office.read("me/draws", by=person))["items"]
        assert (own["programme_id"], own["drawn"]) == (str(wit), person in drafts)
        assert 0 < own["odds"] < 1
    assert (await office.read("me/draws", by=uuid7()))["items"] == []


async def test_who_is_erased_leaves_no_draw(office: Office, world: World) -> None:
    wit, asking = await few_places(world, 3)
    await office.done(wit, seed=None)
    gone = asking[0]
    [draw_id] = [each.draw_id for each in await told(world) if each and each.person_id == gone]

    await world.erase(gone)

    assert (await told(world))[-1] is None
    assert await world.pool.fetchval("SELECT key FROM outbox WHERE topic = 'draws' ORDER BY id DESC LIMIT 1") == draw_id
    assert "match_outcomes" not in await traces_of(world, gone)


async def test_after_the_tables_were_set_back_a_draw_that_only_the_topic_knows_is_taken_back(
    office: Office, world: World
) -> None:
    wit, _ = await few_places(world, 3)
    await office.done(wit, seed=None)
    known = (await told(world))[0]
    assert known is not None
    unknown = known.model_copy(update={"draw_id": uuid7()})

    async with world.transaction() as tx:
        last = [Told("draws", each.draw_id, 1, DRAWS.record(each).value) for each in (known, unknown)]
        await set_right(tx, tellings(now=NOW), last, now=NOW)

    assert (await told(world))[-2:] == [known, None]
