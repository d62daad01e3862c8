"""Writing facts, and their way to the broker."""

from collections.abc import Sequence

from tests.benchmarks.contest import Contest
from tests.benchmarks.outbox import backlog, drain, writing
from tests.benchmarks.stage import Stage


async def contests(stage: Stage) -> Sequence[Contest]:
    """Relay, writing, backlog."""
    return [await drain.contest(stage), await writing.contest(stage), *await backlog.contests(stage)]
