"""The app at addresses of its own, calling the API at another one: how static hosts have it."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from deploy.web.building import built
from deploy.web.elsewhere import host_of
from deploy.web.served import WebApp
from tests.fixtures.http_server import serving


@dataclass(frozen=True)
class Where:
    """The app at two addresses, and whom its pages may talk to."""

    near: str
    """Of the API's site: the refresh token is in a cookie."""
    elsewhere: str
    """Of another site: the refresh token is bound to a key of the browser."""
    origins: frozenset[str]


@asynccontextmanager
async def app_for(api: str, at: socket.socket | None = None) -> AsyncIterator[Where]:
    """The app, served while one looks at it. `at`: where, if that has to be known before."""
    async with serving(host_of(WebApp(built(), api)), at=at) as (port, _):
        near, elsewhere = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
        yield Where(near, elsewhere, frozenset({near, elsewhere, api}))
