"""Operators and coordinators page through what is asked in their programmes."""

from uuid import UUID

import pytest

from shared.contracts import PROGRAMMES, ProgrammeState
from shared.ids import uuid7
from tests.matching.conftest import Api, World, in_days, slug


async def found(api: Api, by: UUID, query: str = "", *, operator: bool = False) -> list[str]:
    answer = await api.get(by, f"managed-proposals{query}", operator=operator)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["items"]]


@pytest.fixture
async def programme(world: World) -> UUID:
    programme_id = uuid7()
    state = ProgrammeState(
        programme_id=programme_id, version=1, change="created", slug="wit", name="Wit", open_to_all=False
    )
    await world.tell(PROGRAMMES, state)
    return programme_id


async def asked(api: Api, world: World, programme: UUID) -> tuple[UUID, UUID, list[str]]:
    """A mentee of the programme, the second of two mentors who are asked, and the proposals in order."""
    mentee, mentors = await world.mentee(), [await world.mentor(), await world.mentor()]
    for person in mentors:
        await world.joins(person, programme, "mentor")
    await world.joins(mentee, programme, "mentee")
    answer = await api.ask(mentee, *mentors, programme_id=str(programme))
    return mentee, mentors[1], [each["id"] for each in answer.json()["proposals"]]


async def test_a_coordinator_sees_what_is_asked_in_their_programme_and_no_word_of_it(
    api: Api, world: World, programme: UUID
) -> None:
    coordinator, elsewhere = uuid7(), uuid7()
    await world.joins(coordinator, programme, "coordinator")
    await world.joins(elsewhere, uuid7(), "coordinator")
    mentee, second, proposals = await asked(api, world, programme)

    assert sorted(await found(api, coordinator)) == sorted(proposals)
    assert await found(api, coordinator, f"?mentor_id={second}") == proposals[1:]
    assert await found(api, coordinator, f"?mentee_id={second}") == []
    assert await found(api, coordinator, "?state=waiting") == proposals[1:]
    assert await found(api, elsewhere) == []
    assert sorted(await found(api, uuid7(), operator=True)) == sorted(proposals)
    assert "Docker" not in (await api.get(coordinator, "managed-proposals")).text
    for who in (elsewhere, mentee, second):
        assert slug(await api.get(who, f"managed-proposals?programme_id={programme}")) == "not-your-programme"


async def test_what_ran_out_of_time_is_expired_before_a_worker_has_noted_it(
    api: Api, world: World, programme: UUID
) -> None:
    coordinator = uuid7()
    await world.joins(coordinator, programme, "coordinator")
    *_, proposals = await asked(api, world, programme)
    world.clock.move(in_days(4))
    assert await found(api, coordinator, "?state=expired") == proposals[:1]
    [expired] = (await api.get(coordinator, "managed-proposals?state=expired")).json()["items"]
    assert (expired["state"], expired["ended_because"], expired["place"]) == ("expired", "out_of_time", 1)


async def test_pages_follow_each_other_without_a_gap(api: Api, world: World, programme: UUID) -> None:
    coordinator = uuid7()
    await world.joins(coordinator, programme, "coordinator")
    proposals = [each for _ in range(2) for each in (await asked(api, world, programme))[2]]
    seen: list[str] = []
    query: str | None = "?page_size=1"
    while query:
        page = (await api.get(coordinator, f"managed-proposals{query}")).json()
        seen += [each["id"] for each in page["items"]]
        query = page["next_page_token"] and f"?page_size=1&page_token={page['next_page_token']}"
    assert seen == sorted(proposals, reverse=True)
