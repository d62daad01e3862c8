"""Sessions booked, alone and by many at once."""

from collections.abc import Sequence

from tests.benchmarks.booking import attempts, crowd, rate
from tests.benchmarks.contest import Contest
from tests.benchmarks.stage import Stage


def contests(stage: Stage) -> Sequence[Contest]:
    """Rate, crowd, attempts."""
    return [rate.contest(stage), crowd.contest(stage), attempts.contest(stage)]
