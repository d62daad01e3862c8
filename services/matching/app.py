"""The api role: what people and frontends talk to."""

from fastapi import FastAPI

from services.matching.api import routers
from services.matching.api.filling import filling
from services.matching.consumers import CONSUMERS
from services.matching.german import GERMAN
from services.matching.settings import SERVICE, Settings
from services.matching.use_cases.recommending import Directory
from shared.http.app import make_app
from shared.http.examples import examples_beside


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
