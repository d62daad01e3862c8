"""Events' way from the broker into effects."""

from collections.abc import Sequence

from tests.benchmarks.contest import Contest
from tests.benchmarks.events import idle, latency, throughput
from tests.benchmarks.stage import Stage


def contests(stage: Stage) -> Sequence[Contest]:
    """Latency, idle, reaction, projection."""
    return [*latency.contests(stage), idle.contest(stage), *throughput.contests(stage)]
