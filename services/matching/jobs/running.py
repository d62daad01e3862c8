"""Has match runs done, each in a process of its own: a solver in the worker's event loop would cost it its consumer groups."""

from typing import Final

from services.matching.use_cases import match_runs
from shared.ground.long_work import LongWork

URL: Final = "MATCHING_DATABASE_URL"


class MatchRuns(LongWork):
    """Takes what waits, one at a time, and what a worker left that was killed; a run that is cancelled ends within a second."""

    def __init__(self) -> None:
        super().__init__("match-runs", match_runs, module="services.matching.jobs.solving", url_variable=URL)
