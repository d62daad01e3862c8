"""A mentor who lets three requests in a row run out of time rests, is told once, and comes back when they want to."""

from datetime import datetime
from uuid import UUID

from services.matching.domain.proposals import TIME_TO_RESPOND
from tests.matching.conftest import Api, World, slug


async def runs_out(api: Api, world: World, mentor: UUID, times: int) -> None:
    """So many are asked, and nothing is answered."""
    for _ in range(times):
        await api.proposal(await world.mentee({"docker": 5}), mentor)
        world.clock.move(TIME_TO_RESPOND)
        await world.fire_timers()


async def resting_since(api: Api, mentor: UUID) -> datetime | None:
    said = (await api.get(mentor, "me/rest")).json()
    assert said["can"] == ([] if said["resting_since"] is None else ["come_back"])
    return None if said["resting_since"] is None else datetime.fromisoformat(said["resting_since"])


async def test_after_three_in_a_row_the_mentor_rests_is_told_once_and_nobody_is_sent_to_them(
    api: Api, world: World
) -> None:
    mentor = await world.mentor({"docker": 5}, capacity=9)
    looking = await world.mentee({"docker": 5})
    await runs_out(api, world, mentor, 2)
    assert await resting_since(api, mentor) is None
    assert await api.recommended_ids(looking) == [mentor]

    await runs_out(api, world, mentor, 1)

    assert await resting_since(api, mentor) == world.clock.now()
    assert await api.recommended_ids(looking) == []
    seen = (await api.get(looking, f"me/recommendations/{mentor}")).json()
    assert [each["obstacle"] for each in seen["obstacles"]] == ["paused"]
    assert slug(await api.ask(looking, mentor)) == "mentor-paused"
    told = [each for each in await world.matches() if each.mentor_rests]
    assert [(each.change, each.mentor_id, each.ended_because) for each in told] == [("expired", mentor, "out_of_time")]


async def test_whoever_else_asks_a_mentor_who_rests_goes_on_at_once(api: Api, world: World) -> None:
    mentor, other = await world.mentor(capacity=9), await world.mentor()
    for _ in range(3):
        await api.proposal(await world.mentee(), mentor)
    world.clock.move(TIME_TO_RESPOND / 2)
    late = await world.mentee()
    first, _ = await api.proposals(late, mentor, other)
    world.clock.move(TIME_TO_RESPOND / 2)

    await world.fire_timers()

    ended = (await api.get(late, f"proposals/{first['id']}")).json()
    assert (ended["state"], ended["ended_because"]) == ("declined", "passed_over")
    assert await world.told_of(other) == ["proposed"]


async def test_who_comes_back_is_asked_again_and_begins_anew(api: Api, world: World) -> None:
    mentor = await world.mentor({"docker": 5}, capacity=9)
    looking = await world.mentee({"docker": 5})
    assert slug(await api.post(mentor, "me/rest/end")) == "not-resting"
    await runs_out(api, world, mentor, 3)

    assert (await api.post(mentor, "me/rest/end")).json() == {"resting_since": None, "can": [], "steps": []}

    assert slug(await api.post(mentor, "me/rest/end")) == "not-resting"
    assert await api.recommended_ids(looking) == [mentor]
    await runs_out(api, world, mentor, 2)
    assert await resting_since(api, mentor) is None


async def test_whoever_answers_or_asks_back_in_between_does_not_rest(api: Api, world: World) -> None:
    mentor = await world.mentor(capacity=9)
    await runs_out(api, world, mentor, 2)
    await api.decline(mentor, await api.proposal(await world.mentee(), mentor))
    await runs_out(api, world, mentor, 2)
    proposal = await api.proposal(await world.mentee(), mentor)
    await api.post(mentor, f"proposals/{proposal}/question", {"text": "Why me?"})
    world.clock.move(2 * TIME_TO_RESPOND)
    await world.fire_timers()

    assert await resting_since(api, mentor) is None


async def test_a_rest_outlives_what_the_mentor_says_of_themselves_and_goes_with_them(api: Api, world: World) -> None:
    mentor = await world.mentor({"docker": 5}, capacity=9)
    looking = await world.mentee({"docker": 5})
    await runs_out(api, world, mentor, 3)
    section = (await api.get(mentor, "me/data")).json()["kept"]["profile"][0]
    assert section["resting_since"] is not None

    await world.pool.execute("UPDATE people SET resting_since = resting_since WHERE person_id = $1", mentor)
    assert await api.recommended_ids(looking) == []
    await world.erase(mentor)
    assert await world.pool.fetchval("SELECT count(*) FROM people WHERE resting_since IS NOT NULL") == 0
