"""Composition root of matching."""

from typing import Final

from fastapi import FastAPI

from services.matching.api import routers
from services.matching.api.filling import filling
from services.matching.consumers import CONSUMERS
from services.matching.german import GERMAN
from services.matching.jobs import JOBS
from services.matching.settings import Settings
from services.matching.timers import TIMERS
from services.matching.use_cases.recommending import Directory
from shared.http.app import make_app
from shared.http.examples import examples_beside
from shared.migrations import migrate_service
from shared.running.worker import Worker

SERVICE: Final = "matching"


def build_api(settings: Settings) -> FastAPI:
    """The app below `/matching/v1`."""
    directory = Directory()
    return make_app(
        settings,
        service=SERVICE,
        description="Mentors who fit, with the reasons; requests, and the answers to them; match runs.",
        routers=routers(directory),
        consumers=CONSUMERS,
        texts={"de": GERMAN},
        examples=examples_beside("services.matching.api"),
        lifespan_parts=(filling(directory),),
        keeps_audit_log=True,
    )


def build_worker(settings: Settings) -> Worker:
    """Consumers, relay, timers, and match runs."""
    jobs = [job() for job in JOBS]
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=jobs)


async def migrate(settings: Settings) -> None:
    """Schema, role and tables."""
    await migrate_service(settings, SERVICE)
