"""The benchmark of cohorts runs and says what it must. No time is judged here."""

import asyncio
import json
import sys
from pathlib import Path

from deploy.local.folders import ROOT


async def test_the_benchmark_of_cohorts_runs_and_meets_what_no_clock_decides(tmp_path: Path) -> None:
    words = ["-m", "tests.benchmarks", "assignment", "--short", "--json", str(tmp_path / "lines")]
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT)

    assert await process.wait() == 0
    lines = [json.loads(line) for line in (tmp_path / "lines").read_text().splitlines()]
    assert len(lines) == 15 * 6 + 5 * 2 + 10
    told = [line for line in lines if not line["name"].endswith("time") and "whole run" not in line["name"]]
    assert [line for line in told if not line["met"]] == []
