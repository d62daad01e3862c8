"""The list of pitfalls is whole, and every test that it names exists."""

import ast
import re
from functools import cache

from shared.ground.documents import ROOT

LIST = ROOT / "docs" / "guarantee" / "pitfalls.md"
NODE = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text())
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    )


def missing(text: str) -> list[str]:
    return [f"{file}::{name}" for file, name in NODE.findall(text) if name not in names_in(file)]


def test_every_test_that_the_list_names_exists() -> None:
    assert missing(LIST.read_text()) == []


def test_a_test_that_is_gone_would_be_noticed() -> None:
    assert missing("`tests/guarantee/test_pitfalls.py::test_of_yesterday`")


def test_every_pitfall_is_on_the_list_with_what_keeps_it_out() -> None:
    rows = re.findall(r"^\| (P\d+) \| .+ \| (.+) \|$", LIST.read_text(), re.MULTILINE)

    assert [number for number, _ in rows] == [f"P{number}" for number in range(1, 32)]
    assert [number for number, kept_out in rows if not NODE.search(kept_out)] == []
