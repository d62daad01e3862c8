"""One address for ten processes: passes each request on by the first segment of its path.

HTTP is parsed only as far as it must be to know where a message ends; answers go through byte by byte as they come, so
server-sent events stream. An upstream that is away is waited for, since its supervisor
brings it back; one that stays away is a 503 with `Retry-After`.
"""

import asyncio
import socket
import time
from collections import deque
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import cast

import httptools

from deploy.local.environment import FORWARDS_FROM
from deploy.local.forwarded import (
    OURS,
    BodyTooLarge,
    HeadTooLarge,
    OtherEncoding,
    Patience,
    Request,
    TooFarAhead,
    in_origin_form,
    refusal_of,
)
from deploy.local.own_answers import READABLE, opens_the_app, own_answer
from deploy.web.served import WebApp
from shared.ground.settings import KEEP_ALIVE_SECONDS
from shared.http.bare_problems import problem
from shared.http.pictures import may_have_on_the_wire
from shared.running.bounded_http import HEAD_LIMIT, MOST_AHEAD, REQUEST_LIMIT, BoundedHttp

QUEUE_LIMIT = 8
CONNECTS_WITHIN = 5.0
# The services close idle connections somewhat later; one this old is not used again.
REUSED_WITHIN = 60.0
HEAD_WITHIN = BoundedHttp.head_seconds
BODY_WITHIN = BoundedHttp.body_seconds
READ_WITHIN = BoundedHttp.unread_seconds


class Forwarder:
    """Serves a listening socket; `routes` says the port of each service."""

    def __init__(self, routes: Mapping[str, int], listening: socket.socket, web: WebApp | None = None) -> None:
        self.routes = {name.encode(): target for name, target in routes.items()}
        self._listening = listening
        self._web = web
        self._server: asyncio.Server | None = None
        self._clients: set[_Client] = set()

    async def start(self) -> None:
        """Answers from now on."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Client(self.routes, self._clients, self._web), sock=self._listening
        )

    async def stop(self) -> None:
        """Listens no more and closes what is open."""
        if self._server:
            self._server.close()
        for client in list(self._clients):
            client.close()


class _Client(asyncio.Protocol):
    """A client's connection. Its requests are answered one after the other, whatever it sends ahead."""

    def __init__(self, routes: Mapping[bytes, int], clients: "set[_Client]", web: WebApp | None) -> None:
        self._routes = routes
        self._web = web
        self._clients = clients
        self._parser = httptools.HttpRequestParser(self)
        self._requests: deque[Request] = deque()
        self._upstreams: dict[bytes, _Upstream] = {}
        self._connecting: asyncio.Task[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._reading = Request()
        self._come_since = 0
        self._patience = Patience(self._late)
        self._unread = Patience(self._left_unread)

    # the connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are none by name
        self._clients.add(self)
        self._patience.begin(HEAD_WITHIN)

    def connection_lost(self, _exc: Exception | None) -> None:
        self._patience.end()
        self._unread.end()
        self._transport = None
        self._clients.discard(self)
        if self._connecting:
            self._connecting.cancel()
        for upstream in self._upstreams.values():
            upstream.abort()

    def data_received(self, data: bytes) -> None:
        self._come_since += len(data)
        try:
            self._parser.feed_data(data)
            if self._reading.method == b"" and self._come_since > HEAD_LIMIT:  # one line without end is no header yet
                raise HeadTooLarge
            if self._come_since > REQUEST_LIMIT and self._come_since > may_have_on_the_wire(
                self._reading.url, REQUEST_LIMIT
            ):
                raise BodyTooLarge
        except (httptools.HttpParserError, httptools.HttpParserUpgrade, HeadTooLarge, BodyTooLarge) as error:
            self._refuse_for_good(error)

    def pause_writing(self) -> None:
        self._unread.begin(READ_WITHIN)
        for upstream in self._upstreams.values():
            upstream.pause_reading(paused=True)

    def resume_writing(self) -> None:
        self._unread.end()
        for upstream in self._upstreams.values():
            upstream.pause_reading(paused=False)

    def pause_reading(self, *, paused: bool) -> None:
        """Reads no more while an upstream, or the queue, is full."""
        if self._transport and not self._transport.is_closing():
            (self._transport.pause_reading if paused else self._transport.resume_reading)()

    def write(self, data: bytes) -> None:
        """Passes on what an upstream answers."""
        if self._transport:
            self._transport.write(data)

    def close(self) -> None:
        """Closes once what was written has left."""
        if self._transport:
            self._transport.close()

    # what the parser sees

    def on_message_begin(self) -> None:
        if len(self._requests) >= MOST_AHEAD:
            raise TooFarAhead
        self._reading = Request()
        self._patience.begin(HEAD_WITHIN)

    def on_url(self, url: bytes) -> None:
        self._reading.url += url
        self._grow(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        self._grow(len(name) + len(value))
        lowered = name.lower()
        if lowered == b"transfer-encoding":
            self._reading.encodings.append(value.strip().lower())
        elif lowered not in OURS:
            self._reading.headers.append((name, value))

    def on_headers_complete(self) -> None:
        request, transport = self._reading, self._transport
        assert transport is not None
        if request.encodings not in ([], [b"chunked"]):
            raise OtherEncoding
        request.url = in_origin_form(request.url)
        self._patience.begin(BODY_WITHIN)
        request.method = self._parser.get_method()
        request.keeps_alive = self._parser.should_keep_alive()
        peer = transport.get_extra_info("peername")[0].encode()
        headers = [*request.headers, (b"X-Forwarded-For", peer), (b"X-Forwarded-Proto", b"http")]
        headers += [(b"Transfer-Encoding", each) for each in request.encodings]
        first = b"%s %s HTTP/%s\r\n" % (request.method, request.url, self._parser.get_http_version().encode())
        request.waiting.append(first + b"".join(b"%s: %s\r\n" % header for header in headers) + b"\r\n")
        self._requests.append(request)
        if len(self._requests) >= QUEUE_LIMIT:
            self.pause_reading(paused=True)
        if len(self._requests) == 1:
            self._next()

    def on_body(self, body: bytes) -> None:
        self._send(self._reading, b"%x\r\n%s\r\n" % (len(body), body) if self._reading.chunked else body)

    def on_message_complete(self) -> None:
        self._come_since = 0
        self._patience.end()
        if self._reading.chunked:
            self._send(self._reading, b"0\r\n\r\n")
        if not self._requests:
            self._patience.begin(KEEP_ALIVE_SECONDS)

    def _grow(self, size: int) -> None:
        self._reading.head_size += size
        if self._reading.head_size > HEAD_LIMIT:
            raise HeadTooLarge

    # between the two

    def _send(self, request: Request, data: bytes) -> None:
        """Nobody waits for what is left of a request that is answered already."""
        if request not in self._requests:
            return
        request.waiting.append(data)
        upstream = self._upstreams.get(request.service)
        if upstream and upstream.request is request:
            upstream.send_waiting()

    def _next(self) -> None:
        """Begins with the request at the head of the queue."""
        request = self._requests[0]
        port = self._routes.get(request.service)
        if port is None or opens_the_app(request.method.decode(), _path(request), request.headers, self._web):
            self._answer_itself(request)
            self.done(keeps_alive=request.keeps_alive)
            return
        upstream = self._upstreams.get(request.service)
        if upstream and upstream.usable:
            upstream.begin(request)
        else:
            self._connecting = asyncio.get_running_loop().create_task(self._connect(request, port))

    async def _connect(self, request: Request, port: int) -> None:
        """Waits a while for one that is being started: nothing has been sent yet, so nothing can happen twice."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + CONNECTS_WITHIN
        while True:
            try:
                _, upstream = await loop.create_connection(lambda: _Upstream(self), FORWARDS_FROM, port)
            except OSError:
                if loop.time() > deadline:
                    self.unanswered()
                    return
                await asyncio.sleep(0.05)
            else:
                self._upstreams[request.service] = upstream
                upstream.begin(request)
                return

    def done(self, *, keeps_alive: bool) -> None:
        """The answer to the first request in the queue is complete."""
        self._requests.popleft()
        if not keeps_alive:
            self.close()
            return
        if not self._requests and not self._patience.running:
            self._patience.begin(KEEP_ALIVE_SECONDS)
        if len(self._requests) == QUEUE_LIMIT - 1:
            self.pause_reading(paused=False)
        if self._requests:
            self._next()

    def unanswered(self) -> None:
        """The upstream is away. What it may have begun to answer is cut off: no client takes half an answer for a whole."""
        if self._transport is None:
            return
        if self._requests[0].answered:
            self._transport.abort()
            return
        status, detail = HTTPStatus.SERVICE_UNAVAILABLE, "This service is being started. Try again in a moment."
        self._refuse(status, problem(status, "temporarily-unavailable", detail))
        self.close()

    def _refuse_for_good(self, error: Exception) -> None:
        """What can't be understood ends the connection: nobody knows where the next request would begin."""
        if not self._requests:
            status, slug, detail = refusal_of(error)
            self._refuse(status, problem(status, slug, detail))
        self.close()

    def _late(self) -> None:
        """Nothing was asked, or not all of it came in time."""
        if self._reading.method == b"" and self._come_since and not self._requests:
            status = HTTPStatus.REQUEST_TIMEOUT
            self._refuse(status, problem(status, "request-too-slow", "The request took too long to come."))
        self.close()

    def _left_unread(self) -> None:
        if self._transport:
            self._transport.abort()

    def _answer_itself(self, request: Request) -> None:
        services = [name.decode() for name in self._routes]
        self._answer(*own_answer(request.method.decode(), _path(request), request.headers, services, self._web))

    def _refuse(self, status: HTTPStatus, body: bytes) -> None:
        headers = [(b"content-type", b"application/problem+json"), (b"content-length", b"%d" % len(body)), READABLE]
        if status is HTTPStatus.SERVICE_UNAVAILABLE:
            headers += [(b"retry-after", b"1"), (b"connection", b"close")]
        self._answer(status, headers, body)

    def _answer(self, status: HTTPStatus, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> None:
        first = f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode()
        self.write(first + b"".join(b"%s: %s\r\n" % header for header in headers) + b"\r\n" + body)


def _path(request: Request) -> str:
    return request.url.split(b"?", 1)[0].decode("latin-1")


class _Upstream(asyncio.Protocol):
    """A client's connection to one service, used for one request at a time."""

    def __init__(self, client: _Client) -> None:
        self.request: Request | None = None
        self._client = client
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._idle_since = 0.0
        self._keeps_alive = False
        self._complete = False

    @property
    def usable(self) -> bool:
        transport = self._transport
        return (
            transport is not None and not transport.is_closing() and time.monotonic() - self._idle_since < REUSED_WITHIN
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are none by name

    def connection_lost(self, _exc: Exception | None) -> None:
        self._transport = None
        if self.request is not None:
            self.request = None
            self._client.unanswered()

    def abort(self) -> None:
        """The client has gone."""
        self.request = None
        if self._transport:
            self._transport.abort()

    def begin(self, request: Request) -> None:
        """Sends what there is of it; the rest follows as it comes."""
        self.request = request
        self._parser = httptools.HttpResponseParser(self)
        self._complete = False
        self.send_waiting()

    def send_waiting(self) -> None:
        if self._transport and self.request:
            self._transport.writelines(self.request.waiting)
            self.request.waiting.clear()

    def data_received(self, data: bytes) -> None:
        request = self.request
        if request is None:
            return
        request.answered = True
        self._client.write(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.connection_lost(None)
            return
        if self._complete:
            self.request = None
            self._idle_since = time.monotonic()
            self._client.done(keeps_alive=self._keeps_alive and request.keeps_alive)

    def on_headers_complete(self) -> None:
        self._keeps_alive = self._parser.should_keep_alive()  # it forgets, once the message is complete
        if self.request and self.request.method == b"HEAD":
            self._complete = True

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() >= HTTPStatus.OK:
            self._complete = True

    def pause_writing(self) -> None:
        self._client.pause_reading(paused=True)

    def resume_writing(self) -> None:
        self._client.pause_reading(paused=False)

    def pause_reading(self, *, paused: bool) -> None:
        if self._transport and not self._transport.is_closing():
            (self._transport.pause_reading if paused else self._transport.resume_reading)()
