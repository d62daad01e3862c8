"""Keeps roles running: one that ends is started again, after a pause that grows while it keeps ending."""

import asyncio
import json
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.processes import Child, last_lines, spawn
from deploy.local.trouble import Trouble

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
SETTLED_AFTER = 20.0
STOPS_WITHIN = 15.0
MANY = 4


@dataclass(frozen=True)
class Role:
    """A process to keep running."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str]
    log: Path
    management_ports: Sequence[int] = ()
    inherits: Sequence[int] = ()
    """File descriptors that stay open in it."""


@dataclass
class _Kept:
    role: Role
    child: Child
    starts: int = 1
    keeper: "asyncio.Task[None] | None" = None
    endings: list[int] = field(default_factory=list)


class Supervisor:
    """Starts roles, restarts what ended, stops all. Belongs to the main thread's event loop."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._kept: dict[str, _Kept] = {}
        self._changed = changed

    @property
    def children(self) -> list[Child]:
        return [kept.child for kept in self._kept.values()]

    def pid_of(self, name: str) -> int:
        """The process that plays this role now."""
        return self._kept[name].child.pid

    def starts_of(self, name: str) -> int:
        """How often it was started."""
        return self._kept[name].starts

    def start(self, role: Role) -> None:
        """Starts it and keeps it running."""
        kept = _Kept(role, _spawned(role))
        self._kept[role.name] = kept
        kept.keeper = asyncio.create_task(self._keep(kept), name=f"keeps {role.name}")
        self._changed()

    async def ready(self, within: float) -> None:
        """Returns when every role says that it is ready. Raises `Trouble` when one keeps ending, or takes too long."""
        deadline = time.monotonic() + within
        for kept in list(self._kept.values()):
            for port in kept.role.management_ports:
                while (missing := await missing_at(port)) != []:
                    if len(kept.endings) >= MANY or time.monotonic() > deadline:
                        raise _not_ready(kept, missing)
                    await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Ends all of them at once, each within its grace."""
        for kept in self._kept.values():
            if kept.keeper:
                kept.keeper.cancel()
        await asyncio.gather(*(kept.child.end(signal.SIGTERM, STOPS_WITHIN) for kept in self._kept.values()))
        self._kept.clear()

    async def _keep(self, kept: _Kept) -> None:
        pause = FIRST_PAUSE
        while True:
            began = time.monotonic()
            code = await kept.child.wait()
            kept.endings.append(code)
            pause = FIRST_PAUSE if time.monotonic() - began > SETTLED_AFTER else min(pause * 2, LONGEST_PAUSE)
            note = f"supervisor: {kept.role.name} ended with {code}; starting it again in {pause:.1f} s\n"
            with kept.role.log.open("a") as log:
                log.write(note)
            await asyncio.sleep(pause)
            kept.child = _spawned(kept.role)
            kept.starts += 1
            self._changed()


def _spawned(role: Role) -> Child:
    return spawn(role.name, role.command, log=role.log, env=role.env, inherits=role.inherits)


def _not_ready(kept: _Kept, missing: list[str] | None) -> Trouble:
    if kept.endings:
        how = f"ended {len(kept.endings)} times, last with exit code {kept.endings[-1]}"
    elif missing is None:
        how = "does not answer on its management port"
    else:
        how = f"is not ready; missing: {', '.join(missing)}"
    return Trouble(
        f"{kept.role.name} {how}:\n{last_lines(kept.role.log)}",
        f"The whole log is {kept.role.log}. `./mentoring reset` starts over with empty data.",
    )


async def missing_at(port: int) -> list[str] | None:
    """What a role says is missing until it is ready; an empty list when it is, None when it doesn't answer."""
    with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
        return await asyncio.wait_for(_ask(port), 3)
    return None


async def _ask(port: int) -> list[str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = await reader.read()
    finally:
        writer.close()
    missing: list[str] = json.loads(answer.partition(b"\r\n\r\n")[2])["missing"]
    return missing
