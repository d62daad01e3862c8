"""Refusals, invalid requests and faults as RFC 9457 problems. The one place where a no gets its HTTP status.

What does not parse or does not have an operation's documented form is 400 (`malformed-body`, `invalid-request`);
422 is for what has the right form and breaks a rule. A problem never repeats what was sent.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import Scope

from shared.ground import security_events
from shared.ground.security_events import SecurityEvent
from shared.ground.tracing import current_trace_id
from shared.http import refusals
from shared.http.bare_problems import PROBLEM_JSON
from shared.http.fields import Invalid
from shared.http.inside import wording
from shared.http.inside.client_address import address_of
from shared.http.languages import ENGLISH, Texts, preferred
from shared.ids import uuid7
from shared.refusals import JSON, TYPE_PREFIX, Kind, Refusal
from shared.suspension import PersonSuspended

STATUS: Final[Mapping[Kind, int]] = {
    Kind.MALFORMED: 400,
    Kind.UNAUTHENTICATED: 401,
    Kind.FORBIDDEN: 403,
    Kind.NOT_FOUND: 404,
    Kind.METHOD_NOT_ALLOWED: 405,
    Kind.CONFLICT: 409,
    Kind.PRECONDITION_FAILED: 412,
    Kind.TOO_LARGE: 413,
    Kind.UNSUPPORTED_MEDIA: 415,
    Kind.RULE: 422,
    Kind.PRECONDITION_REQUIRED: 428,
    Kind.TOO_MANY: 429,
    Kind.UNAVAILABLE: 503,
}

CALLER: Final = "mentoring.caller"
"""Where a request's scope has the id of the person who asks, once they are known."""

_EVENTS: Final[Mapping[type[Refusal], SecurityEvent]] = {
    refusals.InvalidToken: SecurityEvent.TOKEN_REFUSED,
    refusals.PersonErased: SecurityEvent.TOKEN_REFUSED,
    PersonSuspended: SecurityEvent.TOKEN_REFUSED,
    refusals.MalformedConsistencyToken: SecurityEvent.SEAL_REFUSED,
}
_EVENTS_BY_KIND: Final[Mapping[Kind, SecurityEvent]] = {
    Kind.FORBIDDEN: SecurityEvent.RIGHT_REFUSED,
    Kind.TOO_MANY: SecurityEvent.LIMIT_REACHED,
}

MOST_ERRORS: Final = 50
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
INTERNAL_ERROR: Final = "internal-error"
_OUR_FAULT: Final = "This is our fault, and noted."

_BY_STATUS: Final[Mapping[int, type[Refusal]]] = {
    400: refusals.MalformedBody,
    404: refusals.NotFound,
    405: refusals.MethodNotAllowed,
    413: refusals.BodyTooLarge,
    415: refusals.UnsupportedMediaType,
    503: refusals.TemporarilyUnavailable,
}

# pydantic's messages of these kinds are made of the schema alone; others may quote the input.
_SAFE_MESSAGES: Final = frozenset(
    [
        "missing",
        "extra_forbidden",
        "string_type",
        "string_too_short",
        "string_too_long",
        "string_pattern_mismatch",
        "int_type",
        "int_parsing",
        "int_from_float",
        "float_type",
        "float_parsing",
        "finite_number",
        "bool_type",
        "bool_parsing",
        "list_type",
        "tuple_type",
        "set_type",
        "dict_type",
        "model_type",
        "model_attributes_type",
        "too_short",
        "too_long",
        "greater_than",
        "greater_than_equal",
        "less_than",
        "less_than_equal",
        "multiple_of",
        "literal_error",
        "enum",
        "uuid_type",
        "none_required",
        "date_type",
        "datetime_type",
        "time_type",
        "union_tag_not_found",
        "frozen_field",
    ]
)


def problems(*reasons: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route: its own refusals by status. What every operation may answer is added by itself."""
    return {str(status): _described(group) for status, group in _by_status(reasons).items()}


def _by_status(reasons: Iterable[type[Refusal]]) -> dict[int, list[type[Refusal]]]:
    grouped: dict[int, list[type[Refusal]]] = {}
    for reason in reasons:
        grouped.setdefault(STATUS[reason.kind], []).append(reason)
    return grouped


def _described(group: Sequence[type[Refusal]]) -> dict[str, Any]:
    return {
        "description": " — ".join(f"`{reason.slug}`: {reason.detail()}" for reason in group),
        "content": {
            PROBLEM_JSON: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {reason.slug: {"value": _example(reason)} for reason in group},
            }
        },
    }


def _example(reason: type[Refusal]) -> dict[str, JSON]:
    return {
        "type": reason.type_uri(),
        "title": reason.title(),
        "status": STATUS[reason.kind],
        "detail": reason.detail(),
        "instance": "urn:mentoring:trace:4bf92f3577b34da6a3ce929d0e0e4736",
        **_example_members(reason),
    }


def _example_members(reason: type[Refusal]) -> dict[str, JSON]:
    described = reason.members_described
    examples = {name: schema["examples"] for name, schema in described.schemas.items()} if described.always else {}
    return {name: shown[0] for name, shown in examples.items() if isinstance(shown, list)}


def refused(scope: Scope, refusal: Refusal) -> Response:
    """The answer to a request that was refused, in the language it asks for."""
    _note(scope, refusal)
    texts: Texts = scope["app"].state.texts
    language = _language(scope, texts)
    response = _problem(
        slug=refusal.slug,
        status=STATUS[refusal.kind],
        detail=texts.detail(type(refusal), language),
        members=refusal.members,
        language=language,
    )
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    if refusal.kind is Kind.UNAUTHENTICATED:
        asked = isinstance(refusal, refusals.NotSignedIn)
        response.headers["WWW-Authenticate"] = "Bearer" if asked else 'Bearer error="invalid_token"'
    return response


def _note(scope: Scope, refusal: Refusal) -> None:
    event = _EVENTS.get(type(refusal)) or _EVENTS_BY_KIND.get(refusal.kind)
    if event is not None:
        security_events.note(
            event,
            service=scope["app"].state.service,
            person_id=scope.get(CALLER),
            address=address_of(scope),
            route=getattr(scope.get("route"), "path_format", None),
            reason=refusal.slug,
        )


def failed(scope: Scope) -> Response:
    """The answer to a request that met a fault of ours: it says nothing of the fault."""
    texts: Texts = scope["app"].state.texts
    language = _language(scope, texts)
    detail = texts.text(INTERNAL_ERROR, language) or _OUR_FAULT
    return _problem(slug=INTERNAL_ERROR, status=500, detail=detail, members={}, language=language)


def _problem(*, slug: str, status: int, detail: str, members: Mapping[str, JSON], language: str) -> Response:
    body = {
        "type": TYPE_PREFIX + slug,
        "title": slug.replace("-", " ").capitalize(),
        "status": status,
        "detail": detail,
        "instance": _instance(),
        **members,
    }
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(content, status, media_type=PROBLEM_JSON, headers={"Content-Language": language})


def _instance() -> str:
    """Names this occurrence: the trace under which the logs have it."""
    trace_id = current_trace_id()
    return f"urn:mentoring:trace:{trace_id}" if trace_id else f"urn:uuid:{uuid7()}"


def _language(scope: Scope, texts: Texts) -> str:
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return preferred(value.decode("latin-1"), texts.languages)
    return ENGLISH


# --- handlers --------------------------------------------------------------------------------------------------------


async def answer_refusal(request: Request, refusal: Exception) -> Response:
    """The domain's and the edge's own no."""
    assert isinstance(refusal, Refusal)
    return refused(request.scope, refusal)


async def answer_http_exception(request: Request, error: Exception) -> Response:
    """What the framework refuses before a route is found."""
    assert isinstance(error, HTTPException)
    response = refused(request.scope, _BY_STATUS.get(error.status_code, refusals.NotFound)())
    if error.status_code == 405:
        response.headers["Allow"] = ", ".join(allowed_methods(request.app.openapi(), request.scope["path"]))
    return response


def allowed_methods(document: Mapping[str, Any], path: str) -> list[str]:
    """What can be done at this address; the framework names the methods of the first route that it fits only."""
    allowed = set()
    for template, operations in document.get("paths", {}).items():
        if compile_path(template)[0].match(path):
            allowed |= {method.upper() for method in operations}
    return sorted(allowed)


async def answer_invalid_request(request: Request, error: Exception) -> Response:
    """A request that lacks the form its operation takes."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(entry["type"] == "json_invalid" for entry in found):
        return refused(request.scope, refusals.MalformedBody())
    language = _language(request.scope, request.app.state.texts)
    return refused(request.scope, refusals.InvalidRequest(errors=told(error, language)))


def told(error: RequestValidationError, language: str) -> list[dict[str, str]]:
    """What is wrong where, in words for people."""
    return [_error_of(entry, language) for entry in error.errors()[:MOST_ERRORS]]


def _error_of(entry: Mapping[str, Any], language: str) -> dict[str, str]:
    where, *path = entry["loc"]
    if where == "body" or entry["type"] == "extra_forbidden":
        path = list(takewhile(_may_be_told, path))
    pointer = "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in path)
    if where == "body":
        return {"pointer": f"#/{pointer}" if pointer else "#", "detail": _detail_of(entry, language)}
    return {"pointer": f"{where}/{pointer}" if pointer else where, "detail": _detail_of(entry, language)}


def _may_be_told(part: int | str) -> bool:
    """A key that was sent may be anything; what looks like a name is told, so that a typo is found."""
    return isinstance(part, int) or _NAME.fullmatch(part) is not None


def _detail_of(entry: Mapping[str, Any], language: str) -> str:
    context = entry.get("ctx", {})
    if isinstance(reason := context.get("error"), Invalid):
        return wording.translated(str(reason), language)
    kind = entry["type"] if entry["type"] in _SAFE_MESSAGES else "value_error"
    return wording.of_kind(kind, context, language) or str(entry["msg"])
