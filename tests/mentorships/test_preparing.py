"""What a session is prepared by, what of it stays open, and what it decides."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug, topics_in

SHEET = {"tried": "I asked", "stuck": "Whom else?", "leave_with": "A sentence"}
HOW = {"text": "How do I begin?", "asked_by": "mentee"}
WHY = {"text": "Why now?", "asked_by": "mentor"}


async def booked(pair: Pair, days: int = 1) -> UUID:
    session_id = uuid7()
    await pair.hear(pair.session(session_id, 1, "booked", starts_at=pair.clock.now() + timedelta(days=days)))
    return session_id


async def takes_place(pair: Pair, session_id: UUID) -> None:
    pair.clock.move(timedelta(days=2))
    starts_at = pair.clock.now() - timedelta(days=1)
    await pair.hear(pair.session(session_id, 2, "completed", starts_at=starts_at))


def carried(answer: Any) -> list[str]:
    return [each["text"] for each in answer.json()["carried_over"]]


# --- the worksheet ----------------------------------------------------------------------------------------------------


async def test_the_mentee_leads_the_session_and_the_mentor_reads_by_what(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/worksheet"
    nothing = await api.get(matched.mentor, path)
    assert (nothing.status_code, slug(nothing)) == (404, "worksheet-not-found")
    assert slug(await api.put(matched.mentor, path, SHEET)) == "mentees-worksheet"
    filled = (await api.put(matched.mentee, path, SHEET)).json()
    assert {name: filled[name] for name in SHEET} == SHEET
    read = (await api.get(matched.mentor, path)).json()
    assert (read["stuck"], read["can"]) == ("Whom else?", [])
    assert slug(await api.put(matched.mentee, path, {})) == "version-required"
    assert "worksheet_filled_in" in await matched.timeline()


async def test_a_worksheet_is_of_two_and_of_what_is_ahead(matched: Pair, api: Api) -> None:
    group = uuid7()
    await matched.hear(matched.session(group, 1, "booked", mentee_ids=(matched.mentee, uuid7())))
    assert slug(await api.put(matched.mentee, f"sessions/{group}/worksheet", SHEET)) == "not-a-session-of-two"
    met = await matched.has_met()
    assert slug(await api.put(matched.mentee, f"sessions/{met}/worksheet", SHEET)) == "session-over"
    assert slug(await api.put(uuid7(), f"sessions/{met}/worksheet", SHEET)) == "session-not-found"


async def test_after_a_block_a_worksheet_is_its_authors_alone(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/worksheet"
    await api.put(matched.mentee, path, SHEET)
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    assert slug(await api.get(matched.mentor, path)) == "worksheet-not-found"
    assert (await api.get(matched.mentee, path)).json()["tried"] == "I asked"


# --- what stays open --------------------------------------------------------------------------------------------------


async def test_what_is_left_open_comes_up_in_the_next_session_and_in_no_other(matched: Pair, api: Api) -> None:
    first = await booked(matched)
    written = await api.put(matched.mentee, f"sessions/{first}/agenda", {"topics": [HOW, WHY]})
    how = written.json()["topics"][0]["id"]
    await takes_place(matched, first)
    second, third = await booked(matched, 1), await booked(matched, 8)
    assert carried(await api.get(matched.mentor, f"sessions/{second}/agenda")) == ["How do I begin?", "Why now?"]
    assert slug(await api.get(matched.mentor, f"sessions/{third}/agenda")) == "agenda-not-found"
    done = await api.patch(matched.mentor, f"agenda-topics/{how}", {"talked_about": True})
    assert done.json()["talked_about_at"] is not None
    assert carried(await api.get(matched.mentor, f"sessions/{second}/agenda")) == ["Why now?"]
    await api.patch(matched.mentor, f"agenda-topics/{how}", {"talked_about": False})
    assert len(carried(await api.get(matched.mentor, f"sessions/{second}/agenda"))) == 2


async def test_whoever_writes_down_what_was_left_open_takes_it_up_and_it_stays_its_authors(
    matched: Pair, api: Api
) -> None:
    first = await booked(matched)
    await api.put(matched.mentee, f"sessions/{first}/agenda", {"topics": [HOW]})
    await takes_place(matched, first)
    second = await booked(matched)
    path = f"sessions/{second}/agenda"
    etag = (await api.get(matched.mentor, path)).headers["ETag"]
    written = await api.put(matched.mentor, path, {"topics": [HOW, WHY]}, if_match=etag)
    assert (topics_in(written), carried(written)) == ([HOW, WHY], [])
    await matched.hear(told.person_gone(matched.mentee))
    assert topics_in(await api.get(matched.mentor, path)) == [WHY]


async def test_a_topic_of_others_is_none(matched: Pair, api: Api) -> None:
    first = await booked(matched)
    written = await api.put(matched.mentee, f"sessions/{first}/agenda", {"topics": [HOW]})
    topic = written.json()["topics"][0]["id"]
    for person, about in ((uuid7(), topic), (matched.mentor, str(uuid7()))):
        answer = await api.patch(person, f"agenda-topics/{about}", {"talked_about": True})
        assert (answer.status_code, slug(answer)) == (404, "agenda-topic-not-found")
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    answer = await api.patch(matched.mentor, f"agenda-topics/{topic}", {"talked_about": True})
    assert slug(answer) == "agenda-topic-not-found"


# --- decisions --------------------------------------------------------------------------------------------------------


async def test_decisions_become_action_steps_in_one_call(matched: Pair, api: Api) -> None:
    session, goal = await matched.has_met(), (await api.goal()).json()["id"]
    decisions = [{"goal_id": goal, "text": "Call", "side": "mentee", "due": "week 3"}, {"goal_id": goal, "text": "Ask"}]
    made = await api.post(matched.mentor, f"sessions/{session}/decisions", {"decisions": decisions})
    steps = made.json()["action_steps"]
    assert [(step["text"], step["side"], step["decided_in"]) for step in steps] == [
        ("Call", "mentee", str(session)),
        ("Ask", None, str(session)),
    ]
    assert steps[0]["deadline"] == "2026-03-22"
    assert len((await api.get(matched.mentee, f"goals/{goal}")).json()["action_steps"]) == 2


async def test_of_decisions_all_become_steps_or_none(matched: Pair, api: Api) -> None:
    session, goal = await matched.has_met(), (await api.goal()).json()["id"]
    path = f"sessions/{session}/decisions"
    for wrong, refused in ((str(uuid7()), "goal-not-found"), (goal, "deadline-in-past")):
        late = {"goal_id": wrong, "text": "B", "deadline": "2020-01-01"}
        answer = await api.post(matched.mentee, path, {"decisions": [{"goal_id": goal, "text": "A"}, late]})
        assert slug(answer) == refused
    assert (await api.get(matched.mentee, f"goals/{goal}")).json()["action_steps"] == []


@pytest.mark.parametrize(
    ("change", "hours", "refused"),
    [("booked", 1, "session-not-begun"), ("cancelled", -2, "session-did-not-take-place")],
)
async def test_nothing_is_decided_before_a_session_and_in_none(
    matched: Pair, api: Api, change: str, hours: int, refused: str
) -> None:
    session, goal = uuid7(), (await api.goal()).json()["id"]
    starts_at = matched.clock.now() + timedelta(hours=hours)
    await matched.hear(matched.session(session, 1, change, starts_at=starts_at))
    decisions = {"decisions": [{"goal_id": goal, "text": "Call"}]}
    assert slug(await api.post(matched.mentee, f"sessions/{session}/decisions", decisions)) == refused
    assert slug(await api.post(uuid7(), f"sessions/{session}/decisions", decisions)) == "session-not-found"
