"""The end of an API process, told to its apps before it is waited for: a stream never ends by itself."""

import socket
from collections.abc import Iterable

import uvicorn
from fastapi import FastAPI


class ApiServer(uvicorn.Server):
    """uvicorn that sets `app.state.ending` as soon as it is to stop, and only then waits for open answers."""

    def __init__(self, config: uvicorn.Config, apps: Iterable[FastAPI]) -> None:
        super().__init__(config)
        self._apps = tuple(apps)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for app in self._apps:
            app.state.ending.set()
        await super().shutdown(sockets)
