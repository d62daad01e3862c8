"""Migrations run on tables that a release at work has locks on."""

import asyncio
from itertools import count
from urllib.parse import urlsplit

import asyncpg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from pydantic import SecretStr
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import pool
from sqlalchemy.ext.asyncio import create_async_engine

from deploy.local.database import with_login
from shared import migrations
from shared.ground import faults
from shared.ground.schema import revision_needed
from shared.ground.settings import ServiceSettings
from tests.fixtures.databases import OWNER, PASSWORD, Databases
from tests.fixtures.eventually import eventually

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE query LIKE '%INDEX CONCURRENTLY%' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
"""
TABLES_ARE_THERE = 10
"""Scripts that have run by then: those of the first migration, and some after it."""


async def test_one_that_meets_a_lock_is_undone_and_tried_again(
    databases: Databases,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(migrations, "LOCK_TIMEOUT", "50ms")
    owner_url = await databases.empty()
    settings = ServiceSettings(
        database_url=SecretStr(with_login(owner_url, "matching_runtime", PASSWORD)),
        owner_database_url=SecretStr(owner_url),
    )
    await half_of_it(settings)
    somebody = await asyncpg.connect(owner_url)
    async with somebody.transaction():
        await somebody.execute("LOCK TABLE matching.proposals IN ACCESS SHARE MODE")
        migrating = asyncio.create_task(migrations.migrate_schema(settings, "matching"))

        async def is_tried_again() -> bool:
            assert not migrating.done()
            return "tried again" in caplog.text + "".join(capsys.readouterr())

        await eventually(is_tried_again)
    await migrating
    assert await somebody.fetchval("SELECT number FROM matching.schema_revision") == revision_needed("matching")
    await somebody.close()


async def test_one_that_begins_before_its_database_waits_for_it(
    databases: Databases, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    there = await databases.empty()
    later = urlsplit(there)._replace(path=f"{urlsplit(there).path}_later").geturl()
    settings = ServiceSettings(
        database_url=SecretStr(with_login(later, "matching_runtime", PASSWORD)), owner_database_url=SecretStr(later)
    )
    migrating = asyncio.create_task(migrations.migrate_schema(settings, "matching"))

    async def waits() -> bool:
        assert not migrating.done()
        return "wait for the database" in caplog.text + "".join(capsys.readouterr())

    await eventually(waits)
    superuser = await asyncpg.connect(databases.url("postgres"))
    await superuser.execute(f'CREATE DATABASE "{urlsplit(later).path[1:]}" OWNER {OWNER}')
    await superuser.close()
    await migrating
    connection = await asyncpg.connect(later)
    assert await connection.fetchval("SELECT number FROM matching.schema_revision") == revision_needed("matching")
    await connection.close()
    await databases.drop(later)


@pytest.mark.parametrize("wrong", ["port", "password"])
async def test_one_whose_database_never_comes_says_why(
    databases: Databases, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setattr(migrations, "DATABASE_WITHIN", 0.0)
    owner_url = await databases.empty()
    parts = urlsplit(owner_url)
    elsewhere = parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:1").geturl()
    url = elsewhere if wrong == "port" else with_login(owner_url, "nobody", PASSWORD)
    settings = ServiceSettings(database_url=SecretStr(url), owner_database_url=SecretStr(url))
    with pytest.raises((OSError, asyncpg.InvalidAuthorizationSpecificationError)):
        await migrations.migrate_schema(settings, "matching")


async def half_of_it(settings: ServiceSettings) -> None:
    """As after a migration that ended amidst its work."""
    scripts = count(1)

    def end() -> None:
        if next(scripts) == TABLES_ARE_THERE:
            raise KeyError("ended")

    faults.arm("migration.half_way", end)
    try:
        with pytest.raises(KeyError, match="ended"):
            await migrations.migrate_schema(settings, "matching")
    finally:
        faults.disarm()


async def test_others_write_while_an_index_is_made_and_what_a_broken_off_try_left_is_made_anew(
    databases: Databases,
) -> None:
    url = await databases.empty()
    slow, quick = await asyncpg.connect(url), await asyncpg.connect(url)
    await slow.execute("CREATE TABLE notes (one int, other int); CREATE INDEX notes_by_one ON notes (other)")
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=pool.NullPool
    )

    def make(connection: SqlConnection) -> None:
        context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
        with Operations.context(context), context.begin_transaction(_per_migration=True):
            migrations.index("notes_by_one", "notes (one)")

    async def made() -> None:
        async with engine.connect() as connection:
            await connection.run_sync(make)

    async with slow.transaction():
        await slow.execute("INSERT INTO notes VALUES (1, 1)")
        making = asyncio.create_task(made())

        async def waits_for_the_slow_one() -> bool:
            assert not making.done()
            return bool(await quick.fetchval(WAITING))

        await quick.execute("SET lock_timeout = '1s'")
        await eventually(waits_for_the_slow_one)
        await quick.execute("INSERT INTO notes VALUES (2, 2)")
    await making
    await engine.dispose()
    definition = await quick.fetchval("SELECT indexdef FROM pg_indexes WHERE indexname = 'notes_by_one'")
    assert definition.endswith("(one)")
    for each in (slow, quick):
        await each.close()
