"""Many at once, on real Postgres: the database decides, once, and nobody gets a fault."""

import asyncio
from collections import Counter
from random import Random
from uuid import UUID

import asyncpg
import httpx
import pytest

from services.scheduling.domain.minutes import last_minute
from shared.contracts import PROFILES, SESSIONS
from shared.ids import uuid7
from tests.scheduling.conftest import Desk, Person, at, slug

OVERLAPS = """
SELECT count(*)
FROM claims AS one
JOIN claims AS other ON other.person_id = one.person_id AND other.ctid > one.ctid AND other.span && one.span
"""

ORPHANS = """
SELECT count(*)
FROM claims
WHERE NOT EXISTS (SELECT FROM holds WHERE hold_id = owner_id)
  AND NOT EXISTS (SELECT FROM sessions WHERE session_id = owner_id AND state = 'booked')
"""


async def all_at_once(*requests: "asyncio.Future[httpx.Response] | object") -> list[httpx.Response]:
    answers: list[httpx.Response] = await asyncio.gather(*requests)  # type: ignore[arg-type]
    return answers


def outcomes(answers: list[httpx.Response]) -> Counter[str]:
    return Counter("201" if answer.status_code == 201 else slug(answer) for answer in answers)


async def check_claims(desk: Desk) -> None:
    assert await desk.pool.fetchval(OVERLAPS) == 0
    assert await desk.pool.fetchval(ORPHANS) == 0


async def test_of_two_hundred_at_one_slot_one_gets_it(desk: Desk) -> None:
    _, offering = await desk.mentor()

    answers = await all_at_once(*(desk.person().book(offering, at(10)) for _ in range(200)))

    assert outcomes(answers) == {"201": 1, "slot-taken": 199}
    assert await desk.count("sessions") == 1
    assert await desk.count("outbox WHERE topic = 'sessions'") == 1
    await check_claims(desk)


async def test_two_hundred_at_two_hundred_slots_all_get_one(desk: Desk) -> None:
    _, offering = await desk.mentor()
    slots = [at(9 + place, day=day) for day in range(1, 26) for place in range(8)]

    answers = await all_at_once(*(desk.person().book(offering, slot) for slot in slots))

    assert outcomes(answers) == {"201": 200}
    await check_claims(desk)


async def test_overlapping_lengths_and_buffers_never_both_win(desk: Desk) -> None:
    _, offering = await desk.mentor(buffer_before_minutes=15, buffer_after_minutes=20)
    starts = [at(9 + half // 2, 30 * (half % 2)) for half in range(14)]

    answers = await all_at_once(
        *(
            desk.person().book(offering, start, length_minutes=length)
            for start in starts
            for length in (30, 60)
            for _ in range(3)
        )
    )

    assert set(outcomes(answers)) == {"201", "slot-taken"}
    await check_claims(desk)


async def test_one_mentee_is_not_in_two_places(desk: Desk) -> None:
    offerings = [(await desk.mentor())[1] for _ in range(8)]
    mentee = desk.person()

    answers = await all_at_once(*(mentee.book(offering, at(10)) for offering in offerings))

    assert outcomes(answers) == {"201": 1, "already-busy": 7}
    await check_claims(desk)


async def test_two_mentors_who_book_each_other_at_once_do_not_wait_in_a_circle(desk: Desk) -> None:
    (one, of_one), (other, of_other) = await desk.mentor(), await desk.mentor()

    answers = await all_at_once(
        *(request for _ in range(20) for request in (one.book(of_other, at(10)), other.book(of_one, at(10))))
    )

    assert outcomes(answers)["201"] == 1
    assert set(outcomes(answers)) <= {"201", "slot-taken", "already-busy"}
    await check_claims(desk)


async def test_a_hold_and_a_booking_at_once_have_one_winner(desk: Desk) -> None:
    _, offering = await desk.mentor()

    answers = await all_at_once(
        *(
            request
            for _ in range(20)
            for request in (desk.person().hold(offering, at(10)), desk.person().book(offering, at(10)))
        )
    )

    assert outcomes(answers) == {"201": 1, "slot-taken": 39}
    await check_claims(desk)


async def test_a_move_and_a_booking_at_once_have_one_winner(desk: Desk) -> None:
    _, offering = await desk.mentor()
    movers = [desk.person() for _ in range(5)]
    booked = [(await mover.book(offering, at(9 + place))).json()["id"] for place, mover in enumerate(movers)]

    answers = await all_at_once(
        *(
            mover.post(f"/sessions/{session}/rescheduling", {"starts_at": at(15)})
            for mover, session in zip(movers, booked, strict=True)
        ),
        *(desk.person().book(offering, at(15)) for _ in range(5)),
    )

    won = [answer for answer in answers if answer.status_code in (200, 201)]
    assert len(won) == 1
    assert {slug(answer) for answer in answers if answer not in won} == {"slot-taken"}
    await check_claims(desk)


async def test_two_sessions_that_change_places_at_once_do_not_overlap(desk: Desk) -> None:
    _, offering = await desk.mentor()
    early, late = desk.person(), desk.person()
    of_early = (await early.book(offering, at(9))).json()["id"]
    of_late = (await late.book(offering, at(10))).json()["id"]

    answers = await all_at_once(
        early.post(f"/sessions/{of_early}/rescheduling", {"starts_at": at(10)}),
        late.post(f"/sessions/{of_late}/rescheduling", {"starts_at": at(9)}),
    )

    assert {answer.status_code for answer in answers} == {409}
    await check_claims(desk)


async def test_nobody_gets_more_than_three_holds_by_asking_at_once(desk: Desk) -> None:
    _, offering = await desk.mentor()
    person = desk.person()

    answers = await all_at_once(*(person.hold(offering, at(9 + hour)) for hour in range(8)))

    assert outcomes(answers) == {"201": 3, "too-many-holds": 5}
    await check_claims(desk)


async def test_one_hold_becomes_one_session(desk: Desk) -> None:
    _, offering = await desk.mentor()
    person = desk.person()
    hold = (await person.hold(offering, at(10))).json()["id"]

    answers = await all_at_once(*(person.book(offering, at(10), hold_id=hold) for _ in range(6)))

    assert outcomes(answers)["201"] == 1
    assert set(outcomes(answers)) <= {"201", "unknown-hold", "already-busy"}
    await check_claims(desk)


async def test_a_cancelled_slot_is_won_once_again(desk: Desk) -> None:
    _, offering = await desk.mentor()
    first = desk.person()
    session = (await first.book(offering, at(10))).json()["id"]

    answers = await all_at_once(
        first.post(f"/sessions/{session}/cancellation", {"reason": "ill"}),
        *(desk.person().book(offering, at(10)) for _ in range(20)),
    )

    assert answers[0].status_code == 200
    assert outcomes(answers[1:])["201"] <= 1
    await check_claims(desk)


async def test_the_table_itself_refuses_two_claims_at_one_time(desk: Desk) -> None:
    claim = "INSERT INTO claims (person_id, span, owner_id) VALUES ($1, int8range($2, $3), $4)"
    person: UUID = uuid7()
    await desk.pool.execute(claim, person, 100, 160, uuid7())
    await desk.pool.execute(claim, person, 160, 200, uuid7())

    with pytest.raises(asyncpg.ExclusionViolationError):
        await desk.pool.execute(claim, person, 159, 161, uuid7())


async def test_an_expired_hold_is_in_nobodys_way_though_nothing_tidied_it(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder: Person = desk.person()
    await holder.hold(offering, at(10))
    desk.clock.instant = desk.clock.instant.replace(minute=6)

    answers = await all_at_once(
        *(desk.person().book(offering, at(10)) for _ in range(20)), holder.book(offering, at(10))
    )

    assert outcomes(answers)["201"] == 1
    assert await desk.pool.fetchval(OVERLAPS) == 0


async def test_no_session_with_somebody_erased_lies_ahead(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentees = [desk.person() for _ in range(30)]

    answers, _ = await asyncio.gather(
        all_at_once(*(mentee.book(offering, at(9 + place % 8)) for place, mentee in enumerate(mentees))),
        desk.hear(PROFILES.tombstone(mentor.id), sequence=9),
    )

    assert set(outcomes(answers)) <= {"201", "slot-taken", "mentor-paused", "unknown-offering"}
    assert await desk.count("sessions WHERE state = 'booked'") == 0
    assert await desk.count("claims") == 0


LAST_STATES = """
SELECT DISTINCT ON (key) key, value FROM outbox WHERE topic = 'sessions' ORDER BY key, id DESC
"""


async def act_at_random(desk: Desk, person: Person, offerings: list[str], random: Random) -> None:
    """A person who books, holds, moves and cancels without looking; nothing of it may be a fault."""
    sessions: list[str] = []
    holds: list[tuple[str, str, str]] = []
    for _ in range(12):
        offering = random.choice(offerings)
        start = at(9 + random.randrange(4), random.choice((0, 30)))
        match random.choice(("book", "book", "hold", "keep", "move", "cancel", "release")):
            case "book":
                answer = await person.book(offering, start, length_minutes=random.choice((30, 60)))
                sessions += [answer.json()["id"]] if answer.status_code == 201 else []
            case "hold":
                answer = await person.hold(offering, start)
                holds += [(answer.json()["id"], offering, start)] if answer.status_code == 201 else []
            case "keep" if holds:
                hold, offering, start = holds.pop()
                answer = await person.book(offering, start, hold_id=hold)
                assert answer.status_code == 201, answer.text
                sessions.append(answer.json()["id"])
            case "move" if sessions:
                answer = await person.post(f"/sessions/{random.choice(sessions)}/rescheduling", {"starts_at": start})
            case "cancel" if sessions:
                answer = await person.post(f"/sessions/{sessions.pop()}/cancellation", {"reason": ""})
                assert answer.status_code == 200, answer.text
            case "release" if holds:
                answer = await person.delete(f"/holds/{holds.pop()[0]}")
            case _:
                continue
        assert answer.status_code < 500, answer.text


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_many_do_at_once_nobody_is_in_two_places_and_events_tell_the_state(
    desk: Desk, seed: int
) -> None:
    mentors = [await desk.mentor(buffer_after_minutes=15) for _ in range(2)]
    people = [mentor for mentor, _ in mentors] + [desk.person() for _ in range(10)]
    offerings = [offering for _, offering in mentors]

    await asyncio.gather(
        *(act_at_random(desk, person, offerings, Random(f"{seed} {place}")) for place, person in enumerate(people))
    )

    await check_claims(desk)
    rows = await desk.pool.fetch("SELECT session_id, version, state, starts, ends FROM sessions")
    stored = {row["session_id"]: tuple(row)[1:] for row in rows}
    told = {}
    for row in await desk.pool.fetch(LAST_STATES):
        state = SESSIONS.parse(row["value"])
        told[row["key"]] = (state.version, state.state, last_minute(state.starts_at), last_minute(state.ends_at))
    assert told == stored
    live = await desk.count("sessions WHERE state = 'booked'") + await desk.count("holds")
    assert await desk.count("claims") == 2 * live
