"""The api role: what people and frontends talk to."""

from fastapi import FastAPI

from services.mentorships.api import FILES_AT, ROUTERS
from services.mentorships.consumers import CONSUMERS
from services.mentorships.german import GERMAN
from services.mentorships.settings import SERVICE, Settings
from shared.ground.survey_links import key_in
from shared.http.app import Places, make_app
from shared.http.examples import examples_beside


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
