"""What `./mentoring hostile` measured, a line each, and the document that shows it.

`python -m tests.hostile.results --check | --write`
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from shared.ground.documents import ROOT, keep

FILE: Final = Path(__file__).with_name("results.jsonl")
DOCUMENT: Final = ROOT / "docs" / "security" / "hostile.md"

Line: TypeAlias = Mapping[str, Any]

HEAD: Final = """\
# What strangers tried on a running platform, and what others noticed

Made by `./mentoring hostile`, which runs it all again; checked by `./mentoring check`. Two cores, which the strangers, the platform and
whoever measured shared; "others" are one client that asks `GET /profiles/v1/me` every 20 ms.

## Slow, huge, half or many

Memory is the api's resident set, with all five services in one process: before, at most, and five seconds after. A connection ends by
the status that it is answered, by being closed without one, or "left open" where nobody ended it in 90 s.

| what | connections | ended by | the last after | memory, MiB | others: median before → meanwhile | p99 before → meanwhile | failed |
|---|---:|---|---:|---|---|---|---:|
"""
ADDRESS: Final = """
## Very many requests for one address

With the limits that a platform has by default. "Alike": the answers for an address with an account and for one without have the same
statuses, problems, members and headers.

| requests | for each of two addresses | answers: known | answers: unknown | alike | mails: known, unknown |
|---|---:|---|---|---|---|
"""
CODES: Final = """
## Very many wrong codes for somebody's account

| wrong codes | tried | at sign-ins | answers | the owner, on a device that signed in before | on another device |
|---|---:|---:|---|---|---|
"""
TIMING: Final = """
## What time tells

Milliseconds (quartiles) for addresses with and without an account, asked in turns of no order; p: Mann and Whitney, two-sided.

| what | each | known | unknown | p |
|---|---:|---|---|---:|
"""


def append(line: Line) -> None:
    """One more result, in the place of an earlier one of the same."""
    kept = [each for each in read() if _name(each) != _name(line)]
    FILE.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in (*kept, line)))


def _name(line: Line) -> tuple[str, str]:
    return next(iter(line.items()))


def read() -> Sequence[Line]:
    return [json.loads(line) for line in FILE.read_text().splitlines()] if FILE.exists() else []


def document(lines: Sequence[Line]) -> str:
    """All of it, in the order in which it was measured."""
    parts: Sequence[tuple[str, str, Callable[[Line], str]]] = (
        ("weight", HEAD, _weight),
        ("address", ADDRESS, _address),
        ("wrong codes", CODES, _codes),
        ("timing", TIMING, _timing),
    )
    return "".join(head + "".join(row(each) for each in lines if kind in each) for kind, head, row in parts)


def _weight(line: Line) -> str:
    quiet, meanwhile = line["quiet"], line["meanwhile"]
    return _row(
        line["what"],
        f"{line['connections']:,}",
        _counts(line["ended"]),
        f"{line['seconds']} s",
        " → ".join(f"{each:.0f}" for each in line["memory"]),
        f"{quiet[0]} → {meanwhile[0]} ms",
        f"{quiet[1]} → {meanwhile[1]} ms",
        f"{line['failed']} of {line['asked']:,}",
    )


def _address(line: Line) -> str:
    answers, mails = line["answers"], line["mails"]
    return _row(
        line["address"],
        f"{line['requests']:,}",
        _counts(answers["known"]),
        _counts(answers["unknown"]),
        "yes" if line["alike"] else "**no**",
        f"{mails['known']}, {mails['unknown']}",
    )


def _codes(line: Line) -> str:
    return _row(
        line["wrong codes"],
        f"{line['tried']:,}",
        str(line["sign-ins begun"]),
        _counts(line["answers"]),
        *line["owner"].values(),
    )


def _timing(line: Line) -> str:
    quartiles = [" · ".join(f"{each:.2f}" for each in line[name]) for name in ("known", "unknown")]
    return _row(line["timing"], str(line["each"]), *quartiles, f"{line['p']:.2f}")


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} × {number:,}" for name, number in sorted(counts.items()))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def wanted() -> dict[Path, str]:
    """The document with the present results."""
    return {DOCUMENT: document(read())}


if __name__ == "__main__":
    keep("tests.hostile.results", wanted)
