"""The index of a hundred thousand mentors: what it takes, how long it is read, and how soon a change of a profile shows in a list.

There is no limit but what people may expect: the numbers beside which ours stand are those.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from deploy.local.folders import ROOT
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.index.changing import Changes, changes_on
from tests.benchmarks.recommendations.marketplace import database_of
from tests.benchmarks.stage import Stage, line_from

MEGABYTES: Final = 150.0
SECONDS: Final = 3.0
SHOWS_IN_MS: Final = 1000.0


def contests(stage: Stage) -> Sequence[Contest]:
    of = f"index of {stage.size.mentors:,}"
    loading = [
        Figure(f"{of}: memory in all", "MB", Goal(at_most=1.0)),
        Figure(f"{of}: memory at most while it is read", "MB", Goal(at_most=1.0)),
        Figure(f"{of}: read", "s", Goal(at_most=1.0)),
    ]
    changing = [
        Figure(f"{of}: a changed mentor shows, p50", "ms", Goal(at_most=1.0)),
        Figure(f"{of}: a changed mentor shows, p99", "ms", Goal(at_most=1.0)),
    ]
    return [Contest(loading, partial(_loading, stage)), Contest(changing, partial(_changing, stage), rounds=1)]


async def _loading(stage: Stage) -> tuple[Program, Program]:
    database = await stage.once(database_of)

    async def limit() -> Sequence[float]:
        return [MEGABYTES, MEGABYTES, SECONDS]

    async def ours() -> Sequence[float]:
        command = [sys.executable, "-m", "tests.benchmarks.index.loading", database.url]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        told: dict[str, Any] = json.loads(await line_from(process))
        await process.wait()
        assert told["mentors"] == stage.size.mentors
        return [told["grown"] / 1e6, told["peak"] / 1e6, told["seconds"]]

    return limit, ours


async def _changing(stage: Stage) -> tuple[Program, Program]:
    changes: Changes = await changes_on(stage)

    async def limit() -> Sequence[float]:
        return [SHOWS_IN_MS, SHOWS_IN_MS]

    async def ours() -> Sequence[float]:
        return await changes.percentiles()

    return limit, ours
