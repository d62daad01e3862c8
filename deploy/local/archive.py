"""Makes the archive of ahead-of-time compiled classes, with which Kafka starts in half the time.

It costs ten seconds of a processor, so it never stands in anybody's way: not at a start, not at a stop, not in tests. A
running platform makes it, once a machine, when that has had nothing else to do for a while, at the lowest priority; when
the platform is stopped meanwhile, it tries again another day.
"""

import asyncio
import os
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

from deploy.local import java
from deploy.local.folders import cache_folder
from deploy.local.kafka import EmbeddedKafka, Settings
from deploy.local.lock import Busy, Lock
from deploy.local.platform import Platform
from deploy.local.processes import Child, spawn
from deploy.local.trouble import Trouble

LOOKS_EVERY = 15.0
IDLE_BELOW = 0.3
ENDS_WITHIN = 60.0


async def train_when_idle(platform: Platform) -> None:
    """Returns when there is an archive, or nothing to make one for."""
    if platform.kafka is None or java.archive_file().exists() or os.environ.get("CI"):
        return
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        if os.getloadavg()[0] < IDLE_BELOW * (os.cpu_count() or 1):
            break
    lock = Lock(cache_folder() / "archive.lock")
    with suppress(Busy, Trouble):
        lock.take()
        try:
            await train()
        finally:
            lock.release()


async def train() -> None:
    """Runs a Kafka of its own once, recording what it loads, then makes the archive of that."""
    target = java.archive_file()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "recorded")
        kafka = EmbeddedKafka(
            Path(folder, "kafka"), Settings(options=("-XX:AOTMode=record", f"-XX:AOTConfiguration={record}"))
        )
        try:
            await kafka.start()
            for child in kafka.children:
                os.setpriority(os.PRIO_PROCESS, child.pid, 19)
                await child.end(signal.SIGTERM, ENDS_WITHIN)
        finally:
            await kafka.stop()
        fresh = target.with_suffix(f".{os.getpid()}.new")
        options = ["-XX:AOTMode=create", f"-XX:AOTConfiguration={record}", f"-XX:AOTCache={fresh}"]
        making = spawn("archive", java.command("256m", [], options), log=Path(folder, "output"))
        os.setpriority(os.PRIO_PROCESS, making.pid, 19)
        await _take_over(making, fresh, target)


async def _take_over(making: Child, fresh: Path, target: Path) -> None:
    try:
        if await asyncio.wait_for(making.wait(), ENDS_WITHIN) == 0:
            _replace(fresh, target)
    finally:
        if not making.ended:
            await making.kill()
        _forget(fresh)


def _replace(fresh: Path, target: Path) -> None:
    fresh.replace(target)
    for other in target.parent.glob("kafka-*.aot"):
        if other != target:
            other.unlink(missing_ok=True)


def _forget(fresh: Path) -> None:
    fresh.unlink(missing_ok=True)
