"""How alive a mentorship is, and who is told of one small step when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import ceil
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.mentorships.domain.momentum import (
    BETWEEN_NUDGES,
    FIRST_MEETING_WITHIN,
    RULES,
    Listener,
    Quiet,
    Rule,
    Said,
    Verdict,
    judge,
)
from shared.contracts import PromptState
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.year_in_the_service import live
from tests.mentorships.year_of_pairs import WRONGS, year_of

NOW = told.MORNING
DAY = timedelta(days=1)
UTC_ZONE = ZoneInfo("UTC")
MENTOR, MENTEE = uuid7(), uuid7()


def quiet(**changed: Any) -> Quiet:
    fields = {"phase": "active", "stage": "engagement", "rhythm": "weekly", "active_at": NOW, "met_at": NOW}
    return Quiet(**{**fields, **changed})


def listeners(**mentee: Any) -> dict[Side, Listener]:
    return {"mentor": Listener(MENTOR, UTC_ZONE), "mentee": Listener(MENTEE, UTC_ZONE, **mentee)}


def first(stage: str) -> Rule:
    return next(rule for rule in RULES if rule.stage == stage)


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "days"), [("weekly", 10.5), ("fortnightly", 21), ("monthly", 45), ("on_demand", 90), (None, 45)]
)
def test_what_is_long_follows_from_the_rhythm_that_the_two_agreed_on(rhythm: Any, days: float) -> None:
    still = quiet(rhythm=rhythm)
    assert judge(still, listeners(), NOW + days * DAY - timedelta(hours=1))[0] is None
    assert judge(still, listeners(), NOW + ceil(days) * DAY)[0] == first("engagement")


def test_until_the_first_session_a_week_is_long_whatever_the_rhythm() -> None:
    still = quiet(stage="initiation", rhythm="monthly", met_at=None)
    assert judge(still, listeners(), NOW + FIRST_MEETING_WITHIN)[0] == first("initiation")


def test_what_is_booked_ahead_is_no_silence() -> None:
    ahead = quiet(ahead_until=NOW + 40 * DAY)
    assert judge(ahead, listeners(), NOW + 40 * DAY)[0] is None
    assert ahead.health(NOW + 39 * DAY) == "on_track"


@pytest.mark.parametrize("phase", ["paused", "ended"])
def test_nothing_is_said_while_they_pause_and_after_the_end(phase: Any) -> None:
    assert judge(quiet(phase=phase), listeners(), NOW + 100 * DAY)[0] is None


def test_nobody_is_told_twice_a_week_whatever_mentorship_it_was_about() -> None:
    told_at = NOW + 10 * DAY
    rule, again_at = judge(quiet(), listeners(told_at=told_at), NOW + 11 * DAY)
    assert (rule, again_at) == (None, told_at + BETWEEN_NUDGES)
    assert judge(quiet(), listeners(told_at=told_at), told_at + BETWEEN_NUDGES)[0] == first("engagement")


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Asia/Tokyo", 0), ("Asia/Tokyo", 12), ("America/Los_Angeles", 12), ("Europe/Berlin", 9), ("Europe/Berlin", 23)],
)
def test_nobody_is_told_in_their_night_and_nobody_waits_for_more_than_that(zone: str, hour: int) -> None:
    person = Listener(MENTEE, ZoneInfo(zone))
    now = datetime(2026, 3, 28, hour, tzinfo=UTC)
    heard_at = person.may_hear_at(now)
    local = heard_at.astimezone(person.zone)
    assert 9 <= local.hour < 18
    assert (heard_at == now) == (9 <= now.astimezone(person.zone).hour < 18)
    assert heard_at - now < DAY
    assert person.day_ends(heard_at).astimezone(person.zone).hour == 20


def test_three_are_said_and_then_it_is_still() -> None:
    now, still = NOW, quiet()
    said: list[tuple[str, str, int]] = []
    people = listeners()
    for day in range(400):
        now = NOW + day * DAY
        rule, _ = judge(still, people, now)
        if rule is not None:
            said.append((rule.id, rule.side, day))
            still = replace(still, said=(*still.said, Said(rule.id, now)))
            people[rule.side] = replace(people[rule.side], told_at=now)
    assert said == [("first", "mentee", 11), ("second", "mentor", 18), ("last", "mentee", 28)]


def test_whoever_wants_no_such_word_gets_none_and_the_other_does() -> None:
    rule, _ = judge(quiet(), listeners(muted=True), NOW + 30 * DAY)
    assert rule is not None
    assert rule.side == "mentor"


@pytest.mark.parametrize(
    ("days", "health"), [(6, "on_track"), (7, "meeting_due"), (11, "quiet"), (21, "silent"), (90, "silent")]
)
def test_how_it_goes_is_said_in_a_word(days: int, health: str) -> None:
    assert quiet().health(NOW + days * DAY) == health


# --- a year of a thousand pairs ---------------------------------------------------------------------------------------


def test_of_many_pairs_in_a_year_nobody_is_told_too_often_or_at_the_wrong_time() -> None:
    """A thousand of them: `./mentoring bench momentum`."""
    year = year_of(250, seed=16)

    assert year.wrong == {}
    assert len(year.nudges) > 600
    assert len(year.words) > 1.5 * len(year.nudges)
    assert len(year.given_up) > 60
    kept_back = sum(number for (_, what), number in year.counts.items() if what == "held_back")
    assert 0.04 < kept_back / (kept_back + len(year.nudges)) < 0.18


def test_what_would_be_wrong_in_such_a_year_is_seen() -> None:
    def careless(still: Quiet, _listeners: Mapping[Side, Listener], now: datetime) -> Verdict:
        return first(still.stage), now + DAY

    year = year_of(40, seed=16, days=120, judges=careless)

    assert year.wrong.keys() == set(WRONGS)


# --- in the service ---------------------------------------------------------------------------------------------------


async def prompts_of(pair: Pair) -> list[tuple[str, Side, str]]:
    said = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    return [(state.change, state.side, state.step) for state in said]


async def pass_days(pair: Pair, days: int) -> None:
    """Day by day, as the worker does it."""
    for _ in range(days):
        pair.clock.move(DAY)
        await pair.fire_timers()


async def look(pair: Pair, api: Api, by: UUID, **headers: str) -> dict[str, Any]:
    answer = await api.get(by, f"mentorships/{pair.mentorship}/momentum", **headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_ninety_silent_days_cause_three_small_words_and_no_more(matched: Pair, api: Api) -> None:
    await pass_days(matched, 90)
    assert await prompts_of(matched) == [
        ("said", "mentee", "book_first_session"),
        ("said", "mentor", "open_hours"),
        ("said", "mentee", "decide"),
    ]
    assert (await look(matched, api, matched.mentee))["health"] == "silent"


async def test_after_something_happened_the_word_before_it_is_settled_and_it_is_still(matched: Pair, api: Api) -> None:
    await pass_days(matched, 7)
    now = matched.clock.now()
    await matched.hear(matched.session(uuid7(), 1, "booked", starts_at=now + 3 * DAY, at=now))
    assert await prompts_of(matched) == [
        ("said", "mentee", "book_first_session"),
        ("settled", "mentee", "book_first_session"),
    ]
    row = await matched.pool.fetchrow("SELECT acted_at FROM prompts")
    assert row is not None
    assert row["acted_at"] == matched.clock.now()
    await pass_days(matched, 6)
    assert len(await prompts_of(matched)) == 2


async def test_what_is_heard_of_a_session_counts_from_when_it_happened(matched: Pair) -> None:
    booked_at = matched.clock.now() + 6 * DAY
    await pass_days(matched, 6)
    session = uuid7()
    await matched.hear(matched.session(session, 1, "booked", starts_at=booked_at + DAY, at=booked_at))
    await matched.hear(matched.session(session, 2, "cancelled", starts_at=booked_at + DAY, at=booked_at))
    await pass_days(matched, 6)
    assert await prompts_of(matched) == []
    await pass_days(matched, 2)
    assert len(await prompts_of(matched)) == 1


async def test_one_person_is_told_once_a_week_over_all_their_mentorships(pair: Pair) -> None:
    mentees = [uuid7() for _ in range(4)]
    await pair.hear(*(told.accepted(uuid7(), pair.mentor, mentee) for mentee in mentees))
    await pass_days(pair, 40)
    said = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    rows = await pair.pool.fetch("SELECT said_at FROM prompts WHERE person_id = $1 ORDER BY said_at", pair.mentor)
    times = [row["said_at"] for row in rows]
    assert len(times) > 2
    assert all(later - earlier >= BETWEEN_NUDGES for earlier, later in pairwise(times))
    assert {state.recipient_id for state in said} == {pair.mentor, *mentees}


async def test_nobody_hears_of_it_in_their_night(matched: Pair) -> None:
    for zone, person in (("Pacific/Kiritimati", matched.mentee), ("America/Los_Angeles", matched.mentor)):
        await matched.hear(told.profile(person, 2, "person_updated", time_zone=zone))
    for _ in range(24 * 16):
        matched.clock.move(timedelta(hours=1))
        await matched.fire_timers()
    rows = await matched.pool.fetch("SELECT side, said_at, good_until FROM prompts ORDER BY said_at")
    zones = {"mentee": ZoneInfo("Pacific/Kiritimati"), "mentor": ZoneInfo("America/Los_Angeles")}
    assert [row["side"] for row in rows] == ["mentee", "mentor"]
    for row in rows:
        assert 9 <= row["said_at"].astimezone(zones[row["side"]]).hour < 18
        assert row["good_until"].astimezone(zones[row["side"]]).hour == 20


async def test_a_pair_that_pauses_is_left_in_peace_and_so_is_one_that_has_ended(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/pause")
    await pass_days(matched, 60)
    assert await prompts_of(matched) == []
    assert (await look(matched, api, matched.mentor))["next"] is None
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/resumption")
    await pass_days(matched, 6)
    assert await prompts_of(matched) == []
    await pass_days(matched, 2)
    assert len(await prompts_of(matched)) == 1
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    await pass_days(matched, 30)
    assert len(await prompts_of(matched)) == 1
    assert await matched.pool.fetchval("SELECT count(*) FROM timers") == 0


async def test_a_side_that_wants_no_such_word_gets_none_until_it_does(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/momentum/mute"
    assert (await api.put(matched.mentee, path, None)).status_code == 204
    assert (await api.put(matched.mentee, path, None)).status_code == 204
    assert (await look(matched, api, matched.mentee))["can"] == ["unmute"]
    assert (await look(matched, api, matched.mentor))["muted"] is False
    await pass_days(matched, 60)
    assert {side for _, side, _ in await prompts_of(matched)} == {"mentor"}
    for _ in range(2):
        gone = await api.client.delete(path, headers=api.headers(matched.mentee))
        assert gone.status_code == 204
    assert (await look(matched, api, matched.mentee))["muted"] is False


async def test_each_of_the_two_reads_in_one_list_what_the_other_waits_for(matched: Pair, api: Api) -> None:
    goal = {"text": "Run a cluster", "horizon": "short_term", "kind": "skill"}
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/goals", goal)
    stranger = uuid7()

    for_mentor, for_mentee = [
        (await api.get(each, "me/momentum")).json()["items"] for each in (matched.mentor, matched.mentee)
    ]

    [mine], [theirs] = for_mentor, for_mentee
    assert (mine["mentorship_id"], mine["you"], mine["mentee_id"]) == (
        str(matched.mentorship),
        "mentor",
        str(matched.mentee),
    )
    assert (mine["next"]["step"], mine["other_waits"]) == ("agree_goal", True)
    assert (theirs["you"], theirs["other_waits"]) == ("mentee", False)
    assert mine["next"] == (await look(matched, api, matched.mentor))["next"]
    assert (await api.get(stranger, "me/momentum")).json()["items"] == []


async def test_momentum_is_for_the_two_alone(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/momentum"
    answers = [
        await api.get(uuid7(), path),
        await api.put(uuid7(), f"{path}/mute", None),
        await api.client.delete(f"{path}/mute", headers=api.headers(uuid7())),
    ]
    assert [(each.status_code, slug(each)) for each in answers] == [(404, "mentorship-not-found")] * 3
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    late = await api.put(matched.mentor, f"{path}/mute", None)
    assert (late.status_code, slug(late)) == (409, "mentorship-ended")


async def test_what_was_said_about_an_erased_person_is_withdrawn_and_still_counts_in_the_others_week(
    matched: Pair,
) -> None:
    await pass_days(matched, 15)
    assert [side for _, side, _ in await prompts_of(matched)] == ["mentee", "mentor"]
    await matched.hear(told.person_gone(matched.mentee))
    assert (await matched.published("prompts"))[-2:] == [None, None]
    kept = await matched.pool.fetch("SELECT person_id FROM prompts")
    assert [row["person_id"] for row in kept] == [matched.mentor]
    await matched.hear(told.profile(matched.mentee, 3, "person_updated", time_zone="Asia/Tokyo"))
    assert await matched.pool.fetchval("SELECT count(*) FROM zones WHERE person_id = $1", matched.mentee) == 0


async def test_in_the_service_the_same_holds_of_all_that_a_week_counts(pair: Pair, api: Api) -> None:
    """A year of more of them: `./mentoring bench momentum`."""
    year = await live(pair, api, number=4, days=100, seed=5)

    assert year.wrong == {}
    assert year.words > year.nudges > 8
    assert year.given_up > 0
    assert year.of_unmet > 0


# --- what is best done next -------------------------------------------------------------------------------------------


async def test_the_next_step_leads_from_the_first_session_to_looking_back(matched: Pair, api: Api) -> None:
    async def steps() -> list[str | None]:
        seen = [(await look(matched, api, person))["next"] for person in (matched.mentee, matched.mentor)]
        return [each and each["step"] for each in seen]

    assert await steps() == ["book_first_session", "open_hours"]
    await matched.has_met()
    assert await steps() == ["propose_agreement"] * 2
    agreement = f"mentorships/{matched.mentorship}/agreement"
    await api.put(matched.mentor, agreement, {"meeting_rhythm": "weekly"})
    assert await steps() == ["answer_agreement", "set_goal"]
    await api.post(matched.mentee, f"{agreement}/acceptance", {"number": 1})
    goal = (await api.goal()).json()
    assert await steps() == ["add_action_step", "agree_goal"]
    await api.post(matched.mentor, f"goals/{goal['id']}/agreement", {"version": 1})
    assert await steps() == ["add_action_step"] * 2
    step = (await api.step(goal["id"], deadline="2026-03-04")).json()
    assert await steps() == ["rate_skills"] * 2
    for person in (matched.mentee, matched.mentor):
        rated = {"moment": "start", "skills": [{"skill": "leading", "level": 2}]}
        await api.post(person, f"mentorships/{matched.mentorship}/skill-ratings", rated)
    assert await steps() == ["do_step"] * 2
    matched.clock.move(4 * DAY)
    assert await steps() == ["do_overdue_step"] * 2
    await api.patch(matched.mentee, f"action-steps/{step['id']}", {"status": "completed"}, if_match="*")
    matched.clock.move(4 * DAY)
    assert await steps() == ["book_session", "open_hours"]
    await matched.hear(matched.session(uuid7(), 1, "booked", starts_at=matched.clock.now() + DAY))
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    assert await steps() == ["look_back"] * 2
    matched.clock.move(350 * DAY)
    assert await steps() == ["renew_agreement"] * 2


async def test_the_next_step_names_the_call_that_does_it_in_the_askers_language(matched: Pair, api: Api) -> None:
    await matched.has_met()
    asked = await look(matched, api, matched.mentee, accept_language="de")
    assert asked["next"]["text"] == "Schlagen Sie vor, wie Sie zusammenarbeiten."
    answer = await api.client.request(
        asked["next"]["method"],
        f"http://test{asked['next']['path']}",
        json={"meeting_rhythm": "weekly"},
        headers=api.headers(matched.mentee),
    )
    assert answer.status_code == 200
