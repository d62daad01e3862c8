"""What one suggests to the other, what becomes of it, and what helped others."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.suggestions import (
    HELPED_AT_LEAST,
    MOST_A_DAY,
    WAYS,
    NotFromHere,
    OthersToSay,
    Suggestion,
    Wanted,
)
from shared.contracts import PromptState
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

BOOK: Any = {"kind": "book", "title": "The first 90 days", "link": "https://example.org/90", "skills": ["leading"]}
STORY: Any = {"kind": "story", "title": "My first team", "text": "They did not trust me.", "goal_kinds": ["career"]}


def made(kind: Any = "book", **changed: Any) -> Suggestion:
    fields: dict[str, Any] = {
        "title": "T",
        "text": None,
        "link": None,
        "goal_id": None,
        "skills": (),
        "shelf_item_id": None,
    }
    fields |= {"side": "mentor", "author_id": uuid7(), "suggested_at": told.MORNING, **changed}
    return Suggestion(id=uuid7(), mentorship_id=uuid7(), version=1, kind=kind, **fields)


def goes(suggestion: Suggestion, *states: Any) -> Suggestion:
    for state in states:
        suggestion, _ = suggestion.become(Wanted(state), side="mentee", now=told.MORNING)
    return suggestion


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WAYS)
def test_every_kind_comes_to_an_end_on_each_of_its_ways(kind: Any) -> None:
    seen, ahead = set(), [made(kind)]
    while ahead:
        here = ahead.pop()
        seen.add(here.state)
        ahead += [goes(here, state) for state in here.states_for("mentee")]
    assert seen == {"suggested"} | {state for states in WAYS[kind].values() for state in states}


def test_a_resource_is_rated_once_it_is_finished_by_whom_it_was_made_to() -> None:
    finished = goes(made(), "started", "finished")
    rated, what = finished.become(Wanted(useful=4), side="mentee", now=told.MORNING)
    assert (rated.useful, rated.version, what) == (4, 4, "suggestion_moved")
    for early in (made(), goes(made(), "started")):
        with pytest.raises(NotFromHere):
            early.become(Wanted(useful=4), side="mentee", now=told.MORNING)
    with pytest.raises(NotFromHere):
        finished.become(Wanted(useful=5), side="mentor", now=told.MORNING)


def test_what_becomes_of_it_is_for_the_other_side_to_say_and_withdrawing_for_the_author() -> None:
    with pytest.raises(OthersToSay):
        made().become(Wanted("started"), side="mentor", now=told.MORNING)
    with pytest.raises(OthersToSay):
        made().become(Wanted("withdrawn"), side="mentee", now=told.MORNING)
    withdrawn, what = made().become(Wanted("withdrawn"), side="mentor", now=told.MORNING)
    assert (withdrawn.states_for("mentee"), what) == ((), "suggestion_withdrawn")
    with pytest.raises(NotFromHere):
        goes(made(), "started").become(Wanted("withdrawn"), side="mentor", now=told.MORNING)


def test_a_challenge_is_accepted_tried_and_reflected_on() -> None:
    tried = goes(made("challenge"), "accepted", "tried")
    done, _ = tried.become(Wanted("reflected", reflection="I can"), side="mentee", now=told.MORNING)
    assert (done.state, done.reflection) == ("reflected", "I can")
    with pytest.raises(NotFromHere):
        made("challenge").become(Wanted(reflection="Too early"), side="mentee", now=told.MORNING)


def test_what_a_position_led_to_both_may_tell_once_it_was_taken_up() -> None:
    with pytest.raises(NotFromHere):
        made("position").become(Wanted(outcome="led_to_interview"), side="mentee", now=told.MORNING)
    taken = goes(made("position"), "accepted")
    sides: tuple[Side, ...] = ("mentor", "mentee")
    for side in sides:
        told_of, _ = taken.become(Wanted(outcome="led_to_interview"), side=side, now=told.MORNING)
        assert told_of.outcome == "led_to_interview"


# --- over the API -----------------------------------------------------------------------------------------------------


async def suggests(api: Api, pair: Pair, body: Any = BOOK) -> Any:
    return await api.post(pair.mentor, f"mentorships/{pair.mentorship}/suggestions", body)


async def test_a_suggestion_is_made_moved_and_read_by_the_two(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    first = await suggests(api, matched, {**BOOK, "goal_id": goal})
    assert (first.status_code, first.json()["can"]) == (201, ["withdrawn"])
    path = f"suggestions/{first.json()['id']}"
    seen = await api.get(matched.mentee, path)
    assert seen.json()["can"] == ["started", "finished", "declined"]
    moved = await api.patch(matched.mentee, path, {"state": "finished", "useful": 5}, if_match=seen.headers["ETag"])
    assert (moved.json()["state"], moved.json()["useful"], moved.json()["can"]) == ("finished", 5, ["rate"])
    late = await api.patch(matched.mentee, path, {"useful": 1}, if_match=seen.headers["ETag"])
    assert slug(late) == "version-mismatch"
    assert (await matched.timeline())[-2:] == ["suggested", "suggestion_moved"]
    assert slug(await api.get(uuid7(), path)) == "suggestion-not-found"
    assert slug(await suggests(api, matched, {**BOOK, "goal_id": str(uuid7())})) == "goal-not-found"


@pytest.mark.parametrize("wrong", [{"link": "javascript:alert(1)"}, {"title": ""}, {"kind": "story"}, {"kind": None}])
async def test_what_is_no_suggestion_is_refused(matched: Pair, api: Api, wrong: Any) -> None:
    assert slug(await suggests(api, matched, {**BOOK, **wrong})) == "invalid-request"


async def test_they_are_told_once_a_day_while_something_waits_and_want_to_hear(matched: Pair, api: Api) -> None:
    for _ in range(3):
        await suggests(api, matched)
    matched.clock.move(timedelta(minutes=11))
    await matched.fire_timers()
    await suggests(api, matched)
    matched.clock.move(timedelta(hours=3))
    await matched.fire_timers()
    said = [each for each in await matched.published("prompts") if isinstance(each, PromptState)]
    assert [(each.kind, each.recipient_id, each.other_id) for each in said] == [
        ("suggested", matched.mentee, matched.mentor)
    ]
    await api.put(matched.mentee, f"mentorships/{matched.mentorship}/momentum/mute", None)
    matched.clock.move(timedelta(days=2))
    await matched.fire_timers()
    assert len(await matched.published("prompts")) == 1


async def test_there_is_an_end_to_suggesting_in_a_day_and_after_the_end(matched: Pair, api: Api) -> None:
    for _ in range(MOST_A_DAY):
        assert (await suggests(api, matched)).status_code == 201
    assert slug(await suggests(api, matched)) == "too-many-suggestions"
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    assert slug(await suggests(api, matched)) == "mentorship-ended"


async def test_a_challenge_that_waits_is_what_comes_next(matched: Pair, api: Api) -> None:
    await matched.has_met()
    await api.put(matched.mentee, f"mentorships/{matched.mentorship}/agreement", {"meeting_rhythm": "monthly"})
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/agreement/acceptance", {"number": 1})
    waiting = (await suggests(api, matched, {"kind": "challenge", "title": "Speak on Monday"})).json()["id"]
    following = (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/momentum")).json()["next"]
    assert (following["step"], following["subject_id"]) == ("answer_challenge", waiting)
    assert following["path"] == f"/mentorships/v1/suggestions/{waiting}"


async def test_words_go_with_who_wrote_them_and_after_a_block_nobody_reads_the_others(matched: Pair, api: Api) -> None:
    path = f"suggestions/{(await suggests(api, matched, {'kind': 'challenge', 'title': 'Speak'})).json()['id']}"
    for state in ("accepted", "tried"):
        await api.patch(matched.mentee, path, {"state": state}, if_match="*")
    await api.patch(matched.mentee, path, {"state": "reflected", "reflection": "Well"}, if_match="*")
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    for person, seen in ((matched.mentor, ("Speak", None)), (matched.mentee, (None, "Well"))):
        read = (await api.get(person, path)).json()
        assert (read["title"], read["reflection"], read["can"]) == (*seen, [])
    await matched.hear(told.person_gone(matched.mentee))
    row = await matched.pool.fetchrow("SELECT title, reflection FROM suggestions")
    assert row is not None
    assert tuple(row) == ("Speak", None)


# --- the shelf --------------------------------------------------------------------------------------------------------


async def test_a_shelf_is_ones_own_and_things_off_it_are_suggested_again(matched: Pair, api: Api) -> None:
    kept = await api.post(matched.mentor, "me/shelf", {**BOOK, "goal_kinds": ["career"]})
    path = f"me/shelf/{kept.json()['id']}"
    await suggests(api, matched, {"shelf_item_id": kept.json()["id"]})
    await suggests(api, matched, {"shelf_item_id": kept.json()["id"]})
    assert (await api.get(matched.mentor, path)).json()["suggested"] == 2
    changed = await api.put(matched.mentor, path, {**BOOK, "title": "Another"}, if_match=kept.headers["ETag"])
    assert changed.json()["version"] == 2
    listed = (await api.get(matched.mentee, f"mentorships/{matched.mentorship}/suggestions")).json()["items"]
    assert {each["title"] for each in listed} == {"The first 90 days"}
    assert slug(await api.get(matched.mentee, path)) == "shelf-item-not-found"
    assert (await api.client.delete(path, headers=api.headers(matched.mentor, If_Match="*"))).status_code == 204
    assert (await api.get(matched.mentor, "me/shelf")).json()["items"] == []


async def test_a_story_is_offered_where_a_goal_fits_and_not_suggested(matched: Pair, api: Api) -> None:
    story = (await api.post(matched.mentor, "me/shelf", STORY)).json()["id"]
    await api.post(matched.mentor, "me/shelf", {**STORY, "title": "Not for all", "shared": False})
    fits, other = (await api.goal()).json()["id"], (await api.goal(kind="personal")).json()["id"]
    for person, goal, titles in (
        (matched.mentee, fits, ["My first team"]),
        (matched.mentor, fits, ["Not for all", "My first team"]),
        (matched.mentee, other, []),
    ):
        items = (await api.get(person, f"goals/{goal}/fitting")).json()["items"]
        assert [each["title"] for each in items] == titles
    assert slug(await suggests(api, matched, {"shelf_item_id": story})) == "story-is-told"
    assert slug(await api.get(uuid7(), f"goals/{fits}/fitting")) == "goal-not-found"


async def helped(pair: Pair, api: Api, programme: UUID, rating: int) -> None:
    """Another pair of the programme, whose mentee rated the book with a goal for their career."""
    another = Pair(pair.pool, pair.clock)
    await another.hear(another.accepted(programme=programme))
    goal = {"text": "Lead", "horizon": "short_term", "kind": "career"}
    made = await api.post(another.mentee, f"mentorships/{another.mentorship}/goals", goal)
    suggested = await suggests(api, another, {**BOOK, "goal_id": made.json()["id"]})
    body = {"state": "finished", "useful": rating}
    await api.patch(another.mentee, f"suggestions/{suggested.json()['id']}", body, if_match="*")


async def test_what_helped_others_is_told_from_five_of_them_on_and_never_below(matched: Pair, api: Api) -> None:
    programme, goal = (await matched.row())["programme_id"], (await api.goal()).json()["id"]
    for number in range(HELPED_AT_LEAST):
        assert (await api.get(matched.mentee, f"goals/{goal}/fitting")).json()["helped_others"] == []
        await helped(matched, api, programme, 3 + number % 3)
    await helped(matched, api, uuid7(), 1)
    seen = (await api.get(matched.mentee, f"goals/{goal}/fitting")).json()["helped_others"]
    book = {"kind": "book", "title": "the first 90 days", "link": "https://example.org/90"}
    assert seen == [{**book, "people": 5, "useful": 3.8}]
