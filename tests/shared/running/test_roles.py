"""How a process begins and ends: told by settings, ended by a signal at whatever moment it comes."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr, ValidationError

from deploy.local.database import with_login
from deploy.local.folders import ROOT
from services.matching.settings import Settings
from shared.ground.reading_settings import SECRETS_FOLDER, WrongSettings, read_settings
from shared.ground.settings import ServiceSettings
from shared.migrations import migrate_schema
from shared.running.roles import WRONG_SETTINGS
from tests.faults.migrating import SHAPE
from tests.fixtures.databases import PASSWORD, Databases
from tests.fixtures.eventually import eventually
from tests.fixtures.wired import api_of, worker_of

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"


def started(role: str, service: str = "matching", **environment: str) -> "subprocess.CompletedProcess[str]":
    """The role of a service, until it ends."""
    command = [sys.executable, "-m", f"services.{service}", role]
    told = {"PYTHONPATH": str(ROOT), **{f"{service.upper()}_{name}": value for name, value in environment.items()}}
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "MATCHING_DATABASE_URL (missing)"),
        ({"DATABASE_URL": NOWHERE, "GRACE_SECONDS": "soon"}, "MATCHING_GRACE_SECONDS (should be a valid number"),
        ({"DATABASE_URL": NOWHERE, "CORS_ORIGINS": "x"}, "MATCHING_CORS_ORIGINS (should be JSON"),
    ],
)
def test_wrong_settings_are_one_line_and_exit_code_2(environment: dict[str, str], said: str) -> None:
    done = started("api", **environment)
    assert (done.returncode, len(done.stderr.splitlines())) == (WRONG_SETTINGS, 1), done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    ("role", "missing"), [("api", "CONSISTENCY_KEYS"), ("worker", "SMTP_URL"), ("migrate", "OWNER_DATABASE_URL")]
)
def test_what_one_role_alone_needs_is_told_to_that_role(role: str, missing: str) -> None:
    done = started(role, "notifications", DATABASE_URL=NOWHERE)
    assert (done.returncode, len(done.stderr.splitlines())) == (WRONG_SETTINGS, 1), done.stderr
    assert f"NOTIFICATIONS_{missing}, which `{role}` needs" in done.stderr


@pytest.mark.parametrize("name", ["CLOCK_FILE", "FAULT_POINTS", "CORS_ORIGIN_PATTERN"])
def test_what_is_for_trials_is_refused_where_people_rely_on_the_platform(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHING_DATABASE_URL", NOWHERE)
    monkeypatch.setenv(f"MATCHING_{name}", "/tmp/x")
    with pytest.raises(ValidationError, match=f"MATCHING_{name}: for trials only"):
        Settings()
    monkeypatch.setenv("MATCHING_TRIAL", "true")
    Settings()


def test_secrets_come_from_files_and_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "MATCHING_DATABASE_URL").write_text(NOWHERE + "\n")
    (tmp_path / "MATCHING_CONSISTENCY_KEYS").write_text('["a", "b"]')
    (tmp_path / "MATCHING_POOL_SIZE").write_text("7")
    monkeypatch.setenv(SECRETS_FOLDER, str(tmp_path))
    monkeypatch.setenv("MATCHING_POOL_SIZE", "9")
    told = read_settings(Settings)
    assert told.database_url.get_secret_value() == NOWHERE
    assert [key.get_secret_value() for key in told.consistency_keys] == ["a", "b"]
    assert told.pool_size == 9


def test_a_folder_of_secrets_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRETS_FOLDER, "/nowhere")
    with pytest.raises(WrongSettings, match=f"{SECRETS_FOLDER} is no folder"):
        read_settings(Settings)


def hears_sigterm(pid: int) -> bool:
    """Whether the kernel has a handler of that process for it."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = int(next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt")), 16)
    return bool(caught >> signal.SIGTERM - 1 & 1)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel what a process hears")
async def test_a_process_that_is_still_importing_ends_at_once_when_told() -> None:
    """It hears the signal by a handler: the first process of a container has no other way to hear it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.matching", "api", cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )

    async def hears() -> bool:
        return hears_sigterm(process.pid)

    await eventually(hears)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 1) == 128 + signal.SIGTERM


async def test_a_migration_that_is_told_to_end_half_way_leaves_nothing_half_and_goes_on_when_run_again(
    databases: Databases,
) -> None:
    """The smallest of the five; the crash matrix does it to each."""
    wanted, owner_url = await databases.clone("matching"), await databases.empty()
    told = {
        "DATABASE_URL": with_login(owner_url, "matching_runtime", PASSWORD),
        "OWNER_DATABASE_URL": owner_url,
        "MIGRATE_TOPICS": "false",
    }
    half_way = {"TRIAL": "true", "FAULT_POINTS": "migration.half_way=term@3"}
    ended = await asyncio.to_thread(started, "migrate", **told, **half_way)
    assert ended.returncode == 128 + signal.SIGTERM, ended.stderr
    assert await shape_of(owner_url) < await shape_of(wanted.owner_url)
    settings = ServiceSettings(database_url=SecretStr(told["DATABASE_URL"]), owner_database_url=SecretStr(owner_url))
    await migrate_schema(settings, "matching")
    assert await shape_of(owner_url) == await shape_of(wanted.owner_url)


async def shape_of(url: str) -> set[str]:
    """Tables with their columns, and indexes, of matching."""
    connection = await asyncpg.connect(url)
    try:
        return {row["shape"] for row in await connection.fetch(SHAPE, "matching")}
    finally:
        await connection.close()


async def test_an_api_that_is_told_to_end_is_ready_no_longer_and_still_answers() -> None:
    app = api_of("scheduling")
    assert await app.state.readiness() == ["start"]
    app.state.leaving.set()
    assert await app.state.readiness() == ["leaving"]


async def test_a_worker_that_is_told_to_end_is_ready_no_longer() -> None:
    worker, stop = worker_of("scheduling"), asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    async with asyncio.timeout(10):
        await asyncio.sleep(0)
        stop.set()
        await running
    assert await worker.readiness() == ["leaving"]
