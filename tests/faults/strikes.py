"""Strikes: how each case hurts the platform, and how one sees that it has recovered."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

from deploy.local.processes import Child
from deploy.operating.violations import Violation
from tests.faults.acts import DOES
from tests.faults.bugs import SLOW, SLOW_SECONDS, SLOWLY, UNKNOWN_WORD, bug_of
from tests.faults.cases import CONSUMER, MAIL, TIMER, Planned
from tests.faults.load import Load
from tests.faults.mending import held, others_go_on, parts_of, replay, resumed
from tests.faults.migrating import migrate_half_way
from tests.faults.programme_acts import SCENES
from tests.faults.proxy import Network
from tests.faults.quorum import controller_of
from tests.faults.stage import Stage, Watch

HIT_WITHIN: Final = 12.0
RARE: Final = ("timer", "mail", "child", "run", "import", "prompt")
"""Points that the load alone passes too seldom: the first time that they are passed counts."""
LONG_WORK: Final[Mapping[str, str]] = {
    "matching": "SELECT run_id AS id FROM matching.match_runs WHERE state IN ('waiting', 'running')",
    "mentorships": "SELECT id FROM mentorships.outcome_releases WHERE state IN ('waiting', 'running')",
}
STOPPED_FOR: Final = (0.3, 1.5, 5.0)
"""Shorter and longer than a member of a group is waited for."""
NUMBERS: Final[Mapping[str, signal.Signals]] = {
    "kill -9": signal.SIGKILL,
    "SIGTERM": signal.SIGTERM,
    "SIGSTOP": signal.SIGSTOP,
}


@dataclass(frozen=True)
class Blow:
    """A fault that has fallen: when, and how one sees an effect that is newer. `found`: what is off already."""

    at: float
    recovered: Callable[[], Awaitable[bool]] | None
    found: tuple[Violation, ...] = ()


@dataclass(frozen=True)
class Scene:
    """What a strike may use: stage, load, the plan, and dice of its own."""

    stage: Stage
    load: Load
    planned: Planned
    rng: random.Random

    @property
    def service(self) -> str:
        return self.planned.service

    @property
    def number(self) -> signal.Signals:
        return NUMBERS[self.planned.case.fault]

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

    def witnessed_after(self, at: float, but: int = 0, services: Sequence[str] = ()) -> Callable[[], Awaitable[bool]]:
        """Whether a worker of the services, other than process `but`, has brought about anything since."""
        watch = Watch(self.stage.direct_owner_url, services or (self.service,))

        async def look() -> bool:
            seen = await watch.sees_anything(at, but)
            if seen:
                watch.close()
            return seen

        return look

    def long_work_is_done(self) -> Callable[[], Awaitable[bool]]:
        """Whether all has ended that waited for a worker, or went on in a process of its own, when one first looked."""
        watch = Watch(self.stage.direct_owner_url)
        left: set[UUID] | None = None

        async def look() -> bool:
            nonlocal left
            going_on = {row["id"] for row in await watch.fetch(LONG_WORK[self.service])}
            left = going_on if left is None else left & going_on
            if not left:
                watch.close()
            return not left

        return look

    def anybody_witnessed_after(self, at: float) -> Callable[[], Awaitable[bool]]:
        return self.witnessed_after(at, services=("matching", "notifications", "scheduling"))


Strike: TypeAlias = Callable[[Scene], Awaitable[Blow | None]]


async def strike(stage: Stage, load: Load, planned: Planned) -> Blow | None:
    """Hurts the platform as planned; None when the place was not passed."""
    rng = random.Random(f"strike {planned.case} {planned.seed}")
    await asyncio.sleep(rng.uniform(0.1, 0.4))
    role = "point" if planned.case.is_point and planned.case.role != "migrate" else planned.case.role
    return await STRIKES[role](Scene(stage, load, planned, rng))


async def _point(scene: Scene) -> Blow | None:
    stage, case, service, number = scene.stage, scene.planned.case, scene.service, scene.number
    name = f"{service}-{case.role}"
    pid = stage.supervisor.pid_of(name)
    rare = case.place.startswith(RARE) or case.place == "consumer.in_drain"
    await stage.arm(name, case.place, number, 1 if rare else scene.rng.randint(1, 3))
    provoking = asyncio.create_task(_provoke(scene))
    at = await (_hit_when_provoked(scene, name, provoking) if rare else stage.hit(name, HIT_WITHIN))
    if at is None:
        await stage.disarm(name)
        await _finish(provoking, scene)
        return None
    if number is signal.SIGSTOP:
        await asyncio.sleep(scene.rng.choice(STOPPED_FOR))
        with suppress(ProcessLookupError):  # a worker ends what is no longer its own
            os.kill(stage.hit_by(name, pid), signal.SIGCONT)
        at, pid = time.time(), 0
    await _finish(provoking, scene)
    if case.place.startswith("child"):
        return Blow(at, scene.long_work_is_done())
    api = case.role == "api"
    return Blow(at, scene.acknowledged_after(at, service) if api else scene.witnessed_after(at, pid))


async def _provoke(scene: Scene) -> None:
    """Makes happen what the load alone does too seldom."""
    place = scene.planned.case.place
    if play := SCENES.get((place.partition(".")[0], scene.service)):
        with suppress(Exception):
            await play(scene.load)
    elif place == TIMER or place.startswith(("timer", "prompt")):
        prompts = place.startswith("prompt")  # the load may need a while until two have something to be told of
        for _ in range(8 if prompts else 4):
            days = 1 if prompts else {"matching": 2, "mentorships": 4}.get(scene.service, 0)
            scene.stage.move_clock(timedelta(days=days, minutes=45))
            await asyncio.sleep(2)
    elif place == "consumer.in_drain":
        await scene.stage.second_worker(scene.service)
    elif place == MAIL or place.startswith("mail"):
        with suppress(Exception):
            person = await scene.load.newcomer()
            await scene.load.leaves(person)


async def _hit_when_provoked(scene: Scene, name: str, provoking: "asyncio.Task[None]") -> float | None:
    """When it was hit; a scene that takes long on a slow machine is waited for, and what comes of its last command too."""
    at = await scene.stage.hit(name, 2 * HIT_WITHIN)
    if at is None:
        await asyncio.wait({provoking})
        at = await scene.stage.hit(name, HIT_WITHIN)
    return at


async def _finish(task: "asyncio.Task[None]", scene: Scene) -> None:
    """Whole scenes are played to their end: half of a command is nothing that anybody wrote down."""
    if (scene.planned.case.place.partition(".")[0], scene.service) not in SCENES:
        task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _bug(scene: Scene) -> Blow | None:
    """A bug that hurts one, until it is mended and what it held up has been made good."""
    stage, case, service = scene.stage, scene.planned.case, scene.service
    name = f"{service}-worker"
    nth = 1 if case.place in {TIMER, MAIL} else scene.rng.randint(1, 3)
    await stage.arm_bug(name, bug_of(case.fault, parts_of(case.place, service), nth))
    provoking = asyncio.create_task(_provoke(scene))
    hit = await _hit_when_provoked(scene, name, provoking)
    if hit is None:
        await stage.disarm(name)
        await _finish(provoking, scene)
        return None
    if case.fault == SLOW:
        await asyncio.sleep(3 * SLOW_SECONDS)
        found = []
    else:
        found = await held(stage, case.place, service, at_once=case.fault not in SLOWLY)
        await asyncio.sleep(4 if case.fault == UNKNOWN_WORD else 0.5)  # more is said of it meanwhile
    found += await others_go_on(stage, case.place, service, hit)
    await stage.disarm(name)
    await _finish(provoking, scene)
    at = time.time()
    if case.place == CONSUMER:
        found += await (resumed if case.fault == UNKNOWN_WORD else replay)(stage, service)
    return Blow(at, scene.witnessed_after(at), tuple(found))


async def _migrate(scene: Scene) -> Blow | None:
    at = time.time()
    found = await migrate_half_way(scene.stage, scene.service, scene.number)
    return Blow(at, None, tuple(Violation("migration is whole", "lost", scene.service, each) for each in found))


async def _second(scene: Scene) -> Blow | None:
    name = f"{scene.service}-worker{scene.rng.choice(('', '-second'))}"
    child = scene.stage.supervisor.child_of(name)
    await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
    at = await _signal(child, scene)
    return Blow(at, scene.witnessed_after(at, 0 if scene.number is signal.SIGSTOP else child.pid))


async def _rebalances(scene: Scene) -> Blow | None:
    """Both workers go at nearly the same moment: the rebalance of the one meets that of the other."""
    first = scene.stage.supervisor.child_of(f"{scene.service}-worker")
    second = scene.stage.supervisor.child_of(f"{scene.service}-worker-second")
    second.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(scene.rng.uniform(0.0, 0.3))
    at = await _signal(first, scene)
    return Blow(at, scene.witnessed_after(at, first.pid))


async def _signal(child: Child, scene: Scene) -> float:
    """The instant from which on recovery counts."""
    at = time.time()
    child.process.send_signal(scene.number)
    if scene.number is signal.SIGSTOP:
        await asyncio.sleep(scene.rng.choice(STOPPED_FOR))
        child.process.send_signal(signal.SIGCONT)
        at = time.time()
    return at


async def _database(scene: Scene) -> Blow | None:
    database = scene.stage.database
    assert database.child is not None
    await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
    if scene.number is signal.SIGSTOP:
        at = await _stop_family(database.child, scene.rng)
    else:
        at = time.time()
        await (database.kill() if scene.number is signal.SIGKILL else database.stop())
        await asyncio.sleep(scene.rng.uniform(0.0, 1.0))
        await scene.stage.restart_database()
    return Blow(at, scene.acknowledged_after(at))


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


async def _broker(scene: Scene) -> Blow | None:
    """The only broker, or any of three."""
    return await _strike_broker(scene, scene.rng.choice(scene.stage.broker.brokers).number)


async def _controller(scene: Scene) -> Blow | None:
    """The one of three that leads the cluster's metadata at this moment."""
    return await _strike_broker(scene, await controller_of(scene.stage.broker.bootstrap_servers))


async def _strike_broker(scene: Scene, number: int) -> Blow:
    (broker,) = [each for each in scene.stage.broker.brokers if each.number == number]
    assert broker.child is not None
    await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
    if scene.number is signal.SIGSTOP:
        at = await _signal(broker.child, scene)
    else:
        at = time.time()
        await (broker.child.kill() if scene.number is signal.SIGKILL else broker.child.end(signal.SIGTERM, 15))
        await scene.stage.restart_broker(broker)
    return Blow(at, scene.anybody_witnessed_after(at))


async def _network(scene: Scene) -> Blow | None:
    is_database = scene.planned.case.role == "database network"
    proxy = scene.stage.postgres_proxy if is_database else scene.stage.kafka_proxy
    await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
    proxy.become(Network(scene.planned.case.fault))
    await asyncio.sleep(scene.rng.uniform(0.5, 4.0))
    proxy.become(Network.GOOD)
    at = time.time()
    return Blow(at, scene.acknowledged_after(at) if is_database else scene.anybody_witnessed_after(at))


async def _lost_lock(scene: Scene) -> Blow | None:
    """A relay stands still with sends in flight; its lock goes with the database; another one publishes; it goes on."""
    stage = scene.stage
    name = f"{scene.service}-worker"
    pid = stage.supervisor.pid_of(name)
    await stage.arm(name, "relay.after_send_before_ack", signal.SIGSTOP, scene.rng.randint(1, 3))
    if await stage.hit(name, HIT_WITHIN) is None:
        await stage.disarm(name)
        return None
    await stage.database.kill()
    await stage.restart_database()
    await asyncio.sleep(scene.rng.uniform(3.0, 5.0))
    os.kill(pid, signal.SIGCONT)
    at = time.time()
    return Blow(at, scene.witnessed_after(at))


async def _two_relays(scene: Scene) -> Blow | None:
    """One relay stands still between reading and sending, while another goes on."""
    name = f"{scene.service}-worker"
    pid = scene.stage.supervisor.pid_of(name)
    await scene.stage.arm(name, "relay.after_claim_before_send", signal.SIGSTOP, 2)
    if await scene.stage.hit(name, HIT_WITHIN) is None:
        return None
    await asyncio.sleep(3)
    os.kill(pid, signal.SIGCONT)
    at = time.time()
    return Blow(at, scene.witnessed_after(at))


STRIKES: Final[Mapping[str, Strike]] = {
    "point": _point,
    "bug": _bug,
    "migrate": _migrate,
    "second": _second,
    "rebalances": _rebalances,
    "database": _database,
    "broker": _broker,
    "controller": _controller,
    "database network": _network,
    "broker network": _network,
    "lost lock": _lost_lock,
    "two relays": _two_relays,
}
