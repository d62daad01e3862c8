"""Check-ins: answered on the agreed rhythm, noted in a line, known where they are overdue."""

from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain.checking_in import MOST_A_DAY, turn_of
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.mentorship import Pair as Two
from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)
WELL: Any = {"form_version": 0, "answers": {"going": "stuck", "helpful": 4, "next": "Call her"}}


def mentorship(**changed: Any) -> Mentorship:
    fields: dict[str, Any] = {
        "stage": "engagement",
        "phase": "active",
        "opened_at": told.MORNING,
        "meeting_rhythm": "weekly",
    }
    two = Two(uuid7(), uuid7())
    return Mentorship(id=uuid7(), version=1, programme_id=uuid7(), pair=two, **{**fields, **changed})


def test_a_check_in_is_due_by_the_rhythm_and_overdue_half_a_turn_later() -> None:
    turn = turn_of(mentorship(), "mentee", None)
    assert (turn.due_at, turn.overdue_from) == (told.MORNING + 7 * DAY, told.MORNING + 10.5 * DAY)
    again = turn_of(mentorship(), "mentee", told.MORNING + 9 * DAY)
    assert again.due_at == told.MORNING + 16 * DAY


@pytest.mark.parametrize(
    "changed", [{"phase": "paused"}, {"phase": "ended"}, {"meeting_rhythm": None}, {"meeting_rhythm": "on_demand"}]
)
def test_none_is_due_where_nothing_is_expected(changed: Any) -> None:
    turn = turn_of(mentorship(**changed), "mentor", None)
    assert not turn.is_due(told.MORNING + 900 * DAY)
    assert not turn.is_overdue(told.MORNING + 900 * DAY)


async def with_rhythm(pair: Pair, api: Api) -> str:
    """They have agreed to meet every week."""
    path = f"mentorships/{pair.mentorship}"
    await api.put(pair.mentee, f"{path}/agreement", {"meeting_rhythm": "weekly"})
    await api.post(pair.mentor, f"{path}/agreement/acceptance", {"number": 1})
    return path


async def test_both_read_what_each_answers_and_when_the_next_is_due(matched: Pair, api: Api) -> None:
    path = await with_rhythm(matched, api)
    form = (await api.get(matched.mentee, f"{path}/check-in-form", Accept_Language="de")).json()
    assert form["version"] == 0
    assert form["questions"][0]["options"][2] == {"value": "stuck", "label": "Es steckt fest"}
    made = await api.post(matched.mentee, f"{path}/check-ins", WELL)
    assert made.status_code == 200
    await api.post(matched.mentor, f"{path}/check-ins", {"line": "Met in the corridor"})
    read = (await api.get(matched.mentor, f"{path}/check-ins")).json()["items"]
    assert [(each["side"], each["line"], each["answers"]) for each in read] == [
        ("mentor", "Met in the corridor", None),
        ("mentee", None, WELL["answers"]),
    ]
    turns = {turn["side"]: turn for turn in (await api.get(matched.mentor, f"{path}/check-in-form")).json()["turns"]}
    assert turns["mentee"]["last_at"] is not None
    assert turns["mentor"]["last_at"] is None
    assert (await matched.timeline()).count("checked_in") == 2


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"form_version": 0, "answers": {"helpful": 4}}, "going"),
        ({"form_version": 0, "answers": {"going": "sideways", "helpful": 4}}, "going"),
        ({"form_version": 0, "answers": {"going": "stuck", "helpful": 6}}, "helpful"),
        ({"form_version": 0, "answers": {**WELL["answers"], "who": "me"}}, "who"),
        ({"answers": WELL["answers"]}, ""),
        ({**WELL, "line": "And met"}, ""),
        ({}, ""),
    ],
)
async def test_what_does_not_fit_the_form_is_refused_where_it_is_wrong(
    matched: Pair, api: Api, body: Any, where: str
) -> None:
    answer = await api.post(matched.mentee, f"mentorships/{matched.mentorship}/check-ins", body)
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
    assert where in str(answer.json()["errors"])


async def test_strangers_find_none_and_after_the_end_nobody_checks_in(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}"
    for answer in (await api.post(uuid7(), f"{path}/check-ins", WELL), await api.get(uuid7(), f"{path}/check-in-form")):
        assert (answer.status_code, slug(answer)) == (404, "mentorship-not-found")
    await api.post(matched.mentor, f"{path}/ending", {"reason": "no_time"})
    assert slug(await api.post(matched.mentee, f"{path}/check-ins", WELL)) == "mentorship-ended"


async def test_there_is_an_end_to_it_in_a_day(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/check-ins"
    for _ in range(MOST_A_DAY):
        assert (await api.post(matched.mentee, path, {"line": "Met"})).status_code == 200
    assert slug(await api.post(matched.mentee, path, {"line": "Met"})) == "too-many-check-ins"
    matched.clock.move(DAY)
    assert (await api.post(matched.mentee, path, {"line": "Met"})).status_code == 200


async def test_a_programme_asks_its_own_questions_and_what_was_answered_before_stays(matched: Pair, api: Api) -> None:
    programme, coordinator = (await matched.row())["programme_id"], uuid7()
    await matched.hear(told.member(coordinator, programme, "coordinator"))
    path, one = f"programmes/{programme}/check-in-form", f"mentorships/{matched.mentorship}"
    await api.post(matched.mentee, f"{one}/check-ins", WELL)
    questions = [{"key": "mood", "kind": "number", "texts": [{"language": "en", "label": "Mood?"}], "required": True}]
    refused = await api.put(matched.mentor, path, {"questions": questions}, if_match="*")
    assert (refused.status_code, slug(refused)) == (403, "not-your-programme")
    etag = (await api.get(coordinator, path)).headers["ETag"]
    changed = await api.put(coordinator, path, {"questions": questions}, if_match=etag)
    assert (changed.status_code, changed.json()["version"]) == (200, 1)
    outdated = await api.post(matched.mentee, f"{one}/check-ins", WELL)
    assert (outdated.status_code, slug(outdated)) == (409, "form-changed")
    again = await api.post(matched.mentee, f"{one}/check-ins", {"form_version": 1, "answers": {"mood": 3}})
    assert again.status_code == 200
    read = (await api.get(matched.mentor, f"{one}/check-ins", Accept_Language="de")).json()["items"]
    assert [each["form_version"] for each in read] == [1, 0]
    assert [each["asked"][0]["key"] for each in read] == ["mood", "going"]
    assert read[1]["asked"][0]["label"].startswith("Wie geht es")


async def test_who_is_asked_something_else_reads_what_the_other_side_was_asked(matched: Pair, api: Api) -> None:
    programme, coordinator = (await matched.row())["programme_id"], uuid7()
    await matched.hear(told.member(coordinator, programme, "coordinator"))
    mood = {"key": "mood", "kind": "number", "texts": [{"language": "en", "label": "Mood?"}], "roles": ["mentee"]}
    time = {"key": "time", "kind": "number", "texts": [{"language": "en", "label": "Time?"}], "roles": ["mentor"]}
    path, one = f"programmes/{programme}/check-in-form", f"mentorships/{matched.mentorship}/check-ins"
    await api.put(coordinator, path, {"questions": [mood, time]}, if_match="*")
    made = await api.post(matched.mentee, one, {"form_version": 1, "answers": {"mood": 3}})
    await api.post(matched.mentee, one, {"line": "Met on the stairs"})
    assert [each["label"] for each in made.json()["asked"]] == ["Mood?"]
    line, answered = (await api.get(matched.mentor, one)).json()["items"]
    assert (line["asked"], [each["label"] for each in answered["asked"]]) == (None, ["Mood?"])


async def test_what_is_overdue_is_told_once_and_not_who_wants_no_word(matched: Pair, api: Api) -> None:
    path = await with_rhythm(matched, api)
    await api.put(matched.mentor, f"{path}/momentum/mute", None)
    for _ in range(9):
        matched.clock.move(2 * DAY)
        await matched.hear(matched.session(uuid7(), 1, "booked", starts_at=matched.clock.now() + DAY))
        await matched.fire_timers()
    said = [each for each in await matched.published("prompts") if isinstance(each, PromptState)]
    assert [(each.kind, each.recipient_id) for each in said] == [("check_in_due", matched.mentee)]
    assert said[0].step == "check_in"


async def test_check_ins_go_with_who_made_them(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/check-ins"
    await api.post(matched.mentee, path, WELL)
    await api.post(matched.mentor, path, {"line": "Kept"})
    await matched.hear(told.person_gone(matched.mentee))
    assert [each["line"] for each in (await api.get(matched.mentor, path)).json()["items"]] == ["Kept"]
