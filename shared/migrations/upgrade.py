"""Runs Alembic on a service's numbered migrations, over asyncpg."""

import asyncio
from importlib import resources
from pathlib import Path
from typing import Final

import asyncpg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import pool
from sqlalchemy.ext.asyncio import create_async_engine

from shared.postgres import Connection

_ALEMBIC: Final = asyncio.Lock()  # Alembic keeps its context in globals: one migration at a time in a process


async def upgrade(url: str, service: str) -> None:
    """Brings the tables in the service's schema up to date; `url` logs in as their owner."""

    async def open_connection() -> Connection:
        return await asyncpg.connect(url, timeout=10, server_settings={"search_path": service})

    engine = create_async_engine("postgresql+asyncpg://", async_creator=open_connection, poolclass=pool.NullPool)
    try:
        async with _ALEMBIC, engine.connect() as connection:
            await connection.run_sync(_run_alembic, service)
            await connection.commit()
    finally:
        await engine.dispose()


def _run_alembic(connection: SqlConnection, service: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    versions = resources.files(f"services.{service}").joinpath("migrations", "versions")
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "newline")
    config.attributes.update(connection=connection, service=service)
    command.upgrade(config, "head")
