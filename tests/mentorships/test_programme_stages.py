"""A programme says what its stages are for and what ends them; what goes on keeps its own until it is moved over."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.stage_tables import KINDS, StagesNotWhole, StageTable, StageTerms, StageText
from services.mentorships.domain.stages import Enough, Tally, moves, path
from shared.contracts.vocabulary import MentorshipStage
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

TWICE = Enough(1, ("introductory",), sessions=2, goals=2, completed=2, anew=2)
STAGES: tuple[MentorshipStage, ...] = ("initiation", "goal_setting", "engagement", "feedback")


def body(**initiation: Any) -> dict[str, Any]:
    """A whole table; what is said of its first stage, where it differs."""
    texts = [
        {"language": "en", "purpose": "Have a coffee.", "activities": ["Walk"]},
        {"language": "de", "purpose": "Trinken Sie einen Kaffee.", "activities": []},
    ]
    stages: list[dict[str, Any]] = [
        {"stage": stage, "texts": texts, "session_kinds": list(KINDS[stage])} for stage in STAGES
    ]
    return {"stages": [stages[0] | initiation, *stages[1:]]}


async def coordinated(pair: Pair, api: Api) -> tuple[UUID, str]:
    """Who looks after the programme, and the path of its stages."""
    coordinator, programme = uuid7(), uuid7()
    await pair.hear(told.member(coordinator, programme, "coordinator"))
    return coordinator, f"programmes/{programme}/stages"


def programme_in(path_: str) -> UUID:
    return UUID(path_.split("/")[1])


# --- the rules --------------------------------------------------------------------------------------------------------


def test_a_session_of_another_kind_does_not_end_the_first_stage() -> None:
    practised = Tally(sessions_completed=1, other_sessions=1)
    assert path("initiation", Tally(), practised) == ()
    met = Tally(sessions_completed=2, other_sessions=1)
    assert path("initiation", practised, met) == ("goal_setting",)


def test_as_many_as_a_programme_wants_end_a_stage_and_one_that_is_undone_leads_back() -> None:
    once, twice = Tally(sessions_completed=1), Tally(sessions_completed=2)
    assert path("initiation", Tally(), once, TWICE) == ()
    assert path("initiation", once, twice, TWICE) == ("goal_setting",)
    assert path("goal_setting", twice, Tally(sessions_completed=1, sessions_missed=1), TWICE) == ("initiation",)
    agreed = Tally(goals=2, goals_agreed=2, sessions_completed=2)
    assert path("goal_setting", Tally(goals=2, goals_agreed=1, sessions_completed=2), agreed, TWICE) == ("engagement",)


def test_as_many_goals_as_a_programme_wants_are_completed_before_the_two_look_back() -> None:
    working, one = Tally(goals=1, goals_agreed=1), Tally(goals=1, goals_completed=1)
    assert path("engagement", working, one, TWICE) == ()
    another = Tally(goals=2, goals_agreed=1, goals_completed=1)
    assert path("engagement", another, Tally(goals=2, goals_completed=2), TWICE) == ("feedback",)
    assert path("engagement", working, one) == ("feedback",)


def test_as_many_new_goals_as_a_programme_wants_lead_back_to_work() -> None:
    done = Tally(goals=2, goals_completed=2)
    one, two = Tally(goals=3, goals_completed=2), Tally(goals=4, goals_completed=2)
    assert path("feedback", done, one, TWICE) == ()
    assert path("feedback", one, two, TWICE) == ("engagement",)
    assert path("feedback", done, one) == ("engagement",)


def test_each_move_says_why() -> None:
    tally = Tally(goals=1, goals_agreed=1, goals_completed=1, sessions_completed=1)
    assert [move.cause for move in moves("initiation", None, tally)] == [
        "sessions_held",
        "goals_agreed",
        "goals_closed",
    ]


def test_a_table_is_whole_and_in_order() -> None:
    table = StageTable(uuid7())
    said = [StageTerms(stage, (StageText("EN", "For", ()),), (), 2) for stage in reversed(STAGES)]
    changed = table.saying(said, now=told.MORNING)
    assert (changed.version, [each.stage for each in changed.stages]) == (1, list(STAGES))
    assert changed.stages[0].texts[0].language == "en"
    assert changed.saying(changed.stages, now=told.MORNING + timedelta(days=1)) is changed
    assert changed.enough == Enough(1, (), 2, 2, 2, 2)
    with pytest.raises(StagesNotWhole):
        table.saying([*said[:3], said[0]], now=told.MORNING)


# --- in the service ---------------------------------------------------------------------------------------------------


async def test_what_begins_goes_by_what_its_programme_says(pair: Pair, api: Api) -> None:
    coordinator, stages = await coordinated(pair, api)
    before = await api.get(coordinator, stages)
    assert (before.json()["version"], before.json()["behind"], before.json()["holds_from"]) == (0, 0, None)
    answer = await api.put(coordinator, stages, body(enough=2), if_match=before.headers["ETag"])
    assert (answer.status_code, answer.json()["version"], answer.json()["can"]) == (200, 1, ["change"])
    pair.clock.move(timedelta(days=1))
    assert (await api.get(coordinator, stages)).json()["holds_from"] == "2026-03-02T09:00:00Z"
    await pair.hear(pair.accepted(programme=programme_in(stages)))
    seen = (await api.get(pair.mentee, f"mentorships/{pair.mentorship}", Accept_Language="de")).json()
    assert (seen["purpose"], seen["session_kinds"]) == ("Trinken Sie einen Kaffee.", ["introductory"])
    assert seen["next"][0]["when"] == "2 Treffen dieses Abschnitts haben stattgefunden."
    await pair.has_met()
    await pair.has_met(kind="practice")
    assert (await pair.row())["stage"] == "initiation"
    await pair.has_met(kind="introductory")
    assert (await pair.row())["stage"] == "goal_setting"
    (listed,) = (await api.get(pair.mentor, "me/mentorships")).json()["items"]
    assert listed["purpose"] == "Have a coffee."


async def test_what_goes_on_keeps_its_stages_until_it_is_moved_over(pair: Pair, api: Api) -> None:
    coordinator, stages = await coordinated(pair, api)
    await pair.hear(pair.accepted(programme=programme_in(stages)))
    await pair.has_met(kind="practice")
    changed = await api.put(coordinator, stages, body(session_kinds=["practice"], enough=2), if_match="*")
    assert (changed.json()["behind"], changed.json()["can"]) == (1, ["change", "move_over"])
    path_ = f"mentorships/{pair.mentorship}"
    before = await api.get(pair.mentee, path_)
    assert before.json()["purpose"] != "Have a coffee."
    moved = await api.post(coordinator, f"{stages}/adoption")
    assert (moved.status_code, moved.json()["moved"], moved.json()["left"]) == (200, 1, 0)
    after = await api.get(pair.mentee, path_)
    assert (after.json()["purpose"], after.json()["stage"]) == ("Have a coffee.", "initiation")
    assert after.headers["ETag"] != before.headers["ETag"]
    await pair.has_met(kind="practice")
    assert (await pair.row())["stage"] == "goal_setting"
    again = await api.post(coordinator, f"{stages}/adoption")
    assert (again.status_code, slug(again)) == (409, "stages-up-to-date")
    acts = await pair.pool.fetch("SELECT act FROM audit_log ORDER BY entry_id")
    assert [row["act"] for row in acts] == ["programme_stages_changed", "mentorships_moved_over"]


async def test_what_ends_the_later_stages_is_the_programmes_too(pair: Pair, api: Api) -> None:
    coordinator, stages = await coordinated(pair, api)
    await pair.hear(pair.accepted(programme=programme_in(stages)))
    table = body()
    table["stages"][2]["enough"] = table["stages"][3]["enough"] = 2
    await api.put(coordinator, stages, table, if_match="*")
    assert (await api.post(coordinator, f"{stages}/adoption")).json()["moved"] == 1
    mentorship = f"mentorships/{pair.mentorship}"
    await api.post(pair.mentee, f"{mentorship}/stage", {"stage": "engagement"})
    for number, stage in ((1, "engagement"), (2, "feedback")):
        goal = await api.agreed_goal(text=f"Lead {number} teams")
        await api.patch(pair.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
        assert (await pair.row())["stage"] == stage
    seen = (await api.get(pair.mentee, mentorship)).json()
    assert [each["when"] for each in seen["next"]] == ["2 goals are open."]
    for stage in ("feedback", "engagement"):
        await api.goal(text=f"On to {stage}")
        assert (await pair.row())["stage"] == stage


async def test_what_is_known_of_sessions_before_the_opening_counts_by_the_programmes_kinds(
    pair: Pair, api: Api
) -> None:
    coordinator, stages = await coordinated(pair, api)
    await api.put(coordinator, stages, body(session_kinds=["practice"]), if_match="*")
    await pair.has_met(kind="introductory")
    await pair.hear(pair.accepted(programme=programme_in(stages)))
    assert (await pair.row())["stage"] == "initiation"
    await pair.has_met(kind="practice")
    assert (await pair.row())["stage"] == "goal_setting"


async def test_the_timeline_says_why_they_came_to_a_stage(matched: Pair, api: Api) -> None:
    await matched.has_met()
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/stage", {"stage": "engagement"})
    lines = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/timeline")).json()["items"]
    assert [(each["stage"], each["cause"]) for each in lines if each["what"] == "stage_moved"] == [
        ("engagement", "by_hand"),
        ("goal_setting", "sessions_held"),
    ]


async def test_the_stages_are_for_those_who_look_after_the_programme(pair: Pair, api: Api) -> None:
    coordinator, stages = await coordinated(pair, api)
    for stranger in (pair.mentor, uuid7()):
        answers = [
            await api.get(stranger, stages),
            await api.put(stranger, stages, body(), if_match="*"),
            await api.post(stranger, f"{stages}/adoption"),
        ]
        assert {slug(answer) for answer in answers} == {"not-your-programme"}
    assert (
        slug(await api.put(coordinator, stages, {"stages": body()["stages"][:3]}, if_match="*")) == "stages-not-whole"
    )
    twice = [{"language": "en", "purpose": "A", "activities": []}, {"language": "EN", "purpose": "B", "activities": []}]
    assert slug(await api.put(coordinator, stages, body(texts=twice), if_match="*")) == "duplicate-languages"


@pytest.mark.parametrize("wrong", [{"enough": 0}, {"enough": 11}, {"session_kinds": ["coffee"]}, {"texts": []}])
async def test_a_stage_takes_no_nonsense(pair: Pair, api: Api, wrong: dict[str, Any]) -> None:
    coordinator, stages = await coordinated(pair, api)
    answer = await api.put(coordinator, stages, body(**wrong), if_match="*")
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
