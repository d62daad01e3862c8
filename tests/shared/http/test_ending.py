"""An api process ends at once, however many streams are open."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import httpx
import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

from shared.running.api_server import ApiServer


def an_app_that_streams() -> FastAPI:
    app = FastAPI()
    app.state.leaving, app.state.ending = asyncio.Event(), asyncio.Event()

    @app.get("/")
    async def stream() -> StreamingResponse:
        async def words() -> AsyncIterator[str]:
            yield "hello\n"
            await app.state.ending.wait()
            yield "goodbye\n"

        return StreamingResponse(words())

    return app


async def test_a_stream_is_told_of_the_end_before_it_is_waited_for() -> None:
    config = uvicorn.Config(
        an_app := an_app_that_streams(), port=0, lifespan="off", log_config=None, timeout_graceful_shutdown=30
    )
    server = ApiServer(config, [an_app])
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 — uvicorn tells nobody
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        async with (
            httpx.AsyncClient(trust_env=False) as client,
            client.stream("GET", f"http://127.0.0.1:{port}/") as answer,
        ):
            lines = answer.aiter_lines()
            assert await anext(lines) == "hello"
            server.should_exit = True
            assert await anext(lines) == "goodbye"
        await serving


async def test_an_api_that_leaves_answers_until_others_know_that_it_does() -> None:
    config = uvicorn.Config(an_app := an_app_that_streams(), port=0, lifespan="off", log_config=None)
    server = ApiServer(config, [an_app], leave_seconds=0.5)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 — uvicorn tells nobody
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        os.kill(os.getpid(), signal.SIGTERM)
        await an_app.state.leaving.wait()
        async with (
            httpx.AsyncClient(trust_env=False) as client,
            client.stream("GET", f"http://127.0.0.1:{port}/") as answer,
        ):
            lines = answer.aiter_lines()
            assert await anext(lines) == "hello"
            assert not an_app.state.ending.is_set()
            assert await anext(lines) == "goodbye"
        await serving
