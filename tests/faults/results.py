"""The results of all runs, a line each, and the table that the README shows of them.

`python -m tests.faults.results --check | --write`
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeAlias

from shared.documents import ROOT, keep
from tests.faults.cases import all_cases

FILE: Final = Path(__file__).with_name("results.jsonl")
BEGINNING: Final = "<!-- faults: made from tests/faults/results.jsonl by `python -m tests.faults.results --write` -->\n"
END: Final = "<!-- end of faults -->"

Line: TypeAlias = Mapping[str, Any]


def append(line: Line, file: Path = FILE) -> None:
    """One more result."""
    with file.open("a") as results:
        results.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(file: Path = FILE) -> Sequence[Line]:
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def table(lines: Sequence[Line]) -> str:
    """Points × faults: runs that hit under load, what was lost, doubled or out of order, and how long recovery took."""
    runs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if "place" in line and line["hit"] and line["acknowledged"] and "undecided" not in line:
            runs[line["place"], line["fault"]].append(line)
    head = [
        "| where | fault | runs | lost | doubled | out of order | recovery, median | worst |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    order = [(case.place, case.fault) for case in all_cases()]
    known = sorted(runs, key=lambda key: order.index(key) if key in order else len(order))
    rows = [_row(place, fault, runs[place, fault]) for place, fault in known]
    every = [line for each in runs.values() for line in each]
    undecided = sum("undecided" in line for line in lines)
    note = [f"\nUndecided, with the reason in the file, and not counted: {undecided}."] if undecided else []
    return "\n".join([*head, *rows, _row("**all**", "", every), *note]) + "\n"


def _row(place: str, fault: str, lines: Sequence[Line]) -> str:
    found = [violation["kind"] for line in lines if "mended" not in line for violation in line["violations"]]
    recoveries = [line["recovery"] for line in lines if line["recovery"] is not None]
    times = [f"{median(recoveries):.1f} s", f"{max(recoveries):.1f} s"] if recoveries else ["–", "–"]
    counts = [str(found.count(kind)) for kind in ("lost", "doubled", "order")]
    return "| " + " | ".join([f"`{place}`" if "." in place else place, fault, str(len(lines)), *counts, *times]) + " |"


def controls(lines: Sequence[Line]) -> str:
    """Each guard that was taken away, and the check that noticed."""
    last = {line["control"]: line for line in lines if "control" in line}
    head = ["| without | noticed by |", "|---|---|"]
    rows = [
        f"| {guard} | {', '.join(line['noticed_by']) if line['caught'] else '**nothing**'} |"
        for guard, line in last.items()
    ]
    return "\n".join([*head, *rows]) + "\n"


def wanted() -> dict[Path, str]:
    """The README with the present tables."""
    file = ROOT / "README.md"
    text = file.read_text()
    if BEGINNING not in text:
        return {}
    before, _, rest = text.partition(BEGINNING)
    _, _, after = rest.partition(END)
    lines = read()
    return {file: before + BEGINNING + table(lines) + "\n" + controls(lines) + END + after}


if __name__ == "__main__":
    keep("tests.faults.results", wanted)
