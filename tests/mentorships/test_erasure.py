"""A person goes: what they wrote goes with them, what the other needs stays."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from deploy.operating.collecting import TABLES
from services.mentorships.consumers import open_accepted_mentorships, remember_people
from services.mentorships.domain.feedback import HIDDEN_FOR
from shared.consuming.declaration import Event
from shared.contracts import ErasureState, FeedbackState, MentorshipState
from shared.ids import uuid7
from tests.fixtures.locks import until_waiting
from tests.mentorships.conftest import Api, Pair, slug, topics_in
from tests.mentorships.told import MORNING, person_gone


async def last_state(pair: Pair) -> MentorshipState:
    state = (await pair.published("mentorships"))[-1]
    assert isinstance(state, MentorshipState)
    return state


async def test_the_mentorships_of_an_erased_person_end(matched: Pair) -> None:
    await matched.hear(person_gone(matched.mentee))
    state = await last_state(matched)
    assert (state.change, state.state, state.ended_because) == ("ended", "ended", "person_left")
    assert (await matched.row())["ending_reason"] == "person_left"


async def test_an_erasure_heard_twice_is_told_once(matched: Pair) -> None:
    await matched.hear(person_gone(matched.mentee), person_gone(matched.mentee))
    told = await matched.published("erasures")
    assert [(state.service, state.person_id) for state in told if isinstance(state, ErasureState)] == [
        ("mentorships", matched.mentee)
    ]
    assert len(await matched.published("mentorships")) == 2


async def test_of_a_person_never_heard_of_the_erasure_is_told_all_the_same(pair: Pair) -> None:
    await pair.hear(person_gone(pair.mentee))
    assert len(await pair.published("erasures")) == 1


async def test_an_acceptance_that_arrives_after_the_erasure_ends_as_it_begins(pair: Pair) -> None:
    await pair.hear(person_gone(pair.mentor), pair.accepted(), pair.accepted())
    assert [state.change for state in await pair.published("mentorships") if isinstance(state, MentorshipState)] == [
        "ended"
    ]
    assert await pair.timeline() == ["opened", "ended"]


async def test_both_people_erased_at_once_leave_one_ending(matched: Pair) -> None:
    await matched.hear_together(person_gone(matched.mentee), person_gone(matched.mentor))
    assert len(await matched.published("erasures")) == 2
    assert (await matched.timeline()).count("ended") == 1


async def test_the_texts_of_an_erased_person_go_and_those_of_the_other_stay(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="my secret wish")).json()
    await api.step(goal["id"], text="my secret step")
    answer = await api.post(matched.mentor, f"goals/{goal['id']}/action-steps", {"text": "Read this book"})
    assert answer.status_code == 201
    await matched.hear(person_gone(matched.mentee))

    seen = (await api.get(matched.mentor, f"goals/{goal['id']}")).json()
    assert seen["text"] is None
    assert [step["text"] for step in seen["action_steps"]] == [None, "Read this book"]
    assert seen["can"] == []


async def test_the_topics_of_an_erased_person_go_from_agendas(matched: Pair, api: Api) -> None:
    session_id = uuid7()
    await matched.hear(matched.session(session_id, 1, "booked"))
    path = f"sessions/{session_id}/agenda"
    mine = {"text": "my secret", "asked_by": "mentee"}
    first = await api.put(matched.mentee, path, {"topics": [mine]})
    yours = {"text": "your week", "asked_by": "mentor"}
    await api.put(matched.mentor, path, {"topics": [mine, yours]}, if_match=first.headers["ETag"])
    await matched.hear(person_gone(matched.mentee))

    assert topics_in(await api.get(matched.mentor, path)) == [yours]


async def test_what_an_erased_person_wrote_is_nowhere_in_the_database(matched: Pair, api: Api) -> None:
    session_id = await matched.has_met()
    wish = {"text": "sentinel-goal", "horizon": "short_term", "kind": "career"}
    path = f"mentorships/{matched.mentorship}/goals"
    goal = (await api.post(matched.mentee, path, wish, Idempotency_Key="key")).json()
    await api.step(goal["id"], text="sentinel-step")
    await api.post(
        matched.mentee,
        f"sessions/{session_id}/feedback",
        {"rating": 2, "went_well": "sentinel-well", "to_improve": "sentinel-improve"},
        Idempotency_Key="key",
    )
    notes = {"shared": "sentinel-shared", "private": "sentinel-private"}
    await api.put(matched.mentee, f"sessions/{session_id}/notes/mine", notes)
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/messages", {"text": "sentinel-message"})
    terms = {"meeting_rhythm": "weekly", "expectations": "sentinel-hope", "mentee_does": "sentinel-work"}
    await api.put(matched.mentee, f"mentorships/{matched.mentorship}/agreement", terms)
    ending = {"reason": "no_time", "text": "sentinel-farewell"}
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", ending, Idempotency_Key="key")
    assert await _holding(matched, "sentinel")
    await matched.hear(person_gone(matched.mentee))

    assert await _holding(matched, "sentinel") == []


async def test_what_the_other_one_was_answered_keeps_no_word_of_who_is_gone(matched: Pair, api: Api) -> None:
    """Answers are kept for whoever asks twice; this one says the goal in the mentee's words and names nobody."""
    goal = (await api.goal(text="my secret wish")).json()
    await api.post(matched.mentor, f"goals/{goal['id']}/agreement", {"version": 1}, Idempotency_Key="agreed")
    kept = "SELECT count(*) FROM idempotency_keys WHERE person_id = $1 AND position('secret' IN encode(body, 'escape')) > 0"
    assert await matched.pool.fetchval(kept, matched.mentor) == 1
    await matched.hear(person_gone(matched.mentee))

    assert await _holding(matched, "secret") == []


async def _holding(pair: Pair, word: str) -> list[str]:
    """The tables with a row in which this word stands."""
    tables = await pair.pool.fetch(TABLES, "mentorships")
    found = []
    for (table,) in tables:
        rows = await pair.pool.fetch(f"SELECT * FROM {table}")
        if any(word in _text(value) for row in rows for value in row.values()):
            found.append(table)
    return found


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


async def _both_give_feedback(pair: Pair, api: Api) -> str:
    path = f"sessions/{await pair.has_met()}/feedback"
    for person in (pair.mentee, pair.mentor):
        assert (await api.post(person, path, {"rating": 4, "went_well": "Much"})).status_code == 201
    return path


async def test_published_feedback_by_and_on_an_erased_person_is_withdrawn(matched: Pair, api: Api) -> None:
    await _both_give_feedback(matched, api)
    before = {state.feedback_id for state in await matched.published("feedback") if isinstance(state, FeedbackState)}
    await matched.hear(person_gone(matched.mentee), person_gone(matched.mentee))

    rows = await matched.pool.fetch("SELECT key FROM outbox WHERE topic = 'feedback' AND value IS NULL")
    assert {row["key"] for row in rows} == before
    assert len(rows) == 2


async def test_the_other_keeps_what_they_said_themselves(matched: Pair, api: Api) -> None:
    path = await _both_give_feedback(matched, api)
    await matched.hear(person_gone(matched.mentee))
    items = (await api.get(matched.mentor, path)).json()["items"]
    assert [item["author_side"] for item in items] == ["mentor"]


async def test_hidden_feedback_of_an_erased_person_is_never_revealed(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"sessions/{await matched.has_met()}/feedback", {"rating": 1})
    await matched.hear(person_gone(matched.mentee))
    assert await matched.pool.fetchval("SELECT count(*) FROM timers WHERE kind = 'reveal-feedback'") == 0
    assert await matched.published("feedback") == []


async def test_feedback_on_an_erased_person_stays_home(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    assert (await api.post(matched.mentor, path, {"rating": 5})).status_code == 201
    await matched.hear(person_gone(matched.mentee))
    matched.clock.instant += HIDDEN_FOR
    assert await matched.fire_timers() == 1
    assert await matched.published("feedback") == []


async def test_on_a_session_with_somebody_who_is_gone_no_feedback_is_given_any_more(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    await matched.hear(person_gone(matched.mentee))
    answer = await api.post(matched.mentor, path, {"rating": 5})
    assert (answer.status_code, slug(answer)) == (409, "feedback-closed")
    assert (await api.get(matched.mentor, path)).json()["can"] == []


async def test_an_erased_person_can_do_nothing_more(matched: Pair, api: Api) -> None:
    await matched.hear(person_gone(matched.mentee))
    answer = await api.get(matched.mentee, "me/mentorships")
    assert (answer.status_code, slug(answer)) == (401, "person-erased")


async def test_who_stays_still_reads_what_was(matched: Pair, api: Api) -> None:
    await matched.has_met()
    await matched.hear(person_gone(matched.mentee))
    seen = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}")).json()
    assert (seen["state"], seen["ending"]["by"], seen["counts"]["sessions_completed"]) == ("ended", "platform", 1)


@pytest.mark.parametrize("turn", [0, 1, 2])
async def test_sessions_that_are_heard_of_after_an_erasure_still_count(matched: Pair, turn: int) -> None:
    session_id = uuid7()
    earlier = MORNING - timedelta(hours=2)
    events: list[Event[Any]] = [
        matched.session(session_id, number, change, starts_at=earlier)
        for number, change in ((1, "booked"), (2, "completed"))
    ]
    events.insert(turn, person_gone(matched.mentee))
    await matched.hear(*events, *events)
    state = await last_state(matched)
    assert (state.sessions_completed, state.state) == (1, "ended")


@pytest.mark.parametrize("what", ["agenda", "feedback"])
async def test_what_an_erased_person_sent_a_moment_before_leaves_nothing(matched: Pair, api: Api, what: str) -> None:
    """The command was admitted while the erasure was under way: it waits for it and finds the person gone."""
    session_id = uuid7()
    await matched.hear(matched.session(session_id, 1, "booked" if what == "agenda" else "completed"))
    path = f"sessions/{session_id}/{what}"
    async with matched.transaction() as tx:
        await remember_people.handler(tx, [person_gone(matched.mentee)], matched.clock.now())
        if what == "agenda":
            body = {"topics": [{"text": "secret", "asked_by": "mentee"}]}
            command = asyncio.ensure_future(api.put(matched.mentee, path, body))
        else:
            command = asyncio.ensure_future(api.post(matched.mentee, path, {"rating": 1, "went_well": "secret"}))
        await until_waiting(matched.pool)
    answer = await command
    assert (answer.status_code, slug(answer)) == (404, "session-not-found")
    assert await _holding(matched, "secret") == []


async def test_an_acceptance_and_an_erasure_at_the_same_moment_end_the_mentorship(pair: Pair) -> None:
    async with pair.transaction() as tx:
        await remember_people.handler(tx, [person_gone(pair.mentee)], pair.clock.now())
        opening = asyncio.create_task(pair.hear(pair.accepted()))
        await until_waiting(pair.pool)
    await opening
    assert (await pair.row())["state"] == "ended"


async def test_an_erasure_during_an_acceptance_ends_the_mentorship(pair: Pair) -> None:
    async with pair.transaction() as tx:
        await open_accepted_mentorships.handler(tx, [pair.accepted()], pair.clock.now())
        erasing = asyncio.create_task(pair.hear(person_gone(pair.mentee)))
        await until_waiting(pair.pool)
    await erasing
    assert (await pair.row())["state"] == "ended"
