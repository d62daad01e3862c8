"""The limit of booking: the very statements of bookings, with their parameters, by asyncpg on held connections."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any, TypeAlias

import asyncpg
import httpx
from pydantic import SecretStr

from services.scheduling.app import build_api
from services.scheduling.settings import Settings
from shared.http.parts import Parts
from tests.fixtures import tokens

Statement: TypeAlias = tuple[str, tuple[Any, ...]]


async def recorded(url: str, requests: Sequence[tuple[str, dict[str, Any], dict[str, str]]]) -> list[list[Statement]]:
    """What each of these POSTs says to PostgreSQL. It is really done, one after the other."""
    said: list[Statement] = []

    def note(statement: asyncpg.connection.LoggedQuery) -> None:
        said.append((statement.query, tuple(statement.args)))

    async def listen(connection: Any) -> None:
        connection.add_query_logger(note)

    async def leave(_: object) -> None:
        """As the service's own pool: no statement between two requests."""

    app = build_api(Settings(database_url=SecretStr(url), limits_per_minute=1_000_000, consistency_keys=tokens.KEYS))
    transport = httpx.ASGITransport(app)
    found: list[list[Statement]] = []
    async with (
        app.router.lifespan_context(app),
        asyncpg.create_pool(
            url, min_size=1, max_size=1, init=listen, reset=leave, server_settings={"search_path": "scheduling"}
        ) as pool,
        httpx.AsyncClient(transport=transport, base_url="http://bench") as client,
    ):
        parts: Parts = app.state.parts
        app.state.parts = replace(parts, pool=pool)
        for path, body, headers in requests:
            said.clear()
            answer = await client.post(path, json=body, headers=headers)
            if answer.status_code != 201:
                raise RuntimeError(answer.text)
            found.append(list(said))
    return found


async def replay(url: str, bookings: Sequence[Sequence[Statement]], connections: int) -> float:
    """Bookings a second, each connection taking the next one as soon as it is free."""
    async with AsyncExitStack() as stack:
        held = []
        for _ in range(connections):
            connection = await asyncpg.connect(url, server_settings={"search_path": "scheduling", "jit": "off"})
            stack.push_async_callback(connection.close)
            held.append(connection)
        waiting = iter(bookings)

        async def client(connection: Any) -> None:
            for statements in waiting:
                for query, arguments in statements:
                    if arguments:
                        await connection.fetch(query, *arguments)
                    else:
                        await connection.execute(query)

        began = time.perf_counter()
        await asyncio.gather(*(client(connection) for connection in held))
        return len(bookings) / (time.perf_counter() - began)
