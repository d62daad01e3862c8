"""Events' way from the broker into effects."""

from collections.abc import Sequence

from tests.benchmarks.contest import Contest
from tests.benchmarks.events import idle, latency, throughput
from tests.benchmarks.stage import Stage


async def contests(stage: Stage) -> Sequence[Contest]:
    """Latency, idle, reaction, projection."""
    return [*await latency.contests(stage), await idle.contest(stage), *await throughput.contests(stage)]
