"""What a connection brings back to its pool."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from deploy.local.database import with_login
from shared.postgres import NoConnection, Pool, Trouble, Tx, acquired, is_away, open_pool, transaction, trouble_of
from tests.fixtures.databases import PROBE, CloneDatabase


@pytest.fixture
async def one(database_of: CloneDatabase) -> Pool:
    """A pool of a single connection, so that the next user surely gets the same."""
    return await open_pool((await database_of(PROBE)).url, service=PROBE, size=1)


async def test_a_transaction_left_open_is_rolled_back(one: Pool) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    connection = await one.acquire()
    await connection.execute("BEGIN; INSERT INTO seen VALUES (gen_random_uuid(), 1, 'left')")
    await one.release(connection)
    asyncio.get_running_loop().set_exception_handler(None)
    assert await one.fetchval("SELECT count(*) FROM seen") == 0
    one.terminate()


async def test_a_failed_transaction_leaves_the_connection_usable(one: Pool) -> None:
    async def fail() -> None:
        async with transaction(one) as tx:
            await tx.execute("INSERT INTO seen VALUES (gen_random_uuid(), 1, 'lost')")
            await tx.execute("SELECT * FROM nowhere")

    with pytest.raises(asyncpg.UndefinedTableError):
        await fail()
    assert await one.fetchval("SELECT count(*) FROM seen") == 0
    one.terminate()


async def test_a_cancelled_statement_leaves_the_pool_usable(one: Pool) -> None:
    async def sleep() -> None:
        async with transaction(one) as tx:
            await tx.execute("INSERT INTO seen VALUES (gen_random_uuid(), 1, 'lost')")
            entered.set()
            await tx.execute("SELECT pg_sleep(60)")

    entered = asyncio.Event()
    sleeper = asyncio.create_task(sleep())
    await entered.wait()
    sleeper.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sleeper
    assert await one.fetchval("SELECT count(*) FROM seen") == 0
    one.terminate()


def test_a_statement_between_the_servers_farewell_and_the_end_of_its_connection_may_be_tried_again() -> None:
    assert is_away(asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress"))


async def _ended_between(tx: Tx) -> None:
    await _end(tx)
    await asyncio.sleep(0.05)
    await tx.fetchval("SELECT true")


async def _ended_under_a_statement(tx: Tx) -> None:
    await asyncio.gather(tx.fetchval("SELECT pg_sleep(60)"), _end(tx))


async def _ended_inside_of_a_savepoint(tx: Tx) -> None:
    async with tx.transaction():
        await _ended_between(tx)


async def _end(tx: Tx) -> None:
    killer = await asyncpg.connect(_superuser[0])
    await asyncio.sleep(0.05)
    await killer.execute("SELECT pg_terminate_backend($1)", tx.get_server_pid())
    await killer.close()


_superuser: list[str] = []


@pytest.mark.parametrize("ended", [_ended_between, _ended_under_a_statement, _ended_inside_of_a_savepoint])
async def test_a_connection_that_ends_is_away_however_asyncpg_says_so(
    one: Pool, superuser_url: str, ended: Callable[[Tx], Awaitable[None]]
) -> None:
    _superuser[:] = [superuser_url]
    with pytest.raises((OSError, asyncpg.PostgresError)) as raised:  # and no InterfaceError, as a wrong call is
        async with transaction(one) as tx:
            await ended(tx)

    assert trouble_of(raised.value) is Trouble.GONE
    one.terminate()


async def test_a_pool_without_a_free_connection_is_away(one: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    async with one.acquire():
        with pytest.raises(NoConnection):
            async with acquired(one, within=0.05):
                pass
    one.terminate()


async def test_a_role_whose_password_was_changed_is_nobody_s_fault_who_asks(database_of: CloneDatabase) -> None:
    url = with_login((await database_of(PROBE)).url, f"{PROBE}_runtime", "changed")
    pool = await open_pool(url, service=PROBE)
    with pytest.raises(asyncpg.InvalidPasswordError) as raised:
        async with transaction(pool):
            pass
    assert trouble_of(raised.value) is Trouble.GONE
    pool.terminate()


async def test_a_wrong_call_is_wrong_although_asyncpg_has_one_class_for_both(one: Pool) -> None:
    with pytest.raises(asyncpg.InterfaceError) as raised:
        async with transaction(one) as tx:
            await tx.fetchval("SELECT $1::int + $2::int", 1)

    assert trouble_of(raised.value) is Trouble.WRONG
    one.terminate()


async def test_a_lock_that_somebody_else_holds_is_told_from_a_slow_statement(one: Pool) -> None:
    async with transaction(one) as tx:
        timeouts = [await tx.fetchval(f"SHOW {name}") for name in ("lock_timeout", "statement_timeout")]

    assert timeouts == ["10s", "15s"]
    assert trouble_of(asyncpg.LockNotAvailableError()) is Trouble.BUSY
    assert trouble_of(asyncpg.QueryCanceledError()) is Trouble.SLOW
    one.terminate()


async def test_a_pool_that_is_closed_is_away(one: Pool) -> None:
    one.terminate()
    with pytest.raises(asyncpg.InterfaceError) as raised:
        await one.fetchval("SELECT true")

    assert is_away(raised.value)
