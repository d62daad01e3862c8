"""A programme asks its people: told within their week and by day, reminded once, answered by a link, and counted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.mentorships.domain.programme_refusals import SurveyDatesUnfit
from services.mentorships.domain.surveys import CONTACTS, SHIPPED, Survey, due
from shared.contracts import PromptState
from shared.ground.questions import Question, QuestionsNotWhole, QuestionText
from shared.ground.survey_links import code_of, is_good
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

KEY = bytes.fromhex("5e" * 32)
START = told.MORNING.date()
OWN = {"key": "lunch", "kind": "yes_no", "texts": [{"language": "en", "label": "Lunch?"}], "required": True}


def test_a_survey_is_due_by_the_programmes_dates() -> None:
    starts, ends = date(2026, 1, 1), date(2026, 12, 31)

    assert due("baseline", starts, None) == (starts, date(2026, 1, 22))
    assert due("pulse", starts, ends)[0] == date(2026, 7, 2)
    assert due("close", starts, ends) == (date(2026, 12, 10), ends)
    for dates in ((None, ends), (None, None)):
        with pytest.raises(SurveyDatesUnfit):
            due("close", *dates)


def test_own_questions_have_keys_of_their_own() -> None:
    taken = Question("satisfaction", "text", (QuestionText("en", "Again?"),))

    with pytest.raises(QuestionsNotWhole):
        Survey(uuid7(), uuid7(), "pulse", START, START).asking(START, START + timedelta(days=1), (taken,))
    with pytest.raises(QuestionsNotWhole):
        Survey(uuid7(), uuid7(), "baseline", START, START).asking(START, START + timedelta(days=1), (CONTACTS,))
    assert [question.least for question in SHIPPED] == [0, 0, 0]


def test_who_was_met_is_asked_of_mentees_and_not_before_anybody_could_be() -> None:
    asked = {
        (kind, side): [each.key for each in Survey(uuid7(), uuid7(), kind, START, START).asked_of(side)][3:]
        for kind in ("baseline", "pulse", "close")
        for side in ("mentee", "mentor")
    }

    assert {each for each, keys in asked.items() if keys == ["contacts_made"]} == {
        ("pulse", "mentee"),
        ("close", "mentee"),
    }


def test_a_code_is_good_for_one_invitation_and_hour_under_one_key() -> None:
    one, until, now = uuid7(), told.MORNING + timedelta(days=1), told.MORNING
    code = code_of(KEY, one, until)

    assert is_good(KEY, one, until, code, now)
    assert not is_good(KEY, one, until, code, until)
    assert not is_good(KEY, one, until + timedelta(seconds=1), code, now)
    assert not is_good(KEY, uuid7(), until, code, now)
    assert not is_good(b"another key" * 3, one, until, code, now)


async def set_up(pair: Pair, api: Api, **more: Any) -> tuple[UUID, UUID]:
    """An operator, and a programme with one mentee whose pulse opens today."""
    operator, programme = uuid7(), uuid7()
    api.operators.add(operator)
    await pair.hear(told.programme(programme, starts_on=START), told.member(pair.mentee, programme, "mentee"))
    body = {"opens_on": str(START), "closes_on": str(START + timedelta(days=20)), "questions": [OWN], **more}
    made = await api.put(operator, f"programmes/{programme}/surveys/pulse", body)
    assert made.status_code == 200, made.text
    return operator, programme


async def said(pair: Pair) -> list[PromptState]:
    found = [each for each in await pair.published("prompts") if isinstance(each, PromptState)]
    return [each for each in found if "survey" in each.kind and each.change == "said"]


async def days(pair: Pair, number: int) -> None:
    for _ in range(number):
        pair.clock.move(timedelta(days=1))
        await pair.fire_timers()


def answers_by(prompt: PromptState, **answers: Any) -> dict[str, Any]:
    assert prompt.subject_id is not None
    code = code_of(KEY, prompt.subject_id, prompt.good_until)
    return {"until": int(prompt.good_until.timestamp()), "code": code, "answers": answers}


async def opened_by(api: Api, prompt: PromptState, **otherwise: Any) -> httpx.Response:
    """What whoever holds the link of this prompt is answered; `otherwise`: what is not as the link has it."""
    asked = {"invitation_id": prompt.subject_id, **answers_by(prompt), **otherwise}
    body = {name: asked[name] for name in ("until", "code")}
    path = f"survey-invitations/{asked['invitation_id']}/questions"
    return await api.client.post(path, json=body, headers={"Accept-Language": "de"})


async def test_everybody_is_asked_once_and_reminded_once(pair: Pair, api: Api) -> None:
    await set_up(pair, api)
    await pair.fire_timers()
    (first,) = await said(pair)
    assert (first.kind, first.recipient_id, first.other_id) == ("survey", pair.mentee, pair.mentee)
    await days(pair, 6)
    assert len(await said(pair)) == 1
    await days(pair, 14)
    assert [each.kind for each in await said(pair)] == ["survey", "survey_reminder"]


async def test_who_has_answered_is_not_reminded_and_who_joins_later_is_asked_too(pair: Pair, api: Api) -> None:
    _operator, programme = await set_up(pair, api)
    await pair.fire_timers()
    (first,) = await said(pair)
    done = await api.client.put(
        f"survey-invitations/{first.subject_id}/answers", json=answers_by(first, satisfaction=7, lunch=True)
    )
    assert (done.status_code, done.json()["answered"]) == (200, True), done.text
    later = uuid7()
    await pair.hear(told.member(later, programme, "mentor"))
    await days(pair, 19)

    assert [each.recipient_id for each in await said(pair)] == [pair.mentee, later, later]
    row = await pair.pool.fetchrow(
        "SELECT satisfaction, answers FROM survey_invitations WHERE person_id = $1", pair.mentee
    )
    assert row is not None
    assert row["satisfaction"] == 7


async def test_a_survey_waits_for_the_week_of_who_was_told_something(pair: Pair, api: Api) -> None:
    await set_up(pair, api)
    await pair.pool.execute(
        "INSERT INTO prompts (id, version, mentorship_id, person_id, side, step, said_at, good_until, kind)"
        " VALUES ($1, 1, $1, $2, 'mentee', 'do_step', $3, $3, 'overdue_step')",
        uuid7(),
        pair.mentee,
        pair.clock.now() - timedelta(days=4),
    )
    await pair.fire_timers()
    await days(pair, 2)
    assert await said(pair) == []
    await days(pair, 1)
    assert len(await said(pair)) == 1


async def test_nobody_is_asked_at_night(pair: Pair, api: Api) -> None:
    pair.clock.move(timedelta(hours=14))
    await set_up(pair, api)
    await pair.fire_timers()
    assert await said(pair) == []
    pair.clock.move(timedelta(hours=10))
    await pair.fire_timers()
    assert len(await said(pair)) == 1


async def test_a_link_opens_without_signing_in_and_opening_answers_nothing(pair: Pair, api: Api) -> None:
    await set_up(pair, api)
    await pair.fire_timers()
    (asked,) = await said(pair)

    opened = await opened_by(api, asked)
    assert [each["key"] for each in opened.json()["questions"]] == [
        "satisfaction",
        "confidence",
        "skills",
        "contacts_made",
        "lunch",
    ]
    assert opened.json()["questions"][0]["label"].startswith("Alles in allem")
    assert opened.json()["answered"] is False
    assert opened.headers["cache-control"] == "no-store"
    assert await pair.pool.fetchval("SELECT count(answered_at) FROM survey_invitations") == 0

    code = answers_by(asked)["code"]
    wrong: list[dict[str, Any]] = [
        {"code": code[:-2] + ("AA" if code[-2:] != "AA" else "BB")},
        {"invitation_id": uuid7()},
        {"until": answers_by(asked)["until"] + 1},
    ]
    assert [slug(await opened_by(api, asked, **each)) for each in wrong] == ["survey-link-bad"] * 3
    bad = await api.client.put(
        f"survey-invitations/{asked.subject_id}/answers", json=answers_by(asked, satisfaction=11)
    )
    assert [each["pointer"] for each in bad.json()["errors"]] == ["#/answers/satisfaction", "#/answers/lunch"]
    pair.clock.move(timedelta(days=15))
    assert slug(await opened_by(api, asked)) == "survey-link-bad"


async def test_how_many_answer_is_said_and_never_what(pair: Pair, api: Api) -> None:
    operator, programme = await set_up(pair, api)
    await pair.hear_together(*(told.member(uuid7(), programme, "mentor") for _ in range(9)))
    await pair.fire_timers()
    path = f"programmes/{programme}/surveys/pulse"
    for place, prompt in enumerate(await said(pair)):
        seen = (await api.get(operator, path)).json()
        assert (seen["asked"], seen["answered"]) == (10, None if 0 < place < 5 else place)
        await api.client.put(
            f"survey-invitations/{prompt.subject_id}/answers", json=answers_by(prompt, satisfaction=9, lunch=False)
        )
    answer = await api.get(operator, path)
    assert (answer.json()["response_rate"], "9" in answer.json()["questions"][0]) == (1.0, False)
    assert slug(await api.get(pair.mentee, path)) == "not-your-programme"
    assert slug(await api.get(operator, f"programmes/{programme}/surveys/close")) == "survey-not-found"


async def test_of_who_is_erased_no_answer_stays_and_nobody_tells_them(pair: Pair, api: Api) -> None:
    await set_up(pair, api)
    await pair.fire_timers()
    (asked,) = await said(pair)
    await pair.hear(told.person_gone(pair.mentee))

    await days(pair, 10)

    assert await pair.pool.fetchval("SELECT count(*) FROM survey_invitations") == 0
    assert len(await said(pair)) == 1
    assert slug(await opened_by(api, asked)) == "survey-not-found"
    assert (await pair.published("prompts"))[-1] is None


async def test_a_survey_is_changed_by_its_version_and_closes(pair: Pair, api: Api) -> None:
    operator, programme = await set_up(pair, api)
    path = f"programmes/{programme}/surveys/pulse"
    present = await api.get(operator, path)
    again = await api.put(operator, path, {"questions": []}, if_match=present.headers["etag"])
    assert slug(again) == "survey-dates-unfit"  # the programme has no end
    body = {"opens_on": str(START), "closes_on": str(START + timedelta(days=2))}
    changed = await api.put(operator, path, body, if_match=present.headers["etag"])
    assert (changed.json()["version"], len(changed.json()["questions"])) == (2, 4)
    await pair.fire_timers()
    (asked,) = await said(pair)
    assert asked.good_until == datetime.combine(START + timedelta(days=3), datetime.min.time(), UTC)
