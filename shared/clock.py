"""What time it is, for everything the product decides. Tokens, idempotency and Kafka stay on real time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Gives the present instant, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class OffsetClock:
    """The machine's clock moved by the seconds that stand in a file, which every role of a local platform reads.

    The file is looked at on every call, so that moving it moves reminders, expiry and completion at once.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen = -1
        self._offset = timedelta()

    def now(self) -> datetime:
        changed = self._file.stat().st_mtime_ns
        if changed != self._seen:
            self._offset = timedelta(seconds=float(self._file.read_text() or 0))
            self._seen = changed
        return datetime.now(UTC) + self._offset


def clock_of(file: Path | None) -> Clock:
    """The test clock where a file is given, the machine's clock everywhere else."""
    return OffsetClock(file) if file is not None else SystemClock()
