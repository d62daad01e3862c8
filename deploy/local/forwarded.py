"""A request on its way through the forwarder: what is known of it, what can't be passed on, how long it may take."""

import asyncio
from collections import deque
from collections.abc import Callable
from http import HTTPStatus

import httptools

from shared.http.pictures import PICTURE_LIMIT
from shared.running.bounded_http import HEAD_LIMIT, REQUEST_LIMIT

OURS = (b"x-forwarded-for", b"x-forwarded-proto", b"forwarded")
"""Headers that the forwarder writes itself: nobody else's are passed on."""


class Request:
    """A request on its way: what is known of it, and the bytes that still wait for the upstream."""

    def __init__(self) -> None:
        self.url = b""
        self.method = b""
        self.headers: list[tuple[bytes, bytes]] = []
        self.head_size = 0
        self.encodings: list[bytes] = []
        self.keeps_alive = True
        self.waiting: deque[bytes] = deque()
        self.answered = False

    @property
    def chunked(self) -> bool:
        return bool(self.encodings)

    @property
    def service(self) -> bytes:
        return self.url.split(b"?", 1)[0].split(b"/", 2)[1] if self.url.startswith(b"/") else b""


class HeadTooLarge(Exception):
    """A head that no service would take."""


class BodyTooLarge(Exception):
    """A body that no service would take."""


class TooFarAhead(Exception):
    """More requests than are kept while earlier ones are answered."""


class OtherEncoding(Exception):
    """A body that is passed on must end where the service sees its end."""


_MALFORMED = (HTTPStatus.BAD_REQUEST, "malformed-request", "This is no HTTP request that can be served here.")
_REFUSALS: dict[type, tuple[HTTPStatus, str, str]] = {
    HeadTooLarge: (
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "head-too-large",
        f"The head of a request has at most {HEAD_LIMIT // 1024} KiB.",
    ),
    BodyTooLarge: (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        f"A request has at most {REQUEST_LIMIT // 1024} KiB, and a picture {PICTURE_LIMIT // 1024}.",
    ),
    OtherEncoding: (HTTPStatus.NOT_IMPLEMENTED, "encoding-not-served", "Bodies come plain or chunked, nothing else."),
}


def refusal_of(error: Exception) -> tuple[HTTPStatus, str, str]:
    """Status, slug and detail; what the parser's callbacks raise comes wrapped into its own."""
    cause = error if isinstance(error, HeadTooLarge | BodyTooLarge) else error.__context__
    return _REFUSALS.get(type(cause), _MALFORMED)


def in_origin_form(target: bytes) -> bytes:
    """`/path?query`, also where a whole address was sent; `*` stays."""
    if target.startswith(b"/") or target == b"*":
        return target
    parsed = httptools.parse_url(target)
    return (parsed.path or b"/") + (b"?" + parsed.query if parsed.query else b"")


class Patience:
    """A deadline that can begin anew."""

    def __init__(self, over: Callable[[], None]) -> None:
        self._over = over
        self._timer: asyncio.TimerHandle | None = None

    @property
    def running(self) -> bool:
        return self._timer is not None

    def begin(self, seconds: float) -> None:
        """From now on."""
        self.end()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._ended)

    def end(self) -> None:
        """It came in time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ended(self) -> None:
        self._timer = None
        self._over()
