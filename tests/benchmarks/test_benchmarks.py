"""The benchmarks' programs run and say what they must. Nothing here judges a time: a busy machine proves nothing."""

import asyncio
import json
import os
import sys
from functools import partial
from pathlib import Path

import pytest

from deploy.local.folders import ROOT
from tests.benchmarks.contest import Contest, Figure, Goal, Program, Result, play
from tests.fixtures.servers import KafkaServer, PostgresServer

FIELDS = {"name", "ratio", "limit", "rounds", "unit", "goal", "met"}


@pytest.mark.proof
async def test_every_benchmark_of_events_runs_and_prints_its_lines(
    postgres_server: PostgresServer, kafka_server: KafkaServer, tmp_path: Path
) -> None:
    servers = {
        "DATABASE_URL": postgres_server.superuser_url,
        "KAFKA_BOOTSTRAP_SERVERS": kafka_server.bootstrap_servers,
    }
    words = ["-m", "tests.benchmarks", "outbox", "events", "--short", "--json", str(tmp_path / "lines")]
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, env=os.environ | servers)

    assert await process.wait() == 0
    lines = [json.loads(line) for line in (tmp_path / "lines").read_text().splitlines()]
    assert len(lines) == 12
    assert all(line.keys() == FIELDS for line in lines)
    assert all(round_["limit"] > 0 and round_["ours"] > 0 for line in lines for round_ in line["rounds"])


def test_a_share_of_the_limit_must_be_reached() -> None:
    figure = Figure("drain", "records/s", Goal(at_least=0.75))

    assert Result(figure, [(100.0, 75.0)]).met
    assert not Result(figure, [(100.0, 74.0)]).met


def test_more_than_the_limit_is_a_difference() -> None:
    result = Result(Figure("idle", "ms", Goal(at_most=6.0, more=True)), [(2.0, 7.5)])

    assert (result.ratio, result.met, json.loads(result.json_line())["goal"]) == (5.5, True, "<= 6.0 ms more")


async def test_limit_and_ours_take_turns_and_the_median_round_counts() -> None:
    turns: list[str] = []
    numbers = iter((10.0, 1.0, 10.0, 9.0, 10.0, 5.0))

    async def program(name: str) -> list[float]:
        turns.append(name)
        return [next(numbers)]

    async def programs() -> tuple[Program, Program]:
        return partial(program, "limit"), partial(program, "ours")

    [result] = await play(Contest([Figure("drain", "records/s", Goal(at_least=0.75))], programs), 3)

    assert turns == ["limit", "ours"] * 3
    assert result.ratio == 0.5
