"""The parts of scheduling, put together."""

from typing import Final

from fastapi import FastAPI

from services.scheduling.api import ROUTERS
from services.scheduling.consumers import CONSUMERS
from services.scheduling.german import GERMAN
from services.scheduling.jobs import JOBS
from services.scheduling.settings import Settings
from services.scheduling.timers import TIMERS
from shared.http.app import make_app
from shared.http.examples import examples_beside
from shared.migrations import migrate_service
from shared.running.worker import Worker

SERVICE: Final = "scheduling"

# Statements look rows up by keys, and their plans are the same whatever the keys are. Left to itself PostgreSQL plans the
# slot read anew each time, since it takes a list of one mentor for one of ten: four times the work of the read itself.
PLANNED_ONCE: Final = {"plan_cache_mode": "force_generic_plan"}


def build_api(settings: Settings) -> FastAPI:
    """The api role's app."""
    return make_app(
        settings,
        service=SERVICE,
        description="When people are free, what mentors offer, and the sessions that are booked.",
        routers=ROUTERS,
        consumers=CONSUMERS,
        texts={"de": GERMAN},
        examples=examples_beside("services.scheduling.api"),
        keeps_audit_log=True,
        database_settings=PLANNED_ONCE,
    )


def build_worker(settings: Settings) -> Worker:
    """The worker role's loops."""
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=JOBS)


async def migrate(settings: Settings) -> None:
    """Schema, runtime role, tables and topics."""
    await migrate_service(settings, service=SERVICE)
