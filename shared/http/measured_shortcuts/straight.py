"""The straight way from a request to its route, for routes whose speed a benchmark measures.

FastAPI looks anew, for each request, at what a route's parameters are and whether each of its dependencies is a generator,
a thread's work or overridden. Where dependencies want the request alone and everything else comes from the path and one
body, all of that is known when the route is made. What is answered is the same, what is wrong with a request included.
"""

import json
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any, Final, TypeAlias

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from shared.http.refusals import MalformedBody

Handle: TypeAlias = Callable[[Request], Awaitable[Response]]

_SPECIAL: Final = (
    "websocket_param_name",
    "http_connection_param_name",
    "response_param_name",
    "background_tasks_param_name",
    "security_scopes_param_name",
)

_NOTHING: Final = object()
"""Sent instead of a body."""


def straight(route: Dependant) -> Handle | None:
    """Handles requests to this route; None where it takes what only FastAPI knows to bring."""
    if not _is_plain(route) or route.query_params or len(route.body_params) > 1:
        return None
    if not all(_wants_the_request_alone(each) for each in route.dependencies):
        return None
    body = route.body_params[0] if route.body_params else None
    if body is not None and (not body.field_info.is_required() or getattr(body.field_info, "embed", None)):
        return None
    endpoint: Any = route.call
    dependencies: list[tuple[str, Any]] = [(str(each.name), each.call) for each in route.dependencies]
    path = [(field.name, field.alias, field.validate) for field in route.path_params]

    async def handle(request: Request) -> Response:
        sent = None if body is None else await _json_of(request)
        values = {name: await call(request) for name, call in dependencies}
        if route.request_param_name is not None:
            values[route.request_param_name] = request
        errors: list[Any] = []
        for name, alias, validate in path:
            values[name], wrong = validate(request.path_params[alias], loc=("path", alias))
            errors += wrong
        if sent is _NOTHING:
            errors.append({"type": "missing", "loc": ("body",), "msg": "Field required", "input": None})
        elif body is not None:
            values[body.name], wrong = body.validate(sent, loc=("body",))
            errors += wrong
        if errors:
            raise RequestValidationError(errors)
        response: Response = await endpoint(**values)
        return response

    return handle


def _is_plain(dependant: Dependant) -> bool:
    special = any(getattr(dependant, name) is not None for name in _SPECIAL)
    headers = dependant.header_params or dependant.cookie_params
    called = getattr(dependant.call, "__call__", None)  # noqa: B004 — a function's own, or that of an object
    awaited = iscoroutinefunction(dependant.call) or iscoroutinefunction(called)
    return awaited and not special and not headers and dependant.concurrency is None


def _wants_the_request_alone(dependant: Dependant) -> bool:
    params = dependant.path_params or dependant.query_params or dependant.body_params or dependant.dependencies
    return _is_plain(dependant) and not params and bool(dependant.request_param_name) and dependant.name is not None


async def _json_of(request: Request) -> Any:
    """The body, or `_NOTHING`; `Bodies` has refused before what is no JSON by its type or too large. Raises `MalformedBody`."""
    try:
        return await request.json() if await request.body() else _NOTHING
    except json.JSONDecodeError:
        raise MalformedBody from None
    except ClientDisconnect:
        raise HTTPException(400) from None
