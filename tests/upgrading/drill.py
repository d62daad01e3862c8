"""What happens in the drill, in its order, and what is looked at afterwards."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from deploy.local.progress import say
from tests.faults.acts import ACTS
from tests.faults.load import Diary, Load
from tests.faults.runs import Runner
from tests.upgrading.listening import Listener
from tests.upgrading.release import Release
from tests.upgrading.stage import RollingStage
from tests.upgrading.waits import between, median_and_longest, waits_of

CLIENTS: Final = 3
CROWD: Final = 12
"""So many that something is always in hand, when an api is killed."""
ANSWERED_WITHIN: Final = 60.0
"""As long as a browser waits at least."""
LISTENERS: Final = 4
SCALED_WORKER: Final = "notifications"
SCALED_API: Final = "scheduling"
DRAINED: Final = "drained"
CONTROL: Final = "control"
SHOWN: Final = "shown"
OVERTAKEN: Final = "overtaken"
AWAY: Final = "503"
"""A release up to 1.1.0 answers it where a migration has changed a table between two requests of one connection; later ones repeat
it themselves."""


@dataclass
class Step:
    """What happened in one step. `wait`: median and longest that an event waited meanwhile, in seconds.

    `kind`: `drained` where nothing may fail, `overtaken` where nothing may but by an answer to come again, `control` where something
    must, `shown` where it is only told.
    """

    name: str
    kind: str
    began: float
    ended: float = 0.0
    requests: int = 0
    slowest: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    wait: tuple[float, float] | None = None
    waits_for: str | None = None
    """The service whose events are looked at; None: all of them."""

    @property
    def failed(self) -> int:
        return sum(self.failures.values())

    @property
    def seconds(self) -> float:
        return self.ended - self.began

    def line(self) -> str:
        waited = "" if self.wait is None else f"   waits {self.wait[0]:.2f} s, at most {self.wait[1]:.1f} s"
        how = "" if not self.failures else f"   {self.failures}"
        return f"{self.seconds:7.1f} s  {self.name:<58}{self.requests:6} requests  {self.failed:4} failed   slowest {self.slowest:4.1f} s{waited}{how}"


@dataclass
class Verdict:
    """`found`: what was off. `streams`: how often listeners' streams were opened, and how many of these were refused."""

    seed: int
    first: str
    then: str
    steps: list[Step] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    streams: tuple[int, int] = (0, 0)
    migrated: float = 0.0
    memory: dict[str, float] = field(default_factory=dict)
    """MiB that a process of each role of the newer release held at most, under all this."""

    def lines(self) -> Iterator[str]:
        yield f"from {self.first} to {self.then} and back"
        yield from (step.line() for step in self.steps)
        yield f"streams: opened {self.streams[0]} times, {self.streams[1]} of them refused"
        yield f"off: {len(self.found)}"
        yield from (f"    {each}" for each in self.found[:40])

    def as_json(self) -> dict[str, Any]:
        steps = [{**asdict(each), "seconds": round(each.seconds, 1)} for each in self.steps]
        return {
            **asdict(self),
            "steps": [{k: v for k, v in each.items() if k not in {"began", "ended"}} for each in steps],
        }


class Drill:
    """One run on a stage that has begun with the release `first`."""

    def __init__(self, stage: RollingStage, first: Release, then: Release, seed: int, calm: float) -> None:
        self._stage = stage
        self._first, self._then = first, then
        self._calm = calm
        self._verdict = Verdict(seed, first.name, then.name)
        self._load = Load(stage, Diary(stage.folders.data / "history.jsonl"), answered_within=ANSWERED_WITHIN)
        self._listeners: list[Listener] = []

    async def run(self) -> Verdict:
        """All of it."""
        load, stage = self._load, self._stage
        await load.settle()
        for person in load.town.people[:LISTENERS]:
            self._listeners.append(Listener(stage.address))
            await self._listeners[-1].begin(load, person)
        load.begin(ACTS, self._verdict.seed, clients=CLIENTS)
        await self._there()
        await self._scaled()
        await self._and_back()
        await self._controls()
        await load.end()
        await self._judge()
        await load.close()
        return self._verdict

    async def _there(self) -> None:
        stage, then = self._stage, self._then
        async with self._step("the older release alone"):
            await self._go_on()
        async with self._step("the newer one's migrations, under the older one", kind=OVERTAKEN):
            self._verdict.migrated = round(await stage.migrate_everything(then), 1)
        async with self._step("apis to the newer release"):
            await stage.roll("api", then)
        async with self._step("newer apis, older workers"):
            await self._go_on()
        async with self._step("workers to the newer release"):
            await stage.roll("worker", then)
        async with self._step("the newer release alone"):
            await self._go_on()

    async def _scaled(self) -> None:
        stage, then = self._stage, self._then
        for number, before in ((4, 1), (1, 4)):
            async with self._step(f"workers of {SCALED_WORKER} {before} → {number}", waits_for=SCALED_WORKER):
                await stage.scale(SCALED_WORKER, "worker", number, then)
                await self._go_on()
        for number, before in ((3, 1), (1, 3)):
            async with self._step(f"apis of {SCALED_API} {before} → {number}"):
                await stage.scale(SCALED_API, "api", number, then)
                await self._go_on()
        self._verdict.memory = stage.peaks()

    async def _and_back(self) -> None:
        stage, first = self._stage, self._first
        async with self._step("apis back to the older release"):
            await stage.roll("api", first)
        async with self._step("older apis, newer workers"):
            await self._go_on()
        async with self._step("workers back to the older release"):
            await stage.roll("worker", first)
        async with self._step("the older release alone, on newer tables"):
            await self._go_on()

    async def _controls(self) -> None:
        stage, then = self._stage, self._then
        stage.leave_at_once()
        async with self._step("to the newer release once more", kind=SHOWN):
            await stage.roll("api", then)
            await stage.roll("worker", then)
        await self._load.end()
        await self._load.refresh()
        self._load.begin(ACTS, self._verdict.seed, clients=CROWD)
        async with self._step("control: each api is killed when the next one is ready", kind=CONTROL):
            await stage.roll("api", then, signal.SIGKILL)
        await self._load.end()
        self._load.begin(ACTS, self._verdict.seed + 1, clients=CLIENTS)
        await stage.hold_requests()
        async with self._step("one server: each api ends before the next begins", kind=SHOWN):
            await stage.replace_in_place("api", then)

    async def _go_on(self) -> None:
        """Everybody works for a while; whose token grows old gets another one."""
        await self._load.refresh()
        await asyncio.sleep(self._calm)

    @asynccontextmanager
    async def _step(self, name: str, *, kind: str = DRAINED, waits_for: str | None = None) -> AsyncIterator[None]:
        load = self._load
        requests, failures, acknowledged = len(load.took), len(load.failures), load.diary.acknowledged
        step = Step(name, kind, time.time(), waits_for=waits_for)
        yield
        step.ended = time.time()
        step.requests, step.acknowledged = len(load.took) - requests, load.diary.acknowledged - acknowledged
        step.slowest = round(max(load.took[requests:], default=0.0), 2)
        step.failures = dict(Counter(each.what for each in load.failures[failures:]))
        self._verdict.steps.append(step)
        say(step.line())

    async def _judge(self) -> None:
        """By the checker of the crash matrix, with projections that are rebuilt from the start."""
        found, _ = await Runner(self._stage, self._load).judge_now(anew=True)
        verdict = self._verdict
        verdict.found += [str(each) for each in found]
        for each in self._listeners:
            verdict.found += await each.end()
        opened = sum(each.streams.opened for each in self._listeners)
        verdict.streams = (opened, sum(len(each.streams.refused) for each in self._listeners))
        connection = await self._stage.connect()
        waits = await waits_of(connection, self._stage.log.records)
        await connection.close()
        for step in verdict.steps:
            step.wait = median_and_longest(between(waits, step.began, step.ended, step.waits_for))
        verdict.found += wrong_steps(verdict.steps)


def wrong_steps(steps: Sequence[Step]) -> list[str]:
    """Where a request failed that should not have; where nobody asked anything; a control that noticed nothing."""
    failed = [f"{each.name}: {off}" for each in steps if (off := _off(each))]
    idle = [f"{each.name}: nobody asked for anything" for each in steps if not each.requests]
    blind = [f"{each.name}: nothing failed" for each in steps if each.kind == CONTROL and not each.failed]
    return [*failed, *idle, *blind]


def _off(step: Step) -> dict[str, int]:
    if step.kind == OVERTAKEN:
        return {what: number for what, number in step.failures.items() if not what.endswith(AWAY)}
    return step.failures if step.kind == DRAINED else {}
