"""`python -m services.matching.jobs.solving RUN WORKER NOW`: one match run, in a process of its own.

Tells how many percent are done on its standard output, a line each. What comes of it is kept where it is still this worker's
to do; a run that was cancelled meanwhile leaves nothing.
"""

import asyncio
import os
import sys
from datetime import datetime
from uuid import UUID

from services.matching.domain.cohorts import Cohort, Result, TooLarge
from services.matching.domain.cohorts import run as match
from services.matching.domain.runs import MatchRun
from services.matching.jobs.running import URL
from services.matching.use_cases import match_runs
from shared.ground.children import be_less_urgent, telling
from shared.ground.faults import fault_point
from shared.postgres import open_pool, transaction


async def solve(url: str, run_id: UUID, worker: UUID, now: datetime) -> None:
    """Reads the cohort, matches it, and keeps what came of it."""
    pool = await open_pool(url, service="matching", role="solver", size=1)
    try:
        async with transaction(pool) as tx:
            run, cohort = await match_runs.cohort_of(tx, run_id)
        result = _matched(cohort, run, now)
        fault_point("child.before_result_is_kept")
        async with transaction(pool) as tx:
            await match_runs.finish_run(tx, run, worker, result, cohort, now=now)
        fault_point("child.after_result_is_kept")
    finally:
        await pool.close()


def _matched(cohort: Cohort, run: MatchRun, now: datetime) -> Result | None:
    try:
        return match(cohort, run.objective, run.seed, now, telling())
    except TooLarge:
        return None


if __name__ == "__main__":
    be_less_urgent()
    run_, worker_, now_ = sys.argv[1:]
    asyncio.run(solve(os.environ[URL], UUID(run_), UUID(worker_), datetime.fromisoformat(now_)))
