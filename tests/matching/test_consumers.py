"""Delivery repeats and is out of order; what matching knows is the latest all the same."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import pytest

from services.matching.domain.hours import Hours
from shared.consuming import KeptRecord
from shared.contracts import (
    AVAILABILITY,
    FEEDBACK,
    MEMBERSHIPS,
    MENTORSHIPS,
    PROFILES,
    PROGRAMMES,
    SESSIONS,
    SKILLS,
    AvailabilityState,
    ProgrammeState,
)
from shared.contracts.envelope import State, Topic
from shared.ids import named_uuid, uuid7
from tests.matching.builders import ALL_HOURS, NO_HOURS, TODAY, membership, mentee_section, mentor_section, profile
from tests.matching.conftest import World
from tests.matching.test_capacity import mentorship
from tests.matching.test_recommendations import feedback, session, skill

KEY, MENTOR, MENTEE = named_uuid("skill", "docker"), uuid7(), uuid7()


def programme(ends_on: date) -> ProgrammeState:
    return ProgrammeState(
        programme_id=KEY, version=1, change="changed", slug="wit", name="Wit", open_to_all=False, ends_on=ends_on
    )


def availability(bits: bytes) -> AvailabilityState:
    hours = Hours(TODAY, bits)
    return AvailabilityState.model_construct(
        person_id=KEY, version=1, change="recomputed", first_day=hours.first_day, bits=hours.bits
    )


# Two states of one key on each topic, the older first, and the table that remembers them.
STATES: Final[Mapping[str, tuple[Topic[Any], State, State, str]]] = {
    "profiles": (
        PROFILES,
        profile(KEY, mentor=mentor_section({"docker": 1}), blocks=(MENTOR,)),
        profile(KEY, mentor=mentor_section({"docker": 2}), mentee=mentee_section(), blocks=(MENTEE,)),
        "people LEFT JOIN blocks USING (person_id)",
    ),
    "skills": (SKILLS, skill("docker", "docker"), skill("docker", "Docker", kubernetes=0.8), "skills"),
    "programmes": (PROGRAMMES, programme(TODAY), programme(TODAY + timedelta(days=1)), "programmes"),
    "memberships": (
        MEMBERSHIPS,
        membership(MENTOR, KEY, "mentor", membership_id=KEY),
        membership(MENTOR, KEY, "mentee", membership_id=KEY),
        "memberships",
    ),
    "availability": (AVAILABILITY, availability(NO_HOURS), availability(ALL_HOURS), "availability"),
    "mentorships": (
        MENTORSHIPS,
        mentorship(KEY, MENTOR, MENTEE, programme_id=KEY),
        mentorship(KEY, MENTOR, MENTEE, "ended", programme_id=KEY),
        "mentorships",
    ),
    "sessions": (SESSIONS, session(MENTOR, "booked", KEY), session(MENTOR, "completed", KEY), "sessions"),
    "feedback": (FEEDBACK, feedback(MENTOR, 2, feedback_id=KEY), feedback(MENTOR, 5, feedback_id=KEY), "ratings"),
}


async def remembered(world: World, source: str) -> list[dict[str, Any]]:
    """What a table holds, but for the transactions that wrote it."""
    rows = await world.pool.fetch(f"SELECT * FROM {source}")
    return [{name: value for name, value in row.items() if name != "changed_in"} for row in rows]


@pytest.mark.parametrize("topic", STATES)
async def test_the_latest_state_counts_in_whatever_order_and_however_often_it_comes(world: World, topic: str) -> None:
    contract, older, newer, source = STATES[topic]
    first, second = world.record(contract, older), world.record(contract, newer)

    await world.deliver(contract, first)
    before = await remembered(world, source)
    await world.deliver(contract, second)
    latest = await remembered(world, source)
    assert len(latest) == 1
    assert latest != before

    deliveries: list[list[KeptRecord]] = [[second], [first], [second, first], [first, first, second]]
    for records in deliveries:
        await world.deliver(contract, *records)
        assert await remembered(world, source) == latest


@pytest.mark.parametrize("topic", STATES)
async def test_a_batch_that_holds_a_key_twice_takes_effect_as_its_last_state(world: World, topic: str) -> None:
    contract, older, newer, source = STATES[topic]
    first, second = world.record(contract, older), world.record(contract, newer)

    await world.deliver(contract, second, first, second)

    assert len(await remembered(world, source)) == 1
    once = await remembered(world, source)
    await world.deliver(contract, first)
    assert await remembered(world, source) == once


@pytest.mark.parametrize("topic", [each for each in STATES if each not in {"skills", "mentorships"}])
async def test_what_is_erased_leaves_no_row_and_does_not_come_back(world: World, topic: str) -> None:
    contract, older, _, source = STATES[topic]
    first = world.record(contract, older)
    gone = world.record(contract, KEY)

    await world.deliver(contract, first)
    await world.deliver(contract, gone)
    await world.deliver(contract, first)
    await world.deliver(contract, gone)

    assert await remembered(world, source) == []


async def test_an_event_that_cannot_be_kept_is_set_aside_and_stops_no_other(world: World) -> None:
    broken = AvailabilityState.model_construct(
        person_id=uuid7(), version=1, change="recomputed", first_day=TODAY, bits=b"\xff"
    )
    records = [world.record(AVAILABILITY, state) for state in (broken, availability(ALL_HOURS))]

    with pytest.raises(AssertionError, match="dead letter"):
        await world.deliver(AVAILABILITY, *records)

    assert len(await remembered(world, "availability")) == 1
