"""What `./mentoring soak` measured, and what `docs/operating/soak.md` shows of it.

`python -m tests.soak.results --check | --write`
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from shared.ground.documents import ROOT, keep
from tests.fixtures.kept_results import KeptResults, Line, row
from tests.soak.judging import Trend
from tests.soak.run import Found
from tests.soak.sampling import KIB

UNITS: Final = {"memory": "MiB", "handles": "", "connections": "", "table": "KiB"}
MOST_BLOATED: Final = 8


def line_of(found: Found, minutes: int, trends: dict[str, Trend], at: str) -> Line:
    """A run as it is kept: the last sample's tables, and of each series how it went."""
    last = found.samples[-1] if found.samples else None
    bloat = sorted(last.tables.items(), key=lambda each: -each[1].dead)[:MOST_BLOATED] if last else []
    return {
        "at": at,
        "minutes": minutes,
        "seed": found.seed,
        "full": found.full,
        "rate": found.rate,
        "days": found.days,
        "acknowledged": found.acknowledged,
        "faults": found.faults,
        "off": found.off[:20],
        "trends": {name: vars(each) for name, each in trends.items()},
        "bloat": {name: vars(size) for name, size in bloat},
        "log": [[each.at, each.log, each.records, each.keys] for each in found.samples],
        "keys": dict(found.keys),
        "aggregates": dict(found.aggregates),
    }


def shown(lines: Sequence[Line]) -> str:
    """The last run."""
    if not lines:
        return "Nothing was kept yet.\n"
    last = lines[-1]
    parts = (_said(last), _trends(last["trends"]), _bloat(last["bloat"]), _log(last["log"]), _keys(last))
    return "\n".join(each for each in parts if each)


def _said(last: Line) -> str:
    hit = [each for each in last["faults"] if each["hit"]]
    slowest = max((each["recovery"] or 0.0 for each in hit), default=0.0)
    off = "".join(f"- {each}\n" for each in last["off"])
    full = f" ({last['full']:.1f} a second at full speed)" if last["full"] else ""
    return (
        f"On {last['at']}, {last['minutes']} minutes at {last['rate']:.1f} acts a second{full}, seed {last['seed']}:"
        f" {last['acknowledged']:,} commands acknowledged, {last['days']:.0f} days by the test clock,"
        f" {len(last['faults'])} faults of which {len(hit)} hit, the slowest recovery {slowest:.1f} s.\n\n"
        + (f"Off:\n\n{off}" if off else "Nothing was off.\n")
    )


def _trends(trends: dict[str, Any]) -> str:
    if not trends:
        return "It was too short to say what grows.\n"
    head = row("what", "median", "growth after the first third") + row("---", "---:", "---:")
    return head + "".join(
        row(name, f"{each['median']:,.1f} {UNITS[name.partition(' ')[0]]}", f"{each['growth']:+,.1f}")
        for name, each in sorted(trends.items())
    )


def _bloat(bloat: dict[str, Any]) -> str:
    head = row("tables with the most dead rows", "live", "dead", "size") + row("---", "---:", "---:", "---:")
    return head + "".join(
        row(f"`{name}`", f"{each['live']:,}", f"{each['dead']:,}", f"{each['bytes'] / KIB:,.0f} KiB")
        for name, each in bloat.items()
    )


def _log(log: Sequence[Sequence[float]]) -> str:
    head = row("minute", "the broker's log", "records", "keys") + row("---:", "---:", "---:", "---:")
    some = log[:: max(1, len(log) // 6)]
    return head + "".join(
        row(f"{at:.0f}", f"{mib:.1f} MiB", f"{records:,}", f"{keys:,}") for at, mib, records, keys in some
    )


def _keys(last: Line) -> str:
    head = row("topic", "keys", "aggregates of its owner") + row("---", "---:", "---:")
    names = sorted({*last["keys"], *last["aggregates"]})
    return head + "".join(
        row(f"`{name}`", f"{last['keys'].get(name, 0):,}", f"{last['aggregates'].get(name, 0):,}") for name in names
    )


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "soak.md",
    module="tests.soak.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.soak.results", RESULTS.wanted)
