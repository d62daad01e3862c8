"""The career roadmap: from today's role to the target, by milestones on which goals hang."""

from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.roadmap import MOST_MILESTONES
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug


async def draw(pair: Pair, api: Api, milestones: list[Any], *, by: UUID | None = None, **more: Any) -> Any:
    path = f"mentorships/{pair.mentorship}/roadmap"
    present = await api.get(pair.mentee, path)
    headers = {"if_match": present.headers["ETag"]} if present.status_code == 200 else {}
    body = {"today": "Developer", "target": "Lead", "milestones": milestones, **more}
    return await api.put(by or pair.mentee, path, body, **headers)


async def read(pair: Pair, api: Api, by: UUID | None = None) -> Any:
    return await api.get(by or pair.mentor, f"mentorships/{pair.mentorship}/roadmap")


async def test_a_roadmap_leads_by_milestones_from_today_to_the_target(matched: Pair, api: Api) -> None:
    assert slug(await read(matched, api)) == "roadmap-not-found"
    drawn = await draw(matched, api, [{"text": "A project", "reached_by": "2026-06-30"}, {"text": "A team"}])
    seen = (await read(matched, api)).json()
    assert seen == drawn.json()
    assert (seen["version"], seen["today"], seen["target"]) == (1, "Developer", "Lead")
    assert [(each["text"], each["reached_by"], each["reached_at"]) for each in seen["milestones"]] == [
        ("A project", "2026-06-30", None),
        ("A team", None, None),
    ]
    assert (await matched.timeline())[-1] == "roadmap_drawn"
    assert slug(await read(matched, api, uuid7())) == "mentorship-not-found"


async def test_a_milestone_keeps_its_id_whoever_moves_or_reaches_it(matched: Pair, api: Api) -> None:
    first, second = (await draw(matched, api, [{"text": "One"}, {"text": "Two"}])).json()["milestones"]
    sent = [{"id": second["id"], "text": "Two", "reached": True}, {"id": first["id"], "text": "One"}]
    redrawn = (await draw(matched, api, sent, by=matched.mentor)).json()
    assert [each["id"] for each in redrawn["milestones"]] == [second["id"], first["id"]]
    assert redrawn["milestones"][0]["reached_at"] == "2026-03-02T09:00:00Z"
    assert (await draw(matched, api, sent)).json()["version"] == 2


async def test_goals_hang_on_milestones_and_let_go_of_one_that_goes(matched: Pair, api: Api) -> None:
    milestone = (await draw(matched, api, [{"text": "A project"}])).json()["milestones"][0]["id"]
    goal = await api.agreed_goal()
    path = f"goals/{goal['id']}"
    hung = await api.patch(matched.mentee, path, {"milestone_id": milestone}, if_match="*")
    assert (hung.json()["milestone_id"], hung.json()["agreed_at"]) == (milestone, goal["agreed_at"])
    await api.patch(matched.mentee, path, {"status": "completed"}, if_match="*")
    (seen,) = (await read(matched, api)).json()["milestones"]
    assert (seen["goals"], seen["goals_completed"]) == ([goal["id"]], 1)
    await draw(matched, api, [])
    assert (await api.get(matched.mentee, path)).json()["milestone_id"] is None


async def test_a_goal_hangs_on_no_milestone_of_others(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    answer = await api.patch(matched.mentee, f"goals/{goal['id']}", {"milestone_id": str(uuid7())}, if_match="*")
    assert (answer.status_code, slug(answer)) == (404, "milestone-not-found")


@pytest.mark.parametrize(
    ("milestones", "why"),
    [
        ([{"text": "x"}] * (MOST_MILESTONES + 1), "too-many-milestones"),
        ([{"id": str(uuid7()), "text": "Not there"}], "milestone-not-found"),
        ([{"text": "Past", "reached_by": "2026-02-01"}], "deadline-in-past"),
        ([{"text": "  "}], "invalid-request"),
    ],
)
async def test_what_makes_no_sense_is_no_roadmap(matched: Pair, api: Api, milestones: Any, why: str) -> None:
    assert slug(await draw(matched, api, milestones)) == why
    assert slug(await read(matched, api)) == "roadmap-not-found"


async def test_a_milestone_named_twice_is_refused(matched: Pair, api: Api) -> None:
    (one,) = (await draw(matched, api, [{"text": "One"}])).json()["milestones"]
    twice = [{"id": one["id"], "text": "One"}] * 2
    assert slug(await draw(matched, api, twice)) == "milestone-not-found"


async def test_of_two_who_redraw_at_once_the_second_reads_first(matched: Pair, api: Api) -> None:
    drawn = await draw(matched, api, [])
    etag, path = drawn.headers["ETag"], f"mentorships/{matched.mentorship}/roadmap"
    body = {"today": "Developer", "target": "Architect", "milestones": []}
    assert (await api.put(matched.mentor, path, body, if_match=etag)).status_code == 200
    late = await api.put(matched.mentee, path, {**body, "target": "Boss"}, if_match=etag)
    assert slug(late) == "version-mismatch"


async def test_after_a_block_and_an_erasure_only_ones_own_words_are_there(matched: Pair, api: Api) -> None:
    (one,) = (await draw(matched, api, [{"text": "The mentee's"}])).json()["milestones"]
    sent = [{"id": one["id"], "text": "The mentee's"}, {"text": "The mentor's"}]
    await draw(matched, api, sent, by=matched.mentor)
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    texts = [each["text"] for each in (await read(matched, api)).json()["milestones"]]
    assert texts == [None, "The mentor's"]
    await matched.hear(told.person_gone(matched.mentee))
    rows = await matched.pool.fetch("SELECT text FROM milestones ORDER BY place")
    assert [row["text"] for row in rows] == [None, "The mentor's"]
    assert (await read(matched, api)).json()["today"] is None
