"""A large backlog and several relays, against a small one and a single relay."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from shared.contracts import SESSIONS
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.load import facts
from tests.benchmarks.outbox.filled import FilledOutbox
from tests.benchmarks.stage import Stage, line_from

SMALL: Final = 1_000
KEPT: Final = 20_000
TIMES: Final = 20
GOAL: Final = Goal(at_least=0.8)


def contests(stage: Stage) -> Sequence[Contest]:
    """The small backlog is drained again and again: once is over too soon to be measured."""
    many, few = stage.size.backlog, min(SMALL, stage.size.backlog)
    relays = stage.size.relays
    return [_contest(stage, few, relays, TIMES), _contest(stage, many, 1, 1), _contest(stage, many, relays, 1)]


def _contest(stage: Stage, rows: int, relays: int, times: int) -> Contest:
    async def programs() -> tuple[Program, Program]:
        outbox = await FilledOutbox.of(stage, facts(SESSIONS, min(KEPT, stage.size.backlog)))

        async def small() -> Sequence[float]:
            return [await _rate(stage, outbox, rows=min(SMALL, rows), relays=1, times=TIMES)]

        async def ours() -> Sequence[float]:
            return [await _rate(stage, outbox, rows=rows, relays=relays, times=times)]

        return small, ours

    name = f"backlog of {rows:,} rows, {relays} {'relay' if relays == 1 else 'relays'}"
    return Contest([Figure(name, "records/s", GOAL)], programs)


async def _rate(stage: Stage, outbox: FilledOutbox, *, rows: int, relays: int, times: int) -> float:
    """Rows a second, from the commit of the rows to the last deletion; each relay is a process, as in production."""
    topic = await stage.topic(SESSIONS)
    seconds = 0.0
    async with _relays(outbox.database.url, await stage.kafka(), relays) as processes:
        counts = [0] * relays
        ready = asyncio.Event()

        async def listen(place: int) -> None:
            while True:
                counts[place] = int(await line_from(processes[place]))
                ready.set()

        listening = [asyncio.create_task(listen(place)) for place in range(relays)]
        for turn in range(times):
            began = await outbox.appears(topic, rows)
            while sum(counts) < rows * (turn + 1):
                ready.clear()
                await ready.wait()
            seconds += time.perf_counter() - began
        if relays > 1:
            print(f"    by relay: {counts}", file=sys.stderr, flush=True)
        for task in listening:
            task.cancel()
    await stage.forget(topic)
    return rows * times / seconds


@asynccontextmanager
async def _relays(url: str, kafka: str, number: int) -> AsyncIterator[Sequence[asyncio.subprocess.Process]]:
    """So many processes with a relay each, all of them up and idle."""
    command = [sys.executable, "-m", "tests.benchmarks.outbox.relaying", url, kafka]
    pipe = asyncio.subprocess.PIPE
    processes = [await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe) for _ in range(number)]
    try:
        for process in processes:
            await line_from(process)
        yield processes
    finally:
        for process in processes:
            if process.stdin is not None:
                process.stdin.close()  # which is its sign to end
        await asyncio.gather(*(process.wait() for process in processes))
