"""Several apps behind one address: the first segment of the path says whose request it is."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import Any

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send
from structlog.contextvars import bind_contextvars

from deploy.local.own_answers import opens_the_app, own_answer
from deploy.web.served import WebApp


class Dispatcher:
    """An ASGI app that enters each app's lifespan and passes each request on as it came."""

    def __init__(self, apps: Mapping[str, FastAPI], web: WebApp | None = None) -> None:
        self._apps = dict(apps)
        self._web = web
        self._states: dict[str, Mapping[str, Any]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        name = scope["path"].removeprefix("/").partition("/")[0]  # the path of `OPTIONS *` begins with no slash
        app = self._apps.get(name)
        if app is None or (scope["type"] == "http" and self._opens_the_app(scope)):
            await _answer_itself(scope, send, sorted(self._apps), self._web)
            return
        bind_contextvars(service=name)
        await app({**scope, "state": dict(self._states[name])}, receive, send)

    def _opens_the_app(self, scope: Scope) -> bool:
        return opens_the_app(scope["method"], scope["path"], scope["headers"], self._web)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        begun = AsyncExitStack()
        try:
            for name, app in self._apps.items():
                state = await begun.enter_async_context(app.router.lifespan_context(app))
                self._states[name] = state or {}
        except Exception as error:
            await begun.aclose()  # the others end as they do when all is well
            await send({"type": "lifespan.startup.failed", "message": f"{type(error).__name__}: {error}"})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await begun.aclose()
        await send({"type": "lifespan.shutdown.complete"})


async def _answer_itself(scope: Scope, send: Send, names: list[str], web: WebApp | None) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1000})
        return
    status, headers, body = own_answer(scope["method"], scope["path"], scope["headers"], names, web)
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": body})
