"""The shared progress tracker over HTTP."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain.goals import MOST_ACTION_STEPS, MOST_GOALS
from shared.contracts import MentorshipState
from shared.ids import uuid7
from tests.mentorships.conftest import Api, Pair, slug


async def last_state(pair: Pair) -> MentorshipState:
    state = (await pair.published("mentorships"))[-1]
    assert isinstance(state, MentorshipState)
    return state


async def test_a_goal_is_set_and_both_see_it(matched: Pair, api: Api) -> None:
    answer = await api.goal(deadline="2026-06-30")
    goal = answer.json()
    assert (answer.status_code, goal["status"], goal["deadline"], goal["version"]) == (
        201,
        "not_started",
        "2026-06-30",
        1,
    )
    assert answer.headers["Location"] == f"/mentorships/v1/goals/{goal['id']}"
    for person, can in ((matched.mentor, [*goal["can"], "agree"]), (matched.mentee, goal["can"])):
        seen = {**goal, "can": can}
        assert (await api.get(person, f"goals/{goal['id']}")).json() == seen
        assert (await api.get(person, f"mentorships/{matched.mentorship}/goals")).json()["items"] == [seen]
    state = await last_state(matched)
    assert (state.change, state.goals) == ("progressed", 1)
    assert "Lead a team" not in state.model_dump_json()


async def test_the_whole_way_from_the_first_session_to_looking_back(matched: Pair, api: Api) -> None:
    await matched.has_met()
    goal = await api.agreed_goal()
    assert (await matched.row())["stage"] == "goal_setting"
    step = (await api.step(goal["id"])).json()
    assert (await matched.row())["stage"] == "engagement"
    await api.patch(matched.mentor, f"action-steps/{step['id']}", {"status": "completed"}, if_match="*")
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    state = await last_state(matched)
    assert (state.change, state.stage, state.goals_completed, state.action_steps_completed) == (
        "stage_moved",
        "feedback",
        1,
        1,
    )
    await api.goal(text="The next one")
    assert (await matched.row())["stage"] == "engagement"


async def test_a_goal_set_before_the_first_session_is_not_overlooked_after_it(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    await api.step(goal["id"])
    await matched.has_met()
    assert (await matched.row())["stage"] == "engagement"


async def test_what_is_dropped_is_not_counted(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    await api.step(goal["id"])
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "dropped"}, if_match="*")
    state = await last_state(matched)
    assert (state.goals, state.action_steps) == (0, 0)


async def test_a_goal_changes_under_the_version_one_has_seen(matched: Pair, api: Api) -> None:
    created = await api.goal()
    path = f"goals/{created.json()['id']}"
    assert (await api.patch(matched.mentor, path, {"status": "dropped"})).status_code == 428
    etag = created.headers["ETag"]
    changed = await api.patch(matched.mentor, path, {"status": "dropped"}, if_match=etag)
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    late = await api.patch(matched.mentee, path, {"status": "not_started"}, if_match=etag)
    assert (late.status_code, slug(late)) == (412, "version-mismatch")


async def test_of_two_who_change_the_same_version_one_wins(matched: Pair, api: Api) -> None:
    created = await api.goal()
    path, etag = f"goals/{created.json()['id']}", created.headers["ETag"]
    answers = await asyncio.gather(
        *(
            api.patch(person, path, {"text": f"Goal {number}"}, if_match=etag)
            for number, person in enumerate([matched.mentor, matched.mentee] * 5)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 9


async def test_only_what_is_sent_changes(matched: Pair, api: Api) -> None:
    goal = (await api.goal(deadline="2026-06-30")).json()
    path = f"goals/{goal['id']}"
    assert (await api.patch(matched.mentee, path, {"horizon": "long_term"}, if_match="*")).json() == {
        **goal,
        "version": 2,
        "horizon": "long_term",
    }
    without = (await api.patch(matched.mentee, path, {"deadline": None}, if_match="*")).json()
    assert without["deadline"] is None
    assert (await api.patch(matched.mentee, path, {}, if_match="*")).json() == without


@pytest.mark.parametrize(
    "body",
    [
        {"text": None},
        {"text": "  "},
        {"text": "x" * 501},
        {"status": "nearly"},
        {"status": None},
        {"horizon": None},
        {"deadline": "soon"},
        {"deadline": "2026-02-30"},
        {"version": 7},
        {"written_by": str(uuid7())},
    ],
)
async def test_a_goal_takes_no_nonsense(matched: Pair, api: Api, body: Any) -> None:
    path = f"goals/{(await api.goal()).json()['id']}"
    before = (await api.get(matched.mentee, path)).json()
    answer = await api.patch(matched.mentee, path, body, if_match="*")
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
    assert (await api.get(matched.mentee, path)).json() == before


async def test_no_goal_and_no_step_is_due_in_the_past(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    before = await matched.row()
    yesterday = (matched.clock.now() - timedelta(days=2)).date().isoformat()
    answers = [
        await api.goal(deadline=yesterday),
        await api.step(goal["id"], deadline=yesterday),
        await api.patch(matched.mentee, f"goals/{goal['id']}", {"deadline": yesterday}, if_match="*"),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(422, "deadline-in-past")] * 3
    assert await matched.row() == before
    assert await matched.pool.fetchval("SELECT count(*) FROM goals") == 1
    assert await matched.pool.fetchval("SELECT count(*) FROM action_steps") == 0


async def test_goals_and_steps_of_others_are_not_there(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    step = (await api.step(goal["id"])).json()
    stranger = uuid7()
    answers = [
        await api.get(stranger, f"goals/{goal['id']}"),
        await api.patch(stranger, f"goals/{goal['id']}", {"status": "dropped"}, if_match="*"),
        await api.post(stranger, f"goals/{goal['id']}/action-steps", {"text": "Spy"}),
        await api.get(matched.mentee, f"goals/{uuid7()}"),
        await api.get(stranger, f"action-steps/{step['id']}"),
        await api.patch(stranger, f"action-steps/{step['id']}", {"status": "dropped"}, if_match="*"),
        await api.get(matched.mentee, f"action-steps/{uuid7()}"),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(404, "goal-not-found")] * 4 + [
        (404, "action-step-not-found")
    ] * 3


async def test_a_closed_goal_takes_no_more_steps(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    closed = await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    assert closed.json()["can"] == ["change"]
    answer = await api.step(goal["id"])
    assert (answer.status_code, slug(answer)) == (409, "goal-closed")


async def test_goals_and_steps_of_what_has_ended_stay_as_they_are(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    step = (await api.step(goal["id"])).json()
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/ending", {"reason": "time_is_up"})
    answers = [
        await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*"),
        await api.step(goal["id"]),
        await api.patch(matched.mentee, f"action-steps/{step['id']}", {"status": "completed"}, if_match="*"),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(409, "mentorship-ended")] * 3
    assert (await api.get(matched.mentee, f"goals/{goal['id']}")).json()["can"] == []


async def test_there_is_an_end_to_the_goals_of_a_mentorship(matched: Pair, api: Api) -> None:
    for number in range(MOST_GOALS):
        assert (await api.goal(text=f"Goal {number}")).status_code == 201
    answer = await api.goal()
    assert (answer.status_code, slug(answer)) == (422, "too-many-goals")
    page = (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/goals?page_size=30")).json()
    rest = await api.get(
        matched.mentee, f"mentorships/{matched.mentorship}/goals?page_size=30&page_token={page['next_page_token']}"
    )
    texts = [goal["text"] for goal in page["items"] + rest.json()["items"]]
    assert texts == [f"Goal {number}" for number in range(MOST_GOALS)]


async def test_there_is_an_end_to_the_steps_of_a_goal(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    for number in range(MOST_ACTION_STEPS):
        assert (await api.step(goal["id"], text=f"Step {number}")).status_code == 201
    answer = await api.step(goal["id"])
    assert (answer.status_code, slug(answer)) == (422, "too-many-action-steps")


async def test_a_goal_sent_twice_with_one_key_is_set_once(matched: Pair, api: Api) -> None:
    body = {"text": "Lead", "horizon": "short_term", "kind": "career"}
    path = f"mentorships/{matched.mentorship}/goals"
    first = await api.post(matched.mentee, path, body, Idempotency_Key="one")
    again = await api.post(matched.mentee, path, body, Idempotency_Key="one")
    assert (again.headers["Idempotency-Replayed"], again.json()) == ("true", first.json())
    other = await api.post(matched.mentee, path, {**body, "text": "Follow"}, Idempotency_Key="one")
    assert (other.status_code, slug(other)) == (422, "idempotency-key-reused")
    assert await matched.pool.fetchval("SELECT count(*) FROM goals") == 1


async def test_a_goal_holds_once_both_agree_and_moves_the_stage_then(matched: Pair, api: Api) -> None:
    await matched.has_met()
    goal = (await api.goal()).json()
    await api.step(goal["id"])
    assert (await matched.row())["stage"] == "goal_setting"
    path = f"goals/{goal['id']}"
    early = await api.patch(matched.mentee, path, {"status": "in_progress"}, if_match="*")
    own = await api.post(matched.mentee, f"{path}/agreement", {"version": 1})
    assert [(each.status_code, slug(each)) for each in (early, own)] == [(409, "goal-not-agreed"), (422, "own-goal")]
    assert (await api.get(matched.mentor, path)).json()["can"] == ["change", "add_action_step", "agree"]
    agreed = await api.post(matched.mentor, f"{path}/agreement", {"version": 1})
    assert (agreed.json()["agreed_at"] is not None, agreed.json()["can"]) == (True, ["change", "add_action_step"])
    assert (await matched.row())["stage"] == "engagement"
    assert "goal_agreed" in await matched.timeline()


async def test_who_agreed_to_one_wording_has_not_agreed_to_another(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    path = f"goals/{goal['id']}"
    await api.patch(matched.mentee, path, {"text": "Lead a hundred"}, if_match="*")
    late = await api.post(matched.mentor, f"{path}/agreement", {"version": goal["version"]})
    assert (late.status_code, slug(late)) == (409, "goal-changed")
    by_mentor = (await api.patch(matched.mentor, path, {"text": "Lead three"}, if_match="*")).json()
    assert (by_mentor["proposed_by"], by_mentor["agreed_at"]) == ("mentor", None)
    agreed = await api.post(matched.mentee, f"{path}/agreement", {"version": by_mentor["version"]})
    again = await api.post(matched.mentee, f"{path}/agreement", {"version": agreed.json()["version"]})
    assert agreed.json() == again.json()


async def test_nobody_else_agrees_to_a_goal_and_nobody_once_it_has_ended(matched: Pair, api: Api) -> None:
    path = f"goals/{(await api.goal()).json()['id']}/agreement"
    stranger = await api.post(uuid7(), path, {"version": 1})
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    late = await api.post(matched.mentor, path, {"version": 1})
    assert [(each.status_code, slug(each)) for each in (stranger, late)] == [
        (404, "goal-not-found"),
        (409, "mentorship-ended"),
    ]


async def test_goals_can_be_narrowed_by_horizon_kind_and_status(matched: Pair, api: Api) -> None:
    soon = (await api.goal()).json()["id"]
    later = (await api.goal(horizon="long_term", kind="skill")).json()["id"]
    await api.patch(matched.mentee, f"goals/{later}", {"status": "dropped"}, if_match="*")
    for which, found in (
        ("horizon=short_term", [soon]),
        ("horizon=long_term", [later]),
        ("kind=career", [soon]),
        ("status=dropped", [later]),
        ("horizon=short_term&status=dropped", []),
        ("", [soon, later]),
    ):
        listed = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/goals?{which}")).json()["items"]
        assert [each["id"] for each in listed] == found
    assert (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/goals?horizon=soon")).status_code == 400


async def test_a_step_says_whose_it_is_and_is_offered_to_that_side_alone(matched: Pair, api: Api) -> None:
    await matched.has_met()
    agreement = f"mentorships/{matched.mentorship}/agreement"
    await api.put(matched.mentor, agreement, {"meeting_rhythm": "monthly"})
    await api.post(matched.mentee, f"{agreement}/acceptance", {"number": 1})
    goal = await api.agreed_goal()
    step = (await api.step(goal["id"], side="mentor")).json()
    assert step["side"] == "mentor"
    for person in (matched.mentor, matched.mentee):
        rated = {"moment": "start", "skills": [{"skill": "leading", "level": 2}]}
        await api.post(person, f"mentorships/{matched.mentorship}/skill-ratings", rated)
    for person, offered in ((matched.mentor, step["id"]), (matched.mentee, None)):
        seen = (await api.get(person, f"mentorships/{matched.mentorship}/momentum")).json()["next"]
        assert (seen and seen["subject_id"]) == offered
    of_both = await api.patch(matched.mentee, f"action-steps/{step['id']}", {"side": None}, if_match="*")
    assert of_both.json()["side"] is None
