"""What the dispatcher and the forwarder answer themselves: problems as the services have them, which any page may read."""

import json
from collections.abc import Iterable
from http import HTTPStatus

from shared.ids import uuid7
from shared.refusals import TYPE_PREFIX

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


def problem(status: HTTPStatus, slug: str, detail: str) -> bytes:
    """A problem in JSON."""
    title = slug.replace("-", " ").capitalize()
    told = {"type": TYPE_PREFIX + slug, "title": title, "status": status.value, "detail": detail}
    return json.dumps({**told, "instance": f"urn:uuid:{uuid7()}"}).encode()
