"""Which pages may call the API from a browser. One that may not is told why, where its developer looks."""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import Receive, Scope, Send

from shared.http.problems import refused
from shared.http.refusals import OriginNotAllowed


class Browsers(CORSMiddleware):
    """CORS, with a problem for a preflight of another origin; anything else of it is answered and can't be read."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin and "access-control-request-method" in headers and not self.is_allowed_origin(origin):
                await refused(scope, OriginNotAllowed())(scope, receive, send)
                return
        await super().__call__(scope, receive, send)
