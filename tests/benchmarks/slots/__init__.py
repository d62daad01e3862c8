"""Which slots there are."""

from collections.abc import Sequence

from tests.benchmarks.contest import Contest
from tests.benchmarks.slots import computing, many, serving
from tests.benchmarks.stage import Stage


def contests(stage: Stage) -> Sequence[Contest]:
    """Computed, served, of many."""
    return [computing.contest(stage), *serving.contests(stage), many.contest(stage)]
