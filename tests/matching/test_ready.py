"""An api of matching is ready when its index has been read, and follows the tables then: nobody who asks waits for that."""

from uuid import UUID

import asyncpg
import numpy as np
from pydantic import SecretStr

from services.matching.api.filling import filling
from services.matching.domain.index import MentorIndex
from services.matching.store import directory as store
from services.matching.store import people as people_store
from services.matching.use_cases.recommending import Directory
from shared.contracts import FEEDBACK, SESSIONS
from tests.fixtures import tokens
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.wired import api_of
from tests.matching.builders import hours, mentor_section, tomorrow
from tests.matching.conftest import Api, World, in_days, slug
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


async def test_it_is_ready_no_longer_when_what_changes_could_not_be_read_for_long(database_of: CloneDatabase) -> None:
    database = await database_of("matching")
    app = api_of("matching", database_url=SecretStr(database.url), consistency_keys=tokens.KEYS)
    owner = await asyncpg.connect(database.owner_url)

    async def says(*missing: str) -> bool:
        return tuple(await app.state.readiness()) == missing

    async with app.router.lifespan_context(app):
        await eventually(says)
        async with filling(Directory(), every=0.01, too_old=0.1)(app):
            await eventually(says)
            await owner.execute("ALTER TABLE matching.skills RENAME TO away")
            await eventually(lambda: says("index"))
            await owner.execute("ALTER TABLE matching.away RENAME TO skills")
            await eventually(says)
    await owner.close()


async def test_what_changes_is_read_though_nobody_asks(world: World) -> None:
    first = await world.mentor({"docker": 2})
    directory = Directory()
    async with world.transaction() as tx:
        await directory.follow(tx)
    read_at = directory.age()
    second = await world.mentor({"python": 2})
    await world.erase(first)
    assert directory.age() > read_at
    async with world.transaction() as tx:
        await directory.follow(tx)
    assert [each.person_id for each in directory.index.mentors(directory.index.rows_of([second]).tolist())] == [second]
    assert len(directory.index) == 1


async def test_what_is_read_at_once_is_what_changes_would_bring(api: Api, world: World) -> None:
    rated, asked, late, gone = [await world.mentor({"docker": level}, industries=("food",)) for level in (2, 3, 4, 5)]
    await world.mentor({"python": 3}, paused=True)
    rests = await world.mentor({"python": 4})
    await world.pool.execute("UPDATE people SET resting_since = now() WHERE person_id = $1", rests)
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
        changes = await store.changes_since(tx, 0, 0)
        entries = await store.entries(tx, changes.people)
    changed = MentorIndex()
    changed.put_all([mentor for mentor in entries.values() if mentor is not None])

    people = [person for person, mentor in entries.items() if mentor is not None]
    rows = [index.rows_of(people) for index in (directory.index, changed)]
    assert len(directory.index) == len(changed) == len(people) == 5
    assert [each.section.paused for each in changed.mentors(changed.rows_of([rests]).tolist())] == [True]
    assert directory.index.mentors(rows[0].tolist()) == changed.mentors(rows[1].tolist())
    for name in ("lanes", "traits", "quarters", "first_day", "open"):
        np.testing.assert_array_equal(directory.index.column(name)[rows[0]], changed.column(name)[rows[1]])


async def test_who_says_a_word_of_a_later_release_waits_for_it_and_nobody_else_does(world: World) -> None:
    late, plain = await world.mentor({"docker": 2}), await world.mentor({"docker": 3})
    await world.pool.execute(
        """UPDATE people SET mentor = mentor || '{"stage": "unknown"}' WHERE person_id = $1""", late
    )
    directory = Directory()
    async with world.transaction() as tx:
        await directory.fill(tx)

    assert len(directory.index.rows_of([plain])) == len(directory.index) == 1


async def test_a_change_shows_soon_to_who_refers_to_nothing(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    headers = api.headers(mentee)
    del headers["consistency-token"]

    async def shown() -> list[str]:
        answer = await api.client.get("me/recommendations", headers=headers)
        return [each["mentor_id"] for each in answer.json()["items"]]

    assert await eventually(shown) == [str(mentor)]


async def test_what_commits_late_is_not_passed_over_and_what_is_known_is_not_read_again(world: World) -> None:
    early, late, directory = await world.mentor(), await world.mentor(), Directory()

    def known() -> set[UUID]:
        return {person for person in (early, late) if len(directory.index.rows_of([person]))}

    async with world.transaction() as reading:
        await directory.follow(reading)
    async with world.transaction() as slow:
        await people_store.touch(slow, [late])
        await world.changes(early, mentor=mentor_section({"docker": 1}))
        async with world.transaction() as reading:
            await directory.follow(reading)
            directory.index.remove(early)
            directory.index.remove(late)
            await directory.follow(reading)  # is told of the one again, while the other goes on
            assert known() == set()
    async with world.transaction() as reading:
        await directory.follow(reading)
        assert known() == {late}
        await world.changes(early, mentor=mentor_section({"docker": 2}))
        await directory.follow(reading)
        assert known() == {early, late}


async def test_while_the_index_cannot_follow_only_who_refers_to_something_waits_and_not_for_ever(
    api: Api, world: World, database: ServiceDatabase
) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    assert await api.recommended_ids(mentee) == [mentor]
    owner, headers = await asyncpg.connect(database.owner_url), api.headers(mentee)
    async with owner.transaction():
        await owner.execute("LOCK TABLE matching.index_changes IN ACCESS EXCLUSIVE MODE")
        refers = await api.client.get("me/recommendations", headers=headers)
        del headers["consistency-token"]
        asks = await api.client.get("me/recommendations", headers=headers)
    await owner.close()

    assert (refers.status_code, slug(refers)) == (503, "temporarily-unavailable")
    assert [each["mentor_id"] for each in asks.json()["items"]] == [str(mentor)]
