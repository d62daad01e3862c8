"""Processes that end with us, are started again, or hold the lock."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from deploy.local.folders import ROOT
from deploy.local.lock import Busy, Lock
from deploy.local.processes import ProcessFile, birth_of, free_ports, spawn
from deploy.local.supervisor import Role, Supervisor
from deploy.local.trouble import Trouble
from tests.fixtures.eventually import eventually

PYTHON = sys.executable
SLEEPS = [PYTHON, "-c", "import time; time.sleep(60)"]
IGNORES = [
    PYTHON,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]
PARENT = """
import sys, time
from pathlib import Path
from deploy.local.processes import spawn
child = spawn("child", [sys.executable, "-c", "import time; time.sleep(60)"], log=Path(sys.argv[1]))
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends what was left")
async def test_a_child_does_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    parent = spawn("parent", [PYTHON, "-c", PARENT, tmp_path / "child"], log=log, env={"PYTHONPATH": str(ROOT)})

    async def said() -> str:
        return log.read_text()

    child = int(await eventually(said))
    assert birth_of(child) is not None
    await parent.kill()

    async def gone() -> bool:
        return birth_of(child) is None

    await eventually(gone)


async def test_one_that_ignores_the_signal_is_killed_after_its_grace(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = spawn("stubborn", IGNORES, log=log)

    async def up() -> bool:
        return "up" in log.read_text()

    await eventually(up)
    assert await child.end(signal.SIGTERM, 0.2) == -signal.SIGKILL


async def test_what_a_killed_platform_left_behind_is_ended_by_the_next(tmp_path: Path) -> None:
    child = spawn("left", SLEEPS, log=tmp_path / "log")
    file = ProcessFile(tmp_path / "processes.json")
    file.write([child])
    ended = asyncio.create_task(child.wait())  # so that it is no zombie
    assert await ProcessFile(tmp_path / "processes.json").end_leftovers() == ["left"]
    assert await ended != 0  # by the signal, or by what Python makes of one that comes while it starts


async def test_a_later_process_with_the_same_number_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "processes.json"
    file.write_text(json.dumps([{"name": "somebody else", "pid": os.getpid(), "birth": "another boot/1"}]))
    assert await ProcessFile(file).end_leftovers() == []


def test_free_ports_differ() -> None:
    assert len(set(free_ports(20))) == 20


async def test_a_role_that_was_killed_is_started_again(tmp_path: Path) -> None:
    supervisor = Supervisor()
    supervisor.start(Role("sleeper", SLEEPS, {}, tmp_path / "log"))
    first = supervisor.pid_of("sleeper")
    os.kill(first, signal.SIGKILL)

    async def again() -> bool:
        return supervisor.starts_of("sleeper") == 2

    await eventually(again)
    second = supervisor.pid_of("sleeper")
    await supervisor.stop()
    assert second != first
    assert birth_of(second) is None
    assert "sleeper ended with -9" in (tmp_path / "log").read_text()


async def test_a_role_that_keeps_ending_is_a_trouble_that_shows_its_log(tmp_path: Path) -> None:
    supervisor = Supervisor()
    port = free_ports(1)[0]
    broken = [PYTHON, "-c", "raise SystemExit('the address is missing')"]
    supervisor.start(Role("broken", broken, {}, tmp_path / "log", [port]))
    with pytest.raises(Trouble, match="the address is missing"):
        await supervisor.ready(within=60)
    await supervisor.stop()


def test_the_lock_says_who_holds_it(tmp_path: Path) -> None:
    holder = Lock(tmp_path / "lock")
    holder.take()
    with pytest.raises(Busy, match=f"process {os.getpid()}"):
        Lock(tmp_path / "lock").take()
    assert Lock(tmp_path / "lock").holder() == os.getpid()
    holder.release()
    assert Lock(tmp_path / "lock").holder() is None
    next_one = Lock(tmp_path / "lock")
    next_one.take()
    next_one.release()


async def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    takes = (
        "import sys, time; from pathlib import Path; from deploy.local.lock import Lock;"
        "lock = Lock(Path(sys.argv[1])); lock.take(); print('taken', flush=True); time.sleep(60)"
    )
    log = tmp_path / "log"
    child = spawn("holder", [PYTHON, "-c", takes, tmp_path / "lock"], log=log, env={"PYTHONPATH": str(ROOT)})

    async def taken() -> bool:
        return "taken" in log.read_text()

    await eventually(taken)
    assert Lock(tmp_path / "lock").holder() == child.pid
    await child.kill()
    mine = Lock(tmp_path / "lock")
    mine.take()
    mine.release()
