"""What works through a pooler and what does not: each line of the table in docs/operating/scale.md, on a real PgBouncer."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Final
from urllib.parse import urlsplit

import asyncpg
import pytest
from pydantic import SecretStr

from shared.ground.schema import missing_of_schema, revision_needed
from shared.migrations import migrate_schema
from shared.postgres import Connection, connect, open_pool, transaction
from shared.publishing.outbox import Wakeups, channel_of
from shared.publishing.relay import SESSION, TAKE
from tests.fixtures.databases import CloneDatabase, Databases, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.pooler import NOT_FOUND, PROGRAM, SERVER_CONNECTIONS, pooling
from tests.fixtures.wired import settings_of

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=f"not run: {NOT_FOUND}")

SERVICE: Final = "matching"
OUR_SETTINGS: Final = (
    "search_path, statement_timeout, lock_timeout, idle_in_transaction_session_timeout, jit, synchronous_commit,"
    " enable_seqscan, enable_bitmapscan, enable_sort, plan_cache_mode"
)
IGNORING: Final = {"ignore_startup_parameters": OUR_SETTINGS}
"""As whoever insists on a pooler would set it: otherwise nothing of ours gets through at all."""
HELD: Final = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::bigint"
SPACE: Final = 7
WAYS: Final = ("direct", "session", "transaction")


@pytest.fixture(scope="module")
async def ports(superuser_url: str) -> AsyncIterator[Mapping[str, int]]:
    """Where PostgreSQL is, and poolers of both modes before it that take our connections."""
    server = urlsplit(superuser_url)
    assert server.port is not None
    async with (
        pooling(superuser_url, "session", **IGNORING) as session,
        pooling(superuser_url, "transaction", **IGNORING) as in_transactions,
    ):
        yield {"direct": server.port, "session": session, "transaction": in_transactions}


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of(SERVICE)


def through(port: int, url: str) -> str:
    """The same database for the same role, at another port."""
    parts = urlsplit(url)
    return parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{port}").geturl()


@pytest.mark.parametrize("mode", ["session", "transaction"])
async def test_a_pooler_that_is_told_nothing_refuses_us_and_readiness_says_why(
    superuser_url: str, database: ServiceDatabase, mode: str
) -> None:
    async with pooling(superuser_url, mode) as port:
        pool = await open_pool(through(port, database.url), service=SERVICE)
        assert await missing_of_schema(pool, SERVICE) == "postgres: unsupported startup parameter: search_path"
        pool.terminate()


@pytest.mark.parametrize("way", ["session", "transaction"])
async def test_settings_of_a_session_are_the_roles_then_and_the_lock_timeout_is_lost(
    ports: Mapping[str, int], database: ServiceDatabase, way: str
) -> None:
    names = ("search_path", "statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")
    pooled = await connect(through(ports[way], database.url), service=SERVICE, role="api")
    direct = await connect(database.url, service=SERVICE, role="api")
    assert [await pooled.fetchval(f"SHOW {name}") for name in names] == [SERVICE, "15s", "30s", "0"]
    assert [await direct.fetchval(f"SHOW {name}") for name in names] == [SERVICE, "15s", "30s", "10s"]
    made_elsewhere = await connect(through(ports[way], database.owner_url), service=SERVICE, role="api")
    assert [await made_elsewhere.fetchval(f"SHOW {name}") for name in names] == ['"$user", public', "0", "0", "0"]
    for each in (pooled, direct, made_elsewhere):
        await each.close()


async def ask_much_at_once(url: str, clients: int) -> None:
    """As a pool does: each client prepares the same statements, and uses them again in its next transactions."""
    pool = await open_pool(url, service=SERVICE, size=clients)
    together = asyncio.Barrier(clients)

    async def ask() -> None:
        async with pool.acquire() as connection:
            for number in range(10):
                await together.wait()
                async with connection.transaction():
                    await connection.fetchval("SELECT $1::int FROM schema_revision", number)
                    await connection.fetchval("SELECT pg_sleep($1)", 0.001)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(clients):
                group.create_task(ask())
    finally:
        pool.terminate()


@pytest.mark.parametrize("way", ["direct", "session"])
async def test_prepared_statements_last_where_a_client_keeps_its_session(
    ports: Mapping[str, int], database: ServiceDatabase, way: str
) -> None:
    await ask_much_at_once(through(ports[way], database.url), SERVER_CONNECTIONS)


async def test_prepared_statements_of_a_pool_are_lost_where_sessions_are_shared(
    ports: Mapping[str, int], database: ServiceDatabase
) -> None:
    with pytest.raises(ExceptionGroup) as lost:
        await ask_much_at_once(through(ports["transaction"], database.url), 3 * SERVER_CONNECTIONS)
    wrong = (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError)
    assert lost.group_contains(wrong)


@pytest.mark.parametrize("way", WAYS)
async def test_a_transaction_with_settings_and_locks_of_its_own_is_whole(
    ports: Mapping[str, int], database: ServiceDatabase, way: str
) -> None:
    pool = await open_pool(through(ports[way], database.url), service=SERVICE, size=1)
    async with transaction(pool) as tx:
        await tx.execute("SET LOCAL lock_timeout = '123ms'")
        await tx.execute(f"SELECT pg_advisory_xact_lock({SPACE}, 1)")
        assert await tx.fetchval("SHOW lock_timeout") == "123ms"
        assert await held(database) == 1
    assert await pool.fetchval("SHOW lock_timeout") != "123ms"
    assert await held(database) == 0
    pool.terminate()


async def held(database: ServiceDatabase) -> int:
    """Locks of these tests, as the server knows them."""
    looking = await connect(database.url, service=SERVICE, role="test")
    try:
        return int(await looking.fetchval(HELD, SPACE))
    finally:
        await looking.close()


@pytest.mark.parametrize("way", WAYS)
async def test_a_wake_up_is_sent_through_whatever_stands_between(
    ports: Mapping[str, int], database: ServiceDatabase, way: str
) -> None:
    woken = asyncio.Event()
    listening = await connect(database.url, service=SERVICE, role="relay")
    await listening.add_listener(channel_of(SERVICE), lambda *_: woken.set())
    async with Wakeups(through(ports[way], database.url), SERVICE) as wakeups:
        wakeups.wake()
        await asyncio.wait_for(woken.wait(), 10)
    await listening.close()


@pytest.mark.parametrize(("way", "heard"), [("direct", True), ("session", True), ("transaction", False)])
async def test_a_wake_up_is_heard_where_a_client_keeps_its_session(
    ports: Mapping[str, int], database: ServiceDatabase, way: str, heard: bool
) -> None:
    """Said through a direct connection; a client that asks something meanwhile would get what its session has heard."""
    woken, surely = asyncio.Event(), asyncio.Event()
    channel = channel_of(SERVICE)
    listening = await connect(through(ports[way], database.url), service=SERVICE, role="relay")
    control = await connect(database.url, service=SERVICE, role="test")
    await listening.add_listener(channel, lambda *_: woken.set())
    await control.add_listener(channel, lambda *_: surely.set())
    await control.execute(f"NOTIFY {channel}")
    await asyncio.wait_for(surely.wait(), 10)
    if heard:
        await asyncio.wait_for(woken.wait(), 10)
    else:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(woken.wait(), 2)
    for each in (listening, control):
        each.terminate()


@pytest.mark.parametrize(("way", "of_second", "left"), [("direct", 0, 0), ("session", 0, 0), ("transaction", 1, 1)])
async def test_a_shard_is_one_relays_alone_where_a_client_keeps_its_session(
    ports: Mapping[str, int], database: ServiceDatabase, way: str, of_second: int, left: int
) -> None:
    """Where sessions are shared, both get it, and it stays taken when both are gone."""
    url = through(ports[way], database.url)
    relays = [await connect(url, service=SERVICE, role="relay", settings=SESSION) for _ in range(2)]
    owned = [len(await taken(relay)) for relay in relays]
    assert owned == [1, of_second]
    for relay in relays:
        await relay.close()

    async def as_told() -> bool:
        return await held(database) == left

    await eventually(as_told)


async def taken(relay: Connection) -> list[asyncpg.Record]:
    return list(await relay.fetch(TAKE, SPACE, [3], 1))


async def test_migrations_through_a_pooler_are_refused(superuser_url: str, databases: Databases) -> None:
    owner_url = await databases.empty()
    runtime_url = databases.url(urlsplit(owner_url).path[1:], f"{SERVICE}_runtime")
    async with pooling(superuser_url, "transaction") as port:
        settings = settings_of(
            SERVICE,
            database_url=SecretStr(through(port, runtime_url)),
            owner_database_url=SecretStr(through(port, owner_url)),
        )
        with pytest.raises(Exception, match="unsupported startup parameter: search_path"):
            await migrate_schema(settings, SERVICE)
    looking = await asyncpg.connect(owner_url)
    assert await looking.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = $1", SERVICE) == 0
    direct = settings_of(SERVICE, database_url=SecretStr(runtime_url), owner_database_url=SecretStr(owner_url))
    await migrate_schema(direct, SERVICE)
    assert await looking.fetchval("SELECT number FROM matching.schema_revision") == revision_needed(SERVICE)
    await looking.close()
    await databases.drop(owner_url)
