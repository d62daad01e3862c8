"""Commit → handler at a steady rate, against a direct produce → the same subscriber of ours.

Who writes is a process of its own, as an api is; relay and consumer are a worker in this one.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from statistics import quantiles
from typing import Any, Final
from uuid import UUID

from shared.consuming import Event, Kind
from shared.contracts import SESSIONS
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.events.working import noting, working
from tests.benchmarks.stage import Stage, line_from
from tests.fixtures.databases import ServiceDatabase

RATES: Final = (100, 500)
P50: Final = Goal(at_most=1.5)
P99: Final = Goal(at_most=2.0)


def contests(stage: Stage) -> Sequence[Contest]:
    """One contest a rate, with two figures each."""
    return [_contest(stage, rate) for rate in RATES]


def _contest(stage: Stage, rate: int) -> Contest:
    async def programs() -> tuple[Program, Program]:
        database = await stage.database()
        return partial(_percentiles, stage, database, rate, "produce"), partial(
            _percentiles, stage, database, rate, "commit"
        )

    figures = [
        Figure(f"commit → handler at {rate}/s, {name}", "ms", goal) for name, goal in (("p50", P50), ("p99", P99))
    ]
    return Contest(figures, programs)


async def _percentiles(stage: Stage, database: ServiceDatabase, rate: int, way: str) -> Sequence[float]:
    """The 50th and the 99th, in milliseconds."""
    topic = await stage.topic(SESSIONS)
    number = max(4, int(rate * stage.size.seconds))
    handled: dict[UUID, float] = {}
    everything = asyncio.Event()

    def note(event: Event[Any]) -> None:
        handled[event.key] = time.monotonic()
        if len(handled) == number:
            everything.set()

    what = {"url": database.url, "kafka": await stage.kafka(), "topic": topic.name, "rate": rate, "number": number}
    async with working(stage, database, topic, Kind.REACTION, noting(note)) as until:
        sent = await _written(way, what)
        await until(everything)
    await stage.forget(topic)
    percentiles = quantiles([(handled[key] - moment) * 1_000 for key, moment in sent.items()], n=100)
    return [percentiles[49], percentiles[98]]


async def _written(way: str, what: dict[str, Any]) -> dict[UUID, float]:
    """Lets the writer write, and gives the moment (monotonic, the same in every process) of each key."""
    command = [sys.executable, "-m", "tests.benchmarks.events.writer", way, json.dumps(what)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, limit=2**24)
    moments: dict[str, float] = json.loads(await line_from(process))
    await process.wait()
    return {UUID(key): moment for key, moment in moments.items()}
