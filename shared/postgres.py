"""Connections to a service's own schema."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import asyncpg

Tx: TypeAlias = "asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

POOL_SIZE: Final = 5
STATEMENT_TIMEOUT: Final = "15s"
IDLE_IN_TRANSACTION_TIMEOUT: Final = "30s"

_AWAY: Final = (
    OSError,  # refused, reset, timed out: TimeoutError and ConnectionError are subclasses
    asyncpg.InterfaceError,  # the connection is closed or another operation was cut off
    asyncpg.InternalClientError,  # asked in the moment between the server's farewell and the end of the connection
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.QueryCanceledError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InsufficientResourcesError,
)


def is_away(error: BaseException) -> bool:
    """Whether the database, and not what was asked of it, is to blame: the same again may succeed."""
    if isinstance(error, asyncpg.DataError):  # asyncpg's client-side data errors are InterfaceErrors too
        return False
    return isinstance(error, _AWAY)


def _server_settings(service: str, role: str) -> dict[str, str]:
    return {
        "application_name": f"{service} {role}",
        "search_path": service,
        "timezone": "UTC",
        "statement_timeout": STATEMENT_TIMEOUT,
        "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_TIMEOUT,
        "jit": "off",
    }


async def open_pool(
    url: str,
    *,
    service: str,
    role: str = "api",
    size: int = POOL_SIZE,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Pool:
    """A pool on the service's schema; connections are made when first asked for, so the server may still be away.

    `settings` are the sessions', beside those that every connection has.
    """
    return await asyncpg.create_pool(
        url,
        min_size=0,
        max_size=size,
        timeout=5,
        command_timeout=20,
        server_settings={**_server_settings(service, role), **settings},
        reset=_leave_as_it_is,
    )


async def _leave_as_it_is(_: Any) -> None:
    """Nobody changes the session of a pool's connection, so a round trip to reset it with every release is spared.

    A transaction left open is still rolled back: asyncpg does that by itself.
    """


async def connect(
    url: str, *, service: str, role: str, settings: Mapping[str, str] = MappingProxyType({})
) -> Connection:
    """A connection of one's own: for locks, `LISTEN` and `NOTIFY`, which belong to a session and not to a pool.

    `settings` are the session's, beside those that every connection has.
    """
    return await asyncpg.connect(
        url, timeout=5, command_timeout=20, server_settings={**_server_settings(service, role), **settings}
    )


@asynccontextmanager
async def transaction(pool: Pool) -> AsyncIterator[Tx]:
    """One transaction at READ COMMITTED. Only an edge opens one: a request, a batch of events, a timer."""
    async with pool.acquire(timeout=10) as connection, connection.transaction():
        yield connection


def rows_changed(status: str) -> int:
    """The number in a command's status: `rows_changed("DELETE 3") == 3`."""
    return int(status.rsplit(" ", 1)[-1])


def columns(rows: list[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows turned into `width` columns, for `unnest($1::…[], $2::…[])`; also right for no rows."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
