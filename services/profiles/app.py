"""The api role: what people and frontends talk to."""

from fastapi import FastAPI

from services.profiles import api
from services.profiles.api import holding, sign_up_page
from services.profiles.api.identity import Identity
from services.profiles.buckets import Bucket
from services.profiles.consumers import CONSUMERS
from services.profiles.german import GERMAN
from services.profiles.pictures import Darkroom
from services.profiles.settings import SERVICE, Settings
from services.profiles.use_cases import signing_keys
from shared.http.app import Places, make_app
from shared.http.examples import examples_beside


def build_api(settings: Settings) -> FastAPI:
    """The api role's app."""
    app = make_app(
        settings,
        service=SERVICE,
        description="People: signing in, mentor and mentee profiles, the skill vocabulary, erasure.",
        routers=api.ROUTERS,
        well_known=api.WELL_KNOWN,
        consumers=CONSUMERS,
        sends_mails=True,
        texts={"de": GERMAN},
        examples=examples_beside("services.profiles.api"),
        own_keys=signing_keys.jwks,
        keeps_audit_log=True,
        places=Places(api.FILES_AT, sign_up_page.PAGES, holding.COOKIES_AT, api.OPEN_AT),
    )
    app.state.identity = Identity.of(settings)
    app.state.darkroom = Darkroom()
    app.state.bucket = Bucket.of(settings)
    return app
