"""Heads, bodies and streams that are slow, huge, half or many: the server's memory and others' waiting meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import Final
from uuid import uuid4

from deploy.local.platform import Platform
from shared.http.sign_in import issue_token
from tests.hostile import connections
from tests.hostile.connections import TRIALS, Target
from tests.hostile.results import Line
from tests.hostile.witness import Witness
from tests.journeys.own_platform import own_platform
from tests.journeys.wrong_callers import signing_key

QUIET: Final = 5.0
SETTLES: Final = 5.0
PEOPLE: Final = 600


async def measured(names: Sequence[str]) -> AsyncIterator[Line]:
    """A line for each trial, all on one platform."""
    async with _witness() as (platform, witness):
        port = platform.parts.port
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            for name in names:
                target = Target(port, await _tokens(platform) if "streams" in name else ())
                yield await _measured(name, target, witness, process)


@asynccontextmanager
async def _witness() -> AsyncIterator[tuple[Platform, Witness]]:
    async with own_platform(durable=False) as (platform, town):
        assert platform.state is not None
        visitor = (await town.resident("witness")).visitor
        visitor.forget()
        yield platform, Witness(visitor, platform.state.processes["apis"])


async def _measured(name: str, target: Target, witness: Witness, process: ProcessPoolExecutor) -> Line:
    async with witness.watching():
        await asyncio.sleep(QUIET)
    quiet, before = witness.times, witness.memory()
    async with witness.watching():
        ended = await asyncio.get_running_loop().run_in_executor(process, connections.run, name, target)
    most = witness.most
    await asyncio.sleep(SETTLES)
    return {
        "weight": name,
        "what": TRIALS[name].what,
        "connections": TRIALS[name].connections,
        "ended": dict(ended.how),
        "seconds": round(ended.last, 1),
        "memory": [round(each, 1) for each in (before, most, witness.memory())],
        "quiet": _milliseconds(quiet.percentile(50), quiet.percentile(99)),
        "meanwhile": _milliseconds(*(witness.times.percentile(each) for each in (50, 99, 100))),
        "asked": len(witness.seconds),
        "failed": witness.failed,
    }


def _milliseconds(*seconds: float) -> list[float]:
    return [round(each * 1000, 1) for each in seconds]


async def _tokens(platform: Platform) -> list[str]:
    """Of people who have just signed in, made as `profiles` makes them."""
    key = await signing_key(platform)
    now = datetime.now(UTC)
    return [
        issue_token(key, issuer="mentoring", person_id=uuid4(), operator=False, real_now=now) for _ in range(PEOPLE)
    ]
