"""Everybody locks in one order, whatever they hear of: mentorships, sessions, mentees, how far they have come. Nobody tries again here, so a
deadlock would be raised."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from shared.consuming.declaration import Event
from shared.ids import uuid7
from tests.fixtures.locks import until_waiting
from tests.mentorships import told
from tests.mentorships.conftest import Pair

IN_THE_WAY = {
    "mentees": "SELECT FROM mentees WHERE person_id = $1 FOR UPDATE",
    "mentorships": "SELECT FROM mentorships WHERE mentee_id = $1 FOR UPDATE",
}


@dataclass(frozen=True)
class Members:
    """`people` in the order of their ids; `heard`: how they became members."""

    programme: UUID
    people: Sequence[UUID]
    heard: Sequence[Event[Any]]


async def meet(pair: Pair, table: str, person: UUID, *heard: Sequence[Event[Any]]) -> None:
    """Each batch in a transaction of its own, one after the other up to where somebody stands in the way; then all go on."""
    async with pair.pool.acquire() as connection:
        in_the_way = connection.transaction()
        await in_the_way.start()
        await connection.execute(IN_THE_WAY[table], person)
        hearing = []
        for number, batch in enumerate(heard, 1):
            hearing.append(asyncio.create_task(pair.hear_together(*batch)))
            await until_waiting(pair.pool, number)
        await in_the_way.rollback()
    await asyncio.gather(*hearing)


@pytest.fixture
async def members(pair: Pair) -> Members:
    """Two mentees of a programme, who are known to belong to it."""
    programme, people = uuid7(), sorted((uuid7(), uuid7()))
    found = Members(programme, people, [told.member(person, programme, "mentee") for person in people])
    await pair.hear_together(*found.heard)
    return found


async def test_who_hears_of_members_and_who_hears_of_acceptances(pair: Pair, members: Members) -> None:
    """The mentorship of the second mentee comes first: taken up one by one, they would be locked the other way round."""
    first, second = members.people
    accepted = [
        told.accepted(mentorship, pair.mentor, mentee, programme=members.programme)
        for mentorship, mentee in zip(sorted((uuid7(), uuid7())), (second, first), strict=True)
    ]

    await meet(pair, "mentees", first, members.heard, accepted)

    matched = await pair.pool.fetch("SELECT person_id, matched IS NOT NULL AS matched FROM funnel_people ORDER BY 1")
    assert [tuple(row) for row in matched] == [(first, True), (second, True)]
    assert await pair.pool.fetchval("SELECT array_agg(going_on) FROM mentees") == [1, 1]


async def test_who_hears_of_members_and_who_erases(pair: Pair, members: Members) -> None:
    """Both mentees of the mentor who goes; one of them goes too."""
    first, second = members.people
    mentorships = sorted((uuid7(), uuid7()))
    for mentorship, mentee in zip(mentorships, (second, first), strict=True):
        await pair.hear(told.accepted(mentorship, pair.mentor, mentee, programme=members.programme))

    await meet(pair, "mentees", first, members.heard, [told.person_gone(pair.mentor), told.person_gone(second)])

    assert await pair.pool.fetchval("SELECT array_agg(person_id) FROM mentees") == [first]
    assert await pair.pool.fetchval("SELECT array_agg(person_id) FROM funnel_people") == [first]


async def test_two_mentors_who_block_and_who_hears_of_sessions(pair: Pair) -> None:
    """Blocks are heard one by one, sessions in the order of their mentorships."""
    mentors, mentees = [uuid7(), uuid7()], [uuid7(), uuid7()]
    mentorships = sorted((uuid7(), uuid7()))
    pairs = list(zip(mentorships, mentors, mentees, strict=True))
    for mentorship, mentor, mentee in pairs:
        await pair.hear(told.accepted(mentorship, mentor, mentee))
    booked = [
        told.session(uuid7(), 1, "booked", mentorship=mentorship, mentor=mentor, mentee=mentee)
        for mentorship, mentor, mentee in pairs
    ]
    blocks = [told.profile(mentor, 2, "blocks_changed", blocks=(mentee,)) for _, mentor, mentee in reversed(pairs)]

    await meet(pair, "mentorships", mentees[0], booked, blocks)

    assert await pair.pool.fetchval("SELECT count(*) FROM mentorships WHERE ended_at IS NULL") == 0
