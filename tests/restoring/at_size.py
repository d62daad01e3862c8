"""`reconcile` over a million sessions: how long it takes, with how much memory, and how many statements it asks.

`python -m tests.restoring.at_size [--mentees 100000] [--beside FOLDER] [--keep]`

The town of `./mentoring capacity` lives some weeks; its rows are multiplied, and so is the last record of each key, which is what
compacted topics have. Then `reconcile` runs where all agrees, where the tables have forgotten a part of the sessions, once more, and
where all topics are empty, once more too. `--beside`: another checkout, whose `reconcile` runs before ours where all agrees.
"""

import argparse
import asyncio
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from deploy.local.folders import ROOT, Folders, folders, remove
from deploy.local.kafka import EmbeddedKafka
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say
from deploy.local.secrets import SERVICES
from shared.contracts import TOPICS
from shared.ground.documents import keep
from shared.ground.kafka_access import KafkaAccess
from shared.postgres import Connection
from shared.publishing.topics import make_topics
from tests.capacity import statements
from tests.capacity.multiplying import Multiplication
from tests.capacity.run import MENTEES
from tests.capacity.stage import CapacityStage
from tests.capacity.town import WEEKS, Settled
from tests.fixtures.kept_results import KeptResults, Line, row
from tests.restoring.multiplied import Multiples

PARTITIONS: Final = 12
FORGOTTEN: Final = 100
"""One in so many copies has had more told of its sessions than the tables remember."""
ENOUGH: Final = 1800.0
"""Seconds after which a `reconcile` is ended that has not ended by itself."""
BY_ANOTHER: Final = ", by "
LEFT_OUT: Final = frozenset(
    {
        "idempotency_keys",
        "messages",
        "mails",
        "index_changes",
        "refresh_tokens",
        "sign_ins",
        "refresh_families",
        "timers",
    }
)
"""Tables that take much room and that `reconcile` does not look at."""
ASKED: Final = """
SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements JOIN pg_roles ON pg_roles.oid = userid WHERE rolname LIKE '%\\_runtime'
"""
KEYS: Final = f"SELECT ({' + '.join(f'(SELECT count(*) FROM {each}.outbox_sequences)' for each in SERVICES)})"
CONSUMED: Final = f"SELECT ({' + '.join(f'(SELECT count(*) FROM {each}.consumed)' for each in SERVICES)})"


@dataclass(frozen=True)
class Took:
    """One `reconcile`. `memory`: MiB that its process held at most. `said`: its last lines."""

    what: str
    seconds: float
    memory: float
    statements: int
    code: int
    said: Sequence[str]

    def line(self) -> str:
        ended = "" if self.code == 0 else f"   ended with {self.code}"
        return f"{self.what:<44}{self.seconds:9.1f} s{self.memory:8.0f} MiB{self.statements:12,} statements{ended}"


class AtSize:
    """On a stage that has begun."""

    def __init__(self, stage: CapacityStage, beside: Path | None) -> None:
        self._stage = stage
        self._beside = beside
        self._servers = stage.parts.bootstrap_servers
        self._took: list[Took] = []
        self._began = time.monotonic()

    async def of(self, mentees: int, weeks: int, *, loses_kafka: bool) -> Mapping[str, Any]:
        """All of it, and what was measured."""
        stage, copies = self._stage, max(1, mentees // MENTEES - 1)
        town, met = Settled(stage.town(), stage.rest), 0
        await town.settle()
        for _ in range(weeks):
            met += await town.live_a_week()
        self._step(f"{town.people} people and {met} sessions")
        await stage.stop_services()
        connection = await stage.connect()
        await connection.execute(statements.BEGIN)
        multiples, size = await self._multiply(connection, copies)
        if self._beside is not None:
            await self._reconcile(connection, f"all agrees{BY_ANOTHER}{self._beside.name}", self._beside)
        await self._reconcile(connection, "all agrees")
        forgotten = await multiples.tell_later("sessions", range(1, max(1, copies // FORGOTTEN) + 1))
        self._step(f"{forgotten:,} records that the tables know nothing of")
        await self._reconcile(connection, "tables that were set back")
        await self._reconcile(connection, "once more")
        if loses_kafka:
            await self._lose_kafka()
            await self._reconcile(connection, "topics that were lost")
            await self._reconcile(connection, "once more, with all of it on its way")
        await connection.close()
        return {
            "sessions": met * (copies + 1),
            "people": town.people * (copies + 1),
            "forgotten": forgotten,
            **size,
            "took": [asdict(each) for each in self._took],
        }

    @property
    def _access(self) -> KafkaAccess:
        return KafkaAccess(self._servers)

    async def _multiply(self, connection: Connection, copies: int) -> tuple[Multiples, Mapping[str, int]]:
        everywhere = Multiplication(connection)
        await everywhere.prepare()
        everywhere.tables = [each for each in everywhere.tables if each.table.split('"')[1] not in LEFT_OUT]
        await everywhere.up_to(copies)
        self._step(f"{copies} copies of the rows")
        skills = await connection.fetch("SELECT key FROM profiles.outbox_sequences WHERE topic = 'skills'")
        multiples = await Multiples.of_what_was_told(self._access, everybodys={row["key"] for row in skills})
        records = await multiples.tell(range(1, copies + 1))
        self._step(f"{records:,} records beside those of the town")
        return multiples, {
            "keys": await connection.fetchval(KEYS),
            "consumed": await connection.fetchval(CONSUMED),
        }

    async def _reconcile(self, connection: Connection, what: str, tree: Path = ROOT) -> None:
        """As an operator runs it, by the services' own roles."""
        await connection.execute(statements.RESET)
        command = [sys.executable, "-m", "deploy.operating", "reconcile"]
        began = time.monotonic()
        code, memory, said = await asyncio.to_thread(_ended, command, self._environment(tree))
        seconds = round(time.monotonic() - began, 1)
        took = Took(what, seconds, round(memory), await connection.fetchval(ASKED), code, said.splitlines()[-12:])
        self._took.append(took)
        say(took.line())
        for line in took.said:
            say(f"    {line}")
        self._began = time.monotonic()

    def _environment(self, tree: Path) -> dict[str, str]:
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"}
        for service in SERVICES:
            name = f"{service.upper()}_DATABASE_URL"
            env[name] = self._stage.environment(service, "worker")[name]
        return env | {"KAFKA_BOOTSTRAP_SERVERS": self._servers}

    async def _lose_kafka(self) -> None:
        """The broker's disk is gone. A new one comes up, with empty topics."""
        stage = self._stage
        assert stage.kafka is not None
        settings = stage.kafka.settings
        await stage.kafka.kill()
        remove(stage.folders.kafka)
        stage.kafka = EmbeddedKafka(stage.folders.kafka, settings)
        await stage.kafka.start()
        self._servers = stage.kafka.bootstrap_servers
        await make_topics(self._access, TOPICS, partitions=PARTITIONS, replication=1)
        self._step("an empty Kafka")

    def _step(self, name: str) -> None:
        now = time.monotonic()
        say(f"{now - self._began:9.1f} s  {name}")
        self._began = now


def _ended(command: list[str], env: Mapping[str, str]) -> tuple[int, float, str]:
    """Its exit code, MiB that it held at most, and what it said. After `ENOUGH` it is ended."""
    with tempfile.TemporaryFile() as said:
        to_said = [(os.POSIX_SPAWN_DUP2, said.fileno(), 1), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        process = os.posix_spawn(command[0], command, env, file_actions=to_said)
        deadline = time.monotonic() + ENOUGH
        while not (ended := os.wait4(process, os.WNOHANG))[0]:
            if time.monotonic() > deadline:
                os.kill(process, signal.SIGKILL)
            time.sleep(0.2)
        said.seek(0)
        return os.waitstatus_to_exitcode(ended[1]), ended[2].ru_maxrss / 1024, said.read().decode()


def shown(lines: Sequence[Line]) -> str:
    """The last run."""
    if not lines:
        return "Nothing was kept yet.\n"
    last = lines[-1]
    head = (
        f"{last['at']}, two cores for everything: {last['people']:,} people and {last['sessions']:,} sessions, {last['keys']:,} keys that were told"
        f' and {last["consumed"]:,} that were consumed. "Tables that were set back": of {last["forgotten"]:,} sessions the topics know more.\n\n'
    )
    table = row("what it finds", "seconds", "memory", "statements") + "|---|---:|---:|---:|\n"
    return (
        head
        + table
        + "".join(
            row(each["what"], f"{each['seconds']:,.0f}", f"{each['memory']:.0f} MiB", f"{each['statements']:,}")
            for each in last["took"]
            if BY_ANOTHER not in each["what"]
        )
    )


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "restore.md",
    module="tests.restoring.at_size",
    shown=shown,
)


def main(arguments: list[str]) -> int:
    """0 when each `reconcile` ended well."""
    parser = argparse.ArgumentParser(prog="python -m tests.restoring.at_size", description="`reconcile` over so many.")
    parser.add_argument("--mentees", type=int, default=100_000)
    parser.add_argument("--weeks", type=int, default=WEEKS, help="in each of which each pair meets once")
    parser.add_argument("--keeps-kafka", action="store_true", help="without what takes longest: topics that were lost")
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="another checkout, to compare with")
    parser.add_argument("--keep", action="store_true", help="keep the numbers, from which the document is made")
    chosen = parser.parse_args(arguments)
    line = {"at": f"{datetime.now(UTC):%Y-%m-%d}", **asyncio.run(_run(chosen))}
    say(shown([line]))
    if chosen.keep:
        RESULTS.append(line)
    return 1 if any(each["code"] for each in line["took"] if BY_ANOTHER not in each["what"]) else 0


async def _run(chosen: argparse.Namespace) -> Mapping[str, Any]:
    folder = folders().data / "restoring" / f"at-size-{int(time.time())}"
    stage = CapacityStage(Folders(folder))
    try:
        await stage.start()
        beside = chosen.beside and chosen.beside.resolve()
        return await AtSize(stage, beside).of(chosen.mentees, chosen.weeks, loses_kafka=not chosen.keeps_kafka)
    finally:
        await stage.stop()
        EmbeddedPostgres(stage.folders.postgres).remove()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if sys.argv[1:] in (["--check"], ["--write"]):
        keep("tests.restoring.at_size", RESULTS.wanted)
    else:
        sys.exit(main(sys.argv[1:]))
