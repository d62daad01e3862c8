"""The straight way answers as FastAPI's own would, and leaves to FastAPI what only that can bring."""

import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Annotated, Any
from uuid import UUID

import pytest
from fastapi import APIRouter, Depends, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute

from shared.http.fields import Int4, RequestModel
from shared.http.measured_shortcuts.straight import straight
from shared.http.refusals import MalformedBody
from shared.http.routing import StrictRequest

ONE = "01890a5d-ac96-774b-bcce-b302099a8057"


class Sent(RequestModel):
    number: Int4
    text: str = ""


async def asker(request: Request) -> str:
    return request.headers["asker"]


def threaded(request: Request) -> str:
    return request.method


async def limited(limit: int) -> int:
    return limit


async def tell(thing_id: UUID, body: Sent, who: Annotated[str, Depends(asker)], request: Request) -> Response:
    return Response(f"{who} {request.method} {thing_id} {body.number}{body.text}")


async def headed(asker: Annotated[str, Header()]) -> Response:
    return Response(asker)


async def optional(body: Sent | None = None) -> Response:
    return Response(str(body))


async def counted(limit: Annotated[int, Depends(limited)]) -> Response:
    return Response(str(limit))


async def by_a_thread(method: Annotated[str, Depends(threaded)]) -> Response:
    return Response(method)


def plain() -> Response:
    return Response()


def route_to(endpoint: Callable[..., Any], path: str = "/") -> APIRoute:
    router = APIRouter()
    router.add_api_route(path, endpoint, methods=["POST"])
    [route] = [each for each in router.routes if isinstance(each, APIRoute)]
    return route


async def answered(handle: Callable[[Request], Awaitable[Response]], thing: str, body: bytes) -> object:
    """The answer's body, or what is wrong with the request: kind, place and words of each fault."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async with AsyncExitStack() as stack:
        scope = {
            "type": "http",
            "method": "POST",
            "path": f"/{thing}",
            "query_string": b"",
            "headers": [(b"content-type", b"application/json"), (b"asker", b"me")],
            "path_params": {"thing_id": thing},
            "fastapi_middleware_astack": stack,
            "fastapi_inner_astack": stack,
            "fastapi_function_astack": stack,
        }
        try:
            return bytes((await handle(StrictRequest(scope, receive))).body)
        except MalformedBody:
            return "json_invalid"
        except RequestValidationError as error:
            faults = error.errors()
            if faults[0]["type"] == "json_invalid":
                return "json_invalid"
            return [(fault["type"], fault["loc"], fault["msg"]) for fault in faults]


@pytest.mark.parametrize("thing", [ONE, "none"])
@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"number": 4, "text": "x"}).encode(),
        json.dumps({"number": "4", "more": 1}).encode(),
        b"[1]",
        b"null",
        b"",
        b"{",
        b'{"number": NaN}',
    ],
)
async def test_answers_and_faults_are_those_of_fastapi(thing: str, body: bytes) -> None:
    route = route_to(tell, "/{thing_id}")
    handle = straight(route.dependant)
    assert handle is not None

    assert await answered(handle, thing, body) == await answered(route.get_route_handler(), thing, body)


@pytest.mark.parametrize("endpoint", [headed, optional, counted, by_a_thread, plain])
def test_what_takes_more_than_the_request_is_left_to_fastapi(endpoint: Callable[..., Any]) -> None:
    assert straight(route_to(endpoint).dependant) is None
