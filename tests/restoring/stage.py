"""The platform of the drill: that of the crash matrix, with backups, whose services can be stopped and started."""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from deploy.local.backups import Backups
from deploy.local.database import with_login
from deploy.local.folders import Folders, remove
from deploy.local.kafka import EmbeddedKafka
from deploy.local.secrets import SERVICES
from deploy.operating.collecting import Log
from deploy.operating.evidence import Evidence, LogRecord
from shared.contracts import ERASURES, TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.publishing.topics import make_topics
from tests.faults.stage import READY_WITHIN, Restarting, Stage

SETTLES_WITHIN: Final = 120.0


class DrillStage(Stage):
    """Whatever is lost here is lost for good, but for the backups."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self.backups = Backups(self.database)

    async def stop_services(self) -> None:
        await self.supervisor.stop()

    async def start_services(self) -> None:
        """All roles anew; returns when they are ready."""
        self.supervisor = Restarting(changed=self._write_down)
        for (service, role), port in self.parts.management_ports.items():
            self._start_role(f"{service}-{role}", (service,), role, f"services.{service}", [role], [port])
        await self.supervisor.ready(READY_WITHIN)

    async def lose_kafka(self) -> None:
        """Every broker's disk is gone. A new one comes up, with empty topics."""
        await self.broker.kill()
        settings = self.broker.settings
        remove(self.folders.kafka)
        self.kafka = EmbeddedKafka(self.folders.kafka, settings)
        await self.kafka.start()
        access = KafkaAccess(self.kafka.bootstrap_servers)
        await make_topics(access, TOPICS, partitions=12, replication=1)
        self.log = Log(KafkaAccess(self.kafka.bootstrap_servers))

    async def evidence_without(self, lost: Sequence[LogRecord]) -> tuple[Sequence[LogRecord], Evidence]:
        """All records, and the evidence as if nobody had ever said these; that somebody is erased is not unsaid."""
        await self.log.read_on()
        everything, gone = self.log.records, {id(record) for record in lost if record.topic != ERASURES.name}
        self.log.records = [record for record in everything if id(record) not in gone]
        try:
            return everything, await self.evidence(anew=True)
        finally:
            self.log.records = everything

    async def operate(self, *words: str | Path) -> tuple[int, str]:
        """A command as an operator runs it, by the services' own roles: exit code, and what it says."""
        env = {name: value for name, value in os.environ.items() if name.startswith(("PYTHON", "PATH", "LANG"))}
        for service in SERVICES:
            role = f"{service}_runtime"
            env[f"{service.upper()}_DATABASE_URL"] = with_login(self.direct_owner_url, role, self.parts.secrets[role])
        env["KAFKA_BOOTSTRAP_SERVERS"] = self.broker.bootstrap_servers
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "deploy.operating",
            *map(str, words),
            env=env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        return process.returncode or 0, said.decode()
