"""Somebody is suspended: nobody is recommended them or asks them, and what they asked ends."""

import asyncio
from typing import Any, Final

import pytest

from tests.matching.builders import NOW, mentee_section, mentor_section
from tests.matching.conftest import Api, World, slug

SUSPENDED: Final[dict[str, Any]] = {"suspended": True, "suspended_at": NOW}
LIFTED: Final[dict[str, Any]] = {"suspended": False, "suspended_at": NOW}


async def test_nobody_is_recommended_or_asks_a_mentor_who_is_suspended_until_that_is_lifted(
    api: Api, world: World
) -> None:
    mentee, mentor, other = await world.mentee(), await world.mentor(), await world.mentor()
    await world.changes(mentor, mentor=mentor_section(), **SUSPENDED)

    assert await api.recommended_ids(mentee) == [other]
    assert slug(await api.ask(mentee, mentor)) == "unknown-mentor"

    await world.changes(mentor, mentor=mentor_section(), **LIFTED)

    assert set(await api.recommended_ids(mentee)) == {mentor, other}
    assert (await api.ask(mentee, mentor)).status_code == 201


async def test_a_mentor_who_is_asked_and_is_suspended_is_passed_over_at_once(api: Api, world: World) -> None:
    mentee, mentor, other, third = await world.mentee(), *[await world.mentor() for _ in range(3)]
    await api.ask(mentee, mentor, other, third)
    await world.changes(other, mentor=mentor_section(), **SUSPENDED)

    await world.changes(mentor, mentor=mentor_section(), **SUSPENDED)

    told = [(each.mentor_id, each.change, each.ended_because) for each in await world.matches()]
    assert told == [(mentor, "proposed", None), (mentor, "declined", "closed"), (third, "proposed", None)]


@pytest.mark.parametrize("state", [SUSPENDED, LIFTED], ids=["suspended", "and lifted before anybody heard of it"])
async def test_what_somebody_suspended_has_asked_ends(api: Api, world: World, state: dict[str, Any]) -> None:
    mentee, mentor, other = await world.mentee(), await world.mentor(), await world.mentor()
    proposal = (await api.ask(mentee, mentor, other)).json()["proposals"][0]["id"]

    await world.changes(mentee, mentee=mentee_section(), **state)

    assert [(each.mentor_id, each.change) for each in await world.matches()] == [
        (mentor, "proposed"),
        (mentor, "withdrawn"),
    ]
    assert slug(await api.post(mentor, f"proposals/{proposal}/acceptance")) == "proposal-not-open"
    asked = await api.ask(mentee, mentor)
    assert (asked.status_code == 201) == (state == LIFTED)


async def test_of_an_acceptance_and_a_suspension_at_once_one_comes_first(api: Api, world: World) -> None:
    mentees = [await world.mentee() for _ in range(6)]
    mentor = await world.mentor(capacity=6)
    asked = [(await api.ask(mentee, mentor)).json()["proposals"][0]["id"] for mentee in mentees]

    answers, _ = await asyncio.gather(
        asyncio.gather(*(api.accept(mentor, proposal) for proposal in asked)),
        asyncio.gather(*(world.changes(mentee, mentee=mentee_section(), **SUSPENDED) for mentee in mentees)),
    )

    said = [answer.status_code for answer in answers]
    ended = [each.change for each in await world.matches() if each.change != "proposed"]
    assert set(said) <= {200, 409}
    assert sorted(ended) == ["accepted"] * said.count(200) + ["withdrawn"] * said.count(409)
