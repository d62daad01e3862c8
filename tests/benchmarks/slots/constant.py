"""The limit of serving anything: FastAPI reads one row by asyncpg and answers with a body that is always the same."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import uvicorn
import uvloop
from fastapi import FastAPI
from fastapi.responses import Response

HOURS: Final = """
SELECT version, time_zone, windows FROM scheduling.hours WHERE person_id = $1
"""


def app_of(url: str, statement: str, row_id: UUID, body: bytes, connections: int) -> FastAPI:
    """One route, one statement."""
    pools: list[Any] = []

    async def leave(_: object) -> None:
        """No round trip to reset a connection whose session nobody changes."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asyncpg.create_pool(url, min_size=connections, max_size=connections, reset=leave) as pool:
            pools.append(pool)
            yield

    app = FastAPI(lifespan=lifespan, telemetry={"tracing": False, "metrics": False, "logs": False})

    @app.get("/slots")
    async def slots() -> Response:
        async with pools[0].acquire() as connection:
            await connection.fetchrow(statement, row_id)
        return Response(body, media_type="application/json")

    return app


async def serve(told: Mapping[str, str], body: bytes) -> None:
    app = app_of(told["DATABASE_URL"], told["STATEMENT"], UUID(told["ROW_ID"]), body, int(told["CONNECTIONS"]))
    config = uvicorn.Config(
        app,
        port=int(told["PORT"]),
        loop="none",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
    )
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    uvloop.run(serve(os.environ, Path(os.environ["BODY_FILE"]).read_bytes()))
