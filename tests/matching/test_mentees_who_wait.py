"""Mentors are shown mentees who wait, where their programme wants it; an operator tries rules before they are saved."""

from typing import Any, Final
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.matching.domain.mentees_who_wait import WaitingMentee, rank_mentees
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Place, judge
from services.matching.domain.rules import Rules
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.matching.builders import NOW, VOCABULARY, goal
from tests.matching.conftest import Api, World, slug
from tests.matching.test_lists import _may_be
from tests.matching.test_obstacles import conditions, made
from tests.matching.test_scoring import RULES, mentees, mentors, weights

WAIT: Final = "me/mentees-who-wait"


@settings(max_examples=100, deadline=None)
@given(mentors(), st.lists(mentees(), max_size=8), weights, st.integers(1, 4))
def test_a_list_of_mentees_is_that_of_scoring_everybody_alone(
    teaching: Mentor, waiting: list[Mentee], weighed: dict[str, float], page: int
) -> None:
    rules = Rules(RULES.programme_id, 1, weighed)  # type: ignore[arg-type]
    alone = [
        (judge(teaching, each, VOCABULARY, rules, NOW).score, each.person_id)
        for each in waiting
        if _may_be(teaching, each, frozenset())
    ]
    read = list[WaitingMentee]()
    while True:
        after = Place(read[-1].score, read[-1].mentee_id) if read else None
        found = rank_mentees(teaching, waiting, VOCABULARY, rules, after=after, limit=page, now=NOW)
        read += found
        if len(found) < page:
            break
    assert [(each.score, each.mentee_id) for each in read] == sorted(alone, key=lambda each: (-each[0], each[1]))
    for each in read:
        for side, total in each.sides.items():
            assert abs(sum(reason.contribution for reason in each.reasons if reason.side == side) - total) < 1e-9


async def seen(api: Api, by: UUID, query: str = "") -> list[dict[str, Any]]:
    answer = await api.get(by, f"{WAIT}{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_a_mentor_sees_who_waits_with_the_score_that_the_mentee_sees_and_none_of_their_words(
    api: Api, world: World
) -> None:
    await conditions(api, OPEN_ID, mentors_look=True)
    teaching = await world.mentor({"docker": 5})
    mine = await world.mentee({"docker": 5}, goals=(goal("Leave my terrible boss", "docker"),))
    other = await world.mentee({"cooking": 5})

    answer = await api.get(teaching, WAIT)
    first, second = answer.json()["items"]

    assert [UUID(each["mentee_id"]) for each in (first, second)] == [mine, other]
    [listed] = await api.recommended(mine)
    assert (first["score"], first["sides"]) == (listed["score"], listed["sides"])
    assert "boss" not in answer.text
    assert "Has a goal you can help with; you know docker" in {each["text"] for each in first["reasons"]}


async def test_nobody_is_shown_where_the_programme_does_not_say_so_and_strangers_see_nobody(
    api: Api, world: World
) -> None:
    programme, teaching = await made(world), await world.mentor({"docker": 5})
    assert slug(await api.get(teaching, WAIT)) == "mentors-do-not-look"
    await conditions(api, programme, mentors_look=True)
    assert slug(await api.get(teaching, f"{WAIT}?programme_id={programme}")) == "not-in-programme"
    assert slug(await api.get(teaching, f"{WAIT}?programme_id={uuid7()}")) == "unknown-programme"
    await conditions(api, OPEN_ID, mentors_look=True)
    assert slug(await api.get(await world.mentee(), WAIT)) == "mentor-profile-missing"


async def test_who_has_somebody_asks_somebody_blocks_is_blocked_suspended_or_apart_is_not_shown(
    api: Api, world: World
) -> None:
    await conditions(api, OPEN_ID, mentors_look=True)
    teaching, other = await world.mentor({"docker": 5}, capacity=9), await world.mentor({"docker": 5})
    waits = await world.mentee({"docker": 5})
    has, asks = await world.mentee({"docker": 5}), await world.mentee({"docker": 5})
    await api.accept(other, await api.proposal(has, other))
    await api.proposal(asks, other)
    await world.mentee({"docker": 5}, blocks=(teaching,))
    assert [UUID(each["mentee_id"]) for each in await seen(api, teaching)] == [waits]
    await world.erase(waits)
    assert await seen(api, teaching) == []


async def test_who_reports_to_the_mentor_is_not_shown_to_them(api: Api, world: World) -> None:
    programme, teaching = await made(world), await world.mentor({"docker": 5})
    await conditions(api, programme, mentors_look=True, apart=["reporting_line", "group"])
    below, fellow, free = [await world.mentee({"docker": 5}) for _ in range(3)]
    await world.joins(teaching, programme, "mentor", number="aa", groups=("gg",))
    await world.joins(below, programme, "mentee", number="bb", line=("aa",))
    await world.joins(fellow, programme, "mentee", groups=("gg",))
    await world.joins(free, programme, "mentee", number="cc")
    shown = await seen(api, teaching, f"?programme_id={programme}")
    assert [UUID(each["mentee_id"]) for each in shown] == [free]


async def test_a_mentor_who_pauses_or_is_full_is_shown_nobody(api: Api, world: World) -> None:
    await conditions(api, OPEN_ID, mentors_look=True)
    await world.mentee({"docker": 5})
    assert await seen(api, await world.mentor({"docker": 5}, paused=True)) == []


# --- rules that are tried --------------------------------------------------------------------------------------------


async def tried(api: Api, programme: UUID, **wanted: Any) -> dict[str, Any]:
    operator = uuid7()
    path = f"programmes/{programme}/rules"
    weights = (await api.get(operator, path, operator=True)).json()["weights"]
    body = {"weights": {**weights, **wanted.pop("weights", {})}, **wanted}
    answer = await api.client.post(f"{path}/preview", json=body, headers=api.headers(operator, operator=True))
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def test_rules_that_are_tried_show_what_they_would_do_and_save_nothing(api: Api, world: World) -> None:
    skilled = await world.mentor({"docker": 5}, meeting_rhythm="monthly", stage="student")
    regular = await world.mentor({"docker": 1}, meeting_rhythm="fortnightly", stage="lead")
    asking = await world.mentee({"docker": 5})
    before = (await api.get(asking, "me/recommendations")).json()

    same = await tried(api, OPEN_ID)
    assert (same["mentees"], same["unchanged"], same["kept"], same["changed"]) == (1, 1, 1.0, [])
    other = await tried(api, OPEN_ID, weights={"skills": 0, "rhythm": 100, "stage": 100})
    assert (other["rules_version"], other["unchanged"], other["kept"]) == (0, 0, 1.0)
    assert other["changed"] == [
        {
            "mentee_id": str(asking),
            "before": [str(skilled), str(regular)],
            "after": [str(regular), str(skilled)],
        }
    ]
    assert (await api.get(asking, "me/recommendations")).json() == before
    entries = (await api.get(uuid7(), "audit-log?act=rules_previewed", operator=True)).json()["items"]
    assert len(entries) == 2


async def test_conditions_that_are_tried_show_who_would_have_nobody(api: Api, world: World) -> None:
    programme = await made(world)
    teaching, asking = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    await world.joins(teaching, programme, "mentor", groups=("gg",))
    await world.joins(asking, programme, "mentee", groups=("gg",))
    said = await tried(api, programme, apart=["group"])
    assert (said["without_before"], said["without_after"], said["mean_score_after"]) == (0, 1, None)
    undone = await tried(api, programme, apart=[])
    assert (undone["without_after"], undone["unchanged"]) == (0, 1)


async def test_only_operators_try_rules(api: Api, world: World) -> None:
    weights = (await api.get(uuid7(), f"programmes/{OPEN_ID}/rules", operator=True)).json()["weights"]
    refused = await api.post(await world.mentee(), f"programmes/{OPEN_ID}/rules/preview", {"weights": weights})
    assert (refused.status_code, slug(refused)) == (403, "operators-only")
