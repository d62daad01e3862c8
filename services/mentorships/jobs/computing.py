"""`python -m services.mentorships.jobs.computing RELEASE WORKER NOW`: the outcomes of one release, in a process of its own.

What comes of it is kept where it is still this worker's to do.
"""

import asyncio
import os
import sys
from datetime import datetime
from uuid import UUID

from services.mentorships.jobs.releasing import URL
from services.mentorships.store import outcomes as store
from services.mentorships.use_cases import outcomes
from shared.ground.children import be_less_urgent, telling
from shared.ground.faults import fault_point
from shared.postgres import open_pool, transaction


async def compute(url: str, release_id: UUID, worker: UUID, now: datetime) -> None:
    """Reads whom it is about, estimates, and keeps what came of it."""
    pool = await open_pool(url, service="mentorships", role="computing", size=1)
    try:
        async with transaction(pool) as tx:
            release = await store.release(tx, release_id)
            population = await outcomes.population_of(tx, release)
        report = outcomes.compute(population, release, telling())
        fault_point("child.before_result_is_kept")
        async with transaction(pool) as tx:
            await store.finish(tx, release_id, worker, report, now)
        fault_point("child.after_result_is_kept")
    finally:
        await pool.close()


if __name__ == "__main__":
    be_less_urgent()
    release_, worker_, now_ = sys.argv[1:]
    asyncio.run(compute(os.environ[URL], UUID(release_), UUID(worker_), datetime.fromisoformat(now_)))
