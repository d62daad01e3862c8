"""What runs all the time: match runs are done."""

from typing import Final

from services.matching.jobs.running import MatchRuns
from shared.ground.jobs import Job

JOBS: Final[tuple[type[Job], ...]] = (MatchRuns,)
