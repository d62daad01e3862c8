"""A preparation before the first session, what still fits, and who passes on what they learnt."""

from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain.agreement import Revision, Terms
from services.mentorships.domain.fitting import Review, fits_no_more, is_to_be_reviewed, rhythm_kept
from shared.contracts import PromptState
from shared.contracts.profiles import MentorSection
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)
QUESTION: Any = {"key": "hopes", "kind": "text", "texts": [{"language": "en", "label": "What do you hope for?"}]}
READING: Any = {
    "roles": ["mentee"],
    "texts": [
        {"language": lang, "title": title, "text": "Ask."} for lang, title in (("en", "First"), ("de", "Zuerst"))
    ],
}
ASKED: Any = {"readings": [READING], "questions": [QUESTION | {"required": True, "roles": ["mentee"]}]}
READY: Any = {"form_version": 1, "answers": {"hopes": "To lead"}, "done": True}
MENTOR = MentorSection(
    headline="H", about="A", skills=(), years_of_experience=1, stage="mid", meeting_rhythm="weekly", capacity=1
)


async def asking(pair: Pair, api: Api) -> None:
    """The programme asks its mentees to prepare."""
    programme, coordinator = uuid7(), uuid7()
    await pair.hear(told.member(coordinator, programme, "coordinator"))
    path = f"programmes/{programme}/preparation"
    assert slug(await api.put(pair.mentor, path, ASKED, if_match="*")) == "not-your-programme"
    before = await api.get(coordinator, path)
    assert before.json()["asked_from"] is None
    asked = await api.put(coordinator, path, ASKED, if_match=before.headers["ETag"])
    assert (asked.status_code, asked.json()["asked_from"]) == (200, pair.clock.now().isoformat().replace("+00:00", "Z"))
    await pair.hear(pair.accepted(programme=programme))


async def said(pair: Pair) -> list[tuple[str, Any]]:
    found = [
        each for each in await pair.published("prompts") if isinstance(each, PromptState) and each.change == "said"
    ]
    return [(each.kind, each.recipient_id) for each in found]


# --- the preparation --------------------------------------------------------------------------------------------------


async def test_who_is_asked_to_prepare_reads_answers_and_says_that_they_are_ready(pair: Pair, api: Api) -> None:
    await asking(pair, api)
    path = f"mentorships/{pair.mentorship}/preparation"
    assert slug(await api.get(pair.mentor, path)) == "nothing-to-prepare"
    seen = await api.get(pair.mentee, path, Accept_Language="de")
    assert [each["title"] for each in seen.json()["readings"]] == ["Zuerst"]
    following = f"mentorships/{pair.mentorship}/momentum"
    await pair.hear(pair.session(uuid7(), 1, "booked"))
    assert (await api.get(pair.mentee, following)).json()["next"]["step"] == "prepare"
    unanswered = await api.put(pair.mentee, path, READY | {"answers": {}}, if_match=seen.headers["ETag"])
    assert slug(unanswered) == "invalid-request"
    ready = await api.put(pair.mentee, path, READY, if_match=seen.headers["ETag"])
    assert (ready.status_code, ready.json()["done_at"] is not None) == (200, True)
    assert (await api.get(pair.mentee, following)).json()["next"]["step"] != "prepare"
    assert "prepared" in await pair.timeline()
    assert "To lead" not in str(await pair.pool.fetch("SELECT value FROM outbox"))
    await pair.hear(told.person_gone(pair.mentee))
    assert await pair.pool.fetchval("SELECT count(*) FROM preparations") == 0


async def test_it_is_told_once_soon_and_by_day(pair: Pair, api: Api) -> None:
    pair.clock.move(timedelta(hours=12))
    await asking(pair, api)
    pair.clock.move(timedelta(minutes=11))
    await pair.fire_timers()
    assert await said(pair) == []
    pair.clock.move(timedelta(hours=12))
    await pair.fire_timers()
    assert await said(pair) == [("preparation_asked", pair.mentee)]
    for _ in range(3):
        pair.clock.move(DAY)
        await pair.fire_timers()
    assert len(await said(pair)) == 1


async def test_where_nothing_is_asked_there_is_nothing_to_prepare(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/preparation"
    assert slug(await api.get(matched.mentee, path)) == "nothing-to-prepare"
    assert slug(await api.put(matched.mentee, path, READY, if_match="*")) in ("nothing-to-prepare", "invalid-request")
    assert slug(await api.get(uuid7(), path)) == "mentorship-not-found"


# --- what still fits --------------------------------------------------------------------------------------------------


def agreed(rhythm: Any = "weekly", **words: str) -> Revision:
    terms = Terms(rhythm, (told.MORNING + 365 * DAY).date(), words=words)  # type: ignore[arg-type]
    return Revision(uuid7(), 1, "agreed", terms, "mentee", told.MORNING, answered_at=told.MORNING)


@pytest.mark.parametrize(
    ("rhythm", "pause", "times", "fits"),
    [
        ("weekly", 7, 4, True),
        ("weekly", 12, 4, True),
        ("weekly", 13, 4, False),
        ("weekly", 13, 3, True),
        ("weekly", 2, 4, True),  # nothing that can be agreed on is more often
        ("fortnightly", 28, 4, False),
        ("fortnightly", 9, 4, True),
        ("fortnightly", 7, 4, False),
        ("monthly", 14, 4, False),
        ("on_demand", 300, 4, True),
    ],
)
def test_a_rhythm_that_is_not_kept_is_noticed(rhythm: Any, pause: int, times: int, fits: bool) -> None:
    met = [told.MORNING + (1 + number * pause) * DAY for number in range(times)]
    assert fits_no_more(agreed(rhythm), met) != fits
    assert not fits_no_more(None, met)


def test_the_rhythm_that_comes_nearest_is_the_one_they_keep() -> None:
    assert rhythm_kept([told.MORNING + number * 13 * DAY for number in range(4)]) == "fortnightly"
    assert rhythm_kept([told.MORNING + number * 40 * DAY for number in range(4)]) == "monthly"


def test_what_was_expected_is_looked_at_again_after_a_quarter() -> None:
    expecting = agreed(expectations="To lead")
    assert not is_to_be_reviewed(expecting, {}, "mentee", told.MORNING + 89 * DAY)
    assert is_to_be_reviewed(expecting, {}, "mentee", told.MORNING + 90 * DAY)
    looked: dict[Side, Review] = {"mentee": ("met", told.MORNING + 80 * DAY)}
    assert not is_to_be_reviewed(expecting, looked, "mentee", told.MORNING + 90 * DAY)
    assert not is_to_be_reviewed(agreed(), {}, "mentee", told.MORNING + 400 * DAY)


def test_where_one_does_not_get_what_they_expected_the_other_looks_again_soon_and_once() -> None:
    expecting, now = agreed(expectations="To lead"), told.MORNING + 20 * DAY
    unmet: dict[Side, Review] = {"mentee": ("not_met", told.MORNING + 10 * DAY)}
    assert is_to_be_reviewed(expecting, unmet, "mentor", now)
    assert not is_to_be_reviewed(expecting, unmet, "mentee", now)
    assert not is_to_be_reviewed(expecting, unmet | {"mentor": ("met", told.MORNING + 11 * DAY)}, "mentor", now)
    assert not is_to_be_reviewed(expecting, {"mentee": ("on_the_way", told.MORNING + 10 * DAY)}, "mentor", now)


async def test_what_was_agreed_on_drives_what_is_suggested(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}"
    terms = {"meeting_rhythm": "weekly", "length_minutes": 45, "channel": "telephone", "expectations": "To lead"}
    await api.put(matched.mentee, f"{path}/agreement", terms)
    assert slug(await api.post(matched.mentee, f"{path}/agreement/review", {"expectations": "met"}, if_match="*")) == (
        "agreement-not-found"
    )
    await api.post(matched.mentor, f"{path}/agreement/acceptance", {"number": 1})
    first = (await api.get(matched.mentee, f"{path}/momentum")).json()["next"]
    assert (first["step"], first["length_minutes"], first["channel"]) == ("book_first_session", 45, "telephone")
    for _ in range(4):
        matched.clock.move(30 * DAY)
        await matched.has_met(starts_at=matched.clock.now() - DAY)
    changed = (await api.get(matched.mentee, f"{path}/momentum")).json()["next"]
    assert (changed["step"], changed["meeting_rhythm"]) == ("change_rhythm", "monthly")
    await api.post(matched.mentee, f"{path}/agreement/review", {"expectations": "on_the_way"}, if_match="*")
    said = (await api.get(matched.mentor, f"{path}/agreement/reviews")).json()["items"]
    assert [(each["side"], each["expectations"]) for each in said] == [("mentee", "on_the_way")]


# --- giving back ------------------------------------------------------------------------------------------------------


async def completed(pair: Pair, api: Api) -> None:
    """The mentee reaches a goal and ends the mentorship well; they have learnt Python."""
    path = f"mentorships/{pair.mentorship}"
    goal = await api.agreed_goal()
    await api.patch(pair.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    levels = [{"skill": "python", "level": 4}, {"skill": "talking", "level": 1}]
    await api.post(pair.mentee, f"{path}/skill-ratings", {"moment": "end", "skills": levels})
    await api.post(pair.mentee, f"{path}/ending", {"reason": "goals_reached"})


async def test_who_has_completed_is_asked_once_and_finds_a_draft(matched: Pair, api: Api) -> None:
    assert (await api.get(matched.mentee, "me/mentor-draft")).json()["ready"] is False
    await completed(matched, api)
    for _ in range(3):
        matched.clock.move(14 * DAY)
        await matched.fire_timers()
    assert await said(matched) == [("giving_back", matched.mentee)]
    draft = (await api.get(matched.mentee, "me/mentor-draft")).json()
    assert (draft["ready"], draft["goals_reached"]) == (True, 1)
    assert draft["skills"] == [{"skill": "python", "level": 4}]
    assert (await api.get(matched.mentor, "me/mentor-draft")).json()["ready"] is False


async def test_nobody_is_asked_who_mentors_or_wants_no_word(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentee, 2, "mentor_published", mentor=MENTOR))
    await completed(matched, api)
    matched.clock.move(20 * DAY)
    await matched.fire_timers()
    assert await said(matched) == []


async def test_what_ended_otherwise_asks_for_nothing(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "goals_reached"})
    matched.clock.move(20 * DAY)
    await matched.fire_timers()
    assert await said(matched) == []
