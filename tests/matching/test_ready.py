"""An api of matching is ready when its index has been read: nobody who asks first waits for all mentors there are."""

import asyncpg
import numpy as np
from pydantic import SecretStr

from services.matching.domain.index import MentorIndex
from services.matching.store import directory as store
from services.matching.use_cases.recommending import Directory
from shared.contracts import FEEDBACK, SESSIONS
from tests.fixtures import tokens
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.wired import api_of
from tests.matching.builders import hours, tomorrow
from tests.matching.conftest import Api, World, in_days
from tests.matching.test_recommendations import feedback, session


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


async def test_what_is_read_at_once_is_what_changes_would_bring(api: Api, world: World) -> None:
    rated, asked, late, gone = [await world.mentor({"docker": level}, industries=("food",)) for level in (2, 3, 4, 5)]
    await world.mentor({"python": 3}, paused=True)
    await world.tell(FEEDBACK, feedback(rated, 5, skills=("docker",)), feedback(rated, 3))
    await world.tell(SESSIONS, session(rated), session(rated, "missed").model_copy(update={"absent": "mentor"}))
    await world.has_hours(rated, hours(tomorrow(18, 2)), offers=True)
    await world.has_hours(late, hours(tomorrow(8, 2)), offers=False)
    await api.decline(asked, await api.proposal(await world.mentee(), asked))
    await api.accept(late, await api.proposal(await world.mentee(), late))
    await api.proposal(await world.mentee(), late)
    world.clock.move(in_days(9))
    await world.fire_timers()
    await world.erase(gone)

    directory = Directory()
    async with world.transaction() as tx:
        await directory.fill(tx)
        changes = await store.changes_since(tx, 0)
    changed = MentorIndex()
    changed.put_all([mentor for mentor in changes.mentors.values() if mentor is not None])

    people = [person for person, mentor in changes.mentors.items() if mentor is not None]
    rows = [index.rows_of(people) for index in (directory.index, changed)]
    assert len(directory.index) == len(changed) == len(people) == 4
    assert directory.index.mentors(rows[0].tolist()) == changed.mentors(rows[1].tolist())
    for name in ("lanes", "traits", "quarters", "first_day", "open"):
        np.testing.assert_array_equal(directory.index.column(name)[rows[0]], changed.column(name)[rows[1]])
