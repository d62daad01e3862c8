"""Clients that are slow, huge, half or many: each says how its connections ended.

They run in a process of their own, so that neither their memory nor their work is taken for the server's.
"""

import asyncio
import select
import socket
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

HOST: Final = "127.0.0.1"
HUGE: Final = 64 * 1024 * 1024
PIECE: Final = b"x" * 65_536
TRICKLE: Final = 0.5
PATIENCE: Final = 90.0
"""Longer than anything that a server should wait for."""

HEAD: Final = b"GET /profiles/v1/me HTTP/1.1\r\nHost: x\r\n"
POST: Final = b"POST /profiles/v1/sign-ins HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
LARGE_ANSWER: Final = b"GET /scheduling/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"


@dataclass(frozen=True)
class Ended:
    """How connections ended, and after how many seconds the last one did."""

    how: Counter[str]
    last: float


@dataclass(frozen=True)
class Target:
    """Where to connect, and tokens of people who are signed in."""

    port: int
    tokens: Sequence[str] = ()


Act: TypeAlias = Callable[[Target], Awaitable[str]]


@dataclass(frozen=True)
class Trial:
    """What so many connections do, so many of them at once."""

    what: str
    act: Act
    connections: int
    at_once: int

    async def run(self, target: Target) -> Ended:
        began = time.monotonic()
        lanes = asyncio.Semaphore(self.at_once)

        async def one() -> str:
            async with lanes:
                try:
                    return await self.act(target)
                except OSError:
                    return "closed"

        how = Counter(await asyncio.gather(*(one() for _ in range(self.connections))))
        return Ended(how, time.monotonic() - began)


def run(name: str, target: Target) -> Ended:
    """For a process of its own."""
    return asyncio.run(TRIALS[name].run(target))


class _Line:
    """A connection that is listened to all the time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self.writer = reader, writer
        self._answer = b""
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def to(cls, target: Target) -> "_Line":
        return cls(*await asyncio.open_connection(HOST, target.port))

    async def _hear(self) -> None:
        with suppress(OSError):
            while heard := await self._reader.read(65_536):
                self._answer = (self._answer + heard)[:64]

    @property
    def is_open(self) -> bool:
        return not self._hearing.done()

    async def pause(self, seconds: float) -> None:
        await asyncio.wait({self._hearing}, timeout=seconds)

    async def end(self) -> str:
        """The status that was answered, or that the server just closed; what is left open is no end."""
        await self.pause(PATIENCE)
        was_open = self.is_open
        self._hearing.cancel()
        self.writer.transport.abort()
        said = self._answer.split()
        if was_open:
            return "left open"
        return said[1].decode() if len(said) > 1 else "closed"


def _sends(data: bytes) -> Act:
    """All of it at once, and nothing more."""

    async def act(target: Target) -> str:
        line = await _Line.to(target)
        line.writer.write(data)
        return await line.end()

    return act


def _trickles(begin: bytes, piece: bytes) -> Act:
    """The beginning, then a piece at a time, as long as anybody listens."""

    async def act(target: Target) -> str:
        line = await _Line.to(target)
        line.writer.write(begin)
        until = time.monotonic() + PATIENCE
        while line.is_open and time.monotonic() < until:
            with suppress(OSError):
                line.writer.write(piece)
            await line.pause(TRICKLE)
        return await line.end()

    return act


def _pours(begin: bytes, piece: bytes, size: int = HUGE) -> Act:
    """As much as is taken, up to `size`."""

    async def act(target: Target) -> str:
        line = await _Line.to(target)
        line.writer.write(begin)
        with suppress(OSError):
            for _ in range(size // len(piece)):
                line.writer.write(piece)
                await line.writer.drain()
                if not line.is_open:
                    break
        return await line.end()

    return act


async def _reads_nothing(target: Target) -> str:
    """Asks for much, many times, and takes none of it."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((HOST, target.port))
    line.sendall(LARGE_ANSWER * 30)
    watched = select.poll()
    watched.register(line, select.POLLRDHUP)  # that the other side has gone, whatever it left to read
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if watched.poll(0):
            line.close()
            return "closed"
        await asyncio.sleep(TRICKLE)
    line.close()
    return "left open"


class _Tokens:
    """Five streams a person, which is what each may have."""

    def __init__(self) -> None:
        self._given = 0

    def next(self, target: Target) -> bytes:
        self._given += 1
        return target.tokens[self._given // 5 % len(target.tokens)].encode()


def _listens(seconds: int) -> Act:
    """Opens a stream of messages and listens to it."""
    tokens = _Tokens()

    async def act(target: Target) -> str:
        line = await _Line.to(target)
        head = (
            b"GET /notifications/v1/me/messages/stream?seconds=%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            % seconds
        )
        line.writer.write(head + b"Authorization: Bearer " + tokens.next(target) + b"\r\n\r\n")
        return await line.end()

    return act


CHUNKED: Final = POST + b"Transfer-Encoding: chunked\r\n\r\n"
SIZED: Final = POST + b"Content-Length: 60000\r\n\r\n"

TRIALS: Final[dict[str, Trial]] = {
    "huge heads": Trial("a header of 64 MiB", _pours(HEAD + b"A: ", PIECE), 60, 20),
    "endless headers": Trial("header after header, up to 64 MiB", _pours(HEAD, b"A: x\r\n" * 10_000), 60, 20),
    "half heads": Trial("half a head, then nothing", _sends(HEAD), 800, 800),
    "trickling heads": Trial("a header every half second", _trickles(HEAD, b"A: x\r\n"), 400, 400),
    "nothing": Trial("connected, and asks nothing", _sends(b""), 2000, 2000),
    "huge bodies": Trial(
        "a body said to have 64 MiB", _pours(POST + b"Content-Length: 67108864\r\n\r\n", PIECE), 60, 20
    ),
    "endless bodies": Trial("chunk after chunk, up to 64 MiB", _pours(CHUNKED, b"10000\r\n" + PIECE + b"\r\n"), 60, 20),
    "endless chunk sizes": Trial("a chunk whose extension never ends", _pours(CHUNKED + b"1;a=", PIECE), 60, 20),
    "half bodies": Trial("half a body, then nothing", _sends(SIZED + b'{"email":'), 300, 300),
    "trickling bodies": Trial("a byte of the body every half second", _trickles(SIZED, b"x"), 400, 400),
    "unread answers": Trial("30 answers of 400 KB asked for, none read", _reads_nothing, 200, 200),
    "requests ahead": Trial("10,000 requests in one piece", _sends(b"GET / HTTP/1.1\r\n\r\n" * 10_000), 40, 40),
    "idle streams": Trial("a stream of messages, held for 30 s", _listens(30), 3000, 3000),
}
