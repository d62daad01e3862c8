"""A TCP proxy before broker or database, whose network can be made bad."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from enum import Enum

CHUNK = 64 * 1024


class Network(Enum):
    """What it does with bytes."""

    GOOD = "good"
    SLOW = "delay"
    RESET = "reset"
    BLACK_HOLE = "black hole"


class Proxy:
    """Forwards to `target`. In a black hole bytes stay where they are; those that were under way go on when it is over."""

    def __init__(self, target: Callable[[], int], *, delay: float = 0.15) -> None:
        self.port = 0
        self._target = target
        self._delay = delay
        self._network = Network.GOOD
        self._open = asyncio.Event()
        self._open.set()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._pipes: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
        self.become(Network.RESET)
        for pipe in self._pipes:
            pipe.cancel()
        await asyncio.gather(*self._pipes, return_exceptions=True)

    def become(self, network: Network) -> None:
        """Changes for present and coming connections; RESET ends the present ones and refuses new ones."""
        self._network = network
        if network is Network.BLACK_HOLE:
            self._open.clear()
        else:
            self._open.set()
        if network is Network.RESET:
            for writer in list(self._writers):
                writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._network is Network.RESET:
            writer.transport.abort()
            return
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._target())
        except OSError:
            writer.transport.abort()
            return
        for source, sink, other in ((reader, back, writer), (there, writer, back)):
            self._writers.add(sink)
            pipe = asyncio.create_task(self._pipe(source, sink, other))
            self._pipes.add(pipe)
            pipe.add_done_callback(self._pipes.discard)

    async def _pipe(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, other: asyncio.StreamWriter
    ) -> None:
        try:
            with suppress(OSError):
                while data := await reader.read(CHUNK):
                    if self._network is Network.SLOW:
                        await asyncio.sleep(self._delay)
                    await self._open.wait()
                    writer.write(data)
                    await writer.drain()
        finally:
            self._writers.discard(writer)
            writer.close()
            other.close()
