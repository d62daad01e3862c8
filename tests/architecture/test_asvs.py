"""The table of security requirements names tests that exist, and a reason wherever it names none."""

import re

from shared.ground.documents import ROOT

ROW = re.compile(r"\| (\d+\.\d+\.\d+) \| ([^|]+) \| (yes|partly|no) \| ([^|]+) \|")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")

TABLE = (ROOT / "docs" / "security" / "asvs.md").read_text()


def test_every_line_of_the_table_is_understood() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith("| requirement")]
    rows = ROW.findall(TABLE)
    assert len(rows) == len(lines) >= 40
    assert len({number for number, *_ in rows}) == len(rows)


def test_what_is_met_names_a_test_and_what_is_not_a_reason() -> None:
    for number, _, met, by in ROW.findall(TABLE):
        tests = TEST.findall(by)
        assert bool(tests) or met != "yes", number
        assert bool(TEST.sub("", by).strip("; ")) == (met != "yes"), number


def test_every_test_that_the_table_names_exists() -> None:
    for path, name in TEST.findall(TABLE):
        text = (ROOT / path).read_text()
        assert not name or re.search(rf"def {name}\(", text), f"{path}::{name}"
