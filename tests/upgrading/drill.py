"""What happens in the drill, in its order, and what is looked at afterwards."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby, pairwise
from typing import Any, Final

from deploy.local.progress import say
from tests.faults.load import Diary, Load
from tests.faults.programme_acts import match_a_cohort
from tests.faults.runs import Runner
from tests.upgrading.listening import Listener
from tests.upgrading.release import Release, rebuilds_since
from tests.upgrading.saying import HEARD_WITHIN, KIND, Unmet, have_a_badge_shown, new_since, said_in, within
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
HEARS: Final = "notifications"
OF_UNMET: Final = f"prompts kind {KIND}"
OVERTAKEN_UP_TO: Final = frozenset({"1.0.0", "1.1.0"})
OF_A_MIGRATION: Final = "AccessExclusiveLock"
"""What only changing a table takes."""
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
    over: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """What the first release had not heard of, and was said before anything was taken back."""
    streams: tuple[int, int] = (0, 0)
    migrated: float = 0.0
    met_locks: int = 0
    """How often a migration and a service had each what the other one waited for, and one of the two was undone and tried again."""
    memory: dict[str, float] = field(default_factory=dict)
    """MiB that a process of each role of the newer release held at most, under all this."""

    def tell_of_locks(self, deadlocks: Sequence[str]) -> None:
        """Steps up to 1.2.0 lock several tables at once, and may meet a service so; two services may never. Newer steps lock one."""
        self.met_locks += sum(OF_A_MIGRATION in each for each in deadlocks)
        self.found += [f"a deadlock: {each}" for each in deadlocks if OF_A_MIGRATION not in each]

    def lines(self) -> Iterator[str]:
        yield f"{' → '.join((self.first, *self.over, self.then))}, and back"
        yield f"said, and unknown to {self.first}: {', '.join(self.said)}"
        yield from (step.line() for step in self.steps)
        yield f"migrations and services had each what the other waited for, and tried again: {self.met_locks} times"
        yield f"streams: opened {self.streams[0]} times, {self.streams[1]} of them refused"
        yield f"off: {len(self.found)}"
        for kind, alike in groupby(sorted(self.found), key=lambda each: each.partition(" (")[0]):
            first, *more = alike
            yield f"    {first}{f' (and {len(more)} more of {kind})' if more else ''}"

    def as_json(self) -> dict[str, Any]:
        steps = [{**asdict(each), "seconds": round(each.seconds, 1)} for each in self.steps]
        return {
            **asdict(self),
            "steps": [{k: v for k, v in each.items() if k not in {"began", "ended"}} for each in steps],
        }


class Drill:
    """One run on a stage that has begun with the first of these releases, the oldest; the last is what this tree is."""

    def __init__(self, stage: RollingStage, releases: Sequence[Release], seed: int, calm: float) -> None:
        self._stage = stage
        self._releases = releases
        self._first, self._then = releases[0], releases[-1]
        self._acts = self._first.acts()
        self._calm = calm
        self._verdict = Verdict(seed, self._first.name, self._then.name, over=[each.name for each in releases[1:-1]])
        self._load = Load(stage, Diary(stage.folders.data / "history.jsonl"), answered_within=ANSWERED_WITHIN)
        self._listeners: list[Listener] = []
        self._unmet: list[Unmet] = []

    async def run(self) -> Verdict:
        """All of it."""
        load, stage = self._load, self._stage
        await load.settle()
        for person in load.town.people[:LISTENERS]:
            self._listeners.append(Listener(stage.address))
            await self._listeners[-1].begin(load, person)
        load.begin(self._acts, self._verdict.seed, clients=CLIENTS)
        async with self._step(f"{self._first.name} alone"):
            await self._go_on()
        for older, newer in pairwise(self._releases):
            await self._there(older, newer)
        await self._rebuilt()
        await self._scaled()
        await self._said_what_is_new()
        await self._back(self._releases[-2], self._then)
        if len(self._releases) > 2:
            await self._back(self._first, self._releases[-2])
        await self._controls()
        await load.end()
        await self._judge()
        await load.close()
        return self._verdict

    async def _there(self, older: Release, newer: Release) -> None:
        stage = self._stage
        kind = OVERTAKEN if older.name in OVERTAKEN_UP_TO else DRAINED
        async with self._step(f"migrations of {newer.name}, under {older.name}", kind=kind):
            self._verdict.migrated += round(await stage.migrate_everything(newer), 1)
        if kind == OVERTAKEN:
            self._verdict.tell_of_locks(await stage.deadlocks_since())
        async with self._step(f"apis to {newer.name}"):
            await stage.roll("api", newer)
        async with self._step(f"apis of {newer.name}, workers of {older.name}"):
            await self._go_on()
        async with self._step(f"workers to {newer.name}"):
            await stage.roll("worker", newer)
        async with self._step(f"{newer.name} alone"):
            await self._go_on()

    async def _rebuilt(self) -> None:
        """Rows of before have nothing in a column of after: the changelog says which of them are made anew."""
        for service, projection in rebuilds_since(self._first):
            async with self._step(f"{service} rebuilds {projection}"):
                await self._stage.rebuild(self._then, service, projection)

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

    async def _said_what_is_new(self) -> None:
        """Weeks go by; a cohort is matched, a badge is shown, somebody hears of a pair that has not met."""
        load = self._load
        async with self._step("what the releases before had not heard of is said"):
            await self._a_pair_that_does_not_meet()
            await have_a_badge_shown(load, self._verdict.seed)
            await match_a_cohort(load)
        self._verdict.found += await self._unsaid()

    async def _unsaid(self) -> list[str]:
        """What the last release has learnt is said now: else nobody would know whether it can be taken back."""
        learnt, log = new_since(self._releases[max(0, len(self._releases) - 3)]), self._stage.log

        async def all_is_said() -> bool:
            await log.read_on()
            return learnt <= said_in(log.records)

        await within(HEARD_WITHIN, all_is_said)
        self._verdict.said = sorted(new_since(self._first) & said_in(log.records))
        return [f"never said before it is taken back: {word}" for word in sorted(learnt - {*self._verdict.said})]

    async def _a_pair_that_does_not_meet(self) -> None:
        """Weeks go by, and somebody is told of it."""
        await self._load.refresh()
        self._unmet.append(unmet := Unmet(self._load, self._stage))
        await unmet.begin()
        await unmet.let_weeks_pass()
        if not await unmet.is_told():
            self._verdict.found.append("nobody was told of a pair that has not met")

    async def _back(self, older: Release, newer: Release) -> None:
        stage = self._stage
        async with self._step(f"apis back to {older.name}"):
            await stage.roll("api", older)
        async with self._step(f"apis of {older.name}, workers of {newer.name}"):
            await self._go_on()
        if newer == self._then and OF_UNMET not in new_since(older):
            async with self._step(f"{HEARS} of {older.name} hears what {newer.name} says"):
                await stage.roll("worker", older, services=[HEARS])
                await self._a_pair_that_does_not_meet()
        async with self._step(f"workers back to {older.name}"):
            await stage.roll("worker", older)
        async with self._step(f"{older.name} alone, on newer tables"):
            await self._go_on()
            await self._read_by(older)

    async def _read_by(self, older: Release) -> None:
        """Whoever was told something of the newer release has their inbox from the older one."""
        for each in self._unmet:
            if await each.inbox() is None:
                self._verdict.found.append(f"{older.name} gives nobody an inbox in which something is of a newer one")

    async def _controls(self) -> None:
        stage, then = self._stage, self._then
        stage.leave_at_once()
        async with self._step("to the newer release once more", kind=SHOWN):
            await stage.roll("api", then)
            await stage.roll("worker", then)
        await self._rebuilt()  # what the older release kept meanwhile lacks it again
        await self._load.end()
        await self._load.refresh()
        self._load.begin(self._acts, self._verdict.seed, clients=CROWD)
        async with self._step("control: each api is killed when the next one is ready", kind=CONTROL):
            await stage.roll("api", then, signal.SIGKILL)
        await self._load.end()
        self._load.begin(self._acts, self._verdict.seed + 1, clients=CLIENTS)
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
        load.refuse_an_end()
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
