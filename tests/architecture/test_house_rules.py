"""What stands in the repository for the next engineer is true: every file, folder and command that it names is there."""

import re
from pathlib import Path

import pytest

from deploy.local.__main__ import COMMANDS
from deploy.local.folders import ROOT
from shared.contracts import SERVICES

GUIDES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))


@each_guide
def test_every_link_of_a_guide_leads_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", guide.read_text())
    assert [link for link in links if "://" not in link and not (guide.parent / link).exists()] == []


@each_guide
def test_every_command_that_a_guide_names_is_there(guide: Path) -> None:
    named = re.findall(r"\./mentoring ([a-z][a-z-]*)", guide.read_text())
    assert set(named) <= COMMANDS.keys()


def test_every_path_of_the_checklist_is_there_in_the_service_that_is_to_be_copied() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    (copied,) = re.findall(r"Copy `services/(\w+)`", text)
    paths = re.findall(r"^\d+\. `([^`]+)`", text, re.MULTILINE)
    assert len(paths) > 8
    there = {"<owner>": copied, "<reader>": copied, "<name>": copied, "<topic>": copied}
    for path in paths:
        for name, meant in there.items():
            path = path.replace(name, meant)  # noqa: PLW2901 — one name after the other
        assert (ROOT / path).exists(), path


def test_every_decision_says_what_why_what_was_refused_and_what_would_change_it() -> None:
    overview = (ROOT / "docs" / "decisions" / "README.md").read_text()
    for record in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        assert f"]({record.name})" in overview
        for part in ("**What.**", "**Why.**", "**Refused.**", "**What would change our mind.**"):
            assert part in record.read_text(), f"{record.name} lacks {part}"


def test_the_architecture_names_every_service() -> None:
    assert all(f"| `{service}` |" in (ROOT / "docs" / "architecture.md").read_text() for service in SERVICES)
