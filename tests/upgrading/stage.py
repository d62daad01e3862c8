"""The platform of the drill: each role runs as pods, each of one release, apis behind Caddy."""

import asyncio
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import asyncpg
import httpx

from deploy.local.database import OWNER
from deploy.local.environment import Parts, environment_of
from deploy.local.folders import Folders
from deploy.local.processes import free_ports, last_lines, spawn
from deploy.local.secrets import SERVICES
from deploy.local.supervisor import Role
from deploy.local.trouble import Trouble
from tests.faults.stage import TEMPLATE, Stage
from tests.upgrading.caddy import LOOKS_EVERY, Caddy, configuration
from tests.upgrading.release import Release

MOST: Final = 4
"""Pods of one api at most: three, and one more while they roll."""
LEAVE_SECONDS: Final = 2
"""Four looks of the proxy."""
PARTITIONS: Final = 12
SESSION_MS: Final = 45_000
"""As in production: by it members know when to ask whether the group is shared anew."""
READY_FOR: Final = 2 * LOOKS_EVERY
"""A pod is ready for so long before an older one is ended (`minReadySeconds` in a cluster): the proxy that looks at both in the same
moment may hear of the one that leaves before it hears of the one that has come."""
READY_WITHIN: Final = 120.0
MIGRATES_WITHIN: Final = 300.0
ROLES: Final = ("api", "worker")


@dataclass(frozen=True)
class Pod:
    """A process of one role of one release, at an address of its own."""

    service: str
    role: str
    number: int
    release: Release

    @property
    def name(self) -> str:
        return f"{self.service}-{self.role}-{self.number}"

    @property
    def host(self) -> str:
        return f"127.0.{1 + 2 * SERVICES.index(self.service) + ROLES.index(self.role)}.{self.number}"


class RollingStage(Stage):
    """Begins with one pod of each role, of the release `first`, and its tables."""

    def __init__(self, folders: Folders, caddy: str, first: Release) -> None:
        super().__init__(folders, session_ms=SESSION_MS)
        self.options = replace(self.options, extra={**self.options.extra, "KAFKA_PARTITIONS": str(PARTITIONS)})
        self.pods: list[Pod] = []
        self._first = first
        self._leave_seconds = LEAVE_SECONDS
        ports = free_ports(2 * len(SERVICES) + 2)
        self._ports = {service: (ports[2 * n], ports[2 * n + 1]) for n, service in enumerate(SERVICES)}
        self._caddy = Caddy(caddy, folders.data / "caddy", *ports[-2:])
        self._http = httpx.AsyncClient(trust_env=False, timeout=5)

    async def start(self) -> None:
        """Returns when all pods are ready."""
        await super().start()
        await asyncio.gather(*map(self.ready, self.pods))
        await self._caddy.start(self._configuration(looks=True))

    async def stop(self) -> None:
        await self._caddy.stop()
        await self._http.aclose()
        await super().stop()

    # as a platform

    def _choose_ports(self, owner_url: str, bootstrap: str, smtp_url: str, secrets: Mapping[str, str]) -> Parts:
        """Everybody reaches apis through the proxy, each other's keys too."""
        parts = super()._choose_ports(owner_url, bootstrap, smtp_url, secrets)
        port = self._caddy.port
        return replace(parts, port=port, api_ports=dict.fromkeys(SERVICES, port), forwarder="127.0.0.1")

    async def _migrate(self) -> None:
        """By the first release; its tables are the witness's and the template's too."""
        await self.migrate(self._first)
        await self._witness()

    def _start_roles(self) -> None:
        for service in SERVICES:
            for role in ROLES:
                self.add(service, role, self._first)

    def _configuration(self, *, looks: bool) -> str:
        """With everybody who may ever come, or with those alone who are there."""
        numbers = range(1, MOST + 1)
        pods = {
            service: [Pod(service, "api", number, self._first).host for number in numbers]
            if looks
            else [each.host for each in self.running("api", service)]
            for service in SERVICES
        }
        return configuration(self._caddy.port, pods, self._ports, looks=looks)

    # migrating

    async def migrate(self, release: Release, database: str | None = None) -> None:
        """A release's migrations, on the platform's database or on another one. Raises `Trouble`."""
        env = self._of_release(release, environment_of(SERVICES, "migrate", self.parts, self.folders))
        for service in SERVICES if database else ():
            for name in (f"{service.upper()}_DATABASE_URL", f"{service.upper()}_OWNER_DATABASE_URL"):
                env[name] = f"{env[name].rpartition('/')[0]}/{database}"
        log = self.folders.logs / "migrations.log"
        migrating = spawn("migrations", [str(release.python), "-m", "deploy.local.migrations"], log=log, env=env)
        try:
            code = await asyncio.wait_for(migrating.wait(), MIGRATES_WITHIN)
        finally:
            await migrating.kill()
        if code:
            raise Trouble(f"the migrations of {release.name} failed:\n{last_lines(log)}", f"The whole log is {log}.")

    async def migrate_everything(self, release: Release) -> float:
        """The platform's tables, and those that projections are rebuilt in; seconds that the former took."""
        began = time.monotonic()
        await self.migrate(release)
        took = time.monotonic() - began
        if self._rebuilding:
            await self._rebuilding.end()
            self._rebuilding = None
        superuser = await asyncpg.connect(self.database.superuser_url)
        await superuser.execute(f"ALTER DATABASE {TEMPLATE} OWNER TO {OWNER}")
        await superuser.close()
        await self.migrate(release, TEMPLATE)
        return took

    async def rebuild(self, release: Release, service: str, projection: str) -> None:
        """A projection anew, as an operator does after an upgrade, while pods go on. Raises `Trouble`."""
        env = environment_of((service,), "migrate", self.parts, self.folders) | self.environment(service, "worker")
        words = [str(release.python), "-m", f"services.{service}", "rebuild", projection]
        log = self.folders.logs / f"rebuild-{service}-{projection}.log"
        rebuilding = spawn("rebuild", words, log=log, env=self._of_release(release, env))
        if await rebuilding.wait():
            raise Trouble(f"{projection} of {service} could not be rebuilt:\n{last_lines(log)}", f"See {log}.")

    # pods

    def add(self, service: str, role: str, release: Release, *, number: int | None = None) -> Pod:
        """Starts a pod at the lowest address that is free, or at this one."""
        taken = {each.number for each in self.pods if (each.service, each.role) == (service, role)}
        pod = Pod(service, role, number or min({*range(1, MOST + 2)} - taken), release)
        self.pods.append(pod)
        command = [str(release.python), "-m", "tests.faults.witnessed", service, role]
        self._begin(Role(pod.name, command, self._environment_of(pod), self.folders.logs / f"{pod.name}.log"))
        return pod

    async def ready(self, pod: Pod) -> None:
        """Returns when it says that it is. Raises `Trouble`."""
        deadline, said = time.monotonic() + READY_WITHIN, "nothing"
        while time.monotonic() < deadline:
            try:
                answer = await self._http.get(f"http://{pod.host}:{self._ports[pod.service][1]}/readyz")
                if answer.is_success:
                    return
                said = answer.text
            except httpx.TransportError as error:
                said = type(error).__name__
            await asyncio.sleep(0.1)
        log = self.folders.logs / f"{pod.name}.log"
        raise Trouble(f"{pod.name} of {pod.release.name} is not ready ({said}):\n{last_lines(log)}", f"See {log}.")

    async def remove(self, pod: Pod, by: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, and returns when it has."""
        await self.supervisor.dismiss(pod.name, by)
        self.pods.remove(pod)

    def running(self, role: str, service: str | None = None) -> Sequence[Pod]:
        return [each for each in self.pods if each.role == role and service in {None, each.service}]

    async def roll(
        self, role: str, release: Release, by: signal.Signals = signal.SIGTERM, *, services: Sequence[str] = SERVICES
    ) -> None:
        """Each pod of this role that is of another release in turn, all services at once: one more, and when it is ready one less,
        which is ended by this signal."""

        async def one(service: str) -> None:
            for old in [
                each for each in self.running(role, service) if each.release != release or by != signal.SIGTERM
            ]:
                await self.ready(self.add(service, role, release))
                await asyncio.sleep(READY_FOR)
                await self.remove(old, by)

        await asyncio.gather(*map(one, services))

    async def replace_in_place(self, role: str, release: Release) -> None:
        """Each pod ends, and only then another begins at its address: on one server there is no other way."""

        async def one(old: Pod) -> None:
            await self.remove(old)
            await self.ready(self.add(old.service, role, release, number=old.number))

        await asyncio.gather(*map(one, self.running(role)))

    async def scale(self, service: str, role: str, number: int, release: Release) -> None:
        """More at once, or fewer at once."""
        present = self.running(role, service)
        more = [self.add(service, role, release) for _ in range(number - len(present))]
        await asyncio.gather(*map(self.ready, more), *map(self.remove, present[number:]))

    def peaks(self) -> dict[str, float]:
        """MiB that a process of each role has held at most until now, by service and role."""
        found: dict[str, float] = {}
        for pod in self.pods:
            status = Path(f"/proc/{self.supervisor.pid_of(pod.name)}/status").read_text()
            held = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024
            name = f"{pod.service}-{pod.role}"
            found[name] = round(max(held, found.get(name, 0.0)), 1)
        return found

    def leave_at_once(self) -> None:
        """Pods that start from now on say nothing before they end, as where there is no second one."""
        self._leave_seconds = 0

    async def hold_requests(self) -> None:
        """The proxy as it is shipped for one server: a request waits while there is nobody to take it."""
        await self._caddy.become(self._configuration(looks=False))

    def _environment_of(self, pod: Pod) -> Mapping[str, str]:
        api_port, management_port = self._ports[pod.service]
        told = {
            "API_HOST": pod.host,
            "API_PORT": str(api_port),
            "MANAGEMENT_HOST": pod.host,
            "MANAGEMENT_PORT": str(management_port),
            "LEAVE_SECONDS": str(self._leave_seconds),
        }
        own = {f"{pod.service.upper()}_{name}": value for name, value in told.items()}
        env = self._of_release(pod.release, {**self.environment(pod.service, pod.role), **own})
        return self._armable(pod.name, env)

    def _of_release(self, release: Release, env: Mapping[str, str]) -> dict[str, str]:
        return {**env, "PYTHONPATH": release.path}


def refuse_other_systems() -> None:
    """Raises `Trouble` where pods can't have addresses of their own."""
    if sys.platform != "linux":
        raise Trouble(
            "pods of the drill have addresses of their own, which only Linux has without being told.",
            "Run it on Linux.",
        )
