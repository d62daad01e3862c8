"""Pairs that have not met within three weeks: told to whoever looks after them, once of each, in one word for all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import pytest

from services.mentorships.domain.momentum import BETWEEN_NUDGES
from services.mentorships.domain.work import MEET_WITHIN
from services.mentorships.timers import TIMERS
from services.mentorships.use_cases import unmet
from services.mentorships.use_cases.retelling import tellings
from shared.contracts import PROMPTS, PromptState
from shared.contracts.vocabulary import PromptKind
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from shared.timers import TimerLoop
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair
from tests.mentorships.test_help import coordinator_of
from tests.mentorships.test_suspensions import LIFTED, SUSPENDED

DAY: Final = timedelta(days=1)
KIND: Final[PromptKind] = "no_first_session"
NEWS: Final = ("said", "settled")

Act: TypeAlias = Callable[[Pair, Api], Awaitable[Any]]


async def wait(pair: Pair, time: timedelta) -> None:
    """A while passes, and everything that is due by then is done."""
    pair.clock.move(time)
    await pair.fire_timers()


async def three_weeks(pair: Pair) -> None:
    """As long as two may take to meet, and as long as it is gathered who did not."""
    await wait(pair, MEET_WITHIN)
    await wait(pair, unmet.GATHERED_FOR)


async def words(pair: Pair) -> list[PromptState]:
    return [each for each in await pair.published("prompts") if isinstance(each, PromptState) and each.kind == KIND]


async def told_to(pair: Pair) -> list[tuple[UUID, str]]:
    return [(each.recipient_id, each.change) for each in await words(pair)]


async def another(pair: Pair, programme: UUID) -> Pair:
    """A further pair in this programme."""
    other = replace(pair, mentor=uuid7(), mentee=uuid7(), mentorship=uuid7())
    await pair.hear(other.accepted(programme=programme, at=pair.clock.now()))
    return other


async def programme_of(pair: Pair) -> UUID:
    programme: UUID = (await pair.row())["programme_id"]
    return programme


async def test_each_coordinator_is_told_once_of_a_pair_that_has_not_met_and_nobody_is_named(matched: Pair) -> None:
    coordinators = sorted([await coordinator_of(matched), await coordinator_of(matched)])
    stranger = uuid7()
    await matched.hear(told.member(stranger, uuid7(), "coordinator"))
    await wait(matched, MEET_WITHIN - timedelta(minutes=1))
    assert await words(matched) == []
    await three_weeks(matched)
    said = await words(matched)
    assert [each.recipient_id for each in said] == coordinators
    people = {matched.mentor, matched.mentee, matched.mentorship}
    assert [each for each in said if people & {each.other_id, each.mentorship_id, each.subject_id}] == []
    for _ in range(6):
        await wait(matched, 7 * DAY)
    assert len(await words(matched)) == len(coordinators)


async def test_where_nobody_looks_after_it_nobody_is_told(matched: Pair) -> None:
    await matched.hear(told.member(uuid7(), await programme_of(matched), "mentor"))
    await three_weeks(matched)
    assert await words(matched) == []


async def test_one_of_the_two_who_looks_after_the_programme_knows_it_themselves(matched: Pair) -> None:
    await coordinator_of(matched, matched.mentor)
    other = await coordinator_of(matched)
    await three_weeks(matched)
    assert await told_to(matched) == [(other, "said")]


async def test_of_pairs_that_began_together_it_is_said_in_one_word_and_of_a_later_one_a_week_after(
    matched: Pair,
) -> None:
    coordinator, programme, other_programme = await coordinator_of(matched), await programme_of(matched), uuid7()
    await matched.hear(told.member(coordinator, other_programme, "coordinator"))
    matched.clock.move(timedelta(minutes=1))
    await another(matched, programme)
    await another(matched, other_programme)
    matched.clock.move(2 * DAY)
    await another(matched, other_programme)
    await wait(matched, MEET_WITHIN - 2 * DAY)
    await wait(matched, unmet.GATHERED_FOR)
    [first] = await words(matched)
    assert (first.recipient_id, first.mentorship_id) == (coordinator, programme)
    await wait(matched, 2 * DAY)
    await wait(matched, BETWEEN_NUDGES - 2 * DAY - timedelta(minutes=1))
    assert len(await words(matched)) == 1
    await wait(matched, timedelta(minutes=1))
    assert [each.mentorship_id for each in await words(matched)] == [programme, other_programme]
    assert await matched.pool.fetchval("SELECT count(*) FROM told_of_unmet") == 4


async def test_who_has_a_session_ahead_is_not_told_of_until_it_falls_through(matched: Pair, api: Api) -> None:
    coordinator, session = await coordinator_of(matched), uuid7()
    starts_at = told.MORNING + 30 * DAY
    await matched.hear(matched.session(session, 1, "booked", starts_at=starts_at))
    await three_weeks(matched)
    assert await words(matched) == []
    assert (await api.get(coordinator, "work-list?reason=not_met")).json()["items"] == []
    await matched.hear(matched.session(session, 2, "cancelled", starts_at=starts_at, cancelled_by="mentor"))
    await wait(matched, 7 * DAY)
    await wait(matched, unmet.GATHERED_FOR)
    assert await told_to(matched) == [(coordinator, "said")]


async def _book(pair: Pair, _api: Api) -> None:
    await pair.hear(pair.session(uuid7(), 1, "booked", starts_at=pair.clock.now() + DAY, at=pair.clock.now()))


async def _meet(pair: Pair, _api: Api) -> None:
    await pair.has_met(starts_at=pair.clock.now() - DAY, at=pair.clock.now())


async def _end(pair: Pair, api: Api) -> None:
    await api.post(pair.mentee, f"mentorships/{pair.mentorship}/ending", {"reason": "no_time"})


async def _pause(pair: Pair, api: Api) -> None:
    await api.post(pair.mentee, f"mentorships/{pair.mentorship}/pause", None)


async def _block(pair: Pair, _api: Api) -> None:
    await pair.hear(told.profile(pair.mentee, 9, "person_updated", blocks=[pair.mentor], at=pair.clock.now()))


async def _erase(pair: Pair, _api: Api) -> None:
    await pair.hear(told.person_gone(pair.mentee, 9))


@pytest.mark.parametrize("act", [_book, _meet, _end, _pause, _block, _erase])
async def test_it_is_taken_back_once_none_of_them_needs_it_any_more(matched: Pair, api: Api, act: Act) -> None:
    coordinator = await coordinator_of(matched)
    other = await another(matched, await programme_of(matched))
    await three_weeks(matched)
    assert await told_to(matched) == [(coordinator, "said")]
    await _book(other, api)
    await matched.fire_timers()
    assert await told_to(matched) == [(coordinator, "said")]
    await act(matched, api)
    await matched.fire_timers()
    assert await told_to(matched) == [(coordinator, each) for each in NEWS]
    await wait(matched, 14 * DAY)
    assert len(await words(matched)) == len(NEWS)


@pytest.mark.parametrize("act", [_book, _meet, _end, _pause, _block, _erase])
async def test_what_is_settled_while_it_is_gathered_is_never_said(matched: Pair, api: Api, act: Act) -> None:
    await coordinator_of(matched)
    await wait(matched, MEET_WITHIN)
    await act(matched, api)
    await wait(matched, unmet.GATHERED_FOR)
    assert await words(matched) == []


@pytest.mark.parametrize("late", [False, True], ids=["before it is said", "after it was said"])
async def test_who_ceases_to_look_after_it_hears_nothing_more_of_it(matched: Pair, late: bool) -> None:
    coordinator, membership, programme = uuid7(), uuid7(), await programme_of(matched)
    await matched.hear(told.member(coordinator, programme, "coordinator", membership=membership))
    await wait(matched, MEET_WITHIN)
    if late:
        await wait(matched, unmet.GATHERED_FOR)
    left = told.member(coordinator, programme, "coordinator", membership=membership, sequence=2, state="left")
    await matched.hear(left)
    await wait(matched, unmet.GATHERED_FOR)
    assert await told_to(matched) == ([(coordinator, each) for each in NEWS] if late else [])


async def test_who_begins_to_look_after_it_later_is_told_then(matched: Pair) -> None:
    await three_weeks(matched)
    coordinator = await coordinator_of(matched)
    await matched.fire_timers()
    assert await told_to(matched) == [(coordinator, "said")]


async def test_an_erased_coordinator_is_told_nothing_and_what_they_were_told_is_withdrawn(matched: Pair) -> None:
    coordinator, other = await coordinator_of(matched), await coordinator_of(matched)
    await wait(matched, MEET_WITHIN)
    await matched.hear(told.person_gone(coordinator, 2))
    await wait(matched, unmet.GATHERED_FOR)
    assert await told_to(matched) == [(other, "said")]
    await matched.hear(told.person_gone(other, 2))
    assert (await matched.published("prompts"))[-1] is None
    assert await matched.pool.fetchval("SELECT count(*) FROM told_of_unmet") == 0


async def test_a_suspended_coordinator_is_told_once_they_are_back(matched: Pair) -> None:
    coordinator = await coordinator_of(matched)
    await matched.hear(told.profile(coordinator, 1, "suspended", **SUSPENDED))
    await three_weeks(matched)
    assert await words(matched) == []
    await matched.hear(told.profile(coordinator, 2, "reinstated", **LIFTED))
    await wait(matched, DAY)
    assert await told_to(matched) == [(coordinator, "said")]


async def test_nobody_is_told_in_their_night(matched: Pair) -> None:
    coordinator = await coordinator_of(matched)
    await matched.hear(told.profile(coordinator, 1, "person_updated", time_zone="Pacific/Auckland"))
    await three_weeks(matched)
    assert await words(matched) == []
    await wait(matched, timedelta(hours=10))
    assert await told_to(matched) == [(coordinator, "said")]


async def test_it_counts_in_the_week_of_a_coordinator_who_is_told_something_else(matched: Pair) -> None:
    coordinator = await coordinator_of(matched)
    own = replace(matched, mentor=uuid7(), mentee=coordinator, mentorship=uuid7())
    await matched.hear(own.accepted(at=told.MORNING + 13 * DAY))
    await wait(matched, 20 * DAY)
    said = [each for each in await matched.published("prompts") if isinstance(each, PromptState)]
    assert [each.kind for each in said if each.recipient_id == coordinator] == ["momentum"]
    await wait(matched, DAY)
    await wait(matched, unmet.GATHERED_FOR)
    assert await words(matched) == []
    await wait(matched, BETWEEN_NUDGES)
    assert await told_to(matched) == [(coordinator, "said")]


async def test_two_workers_at_once_tell_it_once(matched: Pair) -> None:
    coordinator = await coordinator_of(matched)
    await wait(matched, MEET_WITHIN)
    async with matched.transaction() as tx:
        await unmet.look_again(tx, [coordinator], now=matched.clock.now() + unmet.GATHERED_FOR - timedelta(minutes=1))
    matched.clock.move(unmet.GATHERED_FOR)
    loops = [TimerLoop("mentorships", TIMERS, matched.pool, matched.clock) for _ in range(2)]
    assert await asyncio.gather(*(loop.fire_next() for loop in loops)) == [True, True]
    assert await told_to(matched) == [(coordinator, "said")]


async def test_who_meets_while_it_is_being_said_has_it_taken_back(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    await wait(matched, MEET_WITHIN)
    matched.clock.move(unmet.GATHERED_FOR)
    async with matched.transaction() as tx:
        await unmet.tell(tx, coordinator, now=matched.clock.now())
        await _book(matched, api)
    await matched.fire_timers()
    assert await told_to(matched) == [(coordinator, each) for each in NEWS]


async def test_after_a_restore_it_is_retold_as_what_names_nobody_else(matched: Pair) -> None:
    coordinator = await coordinator_of(matched)
    await three_weeks(matched)
    [said] = await words(matched)
    ahead = Told("prompts", said.prompt_id, 9, PROMPTS.record(said.model_copy(update={"version": 7})).value)
    async with matched.transaction() as tx:
        await set_right(tx, tellings(now=matched.clock.now()), [ahead], now=matched.clock.now())
    retold = (await words(matched))[-1]
    assert retold.version > 7
    assert (retold.recipient_id, retold.other_id) == (coordinator, coordinator)
