"""The platform on which faults happen: every role a process of its own with a witness, broker and database behind proxies."""

import asyncio
import os
import signal
import ssl
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import asyncpg

from deploy.local.database import DATABASE
from deploy.local.delivered import Delivered
from deploy.local.environment import Parts, basic_environment, settings_of
from deploy.local.folders import Folders
from deploy.local.kafka import THREE_BROKERS, Broker, EmbeddedKafka, Settings
from deploy.local.platform import Options, Platform
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.processes import Child, free_port
from deploy.local.secrets import SERVICES
from deploy.local.supervisor import Role, Supervisor, _Kept, _spawned, missing_at
from deploy.operating.collecting import Log, read_tables
from deploy.operating.evidence import Evidence, consumers
from shared.ground.kafka_access import KafkaAccess
from tests.faults.proxy import Proxy
from tests.faults.rebuilding import Rebuilding
from tests.faults.witnessed import TABLE

SESSION_MS: Final = 3_000
"""A member that was killed is waited for so long: shorter than in production, so that a run is."""
READY_WITHIN: Final = 40.0
RESTARTS_AFTER: Final = 0.05
TEMPLATE: Final = "untouched"
STANDBY: Final = "second"
AWAY: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
ANYTHING: Final = """
SELECT 1 FROM (SELECT at, pid FROM {service}.witness ORDER BY id DESC LIMIT 100) AS latest
WHERE at > to_timestamp($1) AND pid <> $2
"""


class Restarting(Supervisor):
    """Starts what ended again at once: a pause would only make recovery look slow and runs long."""

    async def _keep(self, kept: _Kept) -> None:
        while True:
            code = await kept.child.wait()
            kept.endings.append(code)
            await asyncio.sleep(RESTARTS_AFTER)
            kept.child = _spawned(kept.role)
            kept.starts += 1
            self._changed()

    def child_of(self, name: str) -> Child:
        return self._kept[name].child

    def has(self, name: str) -> bool:
        return name in self._kept

    async def dismiss(self, name: str, by: signal.Signals = signal.SIGTERM) -> None:
        """Ends a role for good."""
        kept = self._kept.pop(name)
        if kept.keeper:
            kept.keeper.cancel()
        await kept.child.end(by, 15)


class Watch:
    """Looks at the database again and again over one connection, and makes another one when that is lost."""

    def __init__(self, url: str, services: Sequence[str] = ()) -> None:
        self._url = url
        self._anything = " UNION ALL ".join(ANYTHING.format(service=service) for service in services)
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None

    async def fetch(self, statement: str, *values: Any) -> Sequence[asyncpg.Record]:
        """Raises one of `AWAY` while there is nothing to be seen."""
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(self._url, timeout=5)
        try:
            return await self._connection.fetch(statement, *values, timeout=30)
        except BaseException:
            self.close()
            raise

    async def sees_anything(self, since: float, but: int) -> bool:
        """Whether a worker, other than process `but`, has noted an effect since this instant."""
        return bool(await self.fetch(self._anything, since, but))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.terminate()


class Stage(Platform):
    """A platform that can be hurt, watched and asked what is in it.

    `without`: a guard that is taken away from every role, for a control. `plays`: the module that is a role's process. `java_options`: what
    the broker is started with besides.
    """

    plays = "tests.faults.witnessed"
    java_options: tuple[str, ...] = ()
    tls: ssl.SSLContext | None = None
    """None: it is spoken to in plain."""

    def __init__(self, folders: Folders, *, brokers: int = 1, without: str = "", session_ms: int = SESSION_MS) -> None:
        extra = {
            "KAFKA_REPLICATION": str(min(brokers, 3)),
            "KAFKA_SESSION_TIMEOUT_MS": str(session_ms),
            "LIMITS_PER_MINUTE": "600000",
        }
        super().__init__(folders, Options(split=True, clock=True, given={}, extra=extra))
        self.without = without
        self.supervisor: Restarting = Restarting(changed=self._write_down)
        self.looks_after_parts = False
        self.kafka_proxy = Proxy(self._broker_port)
        self.postgres_proxy = Proxy(lambda: self.database.port)
        self._brokers = brokers
        self._rebuilding: Rebuilding | None = None
        self._rebuilt = 0
        self._deadlocks = 0
        self._released: dict[UUID, str] = {}

    @property
    def broker(self) -> EmbeddedKafka:
        assert self.kafka is not None
        return self.kafka

    @property
    def database(self) -> EmbeddedPostgres:
        assert self.postgres is not None
        return self.postgres

    def _broker_port(self) -> int:
        return self.broker.brokers[0].port

    # starting

    async def start(self) -> None:
        """Starts everything, the broker told to send its clients through the proxy."""
        self.folders.make()
        await self.kafka_proxy.start()
        await self.postgres_proxy.start()
        sessions = {"group.min.session.timeout.ms": "1000"}
        if self._brokers == 1:
            through = {"advertised.listeners": f"PLAINTEXT://127.0.0.1:{self.kafka_proxy.port}"}
            settings = Settings(extra=through | sessions, options=self.java_options)
        else:
            settings = replace(THREE_BROKERS, brokers=self._brokers, extra=sessions)
        self.kafka = EmbeddedKafka(self.folders.kafka, settings)
        await super().start()
        self.log = Log(KafkaAccess(self.broker.bootstrap_servers))
        self.mailbox = Delivered(self.folders.mails)
        self._rebuilding = await self.rebuilding("rebuilt")
        self._started_at = self.now()
        self._deadlocks = await self._count_deadlocks()

    def _choose_ports(self, owner_url: str, bootstrap: str, smtp_url: str, secrets: Mapping[str, str]) -> Parts:
        """Services reach the database through the proxy, and the broker where it stands alone."""
        self.direct_owner_url = owner_url
        parts = urlsplit(owner_url)
        login = parts.netloc.rpartition("@")[0]
        proxied = urlunsplit(parts._replace(netloc=f"{login}@127.0.0.1:{self.postgres_proxy.port}"))
        servers = f"127.0.0.1:{self.kafka_proxy.port}" if self._brokers == 1 else bootstrap
        return super()._choose_ports(proxied, servers, smtp_url, secrets)

    async def _migrate(self) -> None:
        await super()._migrate()
        await self._witness()

    async def _witness(self) -> None:
        """Gives every service its witness, and keeps a copy that nobody ever writes to, for rebuilding."""
        connection = await asyncpg.connect(self.direct_owner_url)
        for service in SERVICES:
            await connection.execute(TABLE.format(service=service))
        await connection.close()
        superuser = await asyncpg.connect(self.database.superuser_url)
        await superuser.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE {DATABASE}")
        await superuser.close()

    def _start_role(
        self, name: str, services: tuple[str, ...], role: str, module: str, words: list[str], ports: list[int]
    ) -> None:
        del module
        (service,) = services
        env = self._armable(name, self.environment(service, role))
        command = [sys.executable, "-m", self.plays, service, *words]
        self._begin(Role(name, command, env, self.folders.logs / f"{name}.log", ports))

    def _armable(self, name: str, env: Mapping[str, str]) -> Mapping[str, str]:
        return {**env, "FAULTS_ARM": str(self._arm_file(name)), "FAULTS_WITHOUT": self.without}

    def _begin(self, role: Role) -> None:
        self.supervisor.start(role)

    def _arm_file(self, name: str) -> Path:
        return self.folders.platform / f"{name}.arm"

    # roles

    async def second_worker(self, service: str) -> None:
        """One more worker of a service; returns when it is ready."""
        name = f"{service}-worker-{STANDBY}"
        port = free_port()
        env = dict(self.environment(service, "worker")) | {f"{service.upper()}_MANAGEMENT_PORT": str(port)}
        command = [sys.executable, "-m", self.plays, service, "worker"]
        self._begin(Role(name, command, self._armable(name, env), self.folders.logs / f"{name}.log", [port]))
        async with asyncio.timeout(READY_WITHIN):
            while await missing_at(port) != []:  # noqa: ASYNC110 — another process sets no event of ours
                await asyncio.sleep(0.1)

    async def dismiss_seconds(self) -> None:
        """Ends all second workers."""
        names = [f"{service}-worker-{STANDBY}" for service in SERVICES]
        await asyncio.gather(*(self.supervisor.dismiss(name) for name in names if self.supervisor.has(name)))

    async def arm(self, name: str, point: str, number: signal.Signals, nth: int) -> None:
        """Arms a point in the running process, and returns when it is armed."""
        await self._arm(name, f"{point} {int(number)} {nth}")

    async def arm_bug(self, name: str, bug: str) -> None:
        """Arms a bug in the running process (see `tests.faults.bugs.bug_of`)."""
        await self._arm(name, bug)

    async def disarm(self, name: str) -> None:
        await self._arm(name, "")

    async def _arm(self, name: str, spec: str) -> None:
        file = self._arm_file(name)
        armed = file.with_suffix(".armed")
        armed.unlink(missing_ok=True)
        file.with_suffix(".hit").unlink(missing_ok=True)
        file.write_text(spec)
        os.kill(self.supervisor.pid_of(name), signal.SIGUSR1)
        async with asyncio.timeout(10):
            while not armed.exists():  # noqa: ASYNC110 — another process sets no event of ours
                await asyncio.sleep(0.01)

    async def hit(self, name: str, within: float) -> float | None:
        """When the armed point was hit, in seconds of real time; None when it was not."""
        file = self._arm_file(name).with_suffix(".hit")
        deadline = time.monotonic() + within
        while not file.exists() or not file.read_text():
            if time.monotonic() > deadline:
                return None
            await asyncio.sleep(0.01)
        return float(file.read_text().split()[0])

    def hit_by(self, name: str, pid: int) -> int:
        """The process that was hit: of a role itself, or one that it had begun; `pid` where nobody has said."""
        return int([*self._arm_file(name).with_suffix(".hit").read_text().split(), str(pid)][1])

    # the database and the broker

    async def restart_database(self) -> None:
        await self.database.start()
        self._write_down()

    async def restart_broker(self, broker: Broker) -> None:
        await self.broker.start_broker(broker)
        self._write_down()

    # time

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.folders.clock.read_text() or 0))

    def move_clock(self, by: timedelta) -> None:
        fresh = self.folders.clock.with_suffix(".next")
        fresh.write_text(str(float(self.folders.clock.read_text() or 0) + by.total_seconds()))
        fresh.replace(self.folders.clock)

    # looking

    async def connect(self) -> "asyncpg.Connection[asyncpg.Record]":
        return await asyncpg.connect(self.direct_owner_url, timeout=5)

    async def quiet(self, patience: float = 60.0) -> Sequence[str]:
        """Waits until nothing is left to do; what is left when nothing has changed for so many seconds."""
        left, changed = ["the database"], time.monotonic()
        watch = Watch(self.direct_owner_url)
        while left and time.monotonic() - changed < patience:
            with suppress(*AWAY):
                rows = await watch.fetch(MOVING, self.now())
                now_left = [f"{row['what']}: {row['number']}" for row in rows if row["number"]]
                if now_left != left:
                    left, changed = now_left, time.monotonic()
            await asyncio.sleep(0.1 if left else 0)
        watch.close()
        return left

    def ask_where_they_stand(self) -> None:
        """Every role writes to its log where each of its tasks stands."""
        for child in self.supervisor.children:
            with suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGUSR2)

    async def evidence(self, *, anew: bool = False) -> Evidence:
        """All that there is, with projections rebuilt: from the start with `anew`, else on from the last time."""
        await self.log.read_on()
        now = self.now()
        rebuilding = await self.rebuilding("anew") if anew or self._rebuilding is None else self._rebuilding
        # Anew, the clock stands where it stood at the start: nothing was too late to be worth it then.
        await rebuilding.feed(self.log.records[0 if anew else self._rebuilt :], self._started_at if anew else now)
        self._rebuilt = self._rebuilt if anew else len(self.log.records)
        connection = await self.connect()
        try:
            tables = await read_tables(connection)
        finally:
            await connection.close()
        deadlocks = await self.deadlocks_since()
        rebuilt = await rebuilding.tables()
        for row in tables["mentorships"]["outcome_releases"]:
            if row["report"] is not None:
                self._released.setdefault(row["id"], row["report"])
        if anew:
            await rebuilding.end()
        return Evidence(
            now=now,
            records=self.log.records,
            tables=tables,
            mails=self.mailbox.mails(),
            rebuilt=rebuilt,
            witnessed=True,
            deadlocks=deadlocks,
            released=self._released,
        )

    # those who look after it

    async def make_operator(self, email: str) -> None:
        """Gives somebody who has signed in an operator's rights, as the command line does; their next token says so."""
        settings = settings_of("profiles", "operator", self.parts, self.folders)
        command = [sys.executable, "-m", "services.profiles", "operator", email]
        pipe = asyncio.subprocess.PIPE
        run = await asyncio.create_subprocess_exec(
            *command, env=basic_environment() | settings, stdout=pipe, stderr=pipe
        )
        _, said = await run.communicate()
        assert run.returncode == 0, said

    @property
    def survey_key(self) -> bytes:
        """What links to surveys are made with."""
        return bytes.fromhex(self.environment("mentorships", "api")["MENTORSHIPS_SURVEY_KEY"])

    async def rebuilding(self, name: str) -> Rebuilding:
        fresh = Rebuilding(self.database.superuser_url, self.direct_owner_url, self.parts.secrets, name)
        await fresh.begin(TEMPLATE)
        return fresh

    async def deadlocks_since(self) -> list[str]:
        """Those since this was asked last: as many as the database counts, with what it has written of them."""
        before, self._deadlocks = self._deadlocks, await self._count_deadlocks()
        new = self._deadlocks - before  # below nothing after a crash, which loses its counts
        return ([*["its log is gone"] * new, *self.database.deadlocks()])[-new:] if new > 0 else []

    async def _count_deadlocks(self) -> int:
        connection = await self.connect()
        try:
            found = await connection.fetchval("SELECT deadlocks FROM pg_stat_database WHERE datname = $1", DATABASE)
            return int(found)
        finally:
            await connection.close()

    async def stop(self) -> None:
        if self._rebuilding:
            await self._rebuilding.end()
        await super().stop()
        await self.kafka_proxy.stop()
        await self.postgres_proxy.stop()


def moving(among: str | None = None) -> str:
    """One query over all schemas: what waits to be sent, consumed, fired, mailed or computed; of events only those about one of the keys
    of the table `among`, where it is named."""
    about = "" if among is None else f" AND written.key IN (SELECT key FROM {among})"
    outboxes = [f"SELECT '{each} outbox' AS what, count(*) AS number FROM {each}.outbox" for each in SERVICES]
    timers = [f"SELECT '{each} timers', count(*) FROM {each}.timers WHERE due_at <= $1" for each in SERVICES]
    mails = [
        f"SELECT '{each} mails', count(*) FROM {each}.mails WHERE state IN ('pending', 'sending')"
        for each in ("profiles", "notifications")
    ]
    put_off = [f"SELECT '{each} put off', count(*) FROM {each}.put_off" for each in SERVICES]
    others = [
        "SELECT 'to be written', count(*) FROM notifications.messages WHERE mail = 'due' AND coalesce(mail_from, $1) <= $1",
        "SELECT 'free time', count(*) FROM scheduling.stale_availability",
        "SELECT 'match runs', count(*) FROM matching.match_runs WHERE state IN ('waiting', 'running')",
        "SELECT 'releases', count(*) FROM mentorships.outcome_releases WHERE state IN ('waiting', 'running')",
        "SELECT 'invitations', count(*) FROM profiles.invitees WHERE wanted AND token_hash IS NULL",
    ]
    behind = [
        f"SELECT '{each.name}', count(*) FROM {producer}.outbox_sequences AS written"
        f" LEFT JOIN {each.service}.consumed AS consumed"
        f" ON consumed.key = written.key AND consumed.consumer = '{each.name}'"
        f" WHERE written.topic = '{each.consumer.topic.name}' AND coalesce(consumed.sequence, 0) < written.sequence{about}"
        f" AND NOT EXISTS (SELECT FROM {each.service}.dead_letters AS letter"
        f" WHERE letter.consumer = '{each.name}' AND letter.subject = written.key)"
        for each in consumers()
        for producer in each.consumer.topic.producers
    ]
    return " UNION ALL ".join([*outboxes, *timers, *mails, *put_off, *others, *behind])


MOVING: Final = moving()
