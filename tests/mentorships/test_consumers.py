"""What is heard takes effect once, in whatever order and however often it arrives."""

import asyncio
import itertools
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.consumers import hear_of_sessions
from shared.consuming.declaration import Event
from shared.contracts import MentorshipState
from shared.ids import uuid7
from tests.fixtures.locks import until_waiting
from tests.mentorships import told
from tests.mentorships.conftest import Pair
from tests.mentorships.told import MORNING


async def states(pair: Pair) -> list[MentorshipState]:
    found = await pair.published("mentorships")
    return [state for state in found if isinstance(state, MentorshipState)]


async def test_an_acceptance_opens_a_mentorship_under_the_id_it_names(pair: Pair) -> None:
    await pair.hear(pair.accepted())
    row = await pair.row()
    assert (row["stage"], row["state"], row["opened_at"]) == ("initiation", "active", told.MORNING)
    assert [(state.mentorship_id, state.change) for state in await states(pair)] == [(pair.mentorship, "opened")]


async def test_an_acceptance_heard_twice_opens_one_mentorship(pair: Pair) -> None:
    acceptance = pair.accepted()
    await pair.hear(acceptance, acceptance)
    assert [state.change for state in await states(pair)] == ["opened"]
    assert await pair.timeline() == ["opened"]


async def test_a_repeated_acceptance_does_not_set_back_what_went_on(pair: Pair) -> None:
    acceptance = pair.accepted()
    await pair.hear(acceptance)
    await pair.has_met()
    await pair.hear(acceptance)
    assert (await pair.row())["stage"] == "goal_setting"


async def test_a_proposal_without_an_acceptance_opens_nothing(pair: Pair) -> None:
    acceptance = pair.accepted()
    assert acceptance.state is not None
    proposed = acceptance.state.model_copy(update={"change": "proposed", "mentorship_id": None})
    await pair.hear(Event("matches", acceptance.key, 1, proposed, told.MORNING))
    assert await states(pair) == []


async def test_the_first_session_that_takes_place_leads_to_goal_setting(matched: Pair) -> None:
    await matched.has_met()
    last = (await states(matched))[-1]
    assert (last.change, last.stage, last.sessions_completed) == ("stage_moved", "goal_setting", 1)
    assert await matched.timeline() == ["opened", "stage_moved", "session_booked", "session_completed"]


async def test_each_session_counts_exactly_once(matched: Pair) -> None:
    completed, missed = uuid7(), uuid7()
    events = [
        matched.session(completed, 1, "booked"),
        matched.session(completed, 2, "completed"),
        matched.session(missed, 1, "booked"),
        matched.session(missed, 2, "missed"),
    ]
    await matched.hear(*events, *events)
    row = await matched.row()
    assert (row["sessions_completed"], row["sessions_missed"]) == (1, 1)


async def test_a_session_that_turns_from_completed_to_missed_corrects_the_count(matched: Pair) -> None:
    session_id = await matched.has_met()
    await matched.hear(matched.session(session_id, 3, "missed"))
    last = (await states(matched))[-1]
    assert (last.sessions_completed, last.sessions_missed, last.stage) == (0, 1, "initiation")


async def test_an_older_change_that_comes_late_takes_nothing_back(matched: Pair) -> None:
    session_id = uuid7()
    await matched.hear(matched.session(session_id, 2, "completed"), matched.session(session_id, 1, "booked"))
    assert (await matched.row())["sessions_completed"] == 1
    # Nothing filters here what comes late, as a consumer does: it is noted once, and where it came.
    assert await matched.timeline() == ["opened", "stage_moved", "session_completed", "session_booked"]


def _story(pair: Pair) -> list[Any]:
    first, second = uuid7(), uuid7()
    return [
        pair.accepted(),
        pair.session(first, 1, "booked"),
        pair.session(first, 2, "completed"),
        pair.session(second, 1, "booked"),
        pair.session(second, 2, "completed"),
        pair.session(second, 3, "missed"),
    ]


@pytest.mark.parametrize("acceptance_comes", range(6))
async def test_the_counts_come_right_whenever_the_acceptance_arrives(pair: Pair, acceptance_comes: int) -> None:
    acceptance, *sessions = _story(pair)
    order = [*sessions[:acceptance_comes], acceptance, *sessions[acceptance_comes:]]
    await pair.hear(*order, *order)
    row = await pair.row()
    assert (row["sessions_completed"], row["sessions_missed"], row["stage"]) == (1, 1, "goal_setting")
    last = (await states(pair))[-1]
    assert (last.sessions_completed, last.sessions_missed, last.stage) == (1, 1, "goal_setting")


async def test_a_whole_story_in_one_batch_ends_as_it_does_step_by_step(pair: Pair) -> None:
    acceptance, *sessions = _story(pair)
    await pair.hear_together(*sessions)
    await pair.hear(acceptance)
    await pair.hear_together(*sessions)
    row = await pair.row()
    assert (row["sessions_completed"], row["sessions_missed"], row["stage"]) == (1, 1, "goal_setting")


async def test_a_session_outside_of_any_mentorship_is_known_and_counts_nowhere(matched: Pair) -> None:
    await matched.has_met(mentorship=None)
    assert (await matched.row())["sessions_completed"] == 0
    assert await matched.pool.fetchval("SELECT count(*) FROM sessions") == 1


async def test_sessions_of_many_mentorships_in_one_batch_count_where_they_belong(pair: Pair) -> None:
    ids = [uuid7() for _ in range(5)]
    await pair.hear_together(*(told.accepted(each, pair.mentor, pair.mentee) for each in ids))
    sessions = [
        event
        for number, mentorship in enumerate(ids)
        for _ in range(number)
        for event in _completed(pair, mentorship, uuid7())
    ]
    await pair.hear_together(*sessions)
    rows = await pair.pool.fetch("SELECT id, sessions_completed FROM mentorships ORDER BY id")
    assert {row["id"]: row["sessions_completed"] for row in rows} == dict(zip(ids, itertools.count(), strict=False))


def _completed(pair: Pair, mentorship: UUID, session_id: UUID) -> list[Any]:
    return [
        pair.session(session_id, sequence, change, mentorship=mentorship)
        for sequence, change in enumerate(("booked", "completed"), start=1)
    ]


async def test_a_session_that_is_erased_leaves_no_trace(matched: Pair) -> None:
    session_id = await matched.has_met()
    gone = told.session_gone(session_id, 3)
    await matched.hear(gone, gone)
    assert (await matched.row())["sessions_completed"] == 0
    assert await matched.timeline() == ["opened", "stage_moved", "stage_moved"]


async def test_who_cancelled_stands_in_the_timeline(matched: Pair) -> None:
    await matched.hear(matched.session(uuid7(), 2, "cancelled", cancelled_by="mentor"))
    by = await matched.pool.fetchval("SELECT by FROM timeline WHERE what = 'session_cancelled'")
    assert by == "mentor"


async def test_an_acceptance_and_a_session_heard_at_the_same_moment_see_each_other(pair: Pair) -> None:
    """The session's transaction is open while the acceptance arrives: it waits, and counts the session."""
    async with pair.transaction() as tx:
        await hear_of_sessions.handler(tx, [pair.session(uuid7(), 1, "completed")], told.MORNING)
        opening = asyncio.create_task(pair.hear(pair.accepted()))
        await until_waiting(pair.pool)
    await opening
    assert (await pair.row())["sessions_completed"] == 1


async def test_the_timeline_keeps_to_the_order_of_a_sessions_changes_whatever_time_they_bear(matched: Pair) -> None:
    """A cancellation that read its time before it waited for the booking's lock bears the earlier one."""
    session_id = uuid7()
    booked, cancelled = (
        matched.session(session_id, number, change, at=MORNING + timedelta(seconds=seconds))
        for number, change, seconds in ((1, "booked", 9), (2, "cancelled", 3))
    )
    await matched.hear_together(booked, cancelled)
    assert await matched.timeline() == ["opened", "session_booked", "session_cancelled"]


async def test_changes_of_a_session_in_two_batches_keep_their_order_too(matched: Pair) -> None:
    session_id = uuid7()
    await matched.hear(
        matched.session(session_id, 1, "booked", at=MORNING + timedelta(seconds=9)),
        matched.session(session_id, 2, "cancelled", at=MORNING + timedelta(seconds=3)),
        matched.session(session_id, 1, "booked", at=MORNING + timedelta(seconds=9)),
    )
    assert await matched.timeline() == ["opened", "session_booked", "session_cancelled"]
