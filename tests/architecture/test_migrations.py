"""Migrations run in the order of their numbers; those that databases already know may stay as they are."""

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from shared.contracts import SERVICES
from tests.architecture.guards import ROOT

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
