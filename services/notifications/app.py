"""The api role: what people and frontends talk to."""

from fastapi import FastAPI

from services.notifications.api import ROUTERS
from services.notifications.api.stream import arrivals_of
from services.notifications.consumers import CONSUMERS
from services.notifications.german import GERMAN
from services.notifications.settings import SERVICE, Settings
from shared.ground.survey_links import key_in
from shared.http.app import make_app
from shared.http.examples import examples_beside

DESCRIPTION = "Your messages, as they come, and what you want to be mailed about."


def build_api(settings: Settings) -> FastAPI:
    app = make_app(
        settings,
        service=SERVICE,
        routers=ROUTERS,
        description=DESCRIPTION,
        consumers=CONSUMERS,
        sends_mails=True,
        texts={"de": GERMAN},
        examples=examples_beside("services.notifications.api"),
        lifespan_parts=(arrivals_of,),
    )
    app.state.frontend_url = settings.frontend_url
    app.state.survey_key = key_in(settings.survey_key)
    app.state.most_streams = settings.most_streams
    return app
