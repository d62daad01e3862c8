"""Writing facts, and their way to the broker."""

from collections.abc import Sequence

from tests.benchmarks.contest import Contest
from tests.benchmarks.outbox import backlog, drain, writing
from tests.benchmarks.stage import Stage


def contests(stage: Stage) -> Sequence[Contest]:
    """Relay, writing, backlog."""
    return [drain.contest(stage), writing.contest(stage), *backlog.contests(stage)]
