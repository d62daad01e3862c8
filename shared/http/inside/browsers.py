"""Which pages may call the API from a browser. One that may not is told why, where its developer looks."""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.http.problems import refused
from shared.http.refusals import OriginNotAllowed


class Browsers(CORSMiddleware):
    """CORS, with a problem for a preflight of another origin; anything else of it is answered and can't be read.

    `cookies_at`: the addresses to which pages may bring cookies along. Nowhere else does a cookie count. `open_at`: those where pages of any
    origin may ask, who bring nothing along.
    """

    def __init__(
        self,
        app: ASGIApp,
        allow_origins: Sequence[str] = (),
        allow_origin_regex: str | None = None,
        allow_methods: Sequence[str] = ("GET",),
        allow_headers: Sequence[str] = (),
        expose_headers: Sequence[str] = (),
        max_age: int = 600,
        cookies_at: re.Pattern[str] | None = None,
        open_at: re.Pattern[str] | None = None,
    ) -> None:
        super().__init__(
            app,
            allow_origins=allow_origins,
            allow_origin_regex=allow_origin_regex,
            allow_methods=allow_methods,
            allow_headers=allow_headers,
            expose_headers=expose_headers,
            max_age=max_age,
        )
        self._cookies_at = cookies_at
        self._open_at = open_at
        self._to_all = CORSMiddleware(
            app,
            allow_origins=("*",),
            allow_methods=allow_methods,
            allow_headers=allow_headers,
            expose_headers=expose_headers,
            max_age=max_age,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            allowed = origin is not None and self.is_allowed_origin(origin)
            if origin and not allowed and self._open_at is not None and self._open_at.fullmatch(scope["path"]):
                await self._to_all(scope, receive, send)
                return
            if scope["method"] == "OPTIONS" and origin and "access-control-request-method" in headers and not allowed:
                await refused(scope, OriginNotAllowed())(scope, receive, send)
                return
            if allowed and self._cookies_at is not None and self._cookies_at.fullmatch(scope["path"]):
                send = _with_cookies(send)
        await super().__call__(scope, receive, send)


def _with_cookies(send: Send) -> Send:
    async def with_cookies(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Access-Control-Allow-Credentials"] = "true"
        await send(message)

    return with_cookies
