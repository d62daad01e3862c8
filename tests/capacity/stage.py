"""A platform of ten processes whose services can be stopped and started, on a PostgreSQL that counts what each statement takes."""

import asyncio
import time
from collections.abc import Mapping
from typing import Final

import asyncpg
from joserfc.jwk import ECKey

from deploy.local.database import DATABASE
from deploy.local.demo.client import Api
from deploy.local.demo.mailbox import Mailbox
from deploy.local.folders import Folders
from deploy.local.platform import READY_WITHIN, Options, Platform
from deploy.local.supervisor import Supervisor
from deploy.local.trouble import Trouble
from services.profiles.keys import KeyCipher
from services.profiles.store import signing_keys
from tests.faults.stage import MOVING
from tests.journeys.town import Town
from tests.resting.processes import seconds_of

COUNTS: Final = {"shared_preload_libraries": "pg_stat_statements", "shared_buffers": "4GB", "autovacuum": "off"}
"""Tables are tidied when a size is reached, and not while it is measured: the more there was to copy, the more there would be to tidy."""
RESTS_WITHIN: Final = 120.0
LOOKS_EVERY: Final = 0.2
TIDYING: Final = "SELECT count(*) FROM pg_stat_activity WHERE backend_type IN ('autovacuum worker', 'parallel worker')"


class CapacityStage(Platform):
    """Its people live by a clock that is moved."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders, Options(split=True, clock=True, given={}, extra={"LIMITS_PER_MINUTE": "600000"}))
        assert self.postgres is not None
        self.postgres.more |= COUNTS
        self.moving = MOVING
        """What is asked to know whether anything is left to do: narrower, once there are copies that nobody tells anything of."""

    async def connect(self) -> "asyncpg.Connection[asyncpg.Record]":
        """The database, as its superuser."""
        assert self.postgres is not None
        url = self.postgres.superuser_url.rpartition("/")[0]
        return await asyncpg.connect(f"{url}/{DATABASE}", command_timeout=None)

    def town(self) -> Town:
        return Town(Api(self.address), Mailbox(self.folders.mails), self.folders)

    async def rest(self) -> float:
        """Returns when nothing is left to do; the seconds of processor time that looking took, more the larger the town. Raises `Trouble` after a while."""
        town, connection = self.town(), await self.connect()
        await connection.execute("SET max_parallel_workers_per_gather = 0")  # all that looks is this one process
        deadline = time.monotonic() + RESTS_WITHIN
        try:
            while left := [row for row in await connection.fetch(self.moving, town.now()) if row["number"]]:
                if time.monotonic() > deadline:
                    raise Trouble(f"does not come to rest: {left}", f"Logs are in {self.folders.logs}.")
                await asyncio.sleep(LOOKS_EVERY)
            return seconds_of(connection.get_server_pid())
        finally:
            await connection.close()

    async def calm(self) -> None:
        """Returns when nothing is left to do and nobody tidies tables. Raises `Trouble` after a while."""
        await self.rest()
        connection = await self.connect()
        try:
            async with asyncio.timeout(RESTS_WITHIN):
                while await connection.fetchval(TIDYING):  # noqa: ASYNC110 — another process sets no event of ours
                    await asyncio.sleep(LOOKS_EVERY)
        except TimeoutError:
            raise Trouble("tables are tidied for too long.", f"Logs are in {self.folders.logs}.") from None
        finally:
            await connection.close()

    async def stop_services(self) -> None:
        await self.supervisor.stop()

    async def start_services(self) -> None:
        """All roles anew; returns when they are ready."""
        self.supervisor = Supervisor(changed=self._write_down)
        for (service, role), port in self.parts.management_ports.items():
            self._start_role(f"{service}-{role}", (service,), role, f"services.{service}", [role], [port])
        await self.supervisor.ready(READY_WITHIN)

    @property
    def processes(self) -> Mapping[str, int]:
        """Process ids by name: `matching-api`, `postgres`, `kafka` and their likes."""
        return {child.name: child.pid for child in self._children()}

    async def signing_key(self) -> ECKey:
        """With it tokens for anybody are signed."""
        connection = await self.connect()
        try:
            await connection.execute("SET search_path = profiles")
            kept = await signing_keys.find_present(connection, self.town().now())
        finally:
            await connection.close()
        assert kept is not None
        return KeyCipher(self.parts.secrets["key_encryption"]).open(kept.key_id, kept.sealed_private_key)
