"""A block, and a mentor who ceases to be one: what ends, who reads what afterwards, whatever comes in which order."""

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.feedback import HIDDEN_FOR
from shared.consuming.declaration import Event
from shared.contracts import MentorshipState, ProfileState
from shared.contracts.profiles import MentorSection
from shared.ids import uuid7
from tests.mentorships.conftest import Api, Pair, slug, topics_in
from tests.mentorships.told import MORNING, person_gone, profile

LATER = MORNING + timedelta(hours=1)


def blocks(person: UUID, *others: UUID, sequence: int = 2, **more: Any) -> Event[ProfileState]:
    return profile(person, sequence, "blocks_changed", blocks=others, **more)


async def endings(pair: Pair) -> list[Any]:
    """What the other services hear of the mentorship's end."""
    told = await pair.published("mentorships")
    return [state.ended_because for state in told if isinstance(state, MentorshipState) and state.change == "ended"]


async def seen_by(person: UUID, pair: Pair, api: Api) -> Any:
    return (await api.get(person, f"mentorships/{pair.mentorship}")).json()


# --- blocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blocker", ["mentor", "mentee"])
async def test_a_block_ends_the_mentorship_and_the_word_that_travels_is_neutral(matched: Pair, blocker: str) -> None:
    ours, theirs = (matched.mentor, matched.mentee) if blocker == "mentor" else (matched.mentee, matched.mentor)
    await matched.hear(blocks(ours, theirs), blocks(ours, theirs))
    assert await endings(matched) == ["closed"]
    assert (await matched.timeline()).count("ended") == 1


async def test_a_block_of_somebody_else_ends_nothing(matched: Pair) -> None:
    await matched.hear(blocks(matched.mentor, uuid7()))
    assert await endings(matched) == []


async def test_the_blocked_one_sees_what_anybody_sees_whose_mentor_has_left(pair: Pair, api: Api) -> None:
    """Two mentees of two mentors: one is blocked, the other's mentor is gone."""
    left = Pair(pair.pool, pair.clock)
    views = []
    for each, end in ((pair, blocks(pair.mentor, pair.mentee)), (left, person_gone(left.mentor))):
        await each.hear(each.accepted())
        path = f"mentorships/{each.mentorship}/goals"
        answer = await api.post(each.mentor, path, {"text": "Read", "horizon": "short_term", "kind": "skill"})
        goal = f"goals/{answer.json()['id']}"
        await each.hear(end)
        seen, aim = await seen_by(each.mentee, each, api), (await api.get(each.mentee, goal)).json()
        lines = (await api.get(each.mentee, f"mentorships/{each.mentorship}/timeline")).json()["items"]
        views.append(
            (
                {name: seen[name] for name in ("state", "version", "ending", "can", "next", "counts")},
                {name: aim[name] for name in ("version", "text", "can")},
                [(line["what"], line["by"]) for line in lines],
            )
        )
    assert views[0] == views[1]
    assert views[0][0]["ending"]["reason"] == "person_left"


async def test_who_blocked_sees_that_it_is_closed(matched: Pair, api: Api) -> None:
    await matched.hear(blocks(matched.mentor, matched.mentee))
    ending = (await seen_by(matched.mentor, matched, api))["ending"]
    assert (ending["by"], ending["reason"]) == ("platform", "closed")


async def test_nothing_can_be_written_to_the_other_after_a_block(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()
    step = (await api.step(goal["id"])).json()
    ahead, met = uuid7(), await matched.has_met()
    await matched.hear(matched.session(ahead, 1, "booked"))
    await matched.hear(blocks(matched.mentor, matched.mentee))

    answers = [
        await api.goal(),
        await api.step(goal["id"]),
        await api.patch(matched.mentee, f"goals/{goal['id']}", {"text": "I know where you live"}, if_match="*"),
        await api.patch(matched.mentee, f"action-steps/{step['id']}", {"status": "completed"}, if_match="*"),
        await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "other", "text": "Pah"}),
        await api.put(matched.mentee, f"sessions/{ahead}/agenda", {"topics": [{"text": "Why", "asked_by": "mentee"}]}),
        await api.post(matched.mentee, f"sessions/{met}/feedback", {"rating": 1, "to_improve": "You"}),
    ]
    assert [(answer.status_code, slug(answer)) for answer in answers] == [
        *[(409, "mentorship-ended")] * 5,
        (409, "session-over"),
        (409, "feedback-closed"),
    ]


async def test_each_keeps_their_own_words_and_neither_reads_the_others(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="mine")).json()
    await api.post(matched.mentor, f"goals/{goal['id']}/action-steps", {"text": "yours"})
    ahead = uuid7()
    await matched.hear(matched.session(ahead, 1, "booked"))
    mine, yours = {"text": "mine", "asked_by": "mentee"}, {"text": "yours", "asked_by": "mentor"}
    first = await api.put(matched.mentee, f"sessions/{ahead}/agenda", {"topics": [mine]})
    await api.put(matched.mentor, f"sessions/{ahead}/agenda", {"topics": [mine, yours]}, if_match=first.headers["ETag"])
    met = await matched.has_met()
    for person in (matched.mentee, matched.mentor):
        await api.post(person, f"sessions/{met}/feedback", {"rating": 3})
    await matched.hear(blocks(matched.mentor, matched.mentee))

    for person, side, texts in (
        (matched.mentee, "mentee", ("mine", None)),
        (matched.mentor, "mentor", (None, "yours")),
    ):
        seen = (await api.get(person, f"goals/{goal['id']}")).json()
        assert (seen["text"], seen["action_steps"][0]["text"]) == texts
        agenda = (await api.get(person, f"sessions/{ahead}/agenda")).json()
        assert ([topic["text"] for topic in agenda["topics"]], agenda["can"]) == ([next(filter(None, texts))], [])
        feedback = (await api.get(person, f"sessions/{met}/feedback")).json()
        assert ([each["author_side"] for each in feedback["items"]], feedback["given_by"]) == ([side], [side])


async def test_a_farewell_from_before_is_not_read_after_a_block(matched: Pair, api: Api) -> None:
    ending = {"reason": "not_a_fit", "text": "You will regret this"}
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", ending)
    await matched.hear(blocks(matched.mentor, matched.mentee))
    for person, text in ((matched.mentor, None), (matched.mentee, ending["text"])):
        seen = (await seen_by(person, matched, api))["ending"]
        assert (seen["reason"], seen["text"]) == ("not_a_fit", text)
    assert await endings(matched) == ["not_a_fit"]


@pytest.mark.parametrize("writer", ["mentor", "mentee"])
async def test_feedback_that_was_hidden_at_the_block_is_never_revealed(matched: Pair, api: Api, writer: str) -> None:
    path = f"sessions/{await matched.has_met()}/feedback"
    author, other = (matched.mentor, matched.mentee) if writer == "mentor" else (matched.mentee, matched.mentor)
    await api.post(author, path, {"rating": 1, "to_improve": "Everything"})
    await matched.hear(blocks(matched.mentor, matched.mentee))
    matched.clock.instant += HIDDEN_FOR
    assert await matched.fire_timers() == 0
    assert await matched.published("feedback") == []
    assert (await api.get(other, path)).json()["items"] == []
    (own,) = (await api.get(author, path)).json()["items"]
    assert (own["revealed_at"], own["can"]) == (None, [])
    answer = await api.put(author, f"feedback/{own['id']}", {"rating": 1, "to_improve": "More"}, if_match="*")
    assert (answer.status_code, slug(answer)) == (409, "feedback-closed")


async def test_unblocking_restores_nothing(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="mine")).json()
    met = await matched.has_met()
    await api.post(matched.mentee, f"sessions/{met}/feedback", {"rating": 1})
    await matched.hear(blocks(matched.mentor, matched.mentee), blocks(matched.mentor, sequence=3, at=LATER))
    matched.clock.instant += HIDDEN_FOR
    assert (await seen_by(matched.mentor, matched, api))["state"] == "ended"
    assert (await api.get(matched.mentor, f"goals/{goal['id']}")).json()["text"] is None
    assert (await api.get(matched.mentor, f"sessions/{met}/feedback")).json()["items"] == []
    assert await matched.published("feedback") == []


async def test_who_is_unblocked_can_meet_and_write_anew(matched: Pair, api: Api) -> None:
    await matched.hear(blocks(matched.mentor, matched.mentee), blocks(matched.mentor, sequence=3, at=LATER))
    again = Pair(matched.pool, matched.clock, matched.mentor, matched.mentee)
    await again.hear(again.accepted(at=LATER + timedelta(hours=1)))
    session_id = uuid7()
    await again.hear(again.session(session_id, 1, "booked"))
    topics = [{"text": "Hello again", "asked_by": "mentee"}]
    assert (await api.put(again.mentee, f"sessions/{session_id}/agenda", {"topics": topics})).status_code == 200
    assert topics_in(await api.get(again.mentor, f"sessions/{session_id}/agenda")) == topics
    assert (await seen_by(again.mentor, again, api))["state"] == "active"


async def test_a_block_and_its_end_in_one_batch_have_ended_the_mentorship(matched: Pair) -> None:
    await matched.hear_together(blocks(matched.mentor, matched.mentee), blocks(matched.mentor, sequence=3, at=LATER))
    assert await endings(matched) == ["closed"]


@pytest.mark.parametrize("lifted", [False, True])
async def test_an_acceptance_that_arrives_after_the_block_opens_nothing(pair: Pair, *, lifted: bool) -> None:
    await pair.hear(blocks(pair.mentor, pair.mentee, at=LATER))
    if lifted:
        await pair.hear(blocks(pair.mentor, sequence=3, at=LATER + timedelta(hours=1)))
    await pair.hear(pair.accepted())
    assert await endings(pair) == ["closed"]
    assert len(await pair.published("mentorships")) == 1


async def test_on_a_session_heard_of_after_the_block_nothing_is_written(pair: Pair, api: Api) -> None:
    session_id = uuid7()
    await pair.hear(blocks(pair.mentee, pair.mentor), pair.session(session_id, 1, "booked", mentorship=None))
    answer = await api.put(pair.mentor, f"sessions/{session_id}/agenda", {"topics": []})
    assert (answer.status_code, slug(answer)) == (409, "session-over")


# --- ceasing ----------------------------------------------------------------------------------------------------------


def mentor_again(person: UUID, sequence: int, **more: Any) -> Event[ProfileState]:
    section = MentorSection(
        headline="h", about="a", skills=(), years_of_experience=3, stage="senior", meeting_rhythm="weekly", capacity=2
    )
    return profile(person, sequence, "mentor_published", mentor=section, **more)


async def test_when_a_mentor_ceases_the_mentorship_ends_with_a_next_step(matched: Pair, api: Api) -> None:
    await matched.hear(profile(matched.mentor, 2, "mentor_ceased"), profile(matched.mentor, 2, "mentor_ceased"))
    assert await endings(matched) == ["ceased"]
    ending = (await seen_by(matched.mentee, matched, api))["ending"]
    assert (ending["by"], ending["reason"]) == ("mentor", "ceased")
    assert "next mentor" in ending["next"]
    german = await api.get(matched.mentee, f"mentorships/{matched.mentorship}", Accept_Language="de")
    assert "Empfehlungen" in german.json()["ending"]["next"]


async def test_whoever_ceases_as_a_mentor_stays_somebodys_mentee(matched: Pair) -> None:
    await matched.hear(profile(matched.mentee, 2, "mentor_ceased"))
    assert await endings(matched) == []


async def test_what_ended_because_the_mentor_ceased_stays_readable(matched: Pair, api: Api) -> None:
    goal = (await api.goal(text="mine")).json()
    await matched.hear(profile(matched.mentor, 2, "mentor_ceased"))
    assert (await api.get(matched.mentor, f"goals/{goal['id']}")).json()["text"] == "mine"


@pytest.mark.parametrize("back", [False, True])
async def test_an_acceptance_from_before_the_ceasing_opens_nothing(pair: Pair, *, back: bool) -> None:
    await pair.hear(profile(pair.mentor, 2, "mentor_ceased", at=LATER))
    if back:
        await pair.hear(mentor_again(pair.mentor, 3, at=LATER))
    await pair.hear(pair.accepted())
    assert await endings(pair) == ["ceased"]


async def test_who_is_a_mentor_again_has_mentees_again(pair: Pair) -> None:
    await pair.hear(profile(pair.mentor, 2, "mentor_ceased"), mentor_again(pair.mentor, 3, at=LATER))
    await pair.hear(pair.accepted(at=LATER))
    assert (await pair.row())["state"] == "active"


# --- whatever comes in which order ------------------------------------------------------------------------------------


async def test_block_acceptance_and_erasure_end_one_mentorship_in_any_order(pair: Pair) -> None:
    for order in permutations(("accepted", "block", "gone")):
        each = Pair(pair.pool, pair.clock)
        events = {
            "accepted": each.accepted(),
            "block": blocks(each.mentor, each.mentee),
            "gone": person_gone(each.mentee),
        }
        await each.hear(*(events[name] for name in order))
        await each.hear(*(events[name] for name in order))
        assert (await each.row())["state"] == "ended", order
        assert (await each.timeline()).count("ended") == 1, order


async def test_late_events_of_somebody_erased_bring_nothing_back(pair: Pair) -> None:
    await pair.hear(person_gone(pair.mentor))
    await pair.hear(blocks(pair.mentor, pair.mentee), profile(pair.mentor, 3, "mentor_ceased"))
    await pair.hear(blocks(pair.mentee, pair.mentor))
    for table in ("blocks", "ceased_mentors"):
        assert await pair.pool.fetchval(f"SELECT count(*) FROM {table}") == 0


async def test_an_erasure_takes_blocks_from_and_of_the_person_with_it(pair: Pair) -> None:
    await pair.hear(blocks(pair.mentor, pair.mentee), blocks(pair.mentee, pair.mentor))
    await pair.hear(profile(pair.mentor, 4, "mentor_ceased", blocks=(pair.mentee,)))
    await pair.hear(person_gone(pair.mentor))
    for table in ("blocks", "ceased_mentors"):
        assert await pair.pool.fetchval(f"SELECT count(*) FROM {table}") == 0
