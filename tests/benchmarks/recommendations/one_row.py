"""The limit of recommending over HTTP: FastAPI reads the asker's own row by asyncpg, and answers with it."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

import asyncpg
import uvicorn
import uvloop
from fastapi import FastAPI
from fastapi.responses import Response

ROW: Final = "SELECT mentee FROM matching.people WHERE person_id = $1"


def app_of(url: str, connections: int) -> FastAPI:
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

    @app.get("/people/{person_id}")
    async def person(person_id: UUID) -> Response:
        async with pools[0].acquire() as connection:
            row = await connection.fetchrow(ROW, person_id)
        return Response(row["mentee"], media_type="application/json")

    return app


async def serve(told: Mapping[str, str]) -> None:
    app = app_of(told["DATABASE_URL"], int(told["CONNECTIONS"]))
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
    uvloop.run(serve(os.environ))
