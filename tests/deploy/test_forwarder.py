"""The forwarder: one address for ten processes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from deploy.local import forwarder
from deploy.local.forwarder import Forwarder
from deploy.local.processes import free_port, listening_socket
from shared.running.bounded_http import REQUEST_LIMIT


class Upstream:
    """A service's api, as far as the forwarder can see: tells what it was sent, or does what the path says."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.port = free_port()
        self.go_on = asyncio.Event()
        self.client_left = asyncio.Event()
        self.connections = 0
        self._server: asyncio.Server | None = None
        self._serving: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def stop(self) -> None:
        self.go_on.set()
        if self._server:
            self._server.close()
        for serving in self._serving:
            serving.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                method, path, _ = head[0].split(" ")
                headers = {
                    name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)
                }
                await self._answer(method, path, headers, await _body(reader, headers), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.client_left.set()
        finally:
            writer.close()

    async def _answer(
        self, method: str, path: str, headers: dict[str, str], body: bytes, writer: asyncio.StreamWriter
    ) -> None:
        if path.endswith("/stream"):
            writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\nfirst\n\r\n")
            await writer.drain()
            await self.go_on.wait()
            writer.write(b"7\r\nsecond\n\r\n0\r\n\r\n")
        elif path.endswith("/dies-half-way"):
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
            raise ConnectionResetError
        else:
            seen = {"service": self.name, "path": path, "body": body.decode(), "headers": headers}
            answer = b"" if method == "HEAD" else json.dumps(seen).encode()
            length = len(json.dumps(seen))
            writer.write(f"HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n".encode() + answer)
        await writer.drain()


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


@pytest.fixture
async def upstreams() -> AsyncIterator[dict[str, Upstream]]:
    made = {name: Upstream(name) for name in ("profiles", "matching")}
    for upstream in made.values():
        await upstream.start()
    yield made
    for upstream in made.values():
        await upstream.stop()


@pytest.fixture
async def client(upstreams: dict[str, Upstream]) -> AsyncIterator[httpx.AsyncClient]:
    async with forwarding({name: upstream.port for name, upstream in upstreams.items()}) as opened:
        yield opened


@asynccontextmanager
async def forwarding(routes: dict[str, int]) -> AsyncIterator[httpx.AsyncClient]:
    listening = listening_socket(0, strict=True)
    assert listening is not None
    port = listening.getsockname()[1]
    made = Forwarder(routes, listening)
    await made.start()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as opened:
        yield opened
    await made.stop()


async def test_the_first_segment_of_the_path_says_whose_request_it_is(client: httpx.AsyncClient) -> None:
    answers = [(await client.get(path)).json() for path in ("/profiles/v1/me?x=1", "/matching/v1/x", "/profiles/v1/y")]
    assert [(each["service"], each["path"]) for each in answers] == [
        ("profiles", "/profiles/v1/me?x=1"),
        ("matching", "/matching/v1/x"),
        ("profiles", "/profiles/v1/y"),
    ]


async def test_connections_are_kept(client: httpx.AsyncClient, upstreams: dict[str, Upstream]) -> None:
    for _ in range(5):
        await client.get("/profiles/v1/me")
    assert upstreams["profiles"].connections == 1


async def test_a_path_of_no_service_is_a_404_and_the_connection_lives_on(client: httpx.AsyncClient) -> None:
    refused = await client.get("/nowhere")
    preflight = await client.options("/nowhere")
    assert refused.status_code == 404
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:mentoring:problem:no-such-service"
    assert refused.json()["instance"].startswith("urn:uuid:")
    assert "/matching/, /profiles/" in refused.json()["detail"]
    assert refused.headers["access-control-allow-origin"] == "*"
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (204, "*")
    assert (await client.get("/profiles/v1/me")).status_code == 200


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_arrives_whole(client: httpx.AsyncClient, chunked: bool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    content = pieces() if chunked else b"x" * 100_000
    answer = await client.post("/matching/v1/requests", content=content)
    assert answer.json()["body"] == "x" * 100_000


async def test_an_answer_to_head_has_no_body_to_wait_for(client: httpx.AsyncClient) -> None:
    assert (await client.head("/profiles/v1/me")).headers["content-length"] != "0"
    assert (await client.get("/profiles/v1/me")).status_code == 200


async def test_a_client_cannot_say_that_it_is_somebody_else(client: httpx.AsyncClient) -> None:
    answer = await client.get("/profiles/v1/me", headers={"X-Forwarded-For": "10.9.8.7", "Forwarded": "for=10.9.8.7"})
    assert answer.json()["headers"]["x-forwarded-for"] == "127.0.0.1"
    assert "forwarded" not in answer.json()["headers"]


async def test_events_stream_as_they_come(client: httpx.AsyncClient, upstreams: dict[str, Upstream]) -> None:
    async with client.stream("GET", "/profiles/v1/stream") as answer:
        lines = answer.aiter_lines()
        assert await anext(lines) == "first"  # the second is not sent before the first was seen
        upstreams["profiles"].go_on.set()
        assert await anext(lines) == "second"


async def test_the_upstream_learns_that_the_client_has_left(
    client: httpx.AsyncClient, upstreams: dict[str, Upstream]
) -> None:
    async with client.stream("GET", "/profiles/v1/stream") as answer:
        await anext(answer.aiter_lines())
    upstreams["profiles"].go_on.set()
    await asyncio.wait_for(upstreams["profiles"].client_left.wait(), 5)


async def test_half_an_answer_is_never_taken_for_a_whole(client: httpx.AsyncClient) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        await client.get("/profiles/v1/dies-half-way")


async def test_an_upstream_that_is_being_started_is_waited_for() -> None:
    late = Upstream("profiles")
    async with forwarding({"profiles": late.port}) as client:
        request = asyncio.create_task(client.get("/profiles/v1/me"))
        await asyncio.wait({request}, timeout=0.2)
        await late.start()
        assert (await request).status_code == 200
    await late.stop()


async def test_an_upstream_that_stays_away_is_a_503_that_says_when_to_try_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forwarder, "CONNECTS_WITHIN", 0.1)
    async with forwarding({"profiles": free_port()}) as client:
        refused = await client.get("/profiles/v1/me")
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"


async def test_what_is_sent_ahead_is_answered_in_order(client: httpx.AsyncClient) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    paths = [f"/{'profiles' if number % 2 else 'matching'}/v1/{number}" for number in range(30)]
    writer.write("".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n" for path in paths).encode())
    answered = []
    for _ in paths:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
        answered.append(
            json.loads(await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r")[0])))["path"]
        )
    writer.close()
    assert answered == paths


async def test_what_is_no_http_is_a_400(client: httpx.AsyncClient) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(b"\x16\x03\x01 hello\r\n\r\n")
    assert (await asyncio.wait_for(reader.read(), 5)).startswith(b"HTTP/1.1 400 ")
    writer.close()


@pytest.mark.parametrize("head", [b"GET /profiles HTTP/1.1\r\nX: ", b"GET /profiles?", b"GET /profiles HTTP/1.1\r\n"])
async def test_headers_without_end_are_refused(client: httpx.AsyncClient, head: bytes) -> None:
    filling = b"X: y\r\n" * 14_000 if head.endswith(b"\r\n") else b"x" * 70_000
    assert b"head-too-large" in await sent_raw(client, head + filling)


@pytest.mark.parametrize(
    "lines",
    [
        b"Transfer-Encoding: gzip, chunked",
        b"Transfer-Encoding: chunked, chunked",
        b"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3",
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding: identity",
        b"Content-Length: 3\r\nContent-Length: 4",
    ],
)
async def test_a_body_whose_end_might_be_seen_differently_is_passed_on_to_nobody(
    client: httpx.AsyncClient, upstreams: dict[str, Upstream], lines: bytes
) -> None:
    hidden = b"GET /profiles/v1/hidden HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n"
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(hidden), hidden)
    answer = await sent_raw(client, b"POST /profiles/v1/me HTTP/1.1\r\n" + lines + b"\r\n\r\n" + body)
    assert answer.split()[1] in {b"400", b"501"}
    assert answer.count(b"HTTP/1.1") == 1
    assert upstreams["profiles"].connections == 0


@pytest.mark.parametrize("spelled", [b"chunked", b"Chunked", b" chunked "])
async def test_chunks_are_passed_on_however_their_name_is_spelled(client: httpx.AsyncClient, spelled: bytes) -> None:
    head = b"POST /profiles/v1/me HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding:" + spelled
    assert b'"body": "abc"' in await sent_raw(client, head + b"\r\n\r\n3\r\nabc\r\n0\r\n\r\n")


async def test_a_whole_address_leads_to_its_service(client: httpx.AsyncClient) -> None:
    line = b"GET http://anywhere/matching/v1/x?y=1 HTTP/1.1\r\nConnection: close\r\n\r\n"
    assert b'"path": "/matching/v1/x?y=1"' in await sent_raw(client, line)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"OPTIONS *", b"204"),
        (b"GET *", b"404"),
        (b"CONNECT x:80", b"400"),
        (b"GET http://x", b"200"),
        (b"GET http://x/y", b"404"),
    ],
)
async def test_a_target_that_names_no_service_is_no_fault(
    client: httpx.AsyncClient, line: bytes, status: bytes
) -> None:
    assert (await sent_raw(client, line + b" HTTP/1.1\r\nConnection: close\r\n\r\n")).split()[1] == status


@pytest.mark.parametrize("half", [b"GET /profiles HTTP/1.1\r\n", b"GE"])
async def test_half_a_head_is_ended_in_time(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, half: bytes
) -> None:
    monkeypatch.setattr(forwarder, "HEAD_WITHIN", 0.2)
    assert b"request-too-slow" in await sent_raw(client, half)


@pytest.mark.parametrize("nothing", [b"", b"\r\n"])
async def test_a_connection_on_which_nothing_is_asked_is_closed(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, nothing: bytes
) -> None:
    monkeypatch.setattr(forwarder, "HEAD_WITHIN", 0.2)
    assert b"200" not in await sent_raw(client, nothing)


async def test_half_a_body_and_an_idle_connection_are_ended_in_time(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarder, "BODY_WITHIN", 0.2)
    monkeypatch.setattr(forwarder, "KEEP_ALIVE_SECONDS", 0.2)
    assert await sent_raw(client, b"POST /profiles/v1/me HTTP/1.1\r\nContent-Length: 4\r\n\r\n12") == b""
    assert b" 200 " in await sent_raw(client, b"GET /profiles/v1/me HTTP/1.1\r\n\r\n")


async def test_a_body_that_trickles_has_no_more_time_than_one_that_stands_still(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarder, "BODY_WITHIN", 0.3)
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(b"POST /profiles/v1/me HTTP/1.1\r\nContent-Length: 4000\r\n\r\n")
    ended = asyncio.create_task(reader.read())
    for _ in range(100):
        writer.write(b"1")
        await asyncio.wait({ended}, timeout=0.05)
        if ended.done():
            break
    assert await asyncio.wait_for(ended, 0.1) == b""
    writer.close()


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 99999999",
        b"Transfer-Encoding: chunked\r\n\r\n5f5e0ff",
        b"Transfer-Encoding: chunked\r\n\r\n1;a=",
    ],
)
async def test_of_a_body_without_end_little_is_kept(
    upstreams: dict[str, Upstream], client: httpx.AsyncClient, head: bytes
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(b"POST /profiles/v1/dies-half-way HTTP/1.1\r\n" + head + (b"" if head.endswith(b"=") else b"\r\n\r\n"))
    ended, sent = asyncio.create_task(reader.read()), 0
    with suppress(ConnectionError):
        while not ended.done() and sent < 64 * REQUEST_LIMIT:
            writer.write(b"x" * 65_536)
            sent += 65_536
            await writer.drain()
            await asyncio.sleep(0)
    with suppress(ConnectionError):
        await ended
    writer.close()
    assert sent < 16 * REQUEST_LIMIT


async def test_who_asks_too_far_ahead_is_left(client: httpx.AsyncClient, upstreams: dict[str, Upstream]) -> None:
    head = b"GET /profiles/v1/stream HTTP/1.1\r\n\r\n"
    with suppress(ConnectionError):
        assert b"second" not in await sent_raw(client, head * 2_000)


async def sent_raw(client: httpx.AsyncClient, data: bytes) -> bytes:
    """What is answered until the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(data)
    try:
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()
