"""The progress tracker: deadlines in words, hints, its table in three forms, its history, and what is told once."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.mentorships.domain.deadlines import PairsCalendar, told_from
from services.mentorships.domain.goals import ActionStep, NewGoal
from services.mentorships.domain.smart import hints
from shared.contracts import PromptState
from shared.http.tables import as_csv, as_page
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


# --- deadlines in words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("week 1", date(2026, 3, 8)),
        ("week 2", date(2026, 3, 15)),
        ("end of week", date(2026, 3, 15)),
        ("end of month", date(2026, 3, 31)),
        ("end of quarter", date(2026, 3, 31)),
        ("end of year", date(2026, 12, 31)),
    ],
)
def test_words_mean_a_day_of_the_pairs_own_calendar(words: str, day: date) -> None:
    calendar = PairsCalendar(BERLIN, datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert calendar.last_day_of(words, datetime(2026, 3, 10, 12, tzinfo=UTC)) == day


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", date(2026, 4, 30)), ("UTC", date(2026, 3, 31))])
def test_where_it_is_tomorrow_already_the_month_is_the_next_one(zone: str, day: date) -> None:
    calendar = PairsCalendar(ZoneInfo(zone), told.MORNING)
    assert calendar.last_day_of("end of month", datetime(2026, 3, 31, 20, tzinfo=UTC)) == day


@pytest.mark.parametrize(
    ("today", "day"), [(date(2028, 2, 3), date(2028, 2, 29)), (date(2026, 12, 31), date(2026, 12, 31))]
)
def test_months_have_the_days_that_they_have(today: date, day: date) -> None:
    calendar = PairsCalendar(BERLIN, told.MORNING)
    assert calendar.last_day_of("end of month", datetime.combine(today, told.MORNING.timetz())) == day


async def test_a_deadline_in_words_is_kept_as_the_day_that_it_means(matched: Pair, api: Api) -> None:
    goal = (await api.goal(due="end of month")).json()
    assert goal["deadline"] == "2026-03-31"
    step = (await api.step(goal["id"], due="week 2")).json()
    assert step["deadline"] == "2026-03-15"
    later = await api.patch(matched.mentee, f"action-steps/{step['id']}", {"due": "week 3"}, if_match="*")
    assert later.json()["deadline"] == "2026-03-22"
    later = await api.patch(matched.mentee, f"goals/{goal['id']}", {"due": "end of year"}, if_match="*")
    assert later.json()["deadline"] == "2026-12-31"


async def test_the_agreement_fixes_by_which_days_it_is_meant(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentee, 2, "person_updated", time_zone="Pacific/Auckland"))
    matched.clock.move(timedelta(days=29, hours=11))  # the last of March, 20:00 UTC: April in Auckland
    assert (await api.goal(due="end of month")).json()["deadline"] == "2026-04-30"
    agreement = f"mentorships/{matched.mentorship}/agreement"
    terms = {"meeting_rhythm": "weekly", "time_zone": "Europe/Berlin"}
    proposed = (await api.put(matched.mentee, agreement, terms)).json()
    assert proposed["proposed"]["time_zone"] == "Europe/Berlin"
    await api.post(matched.mentor, f"{agreement}/acceptance", {"number": 1})
    assert (await api.goal(due="end of month")).json()["deadline"] == "2026-03-31"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"due": "week 0"}, "invalid-request"),
        ({"due": "week 157"}, "invalid-request"),
        ({"due": "soon"}, "invalid-request"),
        ({"due": "week 2", "deadline": "2026-06-30"}, "invalid-request"),
        ({"due": "week 1"}, "deadline-in-past"),
    ],
)
async def test_what_means_no_day_ahead_is_no_deadline(matched: Pair, api: Api, said: Any, why: str) -> None:
    matched.clock.move(14 * DAY)
    assert slug(await api.goal(**said)) == why
    assert (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/goals")).json()["items"] == []


# --- hints -----------------------------------------------------------------------------------------------------------


def _hints(text: str, *, deadline: date | None = date(2026, 6, 30), steps: int = 1) -> list[str]:
    goal = NewGoal(text, "short_term", "career", deadline).set(
        uuid7(), uuid7(), by=uuid7(), side="mentee", now=told.MORNING
    )
    step = ActionStep(uuid7(), goal.id, uuid7(), 1, uuid7(), "Ask", "not_started", None, told.MORNING)
    return list(hints(goal, [step] * steps))


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ({"text": "Lead a team of three"}, []),
        ({"text": "Ein Team von drei Menschen leiten"}, []),
        ({"text": "Grow"}, ["specific", "measurable"]),
        ({"text": "Lead a team of people"}, ["measurable"]),
        ({"text": "Lead a team of three", "steps": 0}, ["achievable"]),
        ({"text": "Lead a team of three", "deadline": None}, ["dated"]),
        ({"text": "Lead a team of three", "deadline": date(2027, 6, 30)}, ["sooner"]),
    ],
)
def test_a_hint_says_what_a_goal_lacks(said: Any, lacks: list[str]) -> None:
    assert _hints(**said) == lacks


async def test_hints_come_in_the_language_one_asks_in_and_only_while_they_help(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="Grow")).json()
    path = f"goals/{goal['id']}"
    assert [each["hint"] for each in goal["hints"]] == ["specific", "measurable", "achievable", "dated"]
    german = (await api.get(matched.mentor, path, accept_language="de")).json()["hints"]
    assert german[0]["text"].startswith("Spezifisch: ")
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    assert (await api.get(matched.mentor, path)).json()["hints"] == []


# --- the table -------------------------------------------------------------------------------------------------------


def _path(pair: Pair, form: str = "") -> str:
    return f"mentorships/{pair.mentorship}/tracker{form}"


async def test_the_tracker_shows_goals_steps_deadlines_status_and_the_last_comment(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal(deadline="2026-06-30")
    step = (await api.step(goal["id"], deadline="2026-03-05", side="mentee")).json()
    for text in ("Asked", "And asked again"):
        about = {"kind": "action_step", "id": step["id"]}
        await api.post(matched.mentee, f"mentorships/{matched.mentorship}/messages", {"text": text, "about": about})
    matched.clock.move(7 * DAY)
    seen = (await api.get(matched.mentor, _path(matched))).json()["goals"]
    assert [(each["text"], each["status"], each["overdue"], each["comments"]) for each in seen] == [
        ("Lead a team of three", "not_started", False, None)
    ]
    comments = {"number": 2, "side": "mentee", "text": "And asked again"}
    assert seen[0]["action_steps"] == [
        {
            "id": step["id"],
            "text": "Ask for it",
            "side": "mentee",
            "deadline": "2026-03-05",
            "status": "not_started",
            "overdue": True,
            "comments": comments,
        }
    ]
    listed = await api.get(matched.mentor, f"mentorships/{matched.mentorship}/messages?about_id={step['id']}")
    assert [each["text"] for each in listed.json()["items"]] == ["And asked again", "Asked"]
    assert (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/messages?about_id={goal['id']}")).json()[
        "items"
    ] == []


async def test_the_same_table_comes_as_csv_and_as_a_page_in_two_languages(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal(text="=HYPERLINK(1)", deadline="2026-06-30")
    await api.step(goal["id"], text='<script>alert("x")</script>')
    sheet = await api.get(matched.mentee, _path(matched, ".csv"))
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")))) == [
        ["Goal", "Action step", "Whose", "Deadline", "Status", "Last comment"],
        ["'=HYPERLINK(1)", "", "", "2026-06-30", "Not started", ""],
        ["", '<script>alert("x")</script>', "Both", "", "Not started", ""],
    ]
    page = (await api.get(matched.mentee, _path(matched, ".html"), accept_language="de")).text
    assert '<html lang="de">' in page
    assert '<th scope="col">Schritt</th>' in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    again = await api.get(matched.mentee, _path(matched, ".csv"), if_none_match=sheet.headers["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = csv.reader(io.StringIO(as_csv([], [[cell]]).decode("utf-8-sig").split("\r\n", 1)[1], newline=""))
    assert row == [f"'{cell}"]


def test_a_page_holds_peoples_words_as_text() -> None:
    page = as_page("<b>", "en", ["&"], [['"><img src=x onerror=alert(1)>']]).decode()
    assert "<img" not in page
    assert "<b>" not in page


async def test_nobody_but_the_two_sees_the_tracker(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    stranger = uuid7()
    for form in ("", ".csv", ".html"):
        assert slug(await api.get(stranger, _path(matched, form))) == "mentorship-not-found"
    assert slug(await api.get(stranger, f"goals/{goal['id']}/history")) == "goal-not-found"


# --- history ---------------------------------------------------------------------------------------------------------


async def _history(pair: Pair, api: Api, goal_id: str, query: str = "") -> Any:
    return (await api.get(pair.mentor, f"goals/{goal_id}/history{query}")).json()


async def test_every_version_of_a_goal_and_its_steps_is_kept_with_who_made_it(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal(text="First words")
    step = (await api.step(goal["id"])).json()
    await api.patch(matched.mentor, f"action-steps/{step['id']}", {"status": "in_progress"}, if_match="*")
    await api.patch(matched.mentor, f"goals/{goal['id']}", {"text": "Other words"}, if_match="*")
    await api.patch(matched.mentor, f"goals/{goal['id']}", {"text": "Other words"}, if_match="*")
    kept = (await _history(matched, api, goal["id"]))["items"]
    assert [(each["subject"], each["what"], each["by"], each["text"], each["status"]) for each in kept] == [
        ("goal", "goal_changed", "mentor", "Other words", "not_started"),
        ("action_step", "action_step_taken_up", "mentor", "Ask for it", "in_progress"),
        ("action_step", "action_step_added", "mentee", "Ask for it", "not_started"),
        ("goal", "goal_agreed", "mentor", "First words", "not_started"),
        ("goal", "goal_added", "mentee", "First words", "not_started"),
    ]
    assert [each["was_version"] for each in kept] == [3, 2, 1, 2, 1]


async def test_history_is_read_page_by_page(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="0")).json()
    for number in range(1, 5):
        await api.patch(matched.mentee, f"goals/{goal['id']}", {"text": str(number)}, if_match="*")
    texts, token = [], ""
    while token is not None:
        page = await _history(matched, api, goal["id"], f"?page_size=2{token}")
        texts += [each["text"] for each in page["items"]]
        token = page["next_page_token"] and f"&page_token={page['next_page_token']}"
    assert texts == ["4", "3", "2", "1", "0"]


async def test_the_words_of_somebody_erased_go_from_every_version(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="My secret")).json()
    await api.patch(matched.mentor, f"goals/{goal['id']}", {"text": "Ours"}, if_match="*")
    await matched.hear(told.person_gone(matched.mentee))
    assert [each["text"] for each in (await _history(matched, api, goal["id"]))["items"]] == ["Ours", None]
    assert await matched.pool.fetchval("SELECT count(*) FROM goal_versions WHERE text LIKE '%secret%'") == 0


# --- told once -------------------------------------------------------------------------------------------------------


async def _said(pair: Pair, kind: str = "overdue_step") -> list[tuple[UUID, UUID | None]]:
    states = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    return [(state.recipient_id, state.subject_id) for state in states if (state.kind, state.change) == (kind, "said")]


async def _day_by_day(pair: Pair, days: int) -> None:
    for _ in range(days):
        pair.clock.move(DAY)
        await pair.fire_timers()


async def test_that_a_deadline_has_passed_is_told_once_to_whose_step_it_is(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    step = (await api.step(goal["id"], deadline="2026-03-04", side="mentor")).json()
    await _day_by_day(matched, 2)
    assert await _said(matched) == []
    await _day_by_day(matched, 20)
    assert await _said(matched) == [(matched.mentor, UUID(step["id"]))]


async def test_a_step_of_both_is_told_to_each_and_a_new_deadline_counts_anew(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    step = (await api.step(goal["id"], deadline="2026-03-04")).json()
    await _day_by_day(matched, 4)
    assert {person for person, _ in await _said(matched)} == {matched.mentor, matched.mentee}
    await api.patch(matched.mentee, f"action-steps/{step['id']}", {"deadline": "2026-03-20"}, if_match="*")
    await _day_by_day(matched, 10)
    assert len(await _said(matched)) == 2
    await _day_by_day(matched, 20)
    assert len(await _said(matched)) == 4


@pytest.mark.parametrize("change", [{"status": "completed"}, {"status": "dropped"}, {"deadline": None}])
async def test_of_what_is_done_dropped_or_undated_nothing_is_told(matched: Pair, api: Api, change: Any) -> None:
    goal = await api.agreed_goal()
    step = (await api.step(goal["id"], deadline="2026-03-04")).json()
    await api.patch(matched.mentee, f"action-steps/{step['id']}", change, if_match="*")
    await _day_by_day(matched, 10)
    assert await _said(matched) == []


async def test_of_a_goal_that_was_dropped_nothing_is_told_until_it_is_taken_up_again(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    await api.step(goal["id"], deadline="2026-03-04", side="mentee")
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "dropped"}, if_match="*")
    await _day_by_day(matched, 10)
    assert await _said(matched) == []
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "in_progress"}, if_match="*")
    await _day_by_day(matched, 8)
    assert len(await _said(matched)) == 1


async def test_in_a_break_nothing_is_told_and_after_it_once(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    await api.step(goal["id"], deadline="2026-03-04", side="mentee")
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/pause")
    await _day_by_day(matched, 20)
    assert await _said(matched) == []
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/resumption")
    await _day_by_day(matched, 16)
    assert len(await _said(matched)) == 1


async def test_who_wants_nothing_said_and_whose_mentorship_has_ended_is_told_nothing(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    await api.step(goal["id"], deadline="2026-03-04")
    await api.put(matched.mentor, f"mentorships/{matched.mentorship}/momentum/mute", None)
    await _day_by_day(matched, 5)
    assert [person for person, _ in await _said(matched)] == [matched.mentee]
    await api.step(goal["id"], deadline="2026-03-12", side="mentee")
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    await _day_by_day(matched, 10)
    assert len(await _said(matched)) == 1


async def test_two_passed_deadlines_are_a_week_apart_and_none_is_told_at_night(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentee, 2, "person_updated", time_zone="Asia/Tokyo"))
    goal = await api.agreed_goal()
    for deadline in ("2026-03-04", "2026-03-05"):
        await api.step(goal["id"], deadline=deadline, side="mentee")
    for _ in range(4 * 14):
        matched.clock.move(timedelta(hours=6))
        await matched.fire_timers()
    rows = await matched.pool.fetch("SELECT said_at FROM prompts WHERE kind <> 'messages' ORDER BY said_at")
    assert len(rows) == 2
    assert rows[1]["said_at"] - rows[0]["said_at"] >= 7 * DAY
    assert all(9 <= row["said_at"].astimezone(ZoneInfo("Asia/Tokyo")).hour < 18 for row in rows)
    assert rows[0]["said_at"] >= told_from(date(2026, 3, 4), ZoneInfo("Asia/Tokyo"))


async def test_no_word_of_a_step_is_said_with_it(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal(text="sentinel goal")
    await api.step(goal["id"], text="sentinel step", deadline="2026-03-04")
    await _day_by_day(matched, 5)
    assert await _said(matched)
    rows = await matched.pool.fetch("SELECT value FROM outbox")
    assert not any(b"sentinel" in (row["value"] or b"") for row in rows)
