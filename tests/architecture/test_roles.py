import os

import asyncpg
import pytest
from pydantic import SecretStr

from deploy.local.database import make_owner_and_database
from shared.contracts import SERVICES
from shared.ground.settings import ServiceSettings
from shared.migrations import migrate_schema
from tests.fixtures.databases import OWNER, PASSWORD, Databases


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


@pytest.fixture(scope="module")
async def platform_s_database(databases: Databases, shared_database: str, superuser_url: str) -> str:
    """The name of a database that was made as a platform makes its own, with one service in it; beside one by which the roles of all are there."""
    name = f"owned_{os.getpid()}_roles"
    secrets = dict.fromkeys(("owner", "auditor", *(f"{service}_runtime" for service in SERVICES)), PASSWORD)
    owner_url = await make_owner_and_database(superuser_url, secrets, database=name)
    runtime_url = databases.url(name, "profiles_runtime")
    settings = ServiceSettings(database_url=SecretStr(runtime_url), owner_database_url=SecretStr(owner_url))
    await migrate_schema(settings, "profiles")
    return name


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TEMPORARY TABLE mine (what text)",
        "CREATE TEMPORARY VIEW mine AS SELECT 1",
        "SELECT lo_creat(-1)",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "UPDATE alembic_version SET version_num = '0000'",
        "DELETE FROM alembic_version",
        "UPDATE schema_revision SET number = 0",
        "DELETE FROM schema_revision",
        "INSERT INTO alembic_version VALUES ('9999')",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE mine",
        "CREATE EXTENSION btree_gist",
        "ALTER ROLE matching_runtime PASSWORD 'mine'",
        "ALTER ROLE profiles_runtime BYPASSRLS",
        "TRUNCATE outbox",
        "COPY outbox TO '/tmp/mine'",
        "COPY outbox TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
        "SET ROLE mentoring_owner",
        "SET session_replication_role = replica",
    ],
)
async def test_a_runtime_role_may_do_nothing_but_read_and_write_its_rows(
    databases: Databases, platform_s_database: str, statement: str
) -> None:
    connection = await asyncpg.connect(databases.url(platform_s_database, "profiles_runtime"))
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize("database", ["postgres", "template1"])
async def test_a_runtime_role_gets_into_no_database_of_the_server_s_own(
    databases: Databases, platform_s_database: str, database: str
) -> None:
    assert platform_s_database
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(databases.url(database, "profiles_runtime"))


async def test_a_password_that_a_role_gave_itself_lasts_until_the_next_start(
    databases: Databases, platform_s_database: str, superuser_url: str
) -> None:
    """No grant forbids it: PostgreSQL lets every role change its own."""
    connection = await asyncpg.connect(databases.url(platform_s_database, "profiles_runtime"))
    await connection.execute("ALTER ROLE profiles_runtime PASSWORD 'mine'")
    await connection.close()
    secrets = dict.fromkeys(("owner", "auditor", *(f"{service}_runtime" for service in SERVICES)), PASSWORD)
    await make_owner_and_database(superuser_url, secrets, database=platform_s_database)
    connection = await asyncpg.connect(databases.url(platform_s_database, "profiles_runtime"))
    await connection.close()
