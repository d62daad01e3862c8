"""Many HTTP clients in one process, as cheap as they can be: what is measured is the server."""

import asyncio
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, NamedTuple


class Answered(NamedTuple):
    """What came back, and how long after the request had gone out, in seconds."""

    status: int
    body: bytes
    seconds: float


def request(
    method: str, target: str, *, token: str | None = None, body: object = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """A request, byte for byte."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {target} HTTP/1.1", "Host: bench", f"Content-Length: {len(content)}"]
    lines += [f"Authorization: Bearer {token}"] if token else []
    lines += ["Content-Type: application/json"] if content else []
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


class Line(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._missing = 0
        self._status = 0
        self._transport: Any = None
        self._answer: asyncio.Future[Answered] | None = None
        self._began = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """The head comes whole or is waited for; the body's pieces are joined once, however many there are."""
        if not self._missing:
            data = b"".join([*self._pieces, data])
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._pieces = [data]
                return
            head, data = data[:end].lower(), data[end + 4 :]
            self._status = int(head[9:12])
            self._missing = int(head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0] or 0)
            self._pieces = []
        self._pieces.append(data)
        self._missing -= len(data)
        if self._missing <= 0 and self._answer is not None:
            body, self._pieces, self._missing = b"".join(self._pieces), [], 0
            self._answer.set_result(Answered(self._status, body, time.perf_counter() - self._began))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionError("the server hung up"))

    async def ask(self, what: bytes) -> Answered:
        self._answer = asyncio.get_running_loop().create_future()
        self._began = time.perf_counter()
        self._transport.write(what)
        return await self._answer

    def close(self) -> None:
        self._transport.close()


@asynccontextmanager
async def lines_to(port: int, number: int) -> Any:
    """So many connections to a server of this machine."""
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        lines = []
        for _ in range(number):
            _, line = await loop.create_connection(Line, "127.0.0.1", port)
            stack.callback(line.close)
            lines.append(line)
        yield lines


async def ask_all(lines: Sequence[Line], requests: Iterable[bytes]) -> list[Answered]:
    """Every request once, each line taking the next one as soon as it is free."""
    waiting = iter(requests)
    answers: list[Answered] = []

    async def client(line: Line) -> None:
        answers.extend([await line.ask(what) for what in waiting])

    await asyncio.gather(*(client(line) for line in lines))
    return answers


async def rate_of(lines: Sequence[Line], what: bytes, *, seconds: float) -> float:
    """Answers a second to the same request, again and again."""
    answered = 0
    began = time.perf_counter()

    async def client(line: Line) -> None:
        nonlocal answered
        while time.perf_counter() - began < seconds:
            answer = await line.ask(what)
            if answer.status != 200:
                raise RuntimeError(answer.body.decode())
            answered += 1

    await asyncio.gather(*(client(line) for line in lines))
    return answered / (time.perf_counter() - began)
