"""Migrations run in the order of their numbers; those that databases already know may stay as they are."""

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest

from shared.contracts import SERVICES
from tests.architecture.guards import ROOT
from tests.architecture.migration_steps import KNOWN, new_steps, of_our_own, scripts_of, wrong_in

SETTLED: Final[Mapping[str, int]] = {"scheduling": 8}
"""So many of the first ones, in whatever order they run."""


def chain(folder: Path) -> list[tuple[str, str]]:
    """Revision and file name, in the order in which they run."""
    after: dict[object, tuple[str, str]] = {}
    for file in sorted(folder.glob("[0-9]*.py")):
        said = {
            target.id: node.value.value
            for node in ast.parse(file.read_text()).body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        _, other = after.get(said["down_revision"], (None, None))
        assert other is None, f"two migrations follow {said['down_revision']!r}: {other} and {file.name}"
        after[said["down_revision"]] = (str(said["revision"]), file.name)
    found: list[tuple[str, str]] = []
    while (step := after.get(found[-1][0] if found else None)) is not None:
        found.append(step)
    assert len(found) == len(after), "a migration follows one that is not there"
    return found


def misnumbered(migrations: Sequence[tuple[str, str]], settled: int = 0) -> list[str]:
    """Files whose number is not the next one, or not that of their name."""
    highest = max((int(revision) for revision, _ in migrations[:settled]), default=0)
    wrong = []
    for place, (revision, name) in enumerate(migrations[settled:], start=highest + 1):
        if int(revision) != place or not name.startswith(f"{revision}_"):
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("service", SERVICES)
def test_new_migrations_are_numbered_as_they_run(service: str) -> None:
    migrations = chain(ROOT / "services" / service / "migrations" / "versions")
    assert migrations
    assert misnumbered(migrations, SETTLED.get(service, 0)) == []


@pytest.mark.parametrize(
    "migrations",
    [
        [("0001", "0001_first.py"), ("0003", "0003_third.py")],
        [("0002", "0002_second.py"), ("0001", "0001_first.py")],
        [("0001", "0002_first.py")],
    ],
)
def test_a_number_that_is_not_the_next_one_is_noticed(migrations: list[tuple[str, str]]) -> None:
    assert misnumbered(migrations) != []


def test_what_databases_know_keeps_its_order_and_the_next_one_follows_the_highest() -> None:
    known = [("0001", "0001_a.py"), ("0003", "0003_b.py"), ("0002", "0002_c.py")]
    assert misnumbered([*known, ("0004", "0004_d.py")], settled=3) == []
    assert misnumbered([*known, ("0003", "0003_d.py")], settled=3) == ["0003_d.py"]


def test_two_migrations_that_follow_the_same_one_are_noticed(tmp_path: Path) -> None:
    for revision in ("0001", "0002"):
        (tmp_path / f"{revision}_x.py").write_text(f'revision = "{revision}"\ndown_revision = None\n')
    with pytest.raises(AssertionError, match=r"follow None: 0001_x\.py and 0002_x\.py"):
        chain(tmp_path)


@pytest.mark.parametrize("service", SERVICES)
def test_an_older_release_can_work_on_and_beside_each_new_step(service: str, tmp_path: Path) -> None:
    for number, module in new_steps(service):
        assert scripts_of(module), f"{service} {number} runs nothing that can be looked at"
        wrong = {each.partition(":")[0]: each for each in wrong_in(module, tmp_path)}
        assert {*wrong} == KNOWN.get((service, number), frozenset()), f"{service} {number}: {[*wrong.values()]}"


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("ALTER TABLE people DROP COLUMN mentee;", "ban-drop-column"),
        ("DROP TABLE people;", "ban-drop-table"),
        ("ALTER TABLE people RENAME COLUMN mentee TO asker;", "renaming-column"),
        ("ALTER TABLE people RENAME TO persons;", "renaming-table"),
        ("ALTER TABLE people ALTER COLUMN capacity TYPE bigint;", "changing-column-type"),
        ("ALTER TABLE people ADD COLUMN since date NOT NULL;", "adding-required-field"),
        ("ALTER TABLE people ALTER COLUMN mentee SET NOT NULL;", "adding-not-nullable-field"),
        ("ALTER TABLE people ADD CONSTRAINT some CHECK (capacity > 0);", "constraint-missing-not-valid"),
        ("ALTER TABLE people ADD CONSTRAINT one UNIQUE (mentee);", "disallowed-unique-constraint"),
        ("CREATE INDEX people_by_mentee ON people (mentee);", "require-concurrent-index-creation"),
        ("ALTER TABLE people ADD COLUMN a int; ALTER TABLE blocks ADD COLUMN b int;", "one-table"),
        ("CREATE TABLE more (id uuid REFERENCES people); ALTER TABLE blocks ADD COLUMN b int;", "one-table"),
        ("ALTER TABLE people ADD COLUMN a int; UPDATE people SET a = capacity;", "expand-then-fill"),
    ],
)
def test_a_step_that_an_older_release_could_not_bear_is_told(script: str, rule: str, tmp_path: Path) -> None:
    step = _step(script)
    assert rule in {each.partition(":")[0] for each in wrong_in(step, tmp_path)}


def test_what_adds_is_borne_and_so_are_tables_of_its_own_with_their_indexes(tmp_path: Path) -> None:
    adds = "ALTER TABLE people ADD COLUMN since date, ADD COLUMN times integer NOT NULL DEFAULT 0;"
    makes = "CREATE TABLE more (id uuid PRIMARY KEY); CREATE INDEX more_by_id ON more (id); INSERT INTO more SELECT person_id FROM people;"
    assert wrong_in(_step(adds), tmp_path) == []
    assert wrong_in(_step(makes), tmp_path) == []
    assert [*of_our_own(["UPDATE people SET since = now(); -- ALTER TABLE blocks"])] == []


def test_what_no_release_of_this_major_number_uses_may_go_and_nothing_else(tmp_path: Path) -> None:
    goes = "ALTER TABLE people DROP COLUMN mentee;"
    assert wrong_in(_step(goes, last_used_in="1.9.0"), tmp_path, version="2.0.0") == []
    assert wrong_in(_step(goes, last_used_in="2.0.0"), tmp_path, version="2.1.0") != []
    renames = "ALTER TABLE people RENAME COLUMN mentee TO asker;"
    assert wrong_in(_step(renames, last_used_in="1.9.0"), tmp_path, version="2.0.0") != []


def _step(script: str, **more: str) -> SimpleNamespace:
    step = SimpleNamespace(run=None, **more)
    step.upgrade = lambda: step.run(script)
    return step
