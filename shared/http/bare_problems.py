"""Problems that are told where no app is asked: by the server itself, and by what stands before several services.

Nothing of the framework is imported here: a process that only passes requests on has no use for it, and holds 30 MiB less.
"""

import json
from http import HTTPStatus
from typing import Final

from shared.ids import uuid7
from shared.refusals import TYPE_PREFIX

PROBLEM_JSON: Final = "application/problem+json"


def problem(status: HTTPStatus, slug: str, detail: str) -> bytes:
    """A problem in JSON."""
    title = slug.replace("-", " ").capitalize()
    told = {"type": TYPE_PREFIX + slug, "title": title, "status": status.value, "detail": detail}
    return json.dumps({**told, "instance": f"urn:uuid:{uuid7()}"}).encode()


def last_answer(status: HTTPStatus, slug: str, detail: str) -> bytes:
    """A whole answer on the wire, after which the connection is closed."""
    body = problem(status, slug, detail)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: {PROBLEM_JSON}\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    return head.encode() + body
