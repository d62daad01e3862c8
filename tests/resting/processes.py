"""Processor time and memory of processes, as Linux counts them: the same beside whatever else the machine does."""

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from deploy.local.commands.status import memory_of

TICKS: Final = os.sysconf("SC_CLK_TCK")
_TIMES: Final = slice(11, 15)
"""Of what stands behind the name in /proc/PID/stat: user and system time, its own and that of children that have ended."""


@dataclass(frozen=True)
class Sample:
    """Seconds of processor time that each part has used until `at` (monotonic seconds), and how often it was woken."""

    at: float
    used: Mapping[str, float]
    woken: Mapping[str, int] = field(default_factory=dict)


def sample(parts: Mapping[str, int]) -> Sample:
    """Of these processes, each with those that it has started."""
    used = {name: sum(map(seconds_of, family(pid))) for name, pid in parts.items()}
    return Sample(time.monotonic(), used, {name: sum(map(_woken, family(pid))) for name, pid in parts.items()})


def shares(before: Sample, after: Sample) -> dict[str, float]:
    """Of one core, in percent, between two samples."""
    seconds = after.at - before.at
    return {name: 100 * (after.used[name] - before.used[name]) / seconds for name in before.used}


def wakeups(before: Sample, after: Sample) -> dict[str, float]:
    """A second, between two samples: what other work on the machine changes least."""
    return {name: (after.woken[name] - before.woken[name]) / (after.at - before.at) for name in before.woken}


def memory(parts: Mapping[str, int]) -> dict[str, float]:
    """MiB of each; what several share is counted once."""
    return {name: memory_of(pid) or 0.0 for name, pid in parts.items()}


def family(pid: int) -> list[int]:
    """A process and, where it is PostgreSQL, its own: all others are counted by name."""
    try:
        is_postgres = re.match("postgres", Path(f"/proc/{pid}/comm").read_text())
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *map(int, children)] if is_postgres else [pid]


def _woken(pid: int) -> int:
    """How often its threads have gone to sleep by themselves."""
    found = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/status"):
        with suppress(OSError):
            found += int(thread.read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return found


def seconds_of(pid: int) -> float:
    """Of processor time that a process, and its children that have ended, have used; 0 where there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[_TIMES])) / TICKS
