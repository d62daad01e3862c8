"""A request that can't go on as it was says so, to whoever waits for it, once and truly."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import UUID

import pytest

from services.matching.domain.proposals import TIME_TO_RESPOND, Proposal
from services.matching.domain.requests import Changed, Request
from services.matching.domain.standing import Standing
from services.matching.use_cases import passing_on
from shared.contracts import MatchState
from shared.ids import uuid7
from shared.postgres import transaction
from tests.fixtures.locks import until_waiting
from tests.matching.builders import NOW, mentee_section, mentor_section
from tests.matching.conftest import Api, World, slug

MENTEE: Final = uuid7()
TOO_LATE: Final = NOW + TIME_TO_RESPOND


def asked(*hindrances: dict[str, Any]) -> tuple[Request, dict[UUID, Standing]]:
    """A request whose first mentor is asked, and how each of them stands: one for each of `hindrances`."""
    request_id, programme = uuid7(), uuid7()
    proposals = tuple(
        Proposal(uuid7(), request_id, programme, uuid7(), MENTEE, position) for position, _ in enumerate(hindrances, 1)
    )
    standings = {
        each.proposal_id: Standing(each.mentor_id, **said) for each, said in zip(proposals, hindrances, strict=True)
    }
    request = Request(request_id, MENTEE, programme, "Hello", NOW, proposals)
    return request.with_changed(proposals[0].propose(NOW)), standings


def told(changed: Changed) -> list[tuple[str, str | None, bool | None, bool | None]]:
    return [(each.change, each.ended_because, each.goes_on, each.request_over) for each in changed[1]]


def states(changed: Changed) -> list[str]:
    return [each.state for each in changed[0].proposals]


FREE: Final[dict[str, Any]] = {}
PAUSED: Final = {"paused": True}
FULL: Final = {"active": 1}
CEASED: Final = {"known": False}
LEFT: Final = {"known": False, "left": True}
BLOCKS: Final = {"blocks": True}
BLOCKED: Final = {"blocked": True}


def test_a_no_says_that_the_request_goes_on_only_where_somebody_is_asked_in_the_same_moment() -> None:
    for second, goes_on in ((FREE, True), (PAUSED, False)):
        request, standings = asked(FREE, second)
        first = request.proposals[0]
        changed = request.decline(first.proposal_id, "no_time", None, standings, by=first.mentor_id, now=NOW)
        ended, *proposed = told(changed)
        assert ended == ("declined", "answered", goes_on, not goes_on)
        assert proposed == ([("proposed", None, None, None)] if goes_on else [])


def test_a_silence_of_the_last_one_ends_the_request_and_says_so() -> None:
    request, standings = asked(FREE)

    assert told(request.go_on(standings, TOO_LATE)) == [("expired", "out_of_time", False, True)]


@pytest.mark.parametrize(
    ("hindrance", "because"),
    [
        (PAUSED, "passed_over"),
        (FULL, "passed_over"),
        (CEASED, "closed"),
        (BLOCKS, "closed"),
        (LEFT, "mentor_left"),
        ({"member": False}, "no_longer_possible"),
    ],
)
def test_who_can_no_longer_be_asked_is_passed_over_and_the_next_one_asked(
    hindrance: dict[str, Any], because: str
) -> None:
    request, standings = asked(hindrance, FREE)

    changed = request.go_on(standings, NOW)

    assert states(changed) == ["declined", "proposed"]
    assert told(changed) == [("declined", because, True, False), ("proposed", None, None, None)]


def test_a_block_by_the_mentee_is_told_to_the_mentor_as_an_end_and_a_block_by_the_mentor_to_the_mentee() -> None:
    for hindrance, change, over in ((BLOCKED, "withdrawn", False), (BLOCKS, "declined", True)):
        request, standings = asked(hindrance)
        assert told(request.go_on(standings, NOW)) == [(change, "closed", False, over)]


def test_who_blocks_both_ways_is_told_of_as_by_the_mentee() -> None:
    request, standings = asked({"blocks": True, "blocked": True})

    assert told(request.go_on(standings, NOW)) == [("withdrawn", "closed", False, False)]


def test_what_a_mentee_ended_is_not_over_against_their_wish_unless_the_next_could_not_be_asked() -> None:
    for second, over in ((None, False), (PAUSED, True)):
        request, standings = asked(FREE, *([second] if second else []))
        changed = request.withdraw(request.proposals[0].proposal_id, standings, by=MENTEE, now=NOW)
        assert told(changed) == [("withdrawn", "withdrawn", False, over)]

    request, _ = asked(FREE, PAUSED)
    assert told(request.withdraw_all(by=MENTEE, now=NOW)) == [("withdrawn", "withdrawn", False, False)]
    assert told(request.withdraw_all(by=MENTEE, now=TOO_LATE)) == [("expired", "out_of_time", False, False)]
    assert told(request.lose_mentee(NOW)) == [("withdrawn", "closed", False, False)]


def test_a_yes_tells_nobody_whose_turn_never_came() -> None:
    request, standings = asked(FREE, FREE)
    first = request.proposals[0]

    changed = request.accept(first.proposal_id, standings, uuid7(), by=first.mentor_id, now=NOW)

    assert states(changed) == ["accepted", "withdrawn"]
    assert told(changed) == [("accepted", "answered", False, False)]


def test_who_waits_for_their_turn_and_pauses_keeps_it_until_it_comes_and_who_is_gone_does_not() -> None:
    request, standings = asked(FREE, PAUSED, CEASED)

    changed = request.go_on(standings, NOW)

    assert states(changed) == ["proposed", "waiting", "declined"]
    assert told(changed) == []


async def pauses(world: World, mentor: UUID, _: UUID) -> None:
    await world.changes(mentor, mentor=mentor_section(paused=True))


async def takes_fewer(world: World, mentor: UUID, _: UUID) -> None:
    await world.changes(mentor, mentor=mentor_section(capacity=0))


async def ceases(world: World, mentor: UUID, _: UUID) -> None:
    await world.changes(mentor, change="mentor_ceased")


async def blocks(world: World, mentor: UUID, mentee: UUID) -> None:
    await world.changes(mentor, mentor=mentor_section(), blocks=(mentee,))


async def leaves(world: World, mentor: UUID, _: UUID) -> None:
    await world.erase(mentor)


Event = Callable[[World, UUID, UUID], Awaitable[None]]


@pytest.mark.parametrize(
    ("event", "because"),
    [
        (pauses, "passed_over"),
        (takes_fewer, "passed_over"),
        (ceases, "closed"),
        (blocks, "closed"),
        (leaves, "mentor_left"),
    ],
)
async def test_a_mentor_who_is_asked_and_is_lost_is_passed_over_as_soon_as_that_is_known(
    api: Api, world: World, event: Event, because: str
) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()

    await event(world, first, mentee)
    await event(world, first, mentee)

    proposals = (await api.get(mentee, f"requests/{request['id']}")).json()["proposals"]
    assert [(each["state"], each["ended_because"]) for each in proposals] == [
        ("declined", because),
        ("proposed", None),
    ]
    of_first = [match for match in await world.matches() if match.mentor_id == first]
    assert [_shape(match) for match in of_first] == [
        ("proposed", None, None, None),
        ("declined", because, True, False),
    ]
    assert await world.pool.fetchval("SELECT count(*) FROM timers WHERE subject = $1", of_first[0].proposal_id) == 0


async def test_a_mentor_who_gives_their_last_place_away_is_passed_over_by_whoever_else_asks(
    api: Api, world: World
) -> None:
    full, other = await world.mentor(capacity=1), await world.mentor()
    lucky, waits = await world.mentee(), await world.mentee()
    request = (await api.ask(waits, full, other)).json()

    await api.accept(full, await api.proposal(lucky, full))

    assert await api.states(waits, request["id"]) == ["declined", "proposed"]
    assert slug(await api.accept(full, request["proposals"][0]["id"])) == "mentor-full"


async def test_a_mentor_is_offered_a_yes_only_where_they_can_give_it(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(capacity=1), await world.mentee()
    proposal = await api.proposal(mentee, mentor)
    await world.pool.execute(
        "INSERT INTO mentorships (mentorship_id, programme_id, mentor_id, mentee_id) VALUES ($1, $1, $2, $1)",
        uuid7(),
        mentor,
    )

    for path in (f"proposals/{proposal}", "me/proposals"):
        answer = (await api.get(mentor, path)).json()
        assert (answer.get("items") or [answer])[0]["can"] == ["decline"]


async def test_who_is_asked_in_the_moment_in_which_they_pause_is_passed_over_right_after(
    api: Api, world: World
) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()
    async with transaction(world.pool) as tx:
        await tx.execute("UPDATE people SET mentor = mentor || '{\"paused\": true}' WHERE person_id = $1", second)
        await api.decline(first, request["proposals"][0]["id"])  # sees the second as they were, and waits for nobody
    assert await api.states(mentee, request["id"]) == ["declined", "proposed"]

    assert await world.fire_timers() == 1

    assert await api.states(mentee, request["id"]) == ["declined", "declined"]
    [over] = [match for match in await world.matches() if match.request_over]
    assert (over.mentor_id, over.ended_because) == (second, "passed_over")


async def test_a_second_look_waits_for_whoever_changes_the_mentor(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    request_id = UUID((await api.ask(mentee, mentor)).json()["id"])

    async def look() -> None:
        async with transaction(world.pool) as tx:
            await passing_on.take_second_look(tx, request_id, now=NOW)

    async with transaction(world.pool) as tx:
        await tx.execute("UPDATE people SET mentor = mentor || '{\"paused\": true}' WHERE person_id = $1", mentor)
        looking = asyncio.create_task(look())
        await until_waiting(world.pool)
    await looking

    assert await api.states(mentee, str(request_id)) == ["declined"]


async def test_a_request_of_somebody_who_left_asks_nobody_any_more(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    await api.ask(mentee, first, second)

    await world.erase(mentee)

    assert [_shape(match) for match in await world.matches()] == [
        ("proposed", None, None, None),
        ("withdrawn", "closed", False, False),
    ]


async def test_nobody_who_blocks_is_told_and_the_other_learns_of_an_end_without_a_why(api: Api, world: World) -> None:
    for by_mentor in (True, False):
        mentee, mentor = await world.mentee(), await world.mentor()
        await api.proposal(mentee, mentor)
        if by_mentor:
            await world.changes(mentor, mentor=mentor_section(), blocks=(mentee,))
        else:
            await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))
        last = (await world.matches())[-1]
        told_to = {"declined": "mentee", "withdrawn": "mentor"}[last.change]
        assert (told_to, last.ended_because) == ("mentee" if by_mentor else "mentor", "closed")


async def test_after_a_block_neither_reads_the_others_words_and_unblocking_brings_none_back(
    api: Api, world: World
) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    proposal = await api.proposal(mentee, mentor)
    said = {"reason": "other", "text": "You ask too much."}
    await api.post(mentor, f"proposals/{proposal}/decline", said)

    for blocks in ((mentee,), ()):
        await world.changes(mentor, mentor=mentor_section(), blocks=blocks)
        to_mentor = (await api.get(mentor, f"proposals/{proposal}")).json()
        to_mentee = (await api.get(mentee, f"proposals/{proposal}")).json()
        assert (to_mentor["message"], to_mentor["decline"]["text"]) == (None, "You ask too much.")
        assert (to_mentee["message"], to_mentee["decline"]["text"]) == ("Will you help me with Docker?", None)


def _shape(match: MatchState) -> tuple[str, str | None, bool | None, bool | None]:
    return match.change, match.ended_because, match.goes_on, match.request_over
