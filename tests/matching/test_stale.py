"""A proposal says whether a profile that it rests on has changed since; it is never changed silently."""

from typing import Any

import pytest

from tests.matching.builders import mentee_section, mentor_section
from tests.matching.conftest import Api, World


async def stale(api: Api, who: Any, proposal: str) -> bool:
    said: bool = (await api.get(who, f"proposals/{proposal}")).json()["stale"]
    return said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"about": "Something else"}, True),
        ({"skills": {"python": 3}}, True),
        ({}, False),
        ({"capacity": 7}, False),
    ],
)
async def test_a_proposal_is_stale_once_the_mentor_says_something_else(
    api: Api, world: World, change: dict[str, Any], expected: bool
) -> None:
    mentor, mentee = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    proposal = await api.proposal(mentee, mentor)
    assert not await stale(api, mentee, proposal)
    skills = change.pop("skills", {"docker": 5})
    await world.changes(mentor, mentor=mentor_section(skills, **change), version=2)
    assert [await stale(api, who, proposal) for who in (mentee, mentor)] == [expected, expected]


async def test_what_is_said_again_makes_it_fresh_again_and_its_end_too(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    proposal = await api.proposal(mentee, mentor)
    await world.changes(mentee, mentee=mentee_section({"python": 5}), version=2)
    assert await stale(api, mentor, proposal)
    await world.changes(mentee, mentee=mentee_section({"docker": 5}), version=3)
    assert not await stale(api, mentor, proposal)
    await world.changes(mentee, mentee=mentee_section({"python": 5}), version=4)
    await api.decline(mentor, proposal)
    assert not await stale(api, mentor, proposal)


async def test_a_stale_proposal_can_be_accepted(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    proposal = await api.proposal(mentee, mentor)
    await world.changes(mentee, mentee=mentee_section({"python": 5}), version=2)
    answer = await api.accept(mentor, proposal)
    assert (answer.status_code, answer.json()["state"], answer.json()["stale"]) == (200, "accepted", False)


async def test_of_an_erased_person_nothing_stays_that_their_words_could_be_tried_by(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    await api.proposal(mentee, mentor)
    await world.erase(mentor)
    assert await world.pool.fetchval("SELECT count(*) FROM proposals WHERE mentor_said IS NOT NULL") == 0
