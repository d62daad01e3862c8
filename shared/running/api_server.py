"""How an API process settles, and its end, told to its apps before it is waited for: a stream never ends by itself."""

import gc
import socket
from collections.abc import Iterable
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from shared.running.bounded_http import KEEP_ALIVE_SECONDS, BoundedHttp

ALLOCATIONS_BETWEEN_COLLECTIONS: Final = 10_000
"""Objects that a list of fifty people is made of; Python's own 700 are a fraction of one small request."""


def api_config(
    app: Any,
    *,
    grace_seconds: float,
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
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=int(grace_seconds),
    )


class ApiServer(uvicorn.Server):
    """uvicorn that sets `app.state.ending` as soon as it is to stop, and only then waits for open answers."""

    def __init__(self, config: uvicorn.Config, apps: Iterable[FastAPI]) -> None:
        super().__init__(config)
        self._apps = tuple(apps)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """What was made until now stays: it is not gone through again and again for what could be thrown away."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for app in self._apps:
            app.state.ending.set()
        await super().shutdown(sockets)
