"""How an API process settles, and its end, told to its apps before it is waited for: a stream never ends by itself."""

import gc
import socket
from collections.abc import Iterable
from typing import Final

import uvicorn
from fastapi import FastAPI

ALLOCATIONS_BETWEEN_COLLECTIONS: Final = 10_000
"""Objects that a list of fifty people is made of; Python's own 700 are a fraction of one small request."""


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
