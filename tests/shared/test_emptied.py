"""A database is as its migrations left it, whoever had it before."""

import asyncpg
import pytest

from tests.fixtures.databases import PROBE, Databases, ServiceDatabase

ADD = "INSERT INTO seen (sequence) SELECT nextval('outbox_ids') RETURNING sequence"


async def as_owner(database: ServiceDatabase, statement: str) -> object:
    connection = await asyncpg.connect(database.owner_url, server_settings={"search_path": database.service})
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def test_what_a_test_has_left_is_gone_and_numbers_begin_anew(databases: Databases) -> None:
    database = await databases.clone(PROBE)
    assert await as_owner(database, ADD) == 1

    assert await databases.emptied(database) == database

    assert await as_owner(database, "SELECT count(*) FROM seen") == 0
    assert await as_owner(database, ADD) == 1
    databases.forget(database)


async def test_connections_that_are_left_are_ended(databases: Databases) -> None:
    database = await databases.clone(PROBE)
    left = await asyncpg.connect(database.url)

    assert await databases.emptied(database) == database

    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await left.execute("SELECT 1")
    databases.forget(database)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more (id int)",
        "ALTER TABLE seen ALTER change SET DEFAULT 'none'",
        "DROP TABLE seen",
        "GRANT SELECT ON seen TO PUBLIC",
        "INSERT INTO seen (change) SELECT repeat('x', 1000) FROM generate_series(1, 10000)",
    ],
    ids=lambda change: " ".join(change.split()[:2]),
)
async def test_a_database_that_is_no_longer_the_same_is_not_given_on(databases: Databases, change: str) -> None:
    database = await databases.clone(PROBE)
    await as_owner(database, change)

    assert await databases.emptied(database) is None


@pytest.mark.parametrize("change", ["UPDATE alembic_version SET version_num = 'x'", "DELETE FROM alembic_version"])
async def test_nor_is_one_whose_migrations_rows_were_changed(databases: Databases, change: str) -> None:
    database = await databases.clone("mentorships")
    await as_owner(database, change)

    assert await databases.emptied(database) is None
