"""The parts of scheduling, put together."""

from fastapi import FastAPI

from services.scheduling.api import ROUTERS
from services.scheduling.consumers import CONSUMERS
from services.scheduling.jobs import JOBS
from services.scheduling.settings import Settings
from services.scheduling.timers import TIMERS
from shared.http.app import make_app
from shared.migrations import migrate_service
from shared.worker import Worker

DESCRIPTION = "When people are free, what mentors offer, and the sessions that are booked."


def build_api(settings: Settings) -> FastAPI:
    return make_app(settings, service="scheduling", routers=ROUTERS, description=DESCRIPTION, consumers=CONSUMERS)


def build_worker(settings: Settings) -> Worker:
    return Worker(settings, service="scheduling", consumers=CONSUMERS, timers=TIMERS, jobs=JOBS)


async def migrate(settings: Settings) -> None:
    await migrate_service(settings, service="scheduling")
