"""What probes of a cluster are answered by real processes, while what they work with is there, is away and comes back."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from deploy.kubernetes.workloads import manifests_of
from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT
from deploy.local.kafka import EmbeddedKafka
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.processes import Child, free_port, last_lines, spawn
from shared.contracts import TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.publishing.topics import make_topics
from tests.fixtures.databases import Databases
from tests.fixtures.eventually import eventually

SERVICE: Final = "scheduling"
ROLES: Final = ("api", "worker")
NOWHERE: Final = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
BEGINS_WITHIN: Final = 120.0
NOTICED_WITHIN: Final = 90.0


def container_of(role: str) -> Mapping[str, Any]:
    """As the tree for Kubernetes has it."""
    found = next(each for each in manifests_of(SERVICE) if each["metadata"]["name"] == f"{SERVICE}-{role}")
    container: Mapping[str, Any] = found["spec"]["template"]["spec"]["containers"][0]
    return container


@dataclass(frozen=True)
class Probed:
    """One role as a process, asked as its probes would."""

    role: str
    child: Child
    port: int
    log: Path

    async def answers(self, probe: str) -> httpx.Response:
        """Raises `httpx.TimeoutException` where the probe would have given up."""
        told = container_of(self.role)[probe]
        url = f"http://127.0.0.1:{self.port}{told['httpGet']['path']}"
        async with httpx.AsyncClient(trust_env=False, timeout=told.get("timeoutSeconds", 1)) as client:
            return await client.get(url)

    async def missing(self) -> list[str]:
        """What it says is missing; with 200 where nothing is."""
        answer = await self.answers("readinessProbe")
        said: list[str] = answer.json()["missing"]
        assert answer.status_code == (503 if said else 200)
        return said

    async def lives(self) -> bool:
        return (await self.answers("livenessProbe")).status_code == 200

    async def until_it_begins(self) -> None:
        async def begun() -> bool:
            assert not self.child.ended, last_lines(self.log)
            try:
                return (await self.answers("startupProbe")).status_code == 200
            except httpx.TransportError:
                return False

        await eventually(begun, within=BEGINS_WITHIN)

    async def until_it_misses(self, *words: str) -> None:
        """Returns when what it says is missing has each of these words, or when nothing is; alive all the while."""

        async def says_so() -> bool:
            assert await self.lives()
            said = await self.missing()
            return bool(said) == bool(words) and all(word in " ".join(said).lower() for word in words)

        await eventually(says_so, within=NOTICED_WITHIN, every=0.5)


def begun(role: str, folder: Path, told: Mapping[str, str]) -> Probed:
    port, log = free_port(), folder / f"{role}.log"
    settings = {
        "API_PORT": str(free_port()),
        "MANAGEMENT_PORT": str(port),
        "CONSISTENCY_KEYS": '["only for tests"]',
        "KAFKA_SESSION_TIMEOUT_MS": "6000",
        **told,
    }
    env = basic_environment() | {f"{SERVICE.upper()}_{name}": value for name, value in settings.items()}
    return Probed(
        role, spawn(role, [sys.executable, "-m", f"services.{SERVICE}", role], log=log, env=env, cwd=ROOT), port, log
    )


@dataclass(frozen=True)
class Stage:
    """Both roles, with a PostgreSQL and a Kafka of their own, which tests may stop."""

    postgres: EmbeddedPostgres
    kafka: EmbeddedKafka
    roles: Mapping[str, Probed]

    async def until_ready(self) -> None:
        await asyncio.gather(*(each.until_it_misses() for each in self.roles.values()))


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    folder = tmp_path_factory.mktemp("probed")
    postgres, kafka = EmbeddedPostgres(folder / "postgres", durable=False), EmbeddedKafka(folder / "kafka")
    await asyncio.gather(postgres.start(), kafka.start())
    roles: dict[str, Probed] = {}
    try:
        await make_topics(KafkaAccess(kafka.bootstrap_servers), TOPICS, partitions=1, replication=1)
        database = await Databases(f"{postgres.superuser_url}?sslmode=disable").clone(SERVICE)
        told = {"DATABASE_URL": database.url, "KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap_servers}
        roles = {role: begun(role, folder, told) for role in ROLES}
        await asyncio.gather(*(each.until_it_begins() for each in roles.values()))
        yield Stage(postgres, kafka, roles)
    finally:
        await asyncio.gather(*(each.child.kill() for each in roles.values()))
        await asyncio.gather(postgres.stop(), kafka.stop())
        postgres.remove()


@pytest.mark.parametrize("role", ROLES)
async def test_who_begins_while_everything_is_away_is_alive_and_waits(tmp_path: Path, role: str) -> None:
    """So that no startup probe ends it for an outage; that one asks `/livez`, too."""
    probed = begun(role, tmp_path, NOWHERE)
    try:
        await probed.until_it_begins()
        await probed.until_it_misses("postgres", *(["kafka"] if role == "worker" else []))
    finally:
        await probed.child.kill()


async def test_without_its_database_a_service_is_alive_and_not_ready(stage: Stage) -> None:
    await stage.until_ready()
    await stage.postgres.stop()
    try:
        await asyncio.gather(*(each.until_it_misses("postgres") for each in stage.roles.values()))
    finally:
        await stage.postgres.start()
    await stage.until_ready()


async def test_without_kafka_an_api_is_ready_and_a_worker_is_alive_and_not_ready(stage: Stage) -> None:
    await stage.until_ready()
    await stage.kafka.stop()
    try:
        await stage.roles["worker"].until_it_misses("kafka")
        assert await stage.roles["api"].lives()
        assert await stage.roles["api"].missing() == []
    finally:
        await stage.kafka.start()
    await stage.until_ready()


@pytest.mark.parametrize("role", ROLES)
async def test_a_stopped_process_answers_no_probe_in_its_time(stage: Stage, role: str) -> None:
    """The control: an answer is the process's own, and none of something before it."""
    await stage.until_ready()
    probed = stage.roles[role]
    probed.child.process.send_signal(signal.SIGSTOP)
    try:
        answers = [probed.answers(probe) for probe in ("livenessProbe", "readinessProbe")]
        said = await asyncio.gather(*answers, return_exceptions=True)
        assert [type(each) for each in said] == [httpx.ReadTimeout] * 2
    finally:
        probed.child.process.send_signal(signal.SIGCONT)
    await stage.until_ready()


@pytest.mark.parametrize("role", ROLES)
def test_probes_ask_the_port_at_which_these_processes_are_told_to_answer(role: str) -> None:
    container = container_of(role)
    ports = {each["name"]: str(each["containerPort"]) for each in container["ports"]}
    told = {each["name"]: each["value"] for each in container["env"]}
    asked = {probe: container[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert {ports[each["port"]] for each in asked.values()} == {told[f"{SERVICE.upper()}_MANAGEMENT_PORT"]}
    assert {probe: each["path"] for probe, each in asked.items()} == {
        "startupProbe": "/livez",
        "livenessProbe": "/livez",
        "readinessProbe": "/readyz",
    }
