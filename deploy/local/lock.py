"""One platform a checkout at a time. The lock goes with the process that holds it, however that ends."""

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from deploy.local.folders import Folders
from deploy.local.trouble import Trouble


class Busy(Trouble):
    """Another process holds the lock."""


class Lock:
    """Held from `take` to `release`, or to the end of the process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: IO[str] | None = None

    def take(self) -> None:
        """Raises `Busy`, which says who holds it."""
        held = self._file.open("a+")
        if not _locked(held):
            held.seek(0)
            holder = held.read().strip() or "another process"
            held.close()
            raise Busy(
                f"this checkout's platform is already running: {holder}.",
                "`./mentoring status` shows it, `./mentoring down` stops it.",
            )
        held.truncate(0)
        held.write(f"process {os.getpid()}")
        held.flush()
        self._held = held

    def release(self) -> None:
        """Lets the next one in."""
        if self._held:
            self._held.close()
            self._held = None

    def holder(self) -> int | None:
        """The process that holds it, if one does."""
        try:
            with self._file.open("r+") as probe:
                try:
                    fcntl.flock(probe, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    return int(probe.read().rpartition(" ")[2] or 0)
        except FileNotFoundError:
            pass
        return None


def _locked(file: IO[str]) -> bool:
    """Tries for a moment: whoever asks who holds the lock, holds it for that moment."""
    for _ in range(10):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        else:
            return True
    return False


@dataclass
class State:
    """What other commands know of the running platform. Holds addresses with passwords: readable by its owner only."""

    pid: int
    address: str
    owner_url: str
    auditor_url: str
    """Of the role that reads all services' tables and writes none."""
    bootstrap_servers: str
    smtp_url: str
    split: bool
    clock: bool
    ready: bool = False
    processes: dict[str, int] = field(default_factory=dict)
    management: dict[str, int] = field(default_factory=dict)
    """Port of health and metrics by `<service> <role>`."""
    operator: dict[str, str] = field(default_factory=dict)
    """The settings with which `services.profiles` makes an operator."""

    def write(self, folders: Folders) -> None:
        """Replaces what is written, at once."""
        fresh = folders.state.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
            json.dump(asdict(self), output, indent=1)
        fresh.replace(folders.state)


def state_of(folders: Folders) -> State | None:
    """The running platform; None when none runs."""
    holder = Lock(folders.lock).holder()
    if holder is None:
        return None
    try:
        known: dict[str, Any] = json.loads(folders.state.read_text())
    except FileNotFoundError:
        return None
    return State(**known) if known["pid"] == holder else None


def running(folders: Folders) -> State:
    """The running platform, or the trouble that there is none."""
    state = state_of(folders)
    if state is None or not state.ready:
        raise Trouble("no platform is running in this checkout.", "Start one with `./mentoring up --detach`.")
    return state
