"""An api process ends at once, however many streams are open."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

from deploy.compose.tree import caddyfile
from shared.contracts import SERVICES
from shared.ground.settings import KEEP_ALIVE_SECONDS
from shared.running.api_server import ApiServer, api_config


def an_app_that_streams() -> FastAPI:
    app = FastAPI()
    app.state.leaving, app.state.ending = asyncio.Event(), asyncio.Event()
    app.state.in_hand, app.state.may_answer = asyncio.Event(), asyncio.Event()

    @app.post("/")
    async def take_long() -> str:
        app.state.in_hand.set()
        await app.state.may_answer.wait()
        return "done"

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


async def test_what_is_in_hand_at_the_signal_is_answered_and_nobody_is_let_in_after_it() -> None:
    config = api_config(an_app := an_app_that_streams(), grace_seconds=30)
    config.lifespan = "off"
    server = ApiServer(config, [an_app])
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 — uvicorn tells nobody
            await asyncio.sleep(0.01)
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
        async with httpx.AsyncClient(trust_env=False) as client:
            asked = asyncio.create_task(client.post(url))
            await an_app.state.in_hand.wait()
            os.kill(os.getpid(), signal.SIGTERM)
            await an_app.state.ending.wait()
            with pytest.raises(httpx.ConnectError):
                async with httpx.AsyncClient(trust_env=False) as late:
                    await late.get(url)
            assert not serving.done()
            an_app.state.may_answer.set()
            answer = await asked
            assert (answer.status_code, answer.json()) == (200, "done")
            assert answer.headers["connection"] == "close"
            await serving


def test_a_connection_between_two_requests_is_kept_for_longer_than_by_the_proxies_that_are_shipped() -> None:
    """Who closes first decides who has to ask again: a proxy whose next request meets a closed connection answers 502."""
    held = [int(line.split()[1].removesuffix("s")) for line in caddyfile().splitlines() if "keepalive" in line]
    assert held == [60] * len(SERVICES)
    assert max(held) < KEEP_ALIVE_SECONDS
    assert api_config(FastAPI(), grace_seconds=1).timeout_keep_alive == KEEP_ALIVE_SECONDS
