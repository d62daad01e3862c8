"""The app at an address of its own, calling the API at another one: how a static host has it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from deploy.web.building import built
from deploy.web.elsewhere import host_of
from deploy.web.served import WebApp
from tests.fixtures.http_server import serving


@asynccontextmanager
async def app_for(api: str) -> AsyncIterator[tuple[str, frozenset[str]]]:
    """The app's address, and whom its pages may talk to."""
    async with serving(host_of(WebApp(built(), api))) as (port, _):
        app = f"http://localhost:{port}"
        yield app, frozenset({app, api})
