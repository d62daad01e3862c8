"""How far mentees come: each counted once, in whichever order it is heard, and no more once they are erased."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.funnel import STAGES, Followed, Stage, funnel_of, groups_of, week_of
from services.mentorships.jobs.folding import Folding
from shared.consuming.declaration import Event
from shared.ids import uuid7
from tests.fixtures.wired import parts_of
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

MONDAY = date(2026, 3, 2)


def counted(**people: int) -> list[tuple[Stage, date, int]]:
    return [(stage, MONDAY, people.get(stage, 0)) for stage in STAGES]


def test_the_stage_is_named_at_which_most_people_stop() -> None:
    found = funnel_of(
        counted(eligible=100, invited=90, signed_up=30, matched=25, met=20, met_thrice=15, goal_completed=10)
    )

    assert found.stops_at == "signed_up"
    assert [each.went_on for each in found.stages[:3]] == [None, 0.9, pytest.approx(1 / 3)]


def test_of_a_few_no_number_is_said() -> None:
    found = funnel_of(counted(eligible=20, invited=20, signed_up=4))

    assert [each.people for each in found.stages] == [20, 20, None, 0, 0, 0, 0]
    assert [each.went_on for each in found.stages] == [None, 1.0, None, None, None, None, None]
    assert found.weeks[0].people["signed_up"] is None


def test_weeks_count_what_was_reached_by_then() -> None:
    found = funnel_of([("eligible", MONDAY, 6), ("eligible", MONDAY + timedelta(days=7), 5)])

    assert [each.people["eligible"] for each in found.weeks] == [6, 11]


def test_who_reached_a_stage_has_reached_those_before_it() -> None:
    nobody: dict[Stage, date | None] = dict.fromkeys(STAGES, None)
    reached = Followed(uuid7(), uuid7(), uuid7(), None, nobody).reaching({"matched": MONDAY, "eligible": MONDAY})

    assert [reached.weeks[stage] for stage in STAGES] == [MONDAY] * 4 + [None] * 3
    assert week_of(date(2026, 3, 8)) == MONDAY


def reached(signed_up: int) -> Any:
    return {"signed_up": signed_up, "matched": 5, "met": 5, "goal_completed": 5}


def test_of_groups_nothing_is_shown_that_could_be_worked_out() -> None:
    found = groups_of([("a", 40, reached(20)), ("b", 40, reached(2)), ("c", 40, reached(30)), ("d", 4, reached(2))], 5)

    assert [(each.group, each.signed_up) for each in found] == [("a", None), ("b", None), ("c", 0.75)]
    assert [each.matched for each in found] == [0.125] * 3


def test_nobody_and_everybody_of_a_group_is_not_said() -> None:
    found = groups_of([("a", 40, reached(0)), ("b", 40, reached(40)), ("c", 40, reached(20))], 5)

    assert [each.signed_up for each in found] == [None, None, 0.5]


async def kept(pair: Pair) -> dict[str, int]:
    query = "SELECT stage, sum(people)::int AS people FROM (SELECT * FROM funnel_weeks UNION ALL SELECT programme_id, stage, week, people FROM funnel_changes) AS known GROUP BY stage HAVING sum(people) <> 0"
    return {row["stage"]: row["people"] for row in await pair.pool.fetch(query)}


async def recomputed(pair: Pair) -> dict[str, int]:
    """Counted anew from the tables of mentorships, sessions, goals and memberships alone."""
    rows = await pair.pool.fetch(
        "SELECT " + ", ".join(f"count({stage}) AS {stage}" for stage in STAGES) + " FROM funnel_people"
    )
    return {stage: rows[0][stage] for stage in STAGES if rows[0][stage]}


def life_of(pair: Pair, programme: UUID, membership: UUID) -> Sequence[Event[Any]]:
    sessions = [
        pair.session(uuid7(), 2, "completed", starts_at=told.MORNING + timedelta(days=day)) for day in (1, 8, 15)
    ]
    return (
        told.member(pair.mentee, programme, "mentee", membership=membership, number="a"),
        pair.accepted(programme=programme),
        *sessions,
    )


@pytest.mark.parametrize("order", [*permutations(range(3))])
async def test_in_whichever_order_it_is_heard_everybody_counts_once(pair: Pair, order: tuple[int, ...]) -> None:
    programme, membership = uuid7(), uuid7()
    member, accepted, *sessions = life_of(pair, programme, membership)
    parts: list[Sequence[Event[Any]]] = [[member], [accepted], sessions]

    for place in order:
        await pair.hear(*parts[place], *parts[place])

    everything = dict.fromkeys(("eligible", "invited", "signed_up", "matched", "met", "met_thrice"), 1)
    assert await kept(pair) == everything == await recomputed(pair)


async def test_what_is_counted_beside_is_folded_in_and_reads_the_same(pair: Pair, api: Api) -> None:
    operator, programme = uuid7(), uuid7()
    api.operators.add(operator)
    await pair.hear(told.programme(programme))
    await pair.hear_together(*(told.member(uuid7(), programme, "mentee", membership=uuid7()) for _ in range(7)))
    before = (await api.get(operator, f"programmes/{programme}/funnel")).json()
    assert [each["people"] for each in before["stages"]] == [7, 7, 7, 0, 0, 0, 0]

    pair.clock.move(timedelta(minutes=2))
    await Folding().do_next(parts_of("mentorships", pair.pool, pair.clock))

    assert await pair.pool.fetchval("SELECT count(*) FROM funnel_changes") == 0
    assert await pair.pool.fetchval("SELECT count(*) FROM funnel_people WHERE stale_since IS NOT NULL") == 0
    assert (await api.get(operator, f"programmes/{programme}/funnel")).json() == before


async def test_what_was_written_while_somebody_became_known_is_found_a_minute_later(pair: Pair) -> None:
    programme, membership = uuid7(), uuid7()
    member, accepted, *_ = life_of(pair, programme, membership)
    await pair.hear(accepted, member)
    await pair.pool.execute("UPDATE funnel_people SET matched = NULL")
    await pair.pool.execute("UPDATE funnel_changes SET people = 0 WHERE stage = 'matched'")

    pair.clock.move(timedelta(minutes=1))
    await Folding().do_next(parts_of("mentorships", pair.pool, pair.clock))

    assert (await kept(pair))["matched"] == 1


async def test_a_goal_completed_over_the_api_counts(pair: Pair, api: Api) -> None:
    programme, membership = uuid7(), uuid7()
    await pair.hear(*life_of(pair, programme, membership))
    goal = await api.agreed_goal()
    answer = await api.patch(pair.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    assert answer.status_code == 200, answer.text

    assert (await kept(pair))["goal_completed"] == 1


@pytest.mark.parametrize("gone", ["person", "membership"])
async def test_who_is_erased_is_counted_no_more(pair: Pair, gone: str) -> None:
    programme, membership = uuid7(), uuid7()
    events = life_of(pair, programme, membership)
    await pair.hear(*events)

    await pair.hear(told.person_gone(pair.mentee) if gone == "person" else told.membership_gone(membership))
    if gone == "person":
        await pair.hear(events[0])

    assert await kept(pair) == {}
    assert await pair.pool.fetchval("SELECT count(*) FROM funnel_people") == 0


async def test_who_looks_after_the_programme_reads_it_and_nobody_else(pair: Pair, api: Api) -> None:
    programme, coordinator, operator = uuid7(), uuid7(), uuid7()
    api.operators.add(operator)
    await pair.hear(told.programme(programme), told.member(coordinator, programme, "coordinator"))

    assert (await api.get(coordinator, f"programmes/{programme}/funnel")).json()["stops_at"] is None
    assert slug(await api.get(pair.mentee, f"programmes/{programme}/funnel")) == "not-your-programme"
    assert slug(await api.get(operator, f"programmes/{uuid7()}/funnel")) == "unknown-programme"
