"""A mentor asks back once before they answer: the time to answer stands still meanwhile, and there is always an end."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching.domain.proposals import CLOCK_STOPS, LEAST_TIME_LEFT, TIME_TO_RESPOND, Proposal
from services.matching.domain.refusals import (
    AskedBackAlready,
    NothingAskedBack,
    OnlyTheMenteeAnswersBack,
    OnlyTheMentorAnswers,
    ProposalExpired,
    ProposalNotOpen,
)
from services.matching.domain.standing import Standing
from shared.ids import uuid7
from tests.matching.builders import NOW, mentee_section, mentor_section
from tests.matching.conftest import Api, World, in_days, slug
from tests.matching.test_erasure import traces_of

MENTOR, MENTEE = uuid7(), uuid7()
PROPOSED: Final = Proposal(uuid7(), uuid7(), uuid7(), MENTOR, MENTEE, position=1).propose(NOW)
FREE: Final = Standing(MENTOR)
BLOCKED: Final = Standing(MENTOR, blocked=True)
QUESTION: Final = "What have you tried?"


def asked(at: datetime = NOW) -> Proposal:
    return PROPOSED.ask_back(QUESTION, FREE, by=MENTOR, now=at)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


# --- bare ------------------------------------------------------------------------------------------------------------


@given(st.floats(0, 71.9), st.floats(0, 200))
def test_the_clock_stands_still_while_the_mentee_is_asked_and_for_three_days_at_most(
    before: float, meanwhile: float
) -> None:
    at = NOW + hours(before)
    one = asked(at)
    assert one.respond_by == NOW + TIME_TO_RESPOND + CLOCK_STOPS
    answered_at = at + hours(meanwhile)
    if one.as_of(answered_at).state == "expired":
        with pytest.raises(ProposalExpired):
            one.answer_back("This", FREE, by=MENTEE, now=answered_at)
        return
    after = one.answer_back("This", FREE, by=MENTEE, now=answered_at)
    assert after.respond_by is not None
    left = NOW + TIME_TO_RESPOND - at
    stood = min(answered_at - at, CLOCK_STOPS)
    assert after.respond_by >= at + stood + left
    assert after.respond_by <= max(at + stood + left, answered_at + LEAST_TIME_LEFT)
    assert after.respond_by <= NOW + TIME_TO_RESPOND + CLOCK_STOPS


def test_it_is_asked_once_by_the_mentor_and_answered_once_by_the_mentee() -> None:
    for by, raised in ((MENTEE, OnlyTheMentorAnswers), (uuid7(), OnlyTheMentorAnswers)):
        with pytest.raises(raised):
            PROPOSED.ask_back(QUESTION, FREE, by=by, now=NOW)
    with pytest.raises(AskedBackAlready):
        asked().ask_back(QUESTION, FREE, by=MENTOR, now=NOW)
    with pytest.raises(NothingAskedBack):
        PROPOSED.answer_back("This", FREE, by=MENTEE, now=NOW)
    with pytest.raises(OnlyTheMenteeAnswersBack):
        asked().answer_back("This", FREE, by=MENTOR, now=NOW)
    told = asked().answer_back("This", FREE, by=MENTEE, now=NOW)
    with pytest.raises(NothingAskedBack):
        told.answer_back("That", FREE, by=MENTEE, now=NOW)


def test_nothing_is_asked_or_said_of_what_has_ended_or_between_two_who_are_parted() -> None:
    with pytest.raises(ProposalExpired):
        PROPOSED.ask_back(QUESTION, FREE, by=MENTOR, now=NOW + TIME_TO_RESPOND)
    with pytest.raises(ProposalNotOpen):
        replace(PROPOSED, state="declined").ask_back(QUESTION, FREE, by=MENTOR, now=NOW)
    with pytest.raises(ProposalNotOpen):
        PROPOSED.ask_back(QUESTION, BLOCKED, by=MENTOR, now=NOW)
    with pytest.raises(ProposalNotOpen):
        asked().answer_back("This", BLOCKED, by=MENTEE, now=NOW)


def test_what_one_can_do_follows_from_what_was_asked() -> None:
    assert PROPOSED.can(MENTOR, FREE, NOW) == ("accept", "decline", "ask_back")
    assert asked().can(MENTOR, FREE, NOW) == ("accept", "decline")
    assert asked().can(MENTEE, FREE, NOW) == ("withdraw", "answer_back")
    assert asked().can(MENTEE, BLOCKED, NOW) == ("withdraw",)
    assert asked().answer_back("This", FREE, by=MENTEE, now=NOW).can(MENTEE, FREE, NOW) == ("withdraw",)


# --- as people do it -------------------------------------------------------------------------------------------------


async def ask_back(api: Api, mentor: UUID, proposal: str, text: str = QUESTION) -> httpx.Response:
    return await api.post(mentor, f"proposals/{proposal}/question", {"text": text})


async def answer_back(api: Api, mentee: UUID, proposal: str, text: str = "The book.") -> httpx.Response:
    return await api.post(mentee, f"proposals/{proposal}/question/answer", {"text": text})


async def seen(api: Api, who: UUID, proposal: str) -> dict[str, Any]:
    said: dict[str, Any] = (await api.get(who, f"proposals/{proposal}")).json()
    return said


async def test_both_read_what_was_asked_and_said_and_each_is_told_of_the_others_word(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    proposal = await api.proposal(mentee, mentor)
    assert (await seen(api, mentee, proposal))["question"] is None

    assert (await ask_back(api, mentor, proposal)).json()["question"]["text"] == QUESTION
    assert slug(await ask_back(api, mentor, proposal)) == "asked-back-already"
    world.clock.move(in_days(1))
    told = await answer_back(api, mentee, proposal)
    assert told.status_code == 200, told.text
    assert slug(await answer_back(api, mentee, proposal)) == "nothing-asked-back"

    for who in (mentor, mentee):
        question = (await seen(api, who, proposal))["question"]
        assert (question["text"], question["answer"]) == (QUESTION, "The book.")
    matches = await world.matches()
    assert [each.change for each in matches] == ["proposed", "question_asked", "question_answered"]
    first, stopped, goes_on = [each.respond_by for each in matches]
    assert (stopped - first, goes_on - first) == (CLOCK_STOPS, in_days(1))
    assert QUESTION not in " ".join(each.model_dump_json() for each in matches)
    assert (await api.accept(mentor, proposal)).status_code == 200


async def test_what_nobody_answers_expires_later_and_the_next_mentor_is_asked(api: Api, world: World) -> None:
    mentor, other, mentee = await world.mentor(), await world.mentor(), await world.mentee()
    first, _ = await api.proposals(mentee, mentor, other)
    await ask_back(api, mentor, first["id"])
    world.clock.move(TIME_TO_RESPOND)
    await world.fire_timers()
    assert (await seen(api, mentee, first["id"]))["state"] == "proposed"

    world.clock.move(CLOCK_STOPS)
    await world.fire_timers()

    assert (await seen(api, mentee, first["id"]))["state"] == "expired"
    assert await world.told_of(other) == ["proposed"]


async def test_strangers_and_whoever_is_not_asked_learn_of_nothing(api: Api, world: World) -> None:
    mentor, other, mentee = await world.mentor(), await world.mentor(), await world.mentee()
    first, second = await api.proposals(mentee, mentor, other)
    assert slug(await ask_back(api, other, first["id"])) == "unknown-proposal"
    assert slug(await ask_back(api, other, second["id"])) == "unknown-proposal"
    assert slug(await ask_back(api, mentee, first["id"])) == "only-the-mentor-answers"
    assert slug(await answer_back(api, mentor, first["id"])) == "only-the-mentee-answers-back"
    assert (await ask_back(api, mentor, first["id"], " ")).status_code == 400
    assert (await ask_back(api, mentor, first["id"], "x" * 1001)).status_code == 400


@pytest.mark.parametrize("blocker", ["mentor", "mentee"])
async def test_after_a_block_neither_reads_what_the_other_asked_or_said(api: Api, world: World, blocker: str) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    proposal = await api.proposal(mentee, mentor)
    await ask_back(api, mentor, proposal)
    await answer_back(api, mentee, proposal)

    if blocker == "mentor":
        await world.changes(mentor, mentor=mentor_section(), blocks=(mentee,))
    else:
        await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))

    of_mentor, of_mentee = [(await seen(api, who, proposal))["question"] for who in (mentor, mentee)]
    assert (of_mentor["text"], of_mentor["answer"]) == (QUESTION, None)
    assert (of_mentee["text"], of_mentee["answer"]) == (None, "The book.")
    assert slug(await ask_back(api, mentor, proposal)) == "proposal-not-open"


@pytest.mark.parametrize("who", ["mentor", "mentee"])
async def test_who_is_erased_takes_both_words_along(api: Api, world: World, who: str) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    proposal = await api.proposal(mentee, mentor)
    await ask_back(api, mentor, proposal)
    await answer_back(api, mentee, proposal)
    own = (await api.get(mentor, "me/data")).json()["kept"]["proposals_got"][0]
    assert (own["question"], "answer" in own) == (QUESTION, False)

    await world.erase(mentor if who == "mentor" else mentee)

    rows = await world.pool.fetch("SELECT question, answer FROM proposals")
    assert [tuple(row) for row in rows] == [(None, None)]
    assert "idempotency_keys" not in await traces_of(world, mentor if who == "mentor" else mentee)
