"""Apache Kafka out of jars and a Java out of a wheel: one broker, or three that copy each other."""

import asyncio
import base64
import contextlib
import os
import signal
import ssl
import struct
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local import jars, java
from deploy.local.processes import FEW_ARENAS, Child, free_ports, last_lines, spawn
from deploy.local.trouble import Trouble

READY_WITHIN = 60.0
STOPS_WITHIN = 10.0
TRIES = 4


@dataclass(frozen=True)
class Settings:
    """How a cluster of so many brokers is set up. The short session lets one that was killed come back in 2.3 s instead of 12."""

    brokers: int = 1
    heap: str = "256m"
    session_timeout_ms: int = 1_500
    extra: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    """For Java."""
    protocol: str = "PLAINTEXT"
    """What clients speak; `extra` holds what another one needs."""
    certificate: Path | None = None
    """With its key in one file: what it takes to ask whether it is ready, where clients must show one."""
    beside: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Protocols that others speak with it: where it listens for them besides, and where it tells them to come."""
    format_options: tuple[str, ...] = ()
    """For the tool that formats the data folder: users have to be there before the first of them comes."""

    @property
    def replication(self) -> int:
        return min(self.brokers, 3)


THREE_BROKERS = Settings(brokers=3, heap="160m", session_timeout_ms=3_000)


class Broker:
    """One process that is broker and controller at once."""

    def __init__(self, number: int, folder: Path, settings: Settings) -> None:
        self.number = number
        self.port = 0
        self.controller_port = 0
        self.child: Child | None = None
        self._folder = folder
        self._settings = settings
        self._properties = folder / "server.properties"

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def tls(self) -> ssl.SSLContext | None:
        """For asking whether it is ready, which is no matter of trust: the port is one that we chose."""
        if not self._settings.protocol.endswith("SSL"):
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if self._settings.certificate is not None:
            context.load_cert_chain(self._settings.certificate)
        return context

    @property
    def voter(self) -> str:
        return f"{self.number}@127.0.0.1:{self.controller_port}"

    @property
    def output(self) -> Path:
        """What the process prints; its log proper lies beside it."""
        return self._folder / "output.log"

    @property
    def has_data(self) -> bool:
        """Whether its data folder has been formatted."""
        return (self._folder / "data" / "meta.properties").exists()

    def choose_ports(self) -> None:
        """Two that are free at this moment."""
        self.port, self.controller_port = free_ports(2)

    async def prepare(self, cluster_id: str, voters: Sequence[str]) -> None:
        """Writes the settings and formats the data folder, the first time."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._properties.write_text("".join(f"{k}={v}\n" for k, v in self._all_settings(voters).items()))
        if self.has_data:
            return
        tool: list[str | Path] = ["kafka.tools.StorageTool", "format", "-t", cluster_id, "-c", self._properties]
        tool += self._settings.format_options
        formatting = spawn("kafka format", java.command("64m", tool), log=self.output)
        if await formatting.wait() != 0:
            raise Trouble(f"Kafka's data folder could not be formatted:\n{last_lines(self.output)}", _START_OVER)

    def launch(self) -> None:
        """Starts the process; whether it is ready is another question."""
        self.output.write_bytes(b"")
        options = [f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties')}"]
        options.append(f"-Dmentoring.logs={self._folder / 'kafka'}")
        options += self._settings.options
        archive = None if self._settings.options else java.archive()
        command = java.command(self._settings.heap, ["kafka.Kafka", self._properties], options, archive=archive)
        self.child = spawn(f"kafka {self.number}", command, log=self.output, env=FEW_ARENAS | os.environ)

    def _all_settings(self, voters: Sequence[str]) -> dict[str, str]:
        copies, protocol = str(self._settings.replication), self._settings.protocol
        in_sync = str(max(1, self._settings.replication - 1))
        beside = self._settings.beside.items()
        listens = "".join(f",{name}://{at}" for name, (at, _) in beside)
        tells = "".join(f",{name}://{to}" for name, (_, to) in beside)
        return {
            "process.roles": "broker,controller",
            "node.id": str(self.number),
            "controller.quorum.voters": ",".join(voters),
            "listeners": f"{protocol}://{self.address},CONTROLLER://127.0.0.1:{self.controller_port}{listens}",
            "advertised.listeners": f"{protocol}://{self.address}{tells}",
            "listener.security.protocol.map": ",".join(
                [f"{protocol}:{protocol}", "CONTROLLER:PLAINTEXT", *(f"{name}:{name}" for name, _ in beside)]
            ),
            "inter.broker.listener.name": protocol,
            "controller.listener.names": "CONTROLLER",
            "log.dirs": str(self._folder / "data"),
            "auto.create.topics.enable": "false",
            "default.replication.factor": copies,
            "min.insync.replicas": in_sync,
            "offsets.topic.num.partitions": "4",
            "offsets.topic.replication.factor": copies,
            "transaction.state.log.num.partitions": "4",
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": in_sync,
            "share.coordinator.state.topic.replication.factor": copies,
            "share.coordinator.state.topic.min.isr": in_sync,
            "group.initial.rebalance.delay.ms": "0",
            "num.network.threads": "2",
            "num.io.threads": "2",
            "log.cleaner.dedupe.buffer.size": "4194304",
            "log.segment.bytes": "16777216",
            # By default it writes a record of nothing twice a second, by which other brokers know how far they are.
            **({"metadata.max.idle.interval.ms": "0"} if self._settings.brokers == 1 else {}),
            "broker.session.timeout.ms": str(self._settings.session_timeout_ms),
            "broker.heartbeat.interval.ms": str(self._settings.session_timeout_ms // 4),
            **self._settings.extra,
        }


class EmbeddedKafka:
    """A cluster in a folder. Started again after `stop` or `kill` it has the same ports and the same data."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.brokers = [
            Broker(number, folder / str(number), self.settings) for number in range(1, self.settings.brokers + 1)
        ]
        self._folder = folder
        self._answered = False

    @property
    def bootstrap_servers(self) -> str:
        return ",".join(broker.address for broker in self.brokers)

    @property
    def has_data(self) -> bool:
        """Whether an earlier start made the data folders."""
        return all(broker.has_data for broker in self.brokers)

    @property
    def children(self) -> list[Child]:
        return [broker.child for broker in self.brokers if broker.child]

    def choose_ports(self) -> str:
        """Chooses the ports ahead of the first `start`, and says where it will answer."""
        for broker in self.brokers:
            broker.choose_ports()
        return self.bootstrap_servers

    async def start(self) -> None:
        """Returns when every broker answers. Call it from the main thread."""
        await asyncio.to_thread(jars.kafka_jars)
        self._folder.mkdir(parents=True, exist_ok=True)
        for attempt in range(1, TRIES + 1):
            if not self._answered and (attempt > 1 or not self.brokers[0].port):  # later, others know its ports
                self.choose_ports()
            voters = [broker.voter for broker in self.brokers]
            await asyncio.gather(*(broker.prepare(self._cluster_id(), voters) for broker in self.brokers))
            for broker in self.brokers:
                broker.launch()
            try:
                await asyncio.gather(*(_answers(broker) for broker in self.brokers))
            except _PortTaken:
                await self.stop()
                if attempt == TRIES:
                    raise Trouble("Kafka found its ports taken again and again.", "Try again.") from None
            else:
                self._answered = True
                return

    async def start_broker(self, broker: Broker) -> None:
        """Starts one that was stopped or killed, with the ports it had."""
        broker.launch()
        await _answers(broker)

    async def stop(self) -> None:
        """Ends every broker cleanly."""
        await asyncio.gather(*(child.end(signal.SIGTERM, STOPS_WITHIN) for child in self.children))

    async def kill(self) -> None:
        """Ends every broker with SIGKILL."""
        await asyncio.gather(*(child.kill() for child in self.children))

    def _cluster_id(self) -> str:
        """Drawn once. Kafka's tools take an id that begins with a dash for an option."""
        file = self._folder / "cluster-id"
        if not file.exists():
            drawn = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode()[:22]
            file.write_text("M" + drawn[1:])
        return file.read_text()


class _PortTaken(Exception):
    pass


_START_OVER = "`./mentoring reset` starts over with empty data. The whole log lies in .mentoring/platform/kafka."


async def _answers(broker: Broker) -> None:
    """Waits until the broker answers a request, which it does from the moment it takes part in its cluster."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + READY_WITHIN
    while True:
        late = loop.time() > deadline  # it is asked once more: what held this loop up was not its fault
        if broker.child is None or broker.child.ended:
            output = broker.output.read_text(errors="replace")
            if "Address already in use" in output or "BindException" in output:
                raise _PortTaken
            raise Trouble(f"Kafka ended while it started:\n{last_lines(broker.output)}", _START_OVER)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            await asyncio.wait_for(ask_for_versions(broker.port, broker.tls), READY_WITHIN)
            return
        if late:
            raise Trouble(f"Kafka was not ready within {READY_WITHIN:.0f} s:\n{last_lines(broker.output)}", _START_OVER)
        await asyncio.sleep(0.05)


async def ask_for_versions(port: int, tls: ssl.SSLContext | None = None) -> None:
    """The smallest request of Kafka's protocol, and the one that needs no user: ApiVersions, version 0.

    Raises `OSError` or `asyncio.IncompleteReadError` where no broker of this machine answers there.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=tls)
    try:
        client = b"mentoring"
        request = struct.pack(">hhih", 18, 0, 1, len(client)) + client
        writer.write(struct.pack(">i", len(request)) + request)
        await reader.readexactly(8)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
