"""Agendas and feedback over HTTP."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shared.contracts import FeedbackState
from shared.ids import uuid7
from tests.fixtures.tokens import sealed
from tests.mentorships.conftest import Api, Pair, slug, topics_in

HOW = {"text": "How did you get your first team to trust you?", "asked_by": "mentee"}
WHY = {"text": "Why do you want to lead?", "asked_by": "mentor"}
PRAISE = {
    "rating": 5,
    "went_well": "You asked before you advised.",
    "to_improve": "Leave time for a summary.",
    "skills": ["python", "c++"],
}


async def booked(pair: Pair, **more: Any) -> str:
    session_id = uuid7()
    await pair.hear(pair.session(session_id, 1, "booked", **more))
    return str(session_id)


# --- agendas ----------------------------------------------------------------------------------------------------------


async def test_the_first_put_makes_the_agenda_and_both_go_on_writing_it(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    nothing = await api.get(matched.mentee, path)
    assert (nothing.status_code, slug(nothing)) == (404, "agenda-not-found")
    first = await api.put(matched.mentee, path, {"topics": [HOW]})
    assert (first.status_code, first.json()["version"], first.json()["can"]) == (200, 1, ["change"])
    second = await api.put(matched.mentor, path, {"topics": [WHY, HOW]}, if_match=first.headers["ETag"])
    assert topics_in(second) == [WHY, HOW]
    assert (await api.get(matched.mentee, path)).json() == second.json()


async def test_an_agenda_that_exists_changes_under_the_version_one_has_seen(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    first = await api.put(matched.mentee, path, {"topics": [HOW]})
    blind = await api.put(matched.mentor, path, {"topics": [WHY]})
    assert (blind.status_code, slug(blind)) == (428, "version-required")
    await api.put(matched.mentee, path, {"topics": []}, if_match=first.headers["ETag"])
    late = await api.put(matched.mentor, path, {"topics": [WHY]}, if_match=first.headers["ETag"])
    assert (late.status_code, slug(late)) == (412, "version-mismatch")


async def test_of_two_first_agendas_one_is_written(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    answers = await asyncio.gather(
        *(api.put(person, path, {"topics": [HOW]}) for person in [matched.mentor, matched.mentee] * 4)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [428] * 7


async def test_the_agenda_of_a_session_is_for_its_two_people(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    await api.put(matched.mentee, path, {"topics": [HOW]})
    unknown = f"sessions/{uuid7()}/agenda"
    answers = [
        await api.get(uuid7(), path),
        await api.put(uuid7(), path, {"topics": []}, if_match="*"),
        await api.get(matched.mentee, unknown),
        await api.put(matched.mentee, unknown, {"topics": []}),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(404, "session-not-found")] * 4


@pytest.mark.parametrize("change", ["cancelled", "completed", "missed"])
async def test_the_agenda_of_what_is_over_is_read_only(matched: Pair, api: Api, change: str) -> None:
    session_id = await booked(matched)
    path = f"sessions/{session_id}/agenda"
    first = await api.put(matched.mentee, path, {"topics": [HOW]})
    await matched.hear(matched.session(UUID(session_id), 2, change))
    answer = await api.put(matched.mentee, path, {"topics": []}, if_match=first.headers["ETag"])
    assert (answer.status_code, slug(answer)) == (409, "session-over")
    seen = await api.get(matched.mentor, path)
    assert (topics_in(seen), seen.json()["can"]) == ([HOW], [])


async def test_an_agenda_moves_with_its_session(matched: Pair, api: Api) -> None:
    session_id = await booked(matched)
    path = f"sessions/{session_id}/agenda"
    await api.put(matched.mentee, path, {"topics": [HOW]})
    later = matched.clock.now() + timedelta(days=5)
    await matched.hear(matched.session(UUID(session_id), 2, "rescheduled", starts_at=later))
    assert topics_in(await api.get(matched.mentor, path)) == [HOW]


async def test_too_many_topics_are_refused_and_leave_nothing(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    many = await api.put(matched.mentee, path, {"topics": [HOW] * 51})
    assert (many.status_code, slug(many)) == (422, "too-many-topics")
    flood = await api.put(matched.mentee, path, {"topics": [HOW] * 10_000})
    assert (flood.status_code, slug(flood)) == (413, "body-too-large")
    assert (await api.get(matched.mentee, path)).status_code == 404


@pytest.mark.parametrize(
    "topic",
    [{"text": "", "asked_by": "mentee"}, {"text": "x" * 501, "asked_by": "mentee"}, {"text": "Why?"}, {}, "Why?"],
)
async def test_a_topic_is_a_text_and_whose_it_is(matched: Pair, api: Api, topic: Any) -> None:
    answer = await api.put(matched.mentee, f"sessions/{await booked(matched)}/agenda", {"topics": [topic]})
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")


async def test_the_timeline_tells_once_who_prepared(matched: Pair, api: Api) -> None:
    path = f"sessions/{await booked(matched)}/agenda"
    first = await api.put(matched.mentee, path, {"topics": [HOW]})
    await api.put(matched.mentee, path, {"topics": []}, if_match=first.headers["ETag"])
    assert (await matched.timeline()).count("agenda_written") == 1


async def test_no_word_of_an_agenda_is_published(matched: Pair, api: Api) -> None:
    await api.put(matched.mentee, f"sessions/{await booked(matched)}/agenda", {"topics": [HOW]})
    assert len(await matched.published("mentorships")) == 1


# --- feedback ---------------------------------------------------------------------------------------------------------


async def test_one_side_alone_is_seen_by_its_author_only(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    answer = await api.post(matched.mentee, path, PRAISE)
    assert (answer.status_code, answer.json()["revealed_at"]) == (201, None)
    mine = (await api.get(matched.mentee, path)).json()
    assert [item["went_well"] for item in mine["items"]] == [PRAISE["went_well"]]
    assert mine["can"] == []
    theirs = (await api.get(matched.mentor, path)).json()
    assert (theirs["items"], theirs["given_by"], theirs["can"]) == ([], ["mentee"], ["give_feedback"])
    assert await matched.published("feedback") == []


async def test_feedback_is_shown_to_both_once_both_gave_theirs(matched: Pair, api: Api) -> None:
    session_id = await matched.has_met()
    path = f"sessions/{session_id}/feedback"
    await api.post(matched.mentee, path, PRAISE)
    answer = await api.post(matched.mentor, path, {"rating": 4})
    assert answer.json()["revealed_at"] is not None
    for person in (matched.mentor, matched.mentee):
        assert [item["author_side"] for item in (await api.get(person, path)).json()["items"]] == ["mentee", "mentor"]
    first, second = await matched.published("feedback")
    assert isinstance(first, FeedbackState)
    assert isinstance(second, FeedbackState)
    assert (first.author_id, first.subject_id, first.rating, first.skills, first.mentorship_id) == (
        matched.mentee,
        matched.mentor,
        5,
        ("python", "c++"),
        matched.mentorship,
    )
    assert "advised" not in first.model_dump_json()
    assert (second.author_side, second.session_id) == ("mentor", session_id)
    assert (await matched.timeline()).count("feedback_revealed") == 2
    assert await matched.pool.fetchval("SELECT count(*) FROM timers WHERE kind = 'reveal-feedback'") == 0


async def test_feedback_is_revealed_after_seven_days_by_its_timer(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    await api.post(matched.mentee, path, PRAISE)
    matched.clock.move(timedelta(days=7) - timedelta(seconds=1))
    assert await matched.fire_timers() == 0
    assert (await api.get(matched.mentor, path)).json()["items"] == []
    matched.clock.move(timedelta(seconds=1))
    # Reading does not wait for the timer.
    assert len((await api.get(matched.mentor, path)).json()["items"]) == 1
    assert await matched.published("feedback") == []
    assert await matched.fire_timers() == 1
    assert len(await matched.published("feedback")) == 1
    assert await matched.fire_timers() == 0


@pytest.mark.parametrize("timer", [False, True])
async def test_with_the_reveal_the_time_to_give_is_over(matched: Pair, api: Api, *, timer: bool) -> None:
    """The second side reads first and rates then: neither before the timer has fired nor after."""
    path = f"sessions/{await matched.has_met()}/feedback"
    await api.post(matched.mentee, path, {"rating": 2})
    matched.clock.move(timedelta(days=7))
    if timer:
        await matched.fire_timers()
    seen = (await api.get(matched.mentor, path)).json()
    assert ([each["rating"] for each in seen["items"]], seen["can"]) == ([2], [])
    answer = await api.post(matched.mentor, path, {"rating": 1, "to_improve": "Having read yours"})
    assert (answer.status_code, slug(answer)) == (409, "feedback-closed")
    await matched.fire_timers()
    assert len(await matched.published("feedback")) == 1


async def test_until_the_reveal_both_may_give(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    matched.clock.move(timedelta(days=30))
    await api.post(matched.mentee, path, PRAISE)
    matched.clock.move(timedelta(days=7) - timedelta(seconds=1))
    assert (await api.post(matched.mentor, path, {"rating": 3})).status_code == 201


async def test_ones_own_is_corrected_while_it_is_hidden_and_what_was_said_last_is_revealed(
    matched: Pair, api: Api
) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    given = await api.post(matched.mentee, path, {"rating": 1, "to_improve": "Everything"})
    mine = f"feedback/{given.json()['id']}"
    assert given.json()["can"] == ["change"]
    corrected = await api.put(matched.mentee, mine, PRAISE, if_match=given.headers["ETag"])
    assert (corrected.status_code, corrected.json()["version"], corrected.json()["rating"]) == (200, 2, 5)
    same = await api.put(matched.mentee, mine, PRAISE, if_match=corrected.headers["ETag"])
    assert same.json()["version"] == 2
    await api.post(matched.mentor, path, {"rating": 4})
    ratings = [state.rating for state in await matched.published("feedback") if isinstance(state, FeedbackState)]
    assert ratings == [5, 4]
    assert (await api.get(matched.mentor, mine)).json()["to_improve"] == PRAISE.get("to_improve")


async def test_what_is_shown_is_not_corrected(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    given = (await api.post(matched.mentee, path, PRAISE)).json()
    matched.clock.move(timedelta(days=7))
    answer = await api.put(matched.mentee, f"feedback/{given['id']}", {"rating": 1}, if_match="*")
    assert (answer.status_code, slug(answer)) == (409, "feedback-closed")
    assert (await api.get(matched.mentee, f"feedback/{given['id']}")).json()["can"] == []


async def test_a_correction_of_what_has_changed_meanwhile_is_refused(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    given = await api.post(matched.mentee, path, PRAISE)
    mine, tag = f"feedback/{given.json()['id']}", given.headers["ETag"]
    answers = [await api.put(matched.mentee, mine, {"rating": rating}, if_match=tag) for rating in (4, 3)]
    assert [answer.status_code for answer in answers] == [200, 412]
    assert (await api.put(matched.mentee, mine, {"rating": 2})).status_code == 428


async def test_hidden_feedback_is_there_for_its_author_only(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    mine = f"feedback/{(await api.post(matched.mentee, path, PRAISE)).json()['id']}"
    for person in (matched.mentor, uuid7()):
        for answer in (await api.get(person, mine), await api.put(person, mine, PRAISE, if_match="*")):
            assert (answer.status_code, slug(answer)) == (404, "feedback-not-found")


async def test_a_session_without_a_mentorship_takes_feedback_too(pair: Pair, api: Api) -> None:
    session_id = await pair.has_met(mentorship=None)
    path = f"sessions/{session_id}/feedback"
    for person in (pair.mentee, pair.mentor):
        assert (await api.post(person, path, {"rating": 4})).status_code == 201
    told = await pair.published("feedback")
    assert [state.mentorship_id for state in told if isinstance(state, FeedbackState)] == [None, None]


async def test_each_side_gives_feedback_once(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    answers = await asyncio.gather(*(api.post(matched.mentee, path, {"rating": 4}) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert {slug(answer) for answer in answers if answer.status_code == 409} == {"feedback-already-given"}
    assert await matched.pool.fetchval("SELECT count(*) FROM feedback") == 1


async def test_both_giving_at_the_same_moment_reveals_both(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    await asyncio.gather(*(api.post(person, path, {"rating": 4}) for person in (matched.mentor, matched.mentee)))
    assert len(await matched.published("feedback")) == 2


async def test_feedback_waits_until_the_session_took_place(matched: Pair, api: Api) -> None:
    answer = await api.post(matched.mentee, f"sessions/{await booked(matched)}/feedback", PRAISE)
    assert (answer.status_code, slug(answer)) == (422, "session-not-over")
    assert await matched.pool.fetchval("SELECT count(*) FROM feedback") == 0


@pytest.mark.parametrize("change", ["cancelled", "missed"])
async def test_what_did_not_take_place_gets_no_feedback(matched: Pair, api: Api, change: str) -> None:
    session_id = uuid7()
    await matched.hear(matched.session(session_id, 1, change))
    answer = await api.post(matched.mentee, f"sessions/{session_id}/feedback", PRAISE)
    assert (answer.status_code, slug(answer)) == (422, "session-did-not-take-place")


async def test_feedback_on_a_session_of_others_or_of_nobody_is_not_there(matched: Pair, api: Api) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    answers = [
        await api.post(uuid7(), path, PRAISE),
        await api.get(uuid7(), path),
        await api.post(matched.mentee, f"sessions/{uuid7()}/feedback", PRAISE),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [(404, "session-not-found")] * 3


async def test_feedback_on_a_session_that_is_on_its_way_here_is_not_yet_arrived(matched: Pair, api: Api) -> None:
    session_id = uuid7()
    token = sealed(f"sessions/{session_id}@2", matched.mentee)
    answer = await api.post(matched.mentee, f"sessions/{session_id}/feedback", PRAISE, Consistency_Token=token)
    assert (answer.status_code, slug(answer)) == (409, "not-yet-arrived")


@pytest.mark.parametrize(
    "change",
    [
        {"rating": 0},
        {"rating": 6},
        {"rating": 4.5},
        {"rating": "5"},
        {"rating": True},
        {"rating": None},
        {"went_well": "x" * 4001},
        {"went_well": " "},
        {"skills": ["Not A Slug"]},
        {"skills": ["x" * 61]},
        {"author_id": str(uuid7())},
    ],
)
async def test_feedback_takes_no_nonsense(matched: Pair, api: Api, change: Any) -> None:
    answer = await api.post(matched.mentee, f"sessions/{await matched.has_met()}/feedback", {**PRAISE, **change})
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
    assert await matched.pool.fetchval("SELECT count(*) FROM feedback") == 0


@pytest.mark.parametrize("skills", [["python", "python"], [f"skill-{number}" for number in range(21)]])
async def test_feedback_names_few_skills_each_once(matched: Pair, api: Api, skills: list[str]) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    answer = await api.post(matched.mentee, path, {"rating": 5, "skills": skills})
    assert (answer.status_code, slug(answer)) == (422, "too-many-skills")
