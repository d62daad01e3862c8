"""What `./mentoring bench reports` measured, as its `--json` writes it, and what `docs/outcomes.md` shows of it.

`python -m tests.benchmarks.reports.results --check | --write`
"""

import re
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row

_BESIDE: Final = re.compile(r"([\d,]+) mentorships: (.+), beside ([\d,]+)")
_AT_MOST: Final = re.compile(r"[\d,]+ mentorships: (.+), at most")


def shown(lines: Sequence[Line]) -> str:
    """Each page at few and at many; then what a mentorship's page costs. In bold what misses its goal."""
    if not lines:
        return "Not measured yet.\n"
    missed = {found[1] for line in lines if not line["met"] and (found := _AT_MOST.fullmatch(line["name"]))}
    beside = [(found, line) for line in lines if (found := _BESIDE.fullmatch(line["name"]))]
    costs = [line for line in lines if line["unit"] == "requests/s"]
    return "\n".join(each for each in (_times(beside, missed), _costs(costs)) if each)


def _times(beside: Sequence[tuple[re.Match[str], Line]], missed: set[str]) -> str:
    if not beside:
        return ""
    many, _, few = beside[0][0].groups()
    head = row("page", f"at {few} mentorships", f"at {many}", "times as long") + row("---", "---:", "---:", "---:")
    rows = [
        row(
            found[2],
            f"{_median(line, 'limit'):.1f} ms",
            _bold(f"{_median(line, 'ours'):.1f} ms", met=found[2] not in missed),
            _bold(f"{line['ratio']:.2f}", met=line["met"]),
        )
        for found, line in beside
    ]
    return head + "".join(rows)


def _costs(costs: Sequence[Line]) -> str:
    if not costs:
        return ""
    head = row("page", "requests a second", "of a constant body", "share") + row("---", "---:", "---:", "---:")
    return head + "".join(
        row(
            line["name"],
            f"{_median(line, 'ours'):,.0f}",
            f"{_median(line, 'limit'):,.0f}",
            _bold(f"{line['ratio']:.2f}", met=line["met"]),
        )
        for line in costs
    )


def _median(line: Line, column: str) -> float:
    return median(float(each[column]) for each in line["rounds"])


def _bold(words: str, *, met: bool) -> str:
    return words if met else f"**{words}**"


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "outcomes.md",
    module="tests.benchmarks.reports.results",
    shown=shown,
)

if __name__ == "__main__":
    keep(RESULTS.module, RESULTS.wanted)
