"""A migration that is cut off half way, and run again."""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Final

import asyncpg

from deploy.local.database import OWNER, with_login
from deploy.local.processes import spawn
from tests.faults.stage import Stage

SHAPE: Final = """
SELECT table_name || '.' || column_name || ' ' || data_type AS shape
FROM information_schema.columns
WHERE table_schema = $1 AND table_name <> 'witness'
UNION ALL
SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = $1 AND tablename <> 'witness'
"""
FAULTS: Final = {signal.SIGKILL: "kill", signal.SIGTERM: "term", signal.SIGSTOP: "stop"}


async def migrate_half_way(stage: Stage, service: str, number: signal.Signals) -> list[str]:
    """What is wrong with a schema whose migration was hit half way and then run again; nothing, it should be."""
    database = f"half_way_{service}"  # others may be half way in the same moments
    superuser = await asyncpg.connect(stage.database.superuser_url)
    try:
        await superuser.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        await superuser.execute(f"CREATE DATABASE {database} OWNER {OWNER}")
    finally:
        await superuser.close()
    log = stage.folders.logs / "half_way.log"
    env = dict(stage.environment(service, "migrate"))
    prefix = service.upper()
    for name in (f"{prefix}_DATABASE_URL", f"{prefix}_OWNER_DATABASE_URL"):
        env[name] = env[name].rpartition("/")[0] + f"/{database}"
    command = [sys.executable, "-m", f"services.{service}", "migrate"]
    armed = env | {f"{prefix}_FAULT_POINTS": f"migration.half_way={FAULTS[number]}@2"}
    first = spawn("migrate", command, log=log, env=armed)
    if number is signal.SIGSTOP:
        while not first.ended and not _stands_still(first.pid):  # noqa: ASYNC110 — the kernel sets no event of ours
            await asyncio.sleep(0.05)
        await asyncio.sleep(1)
        first.process.send_signal(signal.SIGCONT)
    code = await asyncio.wait_for(first.wait(), 60)
    if number is not signal.SIGSTOP and code == 0:
        return ["the point was not hit"]
    if await asyncio.wait_for(spawn("migrate", command, log=log, env=env).wait(), 60) != 0:
        return ["the second run failed"]
    return await _compare(service, stage.direct_owner_url, _other(stage.direct_owner_url, database))


def _stands_still(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


async def _compare(service: str, *urls: str) -> list[str]:
    shapes = []
    for url in urls:
        connection = await asyncpg.connect(url)
        shapes.append({row["shape"] for row in await connection.fetch(SHAPE, service)})
        await connection.close()
    return sorted(shapes[0] ^ shapes[1])


def _other(url: str, database: str) -> str:
    login = url.split("//", 1)[1].rpartition("@")[0]
    role, _, password = login.partition(":")
    return with_login(url, role, password, database)
