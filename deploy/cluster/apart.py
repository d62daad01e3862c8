"""Where a real node lives: with network, mounts and processes of its own, so that it meets nothing of this machine's and ends with the command.

Outside, `run_apart` makes that place and takes away what a place can't hold: groups of resources (cgroups).
Inside, `settle` gives it a bridge, and folders in memory where programs of a node write whatever they are told.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from deploy.local.trouble import Trouble

BRIDGE: Final = "mentoring0"
NETWORK: Final = "10.77.0.0/16"
"""Of pods; it exists in the node's own place alone."""
SERVICES: Final = "10.96.0.0/16"
"""Of Services, as the control plane gives them."""
HOST: Final = "10.77.0.1"
"""Where pods reach what runs beside them there."""
GROUP: Final = "mentoring-node"
"""The cgroup under which all pods are."""
SHARES: Final = str(20 * 1024)
"""Of cores: as twenty processes have, which is what pods of a platform are."""
PROGRAMS: Final = {
    "unshare": "util-linux",
    "setpriv": "util-linux",
    "ip": "iproute2",
    "nft": "nftables",
    "runc": "runc",
    "catatonit": "catatonit",
    "dnsmasq": "dnsmasq-base",
    "caddy": "caddy",
    "podman": "podman",
}
"""What must be on the PATH, by the package of Debian's that brings it."""
PLUGINS: Final = Path("/usr/lib/cni")
_IN_MEMORY: Final = ("/run", "/var/log", "/var/lib/kubelet", "/var/lib/cni")
_GROUPS: Final = Path("/sys/fs/cgroup")
_TUNED: Final = ("vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops", "kernel/keys/root_maxkeys",
                 "kernel/keys/root_maxbytes")  # fmt: skip
"""What a kubelet sets for a whole machine: it is shown files that look like them."""
_GONE_WITHIN: Final = 10.0


def refuse_what_lacks() -> None:
    """Raises `Trouble` where no node can be run, with all that it lacks in one line."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise Trouble("a real node needs Linux, and root.", "Run it there; without --node nothing of this is needed.")
    missing = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if not (PLUGINS / "bridge").exists():
        missing.add("containernetworking-plugins")
    if missing:
        raise Trouble("programs are missing.", f"Debian: apt-get install {' '.join(sorted(missing))}")


def run_apart(module: str, words: Sequence[str]) -> int:
    """Runs a module of Python's in a place of its own; its exit code."""
    apart = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child=SIGKILL", "--mount-proc")
    inside = ("catatonit", "--", sys.executable, "-m", module, *words)
    with _folders_to_cover(), _groups():
        return subprocess.run(["setpriv", "--pdeathsig=KILL", *apart, *inside], check=False).returncode


def settle() -> None:
    """Inside: loopback, a bridge, forwarding between what hangs on it, folders that vanish, and settings of the kernel that are none."""
    for folder in _IN_MEMORY:
        _must("mount", "-t", "tmpfs", "tmpfs", folder)
    _must("ip", "link", "set", "lo", "up")
    _must("ip", "link", "add", BRIDGE, "type", "bridge")
    _must("ip", "addr", "add", f"{HOST}/16", "dev", BRIDGE)
    _must("ip", "link", "set", BRIDGE, "up")
    # Nobody has these addresses: kube-proxy puts a pod's in their place, of what has a way to go.
    _must("ip", "route", "add", SERVICES, "dev", BRIDGE)
    Path("/proc/sys/net/ipv4/ip_forward").write_text("1")
    _cover_settings()


def _cover_settings() -> None:
    covers = Path("/run/settings")
    covers.mkdir()
    for real in (Path("/proc/sys", name) for name in _TUNED):
        if real.exists():
            cover = covers / real.name
            cover.write_text(real.read_text())
            _must("mount", "--bind", str(cover), str(real))


def _must(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"{' '.join(words)}: {done.stderr.strip()}", "Is this a container that may not do so?")


@contextmanager
def _folders_to_cover() -> Iterator[None]:
    """There must be a folder where one is mounted over it."""
    made = [Path(each) for each in _IN_MEMORY if not Path(each).exists()]
    for folder in made:
        folder.mkdir(parents=True)
    try:
        yield
    finally:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _groups() -> Iterator[None]:
    """A cgroup of the node's own under each hierarchy that there is."""
    made = [each / GROUP for each in _hierarchies()]
    for group in made:
        group.mkdir(exist_ok=True)
        for name in ("cpuset.cpus", "cpuset.mems"):  # without these none may be in it
            if (group / name).exists() and (group.parent / name).exists():
                (group / name).write_text((group.parent / name).read_text())
        if (shares := group / "cpu.shares").exists():  # else all pods together count as one process of this machine
            shares.write_text(SHARES)
    try:
        yield
    finally:
        for group in made:
            _remove(group)


def _hierarchies() -> Sequence[Path]:
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    return [
        Path(place)
        for _, place, kind, *_ in mounts
        if kind in {"cgroup", "cgroup2"} and _GROUPS in Path(place, "x").parents
    ]


def _remove(group: Path) -> None:
    """With all below it, once the processes that were killed are gone."""
    deadline = time.monotonic() + _GONE_WITHIN
    while group.exists():
        for folder, _, _ in os.walk(group, topdown=False):
            with suppress(OSError):
                Path(folder).rmdir()
        if time.monotonic() > deadline:
            raise Trouble(f"{group} can't be removed: something is still in it.", f"rmdir {group}")
        time.sleep(0.05)
