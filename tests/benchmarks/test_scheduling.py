"""The benchmarks of scheduling run, find the same as their limits, and say what they must. No time is judged here."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from deploy.local.folders import ROOT
from tests.benchmarks.slots.month import DAYS, HOURS, SESSIONS, SLOTS, bare_month, our_month, sessions
from tests.fixtures.servers import PostgresServer


@pytest.mark.proof
async def test_every_benchmark_of_scheduling_runs_and_prints_its_lines(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    told = os.environ | {"DATABASE_URL": postgres_server.superuser_url}
    words = ["-m", "tests.benchmarks", "slots", "booking", "--short", "--json", str(tmp_path / "lines")]
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, env=told)

    assert await process.wait() == 0
    lines = {line["name"]: line for line in map(json.loads, (tmp_path / "lines").read_text().splitlines())}
    assert len(lines) == 10
    assert lines["attempts on 50 mentors: overlapping claims"]["met"]
    assert lines["attempts on 50 mentors: faults that reach a client"]["met"]


def test_the_bare_loop_finds_the_same_slots_as_the_engine() -> None:
    for number in (0, 1, SESSIONS):
        busy = sessions(number, DAYS)
        assert bare_month(busy, DAYS) == our_month(HOURS, busy, DAYS)
    assert len(bare_month(sessions(SESSIONS, DAYS), DAYS)) == SLOTS
