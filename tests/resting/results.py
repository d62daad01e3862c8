"""What `./mentoring rest --keep` measured, and what `docs/operating/capacity.md` shows of it.

`python -m tests.resting.results --check | --write`
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row


def shown(lines: Sequence[Line]) -> str:
    """Each kept run, the oldest first: what was mended shows in what follows."""
    if not lines:
        return "Nothing was kept yet.\n"
    names = [*dict.fromkeys(name for line in lines for name in line["shares"])]
    head = row("", *(line["what"] for line in lines)) + row("---", *("---:" for _ in lines))
    rows = [
        *(_row(f"{name}, share of one core", lines, lambda line, n=name: line["shares"].get(n), "%") for name in names),
        _row("**together**", lines, lambda line: sum(line["shares"].values()), "%"),
        *(_row(f"{name}, memory", lines, lambda line, n=name: line["memory"].get(n), "MiB") for name in names),
        _row("**together**", lines, lambda line: sum(line["memory"].values()), "MiB"),
        _row("wake-ups of all of them", lines, lambda line: sum(line.get("wakeups", {}).values()) or None, "/s"),
        _row("transactions of PostgreSQL", lines, lambda line: line["transactions"], "/s"),
        _row("an event's way, from the answer to its effect", lines, lambda line: line["latency"], "ms"),
        _row("after its sudden end the broker answers in", lines, lambda line: line["answers"], "s"),
        _row("and the next event has its effect in", lines, lambda line: line["recovery"], "s"),
        _row("start", lines, lambda line: line["start"], "s"),
    ]
    return head + "".join(rows)


def _row(name: str, lines: Sequence[Line], value: Any, unit: str) -> str:
    found = [value(line) for line in lines]
    return row(name, *("–" if each is None else f"{each:.1f} {unit}" for each in found))


def kept(what: str, measured: Mapping[str, Any]) -> Line:
    """A line: `what` tells one run from the next in the table."""
    return {"what": what, **measured}


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "capacity.md",
    module="tests.resting.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.resting.results", RESULTS.wanted)
