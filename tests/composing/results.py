"""What a run of `deploy/compose` showed, and what `docs/operating/compose.md` says of it.

`python -m tests.composing.results --check | --write`
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row

if TYPE_CHECKING:
    from tests.composing.drill import Drill


def line_of(drill: "Drill", at: str) -> Line:
    """A run in which nothing was off."""
    return {"at": at, "steps": [[each.step, each.seconds, each.shows] for each in drill.seen]}


def shown(lines: Sequence[Line]) -> str:
    """The last run."""
    if not lines:
        return "\nNothing was kept yet.\n\n"
    last = lines[-1]
    head = row(f"on {last['at']}", "seconds", "what was seen") + row("---", "---:", "---")
    return "\n" + head + "".join(row(step, f"{seconds:.1f}", shows) for step, seconds, shows in last["steps"]) + "\n"


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "compose.md",
    module="tests.composing.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.composing.results", RESULTS.wanted)
