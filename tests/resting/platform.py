"""A platform as `./mentoring up` runs it, in a process and a folder of its own, with somebody on it."""

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import Any, Final
from uuid import UUID

import asyncpg

from deploy.local.demo.arrivals import sign_in
from deploy.local.demo.client import Api, Visitor
from deploy.local.demo.mailbox import Mailbox
from deploy.local.environment import basic_environment
from deploy.local.folders import Folders
from deploy.local.kafka import ask_for_versions
from deploy.local.lock import State, state_of
from deploy.local.processes import Child, last_lines, spawn
from deploy.local.trouble import Trouble
from tests.faults.profiles import mentee_profile

CONSUMER: Final = "matching.profiles.projection"
SEEN: Final = "SELECT max(sequence) FROM matching.consumed WHERE consumer = $1 AND key = $2"
TRANSACTIONS: Final = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
LOOKS_EVERY: Final = 0.001
LOOKS_FOR_BROKER_EVERY: Final = 0.02
READY_WITHIN: Final = 500.0
ARRIVES_WITHIN: Final = 60.0
PAUSES: Final = (0.3, 0.8)
"""Seconds between two events; drawn, so that they fall anywhere in everybody's cycle."""


@dataclass
class Resting:
    """The platform, and how long its start took."""

    host: Child
    place: Folders
    started_in: float
    visitor: Visitor
    database: "asyncpg.Connection[asyncpg.Record]"
    _number: int = 0

    @classmethod
    async def begin(cls, place: Folders) -> "Resting":
        """Started twice: the second time migrations have nothing to do, as on every day but the first. Raises `Trouble`."""
        first, _ = await _started(place)
        await first.end(signal.SIGTERM, 60)
        host, took = await _started(place)
        try:
            state = _state(place)
            visitor = Visitor(Api(state.address))
            await sign_in(visitor, "somebody@town.example", Mailbox(place.mails))
            return cls(host, place, took, visitor, await asyncpg.connect(state.owner_url))
        except BaseException:
            await host.end(signal.SIGTERM, 60)
            raise

    async def end(self) -> None:
        await self.database.close()
        await self.host.end(signal.SIGTERM, 60)

    @property
    def parts(self) -> Mapping[str, int]:
        """Process ids by name; `supervisor` starts all others, and takes mails."""
        return {"supervisor": self.host.pid, **_state(self.place).processes}

    async def latency(self, events: int) -> float:
        """Milliseconds from the answer to a command until another service has its effect, the median of so many."""
        chooser = random.Random(events)
        found = []
        for _ in range(events):
            await asyncio.sleep(chooser.uniform(*PAUSES))
            found.append(await self.one_event())
        return 1000 * median(found)

    async def one_event(self) -> float:
        """Seconds until `matching` knows what somebody has just said of themselves."""
        before = await self._seen()
        self._number += 1
        await self.visitor.change("/profiles/v1/me/mentee", mentee_profile(self._number))
        began = time.perf_counter()
        async with asyncio.timeout(ARRIVES_WITHIN):
            while await self._seen() == before:  # noqa: ASYNC110 — another process sets no event of ours
                await asyncio.sleep(LOOKS_EVERY)
        return time.perf_counter() - began

    async def transactions(self) -> int:
        """How many the database has ended until now."""
        return int(await self._value(TRANSACTIONS))

    async def broker_recovers_in(self) -> tuple[float, float]:
        """Seconds from the broker's sudden end until it answers again, which `up` sees to, and until an event has its effect that was told meanwhile."""
        began = time.monotonic()
        os.kill(next(pid for name, pid in self.parts.items() if "kafka" in name), signal.SIGKILL)
        port = int(_state(self.place).bootstrap_servers.rpartition(":")[2])
        answered, _ = await asyncio.gather(_answers_again(port), self.one_event())
        return answered - began, time.monotonic() - began

    async def _seen(self) -> int:
        return int(await self._value(SEEN, CONSUMER, UUID(self.visitor.person_id)) or 0)

    async def _value(self, query: str, *arguments: Any) -> Any:
        return await self.database.fetchval(query, *arguments)


async def _answers_again(port: int) -> float:
    """When it did (monotonic seconds). Raises `TimeoutError`."""
    async with asyncio.timeout(ARRIVES_WITHIN):
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await ask_for_versions(port)
                return time.monotonic()
            await asyncio.sleep(LOOKS_FOR_BROKER_EVERY)


async def _started(place: Folders) -> tuple[Child, float]:
    began = time.monotonic()
    log = place.data / "up.log"
    place.data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.resting.host", str(place.data)]
    host = spawn("host", command, log=log, env=basic_environment() | {"CI": "yes"}, dies_by=signal.SIGTERM)
    while not host.ended and time.monotonic() - began < READY_WITHIN:
        if (state := state_of(place)) is not None and state.ready:
            return host, time.monotonic() - began
        await asyncio.sleep(0.05)
    await host.end(signal.SIGTERM, 60)
    raise Trouble(f"the platform did not start:\n{last_lines(log)}", f"The whole log is {log}.")


def _state(place: Folders) -> State:
    state = state_of(place)
    assert state is not None, "the platform has ended"
    return state
