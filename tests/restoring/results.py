"""What `./mentoring restore-drill --keep` measured, and what `docs/operating/restore.md` shows of it.

`python -m tests.restoring.results --check | --write`
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
        f"{last['at']}, two cores for everything: {last['commands']:,} commands after the moment, and {last['lost']:,} records of them that nobody"
        f" stands by any more. Backup and archive: {last['backup_bytes'] / 2**20:.0f} MiB. Off: {len(last['found'])}.\n\n"
    )
    table = row("step", "seconds") + "|---|---:|\n"
    return head + table + "".join(row(step, f"{seconds:.1f}") for step, seconds in last["steps"].items())


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("drills.jsonl"),
    document=ROOT / "docs" / "operating" / "restore.md",
    module="tests.restoring.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.restoring.results", RESULTS.wanted)
