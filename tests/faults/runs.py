"""One run: a fault under load, then rest, then the checker."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import asyncpg

from deploy.local.processes import Child
from tests.faults.cases import Case
from tests.faults.checker import judge
from tests.faults.load import Load
from tests.faults.migrating import migrate_half_way
from tests.faults.proxy import Network
from tests.faults.stage import Stage
from tests.faults.violations import Violation

HIT_WITHIN: Final = 12.0
RECOVERS_WITHIN: Final = 40.0
REST_WITHIN: Final = 60.0
STOPPED_FOR: Final = (0.3, 1.5, 5.0)
"""Shorter and longer than a member of a group is waited for."""
NUMBERS: Final[Mapping[str, signal.Signals]] = {
    "kill -9": signal.SIGKILL,
    "SIGTERM": signal.SIGTERM,
    "SIGSTOP": signal.SIGSTOP,
}
MAIL_LANES: Final = 2

DOES: Final[Mapping[str, str]] = {
    "book": "scheduling", "move": "scheduling", "cancel": "scheduling", "ask": "matching", "accept": "matching",
    "decline": "matching", "set goal": "mentorships", "give feedback": "mentorships", "end": "mentorships",
    "update mentor": "profiles", "update mentee": "profiles", "leave": "profiles",
}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What came of a run. `recovery`: seconds from the fault (or from the end of an outage) to the first new effect."""

    place: str
    fault: str
    service: str
    seed: int
    hit: bool
    acknowledged: int
    recovery: float | None
    seconds: float
    mails_again: int
    violations: tuple[Violation, ...]

    @property
    def counts(self) -> bool:
        return self.hit and self.acknowledged > 0

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "violations": [asdict(each) for each in self.violations[:20]]}


@dataclass(frozen=True)
class Blow:
    """A fault that has fallen: when, on which process, and from when on effects count as recovery."""

    at: float
    recovered: Callable[[], Awaitable[bool]]


class Runner:
    """Runs cases one after the other on one stage."""

    def __init__(self, stage: Stage, load: Load) -> None:
        self.stage = stage
        self.load = load
        self._mails_again = 0
        self._known: set[str] = set()
        self.keep = False
        """Whether something was off: then history and logs stay."""

    async def run(self, case: Case, seed: int, *, anew: bool = False, patience: float = REST_WITHIN) -> Result:
        """A run of a case. `anew`: compares with projections that are rebuilt from the start."""
        rng = random.Random(f"{case} {seed}")
        service = rng.choice(case.services) if case.services else ""
        began, before = time.time(), self.load.diary.acknowledged
        if case.role == "migrate":
            found = await migrate_half_way(self.stage, service, NUMBERS[case.fault])
            violations = tuple(Violation("migration is whole", "lost", service, each) for each in found)
            return Result(case.place, case.fault, service, seed, True, 1, None, time.time() - began, 0, violations)
        await self.load.refresh()
        blow, recovery = await self._under_load(case, service, rng, seed)
        acknowledged = self.load.diary.acknowledged - before
        violations, again = await self.judge_now(mails_explained(case, service), anew=anew, patience=patience)
        return Result(
            case.place, case.fault, service, seed, blow is not None, acknowledged, recovery,
            round(time.time() - began, 1), again, violations,
        )  # fmt: skip

    async def _under_load(
        self, case: Case, service: str, rng: random.Random, seed: int
    ) -> tuple[Blow | None, float | None]:
        strike = _STRIKES[case.role if not case.is_point else "point"]
        second = case.role in {"second", "rebalances", "lost lock", "two relays"}
        if second:
            await self._second_worker(service)
        self.load.begin(seed)
        recovery = None
        try:
            await asyncio.sleep(rng.uniform(0.1, 0.4))
            blow = await strike(self, case, service, rng)
            if blow is not None:
                recovery = await self._recovery(blow)
            await asyncio.sleep(0.3)
        finally:
            await self.load.end()
            for name in [f"{each}-worker-second" for each in case.services]:
                if self.stage.supervisor.has(name):
                    await self.stage.supervisor.dismiss(name)
        return blow, recovery

    async def _second_worker(self, service: str) -> str:
        name = self.stage.start_second(service)
        async with asyncio.timeout(40):
            while not await self.stage.is_ready(name):  # noqa: ASYNC110 — another process sets no event of ours
                await asyncio.sleep(0.1)
        return name

    async def _recovery(self, blow: Blow) -> float | None:
        deadline = time.time() + RECOVERS_WITHIN
        while time.time() < deadline:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                if await blow.recovered():
                    return round(time.time() - blow.at, 2)
            await asyncio.sleep(0.05)
        return None

    async def judge_now(
        self, explained: int = 0, *, anew: bool = False, patience: float = REST_WITHIN
    ) -> tuple[tuple[Violation, ...], int]:
        """What is off and was not before, once nothing moves any more; and how many mails came again."""
        restless = await self.stage.quiet(patience)
        evidence = await self.stage.evidence(anew=anew)
        allowed = self._mails_again + explained
        evidence = replace(evidence, history=self.load.diary.commands, mails_again=allowed)
        found = [Violation("comes to rest", "lost", each, "still moves") for each in restless] + judge(evidence)
        fresh = tuple(each for each in found if str(each) not in self._known)
        self._known |= {str(each) for each in fresh}
        arrived = len(evidence.mails) - len({mail.message_id for mail in evidence.mails})
        again, self._mails_again = arrived - self._mails_again, arrived
        return fresh, again

    # recovered?

    def acknowledged_after(self, at: float, service: str | None = None) -> Callable[[], Awaitable[bool]]:
        """Whether a command was acknowledged that was answered after this instant."""

        async def look() -> bool:
            return any(
                command.is_acknowledged
                and command.ended > at
                and (service is None or DOES.get(command.does) == service)
                for command in self.load.diary.commands[-40:]
            )

        return look

    def witnessed_after(self, at: float, service: str, but: int = 0) -> Callable[[], Awaitable[bool]]:
        """Whether a worker of the service, other than process `but`, has brought about anything since."""

        async def look() -> bool:
            connection = await self.stage.connect()
            try:
                statement = f"SELECT EXISTS (SELECT FROM {service}.witness WHERE at > to_timestamp($1) AND pid <> $2)"
                return bool(await connection.fetchval(statement, at, but))
            finally:
                connection.terminate()

        return look


def mails_explained(case: Case, service: str) -> int:
    """How many mails may have been between sending and `sent` when the fault fell."""
    if "database" in case.role or case.role == "lost lock":
        return 2 * MAIL_LANES
    if service in {"profiles", "notifications"} and case.role != "api":
        return MAIL_LANES
    return 0


# strikes


async def _strike_point(runner: Runner, case: Case, service: str, rng: random.Random) -> Blow | None:
    stage = runner.stage
    name = f"{service}-{case.role}"
    number = NUMBERS[case.fault]
    pid = stage.supervisor.pid_of(name)
    rare = case.place.startswith(("timer", "mail")) or case.place == "consumer.in_drain"
    await stage.arm(name, case.place, number, 1 if rare else rng.randint(1, 3))
    provoking = asyncio.create_task(_provoke(runner, case, service))
    at = await stage.hit(name, 2 * HIT_WITHIN if rare else HIT_WITHIN)
    if at is None:
        await stage.disarm(name)
        await _finish(provoking)
        return None
    if number is signal.SIGSTOP:
        await asyncio.sleep(rng.choice(STOPPED_FOR))
        os.kill(pid, signal.SIGCONT)
        at, pid = time.time(), 0
    await _finish(provoking)
    api = case.role == "api"
    return Blow(at, runner.acknowledged_after(at, service) if api else runner.witnessed_after(at, service, pid))


async def _provoke(runner: Runner, case: Case, service: str) -> None:
    """Makes happen what the load alone does too seldom."""
    if case.place.startswith("timer"):
        for _ in range(4):
            days = {"matching": 2, "mentorships": 4}.get(service, 0)
            runner.stage.move_clock(timedelta(days=days, minutes=45))
            await asyncio.sleep(2)
    elif case.place == "consumer.in_drain":
        await runner._second_worker(service)
    elif case.place.startswith("mail"):
        with suppress(Exception):
            person = await runner.load.newcomer()
            await runner.load.leaves(person)


async def _finish(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _strike_second(runner: Runner, case: Case, service: str, rng: random.Random) -> Blow | None:
    name = f"{service}-worker{rng.choice(('', '-second'))}"
    child = runner.stage.supervisor.child_of(name)
    await asyncio.sleep(rng.uniform(0.2, 1.0))
    at = await _signal(child, NUMBERS[case.fault], rng)
    but = 0 if case.fault == "SIGSTOP" else child.pid
    return Blow(at, runner.witnessed_after(at, service, but))


async def _strike_rebalances(runner: Runner, _case: Case, service: str, rng: random.Random) -> Blow | None:
    """Both workers go at nearly the same moment: the rebalance of the one meets that of the other."""
    first = runner.stage.supervisor.child_of(f"{service}-worker")
    second = runner.stage.supervisor.child_of(f"{service}-worker-second")
    second.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(rng.uniform(0.0, 0.3))
    at = await _signal(first, signal.SIGKILL, rng)
    return Blow(at, runner.witnessed_after(at, service, first.pid))


async def _signal(child: Child, number: signal.Signals, rng: random.Random) -> float:
    """The instant from which on recovery counts."""
    at = time.time()
    child.process.send_signal(number)
    if number is signal.SIGSTOP:
        await asyncio.sleep(rng.choice(STOPPED_FOR))
        child.process.send_signal(signal.SIGCONT)
        at = time.time()
    return at


async def _strike_database(runner: Runner, case: Case, _service: str, rng: random.Random) -> Blow | None:
    database = runner.stage.database
    assert database.child is not None
    await asyncio.sleep(rng.uniform(0.2, 1.0))
    if case.fault == "SIGSTOP":
        at = await _stop_family(database.child, rng)
    else:
        at = time.time()
        await (database.kill() if case.fault == "kill -9" else database.stop())
        await asyncio.sleep(rng.uniform(0.0, 1.0))
        await runner.stage.restart_database()
    return Blow(at, runner.acknowledged_after(at))


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def _stop_family(child: Child, rng: random.Random) -> float:
    """A server and the processes that it has forked stand still together."""
    family = [child.pid, *_children(child.pid)]
    for pid in family:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
    await asyncio.sleep(rng.choice(STOPPED_FOR))
    for pid in family:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
    return time.time()


async def _strike_broker(runner: Runner, case: Case, _service: str, rng: random.Random) -> Blow | None:
    broker = runner.stage.broker.brokers[0]
    assert broker.child is not None
    await asyncio.sleep(rng.uniform(0.2, 1.0))
    if case.fault == "SIGSTOP":
        at = await _signal(broker.child, signal.SIGSTOP, rng)
    else:
        at = time.time()
        await (broker.child.kill() if case.fault == "kill -9" else broker.child.end(signal.SIGTERM, 15))
        await runner.stage.broker.start_broker(broker)
        runner.stage._write_down()
    return Blow(at, _anybody_witnessed(runner, at))


def _anybody_witnessed(runner: Runner, at: float) -> Callable[[], Awaitable[bool]]:
    looks = [runner.witnessed_after(at, service) for service in ("matching", "notifications", "scheduling")]

    async def look() -> bool:
        return any([await each() for each in looks])

    return look


async def _strike_network(runner: Runner, case: Case, _service: str, rng: random.Random) -> Blow | None:
    stage = runner.stage
    proxy = stage.postgres_proxy if case.role == "database network" else stage.kafka_proxy
    await asyncio.sleep(rng.uniform(0.2, 1.0))
    proxy.become(Network(case.fault))
    await asyncio.sleep(rng.uniform(0.5, 4.0))
    proxy.become(Network.GOOD)
    at = time.time()
    database = case.role == "database network"
    return Blow(at, runner.acknowledged_after(at) if database else _anybody_witnessed(runner, at))


async def _strike_lost_lock(runner: Runner, _case: Case, service: str, rng: random.Random) -> Blow | None:
    """A relay stands still with sends in flight; its lock goes with the database; another one publishes; it goes on."""
    stage = runner.stage
    name = f"{service}-worker"
    pid = stage.supervisor.pid_of(name)
    await stage.arm(name, "relay.after_send_before_ack", signal.SIGSTOP, rng.randint(1, 3))
    if await stage.hit(name, HIT_WITHIN) is None:
        await stage.disarm(name)
        return None
    await stage.database.kill()
    await stage.restart_database()
    await asyncio.sleep(rng.uniform(3.0, 5.0))
    os.kill(pid, signal.SIGCONT)
    at = time.time()
    return Blow(at, runner.witnessed_after(at, service))


async def _strike_two_relays(runner: Runner, _case: Case, service: str, _rng: random.Random) -> Blow | None:
    """One relay stands still between reading and sending, while another goes on."""
    name = f"{service}-worker"
    pid = runner.stage.supervisor.pid_of(name)
    await runner.stage.arm(name, "relay.after_claim_before_send", signal.SIGSTOP, 2)
    if await runner.stage.hit(name, HIT_WITHIN) is None:
        return None
    await asyncio.sleep(3)
    os.kill(pid, signal.SIGCONT)
    at = time.time()
    return Blow(at, runner.witnessed_after(at, service))


_STRIKES: Final[Mapping[str, Callable[[Runner, Case, str, random.Random], Awaitable[Blow | None]]]] = {
    "point": _strike_point,
    "second": _strike_second,
    "rebalances": _strike_rebalances,
    "database": _strike_database,
    "broker": _strike_broker,
    "database network": _strike_network,
    "broker network": _strike_network,
    "lost lock": _strike_lost_lock,
    "two relays": _strike_two_relays,
}
