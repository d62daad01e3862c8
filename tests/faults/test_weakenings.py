"""The controls in their short form: each guard that a control takes away is still where it was, and is called as it was."""

import inspect
from typing import Any

import pytest

from shared.contracts import SERVICES
from tests.faults import weakenings
from tests.faults.controls import CONTROLS
from tests.faults.weakenings import GUARDS, take_away


def test_every_control_takes_a_guard_away_and_every_guard_has_its_control() -> None:
    assert {control.guard for control in CONTROLS} == set(GUARDS)


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_is_where_its_control_looks_for_it_and_is_called_in_the_same_way(
    guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is put in its place takes what the guard takes: else the run ends by an error, and nothing was controlled."""
    replaced: list[tuple[str, Any, Any]] = []

    def note(where: Any, name: str, what: Any) -> None:
        replaced.append((name, getattr(where, name), what))

    monkeypatch.setattr(weakenings, "replace_in", note)
    for service in SERVICES:
        take_away(guard, service)

    assert replaced
    for name, real, instead in replaced:
        assert type(real) is type(instead), name
        if callable(real):
            assert _how_called(instead) == _how_called(real), name


def _how_called(function: Any) -> list[tuple[Any, bool]]:
    parameters = inspect.signature(function).parameters.values()
    return [(each.kind, each.default is inspect.Parameter.empty) for each in parameters]
