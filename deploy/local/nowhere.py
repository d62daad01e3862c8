"""What the dispatcher and the forwarder answer themselves: problems as the services have them, which any page may read."""

from collections.abc import Iterable
from http import HTTPStatus

from shared.http.bare_problems import problem

READABLE = (b"access-control-allow-origin", b"*")
"""Nothing of anybody stands in these answers."""

PREFLIGHT = (
    READABLE,
    (b"access-control-allow-methods", b"*"),
    (b"access-control-allow-headers", b"authorization, *"),
)
"""The headers of the answer to a preflight: without it no page would see the problem itself."""


def no_such_service(names: Iterable[str]) -> bytes:
    """The problem with a path that begins with no service's name."""
    paths = ", ".join(f"/{name}/" for name in sorted(names))
    return problem(HTTPStatus.NOT_FOUND, "no-such-service", f"Every path begins with the name of a service: {paths}.")
