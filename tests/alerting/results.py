"""What `./mentoring alerts` saw, a line for each fault, and what `docs/operating/runbooks.md` shows of it.

`python -m tests.alerting.results --check | --write`
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Final

from shared.ground.documents import ROOT, keep
from tests.alerting.faults import FAULTS
from tests.alerting.provoking import NAMED, PANELS, Provoked
from tests.fixtures.kept_results import KeptResults, Line, row

LONGEST: Final = 150
"""Characters of a line that a command showed."""


def line_of(seen: Provoked, *, at: str, quiet: float, well: AbstractSet[str], lacking: AbstractSet[str]) -> Line:
    """One fault as it is kept. `well`: panels that had data before it, `lacking`: metrics that Prometheus never saw."""
    return {
        "fault": seen.fault.name,
        "at": at,
        "quiet": quiet,
        "fired": {
            name: {"after": round(each.after, 1), "value": each.firing.value, "of": dict(each.firing.labels)}
            for name, each in sorted(seen.fired.items())
        },
        "also": sorted(seen.also),
        "walked": [[each.alert, each.typed, _shortened(each.line or "")] for each in seen.walked],
        "silent": None if seen.silent_after is None else round(seen.silent_after, 1),
        "panels": {"well": sorted(well), "meanwhile": sorted(seen.panels - well)},
        "lacking": sorted(lacking),
    }


def _shortened(line: str) -> str:
    """Without where this checkout lies."""
    return line.strip().replace(f"{ROOT}/", "")[:LONGEST]


def shown(lines: Sequence[Line]) -> str:
    """Each fault as it was seen last, in the order in which they are done; what was never done stands there as such."""
    last = {each["fault"]: each for each in lines}
    known = [last[each.name] for each in FAULTS if each.name in last]
    undone = [each.name for each in FAULTS if each.name not in last]
    parts = (_fired(known), _walked(known), _panels(known))
    missing = f"\nNot provoked on this tree yet: {', '.join(undone)}.\n" if undone else ""
    return "\n" + "\n".join(parts) + missing + "\n"


def _fired(lines: Sequence[Line]) -> str:
    head = row(
        "what was done", "on", "silent before", "alert", "fired after", "its value", "silent after the end", "fired too"
    )
    return (head + row("---", "---", "---:", "---", "---:", "---:", "---:", "---")) + "".join(
        row(each["fault"], each["at"], f"{each['quiet']:.0f} s", name, f"{fired['after']:.1f} s", _value(fired), _silent(each), ", ".join(each["also"]))
        for each in lines
        for name, fired in each["fired"].items()
    )  # fmt: skip


def _value(fired: Mapping[str, Any]) -> str:
    of = " ".join(value for name, value in sorted(fired["of"].items()) if name not in ("severity", "alertname"))
    return f"{float(fired['value']):.4g}{f' ({of})' if of else ''}"


def _silent(line: Line) -> str:
    return "**never**" if line["silent"] is None else f"{line['silent']:.1f} s"


def _walked(lines: Sequence[Line]) -> str:
    return "What was typed while it fired, and the line that showed it:\n\n" + "".join(
        f"- {alert}: `{_plain(typed)}` → `{_plain(line)}`\n" for each in lines for alert, typed, line in each["walked"]
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "'").split())


def _panels(lines: Sequence[Line]) -> str:
    """Which panels had data, and while what those which have none while all is well."""
    if not lines:
        return ""
    well = {name for each in lines for name in each["panels"]["well"]}
    found = {
        name: each["fault"] for each in reversed(lines) for name in each["panels"]["meanwhile"] if name not in well
    }
    never = PANELS.keys() - well - found.keys()
    lacking = NAMED.intersection(*(each["lacking"] for each in lines))
    return (
        f"Of {len(PANELS)} panels {len(well & PANELS.keys())} had data under load while all was well"
        + "".join(f"; “{name}” while {fault}" for name, fault in sorted(found.items()))
        + (f"; never: {', '.join(sorted(never))}" if never else "")
        + f". Of {len(NAMED)} metrics that rules and panels name that Prometheus knew {len(NAMED - lacking)}"
        + (f", not {', '.join(sorted(lacking))}.\n" if lacking else ".\n")
    )


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "runbooks.md",
    module="tests.alerting.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.alerting.results", RESULTS.wanted)
