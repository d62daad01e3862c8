"""The straight way answers as FastAPI's own would, and leaves to FastAPI what only that can bring."""

import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from types import FunctionType
from typing import Annotated, Any
from uuid import UUID

import pytest
from fastapi import APIRouter, Depends, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.types import Message

from shared.http.fields import Int4, RequestModel
from shared.http.measured_shortcuts.straight import straight
from shared.http.refusals import MalformedBody
from shared.http.routing import StrictRequest, StrictRoute, measured_by

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


async def _sent_by(route: StrictRoute, body: bytes) -> list[Message]:
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    async with AsyncExitStack() as stack:
        scope = {
            "type": "http",
            "method": "POST",
            "path": f"/{ONE}",
            "query_string": b"",
            "headers": [(b"content-type", b"application/json"), (b"asker", b"me")],
            "path_params": {"thing_id": ONE},
            "fastapi_middleware_astack": stack,
        }
        await route.app(scope, receive, send)
    return messages


async def test_a_measured_route_is_reached_past_fastapi_and_answers_the_same() -> None:
    plainly = StrictRoute("/{thing_id}", tell, methods=["POST"])
    past = StrictRoute("/{thing_id}", measured_by("booking")(_copy_of(tell)), methods=["POST"])

    assert (plainly.measured_by, past.measured_by) == (None, "booking")
    assert past.app.__qualname__ != plainly.app.__qualname__
    body = json.dumps({"number": 4}).encode()
    assert await _sent_by(plainly, body) == await _sent_by(past, body)


def _copy_of(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    copied = FunctionType(endpoint.__code__, endpoint.__globals__, endpoint.__name__, endpoint.__defaults__)
    copied.__annotations__ = endpoint.__annotations__
    return copied


def test_a_measured_route_that_only_fastapi_can_serve_is_refused_when_it_is_made() -> None:
    with pytest.raises(TypeError, match="measured_by"):
        StrictRoute("/", measured_by("booking")(_copy_of(headed)), methods=["POST"])
