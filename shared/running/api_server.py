"""How an API process settles, and its end, told to its apps before it is waited for: a stream never ends by itself."""

import asyncio
import gc
import signal
import socket
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from shared.ground.settings import KEEP_ALIVE_SECONDS
from shared.running.bounded_http import BoundedHttp
from shared.running.starting import SIGNALS

ALLOCATIONS_BETWEEN_COLLECTIONS: Final = 10_000
"""Objects that a list of fifty people is made of; Python's own 700 are a fraction of one small request."""


def api_config(
    app: Any,
    *,
    grace_seconds: float,
    keep_alive_seconds: int = KEEP_ALIVE_SECONDS,
    host: str = "127.0.0.1",
    port: int = 0,
    http: type[BoundedHttp] = BoundedHttp,
) -> uvicorn.Config:
    """uvicorn as every api runs it: who asks is read by the app itself, which knows whom to believe."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="none",
        http=http,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=keep_alive_seconds,
        timeout_graceful_shutdown=int(grace_seconds),
    )


class ApiServer(uvicorn.Server):
    """uvicorn that says first that it leaves (`app.state.leaving`), which readiness tells whoever sends it requests.

    `leave_seconds` later it takes no more, sets `app.state.ending`, which ends streams, and only then waits for open answers.
    """

    def __init__(self, config: uvicorn.Config, apps: Iterable[FastAPI], *, leave_seconds: float = 0.0) -> None:
        super().__init__(config)
        self._apps = tuple(apps)
        self._leave_seconds = leave_seconds
        self._leaving = False

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """As handlers of the loop: uvicorn's own raise the signal once more when all is done, and the process fails by it."""
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in SIGNALS}
        for number in SIGNALS:
            loop.add_signal_handler(number, self.leave)
        try:
            yield
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    def leave(self) -> None:
        """Begins to end; told again, it takes no more requests at once."""
        for app in self._apps:
            app.state.leaving.set()
        if self._leaving or not self._leave_seconds:
            self._take_no_more()
        else:
            self._leaving = True
            asyncio.get_running_loop().call_later(self._leave_seconds, self._take_no_more)

    def _take_no_more(self) -> None:
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """What was made until now stays: it is not gone through again and again for what could be thrown away."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for app in self._apps:
            app.state.leaving.set()
            app.state.ending.set()
        await super().shutdown(sockets)
