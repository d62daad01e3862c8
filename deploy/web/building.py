"""Builds the app once for each content of its sources; what was built is files that any static host serves."""

import fcntl
import hashlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deploy.local.folders import ROOT, folders, remove
from deploy.local.node import environment, node_itself, packages_of
from deploy.local.trouble import Trouble

SOURCES: Final = ROOT / "frontends" / "web"
CLIENT: Final = ROOT / "clients" / "typescript" / "src"
_LINK: Final = "node_modules"


def sources() -> list[Path]:
    """All that the built files depend on."""
    own = (file for file in SOURCES.rglob("*") if _LINK not in file.relative_to(SOURCES).parts)
    return sorted(file for file in (*own, *CLIENT.rglob("*")) if file.is_file())


def fingerprint() -> str:
    """Of the sources: while it stays the same there is nothing to build."""
    digest = hashlib.sha256()
    for file in sources():
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def place_of_built() -> Path:
    """Where the app of the present sources lies, once it is built."""
    return folders().data / "web" / fingerprint()


def built() -> Path:
    """The app's files, made now where they are missing. Raises `Trouble`."""
    place = place_of_built()
    if not place.exists():
        with _alone(place.parent):
            if not place.exists():
                _build(place)
    return place


def _build(place: Path) -> None:
    """Beside its place first: half an app is never taken for a whole one."""
    packages = linked_packages()
    beside = place.with_name(f".{place.name}")
    try:
        run([str(packages / "vite" / "bin" / "vite.js"), "build", "--emptyOutDir", "--outDir", str(beside)])
        for old in place.parent.glob("[0-9a-f]*"):
            remove(old)
        beside.rename(place)
    finally:
        remove(beside)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time builds; whoever waited finds what it made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def linked_packages() -> Path:
    """The app's packages, where Node, the compiler and editors look for them: beside the sources. Raises `Trouble`."""
    packages, link = packages_of(SOURCES), SOURCES / _LINK
    if link.is_symlink() and link.readlink() == packages:
        return packages
    try:
        link.unlink(missing_ok=True)
        link.symlink_to(packages)
    except OSError as error:
        raise Trouble(
            f"can't link the app's packages at {link}: {error.strerror}.", "May you write there? Move it away."
        ) from error
    return packages


def run(command: list[str]) -> str:
    """What a program of Node's says, run where the sources are. Raises `Trouble`."""
    done = subprocess.run(
        [str(node_itself()), *command], cwd=SOURCES, env=environment(), capture_output=True, text=True, check=False
    )
    said = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise Trouble(
            f"the web app is not as it should be: {Path(command[0]).name} says\n{said[-3000:]}",
            "Its sources lie in frontends/web.",
        )
    return said
