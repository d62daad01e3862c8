"""Mentorships over HTTP: who sees them, what moves them, how they end."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from services.mentorships import german
from services.mentorships.domain.stages import GUIDES, MOVES
from shared.contracts import MentorshipState
from shared.ids import uuid7
from tests.fixtures.tokens import sealed, written
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug


def at(pair: Pair, *more: str) -> str:
    return "/".join(("mentorships", str(pair.mentorship), *more))


async def last_state(pair: Pair) -> MentorshipState:
    state = (await pair.published("mentorships"))[-1]
    assert isinstance(state, MentorshipState)
    return state


async def test_a_mentorship_says_where_it_is_and_what_comes_next(matched: Pair, api: Api) -> None:
    seen = (await api.get(matched.mentee, at(matched))).json()
    assert (seen["stage"], seen["state"], seen["you"]) == ("initiation", "active", "mentee")
    assert seen["next"] == [{"stage": "goal_setting", "when": "The first session has taken place."}]
    assert seen["purpose"]
    assert seen["activities"]
    assert seen["counts"] == {
        "goals": 0,
        "goals_completed": 0,
        "action_steps": 0,
        "action_steps_completed": 0,
        "sessions_completed": 0,
        "sessions_missed": 0,
    }
    assert seen["can"] == ["move_stage", "agree_rhythm", "add_goal", "pause", "end"]


WRITES: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("GET", "/timeline", None),
    ("GET", "/goals", None),
    ("PATCH", "", {"meeting_rhythm": "weekly"}),
    ("POST", "/stage", {"stage": "engagement"}),
    ("POST", "/pause", None),
    ("POST", "/resumption", None),
    ("POST", "/ending", {"reason": "other"}),
    ("POST", "/goals", {"text": "Spy", "horizon": "short_term", "kind": "career"}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_what_is_not_yours_is_not_there(matched: Pair, api: Api, method: str, path: str, body: Any) -> None:
    before = await matched.row()
    answers = [
        await api.client.request(method, at(matched) + path, json=body, headers=api.headers(uuid7(), if_match="*")),
        await api.client.request(
            method, f"mentorships/{uuid7()}{path}", json=body, headers=api.headers(matched.mentor, if_match="*")
        ),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(404, "mentorship-not-found")] * 2
    assert await matched.row() == before


async def test_my_mentorships_are_those_on_either_side_the_newest_first(pair: Pair, api: Api) -> None:
    as_mentor, as_mentee, of_others = uuid7(), uuid7(), uuid7()
    await pair.hear(
        told.accepted(as_mentor, pair.mentor, uuid7(), at=told.MORNING - timedelta(days=2)),
        told.accepted(as_mentee, uuid7(), pair.mentor, at=told.MORNING - timedelta(days=1)),
        told.accepted(of_others, uuid7(), uuid7()),
    )
    mine = (await api.get(pair.mentor, "me/mentorships")).json()
    assert [(each["id"], each["you"]) for each in mine["items"]] == [
        (str(as_mentee), "mentee"),
        (str(as_mentor), "mentor"),
    ]


async def test_my_mentorships_come_in_pages_that_miss_and_repeat_nothing(pair: Pair, api: Api) -> None:
    ids = [uuid7() for _ in range(7)]
    await pair.hear_together(*(told.accepted(each, pair.mentor, uuid7()) for each in ids))
    seen: list[str] = []
    token = ""
    while True:
        page = (await api.get(pair.mentor, f"me/mentorships?page_size=3{token}")).json()
        seen += [each["id"] for each in page["items"]]
        if page["next_page_token"] is None:
            break
        token = f"&page_token={page['next_page_token']}"
    assert seen == [str(each) for each in reversed(ids)]


async def test_my_mentorships_can_be_narrowed_by_state(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, at(matched, "ending"), {"reason": "goals_reached"})
    assert (await api.get(matched.mentee, "me/mentorships?state=active")).json()["items"] == []
    assert len((await api.get(matched.mentee, "me/mentorships?state=ended")).json()["items"]) == 1
    assert (await api.get(matched.mentee, "me/mentorships?state=finished")).status_code == 400


async def test_a_stage_is_moved_by_hand_and_told(matched: Pair, api: Api) -> None:
    answer = await api.post(matched.mentor, at(matched, "stage"), {"stage": "engagement"})
    assert (answer.status_code, answer.json()["stage"]) == (200, "engagement")
    assert written(answer) == f"mentorships/{matched.mentorship}@2"
    state = await last_state(matched)
    assert (state.change, state.stage) == ("stage_moved", "engagement")


async def test_moving_to_the_present_stage_is_refused(matched: Pair, api: Api) -> None:
    answer = await api.post(matched.mentor, at(matched, "stage"), {"stage": "initiation"})
    assert (answer.status_code, slug(answer)) == (409, "already-at-stage")
    assert len(await matched.published("mentorships")) == 1


async def test_a_stage_that_does_not_exist_is_refused(matched: Pair, api: Api) -> None:
    answer = await api.post(matched.mentor, at(matched, "stage"), {"stage": "graduation"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/stage")


async def test_a_break_is_taken_and_ended(matched: Pair, api: Api) -> None:
    assert (await api.post(matched.mentee, at(matched, "pause"))).json()["state"] == "paused"
    again = await api.post(matched.mentor, at(matched, "pause"))
    assert (again.status_code, slug(again)) == (409, "mentorship-paused")
    assert (await api.post(matched.mentor, at(matched, "resumption"))).json()["state"] == "active"
    twice = await api.post(matched.mentor, at(matched, "resumption"))
    assert (twice.status_code, slug(twice)) == (409, "mentorship-not-paused")
    assert await matched.timeline() == ["opened", "paused", "resumed"]
    changes = [state.change for state in await matched.published("mentorships") if isinstance(state, MentorshipState)]
    assert changes == ["opened", "paused", "resumed"]


async def test_an_act_for_another_version_is_refused(matched: Pair, api: Api) -> None:
    etag = (await api.get(matched.mentee, at(matched))).headers["ETag"]
    assert (await api.post(matched.mentee, at(matched, "pause"), if_match=etag)).status_code == 200
    answer = await api.post(matched.mentee, at(matched, "resumption"), if_match=etag)
    assert (answer.status_code, slug(answer)) == (412, "version-mismatch")


async def test_either_side_ends_it_with_a_word_that_stays_between_them(matched: Pair, api: Api) -> None:
    body = {"reason": "goals_reached", "text": "Thank you for a year of honest questions."}
    answer = await api.post(matched.mentee, at(matched, "ending"), body)
    assert (answer.status_code, answer.json()["can"], answer.json()["next"]) == (200, [], [])
    seen = (await api.get(matched.mentor, at(matched))).json()["ending"]
    assert (seen["by"], seen["reason"], seen["text"]) == ("mentee", body["reason"], body["text"])
    state = await last_state(matched)
    assert (state.change, state.state, state.ended_at) == ("ended", "ended", matched.clock.now())
    assert state.ended_because == "goals_reached"
    assert "honest" not in state.model_dump_json()


@pytest.mark.parametrize(("method", "path", "body"), [each for each in WRITES if each[0] != "GET"])
async def test_what_has_ended_does_not_change(matched: Pair, api: Api, method: str, path: str, body: Any) -> None:
    await api.post(matched.mentor, at(matched, "ending"), {"reason": "time_is_up"})
    before = await matched.row()
    answer = await api.client.request(
        method, at(matched) + path, json=body, headers=api.headers(matched.mentee, if_match="*")
    )
    assert (answer.status_code, slug(answer)) == (409, "mentorship-ended")
    assert await matched.row() == before
    assert len(await matched.published("mentorships")) == 2


@pytest.mark.parametrize(
    "body",
    [{}, {"reason": "person_left"}, {"reason": "bored"}, {"reason": "other", "text": "x" * 4001}, {"reason": None}],
)
async def test_an_ending_without_a_reason_or_without_end_is_refused(matched: Pair, api: Api, body: Any) -> None:
    answer = await api.post(matched.mentee, at(matched, "ending"), body)
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
    assert (await matched.row())["state"] == "active"


async def test_the_same_key_ends_it_once_and_answers_twice(matched: Pair, api: Api) -> None:
    body = {"reason": "goals_reached"}
    first = await api.post(matched.mentee, at(matched, "ending"), body, Idempotency_Key="one")
    second = await api.post(matched.mentee, at(matched, "ending"), body, Idempotency_Key="one")
    assert (second.status_code, second.headers["Idempotency-Replayed"]) == (200, "true")
    assert second.json() == first.json()


async def test_the_timeline_tells_both_what_happened_the_latest_first(matched: Pair, api: Api) -> None:
    session_id = await matched.has_met()
    matched.clock.move(timedelta(hours=1))
    await api.goal()
    for person in (matched.mentor, matched.mentee):
        items = (await api.get(person, at(matched, "timeline"))).json()["items"]
        assert [item["what"] for item in items] == [
            "goal_added",
            "session_completed",
            "session_booked",
            "stage_moved",
            "opened",
        ]
        assert items[1]["subject_id"] == str(session_id)
        assert items[0]["by"] == "mentee"


async def test_the_timeline_says_what_a_session_is_for(matched: Pair, api: Api) -> None:
    await matched.has_met(kind="goal_workshop")
    items = (await api.get(matched.mentee, at(matched, "timeline"))).json()["items"]
    assert {item["what"]: item["session_kind"] for item in items if item["what"].startswith("session")} == {
        "session_booked": "goal_workshop",
        "session_completed": "goal_workshop",
    }


async def test_the_timeline_comes_in_pages(matched: Pair, api: Api) -> None:
    for _ in range(3):
        await matched.has_met()
    whole = (await api.get(matched.mentor, at(matched, "timeline"))).json()["items"]
    seen: list[Any] = []
    token = ""
    while True:
        page = (await api.get(matched.mentor, at(matched, f"timeline?page_size=3{token}"))).json()
        seen += page["items"]
        if page["next_page_token"] is None:
            break
        token = f"&page_token={page['next_page_token']}"
    assert seen == whole
    assert len(whole) == 8


async def test_who_waits_for_a_session_reads_it_counted(matched: Pair, api: Api) -> None:
    """The token names a topic that this service reacts to; until then the answer is `not-yet-arrived`."""
    token = sealed(f"sessions/{uuid7()}@1", matched.mentee)
    answer = await api.get(matched.mentee, at(matched), Consistency_Token=token)
    assert (answer.status_code, slug(answer)) == (409, "not-yet-arrived")


async def test_refusals_are_told_in_german_to_whom_wants_german(matched: Pair, api: Api) -> None:
    answer = await api.get(uuid7(), at(matched), Accept_Language="de")
    assert answer.json()["detail"] == "Dieses Mentoring gibt es nicht, oder es ist nicht Ihres."


async def test_stages_are_explained_in_german_to_whom_wants_german(matched: Pair, api: Api) -> None:
    seen = (await api.get(matched.mentor, at(matched), Accept_Language="de-AT,en;q=0.5")).json()
    assert seen["next"] == [{"stage": "goal_setting", "when": "Das erste Treffen hat stattgefunden."}]
    assert seen["purpose"].startswith("Lernen Sie einander kennen")


async def test_many_acts_at_once_are_refused_or_done_and_never_fail(matched: Pair, api: Api) -> None:
    people = [matched.mentor, matched.mentee]
    acts = [
        *(api.post(person, at(matched, act)) for person in people for act in ("pause", "resumption") for _ in range(3)),
        *(api.goal(text=f"Goal {number}") for number in range(6)),
    ]
    answers, _ = await asyncio.gather(asyncio.gather(*acts), asyncio.gather(*(matched.has_met() for _ in range(4))))
    assert {answer.status_code for answer in answers} <= {200, 201, 409}
    row = await matched.row()
    assert (row["sessions_completed"], row["goals"]) == (4, 6)
    versions = [state.version for state in await matched.published("mentorships") if isinstance(state, MentorshipState)]
    assert versions == list(range(1, row["version"] + 1))


def test_every_stage_and_every_move_is_told_in_german() -> None:
    assert german.GUIDES.keys() == GUIDES.keys()
    assert german.WHEN.keys() == {(move.origin, move.target) for move in MOVES}


async def test_what_was_done_second_stands_second_whatever_time_was_read_before_the_wait(
    matched: Pair, api: Api
) -> None:
    matched.clock.move(timedelta(seconds=9))
    await api.post(matched.mentor, at(matched, "pause"))
    matched.clock.move(timedelta(seconds=-6))
    await api.post(matched.mentee, at(matched, "resumption"))
    pages = [(await api.get(matched.mentee, at(matched, "timeline?page_size=1"))).json()]
    while token := pages[-1]["next_page_token"]:
        pages.append((await api.get(matched.mentee, at(matched, f"timeline?page_size=1&page_token={token}"))).json())
    assert [page["items"][0]["what"] for page in pages] == ["resumed", "paused", "opened"]
