"""Base backups of the embedded PostgreSQL, its archive of the log, and a restore to a moment between the two."""

import asyncio
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

import asyncpg

from deploy.local.folders import remove
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.trouble import Trouble

ARCHIVED_WITHIN: Final = 60.0
RECOVERS_WITHIN: Final = 300.0


class Backups:
    """Of one server, which must not have been started before: archiving is a setting of its start."""

    def __init__(self, postgres: EmbeddedPostgres) -> None:
        self._postgres = postgres
        self._archive = postgres.beside_the_data / "archive"
        self._backup = postgres.beside_the_data / "backup"
        postgres.more |= {
            "archive_mode": "on",
            "archive_command": f"mkdir -p {self._archive} && test ! -f {self._archive}/%f && cp %p {self._archive}/%f",
        }

    async def take(self) -> None:
        """A base backup, as `pg_basebackup` makes it."""
        remove(self._backup)
        words = ("--checkpoint=fast", "--wal-method=none", "--no-sync", f"--dbname={self._postgres.superuser_url}")
        await self._postgres.run("pg_basebackup", f"--pgdata={self._backup}", *words)

    async def archive_all(self) -> None:
        """Returns when everything that was written until now is in the archive."""
        connection = await asyncpg.connect(self._postgres.superuser_url)
        try:
            last = await connection.fetchval("SELECT pg_walfile_name(pg_switch_wal())")
            async with asyncio.timeout(ARCHIVED_WITHIN):
                while not (self._archive / last).exists():  # noqa: ASYNC110 — another process sets no event of ours
                    await asyncio.sleep(0.05)
        finally:
            await connection.close()

    async def restore(self, to: datetime) -> None:
        """The server's data is lost; it is set up anew as it was at this moment, and runs."""
        await self._postgres.kill()
        data = self._postgres.data_folder
        remove(data)
        await asyncio.to_thread(_copy_as_it_is, self._backup, data)
        (data / "recovery.signal").touch()
        archiving = dict(self._postgres.more)
        self._postgres.more |= {
            "restore_command": f"cp {self._archive}/%f %p",
            "recovery_target_time": to.isoformat(),
            "recovery_target_action": "promote",
        }
        await self._postgres.start()
        await self._recovered()
        self._postgres.more = archiving

    async def _recovered(self) -> None:
        connection = await asyncpg.connect(self._postgres.superuser_url)
        try:
            async with asyncio.timeout(RECOVERS_WITHIN):
                while await connection.fetchval("SELECT pg_is_in_recovery()"):  # noqa: ASYNC110 — as above
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise Trouble("PostgreSQL did not come out of its recovery.", "Is the archive whole?") from None
        finally:
            await connection.close()

    @property
    def size(self) -> int:
        """Bytes of the base backup and of the archive."""
        return sum(
            each.stat().st_size for part in (self._backup, self._archive) for each in part.rglob("*") if each.is_file()
        )


def _copy_as_it_is(source: Path, target: Path) -> None:
    """With owners: the server's account owns its files and may read nobody else's."""
    shutil.copytree(source, target, symlinks=True)
    for each in (source, *source.rglob("*")):
        owner = each.lstat()
        copy = target / each.relative_to(source)
        shutil.chown(copy, owner.st_uid, owner.st_gid)
