"""Everything that `up` starts, in order, and stops in the opposite one. Also a fixture of the journeys' tests."""

import asyncio
import hashlib
import os
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deploy.local import database, preparation
from deploy.local.environment import FORWARDS_FROM, SOCKET, Parts, environment_of, settings_of
from deploy.local.folders import ROOT, Folders
from deploy.local.kafka import EmbeddedKafka
from deploy.local.lock import State
from deploy.local.mail import MailSink
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.processes import Child, ProcessFile, free_ports, last_lines, listening_socket, spawn
from deploy.local.progress import say, step
from deploy.local.secrets import SERVICES, secrets_in
from deploy.local.supervisor import Role, Supervisor
from deploy.local.trouble import Trouble
from deploy.web.building import built, place_of_built
from shared.ground.auditor import AUDITOR

if TYPE_CHECKING:
    from deploy.local.forwarder import Forwarder

PREFERRED_PORT = 8000
READY_WITHIN = 60.0
MIGRATES_WITHIN = 120.0
LOOKS_EVERY = 0.5


@dataclass(frozen=True)
class Options:
    """How a platform is to be."""

    split: bool = False
    clock: bool = False
    web: bool = False
    """Whether the web app is built and answered at the address."""
    port: int | None = None
    durable: bool = True
    given: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    """Where DATABASE_URL, KAFKA_BOOTSTRAP_SERVERS and SMTP_URL may replace what we would bring."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """More settings, without prefix, for every service."""


class Platform:
    """Kafka, PostgreSQL, the mail sink and the services of one checkout, or of one test run."""

    def __init__(self, folders: Folders, options: Options | None = None) -> None:
        self.folders = folders
        self.folders.make()  # PostgreSQL's place depends on who may look into them
        self.options = options or Options()
        given = self.options.given
        self.kafka = None if given.get("KAFKA_BOOTSTRAP_SERVERS") else EmbeddedKafka(folders.kafka)
        self.postgres = (
            None if given.get("DATABASE_URL") else EmbeddedPostgres(folders.postgres, durable=self.options.durable)
        )
        self.mails = None if given.get("SMTP_URL") else MailSink(folders.mails)
        self.supervisor = Supervisor(changed=self._write_down)
        self.state: State | None = None
        self.looks_after_parts = True
        """Whether Kafka and PostgreSQL are started again when they end; a test of outages turns it off."""
        self._listening: socket.socket | None = None
        self._forwarder: Forwarder | None = None
        self._web: str | None = None
        self._parts: Parts | None = None
        self._processes = ProcessFile(folders.processes)
        self._carer: asyncio.Task[None] | None = None

    @property
    def parts(self) -> Parts:
        """Where everything is; known once it has started."""
        if self._parts is None:
            raise RuntimeError("the platform has not been started")
        return self._parts

    @property
    def address(self) -> str:
        return self.parts.address

    async def prepare(self) -> None:
        """Refuses what can't become a platform before anything is started, and holds the address from now on."""
        if self._listening is not None:
            return
        if leftovers := await self._processes.end_leftovers():
            with step(f"ended what an earlier run left: {', '.join(leftovers)}"):
                pass
        preparation.refuse_wrong_settings(self.options.given, self.options.port)
        if not self.options.clock:
            preparation.refuse_a_future(self.folders)
        self._refuse_half_a_past()
        wanted = self.options.port
        self._listening = listening_socket(wanted or PREFERRED_PORT, strict=wanted is not None)
        if self._listening is None:
            raise Trouble(f"port {wanted} is taken.", "Name another with --port, or none: then a free one is found.")

    async def start(self) -> None:
        """Returns when everything is ready. Whoever calls it holds the lock of the folder. On failure, call `stop`."""
        await self.prepare()
        if self.options.clock and not self.folders.clock.exists():
            self.folders.clock.write_text("0")
        secrets = secrets_in(self.folders.secrets)
        # Where Kafka will answer is known before it does: what takes long, importing, happens meanwhile.
        bootstrap_servers = self.kafka.choose_ports() if self.kafka else self.options.given["KAFKA_BOOTSTRAP_SERVERS"]
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._start_kafka(bootstrap_servers))
                building = group.create_task(self._build_the_app())
                owner_url, smtp_url = await self._start_postgres(secrets), await self._start_mails()
                self._web = await building
                self._parts = self._choose_ports(owner_url, bootstrap_servers, smtp_url, secrets)
                await self._start_services()
        except ExceptionGroup as group_of_one:
            raise group_of_one.exceptions[0] from None
        if self._forwarder:
            await self._forwarder.start()
        self._carer = asyncio.create_task(self._look_after_parts(), name="looks after Kafka and PostgreSQL")
        if self.state:
            self.state.ready = True
        self._write_down()

    async def stop(self) -> None:
        """Stops everything, the last first. Also after a start that failed half way."""
        if self._carer:
            self._carer.cancel()
            with suppress(asyncio.CancelledError):
                await self._carer
        if self._forwarder:
            await self._forwarder.stop()
        await self.supervisor.stop()
        if self._listening:
            self._listening.close()
        if self.mails:
            await self.mails.stop()
        await asyncio.gather(*(part.stop() for part in (self.kafka, self.postgres) if part))
        self.folders.state.unlink(missing_ok=True)
        self.folders.processes.unlink(missing_ok=True)

    def environment(self, service: str, role: str) -> dict[str, str]:
        """The whole environment of a process that plays one role of one service."""
        return environment_of((service,), role, self.parts, self.folders)

    async def _start_postgres(self, secrets: Mapping[str, str]) -> str:
        if self.postgres is None:
            url = self.options.given["DATABASE_URL"]
            with step("PostgreSQL (given by DATABASE_URL)"):
                await database.check_owner(url, secrets)
            return url
        with step("PostgreSQL"):
            await self.postgres.start()
            return await database.make_owner_and_database(self.postgres.superuser_url, secrets)

    async def _start_kafka(self, announced: str) -> None:
        if self.kafka is None:
            return
        with step("Kafka"):
            await self.kafka.start()
        self._write_down()
        if self.kafka.bootstrap_servers != announced:
            raise Trouble("somebody took Kafka's port in the very moment it was chosen.", "Try again.")

    async def _build_the_app(self) -> str | None:
        """Where its files are. Without it everything else goes on: mails say in words where to look."""
        if not self.options.web:
            return None
        try:
            if (place := place_of_built()).exists():
                return str(place)
            with step("the web app", announce="building the web app, once"):
                return str(await asyncio.to_thread(built))
        except (Trouble, OSError) as trouble:
            say(f"  There is no web app at the address: {trouble}")
            return None

    async def _start_mails(self) -> str:
        if self.mails is None:
            return self.options.given["SMTP_URL"]
        await self.mails.start()
        return self.mails.url

    def _choose_ports(self, owner_url: str, bootstrap: str, smtp_url: str, secrets: Mapping[str, str]) -> Parts:
        assert self._listening is not None
        port: int = self._listening.getsockname()[1]
        roles = [(service, role) for service in SERVICES for role in ("api", "worker")]
        split_ports = dict(zip(SERVICES, free_ports(len(SERVICES)), strict=True))
        return Parts(
            owner_url=owner_url,
            bootstrap_servers=bootstrap,
            smtp_url=smtp_url,
            port=port,
            api_ports=split_ports if self.options.split else dict.fromkeys(SERVICES, port),
            management_ports=dict(zip(roles, free_ports(len(roles)), strict=True)),
            secrets=secrets,
            clock=self.options.clock,
            web=self._web,
            forwarder=FORWARDS_FROM if self.options.split else None,
            origins=preparation.origins_in(self.options.given),
            extra=self.options.extra,
        )

    def _refuse_half_a_past(self) -> None:
        """Events without the tables they came from, or the other way round, would mislead every service."""
        parts = [part for part in (self.postgres, self.kafka) if part]
        if self.folders.migrated.exists() and not all(part.has_data for part in parts):
            if any(part.has_data for part in parts):
                raise Trouble("half of the platform's data is gone.", "`./mentoring reset` throws the other half away.")
            self.folders.migrated.unlink()

    async def _start_services(self) -> None:
        source = await asyncio.to_thread(fingerprint)
        stamp = self.folders.migrated
        if not self.kafka or not self.postgres or not stamp.exists() or stamp.read_text() != source:
            with step("migrations"):
                await self._migrate()
            stamp.write_text(source)
        with step(f"services ({10 if self.options.split else 2} processes)"):
            self._start_roles()
            await self.supervisor.ready(READY_WITHIN)

    async def _migrate(self) -> None:
        log = self.folders.logs / "migrations.log"
        log.write_bytes(b"")
        env = environment_of(SERVICES, "migrate", self.parts, self.folders)
        migrating = spawn("migrations", [sys.executable, "-m", "deploy.local.migrations"], log=log, env=env)
        try:
            code = await asyncio.wait_for(migrating.wait(), MIGRATES_WITHIN)
        finally:
            if not migrating.ended:
                await migrating.kill()
        if code != 0:
            raise Trouble(
                f"the migrations failed:\n{last_lines(log)}",
                f"The whole log is {log}. `./mentoring reset` starts over with empty data.",
            )

    def _start_roles(self) -> None:
        parts = self.parts
        assert self._listening is not None
        if self.options.split:
            self._forwarder = _forwarder_to(parts, self._listening)
            for (service, role), port in parts.management_ports.items():
                self._start_role(f"{service}-{role}", (service,), role, f"services.{service}", [role], [port])
        else:
            for role, module in (("api", "apis"), ("worker", "workers")):
                ports = [parts.management_ports[service, role] for service in SERVICES]
                self._start_role(module, SERVICES, role, f"deploy.local.{module}", [], ports)

    def _start_role(
        self, name: str, services: tuple[str, ...], role: str, module: str, words: list[str], ports: list[int]
    ) -> None:
        log = self.folders.logs / f"{name}.log"
        _shorten(log)
        env = environment_of(services, role, self.parts, self.folders)
        inherits: list[int] = []
        if self._listening and not self._forwarder:
            inherits = [self._listening.fileno()]
            env[SOCKET] = str(self._listening.fileno())
        self.supervisor.start(Role(name, [sys.executable, "-m", module, *words], env, log, ports, inherits))

    async def _look_after_parts(self) -> None:
        """Starts Kafka and PostgreSQL again, on the same ports, when they end by themselves."""
        while True:
            await asyncio.sleep(LOOKS_EVERY)
            if not self.looks_after_parts:
                continue
            with suppress(Trouble):
                if self.kafka and any(child.ended for child in self.kafka.children):
                    await self.kafka.start()
                    self._write_down()
                if self.postgres and self.postgres.child and self.postgres.child.ended:
                    await self.postgres.start()
                    self._write_down()

    def _write_down(self) -> None:
        """Tells the next start and other commands what runs."""
        children = self._children()
        self._processes.write(children)
        if self._parts is None:
            return
        parts = self._parts
        self.state = State(
            pid=os.getpid(),
            address=parts.address,
            owner_url=parts.owner_url,
            auditor_url=database.with_login(parts.owner_url, AUDITOR, parts.secrets["auditor"]),
            bootstrap_servers=parts.bootstrap_servers,
            smtp_url=parts.smtp_url,
            split=self.options.split,
            clock=self.options.clock,
            ready=self.state is not None and self.state.ready,
            processes={child.name: child.pid for child in children},
            management={f"{service} {role}": port for (service, role), port in parts.management_ports.items()},
            operator=settings_of("profiles", "operator", parts, self.folders),
        )
        self.state.write(self.folders)

    def _children(self) -> list[Child]:
        kafka = self.kafka.children if self.kafka else []
        postgres = [self.postgres.child] if self.postgres and self.postgres.child else []
        return [*kafka, *postgres, *self.supervisor.children]


def fingerprint() -> str:
    """Of everything that migrations may depend on: while it stays the same, and the data too, they have nothing to do."""
    digest = hashlib.sha256()
    for file in sorted(each for part in ("services", "shared") for each in (ROOT / part).rglob("*") if each.is_file()):
        if file.suffix != ".pyc":
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _shorten(log: Path, limit: int = 8 * 1024 * 1024) -> None:
    """Keeps one older log beside the present one."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_suffix(".old.log"))


def _forwarder_to(parts: Parts, listening: socket.socket) -> "Forwarder":
    """What stands before services that are processes of their own."""
    from deploy.local.forwarder import Forwarder  # noqa: PLC0415 — with the documents of all services 30 MiB
    from deploy.web.served import WebApp  # noqa: PLC0415

    return Forwarder(parts.api_ports, listening, WebApp(Path(parts.web)) if parts.web else None)
