"""Who is erased is gone from matching, in whichever order it is told; what the others need stays."""

from uuid import UUID

from shared.contracts import AVAILABILITY, FEEDBACK, PROFILES, SESSIONS
from tests.matching.builders import NOW, hours, mentee_section, mentor_section, profile, tomorrow
from tests.matching.conftest import Api, World
from tests.matching.test_recommendations import feedback, session


async def traces_of(world: World, person_id: UUID) -> dict[str, int]:
    """How often a person's id stands in which table."""
    columns = await world.pool.fetch(
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'matching' AND data_type = 'uuid' AND NOT table_name ~ '^outbox_[0-9]'  -- parts of one table
        """
    )
    found: dict[str, int] = {}
    for table, column in columns:
        query = f'SELECT count(*) FROM "{table}" WHERE "{column}" = $1'
        if count := await world.pool.fetchval(query, person_id):
            found[table] = found.get(table, 0) + count
    return found


async def test_a_mentee_who_goes_ends_what_they_asked_and_leaves_no_word(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()
    await world.has_hours(mentee, hours(tomorrow(18, 1)))

    await world.erase(mentee)

    assert await world.told_of(first) == ["proposed", "withdrawn"]
    assert await world.told_of(second) == []
    proposal = (await api.get(first, f"proposals/{request['proposals'][0]['id']}")).json()
    assert (proposal["state"], proposal["message"]) == ("withdrawn", None)
    assert (await api.get(mentee, "me/proposals")).status_code == 401
    assert set(await traces_of(world, mentee)) == {
        "consumed",
        "erased_people",
        "index_changes",
        "proposals",
        "requests",
    }


async def test_when_a_mentor_goes_the_next_one_is_asked(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()
    await world.tell(FEEDBACK, feedback(first, 5))
    await world.tell(SESSIONS, session(first))

    await world.erase(first)

    assert await api.states(mentee, request["id"]) == ["declined", "proposed"]
    assert await world.told_of(first) == ["proposed", "declined"]
    assert await api.recommended_ids(mentee) == []
    assert set(await traces_of(world, first)) == {"consumed", "erased_people", "index_changes", "proposals"}


async def test_the_words_of_a_decline_go_with_who_wrote_them_and_with_whom_they_were_for(
    api: Api, world: World
) -> None:
    for goes in ("mentor", "mentee"):
        pair = {"mentee": await world.mentee(), "mentor": await world.mentor()}
        proposal = await api.proposal(pair["mentee"], pair["mentor"])
        path, said = f"proposals/{proposal}/decline", {"reason": "other", "text": "I know your brother."}
        await api.post(pair["mentor"], path, said, idempotency_key="one")
        await world.erase(pair[goes])

    assert await world.pool.fetchval("SELECT count(*) FROM proposals WHERE decline_text IS NOT NULL") == 0


async def test_being_erased_twice_is_being_erased_once(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    await api.proposal(mentee, mentor)
    gone = world.record(PROFILES, mentee)

    for _ in range(2):
        await world.deliver(PROFILES, gone)
    await world.erase(mentee)  # the tombstone that is sent once more

    assert await world.told_of(mentor) == ["proposed", "withdrawn"]
    assert await world.pool.fetchval("SELECT count(*) FROM outbox WHERE topic = 'erasures'") == 1


async def test_nothing_late_brings_an_erased_person_back(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    late = world.record(PROFILES, profile(mentor, mentor=mentor_section()))

    await world.erase(mentor)
    await world.deliver(PROFILES, late)
    await world.has_hours(mentor, hours(tomorrow(18, 1)))
    await world.tell(FEEDBACK, feedback(mentor, 5))
    await world.tell(SESSIONS, session(mentor))

    assert set(await traces_of(world, mentor)) == {"consumed", "erased_people", "index_changes"}
    assert await api.recommended_ids(mentee) == []


async def test_a_block_that_is_told_late_brings_nobody_erased_back(world: World) -> None:
    gone, blocker = await world.mentee(), await world.mentor()
    await world.erase(gone)

    await world.changes(blocker, mentor=mentor_section(), blocks=(gone,))

    assert await world.pool.fetchval("SELECT count(*) FROM blocks") == 0


async def test_a_person_may_be_erased_before_anything_was_heard_of_them(world: World) -> None:
    somebody = UUID(int=7)

    await world.erase(somebody)

    assert await world.pool.fetchval("SELECT count(*) FROM outbox WHERE topic = 'erasures'") == 1


async def test_mentor_and_mentee_of_one_request_may_go_in_one_batch(api: Api, world: World) -> None:
    mentee, mentor, other = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, mentor, other)).json()

    await world.erase(mentor, mentee)

    states = await world.pool.fetch("SELECT state FROM proposals WHERE request_id = $1", UUID(request["id"]))
    assert {row["state"] for row in states} <= {"declined", "withdrawn"}
    assert await world.told_of(other) == []


async def test_hours_that_are_erased_are_forgotten(world: World) -> None:
    person = await world.mentor()
    await world.has_hours(person, hours(tomorrow(18, 1)))

    await world.tell(AVAILABILITY, person)

    assert await world.pool.fetchval("SELECT count(*) FROM availability") == 0


async def test_blocks_that_are_taken_back_no_longer_count(api: Api, world: World) -> None:
    mentor = await world.mentor()
    mentee = await world.mentee(blocks=(mentor,))
    blocked = world.record(PROFILES, profile(mentee, mentee=mentee_section(), blocks=(mentor,)))
    unblocked = world.record(PROFILES, profile(mentee, mentee=mentee_section()))

    for record in (unblocked, blocked, unblocked):
        await world.deliver(PROFILES, record)

    assert await api.recommended_ids(mentee) == [mentor]
    assert world.clock.now() == NOW
