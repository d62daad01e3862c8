"""Child processes that never outlive us: on Linux the kernel ends them with us, elsewhere the next start does."""

import asyncio
import ctypes
import itertools
import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
PORTS = range(15_000, 32_000)


@dataclass(frozen=True)
class Account:
    """The user a process runs as, when not as ours."""

    uid: int
    gid: int


class Child:
    """A running child process. Whoever waits for it asks the kernel, so it belongs to no loop and needs no thread."""

    def __init__(self, name: str, process: "subprocess.Popen[bytes]") -> None:
        self.name = name
        self.process = process

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    @property
    def exit_code(self) -> int | None:
        return self.process.poll()

    async def wait(self) -> int:
        """Waits for its end."""
        while (code := self.process.poll()) is None:
            await _until_something_happens_to(self.pid)
        return code

    async def end(self, by: signal.Signals, grace: float) -> int:
        """Asks it to end; kills it when it hasn't after `grace` seconds."""
        if not self.ended:
            self.process.send_signal(by)
        try:
            return await asyncio.wait_for(self.wait(), grace)
        except TimeoutError:
            self.process.kill()
            return await self.wait()

    async def kill(self) -> None:
        """Ends it with SIGKILL, as a fault would."""
        self.process.kill()
        await self.wait()


async def _until_something_happens_to(pid: int) -> None:
    """Until it has ended, where the kernel tells; elsewhere a moment. To look fifty times a second was most of what a supervisor did."""
    try:
        handle = os.pidfd_open(pid)
    except (AttributeError, OSError):  # no Linux, or one that has none left to give
        await asyncio.sleep(0.02)
        return
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(handle, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(handle)
        os.close(handle)


FEW_ARENAS = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}
"""For glibc, which otherwise has one heap for each thread that asked, and keeps what was freed in it."""


def spawn(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    dies_by: signal.Signals = signal.SIGKILL,
    env: Mapping[str, str] | None = None,
    account: Account | None = None,
    cwd: Path | None = None,
    inherits: Sequence[int] = (),
) -> Child:
    """Starts a process that gets `dies_by` when this process ends, however it ends. Call it from the main thread only.

    (The signal fires at the end of the *thread* that forked. A session of its own keeps Ctrl-C from reaching it past us.)
    `inherits` are file descriptors that stay open in it.
    """
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=cwd,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            start_new_session=True,
            pass_fds=inherits,
            preexec_fn=_die_with_parent(dies_by),  # noqa: PLW1509 — it only makes two system calls
        )
    return Child(name, process)


def _die_with_parent(by: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()
    number = int(by)

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:  # it ended between the fork and the call
            os._exit(1)

    return bind


def birth_of(pid: int) -> str | None:
    """What tells a living process from a later one with the same number; None when there is none (a zombie is none)."""
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        if fields[0] in "ZX":
            return None
        return f"{Path('/proc/sys/kernel/random/boot_id').read_text().strip()}/{fields[19]}"
    answer = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, birth = answer.stdout.strip().partition(" ")
    return birth.strip() if birth and not state.startswith("Z") else None


class ProcessFile:
    """The children of a platform, written down, so that the next start can end those that a kill -9 left behind."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def write(self, children: Sequence[Child]) -> None:
        """Replaces what is written."""
        living = [{"name": child.name, "pid": child.pid, "birth": birth_of(child.pid)} for child in children]
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(living, indent=1))
        fresh.replace(self._file)

    async def end_leftovers(self) -> list[str]:
        """Ends what still runs of an earlier platform; says what it was."""
        try:
            known = json.loads(self._file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return []
        leftovers = [entry for entry in known if entry["birth"] and birth_of(entry["pid"]) == entry["birth"]]
        for by, patience in ((signal.SIGINT, 5.0), (signal.SIGKILL, 5.0)):
            for entry in leftovers:
                if birth_of(entry["pid"]) == entry["birth"]:
                    os.kill(entry["pid"], by)
            await _all_gone(leftovers, patience)
        self._file.unlink(missing_ok=True)
        return [entry["name"] for entry in leftovers]


async def _all_gone(entries: Sequence[Mapping[str, object]], patience: float) -> None:
    deadline = asyncio.get_running_loop().time() + patience
    while asyncio.get_running_loop().time() < deadline:
        if not any(birth_of(int(str(entry["pid"]))) == entry["birth"] for entry in entries):
            return
        await asyncio.sleep(0.05)


def free_ports(count: int) -> list[int]:
    """Different ports that nobody holds at this moment.

    Below those that the system gives to outgoing connections, so that hardly anybody takes one before it is bound.
    """
    drawn = random.sample(PORTS, 40 * count)
    ports = list(itertools.islice(filter(_is_free, drawn), count))
    if len(ports) < count:
        raise OSError(f"found no {count} free ports on 127.0.0.1 between {PORTS.start} and {PORTS.stop}")
    return ports


def listening_socket(preferred: int, *, strict: bool) -> socket.socket | None:
    """A socket that listens at the preferred port, or at a free one; with `strict` there or nowhere.

    Held from the first moment of a start on: nobody else can take the port while everything else is being started.
    """
    candidates = [preferred] if strict else [preferred, *free_ports(8)]
    for port in candidates:
        listening = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio tells by that whose packets not to hold back
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen(2048)
        except OSError:
            listening.close()
        else:
            return listening
    return None


def free_port(preferred: int = 0) -> int:
    """The preferred port if it is free, else any."""
    return preferred if preferred and _is_free(preferred) else free_ports(1)[0]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def last_lines(log: Path, count: int = 12) -> str:
    """The end of a log, indented and cut, for an error message."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-count:]
    except OSError:
        lines = []
    return "\n".join(f"    {_said(line)[:240]}" for line in lines)


def _said(line: str) -> str:
    """What a line says, without the wrapping of a structured log."""
    try:
        entry = json.loads(line)
        cause = entry.get("exception", "").strip().rpartition("\n")[2]
        return f"{entry['level']}: {entry['event']}{f' ({cause})' if cause else ''}".replace("\n", " ")
    except (ValueError, KeyError, AttributeError, TypeError):
        return line
