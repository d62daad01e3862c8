"""Routes whose answer is the same for everybody until the next release."""

from collections.abc import Callable

from fastapi.responses import Response
from starlette.requests import Request

from shared.http.inside.fixed import Fixed
from shared.http.inside.headers import sent


def endpoint_of(fixed: Callable[[], Fixed]) -> Callable[[Request], Response]:
    """What a route answers with a text that is made when it is first asked for."""

    def endpoint(request: Request) -> Response:
        status, headers, body = fixed().answer(
            if_none_match=sent(request.scope, b"if-none-match"),
            accept_encoding=sent(request.scope, b"accept-encoding"),
        )
        response = Response(body, status_code=status)
        response.raw_headers = headers
        return response

    return endpoint
