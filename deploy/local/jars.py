"""Apache Kafka's jars: fetched once a person, from the lock, each verified before it is used."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from deploy.local.folders import cache_folder
from deploy.local.trouble import Trouble

LOCK = Path(__file__).with_name("jars.lock")
AT_ONCE = 12
TRIES = 3


@dataclass(frozen=True)
class Jar:
    """A line of the lock."""

    sha256: str
    path: str
    """In a Maven repository."""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def lies_in(self, folder: Path) -> bool:
        """Whether the file is there, byte for byte."""
        try:
            with (folder / self.name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except FileNotFoundError:
            return False


def read_lock(lock: Path = LOCK) -> list[Jar]:
    """The jars in the lock, in their order, which is the order of the class path."""
    lines = [line.split() for line in lock.read_text().splitlines() if line and not line.startswith("#")]
    return [Jar(sha256, path) for sha256, path in lines]


def missing(jars: list[Jar], folder: Path) -> list[Jar]:
    """Those that aren't there, or aren't what the lock says."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        there = pool.map(lambda jar: jar.lies_in(folder), jars)
        return [jar for jar, lies in zip(jars, there, strict=True) if not lies]


def fetch(jars: list[Jar], folder: Path, repository: str | None = None) -> None:
    """Fetches the jars; each takes its place only when it is whole and is what the lock says."""
    base = repository or os.environ.get("MAVEN_MIRROR") or _central()
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(_fetch, jar, folder, base.rstrip("/")) for jar in jars]:
            done.result()


def kafka_jars() -> Path:
    """Where the jars lie: verified on every start, fetched where they are missing or changed."""
    folder = cache_folder() / "jars"
    jars = read_lock()
    absent = missing(jars, folder)
    if absent:
        fetch(absent, folder)
    return folder


def class_path(folder: Path) -> str:
    """For `java -cp`. Names each jar: the archive of ahead-of-time compiled classes holds only for the very same path."""
    return os.pathsep.join(str(folder / jar.name) for jar in read_lock())


def _central() -> str:
    from jgo import constants  # noqa: PLC0415 — slow to import, and needed only when something must be fetched

    address: str = constants.MAVEN_CENTRAL_URL
    return address


def _fetch(jar: Jar, folder: Path, base: str) -> None:
    import pooch  # noqa: PLC0415 — as above
    from requests import RequestException  # noqa: PLC0415

    pooch.get_logger().setLevel("ERROR")
    for attempt in range(1, TRIES + 1):
        try:
            pooch.retrieve(
                f"{base}/{jar.path}",
                known_hash=f"sha256:{jar.sha256}",
                fname=jar.name,
                path=folder,
                downloader=pooch.HTTPDownloader(timeout=60),
            )
        except RequestException as error:
            if attempt == TRIES:
                raise Trouble(
                    f"could not fetch {jar.name} for Kafka: {type(error).__name__}.",
                    "It is needed once: try again when the network is back, set MAVEN_MIRROR to a Maven repository within reach, "
                    "or KAFKA_BOOTSTRAP_SERVERS to a Kafka that runs elsewhere.",
                ) from error
        except ValueError as error:
            raise Trouble(
                f"what the repository sent as {jar.name} is not what deploy/local/jars.lock says.",
                "It was thrown away. Is MAVEN_MIRROR, or a proxy in between, to be trusted? Then try again.",
            ) from error
        else:
            return
