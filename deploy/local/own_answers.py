"""What the dispatcher and the forwarder answer themselves: the site, the web app, and problems as the services have them, which any page may read."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TypeAlias

from deploy.site.files import HEADERS, PATHS, file_at
from deploy.web.served import WebApp, is_page
from shared.http.bare_problems import problem

READABLE = (b"access-control-allow-origin", b"*")
"""Nothing of anybody stands in these answers."""

PREFLIGHT = (
    READABLE,
    (b"access-control-allow-methods", b"*"),
    (b"access-control-allow-headers", b"authorization, *"),
)
"""The headers of the answer to a preflight: without it no page would see the problem itself."""

Answer: TypeAlias = tuple[HTTPStatus, list[tuple[bytes, bytes]], bytes]


def own_answer(
    method: str,
    path: str,
    headers: Iterable[tuple[bytes, bytes]],
    services: Iterable[str],
    web: WebApp | None = None,
) -> Answer:
    """To a request for none of the services; `path` is without its query."""
    if method == "OPTIONS":
        return HTTPStatus.NO_CONTENT, list(PREFLIGHT), b""
    asked = _by_name(headers)
    if web is not None and (
        (method in {"GET", "HEAD"} and (path == "/" or web.has(path)))
        or (path not in PATHS and is_page(method, path, asked.get(b"accept", "")))
    ):
        return _of_the_app(method, path, asked, web)
    if method in {"GET", "HEAD"} and path in PATHS:
        return _file(method, path, asked)
    body = no_such_service(services)
    kind, length = (b"content-type", b"application/problem+json"), (b"content-length", b"%d" % len(body))
    return HTTPStatus.NOT_FOUND, [kind, length, READABLE], body


def opens_the_app(method: str, path: str, headers: Iterable[tuple[bytes, bytes]], web: WebApp | None) -> bool:
    """Whether this is a page of the app's, though its path begins with a service's name."""
    return web is not None and is_page(method, path, _by_name(headers).get(b"accept", ""))


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, str]:
    return {name.lower(): value.decode("latin-1") for name, value in headers}


def _of_the_app(method: str, path: str, asked: dict[bytes, str], web: WebApp) -> Answer:
    status, headers, body = web.answer(
        path, if_none_match=asked.get(b"if-none-match"), accept_encoding=asked.get(b"accept-encoding")
    )
    return status, headers, b"" if method == "HEAD" else body


def _file(method: str, path: str, asked: dict[bytes, str]) -> Answer:
    status, headers, body = file_at(path).answer(
        if_none_match=asked.get(b"if-none-match"), accept_encoding=asked.get(b"accept-encoding")
    )
    return status, [*HEADERS, *headers], b"" if method == "HEAD" else body


def no_such_service(names: Iterable[str]) -> bytes:
    """The problem with a path that begins with no service's name."""
    paths = ", ".join(f"/{name}/" for name in sorted(names))
    return problem(HTTPStatus.NOT_FOUND, "no-such-service", f"Every path begins with the name of a service: {paths}.")
