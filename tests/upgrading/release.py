"""Releases as trees of their own, each with the Python packages that it is locked to."""

import io
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from deploy.local.folders import ROOT
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION


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


def present() -> Release:
    """The tree that this drill lies in."""
    return Release(f"{VERSION}, this tree", ROOT, Path(sys.executable))


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
