"""HTTP of clients that take their time or send without end: uvicorn's protocol, with limits that it does not have."""

import asyncio
from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from shared.http.bare_problems import last_answer
from shared.http.pictures import may_have_on_the_wire

HEAD_LIMIT: Final = 32 * 1024
"""Bytes of a request's line and headers together."""

REQUEST_LIMIT: Final = 1024 * 1024
"""Bytes of a request on the wire, the sizes and extensions of chunks among them: no body that is served is as large, but for pictures."""

MOST_AHEAD: Final = 32
"""Requests that may be sent before the earlier ones are answered: each is kept until its turn."""


class _Phase(Enum):
    BETWEEN = auto()
    HEAD = auto()
    BODY = auto()


class _TooMuch(Exception):
    """Ends the parser's work; it is answered in `send_400_response`, where it can be."""


class BoundedHttp(HttpToolsProtocol):
    """Ends connections whose head or body does not come in time or is too large, who ask too far ahead, or who read no answer.

    What comes whole in one piece, as nearly every request does, costs no timer.
    """

    head_seconds = 10.0
    body_seconds = 30.0
    unread_seconds = 60.0

    _phase = _Phase.BETWEEN
    _requests = 0
    _piece = 0
    _come_since = 0
    _too_large = False
    _timer: asyncio.TimerHandle | None = None
    _timed: tuple[_Phase, int] | None = None
    _unread: asyncio.TimerHandle | None = None
    _answering: RequestResponseCycle | None = None

    # the connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._arm(self.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        self._note_read()
        if self._answering is not None:  # uvicorn tells the last request only
            self._answering.disconnected = True
            self._answering.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._piece = len(data)
        self._come_since += self._piece
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._phase is _Phase.HEAD and self._come_since > HEAD_LIMIT:  # one line without end is no header yet
            self._too_large = True
            self.send_400_response("")
            return
        if self._phase is _Phase.BODY and self._come_since > REQUEST_LIMIT and self._come_since > (most := self._most):
            detail = f"A request has at most {most // 1024} KiB."
            self._end(last_answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", detail))
            return
        self._keep_time()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:  # type: ignore[override]
        self._answering = cycle
        super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self.loop.call_later(self.unread_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        self._note_read()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 — uvicorn's words; ours say more
        """Tells what is wrong with what was sent, and closes."""
        if self._too_large:
            status, slug = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "head-too-large"
            detail = f"The head of a request has at most {HEAD_LIMIT // 1024} KiB."
        else:
            status, slug, detail = HTTPStatus.BAD_REQUEST, "malformed-request", "This is no HTTP request."
        self._end(last_answer(status, slug, detail))

    # what the parser sees

    def on_message_begin(self) -> None:
        if len(self.pipeline) >= MOST_AHEAD:
            raise _TooMuch
        super().on_message_begin()
        self._phase = _Phase.HEAD
        self._requests += 1

    def on_headers_complete(self) -> None:
        if self._come_since > HEAD_LIMIT or self._piece > HEAD_LIMIT:  # else the head can't be too large: nearly always
            self._refuse_a_large_head()
        super().on_headers_complete()
        self._phase = _Phase.BODY

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._phase = _Phase.BETWEEN
        self._come_since = 0

    def _refuse_a_large_head(self) -> None:
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > HEAD_LIMIT:
            self._too_large = True
            raise _TooMuch

    # time

    def _keep_time(self) -> None:
        """Each head and each body has its time from when it began; empty lines between requests have no longer one."""
        if self._phase is _Phase.BETWEEN:
            if self._is_answering:
                self._disarm()
            elif self._timer is None:
                self._arm(self.head_seconds)
        elif self._timed != (self._phase, self._requests):
            self._disarm()
            self._arm(self.head_seconds if self._phase is _Phase.HEAD else self.body_seconds)
            self._timed = (self._phase, self._requests)

    def _arm(self, seconds: float) -> None:
        self._timer = self.loop.call_later(seconds, self._late)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._timer = None
        if self.transport.is_closing() or (self._phase is _Phase.BETWEEN and self._is_answering):
            return
        if self._phase is _Phase.BETWEEN:
            self.transport.close()
            return
        status, detail = HTTPStatus.REQUEST_TIMEOUT, "The request took too long to come."
        self._end(last_answer(status, "request-too-slow", detail))

    def _note_read(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    @property
    def _most(self) -> int:
        """Bytes of the request that is being read."""
        return may_have_on_the_wire(self.url, REQUEST_LIMIT)

    @property
    def _is_answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # none before the first request, whatever uvicorn's types say
        return cycle is not None and not cycle.response_complete

    @property
    def _may_answer(self) -> bool:
        """Whether a last answer would be taken for that of the request that is being read, and of no other."""
        if self._phase is not _Phase.BODY:
            return not self._is_answering
        return not self.pipeline and not self.cycle.response_started

    def _end(self, answer: bytes) -> None:
        if self._may_answer:
            self.transport.write(answer)
        self.transport.close()
