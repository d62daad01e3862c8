"""An api of matching is ready when its index has been read: nobody who asks first waits for all mentors there are."""

import asyncpg
from pydantic import SecretStr

from tests.fixtures import tokens
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.wired import api_of


async def test_it_is_ready_when_the_index_is_read_and_not_before(database_of: CloneDatabase) -> None:
    database = await database_of("matching")
    app = api_of("matching", database_url=SecretStr(database.url), consistency_keys=tokens.KEYS, pool_size=7)
    owner = await asyncpg.connect(database.owner_url)
    holding = owner.transaction()
    await holding.start()
    await owner.execute("LOCK TABLE matching.index_changes IN ACCESS EXCLUSIVE MODE")

    async def ready() -> bool:
        return not await app.state.readiness()

    async with app.router.lifespan_context(app):
        assert await app.state.readiness() == ["index"]
        await holding.rollback()
        await eventually(ready)
        assert app.state.parts.pool.get_max_size() == 7
    await owner.close()


async def test_it_ends_while_the_index_cannot_be_read() -> None:
    app = api_of(
        "matching", database_url=SecretStr("postgresql://nobody@127.0.0.1:1/nothing"), consistency_keys=tokens.KEYS
    )
    async with app.router.lifespan_context(app):
        assert await app.state.readiness() == ["postgres"]
