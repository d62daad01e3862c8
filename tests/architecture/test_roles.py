import asyncpg
import pytest

from shared.contracts import SERVICES
from tests.fixtures.databases import OWNER, Databases


@pytest.fixture(scope="module")
async def shared_database(databases: Databases) -> str:
    """One database with all five schemas, as a platform has it."""
    return await databases.with_all_services()


@pytest.mark.parametrize("service", SERVICES)
async def test_a_runtime_role_sees_its_own_schema_only(
    databases: Databases, shared_database: str, service: str
) -> None:
    connection = await asyncpg.connect(databases.url(shared_database, f"{service}_runtime"))
    try:
        assert await connection.fetchval("SHOW search_path") == service
        assert await connection.fetchval("SELECT count(*) FROM outbox") == 0
        for neighbour in SERVICES:
            if neighbour != service:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.fetch(f"SELECT * FROM {neighbour}.outbox")
    finally:
        await connection.close()


async def test_a_runtime_role_cannot_change_tables(databases: Databases, shared_database: str) -> None:
    connection = await asyncpg.connect(databases.url(shared_database, "profiles_runtime"))
    try:
        for statement in ("CREATE TABLE more (id int)", "DROP TABLE outbox", "CREATE TABLE public.more (id int)"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await connection.close()


async def test_statements_and_idle_transactions_of_a_runtime_role_end(
    databases: Databases, shared_database: str
) -> None:
    connection = await asyncpg.connect(databases.url(shared_database, "matching_runtime"))
    try:
        assert await connection.fetchval("SHOW statement_timeout") == "15s"
        assert await connection.fetchval("SHOW idle_in_transaction_session_timeout") == "30s"
    finally:
        await connection.close()


async def test_the_owner_of_the_schemas_is_no_superuser(databases: Databases, shared_database: str) -> None:
    connection = await asyncpg.connect(databases.url(shared_database, OWNER))
    try:
        assert not await connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    finally:
        await connection.close()
