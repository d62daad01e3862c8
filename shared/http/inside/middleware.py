"""What surrounds every request, as plain ASGI: trace, metrics, headers, faults, and what a body may be."""

import asyncio
import re
import time
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from opentelemetry.trace import SpanKind
from prometheus_client import Histogram
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.ground.logs import logger
from shared.ground.metrics import HTTP_IN_FLIGHT, HTTP_SECONDS
from shared.ground.progress import places_of
from shared.ground.tracing import span
from shared.http.inside.headers import sent
from shared.http.pictures import PICTURE_LIMIT, takes_pictures
from shared.http.problems import failed, refused
from shared.http.refusals import BodyTooLarge, InvalidRequest, TemporarilyUnavailable, UnsupportedMediaType
from shared.postgres import Trouble, trouble_of
from shared.refusals import Refusal

ANSWER_SECONDS: Final = 30.0
"""More than the longest statement and the wait for a connection."""
SLOW_SECONDS: Final = 2.0
"""Of whoever waited longer somebody may ask why, by the trace."""
BODY_LIMIT: Final = 64 * 1024
FILE_LIMIT: Final = 1000 * 1024
"""Of a body that brings a file; what is on the wire has its own limit, which is a little more."""
_JSON: Final = frozenset({"application/json", "application/merge-patch+json"})
_OF_FORMS: Final = "application/x-www-form-urlencoded"
_NO_NUL: Final = "An address holds no NUL (%00)."

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]

_HEADERS_KEY: Final = "mentoring.answer_headers"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_ALWAYS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),
    (b"vary", b"Accept-Language"),
)
_NOT_STORED: Final = (b"cache-control", b"no-store")
_NO_PAGE: Final = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
"""Of answers that are no page, which says itself what it may load."""

log = logger(__name__)


def add_answer_header(scope: Scope, name: str, value: str) -> None:
    """Adds a header to whatever this request is answered with, refusals included."""
    scope[_HEADERS_KEY][name.lower().encode()] = value.encode()


def route_of(scope: Scope) -> str:
    """The template of the route that the request met; never its path, which names people."""
    return str(getattr(scope.get("route"), "path_format", None) or "unmatched")


class Surroundings:
    """Trace, metrics and headers of every answer. Outermost, so that no answer is without them.

    Whose answer begins later than after `slow_after` seconds is in the log; a stream may take its time once it has begun.
    """

    def __init__(self, app: ASGIApp, *, service: str, slow_after: float = SLOW_SECONDS) -> None:
        self._app = app
        self._service = service
        self._slow_after = slow_after
        self._in_flight = 0
        HTTP_IN_FLIGHT.labels(service).set_function(lambda: self._in_flight)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        method = scope["method"] if scope["method"] in _METHODS else "other"
        status, answered = 500, 0.0

        async def send_with_headers(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], time.perf_counter()
                message["headers"] = _completed(message["headers"], scope[_HEADERS_KEY])
            await send(message)

        scope[_HEADERS_KEY] = {}
        self._in_flight += 1
        with span(method, parent=sent(scope, b"traceparent"), kind=SpanKind.SERVER) as current:
            try:
                await self._app(scope, receive, send_with_headers)
            finally:
                self._in_flight -= 1
                route = route_of(scope)
                current.update_name(f"{method} {route}")
                current.set_attribute("http.response.status_code", status)
                ended = time.perf_counter()
                _seconds_of(self._service, method, route, status).observe(ended - began)
                if (seconds := (answered or ended) - began) > self._slow_after:
                    log.warning(
                        "request was slow", method=method, route=route, status=status, seconds=round(seconds, 2)
                    )


@cache
def _seconds_of(service: str, method: str, route: str, status: int) -> Histogram:
    return HTTP_SECONDS.labels(service, method, route, str(status))


def _completed(headers: RawHeaders, added: Mapping[bytes, bytes]) -> RawHeaders:
    """All headers of an answer. Pairs of bytes, since every answer passes here."""
    complete = [*headers, *_ALWAYS, *added.items()]
    names = {name for name, _ in headers}
    if b"cache-control" not in names:
        complete.append(_NOT_STORED)
    if b"content-security-policy" not in names:
        complete.append(_NO_PAGE)
    return complete


class Faults:
    """Turns what nobody named into 503 when a part is away and into 500 otherwise, and logs it under its trace.

    What hangs has taken too long after `ANSWER_SECONDS`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched_send(message: Message) -> None:
            nonlocal started
            if not started:
                limit.reschedule(None)  # an answer that has begun may take its time: a stream does
            started = True
            await send(message)

        try:
            async with asyncio.timeout(ANSWER_SECONDS) as limit:
                await self._app(scope, receive, watched_send)
        except Exception as error:  # noqa: BLE001 — the outermost loop of a request
            response = _answer_to(error, scope)
            if not started:
                await response(scope, receive, send)
            # An answer that has begun stays unfinished, and the server closes the connection.


def _answer_to(error: Exception, scope: Scope) -> Response:
    route, reason = route_of(scope), type(error).__name__
    match trouble_of(error):
        case Trouble.GONE | Trouble.BUSY:
            log.warning("request met something that is away", route=route, reason=reason)
            return refused(scope, TemporarilyUnavailable(retry_after=2))
        case Trouble.SLOW:
            log.error("request took too long", route=route, reason=reason, at=places_of(error))
            return refused(scope, TemporarilyUnavailable(retry_after=2))
        case Trouble.WRONG:
            log.error("request failed", route=route, reason=reason, at=places_of(error))
            return failed(scope)


class TooLargeWhileRead(HTTPException):
    """The body outgrew its limit while it was read; an HTTPException is what the framework lets through."""

    def __init__(self) -> None:
        super().__init__(413)


class Bodies:
    """Refuses bodies that are too large, whether they say so or not, that are no JSON, and NUL in addresses.

    `files_at`: the addresses that take bodies with files; `pages`: those that take what forms send, and nothing else.
    Where pictures are taken (`shared.http.pictures`) a body is one.
    """

    def __init__(
        self, app: ASGIApp, *, files_at: re.Pattern[str] | None = None, pages: re.Pattern[str] | None = None
    ) -> None:
        self._app = app
        self._files_at = files_at
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        if (refusal := self._refusal(scope, limit)) is not None:
            await refused(scope, refusal)(scope, receive, send)
            return
        await self._app(scope, self._bounded(receive, limit), send)

    def _limit(self, path: str) -> int:
        if takes_pictures(path):
            return PICTURE_LIMIT
        return FILE_LIMIT if self._files_at is not None and self._files_at.fullmatch(path) else BODY_LIMIT

    def _refusal(self, scope: Scope, limit: int) -> Refusal | None:
        if nul := _nul_in(scope):
            return InvalidRequest(errors=[{"pointer": part, "detail": _NO_NUL} for part in nul])
        length = sent(scope, b"content-length")
        length = "0" if length is None else length
        if length.isascii() and length.isdigit() and int(length[:20]) > limit:
            return BodyTooLarge()
        has_body = length != "0" or sent(scope, b"transfer-encoding") is not None
        if has_body and not self._takes(scope, sent(scope, b"content-type") or ""):
            return UnsupportedMediaType()
        return None

    def _takes(self, scope: Scope, content_type: str) -> bool:
        media_type = content_type.partition(";")[0].strip().lower()
        if self._pages is not None and self._pages.fullmatch(scope["path"]):
            return media_type == _OF_FORMS
        if takes_pictures(scope["path"]):
            return media_type.startswith("image/") or media_type == "application/octet-stream"
        return media_type in _JSON

    def _bounded(self, receive: Receive, limit: int) -> Receive:
        size = 0

        async def bounded() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > limit:
                raise TooLargeWhileRead
            return message

        return bounded


def _nul_in(scope: Scope) -> list[str]:
    """The parts of the address that hold one."""
    holds = {"path": "\x00" in scope["path"], "query": b"%00" in scope["query_string"]}
    return [part for part, does in holds.items() if does]
