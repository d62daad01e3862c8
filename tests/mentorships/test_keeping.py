"""What goes with a mentee into their next mentorship, and whom a mentor who leaves suggests."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shared.contracts import MentorshipState, PromptState
from shared.ids import uuid7
from tests.fixtures.locks import until_waiting
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_preparation import MENTOR
from tests.mentorships.test_suspensions import SUSPENDED


async def keep(pair: Pair, api: Api, **what: bool) -> Any:
    return await api.put(pair.mentee, f"mentorships/{pair.mentorship}/keeping", what, if_match="*")


async def a_mentor(pair: Pair, **more: Any) -> UUID:
    """Somebody else who mentors."""
    person = uuid7()
    await pair.hear(told.profile(person, 1, "mentor_published", mentor=MENTOR, **more))
    return person


async def suggest(pair: Pair, api: Api, successor: UUID | None) -> Any:
    body = {"mentor_id": None if successor is None else str(successor)}
    return await api.put(pair.mentor, f"mentorships/{pair.mentorship}/successor", body, if_match="*")


async def end(pair: Pair, api: Api) -> Any:
    return (await api.post(pair.mentee, f"mentorships/{pair.mentorship}/ending", {"reason": "not_a_fit"})).json()


async def next_mentorship(pair: Pair, mentor: UUID | None = None) -> tuple[UUID, UUID]:
    mentorship, mentor = uuid7(), mentor or uuid7()
    await pair.hear(told.accepted(mentorship, mentor, pair.mentee, at=pair.clock.now()))
    return mentorship, mentor


async def goals_of(pair: Pair, api: Api, mentorship: UUID) -> list[Any]:
    return list((await api.get(pair.mentee, f"mentorships/{mentorship}/goals")).json()["items"])


async def test_goals_that_are_kept_are_proposed_to_the_next_mentor(matched: Pair, api: Api) -> None:
    goal = await api.agreed_goal(deadline="2026-06-30")
    await api.step(goal["id"], side="mentee")
    done = await api.agreed_goal(text="Done")
    await api.patch(matched.mentee, f"goals/{done['id']}", {"status": "completed"}, if_match="*")
    assert (await keep(matched, api, goals=True)).json()["goals"] is True
    ended = await end(matched, api)
    assert ended["search"] == "/matching/v1/me/recommendations"
    mentorship, mentor = await next_mentorship(matched)
    (carried,) = await goals_of(matched, api, mentorship)
    assert (carried["text"], carried["deadline"], carried["proposed_by"], carried["agreed_at"]) == (
        "Lead a team of three",
        "2026-06-30",
        "mentee",
        None,
    )
    assert [step["text"] for step in carried["action_steps"]] == ["Ask for it"]
    agreed = await api.post(mentor, f"goals/{carried['id']}/agreement", {"version": 1})
    assert agreed.json()["agreed_at"] is not None
    kept = (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/keeping")).json()
    assert (kept["carried_into"], kept["can"]) == (str(mentorship), ["let_read"])


@pytest.mark.parametrize("says", ["mentee", "mentor"])
async def test_what_is_said_while_it_goes_into_the_next_mentorship_does_not_make_it_go_once_more(
    matched: Pair, api: Api, says: str
) -> None:
    await api.agreed_goal()
    successor = await a_mentor(matched)
    await suggest(matched, api, successor)
    await keep(matched, api, goals=True)
    async with matched.pool.acquire() as connection:
        in_the_way = connection.transaction()
        await in_the_way.start()
        await connection.execute("SELECT FROM keepings WHERE mentorship_id = $1 FOR UPDATE", matched.mentorship)
        goes = asyncio.create_task(next_mentorship(matched, successor))
        await until_waiting(matched.pool, 1)
        saying = keep(matched, api, goals=False) if says == "mentee" else suggest(matched, api, None)
        said = asyncio.create_task(saying)
        await until_waiting(matched.pool, 2)
        await in_the_way.rollback()
    first, _ = await goes
    assert slug(await said) == "already-carried"
    await end(matched, api)
    second, _ = await next_mentorship(matched)
    assert [len(await goals_of(matched, api, each)) for each in (first, second)] == [1, 0]


async def test_nothing_goes_anywhere_unless_the_mentee_says_so_and_then_once(matched: Pair, api: Api) -> None:
    await api.agreed_goal()
    await end(matched, api)
    first, _ = await next_mentorship(matched)
    assert await goals_of(matched, api, first) == []
    await keep(matched, api, goals=True)
    second, _ = await next_mentorship(matched)
    third, _ = await next_mentorship(matched)
    assert [len(await goals_of(matched, api, each)) for each in (second, third)] == [1, 0]
    assert slug(await keep(matched, api, goals=False)) == "already-carried"


async def test_what_the_former_mentor_wrote_stays_where_it_was(matched: Pair, api: Api) -> None:
    body = {"text": "The mentor's words", "horizon": "long_term", "kind": "skill"}
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/goals", body)
    mine = await api.agreed_goal()
    await api.post(matched.mentor, f"goals/{mine['id']}/action-steps", {"text": "The mentor's step"})
    agreement = f"mentorships/{matched.mentorship}/agreement"
    terms = {"meeting_rhythm": "weekly", "mentee_does": "Prepare", "mentor_does": "Listen", "length_minutes": 45}
    await api.put(matched.mentor, agreement, {"meeting_rhythm": "weekly", "mentor_does": "Listen"})
    first = await api.get(matched.mentee, agreement)
    await api.put(matched.mentee, agreement, terms, if_match=first.headers["ETag"])
    await api.post(matched.mentor, f"{agreement}/acceptance", {"number": 2})
    await keep(matched, api, goals=True, agreement=True)
    await end(matched, api)
    mentorship, mentor = await next_mentorship(matched)
    (carried,) = await goals_of(matched, api, mentorship)
    assert (carried["text"], carried["action_steps"]) == (mine["text"], [])
    proposed = (await api.get(mentor, f"mentorships/{mentorship}/agreement")).json()["proposed"]
    assert (proposed["proposed_by"], proposed["length_minutes"], proposed["ends_on"]) == ("mentee", 45, "2027-03-02")
    assert (proposed["mentee_does"], proposed["mentor_does"]) == ("Prepare", None)


async def happened(pair: Pair, api: Api, by: UUID) -> list[str]:
    """What somebody reads of what happened in the former mentorship, the oldest first."""
    answer = await api.get(by, f"mentorships/{pair.mentorship}/timeline?page_size=100")
    assert answer.status_code == 200, slug(answer)
    return [each["what"] for each in answer.json()["items"]][::-1]


async def came_from(api: Api, by: UUID, mentorship: UUID) -> str | None:
    found: str | None = (await api.get(by, f"mentorships/{mentorship}/keeping")).json()["came_from"]
    return found


async def test_the_next_mentor_reads_how_far_they_came_where_the_mentee_lets_them_and_nothing_else(
    matched: Pair, api: Api
) -> None:
    goal = await api.agreed_goal()
    await matched.has_met()
    missed = uuid7()
    await matched.hear(matched.session(missed, 1, "booked"), matched.session(missed, 2, "missed"))
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/messages", {"text": "Where were you?"})
    await api.patch(matched.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")
    assert (await keep(matched, api, goals=False, history=True)).json()["history"] is True
    await end(matched, api)
    mentorship, mentor = await next_mentorship(matched)

    assert set(await happened(matched, api, mentor)) == {
        "opened", "stage_moved", "goal_agreed", "session_completed", "goal_completed",
    }  # fmt: skip
    assert {"session_missed", "message_written"} < set(await happened(matched, api, matched.mentee))
    assert [await came_from(api, each, mentorship) for each in (mentor, matched.mentee)] == [
        str(matched.mentorship)
    ] * 2
    for path in ("", "/goals", "/messages", "/agreement", "/keeping", "/check-ins", "/skills"):
        assert (await api.get(mentor, f"mentorships/{matched.mentorship}{path}")).status_code == 404, path


async def test_what_the_next_mentor_may_read_ends_with_their_mentorship(matched: Pair, api: Api) -> None:
    await keep(matched, api, goals=False, history=True)
    await end(matched, api)
    mentorship, mentor = await next_mentorship(matched)
    await api.post(mentor, f"mentorships/{mentorship}/ending", {"reason": "no_time"})
    former = f"mentorships/{matched.mentorship}/timeline"
    assert slug(await api.get(mentor, former)) == "mentorship-not-found"
    assert await came_from(api, mentor, mentorship) is None
    assert await came_from(api, matched.mentee, mentorship) == str(matched.mentorship)


async def test_the_mentee_may_change_their_mind_and_nothing_else_of_it(matched: Pair, api: Api) -> None:
    await keep(matched, api, goals=True, history=True)
    await end(matched, api)
    _, mentor = await next_mentorship(matched)
    former = f"mentorships/{matched.mentorship}/timeline"
    assert (await api.get(mentor, former)).status_code == 200
    assert slug(await keep(matched, api, goals=False, history=False)) == "already-carried"
    assert (await keep(matched, api, goals=True, history=False)).status_code == 200
    assert slug(await api.get(mentor, former)) == "mentorship-not-found"
    await keep(matched, api, goals=True, history=True)
    assert (await api.get(mentor, former)).status_code == 200


async def test_a_block_ends_what_the_next_mentor_may_read(matched: Pair, api: Api) -> None:
    await keep(matched, api, goals=False, history=True)
    await end(matched, api)
    mentorship, mentor = await next_mentorship(matched)
    await matched.hear(told.profile(mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    assert slug(await api.get(mentor, f"mentorships/{matched.mentorship}/timeline")) == "mentorship-not-found"
    assert await came_from(api, mentor, mentorship) is None


async def test_with_the_mentee_what_others_may_read_goes(matched: Pair, api: Api) -> None:
    await keep(matched, api, goals=False, history=True)
    await end(matched, api)
    _, mentor = await next_mentorship(matched)
    await matched.hear(told.person_gone(matched.mentee))
    assert slug(await api.get(mentor, f"mentorships/{matched.mentorship}/timeline")) == "mentorship-not-found"


async def test_without_the_mentees_word_nobody_else_reads_what_happened(matched: Pair, api: Api) -> None:
    await api.agreed_goal()
    await keep(matched, api, goals=True)
    await end(matched, api)
    mentorship, mentor = await next_mentorship(matched)
    former = f"mentorships/{matched.mentorship}/timeline"
    assert [slug(await api.get(each, former)) for each in (mentor, uuid7())] == ["mentorship-not-found"] * 2
    assert await came_from(api, mentor, mentorship) is None


async def test_before_the_end_it_goes_to_the_suggested_successor_alone(matched: Pair, api: Api) -> None:
    successor = await a_mentor(matched)
    await api.agreed_goal()
    assert (await suggest(matched, api, successor)).json()["successor_id"] == str(successor)
    await keep(matched, api, goals=True)
    elsewhere, _ = await next_mentorship(matched)
    assert await goals_of(matched, api, elsewhere) == []
    mentorship, _ = await next_mentorship(matched, successor)
    assert len(await goals_of(matched, api, mentorship)) == 1


async def test_the_mentee_is_told_of_a_suggestion_and_reads_whom(matched: Pair, api: Api) -> None:
    successor = await a_mentor(matched)
    await suggest(matched, api, successor)
    await suggest(matched, api, successor)
    (prompt,) = await matched.published("prompts")
    assert isinstance(prompt, PromptState)
    assert (prompt.kind, prompt.recipient_id, prompt.other_id) == (
        "successor_suggested",
        matched.mentee,
        matched.mentor,
    )
    seen = (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/keeping")).json()
    assert seen["successor_id"] == str(successor)
    assert (await matched.timeline())[-1] == "successor_suggested"


async def test_each_side_says_what_is_theirs_to_say(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}"
    by_mentor = await api.put(matched.mentor, f"{path}/keeping", {"goals": True}, if_match="*")
    by_mentee = await api.put(matched.mentee, f"{path}/successor", {"mentor_id": str(uuid7())}, if_match="*")
    assert (slug(by_mentor), slug(by_mentee)) == ("mentees-choice", "mentors-choice")
    for unfit in (matched.mentor, matched.mentee):
        assert slug(await suggest(matched, api, unfit)) == "unfit-successor"
    stranger = await api.get(uuid7(), f"{path}/keeping")
    assert slug(stranger) == "mentorship-not-found"
    await keep(matched, api, goals=True)
    seen = (await api.get(matched.mentor, f"{path}/keeping")).json()
    assert (seen["goals"], seen["agreement"], seen["carried_into"]) == (None, None, None)
    await end(matched, api)
    assert slug(await suggest(matched, api, uuid7())) == "mentorship-ended"


async def seen_successor(pair: Pair, api: Api, by: UUID) -> Any:
    return (await api.get(by, f"mentorships/{pair.mentorship}/keeping")).json()["successor_id"]


async def test_nobody_is_named_who_is_no_mentor_or_is_not_there_for_the_one_who_names_them(
    matched: Pair, api: Api
) -> None:
    gone, suspended, ceased, blocked, blocks = [await a_mentor(matched) for _ in range(5)]
    await matched.hear(
        told.person_gone(gone),
        told.profile(suspended, 2, "suspended", mentor=MENTOR, **SUSPENDED),
        told.profile(ceased, 2, "mentor_ceased"),
        told.profile(matched.mentor, 2, "blocks_changed", mentor=MENTOR, blocks=[blocked]),
        told.profile(blocks, 2, "blocks_changed", mentor=MENTOR, blocks=[matched.mentor]),
    )
    for each in (uuid7(), gone, suspended, ceased, blocked, blocks):
        assert slug(await suggest(matched, api, each)) == "unfit-successor"
    assert await matched.published("prompts") == []
    assert await matched.pool.fetchval("SELECT count(*) FROM keepings") == 0


@pytest.mark.parametrize("blocker", ["mentee", "successor"])
async def test_the_mentee_is_told_nothing_of_somebody_with_whom_a_block_is_between_them_and_the_mentor_learns_nothing_of_it(
    matched: Pair, api: Api, blocker: str
) -> None:
    successor = await a_mentor(matched)
    one, other = (matched.mentee, successor) if blocker == "mentee" else (successor, matched.mentee)
    section = MENTOR if blocker == "successor" else None
    await matched.hear(told.profile(one, 2, "blocks_changed", mentor=section, blocks=[other]))
    assert (await suggest(matched, api, successor)).json()["successor_id"] == str(successor)
    assert await matched.published("prompts") == []
    assert await seen_successor(matched, api, matched.mentor) == str(successor)
    assert await seen_successor(matched, api, matched.mentee) is None


async def test_who_ceases_to_mentor_is_suggested_no_more(matched: Pair, api: Api) -> None:
    successor = await a_mentor(matched)
    await suggest(matched, api, successor)
    await matched.hear(told.profile(successor, 2, "mentor_ceased"))
    assert [await seen_successor(matched, api, by) for by in (matched.mentor, matched.mentee)] == [None, None]


async def test_a_suggestion_is_taken_back_with_what_was_told_of_it(matched: Pair, api: Api) -> None:
    await suggest(matched, api, await a_mentor(matched))
    taken_back = await suggest(matched, api, None)
    assert (taken_back.status_code, taken_back.json()["successor_id"]) == (200, None)
    assert [each.change for each in await matched.published("prompts") if isinstance(each, PromptState)] == [
        "said",
        "settled",
    ]
    assert await seen_successor(matched, api, matched.mentee) is None


async def test_a_mentor_does_not_pester_with_suggestions(matched: Pair, api: Api) -> None:
    for _ in range(10):
        assert (await suggest(matched, api, await a_mentor(matched))).status_code == 200
    assert slug(await suggest(matched, api, await a_mentor(matched))) == "too-many-changes-of-mentorship"
    assert len(await matched.published("prompts")) == 10


async def test_after_a_block_a_mentee_still_takes_their_own_with_them(matched: Pair, api: Api) -> None:
    await api.agreed_goal()
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    await keep(matched, api, goals=True)
    mentorship, _ = await next_mentorship(matched)
    assert len(await goals_of(matched, api, mentorship)) == 1


async def test_a_deadline_that_has_passed_is_not_carried(matched: Pair, api: Api) -> None:
    await api.agreed_goal(deadline="2026-03-04")
    await keep(matched, api, goals=True)
    await end(matched, api)
    matched.clock.move(timedelta(days=10))
    mentorship, _ = await next_mentorship(matched)
    (carried,) = await goals_of(matched, api, mentorship)
    assert carried["deadline"] is None


@pytest.mark.parametrize("gone", ["mentee", "successor"])
async def test_who_is_erased_is_named_no_more(matched: Pair, api: Api, gone: str) -> None:
    successor = await a_mentor(matched)
    await suggest(matched, api, successor)
    await keep(matched, api, goals=True)
    await matched.hear(told.person_gone(matched.mentee if gone == "mentee" else successor))
    rows = await matched.pool.fetch("SELECT successor_id FROM keepings")
    assert [row["successor_id"] for row in rows] == ([] if gone == "mentee" else [None])


async def test_what_is_carried_is_counted_in_the_new_mentorship(matched: Pair, api: Api) -> None:
    await api.agreed_goal()
    await keep(matched, api, goals=True)
    await end(matched, api)
    mentorship, _ = await next_mentorship(matched)
    states = [state for state in await matched.published("mentorships") if isinstance(state, MentorshipState)]
    assert [(each.change, each.goals) for each in states if each.mentorship_id == mentorship] == [
        ("opened", 0),
        ("progressed", 1),
    ]
