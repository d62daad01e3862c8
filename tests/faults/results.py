"""The results of all runs, a line each, and what the documents show of them.

`python -m tests.faults.results --check | --write`
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeAlias

from shared.ground.documents import ROOT, keep
from tests.faults.cases import all_cases

FILE: Final = Path(__file__).with_name("results.jsonl")
SUMMARY: Final = ROOT / "README.md"
TABLES: Final = ROOT / "docs" / "guarantee" / "faults.md"
BEGINNING: Final = "<!-- faults: made from tests/faults/results.jsonl by `python -m tests.faults.results --write` -->\n"
END: Final = "<!-- end of faults -->"
KINDS: Final = ("lost", "doubled", "order")

Line: TypeAlias = Mapping[str, Any]


def append(line: Line, file: Path = FILE) -> None:
    """One more result."""
    with file.open("a") as results:
        results.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(file: Path = FILE) -> Sequence[Line]:
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def counted(lines: Sequence[Line]) -> Sequence[Line]:
    """Runs whose fault fell under load, and that came to a verdict."""
    return [each for each in lines if "place" in each and each["hit"] and each["acknowledged"] and not _open(each)]


def _open(line: Line) -> bool:
    return "undecided" in line


def table(lines: Sequence[Line]) -> str:
    """Points × faults: runs that hit under load, what was lost, doubled or out of order, and how long recovery took."""
    runs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in counted(lines):
        runs[line["place"], line["fault"]].append(line)
    head = [
        "| where | fault | runs | lost | doubled | out of order | recovery, median | worst |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    order = [(case.place, case.fault) for case in all_cases()]
    known = sorted(runs, key=lambda key: order.index(key) if key in order else len(order))
    rows = [_row(place, fault, runs[place, fault]) for place, fault in known]
    return "\n".join([*head, *rows, _row("**all**", "", counted(lines))]) + "\n"


def _row(place: str, fault: str, lines: Sequence[Line]) -> str:
    counts = [str(number) for number in _off(lines)]
    name = f"`{place}`" if "." in place else place
    return "| " + " | ".join([name, fault, f"{len(lines):,}", *counts, *_recovery(lines)]) + " |"


def _off(lines: Sequence[Line]) -> Sequence[int]:
    """How much was lost, doubled and out of order, but for what a later commit has mended."""
    found = [violation["kind"] for line in lines if "mended" not in line for violation in line["violations"]]
    return [found.count(kind) for kind in KINDS]


def _recovery(lines: Sequence[Line]) -> Sequence[str]:
    recoveries = [line["recovery"] for line in lines if line["recovery"] is not None]
    return [f"{median(recoveries):.1f} s", f"{max(recoveries):.1f} s"] if recoveries else ["–", "–"]


def controls(lines: Sequence[Line]) -> str:
    """Each guard that was taken away, and the checks that noticed."""
    head = ["| without | noticed by |", "|---|---|"]
    rows = [
        f"| {guard} | {', '.join(line['noticed_by']) if line['caught'] else '**nothing**'} |"
        for guard, line in _last_controls(lines).items()
    ]
    return "\n".join([*head, *rows]) + "\n"


def _last_controls(lines: Sequence[Line]) -> Mapping[str, Line]:
    return {line["control"]: line for line in lines if "control" in line}


def sieges(lines: Sequence[Line]) -> str:
    """Three brokers, one killed every 20 s."""
    head = [
        "| seconds | kills | of the controller | commands acknowledged | effects | longest pause | off |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    rows = [
        f"| {each['seconds']:.0f} | {len(each['kills'])} | {each['controllers']} | {each['acknowledged']:,} |"
        f" {each['effects']:,} | {each['longest_pause']:.1f} s | {len(each['violations'])} |"
        for each in (line["siege"] for line in lines if "siege" in line)
    ]
    return "\n".join([*head, *rows]) + "\n"


def mended(lines: Sequence[Line]) -> str:
    """What the matrix has found, and what was done about it; runs that could not be judged."""
    notes = [
        f"- {line['place']} × {line['fault']}, seed {line['seed']}: {line.get('mended') or line['undecided']}"
        for line in lines
        if line.get("mended") or line.get("undecided")
    ]
    return "\n".join(notes or ["- Nothing."]) + "\n"


def summary(lines: Sequence[Line]) -> str:
    """The whole matrix in a sentence or two."""
    runs = counted(lines)
    lost, doubled, order = _off(runs)
    typical, worst = _recovery(runs)
    last = _last_controls(lines).values()
    cases = len({(line["place"], line["fault"]) for line in runs})
    faults = sum("mended" in line for line in runs)
    found = (
        f"{len(runs):,} runs of {cases} places and faults. {faults} of them found faults, each listed there with what mended"
        f" it; the others: {lost} lost, {doubled} doubled, {order} out of order; recovery {typical} (median), {worst} (worst)."
        f" Of {len(last)} guards taken away, the checker noticed {sum(line['caught'] for line in last)}."
    )
    for each in [line["siege"] for line in lines if "siege" in line][-1:]:
        found += (
            f" Three brokers, {len(each['kills'])} kills in {each['seconds']:.0f} s: {each['acknowledged']:,} commands"
            f" acknowledged, {len(each['violations'])} off."
        )
    return f"{found}\n"


def tables(lines: Sequence[Line]) -> str:
    parts = [
        table(lines),
        f"Three brokers, one killed every 20 s:\n\n{sieges(lines)}",
        f"Guards taken away:\n\n{controls(lines)}",
        f"What it has found, and runs without a verdict:\n\n{mended(lines)}",
    ]
    return "\n".join(parts)


def wanted() -> dict[Path, str]:
    """The documents with the present results."""
    lines = read()
    return {SUMMARY: _between(SUMMARY, summary(lines)), TABLES: _between(TABLES, tables(lines))}


def _between(file: Path, made: str) -> str:
    before, _, rest = file.read_text().partition(BEGINNING)
    _, _, after = rest.partition(END)
    return before + BEGINNING + made + END + after


if __name__ == "__main__":
    keep("tests.faults.results", wanted)
