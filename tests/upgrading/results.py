"""What `./mentoring upgrade-drill --keep` measured, and what `docs/operating/upgrade.md` shows of it.

`python -m tests.upgrading.results --check | --write`
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row


def shown(lines: Sequence[Line]) -> str:
    """The last run, step by step."""
    if not lines:
        return "Nothing was kept yet.\n"
    last = lines[-1]
    head = (
        f"{last['at']}, {' → '.join((last['first'], *last.get('over', ()), last['then']))} and back; two cores for everything. Migrations took"
        f" {last['migrated']:.1f} s; {last.get('met_locks', 0)} times one of them and a service had each what the other waited for, and tried"
        f" again. Streams were opened {last['streams'][0]} times, {last['streams'][1]} of them refused."
        f" Off: {len(last['found'])}.\n{_said(last)}\n"
    )
    table = row("step", "seconds", "requests", "failed", "the slowest took", "an event waited, median", "longest")
    table += "|---|---:|---:|---:|---:|---:|---:|\n"
    return head + table + "".join(map(_row, last["steps"]))


def _said(last: Line) -> str:
    words = ", ".join(f"`{each}`" for each in last.get("said", ()))
    return f"Said before anything was taken back, and unknown to {last['first']}: {words}.\n" if words else ""


def _row(step: Line) -> str:
    waits = [f"{each:.2f} s" for each in step["wait"]] if step["wait"] else ["–", "–"]
    return row(
        step["name"],
        f"{step['seconds']:.0f}",
        f"{step['requests']:,}",
        sum(step["failures"].values()),
        f"{step['slowest']:.1f} s",
        *waits,
    )


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "upgrade.md",
    module="tests.upgrading.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.upgrading.results", RESULTS.wanted)
