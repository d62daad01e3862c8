"""Connections to a service's own schema."""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import asyncpg

Tx: TypeAlias = "asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

UNUSED_SECONDS: Final = 60.0
"""A connection for which there was no use for so long is given back: PostgreSQL holds a process for each."""
POOL_SIZE: Final = 5
STATEMENT_TIMEOUT: Final = "15s"
IDLE_IN_TRANSACTION_TIMEOUT: Final = "30s"
LOCK_TIMEOUT: Final = "10s"
"""Shorter than a statement's: so one hears whether it was slow itself or waited for somebody else."""
ACQUIRE_SECONDS: Final = 10.0


class Trouble(Enum):
    """What an error says about the database, and about what was asked of it."""

    GONE = "gone"
    """Nothing gets through: whoever asks next will hear the same."""
    BUSY = "busy"
    """Others stand in the way of this one; the same again may succeed."""
    SLOW = "slow"
    """It took too long. Who is to blame shows in whether others get through meanwhile."""
    WRONG = "wrong"
    """What was asked is to blame, whatever is asked next."""


class NoConnection(ConnectionError):
    """The database can't be reached, or gives no connection within its time."""


class ConnectionLost(ConnectionError):
    """The connection ended under what was being done on it."""


_GONE: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.InvalidAuthorizationSpecificationError,  # of a role whose password was changed: nobody's event or request is to blame
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.ReadOnlySQLTransactionError,  # it has become somebody's replica, and its clients have yet to hear of it
    asyncpg.InsufficientResourcesError,
)
_BUSY: Final = (
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InvalidCachedStatementError,  # planned before a migration
    asyncpg.OutdatedSchemaCacheError,
)
_SLOW: Final = (
    asyncpg.QueryCanceledError,  # the statement timeout
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.OutOfMemoryError,  # a plan that wants too much, or a server that has too little
)
_OF_FILES: Final = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError)
# asyncpg has one class for a connection that is gone and for a call that is wrong: only its words tell them apart.
_OF_THE_CONNECTION: Final = (
    "connection is closed",
    "connection was closed",
    "pool is closing",
    "pool is closed",
    "another operation is cancelling",
    "cannot switch to",  # asked in the moment between the server's farewell and the end of the connection
    "not connected",
    "unexpected state",
    "unknown error in protocol",
)


def trouble_of(error: BaseException) -> Trouble:
    """Whom an error is to be blamed on; `Trouble.WRONG` for whatever is none of the database's."""
    match error:
        case asyncpg.OutdatedSchemaCacheError():
            return Trouble.BUSY
        case asyncpg.InterfaceError() | asyncpg.InternalClientError():
            return Trouble.GONE if any(words in str(error) for words in _OF_THE_CONNECTION) else Trouble.WRONG
        case TimeoutError() if error.errno is None:  # ours, or of a call; a network's says which error it is
            return Trouble.SLOW
    kinds = {_OF_FILES: Trouble.WRONG, _SLOW: Trouble.SLOW, _BUSY: Trouble.BUSY, (*_GONE, OSError): Trouble.GONE}
    return next((trouble for classes, trouble in kinds.items() if isinstance(error, classes)), Trouble.WRONG)


def is_away(error: BaseException) -> bool:
    """Whether the database, and not what was asked of it, is to blame: the same again may succeed."""
    return trouble_of(error) in {Trouble.GONE, Trouble.BUSY}


def may_pass(error: BaseException) -> bool:
    """Whether it is away or slow: whoever asks on their own behalf only can as well ask again."""
    return trouble_of(error) is not Trouble.WRONG


def distrust_of(error: BaseException) -> str | None:
    """Why we do not trust the server that answers, in words; None where that is not the matter.

    To whoever only tries again it looks like an outage: it is one of those that somebody has to end.
    """
    cause = error.__cause__ if isinstance(error, NoConnection) else error
    match cause:
        case ssl.SSLCertVerificationError():
            why = cause.verify_message.rstrip(".")
            return f"its certificate is refused ({why}): look at sslrootcert and at the host in DATABASE_URL"
        case ConnectionError() if "rejected SSL upgrade" in str(cause):
            return "it has no TLS, on which sslmode in DATABASE_URL insists"
    return None


def _server_settings(service: str, role: str) -> dict[str, str]:
    return {
        "application_name": f"{service} {role}",
        "search_path": service,
        "timezone": "UTC",
        "statement_timeout": STATEMENT_TIMEOUT,
        "lock_timeout": LOCK_TIMEOUT,
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
        max_inactive_connection_lifetime=UNUSED_SECONDS,
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
    try:
        return await asyncpg.connect(
            url, timeout=5, command_timeout=20, server_settings={**_server_settings(service, role), **settings}
        )
    except OSError as error:
        raise NoConnection from error


@asynccontextmanager
async def acquired(pool: Pool, *, within: float | None = ACQUIRE_SECONDS) -> AsyncIterator[Tx]:
    """A connection of the pool, for as long as it lasts.

    Raises `NoConnection` before anything was asked, and `ConnectionLost` for whatever is raised because it ended: asyncpg
    says so in many ways, and in the class of wrong calls.
    """
    try:
        connection = await pool.acquire(timeout=within)
    except OSError as error:
        raise NoConnection from error
    try:
        yield connection
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        if _has_ended(connection):
            raise ConnectionLost from error
        raise
    finally:
        await pool.release(connection)


@asynccontextmanager
async def transaction(pool: Pool) -> AsyncIterator[Tx]:
    """One transaction at READ COMMITTED. Only an edge opens one: a request, a batch of events, a timer."""
    async with acquired(pool) as connection, connection.transaction():
        yield connection


def _has_ended(connection: Tx) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:  # the pool has taken what is left of it back
        return True


def rows_changed(status: str) -> int:
    """The number in a command's status: `rows_changed("DELETE 3") == 3`."""
    return int(status.rsplit(" ", 1)[-1])


def columns(rows: list[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows turned into `width` columns, for `unnest($1::…[], $2::…[])`; also right for no rows."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
