"""The parts list."""

from typing import Final

from fastapi import FastAPI

from services.mentorships.api import FILES_AT, ROUTERS
from services.mentorships.consumers import CONSUMERS
from services.mentorships.german import GERMAN
from services.mentorships.jobs import JOBS
from services.mentorships.settings import Settings
from services.mentorships.timers import TIMERS
from shared.ground.survey_links import key_in
from shared.http.app import Places, make_app
from shared.http.examples import examples_beside
from shared.migrations import migrate_service
from shared.running.worker import Worker

SERVICE: Final = "mentorships"


def build_api(settings: Settings) -> FastAPI:
    """What people and frontends talk to."""
    app = make_app(
        settings,
        service=SERVICE,
        routers=ROUTERS,
        description="The journey of a mentor and a mentee: agreements, stages, goals, agendas, check-ins, notes, feedback, suggestions, "
        "introductions, skills, the timeline.",
        consumers=CONSUMERS,
        texts={"de": GERMAN},
        keeps_audit_log=True,
        examples=examples_beside("services.mentorships.api"),
        places=Places(files=FILES_AT),
    )
    app.state.number_key = settings.key_of_numbers
    app.state.survey_key = key_in(settings.survey_key)
    return app


def build_worker(settings: Settings) -> Worker:
    """What hears events, publishes them, does what is due, and has outcomes computed."""
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=[job() for job in JOBS])


async def migrate(settings: Settings) -> None:
    """Schema, role and tables."""
    await migrate_service(settings, SERVICE)
