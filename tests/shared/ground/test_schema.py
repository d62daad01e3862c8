"""A release begins nothing on tables that are older than it is, and runs on newer ones."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from pydantic import SecretStr

from shared.ground import schema
from shared.ground.settings import ServiceSettings
from shared.migrations import migrate_schema, migrate_service
from shared.postgres import Connection, Pool
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.wired import worker_of

NEEDED = schema.revision_needed("scheduling")


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("scheduling")


@pytest.fixture
async def pool(database: ServiceDatabase) -> AsyncIterator[Pool]:
    pool = await database.pool()
    yield pool
    pool.terminate()


@pytest.fixture
async def owner(database: ServiceDatabase) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(database.owner_url)
    yield connection
    await connection.close()


async def say(owner: Connection, number: int) -> None:
    await owner.execute("UPDATE scheduling.schema_revision SET number = $1", number)


async def test_migrating_says_how_far_it_came(pool: Pool) -> None:
    assert NEEDED > 0
    assert await schema.missing_of_schema(pool, "scheduling") is None
    assert await pool.fetchval("SELECT number FROM schema_revision") == NEEDED


async def test_older_tables_are_told_and_newer_ones_are_fine(pool: Pool, owner: Connection) -> None:
    await say(owner, NEEDED - 1)
    assert await schema.missing_of_schema(pool, "scheduling") == (
        f"schema: it is at revision {NEEDED - 1}, and this release needs {NEEDED}"
    )
    await say(owner, NEEDED + 1)
    assert await schema.missing_of_schema(pool, "scheduling") is None


async def test_tables_of_a_release_that_wrote_no_number_are_told(pool: Pool, owner: Connection) -> None:
    await owner.execute("DROP TABLE scheduling.schema_revision")
    assert "it is at revision 0" in str(await schema.missing_of_schema(pool, "scheduling"))


@pytest.mark.parametrize(("part", "name"), [("scheduling_runtime", "nobody_yet"), ("/", "/none_yet_")])
async def test_who_is_not_let_in_is_told_why_and_begins_nothing(
    database: ServiceDatabase, part: str, name: str
) -> None:
    """Where all is applied at once, pods run before the first migration has made their role."""
    url = f"{name}".join(database.url.rsplit(part, 1))
    worker, stop = worker_of("scheduling", database_url=SecretStr(url)), asyncio.Event()
    running = asyncio.create_task(worker.run(stop))

    async def lacks_it() -> bool:
        assert not running.done()
        return any(each.startswith("postgres: ") for each in await worker.readiness())

    await eventually(lacks_it)
    assert not worker._board.parts
    stop.set()
    await asyncio.wait_for(running, 20)


async def test_an_older_release_migrates_nothing_of_a_newer_one(database: ServiceDatabase, owner: Connection) -> None:
    """Going back runs its migration as going forward did; Alembic would not know where it stands."""
    await say(owner, NEEDED + 1)
    await owner.execute("UPDATE scheduling.alembic_version SET version_num = '9999'")
    settings = ServiceSettings(database_url=SecretStr(database.url), owner_database_url=SecretStr(database.owner_url))
    await migrate_schema(settings, "scheduling")
    assert await schema.revision_of(owner, "scheduling") == NEEDED + 1


async def test_a_migration_that_makes_no_topics_needs_no_kafka(database: ServiceDatabase) -> None:
    """Where an operator makes topics, who changes tables has no user of Kafka at all."""
    settings = ServiceSettings(
        database_url=SecretStr(database.url),
        owner_database_url=SecretStr(database.owner_url),
        kafka_bootstrap_servers="127.0.0.1:1",
        migrate_topics=False,
    )
    await asyncio.wait_for(migrate_service(settings, "scheduling"), 20)


async def test_a_worker_begins_when_the_tables_are_there(database: ServiceDatabase, owner: Connection) -> None:
    await say(owner, NEEDED - 1)
    worker, stop = worker_of("scheduling", database_url=SecretStr(database.url)), asyncio.Event()
    running = asyncio.create_task(worker.run(stop))

    async def lacks(what: str) -> bool:
        return any(each.startswith(what) for each in await worker.readiness())

    await eventually(lambda: lacks("schema"))
    assert not worker._board.parts
    await say(owner, NEEDED)
    await eventually(lambda: lacks("kafka"))
    stop.set()
    await asyncio.wait_for(running, 20)
