"""Operators read what each setting is."""

from importlib import import_module

import pytest

from deploy.operating.settings import OfAuditors
from deploy.settings_table import table
from shared.contracts import SERVICES


@pytest.mark.parametrize("service", SERVICES)
def test_each_setting_says_what_it_is(service: str) -> None:
    fields = import_module(f"services.{service}.settings").Settings.model_fields
    assert [name for name, field in fields.items() if not field.description] == []


def test_what_operators_commands_are_told_is_in_the_table_and_says_what_it_is() -> None:
    commands = table().split("## Commands of operators")[1]
    for name, field in OfAuditors.model_fields.items():
        assert f"| `{name.upper()}` |" in commands
        assert field.description, name


def test_a_secret_has_no_default_in_the_table() -> None:
    rows = [line for line in table().splitlines() if "| secret |" in line]
    assert rows
    assert all("| – |" in row or "| **must be set** |" in row for row in rows)
