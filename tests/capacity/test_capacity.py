"""The model and what is around it; a whole run has a command of its own."""

from dataclasses import replace
from uuid import UUID

import pytest

from shared.contracts import SERVICES
from tests.capacity.asking import Cost
from tests.capacity.model import Line, Measured, Model, plan
from tests.capacity.multiplying import of_copy
from tests.capacity.statements import Spent, grown, read_whole

SMALL = Measured(
    people=110,
    mentors=10,
    sessions=1_000,
    bytes={"a.people": 1_100, "a.sessions": 50_000},
    rows={"a.people": 110, "a.sessions": 1_000},
    memory={"matching-api": 110.0},
    read=dict.fromkeys(SERVICES, 2.0),
    event=10.0,
)
LARGE = replace(
    SMALL,
    people=1_100,
    mentors=100,
    sessions=10_000,
    bytes={"a.people": 11_000, "a.sessions": 500_000},
    rows={"a.people": 1_100, "a.sessions": 10_000},
    memory={"matching-api": 200.0},
)
MODEL = Model(SMALL, LARGE, {"a.people": 1.0, "a.sessions": 0.0}, {"a.people": 0.0, "a.sessions": 1.0})


def test_what_grows_evenly_is_foretold_and_a_size_that_differs_is_missed() -> None:
    third = replace(
        LARGE, people=2_200, mentors=200, sessions=20_000, bytes={"a.people": 22_000, "a.sessions": 1_000_000},
        memory={"matching-api": 300.0},
    )  # fmt: skip
    assert max(map(abs, MODEL.errors(third).values())) == pytest.approx(0.0)
    assert MODEL.errors(replace(third, memory={"matching-api": 600.0}))["memory of matching-api"] == pytest.approx(-0.5)


def test_one_round_beside_other_work_changes_no_cost_and_what_was_refused_in_any_is_told() -> None:
    rounds = [Cost(10, {"a-api": seconds}, wrong) for seconds, wrong in ((0.02, {}), (0.9, {"503": 1}), (0.03, {}))]
    found = Cost.median(rounds)
    assert found.milliseconds == pytest.approx(3.0)
    assert found.wrong == {"503": 1}


def test_a_person_s_and_a_session_s_disk_are_told_apart() -> None:
    assert (MODEL.bytes_of_a_person, MODEL.bytes_of_a_session) == (10.0, 50.0)
    assert MODEL.disk(0, 0) == pytest.approx(0.0)
    assert Line.through((1, 3), (2, 5)).at(10) == 21


def test_a_larger_programme_needs_more_of_everything_and_two_pods_of_each_at_least() -> None:
    few, many = (plan(replace_memory(), number, events_a_session=10, services=SERVICES) for number in (500, 10_000_000))
    assert set(few.apis.values()) == {2}
    assert min(many.apis.values()) > 2
    assert many.cores > few.cores
    assert many.disk > few.disk
    assert few.connections == (5 * 2 + 5 * 2) * 8


def replace_memory() -> Model:
    memory = {f"{service}-{role}": 100.0 for service in SERVICES for role in ("api", "worker")}
    return Model(replace(SMALL, memory=memory), replace(LARGE, memory=memory), {"a.people": 1.0}, {"a.sessions": 1.0})


def test_copies_of_two_people_are_never_the_same() -> None:
    ann, ben = UUID(int=1), UUID(int=1 << 40)
    copies = {of_copy(person, copy) for person in (ann, ben) for copy in range(5_000)}
    assert len(copies) == 10_000
    assert of_copy(ann, 0) == ann


def test_a_statement_that_reads_all_of_history_is_told_and_one_that_reads_a_page_more_is_not() -> None:
    before = {"all": Spent(1.0, 100.0), "page": Spent(1.0, 3.0)}
    after = {"all": Spent(9.0, 1_000.0), "page": Spent(9.0, 7.0)}
    assert grown(before, after) == ["all: 100 → 1000 blocks, 1.00 → 9.00 ms"]


def test_a_table_that_is_read_whole_is_found_wherever_in_a_plan_it_is() -> None:
    read = {"Node Type": "Seq Scan", "Schema": "a", "Relation Name": "sessions"}
    by_index = {"Node Type": "Index Scan", "Schema": "a", "Relation Name": "people"}
    assert [*read_whole({"Node Type": "Limit", "Plans": [by_index, {"Node Type": "Sort", "Plans": [read]}]})] == [
        "a.sessions"
    ]
    assert not [*read_whole(by_index)]
