"""A mentor's places are never overrun, and each is freed once."""

import asyncio
from uuid import UUID

import pytest

from services.matching.domain.refusals import MentorFull
from services.matching.use_cases import answering
from services.matching.use_cases.showing import Shown
from shared.contracts import MENTORSHIPS, MentorshipState
from shared.ids import uuid7
from shared.postgres import transaction
from tests.fixtures.locks import until_waiting
from tests.matching.builders import NOW, mentor_section
from tests.matching.conftest import Api, World, in_days, slug


def mentorship(
    mentorship_id: UUID, mentor: UUID, mentee: UUID, change: str = "opened", **more: object
) -> MentorshipState:
    state = {"ended": "ended", "paused": "paused"}.get(change, "active")
    return MentorshipState.model_validate(
        {
            "mentorship_id": mentorship_id,
            "version": 1,
            "change": change,
            "programme_id": uuid7(),
            "mentor_id": mentor,
            "mentee_id": mentee,
            "stage": "initiation",
            "state": state,
            "opened_at": NOW,
            "ended_at": NOW if change == "ended" else None,
            **more,
        }
    )


async def accepted(api: Api, mentee: UUID, mentor: UUID) -> UUID:
    """The mentor has said yes to the mentee; the mentorship's id."""
    answer = await api.accept(mentor, await api.proposal(mentee, mentor))
    assert answer.status_code == 200, answer.text
    return UUID(answer.json()["mentorship_id"])


async def test_of_two_acceptances_at_once_the_second_waits_and_finds_the_last_place_taken(
    api: Api, world: World
) -> None:
    mentor = await world.mentor(capacity=1)
    first, second = [UUID(await api.proposal(await world.mentee(), mentor)) for _ in range(2)]

    async def accept_too() -> Shown:
        async with transaction(world.pool) as tx:
            return await answering.accept_proposal(tx, second, by=mentor, expects=lambda _: None, now=NOW)

    async with transaction(world.pool) as tx:
        await answering.accept_proposal(tx, first, by=mentor, expects=lambda _: None, now=NOW)
        at_once = asyncio.create_task(accept_too())
        await until_waiting(world.pool)

    with pytest.raises(MentorFull):
        await at_once
    assert await world.told_of(mentor) == ["proposed", "proposed", "accepted", "declined"]


async def test_many_acceptances_at_once_fill_every_place_and_no_more(api: Api, world: World) -> None:
    mentor = await world.mentor(capacity=3)
    asked = [await api.proposal(await world.mentee(), mentor) for _ in range(100)]

    answers = await asyncio.gather(*(api.accept(mentor, proposal) for proposal in asked))

    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [409] * 97
    assert {slug(answer) for answer in answers if answer.status_code == 409} == {"mentor-full"}


async def test_who_takes_fewer_than_they_have_keeps_them_and_gets_nobody_until_enough_have_ended(
    api: Api, world: World
) -> None:
    mentor = await world.mentor({"docker": 5}, capacity=3)
    mentees = [await world.mentee({"docker": 5}) for _ in range(4)]
    going_on = [await accepted(api, mentee, mentor) for mentee in mentees[:2]]
    asked = await api.proposal(mentees[2], mentor)

    await world.changes(mentor, mentor=mentor_section({"docker": 5}, capacity=1))

    assert (await api.get(mentees[2], f"proposals/{asked}")).json()["ended_because"] == "passed_over"
    assert await api.recommended_ids(mentees[3]) == []
    assert slug(await api.ask(mentees[3], mentor)) == "mentor-full"
    active = "SELECT count(*) FROM mentorships WHERE mentor_id = $1 AND ended_at IS NULL"
    assert await world.pool.fetchval(active, mentor) == 2
    for mentorship_id, open_again in zip(going_on, ([], [mentor]), strict=True):
        await world.tell(MENTORSHIPS, mentorship_id)
        assert await api.recommended_ids(mentees[3]) == open_again


async def test_a_mentor_whose_places_are_taken_cannot_be_asked(api: Api, world: World) -> None:
    mentor = await world.mentor(capacity=1)
    await accepted(api, await world.mentee(), mentor)

    assert slug(await api.ask(await world.mentee(), mentor)) == "mentor-full"


async def test_a_full_mentor_is_not_recommended_until_a_mentorship_ends(api: Api, world: World) -> None:
    mentor, asking, waiting = await world.mentor(capacity=1), await world.mentee(), await world.mentee()
    assert await api.recommended_ids(waiting) == [mentor]

    opened = await accepted(api, asking, mentor)
    assert await api.recommended_ids(waiting) == []

    await world.tell(MENTORSHIPS, mentorship(opened, mentor, asking), mentorship(opened, mentor, asking, "ended"))
    assert await api.recommended_ids(waiting) == [mentor]
    assert (await api.ask(waiting, mentor)).status_code == 201


async def test_a_place_is_freed_once_however_often_and_late_the_end_is_told(api: Api, world: World) -> None:
    mentor, first = await world.mentor(capacity=1), await world.mentee()
    opened = await accepted(api, first, mentor)
    going_on = world.record(MENTORSHIPS, mentorship(opened, mentor, first))
    paused = world.record(MENTORSHIPS, mentorship(opened, mentor, first, "paused"))
    ended = world.record(MENTORSHIPS, mentorship(opened, mentor, first, "ended"))

    await world.deliver(MENTORSHIPS, paused)
    assert await api.recommended_ids(await world.mentee()) == []
    await world.deliver(MENTORSHIPS, ended)
    await world.deliver(MENTORSHIPS, ended)
    await accepted(api, await world.mentee(), mentor)
    for late in (going_on, ended, paused, ended):
        await world.deliver(MENTORSHIPS, late)

    assert slug(await api.ask(await world.mentee(), mentor)) == "mentor-full"


async def test_an_erased_mentorship_frees_its_place(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(capacity=1), await world.mentee()
    opened = await accepted(api, mentee, mentor)

    await world.tell(MENTORSHIPS, mentorship(opened, mentor, mentee), opened)

    assert await api.recommended_ids(await world.mentee()) == [mentor]


async def test_a_pair_has_one_mentorship_that_goes_on(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(capacity=5), await world.mentee()
    opened = await accepted(api, mentee, mentor)
    assert slug(await api.ask(mentee, mentor)) == "mentorship-active"

    await world.tell(MENTORSHIPS, mentorship(opened, mentor, mentee, "ended"))

    assert (await api.ask(mentee, mentor)).status_code == 201


async def test_of_two_requests_at_once_to_one_mentor_one_is_kept(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()

    answers = await asyncio.gather(*(api.ask(mentee, mentor) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert await world.told_of(mentor) == ["proposed"]


async def test_a_decline_and_the_end_of_its_time_at_once_pass_the_turn_on_once(api: Api, world: World) -> None:
    mentee, first, second, third = await world.mentee(), *[await world.mentor() for _ in range(3)]
    request = (await api.ask(mentee, first, second, third)).json()
    proposal = request["proposals"][0]["id"]
    world.clock.move(in_days(3))

    await asyncio.gather(world.fire_timers(), world.fire_timers(), api.decline(first, proposal))

    assert await api.states(mentee, request["id"]) == ["expired", "proposed", "waiting"]
