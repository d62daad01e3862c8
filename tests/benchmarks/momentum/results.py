"""What `docs/nudges.md` shows of a year: the pairs on the bare rules, lived anew; and those in the service, as `--json` wrote them.

`python -m tests.benchmarks.momentum.results --check | --write`
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from shared.ground.documents import ROOT, keep
from tests.benchmarks.momentum.told import SEED, shown_of
from tests.fixtures.kept_results import KeptResults, Line
from tests.mentorships.year_of_pairs import year_of

PAIRS: Final = 1_000
_SERVED: Final = re.compile(r"([\d,]+) pairs in a year, in the service: (.+)")


def shown(lines: Sequence[Line]) -> str:
    return shown_of(year_of(PAIRS, SEED)) + _served(lines)


def _served(lines: Sequence[Line]) -> str:
    found = [(match, line) for line in lines if (match := _SERVED.fullmatch(line["name"]))]
    if not found:
        return ""
    counts = ", ".join(f"{match[2]} {line['rounds'][0]['ours']:,.0f}" for match, line in found)
    return f"\nThe {found[0][0][1]} pairs in the service: {counts}.\n"


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "nudges.md",
    module="tests.benchmarks.momentum.results",
    shown=shown,
)

if __name__ == "__main__":
    keep(RESULTS.module, RESULTS.wanted)
