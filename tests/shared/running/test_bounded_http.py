"""Clients that are slow, huge or half: they are ended in time, and others are served meanwhile."""

import asyncio
import gc
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import pytest
from starlette.types import Receive, Scope, Send

from shared.running.bounded_http import HEAD_LIMIT, MOST_AHEAD, REQUEST_LIMIT, BoundedHttp
from tests.fixtures.eventually import eventually
from tests.fixtures.http_server import serving

HEAD = b"GET /a HTTP/1.1\r\nHost: x\r\n"
POST = b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"
CHUNKED = b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
HUGE = 256 * 1024 * 1024


class Hasty(BoundedHttp):
    head_seconds = 0.4
    body_seconds = 0.4
    unread_seconds = 0.4


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    """A server has its process look for garbage as seldom as suits it; this process goes on."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads what it is sent and answers; `/early` answers first, `/endless` writes without end, `/slow` takes longer than
    a head may, `/left` waits until nobody waits for it.
    """
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    if scope["path"] == "/early":
        await send({"type": "http.response.start", "status": 413, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})
        return
    message = await receive()
    while message["type"] == "http.request" and (message.get("more_body") or scope["path"] == "/left"):
        message = await receive()
    if message["type"] == "http.disconnect":
        return
    if scope["path"] == "/slow":
        await asyncio.sleep(1)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while scope["path"] == "/endless":
        await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
        await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b"done"})


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def told(reader: asyncio.StreamReader) -> tuple[int, str]:
    """Status and slug of a last answer; the connection is closed after it."""
    answer = await asyncio.wait_for(reader.read(), 5)
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)["type"].rpartition(":")[2]


async def answered(reader: asyncio.StreamReader) -> int:
    """Status of an answer after which the connection may stay open."""
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    await reader.readuntil(b"0\r\n\r\n")
    return int(head.split()[1])


async def ask(port: int) -> float:
    """The seconds that a well-behaved client waits for its answer."""
    began = time.perf_counter()
    async with connected(port) as (reader, writer):
        writer.write(HEAD + b"\r\n")
        assert await answered(reader) == 200
    return time.perf_counter() - began


@pytest.mark.parametrize("half", [HEAD, b"GE", POST[:-3], POST, POST + b"12", HEAD + b"\r\n" + HEAD])
async def test_a_request_that_does_not_come_whole_in_time_is_refused(half: bytes) -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        writer.write(half)
        if half.startswith(HEAD + b"\r\n"):
            assert await answered(reader) == 200
        assert await told(reader) == (408, "request-too-slow")


async def test_a_head_that_trickles_has_no_more_time_than_one_that_stands_still() -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        began = time.perf_counter()
        writer.write(b"GET /a HTTP/1.1\r\n")
        ended = asyncio.create_task(reader.read())
        while not ended.done() and time.perf_counter() - began < 5:
            writer.write(b"X: y\r\n")
            await asyncio.wait({ended}, timeout=0.05)
        assert b"request-too-slow" in await ended
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (POST.replace(b"4", b"4000"), b"x"),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED + b"1;a=", b"x"),
        (CHUNKED + b"0\r\n", b"A: x\r\n"),
    ],
)
async def test_a_body_that_trickles_has_no_more_time_than_one_that_stands_still(begin: bytes, piece: bytes) -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        began = time.perf_counter()
        writer.write(begin)
        ended = asyncio.create_task(reader.read())
        while not ended.done() and time.perf_counter() - began < 5:
            writer.write(piece)
            await asyncio.wait({ended}, timeout=0.05)
        assert b"request-too-slow" in await ended
    assert time.perf_counter() - began < 2


async def test_what_was_answered_before_its_body_came_gets_no_second_answer() -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        writer.write(POST.replace(b"/a", b"/early"))
        answer = await asyncio.wait_for(reader.read(), 5)
    assert answer.count(b"HTTP/1.1") == 1
    assert answer.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "begin",
    [
        POST.replace(b"/a", b"/early").replace(b"4", b"%d" % HUGE),
        CHUNKED.replace(b"/a", b"/early") + b"%x\r\n" % HUGE,
        CHUNKED + b"1;a=",
        CHUNKED + b"0\r\n",
    ],
)
async def test_of_a_body_without_end_little_is_read(begin: bytes) -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        writer.write(begin)
        sent = 0
        answer = asyncio.create_task(reader.read())
        with suppress(ConnectionError):
            while sent < HUGE and not answer.done():
                writer.write(b"A:" + b"x" * 65_532 + b"\r\n" if begin.endswith(b"0\r\n") else b"x" * 65_536)
                sent += 65_536
                await writer.drain()
                await asyncio.sleep(0)
        assert sent < REQUEST_LIMIT * 16
        with suppress(ConnectionError):
            assert (await answer).count(b"HTTP/1.1") <= 1


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        (b"/profiles/v1/me/photo", 5 * REQUEST_LIMIT, 200),
        (b"/profiles/v1/me/photo?a=b", 2 * REQUEST_LIMIT, 200),
        (b"/profiles/v1/me/photo", 6 * REQUEST_LIMIT, 413),
        (b"/profiles/v1/me/photo/more", 2 * REQUEST_LIMIT, 413),
        (b"/a?/profiles/v1/me/photo", 2 * REQUEST_LIMIT, 413),
    ],
)
async def test_where_a_picture_is_taken_more_comes_on_the_wire_and_nowhere_else(
    path: bytes, size: int, status: int
) -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        writer.write(POST.replace(b"/a", path).replace(b"4", b"%d" % size))
        with suppress(ConnectionError):
            for _ in range(size // 65_536):
                writer.write(b"x" * 65_536)
                await writer.drain()
        answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), 5)
        assert int(answer.split()[1]) == status


async def test_who_asks_too_far_ahead_is_left() -> None:
    async with serving(app) as (port, server), connected(port) as (reader, writer):
        writer.write((HEAD.replace(b"/a", b"/slow") + b"\r\n") * 5_000)
        ended, waiting = asyncio.create_task(reader.read()), 0
        while not ended.done():
            open_ = [each for each in server.server_state.connections if isinstance(each, BoundedHttp)]
            waiting = max([waiting, *(len(each.pipeline) for each in open_)])
            await asyncio.wait({ended}, timeout=0.01)
        with suppress(ConnectionError):
            assert await ended == b""
    assert waiting <= MOST_AHEAD


async def test_as_many_as_may_be_sent_ahead_are_answered_in_turn() -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        writer.write((HEAD + b"\r\n") * MOST_AHEAD)
        assert [await answered(reader) for _ in range(MOST_AHEAD)] == [200] * MOST_AHEAD


async def test_whoever_leaves_is_known_to_have_left_whatever_they_asked_ahead() -> None:
    async with serving(app) as (port, server):
        async with connected(port) as (_, writer):
            writer.write(HEAD.replace(b"/a", b"/left") + b"\r\n" + HEAD + b"\r\n")
            await eventually(lambda: asyncio.sleep(0, bool(server.server_state.tasks)))
        await eventually(lambda: asyncio.sleep(0, not server.server_state.tasks))


@pytest.mark.parametrize("sent", [b"", b"\r\n", b"\r\n\r\n\r\n"])
async def test_a_connection_on_which_nothing_is_asked_is_closed(sent: bytes) -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        writer.write(sent)
        assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_empty_lines_after_a_request_keep_no_connection_open() -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        writer.write(HEAD + b"\r\n")
        assert await answered(reader) == 200
        writer.write(b"\r\n")
        assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_an_answer_may_take_longer_than_its_request() -> None:
    async with serving(app, http=Hasty) as (port, _), connected(port) as (reader, writer):
        writer.write(HEAD.replace(b"/a", b"/slow") + b"\r\n")
        await asyncio.sleep(0.1)
        writer.write(b"\r\n")
        assert await answered(reader) == 200


@pytest.mark.parametrize(
    "head",
    [
        HEAD + b"A: " + b"x" * HEAD_LIMIT,
        b"GET /" + b"x" * HEAD_LIMIT,
        HEAD + b"A: x\r\n" * (HEAD_LIMIT // 6),
        HEAD + b"A: x\r\n" * (HEAD_LIMIT // 6) + b"\r\n",
    ],
)
async def test_a_head_above_the_limit_is_refused_however_it_is_made_up(head: bytes) -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        writer.write(head)
        assert await told(reader) == (431, "head-too-large")


async def test_a_large_body_beside_a_head_is_no_large_head() -> None:
    body = b"x" * 2 * HEAD_LIMIT
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        for _ in range(2):
            writer.write(b"POST /a HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            assert await answered(reader) == 200


async def test_what_is_no_http_is_told_so() -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        writer.write(b"\x16\x03\x01\r\n\r\n")
        assert await told(reader) == (400, "malformed-request")


async def test_whoever_reads_no_answer_is_left() -> None:
    async with serving(app, http=Hasty) as (port, server), connected(port) as (_, writer):
        writer.write(HEAD.replace(b"/a", b"/endless") + b"\r\n")
        await eventually(lambda: asyncio.sleep(0, bool(server.server_state.tasks)))
        await eventually(lambda: asyncio.sleep(0, not server.server_state.connections))


async def test_half_heads_by_the_hundred_are_closed_and_others_are_served_meanwhile() -> None:
    async with serving(app, http=Hasty) as (port, server), AsyncExitStack() as stack:
        half: list[asyncio.StreamReader] = []
        for _ in range(800):
            reader, writer = await stack.enter_async_context(connected(port))
            writer.write(HEAD)
            half.append(reader)
        waited = [await ask(port) for _ in range(20)]
        assert {await told(reader) for reader in half} == {(408, "request-too-slow")}
        assert sorted(waited)[10] < 0.25
        await eventually(lambda: asyncio.sleep(0, not server.server_state.connections))


async def test_a_head_without_end_takes_no_memory() -> None:
    async with serving(app) as (port, _), connected(port) as (reader, writer):
        sent = 0
        with suppress(ConnectionError):
            while sent < HUGE:
                writer.write(b"x" * 65_536)
                sent += 65_536
                await writer.drain()
                await asyncio.sleep(0)
        assert sent < HUGE / 8
        assert reader.at_eof() or reader.exception()


def test_what_everybody_is_given_is_ten_seconds_for_a_head_and_longer_than_a_proxy_between_requests() -> None:
    assert (BoundedHttp.head_seconds, BoundedHttp.body_seconds, BoundedHttp.unread_seconds) == (10, 30, 60)
    assert HEAD_LIMIT == 32 * 1024
