"""The worker's jobs on real Postgres, and what the service promises as a whole."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from pydantic import SecretStr

from services.scheduling.german import GERMAN
from services.scheduling.jobs import JOBS
from services.scheduling.settings import Settings
from shared.ground.jobs import Job, WorkerParts
from tests.fixtures.eventually import eventually
from tests.scheduling.conftest import Desk, at


@asynccontextmanager
async def running(desk: Desk, job: Job) -> AsyncIterator[None]:
    """The job at work, ended as a worker ends it."""
    stop = asyncio.Event()
    settings = Settings(database_url=SecretStr(desk.url))
    task = asyncio.create_task(job.run(WorkerParts("scheduling", settings, desk.pool, desk.clock), stop))
    try:
        yield
    finally:
        stop.set()
        await task


def job_named(name: str) -> Job:
    return next(job for job in JOBS if job.name == name)


async def test_the_worker_publishes_free_time_soon_after_a_booking(desk: Desk) -> None:
    mentor, offering = await desk.mentor()

    async def published(version: int) -> bool:
        return len(await desk.published("availability", mentor.id)) == version

    async with running(desk, job_named("free time")):
        await eventually(lambda: published(1))
        await desk.person().book(offering, at(10))
        await eventually(lambda: published(2))
        desk.clock.move(timedelta(days=1))
        await eventually(lambda: published(3))
    assert await desk.count("stale_availability") == 0


async def test_the_worker_tidies_expired_holds_and_spares_others(desk: Desk) -> None:
    _, offering = await desk.mentor()
    await desk.person().hold(offering, at(10))
    desk.clock.move(timedelta(days=1, minutes=5))
    lasting = (await desk.person().hold(offering, at(14))).json()["id"]

    async def tidy() -> bool:
        return (await desk.count("holds"), await desk.count("claims")) == (1, 2)

    async with running(desk, job_named("tidying")):
        await eventually(tidy)
    assert await desk.count(f"holds WHERE hold_id = '{lasting}'") == 1


async def test_refusals_are_told_in_german_to_whom_wants_german(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    body = {"offering_id": offering, "starts_at": at(10)}
    answer = await mentor.post("/holds", body, accept_language="de-AT, en;q=0.5")
    assert answer.json()["detail"] == GERMAN["own-offering"]
