"""Makes a service's app with every convention of the public API in it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from shared.clock import SystemClock, clock_of
from shared.consuming.declaration import AnyConsumer
from shared.ground.metrics import KEYS_AGE
from shared.ground.pools import show_pool
from shared.ground.settings import ServiceSettings
from shared.ground.version import LICENCE, VERSION
from shared.http.german import GERMAN
from shared.http.inside import openapi
from shared.http.inside.browsers import Browsers
from shared.http.inside.client_address import ClientAddresses
from shared.http.inside.consistency import Seals
from shared.http.inside.counting import CountsTheRest
from shared.http.inside.fixed import Fixed
from shared.http.inside.fixed_routes import endpoint_of
from shared.http.inside.middleware import Bodies, Faults, Surroundings
from shared.http.inside.readiness import readiness_of
from shared.http.languages import Texts
from shared.http.limits import Limit
from shared.http.operators import audit_log, dead_letters, parked_keys, parked_mails
from shared.http.parts import MINUTE, Parts
from shared.http.problems import answer_http_exception, answer_invalid_request, answer_refusal
from shared.http.routing import Router
from shared.http.sign_in import Keyring, KeySource, OwnKeys, PublishedKeys, ReadKeys, SignIn
from shared.postgres import Pool, open_pool
from shared.publishing.outbox import Wakeups
from shared.refusals import JSON, Refusal

LifespanPart: TypeAlias = Callable[[FastAPI], AbstractAsyncContextManager[Any]]

EXPOSED_HEADERS: Final = (
    "Date",
    "ETag",
    "Location",
    "Retry-After",
    "Consistency-Token",
    "Idempotency-Replayed",
    "RateLimit",
    "RateLimit-Policy",
    "Content-Language",
    "WWW-Authenticate",
)
ACCEPTED_HEADERS: Final = (
    "Authorization",
    "Content-Type",
    "Accept-Language",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Consistency-Token",
    "Last-Event-ID",
    "traceparent",
    "DPoP",
)
EDGE_TEXTS: Final = Texts({"de": GERMAN})


@dataclass(frozen=True)
class Places:
    """Paths of a service: those that take bodies with files, which are longer than others (`files`); those that take what forms send
    (`pages`); those to which pages of origins that may call may bring cookies along (`cookies`); and those where pages of any origin
    may ask (`open`).
    """

    files: re.Pattern[str] | None = None
    pages: re.Pattern[str] | None = None
    cookies: re.Pattern[str] | None = None
    open: re.Pattern[str] | None = None


NOWHERE: Final = Places()


class ServiceApp(FastAPI):
    """A FastAPI app that describes its problems and headers."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, completed once by what every operation has in common."""
        if not self.openapi_schema:
            self.openapi_schema = openapi.completed(
                super().openapi(), tags=self.state.tags, examples=self.state.examples
            )
        return self.openapi_schema

    @cached_property
    def described(self) -> Fixed:
        """The document as it is served."""
        return Fixed(json.dumps(self.openapi(), ensure_ascii=False, separators=(",", ":")).encode(), "application/json")


def make_app(
    settings: ServiceSettings,
    *,
    service: str,
    routers: Sequence[Router],
    description: str,
    consumers: Sequence[AnyConsumer] = (),
    sends_mails: bool = False,
    well_known: Sequence[Router] = (),
    texts: Mapping[str, Mapping[str, str]] | None = None,
    own_keys: ReadKeys | None = None,
    lifespan_parts: Sequence[LifespanPart] = (),
    database_settings: Mapping[str, str] = MappingProxyType({}),
    keeps_audit_log: bool = False,
    examples: Mapping[str, JSON] = MappingProxyType({}),
    places: Places = NOWHERE,
) -> FastAPI:
    """The app of a service: `routers` below `/<service>/v1`, `well_known` ones below `/<service>`.

    `consumers`: the service's own, so that a Consistency-Token waits for them. `sends_mails`: whether it has some that operators see
    when they are parked. `texts`: details of refusals by language and slug. `own_keys`: reads the public keys (a JWKS) where the service
    issues the tokens itself. `lifespan_parts` are entered after pool and keys and may use `app.state.parts`. `database_settings`: of its
    sessions. `keeps_audit_log`: whether its schema has one, for operators to read. `examples`: bodies that its document shows.
    `places`: where it takes what it takes nowhere else.
    """
    app = ServiceApp(
        title=f"Mentoring: {service}",
        version=VERSION,
        description=description,
        license_info={"name": LICENCE, "identifier": LICENCE},
        servers=[{"url": "/", "description": "Where this document was read; every path begins with its service."}],
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        middleware=_middleware(settings, service, places),
        exception_handlers={
            Refusal: answer_refusal,
            RequestValidationError: answer_invalid_request,
            HTTPException: answer_http_exception,
        },
        lifespan=_lifespan(settings, service, consumers, own_keys, lifespan_parts, database_settings),
        # FastAPI's own telemetry would record what was sent and instrument everything twice.
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.service = service
    app.state.leaving, app.state.ending = asyncio.Event(), asyncio.Event()
    app.state.unprepared = set[str]()
    app.state.readiness = readiness_of(app)
    app.state.texts = EDGE_TEXTS.joined_by(texts or {})
    operations = _operators_routers(service, consumers, keeps_audit_log=keeps_audit_log, sends_mails=sends_mails)
    app.state.examples = examples
    app.state.tags = _tags((*routers, *operations, *well_known))
    for router in (*routers, *operations):
        app.router.routes.extend(router.below(f"/{service}/v1"))
    app.router.routes.append(Route(f"/{service}/v1/openapi.json", endpoint_of(lambda: app.described)))
    for router in well_known:
        app.router.routes.extend(router.below(f"/{service}"))
    return app


def _operators_routers(
    service: str, consumers: Sequence[AnyConsumer], *, keeps_audit_log: bool, sends_mails: bool
) -> list[Router]:
    """What operators look after in every service, as far as it has it."""
    return [
        *([dead_letters.router_for(service, consumers)] if consumers else []),
        parked_keys.router_for(service),
        *([audit_log.router_for(service)] if keeps_audit_log else []),
        *([parked_mails.router_for(service)] if sends_mails else []),
    ]


def _tags(routers: Sequence[Router]) -> dict[str, str]:
    """What each tag is about, as the router says that is its main one."""
    return {router.tag: router.about for router in routers if router.about}


def _middleware(settings: ServiceSettings, service: str, places: Places) -> list[Middleware]:
    browsers = Middleware(
        Browsers,
        cookies_at=places.cookies,
        open_at=places.open,
        allow_origins=settings.cors_origins,
        allow_origin_regex=settings.cors_origin_pattern,
        allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
        allow_headers=ACCEPTED_HEADERS,
        expose_headers=EXPOSED_HEADERS,
        max_age=3600,
    )
    return [
        Middleware(ClientAddresses, trusted=settings.trusted_proxies, header=settings.proxy_header),
        Middleware(Surroundings, service=service),
        *([browsers] if settings.cors_origins or settings.cors_origin_pattern or places.open else []),
        Middleware(Faults),
        Middleware(CountsTheRest),
        Middleware(Bodies, files_at=places.files, pages=places.pages),
    ]


def _lifespan(
    settings: ServiceSettings,
    service: str,
    consumers: Sequence[AnyConsumer],
    own_keys: ReadKeys | None,
    more: Sequence[LifespanPart],
    database_settings: Mapping[str, str],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        url = settings.database_url.get_secret_value()
        seals = Seals(settings.consistency_keys)
        async with AsyncExitStack() as stack:
            pool = await open_pool(
                url, service=service, role="api", size=settings.pool_size, settings=database_settings
            )
            show_pool(pool, service, "api")
            stack.push_async_callback(_close, pool)
            wakeups = await stack.enter_async_context(Wakeups(url, service))
            source: KeySource = OwnKeys(own_keys, pool) if own_keys else PublishedKeys(settings.jwks_url, pool)
            keyring = Keyring(source)
            KEYS_AGE.labels(service).set_function(keyring.age)
            app.state.parts = Parts(
                service=service,
                pool=pool,
                wakeups=wakeups,
                sign_in=SignIn(keyring, issuer=settings.token_issuer, clock=SystemClock()),
                clock=clock_of(settings.clock_file),
                real_clock=SystemClock(),
                person_limit=Limit("person", settings.limits_per_minute, MINUTE),
                address_limit=Limit("address", settings.limits_per_minute, MINUTE),
                seals=seals,
                consumers=_consumers_by_topic(service, consumers),
                operators_need_passkey=settings.operators_need_passkey,
            )
            await stack.enter_async_context(_kept_fresh(keyring))
            for part in more:
                await stack.enter_async_context(part(app))
            yield

    return lifespan


@asynccontextmanager
async def _kept_fresh(keyring: Keyring) -> AsyncIterator[None]:
    stop = asyncio.Event()
    fetching = asyncio.create_task(keyring.keep_fresh(stop), name="public keys")
    try:
        yield
    finally:
        stop.set()
        fetching.cancel()
        with suppress(asyncio.CancelledError):
            await fetching


async def _close(pool: Pool) -> None:
    """Requests have ended by now; a connection that hangs is not worth waiting for."""
    pool.terminate()


def _consumers_by_topic(service: str, consumers: Sequence[AnyConsumer]) -> dict[str, list[str]]:
    """Reactions too: a message that a change causes is in the inbox when its reader looks."""
    names: dict[str, list[str]] = {}
    for consumer in consumers:
        names.setdefault(consumer.topic.name, []).append(consumer.name_in(service))
    return names
