"""Five apps in one process, each as it would be alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from deploy.local.dispatcher import Dispatcher
from tests.fixtures.http_server import serving


def app_of(name: str, events: list[str]) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, str]]:
        events.append(f"{name} began")
        yield {"owner": name}
        events.append(f"{name} ended")

    app = FastAPI(lifespan=lifespan)

    @app.get(f"/{name}/v1/owner")
    async def owner(request: Request) -> dict[str, str]:
        return {"owner": request.state.owner}

    return app


@asynccontextmanager
async def living(dispatcher: Dispatcher) -> AsyncIterator[list[dict[str, Any]]]:
    """Plays the server's side of ASGI's lifespan."""
    sent: list[dict[str, Any]] = []

    go_on = asyncio.Event()
    started = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if not started.is_set():
            return {"type": "lifespan.startup"}
        await go_on.wait()
        return {"type": "lifespan.shutdown"}

    async def send(message: Any) -> None:
        sent.append(message)
        started.set()

    task = asyncio.create_task(dispatcher({"type": "lifespan"}, receive, send))
    await started.wait()
    yield sent
    go_on.set()
    await task


async def test_each_request_reaches_its_app_with_the_state_of_its_lifespan() -> None:
    events: list[str] = []
    dispatcher = Dispatcher({name: app_of(name, events) for name in ("profiles", "matching")})
    transport = httpx.ASGITransport(dispatcher)
    async with living(dispatcher), httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        assert (await client.get("/matching/v1/owner")).json() == {"owner": "matching"}
        assert (await client.get("/profiles/v1/owner")).json() == {"owner": "profiles"}
        assert (await client.get("/profiles/v1/nothing")).status_code == 404
        unknown = await client.get("/elsewhere", headers={"Origin": "http://localhost:3000"})
        preflight = await client.options("/elsewhere", headers={"Origin": "http://localhost:3000"})
    assert (unknown.status_code, unknown.headers["content-type"]) == (404, "application/problem+json")
    assert unknown.json()["type"] == "urn:mentoring:problem:no-such-service"
    assert unknown.json()["instance"].startswith("urn:uuid:")
    assert unknown.headers["access-control-allow-origin"] == "*"
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (204, "*")
    assert events == ["profiles began", "matching began", "matching ended", "profiles ended"]


async def test_an_app_that_cannot_begin_keeps_the_whole_from_starting() -> None:
    @asynccontextmanager
    async def broken(_app: FastAPI) -> AsyncIterator[None]:
        raise RuntimeError("no database")
        yield

    events: list[str] = []
    dispatcher = Dispatcher({"profiles": app_of("profiles", events), "matching": FastAPI(lifespan=broken)})
    with pytest.raises(RuntimeError, match="no database"):
        async with living(dispatcher) as sent:
            assert sent == [{"type": "lifespan.startup.failed", "message": "RuntimeError: no database"}]
    assert events == ["profiles began", "profiles ended"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"OPTIONS * HTTP/1.1", 204),
        (b"GET * HTTP/1.1", 404),
        (b"GET / HTTP/1.1", 200),
        (b"GET // HTTP/1.1", 404),
        (b"GET //matching/v1/owner HTTP/1.1", 404),
        (b"GET /matching HTTP/1.1", 404),
        (b"GET ?x HTTP/1.1", 400),
        (b"GET http://x/matching/v1/owner HTTP/1.1", 200),
        (b"GET http://x HTTP/1.1", 400),
        (b"GET http://x?a=/matching/v1/owner HTTP/1.1", 400),
        (b"GET ftp://x/elsewhere HTTP/1.1", 404),
        (b"CONNECT matching:80 HTTP/1.1", 400),
        (b"TRACE /matching/v1/owner HTTP/1.1", 405),
        (b"GET /%2fmatching/v1/owner HTTP/1.1", 404),
        (b"GET /matching/v1/owner#there HTTP/1.1", 200),
    ],
)
async def test_no_target_of_a_request_is_a_fault(line: bytes, status: int) -> None:
    dispatcher = Dispatcher({"matching": app_of("matching", [])})
    async with serving(dispatcher) as (port, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
        answered = await reader.readline()
        writer.close()
    assert int(answered.split()[1]) == status
