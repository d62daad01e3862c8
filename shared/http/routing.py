"""Routers whose routes take JSON as it is meant: UTF-8, finite numbers, no NUL."""

import json
import re
from collections.abc import Callable, Coroutine
from math import isfinite
from typing import Any, Final, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic_core import from_json
from starlette.types import ASGIApp, Receive, Scope, Send

from shared.http.asking import names_asked
from shared.http.measured_shortcuts.straight import Handle, straight

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

_MEASURED_BY: Final = "measured_by"


def measured_by(benchmark: str) -> Callable[[Endpoint], Endpoint]:
    """Marks a route's function whose speed `tests/benchmarks/<benchmark>` measures: it is reached past FastAPI.

    Stands below the router's decorator. A route that takes more than the straight way brings is refused when it is made.
    """

    def marked(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MEASURED_BY, benchmark)
        return endpoint

    return marked


class StrictRequest(Request):
    """A request whose JSON Postgres could store. `takes_body`: whether its route reads one."""

    takes_body: bool = True

    async def json(self) -> Any:
        """The parsed body. Raises `JSONDecodeError`, which is answered `malformed-body`."""
        if not hasattr(self, "_parsed"):
            self._parsed = strict_json(await self.body())
        return self._parsed


def strict_json(body: bytes) -> Any:
    """Parses JSON; not NaN and Infinity, numbers beyond a double, invalid UTF-8, lone surrogates, NUL or nesting without end."""
    try:
        parsed = from_json(body, allow_inf_nan=False)
    except (ValueError, RecursionError):
        raise json.JSONDecodeError("no JSON", "", 0) from None
    # Only one in a million bodies has what may be one of these in it, so nearly none is walked through.
    if _SUSPECT.search(body) and _cannot_be_stored(parsed):
        raise json.JSONDecodeError("NUL, or a number beyond a double", "", 0)
    return parsed


_SUSPECT: Final = re.compile(rb"\\u0000|[0-9][eE]\+?[0-9]{3}|[0-9]{200}")
"""The escape for NUL; an exponent or so many digits that a number may be larger than any double, which is read as Infinity."""


def _cannot_be_stored(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, float):
        return not isfinite(value)
    if isinstance(value, dict):
        return any(_cannot_be_stored(part) for entry in value.items() for part in entry)
    return isinstance(value, list) and any(_cannot_be_stored(part) for part in value)


class StrictRoute(APIRoute):
    """A route that reads `StrictRequest`s and documents the headers that its commands and queries read by hand.

    `names_asked`: what may stand in its address behind the `?`.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self._declared = options
        self.names_asked = frozenset(names_asked(self.dependant))
        parameters = [
            parameter
            for dependency in self.dependant.dependencies
            for parameter in getattr(dependency.call, "parameters", ())
            if self._takes(parameter["name"])
        ]
        if parameters:
            self.openapi_extra = {**(self.openapi_extra or {}), "parameters": parameters}
        if any(getattr(dependency.call, "operators_only", False) for dependency in self.dependant.dependencies):
            self.openapi_extra = {**(self.openapi_extra or {}), "x-operators-only": True}
        self.measured_by: str | None = getattr(endpoint, _MEASURED_BY, None)
        if self.measured_by is not None:
            self.app = _straight_app(self._straight(), takes_body=bool(self.dependant.body_params))

    def below(self, prefix: str) -> "StrictRoute":
        """The same route at an address below `prefix`."""
        return StrictRoute(prefix + self.path, self.endpoint, **self._declared)

    def _straight(self) -> Handle:
        if (handle := straight(self.dependant)) is None:
            raise TypeError(f"{self.endpoint.__name__} takes what only FastAPI brings: it can't be `measured_by`")
        return handle

    def _takes(self, header: str) -> bool:
        """Keys are for POST; what is only being made has no version yet."""
        if header == "Idempotency-Key":
            return "POST" in (self.methods or set())
        return header != "If-Match" or self.status_code != 201

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        takes_body = bool(self.dependant.body_params) or "requestBody" in (self.openapi_extra or {})

        async def handle_strictly(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            strict.takes_body = takes_body
            return await handle(strict)

        return handle_strictly


def _straight_app(handle: Handle, *, takes_body: bool) -> ASGIApp:
    """Without FastAPI's stacks for what dependencies leave open, since these can't; what is raised is answered further out."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        strict = StrictRequest(scope, receive)
        strict.takes_body = takes_body
        response = await handle(strict)
        await response(scope, receive, send)

    return app


class Router(APIRouter):
    """What a service's routes are written on. `make_app` puts them below `/<service>/v1`.

    `about`: what the tag stands for, as OpenAPI tells it; said by one of the routers that share a tag.
    """

    def __init__(self, *, tag: str, about: str | None = None) -> None:
        super().__init__(route_class=StrictRoute, tags=[tag])
        self.tag: Final = tag
        self.about: Final = about
        self._below: dict[str, list[StrictRoute]] = {}

    def below(self, prefix: str) -> list[StrictRoute]:
        """Its routes below `prefix`, for an app to match one by one; the same ones for each app, since they hold nothing of it.

        FastAPI keeps a router that is included as a whole, and matches it twice: once to ask and once to handle.
        """
        if prefix not in self._below:
            self._below[prefix] = [route.below(prefix) for route in self.routes if isinstance(route, StrictRoute)]
        return self._below[prefix]
