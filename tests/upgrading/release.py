"""Releases as trees of their own, each with the Python packages that it is locked to."""

import io
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deploy.local.folders import ROOT
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION
from tests.faults.acts import ACTS
from tests.faults.load import Act

_REBUILD: Final = re.compile(r"`\./mentoring rebuild (\w+) (\w+)`")
_FUNCTION: Final = re.compile(r"^async def (\w+)\(", re.MULTILINE)
RELEASE: Final = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Release:
    """Where its code lies, and the Python that runs it."""

    name: str
    tree: Path
    python: Path

    @property
    def path(self) -> str:
        """Its `PYTHONPATH`."""
        return os.pathsep.join((str(self.tree), str(self.tree / "clients" / "python")))

    def acts(self) -> list[Act]:
        """What people of the load do that its own load knew too: what it never heard of nobody asks it for."""
        known = {
            name
            for file in (self.tree / "tests" / "faults").glob("*acts.py")
            for name in _FUNCTION.findall(file.read_text())
        }
        return [each for each in ACTS if getattr(each, "__name__", "") in known]


def present() -> Release:
    """The tree that this drill lies in."""
    return Release(f"{VERSION}, this tree", ROOT, Path(sys.executable))


def releases_after(reference: str) -> Sequence[str]:
    """The tags of releases above this one, in their order; none where it is a commit."""
    told = subprocess.run(["git", "-C", ROOT, "tag", "--list"], capture_output=True, text=True, check=True).stdout
    numbers = sorted(_number(each) for each in told.split() if RELEASE.fullmatch(each))
    return [".".join(map(str, each)) for each in numbers if RELEASE.fullmatch(reference) and each > _number(reference)]


def rebuilds_since(release: Release) -> Sequence[tuple[str, str]]:
    """What the changelog has one rebuild after an upgrade from this release, each once: service and projection."""
    newer, found, _ = (ROOT / "CHANGELOG.md").read_text().partition(f"\n## {release.name},")
    if not found:
        raise Trouble(f"the changelog knows no {release.name}.", "Name a release.")
    return list(dict.fromkeys(_REBUILD.findall(newer)))


def _number(tag: str) -> tuple[int, ...]:
    return tuple(map(int, tag.split(".")))


def taken_from(reference: str, folder: Path) -> Release:
    """The tree of a tag or commit, laid into `folder`, with an environment from its own lock. Raises `Trouble`."""
    tree, data = folder / "tree", folder / "data"
    archive = subprocess.run(
        ["git", "-C", ROOT, "archive", "--format=tar", reference], capture_output=True, check=False
    )
    if archive.returncode:
        raise Trouble(
            f"git has no {reference} here: {archive.stderr.decode().strip()}",
            "Fetch the tags (`git fetch --tags`), or name the commit of the older release with --from.",
        )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as members:
        members.extractall(tree, filter="data")
    # Told of servers, it makes an environment without those that are embedded; nobody connects to them.
    told = {"MENTORING_DATA": str(data), "DATABASE_URL": "given", "KAFKA_BOOTSTRAP_SERVERS": "given"}
    made = subprocess.run([tree / "mentoring", "--version"], env=os.environ | told, capture_output=True, check=False)
    if made.returncode:
        raise Trouble(f"{reference} got no environment: {made.stderr.decode().strip()}", "Is there a network?")
    return Release(made.stdout.decode().strip(), tree, data / "venv" / "bin" / "python")
