"""Why a mentor is not recommended, and what is missing in a profile; a mentor is shown so often a day and no more."""

from datetime import UTC, date
from typing import Any, Final
from uuid import UUID

import numpy as np
import pytest

from services.matching.domain.helping import MEDIAN, would_help
from services.matching.domain.hours import Hours
from services.matching.domain.obstacles import obstacles_between
from services.matching.domain.recommendations import judge
from services.matching.domain.standing import Standing
from shared.contracts import PROGRAMMES, ProgrammeState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.matching import population
from tests.matching.builders import NOW, TODAY, VOCABULARY, mentee, mentee_section, mentor, mentor_section
from tests.matching.conftest import Api, World, in_days, slug
from tests.matching.test_scoring import RULES

RULES_OF: Final = "programmes/{}/rules"


async def conditions(api: Api, programme: UUID, **wanted: Any) -> None:
    """The programme's rules from now on."""
    operator, path = uuid7(), RULES_OF.format(programme)
    present = await api.get(operator, path, operator=True)
    body = {"weights": present.json()["weights"], **wanted}
    answer = await api.put(operator, path, body, if_match=present.headers["etag"])
    assert answer.status_code == 200, answer.text


async def made(world: World) -> UUID:
    programme_id = uuid7()
    state = ProgrammeState(
        programme_id=programme_id, version=1, change="created", slug="wit", name="Wit", open_to_all=False
    )
    await world.tell(PROGRAMMES, state)
    return programme_id


async def look(api: Api, asker: UUID, of: UUID, query: str = "", **headers: Any) -> dict[str, Any]:
    answer = await api.get(asker, f"me/recommendations/{of}{query}", **headers)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


# --- bare ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standing", "more", "obstacles"),
    [
        ({}, {}, ()),
        ({"mentoring": True}, {}, ("mentoring_already",)),
        ({}, {"asked": True}, ("asked_already",)),
        ({"member": False}, {}, ("not_in_programme",)),
        ({"member": False, "in_one_line": True}, {}, ("reporting_line",)),
        ({"in_one_group": True}, {}, ("group",)),
        ({}, {"shown_enough": True}, ("shown_enough",)),
    ],
)
def test_each_hard_condition_is_told_by_its_name(
    standing: dict[str, bool], more: dict[str, bool], obstacles: tuple[str, ...]
) -> None:
    teaching, asking = mentor({"docker": 5}), mentee({"docker": 5})
    told = Standing(teaching.person_id, **standing)
    asked, often = more.get("asked", False), more.get("shown_enough", False)
    assert obstacles_between(teaching, asking, told, asked=asked, shown_enough=often) == obstacles


def test_a_median_answer_is_what_half_of_all_pairs_reach() -> None:
    measured = population.quartiles()
    for side, answers in MEDIAN.items():
        for factor, median in answers.items():
            assert median == pytest.approx(np.floor(measured[side, factor][1] * 100 + 1e-9) / 100), (side, factor)


def test_what_is_missing_and_would_help_most_stands_first_and_what_is_said_does_not_stand_there() -> None:
    teaching = mentor({"docker": 5}, styles=("listening",), languages={"en": 5})
    silent, told = mentee({}), mentee({"docker": 5}, styles=("listening",), languages={"en": 5})
    helps = would_help([judge(teaching, silent, VOCABULARY, RULES, NOW)], RULES)
    assert helps[0].answer == "skills_wanted"
    assert {each.answer for each in helps} >= {"skills_wanted", "goals", "hours"}
    assert [each.gain for each in helps] == sorted((each.gain for each in helps), reverse=True)
    assert {each.answer for each in would_help([judge(teaching, told, VOCABULARY, RULES, NOW)], RULES)}.isdisjoint(
        {"skills_wanted", "styles", "languages"}
    )


def test_what_counts_nothing_by_the_rules_helps_nothing() -> None:
    weights = {**dict.fromkeys(RULES.weights, 0.0), "stage": 1.0}
    rules = RULES.changed(weights, RULES.conditions)
    assert would_help([judge(mentor(), mentee({}), VOCABULARY, rules, NOW)], rules) == ()
    assert would_help([], RULES) == ()


# --- as people ask ---------------------------------------------------------------------------------------------------


async def test_of_a_named_mentor_one_learns_what_one_does_of_the_list(api: Api, world: World) -> None:
    teaching, asking = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    [listed] = await api.recommended(asking)
    named = await look(api, asking, teaching)
    assert {key: named[key] for key in listed} == listed
    assert (named["recommended"], named["obstacles"]) == (True, [])


@pytest.mark.parametrize(
    ("more", "obstacle"),
    [({"paused": True}, "paused"), ({"languages": {"ja": 5}}, "language")],
)
async def test_a_hard_condition_is_told_with_its_words(
    api: Api, world: World, more: dict[str, Any], obstacle: str
) -> None:
    teaching = await world.mentor({"docker": 5}, **more)
    asking = await world.mentee({"docker": 5}, languages={"en": 5})
    named = await look(api, asking, teaching, accept_language="de")
    assert (named["recommended"], [each["obstacle"] for each in named["obstacles"]]) == (False, [obstacle])
    assert named["obstacles"][0]["text"]
    assert await api.recommended(asking) == []


async def test_whoever_has_asked_is_full_or_mentors_already_is_told_so(api: Api, world: World) -> None:
    teaching, asking = await world.mentor({"docker": 5}, capacity=1), await world.mentee({"docker": 5})
    proposal = await api.proposal(asking, teaching)
    assert [each["obstacle"] for each in (await look(api, asking, teaching))["obstacles"]] == ["asked_already"]
    await api.accept(teaching, proposal)
    mine, other = await look(api, asking, teaching), await look(api, await world.mentee(), teaching)
    assert [each["obstacle"] for each in mine["obstacles"]] == ["mentoring_already", "no_place"]
    assert [each["obstacle"] for each in other["obstacles"]] == ["no_place"]


async def test_who_blocks_is_blocked_suspended_erased_or_never_was_there_is_not_told_apart(
    api: Api, world: World
) -> None:
    asking, blocked = uuid7(), await world.mentor({"docker": 5})
    await world.changes(asking, mentee=mentee_section({"docker": 5}), blocks=(blocked,))
    blocking = await world.mentor({"docker": 5}, blocks=(asking,))
    gone, suspended = await world.mentor({"docker": 5}), uuid7()
    await world.erase(gone)
    await world.changes(suspended, mentor=mentor_section({"docker": 5}), suspended=True, suspended_at=NOW)
    answers = [
        (await api.get(asking, f"me/recommendations/{each}")).json() | {"instance": ""}
        for each in (uuid7(), blocked, blocking, gone, suspended)
    ]
    assert answers == [answers[0]] * 5
    assert answers[0]["type"].endswith("mentor-not-found")


async def test_people_of_one_group_are_put_together_where_the_programme_does_not_mind(api: Api, world: World) -> None:
    programme = await made(world)
    teaching, asking = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    await world.joins(teaching, programme, "mentor", groups=("aa", "bb"))
    await world.joins(asking, programme, "mentee", groups=("bb",))
    query = f"?programme_id={programme}"

    async def listed() -> list[UUID]:
        items = (await api.get(asking, f"me/recommendations{query}")).json()["items"]
        return [UUID(each["mentor_id"]) for each in items]

    assert await listed() == [teaching]
    await conditions(api, programme, apart=["group"])
    assert await listed() == []
    assert [each["obstacle"] for each in (await look(api, asking, teaching, query))["obstacles"]] == ["group"]
    refused = await api.ask(asking, teaching, programme_id=str(programme))
    assert (refused.status_code, slug(refused)) == (422, "in-one-group")


async def test_people_of_one_reporting_line_are_kept_apart_until_the_programme_wants_otherwise(
    api: Api, world: World
) -> None:
    programme = await made(world)
    teaching, asking = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    await world.joins(teaching, programme, "mentor", number="aa")
    await world.joins(asking, programme, "mentee", number="bb", line=("cc", "aa"))
    query = f"?programme_id={programme}"
    assert [each["obstacle"] for each in (await look(api, asking, teaching, query))["obstacles"]] == ["reporting_line"]
    await conditions(api, programme, apart=[])
    assert (await look(api, asking, teaching, query))["recommended"] is True
    assert (await api.ask(asking, teaching, programme_id=str(programme))).status_code == 201


async def test_the_list_says_what_is_missing_in_the_profile(api: Api, world: World) -> None:
    await world.mentor({"docker": 5})
    asking = await world.mentee({"docker": 5})
    before = (await api.get(asking, "me/recommendations")).json()["would_help"]
    hours = next(each for each in before if each["answer"] == "hours")
    assert hours["gain"] > 0
    assert hours["text"] == "Give your hours"
    await world.has_hours(asking, Hours(TODAY, bytes(336)))
    after = (await api.get(asking, "me/recommendations")).json()["would_help"]
    assert {each["answer"] for each in before} - {each["answer"] for each in after} == {"hours"}


# --- so often a day --------------------------------------------------------------------------------------------------


async def test_a_mentor_is_shown_to_so_many_a_day_and_whoever_looked_before_keeps_their_list(
    api: Api, world: World
) -> None:
    await conditions(api, OPEN_ID, shown_a_day=2)
    best, second = await world.mentor({"docker": 5}), await world.mentor({"docker": 3})
    first, other, late = [await world.mentee({"docker": 5}) for _ in range(3)]

    assert await api.recommended_ids(first) == [best, second]
    assert await api.recommended_ids(other) == [best, second]
    assert await api.recommended_ids(late) == []
    named = await look(api, late, best)
    assert [each["obstacle"] for each in named["obstacles"]] == ["shown_enough"]
    assert await api.recommended_ids(first) == [best, second], "a list changed within its day"
    world.clock.move(in_days(1))
    assert await api.recommended_ids(late) == [best, second]


async def test_only_who_is_on_a_page_is_counted_and_pages_follow_each_other(api: Api, world: World) -> None:
    await conditions(api, OPEN_ID, shown_a_day=1)
    mentors = [await world.mentor({"docker": level}) for level in (5, 4, 3)]
    first, other = await world.mentee({"docker": 5}), await world.mentee({"docker": 5})

    page = (await api.get(first, "me/recommendations?page_size=1")).json()
    assert await api.recommended_ids(other) == mentors[1:]
    path = f"me/recommendations?page_size=2&page_token={page['next_page_token']}"
    rest = (await api.get(first, path)).json()["items"]
    assert [UUID(each["mentor_id"]) for each in (*page["items"], *rest)] == mentors


async def test_what_was_shown_is_forgotten_on_the_next_day_and_with_whom_it_was_about(api: Api, world: World) -> None:
    await conditions(api, OPEN_ID, shown_a_day=1)
    teaching = await world.mentor({"docker": 5})
    first, other = await world.mentee({"docker": 5}), await world.mentee({"docker": 5})
    await api.recommended_ids(first)
    await api.recommended_ids(other)
    await world.erase(teaching, first)
    assert await world.pool.fetchval("SELECT count(*) FROM showings") == 0
    assert await world.pool.fetchval("SELECT array_agg(mentee_id) FROM first_looks") == [other]
    assert await world.pool.fetchval("SELECT shown_enough FROM first_looks") == []
    world.clock.move(in_days(1))
    await api.recommended_ids(other)
    days: list[date] = await world.pool.fetchval("SELECT array_agg(day) FROM first_looks")
    assert days == [world.clock.now().astimezone(UTC).date()]
