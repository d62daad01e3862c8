"""What the dispatcher and the forwarder answer themselves: the site, and problems as the services have them, which any page may read."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TypeAlias

from deploy.site.files import HEADERS, PATHS, file_at
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


def own_answer(method: str, path: str, headers: Iterable[tuple[bytes, bytes]], services: Iterable[str]) -> Answer:
    """To a request for none of the services; `path` is without its query."""
    if method == "OPTIONS":
        return HTTPStatus.NO_CONTENT, list(PREFLIGHT), b""
    if method in {"GET", "HEAD"} and path in PATHS:
        return _file(method, path, {name.lower(): value.decode("latin-1") for name, value in headers})
    body = no_such_service(services)
    kind, length = (b"content-type", b"application/problem+json"), (b"content-length", b"%d" % len(body))
    return HTTPStatus.NOT_FOUND, [kind, length, READABLE], body


def _file(method: str, path: str, asked: dict[bytes, str]) -> Answer:
    status, headers, body = file_at(path).answer(
        if_none_match=asked.get(b"if-none-match"), accept_encoding=asked.get(b"accept-encoding")
    )
    return status, [*HEADERS, *headers], b"" if method == "HEAD" else body


def no_such_service(names: Iterable[str]) -> bytes:
    """The problem with a path that begins with no service's name."""
    paths = ", ".join(f"/{name}/" for name in sorted(names))
    return problem(HTTPStatus.NOT_FOUND, "no-such-service", f"Every path begins with the name of a service: {paths}.")
