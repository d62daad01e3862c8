"""What `./mentoring bench coverage` counted, as its `--json` writes it, and what `docs/outcomes.md` shows of it.

`python -m tests.benchmarks.coverage.results --check | --write`
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row

_NAME: Final = re.compile(r"([\d,]+) programmes of ([\d,]+) people, (equal odds|unequal odds and shared mentors): (.+)")
_CONTAIN: Final = ", intervals with the truth"
_WITHHELD: Final = "without an interval"
_ERROR: Final = "mean over those promoted alone, off by so much more than ours"


class Kind(NamedTuple):
    """Of programmes: how many were made, of how many people, with which odds."""

    seeds: str
    people: str
    odds: str


def shown(lines: Sequence[Line]) -> str:
    """How often each interval held the truth; in bold what its goal does not allow."""
    if not lines:
        return "Not counted yet.\n"
    kinds = _by_kind(lines)
    large = {kind: figures for kind, figures in kinds.items() if any(_CONTAIN in name for name in figures)}
    names = [name for name in next(iter(large.values())) if _CONTAIN in name]
    head = row("intervals of 95 % that contain the truth", *(f"{kind.people} people, {kind.odds}" for kind in large))
    rows = [row(name.removesuffix(_CONTAIN), *(_share(each[name]) for each in large.values())) for name in names]
    rows.append(row("programmes without an interval", *(_share(each[_WITHHELD]) for each in large.values())))
    return head + row("---", *("---:" for _ in large)) + "".join(rows) + _made(kinds) + _errors(large) + _small(kinds)


def _by_kind(lines: Sequence[Line]) -> Mapping[Kind, Mapping[str, Line]]:
    kinds: dict[Kind, dict[str, Line]] = {}
    for line in lines:
        if (found := _NAME.fullmatch(line["name"])) is None:
            raise ValueError(f"no figure of programmes: {line['name']}")
        *kind, figure = found.groups()
        kinds.setdefault(Kind(*kind), {})[figure] = line
    return kinds


def _ours(line: Line) -> float:
    return float(line["rounds"][0]["ours"])


def _share(line: Line) -> str:
    share = f"{100 * _ours(line):.1f} %"
    return share if line["met"] or _WITHHELD in line["name"] else f"**{share}**"


def _made(kinds: Mapping[Kind, Mapping[str, Line]]) -> str:
    seeds = " or ".join(sorted({kind.seeds for kind in kinds}))
    return f"\nProgrammes of each kind: {seeds}, each from a seed of its own.\n"


def _errors(large: Mapping[Kind, Mapping[str, Line]]) -> str:
    """The mean over those promoted alone beside our own; of both the mean error."""
    ours = [float(each[_ERROR]["limit"]) for each in large.values()]
    naive = [_ours(each[_ERROR]) for each in large.values()]
    return (
        f"\nHow long the mentored wait for a promotion is estimated with a mean error of {min(ours):.1f} to {max(ours):.1f} days; the "
        f"mean over those\npromoted alone is off by {min(naive):.0f} to {max(naive):.0f} days, since it leaves out everybody who still "
        "waits.\n"
    )


def _small(kinds: Mapping[Kind, Mapping[str, Line]]) -> str:
    small = {kind: each for kind, each in kinds.items() if not any(_CONTAIN in name for name in each)}
    said = [f"of {kind.people} people, {kind.odds}, {_share(each[_WITHHELD])}" for kind, each in small.items()]
    return f"\nWithout any interval are, of programmes {'; '.join(said)}.\n" if said else ""


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "outcomes.md",
    module="tests.benchmarks.coverage.results",
    shown=shown,
)

if __name__ == "__main__":
    keep(RESULTS.module, RESULTS.wanted)
