"""`python -m tests.benchmarks.index.loading URL`: reads the index of all mentors as an api does before it is ready, and says as JSON how many
there are, how long it took (wall clock and this process's own), and by how many bytes the process has grown, now and at most.
"""

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Final

import uvloop

import services.matching.main  # noqa: F401 — what an api has in memory besides is there before
from services.matching.use_cases.recommending import Directory
from shared.postgres import open_pool, transaction

STATUS: Final = Path("/proc/self/status")
FORGET_PEAK: Final = Path("/proc/self/clear_refs")


async def load(url: str) -> dict[str, float]:
    """The numbers, by name."""
    pool, directory = await open_pool(url, service="matching"), Directory()
    async with transaction(pool) as tx:
        await tx.fetchval("SELECT 1")
    gc.collect()
    FORGET_PEAK.write_text("5")
    before, began, own = _resident("VmRSS"), time.perf_counter(), time.process_time()
    async with transaction(pool) as tx:
        await directory.fill(tx)
    seconds, own_seconds = time.perf_counter() - began, time.process_time() - own
    peak = _resident("VmHWM") - before
    gc.collect()
    grown = _resident("VmRSS") - before
    await pool.close()
    return {
        "mentors": len(directory.index),
        "seconds": seconds,
        "own_seconds": own_seconds,
        "grown": grown,
        "peak": peak,
    }


def _resident(which: str) -> int:
    [line] = [each for each in STATUS.read_text().splitlines() if each.startswith(f"{which}:")]
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    told = json.dumps(uvloop.run(load(sys.argv[1])))
    os.write(1, told.encode() + b"\n")
