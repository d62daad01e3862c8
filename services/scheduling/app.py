"""The api role: what people and frontends talk to."""

from typing import Final

from fastapi import FastAPI

from services.scheduling.api import ROUTERS
from services.scheduling.consumers import CONSUMERS
from services.scheduling.german import GERMAN
from services.scheduling.settings import SERVICE, Settings
from shared.http.app import make_app
from shared.http.examples import examples_beside

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
