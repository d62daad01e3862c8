"""The benchmark of recommendations runs, on people in memory and in tables, in memory and over HTTP. No time is judged here."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from deploy.local.folders import ROOT
from tests.fixtures.servers import PostgresServer


@pytest.mark.proof
async def test_the_benchmark_of_recommendations_runs_and_prints_its_lines(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    words = ["-m", "tests.benchmarks", "recommendations", "--short", "--json", str(tmp_path / "lines")]
    environment = os.environ | {"DATABASE_URL": postgres_server.superuser_url}
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, env=environment)

    assert await process.wait() == 0
    lines = [json.loads(line) for line in (tmp_path / "lines").read_text().splitlines()]
    assert len(lines) == 4
    assert all(round_["limit"] > 0 and round_["ours"] > 0 for line in lines for round_ in line["rounds"])
