"""What a connection brings back to its pool."""

import asyncio

import asyncpg
import pytest

from shared.postgres import Pool, is_away, open_pool, transaction
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
