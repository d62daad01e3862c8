"""Where things are kept: a checkout's data in its own folder, what every checkout shares in the person's cache."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from deploy.local.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
PYTHON_CLIENT = ROOT / "clients" / "python"
"""Imports of `mentoring_client` come from there."""


@dataclass(frozen=True)
class Folders:
    """The folders of one checkout's platform."""

    data: Path

    @property
    def platform(self) -> Path:
        """Everything that `reset` takes away; readable by its owner only."""
        return self.data / "platform"

    @property
    def logs(self) -> Path:
        return self.platform / "logs"

    @property
    def mails(self) -> Path:
        return self.platform / "mails"

    @property
    def kafka(self) -> Path:
        return self.platform / "kafka"

    @property
    def postgres(self) -> Path:
        return self.platform / "postgres"

    @property
    def state(self) -> Path:
        return self.platform / "state.json"

    @property
    def lock(self) -> Path:
        """Outside of what `reset` takes away: a lock that is deleted locks nobody out."""
        return self.data / "platform.lock"

    @property
    def secrets(self) -> Path:
        """Kept by `reset`: a PostgreSQL that was brought along may still hold what they protect."""
        return self.data / "secrets.json"

    @property
    def processes(self) -> Path:
        return self.data / "processes.json"

    @property
    def clock(self) -> Path:
        return self.platform / "clock"

    @property
    def migrated(self) -> Path:
        """Says which migrations the data has seen."""
        return self.platform / "migrated"

    def make(self) -> None:
        """Makes the folders that are missing."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            for folder in (self.platform, self.logs, self.mails):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise Trouble(
                f"can't write to {self.data}: {error.strerror}.",
                "Whose is it? Take a checkout of your own, or say with MENTORING_DATA=/folder where the data may be kept.",
            ) from error


def folders() -> Folders:
    """The folders of this checkout, or those that MENTORING_DATA names."""
    return Folders(Path(os.environ.get("MENTORING_DATA") or ROOT / ".mentoring").resolve())


def cache_folder() -> Path:
    """What all checkouts of a person share; made if missing."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(base) if base else Path.home() / ".cache") / "mentoring"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"can't write to the cache, {folder}: {error.strerror}.",
            "Set XDG_CACHE_HOME to a folder that you may write to.",
        ) from error
    return folder


def remove(folder: Path) -> None:
    """Removes a folder with all that is in it; one that isn't there is fine."""
    if folder.exists():
        shutil.rmtree(folder)
