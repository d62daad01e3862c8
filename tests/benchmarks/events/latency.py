"""Commit → handler at a steady rate, against a direct produce → the same subscriber of ours.

Who writes is a process of its own, as an api is; relay and consumer are a worker in this one.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from statistics import quantiles
from typing import Any, Final
from uuid import UUID

from shared.consumption import Event, Kind
from shared.contracts import SESSIONS
from tests.benchmarks.contest import Contest, Figure, Goal
from tests.benchmarks.events.working import noting, working
from tests.benchmarks.stage import Stage, line_from

RATES: Final = (100, 500)
P50: Final = Goal(at_most=1.5)
P99: Final = Goal(at_most=2.0)


async def contests(stage: Stage) -> Sequence[Contest]:
    """One contest a rate, with two figures each."""
    return [await _contest(stage, rate) for rate in RATES]


async def _contest(stage: Stage, rate: int) -> Contest:
    database = await stage.database()
    url, kafka = database.url, await stage.kafka()

    async def latencies(way: str) -> Sequence[float]:
        topic = await stage.topic(SESSIONS)
        number = max(4, int(rate * stage.size.seconds))
        handled: dict[UUID, float] = {}
        everything = asyncio.Event()

        def note(event: Event[Any]) -> None:
            handled[event.key] = time.monotonic()
            if len(handled) == number:
                everything.set()

        async with working(stage, database, topic, Kind.REACTION, noting(note)):
            sent = await _written(
                way, {"url": url, "kafka": kafka, "topic": topic.name, "rate": rate, "number": number}
            )
            await everything.wait()
        await stage.forget(topic)
        taken = [(handled[key] - moment) * 1_000 for key, moment in sent.items()]
        percentiles = quantiles(taken, n=100, method="inclusive")
        return [percentiles[49], percentiles[98]]

    figures = [
        Figure(f"commit → handler at {rate}/s, {name}", "ms", goal) for name, goal in (("p50", P50), ("p99", P99))
    ]
    return Contest(figures, lambda: latencies("produce"), lambda: latencies("commit"))


async def _written(way: str, what: dict[str, Any]) -> dict[UUID, float]:
    """Lets the writer write, and gives the moment (monotonic, the same in every process) of each key."""
    command = [sys.executable, "-m", "tests.benchmarks.events.writer", way, json.dumps(what)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, limit=2**24)
    moments: dict[str, float] = json.loads(await line_from(process))
    await process.wait()
    return {UUID(key): moment for key, moment in moments.items()}
