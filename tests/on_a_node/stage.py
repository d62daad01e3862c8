"""Kafka and PostgreSQL as the project starts them, as pods reach them; the platform's roles are the pods of a node."""

import asyncio
import os
import sys
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from deploy.cluster.apart import HOST, NETWORK
from deploy.cluster.given import KAFKA, KAFKA_PORT
from deploy.local.database import OWNER, make_owner_and_database
from deploy.local.delivered import Delivered
from deploy.local.environment import Parts, environment_of
from deploy.local.folders import ROOT, Folders
from deploy.local.kafka import EmbeddedKafka, Settings
from deploy.local.mail import MailSink
from deploy.local.processes import last_lines, spawn
from deploy.local.secrets import SERVICES, drawn_password, secrets_in
from deploy.local.trouble import Trouble
from deploy.operating.collecting import Log
from deploy.operating.evidence import Evidence
from shared.ground.kafka_access import KafkaAccess
from tests.faults.stage import TEMPLATE, Stage
from tests.fixtures.authority import Authority
from tests.fixtures.secured import open_beside

PORT: Final = 8080
"""Of the proxy; the overlay says so too."""


class NodeStage(Stage):
    """What is outside of the cluster. `prepare_servers` makes all of it; what pods need answers from `start_servers` on."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self.passwords = {service: drawn_password() for service in SERVICES}
        self.authority: Authority
        self.mails = MailSink(folders.mails, host=HOST)

    async def prepare_servers(self) -> None:
        """The database with its owner, not running; where everything will answer is known."""
        self.folders.make()
        self.folders.clock.write_text("0")
        secrets = secrets_in(self.folders.secrets)
        self.authority = Authority.made(self.folders.platform, "authority")
        self._open_database_to_pods()
        await self.database.start()
        self.direct_owner_url = await make_owner_and_database(self.database.superuser_url, secrets)
        await self.database.stop()
        self.kafka = EmbeddedKafka(self.folders.kafka, self._kafka_settings())
        servers = self.kafka.choose_ports()
        assert self.mails
        await self.mails.start()
        self._parts = Parts(
            owner_url=self.direct_owner_url,
            bootstrap_servers=servers,
            smtp_url=self.mails.url,
            port=PORT,
            api_ports=dict.fromkeys(SERVICES, PORT),
            management_ports={},
            secrets=secrets,
            clock=True,
            forwarder="127.0.0.1",
        )

    async def start_servers(self) -> None:
        """PostgreSQL and Kafka; then users' rights and topics, as an operator makes them."""
        await self.database.start()
        await self.broker.start()
        await self._operate("acls")
        await self._operate("topics", "--make", "--partitions=3", "--replication=1")
        self.log = Log(KafkaAccess(self.broker.bootstrap_servers))
        self.mailbox = Delivered(self.folders.mails)

    async def prepare_checks(self) -> None:
        """What the checker compares with: projections that were rebuilt in tables of their own, and since when."""
        superuser = await asyncpg.connect(self.database.superuser_url)
        await superuser.execute(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
        await superuser.close()
        await self._migrate_template()
        self._rebuilding = await self.rebuilding("rebuilt")
        self._started_at = self.now()
        self._deadlocks = await self._count_deadlocks()

    async def evidence(self, *, anew: bool = False) -> Evidence:
        """Without witnesses, who are no part of the image."""
        return replace(await super().evidence(anew=anew), witnessed=False)

    async def _operate(self, *words: str) -> None:
        """A command of operators, as they run it."""
        env = {**os.environ, "KAFKA_BOOTSTRAP_SERVERS": self.broker.bootstrap_servers, "PYTHONPATH": str(ROOT)}
        pipe = asyncio.subprocess.PIPE
        done = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "deploy.operating", *words, env=env, cwd=ROOT, stdout=pipe, stderr=pipe
        )
        out, err = await done.communicate()
        if done.returncode:
            raise Trouble(
                f"deploy.operating {' '.join(words)}: {out.decode()[-800:]}{err.decode()[-800:]}", "See above."
            )

    async def _migrate_template(self) -> None:
        env = environment_of(SERVICES, "migrate", self.parts, self.folders)
        for service in SERVICES:
            prefix = service.upper()
            env[f"{prefix}_MIGRATE_TOPICS"] = "false"
            for name in (f"{prefix}_DATABASE_URL", f"{prefix}_OWNER_DATABASE_URL"):
                env[name] = urlunsplit(urlsplit(env[name])._replace(path=f"/{TEMPLATE}"))
        log = self.folders.logs / "migrations.log"
        migrating = spawn("migrations", [sys.executable, "-m", "deploy.local.migrations"], log=log, env=env)
        if await migrating.wait():
            raise Trouble(f"the migrations failed:\n{last_lines(log)}", f"The whole log is {log}.")

    def _open_database_to_pods(self) -> None:
        """With passwords; the server that we bring is built without TLS."""
        place = self.database.beside_the_data
        access = place / "hba.conf"
        access.write_text("".join(f"host all all {network} scram-sha-256\n" for network in ("127.0.0.1/32", NETWORK)))
        access.chmod(0o644)
        self.database.more |= {"listen_addresses": f"127.0.0.1,{HOST}", "hba_file": str(access)}

    def _kafka_settings(self) -> Settings:
        """Open to what runs beside it; pods come with TLS and show who they are, and have the rights that they were given."""
        certified = self.authority.sign("broker", hosts=[KAFKA])
        at = (f"{HOST}:{KAFKA_PORT}", f"{KAFKA}:{KAFKA_PORT}")
        return open_beside(self.folders.platform, certified, self.passwords, at)
