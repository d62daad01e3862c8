"""What one makes of feedback: an answer, and a step where there is one to take."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain.feedback import HIDDEN_FOR
from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

THANKS = {"text": "Thank you. I will keep ten minutes for it."}
STEP = {"text": "End each session with a summary", "side": "mentee", "due": "end of month"}


async def given(pair: Pair, api: Api, **more: Any) -> str:
    """The mentor's feedback to the mentee, which both may see; its id."""
    path = f"sessions/{await pair.has_met(**more)}/feedback"
    assert (await api.post(pair.mentee, path, {"rating": 5})).status_code == 201
    answer = await api.post(pair.mentor, path, {"rating": 4, "to_improve": "Leave time for a summary."})
    assert answer.status_code == 201
    return str(answer.json()["id"])


async def test_the_receiver_answers_and_takes_a_step_in_one_call(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    feedback = await given(matched, api)
    assert (await api.get(matched.mentee, f"feedback/{feedback}")).json()["can"] == ["answer"]
    answer = await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS | {"step": STEP | {"goal_id": goal}})
    assert answer.status_code == 201, answer.text
    said = answer.json()
    assert (said["answer"]["text"], said["can"]) == (THANKS["text"], [])
    (step,) = (await api.get(matched.mentee, f"goals/{goal}")).json()["action_steps"]
    assert (step["id"], step["text"], step["side"]) == (said["answer"]["action_step_id"], STEP["text"], "mentee")
    assert (step["decided_in"], step["deadline"]) == (said["session_id"], "2026-03-31")
    read = (await api.get(matched.mentor, f"feedback/{feedback}")).json()
    assert (read["answer"], read["can"]) == (said["answer"], [])
    assert {"action_step_added", "feedback_answered"} <= set(await matched.timeline())


async def test_who_gave_it_hears_that_there_is_an_answer(matched: Pair, api: Api) -> None:
    feedback = await given(matched, api)
    session_id = (await api.get(matched.mentee, f"feedback/{feedback}")).json()["session_id"]
    await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS)
    (prompt,) = await matched.published("prompts")
    assert isinstance(prompt, PromptState)
    assert (prompt.kind, prompt.recipient_id, prompt.other_id, str(prompt.subject_id)) == (
        "feedback_answered",
        matched.mentor,
        matched.mentee,
        session_id,
    )


async def test_to_answer_it_is_what_comes_next_for_a_fortnight(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}"
    await api.agreed_goal()
    await api.put(matched.mentee, f"{path}/agreement", {"meeting_rhythm": "monthly"})
    await api.post(matched.mentor, f"{path}/agreement/acceptance", {"number": 1})
    feedback = await given(matched, api)
    following = (await api.get(matched.mentee, f"{path}/momentum")).json()["next"]
    session_id = (await api.get(matched.mentee, f"feedback/{feedback}")).json()["session_id"]
    assert (following["step"], following["subject_id"]) == ("answer_feedback", session_id)
    assert following["path"] == f"/mentorships/v1/sessions/{session_id}/feedback"
    await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS)
    assert (await api.get(matched.mentee, f"{path}/momentum")).json()["next"]["step"] != "answer_feedback"
    assert (await api.get(matched.mentor, f"{path}/momentum")).json()["next"]["step"] == "answer_feedback"
    matched.clock.move(timedelta(days=15))
    assert (await api.get(matched.mentor, f"{path}/momentum")).json()["next"]["step"] != "answer_feedback"


async def test_after_a_missed_session_a_new_time_comes_first_and_no_blame(matched: Pair, api: Api) -> None:
    session = uuid7()
    await matched.hear(*(matched.session(session, number, change) for number, change in ((1, "booked"), (2, "missed"))))
    path = f"mentorships/{matched.mentorship}/momentum"
    offered = (await api.get(matched.mentee, path)).json()["next"]
    assert (offered["step"], offered["path"]) == ("rebook_session", "/scheduling/v1/sessions")
    assert "nobody has to explain" in offered["because"]
    assert (await api.get(matched.mentor, path)).json()["next"]["step"] == "open_hours"
    await matched.hear(matched.session(uuid7(), 1, "booked", starts_at=matched.clock.now() + timedelta(days=3)))
    assert (await api.get(matched.mentee, path)).json()["next"]["step"] != "rebook_session"


async def test_no_word_of_an_answer_is_published(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"feedback/{await given(matched, api)}/answer", THANKS)
    rows = await matched.pool.fetch("SELECT value FROM outbox WHERE value IS NOT NULL")
    assert rows
    assert not any(b"ten minutes" in row["value"] for row in rows)


async def test_feedback_is_answered_once_however_often_at_once(matched: Pair, api: Api) -> None:
    path = f"feedback/{await given(matched, api)}/answer"
    answers = await asyncio.gather(*(api.post(matched.mentee, path, THANKS) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 4
    assert {slug(answer) for answer in answers if answer.status_code == 409} == {"feedback-already-answered"}


async def test_ones_own_feedback_is_for_the_other_to_answer(matched: Pair, api: Api) -> None:
    answer = await api.post(matched.mentor, f"feedback/{await given(matched, api)}/answer", THANKS)
    assert (answer.status_code, slug(answer)) == (409, "own-feedback")


async def test_what_is_hidden_is_answered_once_it_is_shown(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    feedback = (await api.post(matched.mentor, path, {"rating": 4})).json()["id"]
    for person in (matched.mentee, uuid7()):
        hidden = await api.post(person, f"feedback/{feedback}/answer", THANKS)
        assert (hidden.status_code, slug(hidden)) == (404, "feedback-not-found")
    matched.clock.move(HIDDEN_FOR)
    assert (await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS)).status_code == 201
    await matched.fire_timers()
    assert len(await matched.published("feedback")) == 1
    assert (await api.get(matched.mentor, f"feedback/{feedback}")).json()["answer"]["text"] == THANKS["text"]


@pytest.mark.parametrize(
    ("step", "because"),
    [
        ({"goal_id": str(uuid7())}, "goal-not-found"),
        ({"deadline": "2020-01-01", "due": None}, "deadline-in-past"),
    ],
)
async def test_a_step_that_cannot_be_leaves_no_answer_either(
    matched: Pair, api: Api, step: dict[str, Any], because: str
) -> None:
    goal = (await api.goal()).json()["id"]
    feedback = await given(matched, api)
    body = THANKS | {"step": {"goal_id": goal} | STEP | step}
    answer = await api.post(matched.mentee, f"feedback/{feedback}/answer", body)
    assert slug(answer) == because
    read = (await api.get(matched.mentee, f"feedback/{feedback}")).json()
    assert (read["answer"], read["can"]) == (None, ["answer"])


async def test_after_the_end_one_answers_still_but_takes_no_step(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    feedback = await given(matched, api)
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/ending", {"reason": "time_is_up"})
    path = f"feedback/{feedback}/answer"
    late = await api.post(matched.mentee, path, THANKS | {"step": STEP | {"goal_id": goal}})
    assert (late.status_code, slug(late)) == (409, "mentorship-ended")
    assert (await api.post(matched.mentee, path, THANKS)).status_code == 201


async def test_without_a_mentorship_feedback_is_answered_but_no_step_has_a_goal(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    feedback = await given(matched, api, mentorship=None)
    path = f"feedback/{feedback}/answer"
    answer = await api.post(matched.mentee, path, THANKS | {"step": STEP | {"goal_id": goal}})
    assert (answer.status_code, slug(answer)) == (404, "goal-not-found")
    assert (await api.post(matched.mentee, path, THANKS)).status_code == 201


async def test_a_block_takes_the_answer_from_the_others_eyes(matched: Pair, api: Api) -> None:
    feedback = await given(matched, api)
    await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS)
    await matched.hear(told.profile(matched.mentee, 2, "blocks_changed", blocks=[matched.mentor]))
    assert (await api.get(matched.mentor, f"feedback/{feedback}")).json()["answer"] is None


async def test_an_answer_goes_with_who_gave_it(matched: Pair, api: Api) -> None:
    feedback = await given(matched, api)
    before = (await api.post(matched.mentee, f"feedback/{feedback}/answer", THANKS)).json()
    await matched.hear(told.person_gone(matched.mentee))
    read = (await api.get(matched.mentor, f"feedback/{feedback}")).json()
    assert (read["answer"], read["version"]) == (None, before["version"] + 1)
    assert await matched.pool.fetchval("SELECT count(*) FROM feedback WHERE answer IS NOT NULL") == 0


async def test_feedback_is_about_a_goal_of_the_two_where_one_likes(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    path = f"sessions/{await matched.has_met()}/feedback"
    elsewhere = await api.post(matched.mentor, path, {"rating": 4, "goal_id": str(uuid7())})
    assert (elsewhere.status_code, slug(elsewhere)) == (404, "goal-not-found")
    about = await api.post(matched.mentor, path, {"rating": 4, "goal_id": goal})
    assert (about.status_code, about.json()["goal_id"]) == (201, goal)
    corrected = await api.put(matched.mentor, f"feedback/{about.json()['id']}", {"rating": 4}, if_match="*")
    assert corrected.json()["goal_id"] is None


async def test_a_day_that_is_meant_in_words_needs_a_mentorship(pair: Pair, api: Api) -> None:
    feedback = await given(pair, api, mentorship=None)
    body = THANKS | {"step": {"goal_id": str(uuid7()), "text": "Ask", "due": "week 2"}}
    answer = await api.post(pair.mentee, f"feedback/{feedback}/answer", body)
    assert (answer.status_code, slug(answer)) == (404, "goal-not-found")
    pair.clock.move(timedelta(days=1))
    assert (await api.get(pair.mentee, f"feedback/{feedback}")).json()["answer"] is None
