"""Introductions: nobody's details are shown before everybody has agreed, and a third person's stand as briefly as can be."""

from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain.introductions import (
    ANSWER_WITHIN,
    CONTACT_KEPT_FOR,
    MOST_A_DAY,
    Introduction,
    UnknownIntroduction,
)
from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

ABOUT = {"about": "sentinel-about: built a team"}
REACH = {"reach_me": "sentinel-reach of the mentee"}
ADA = {"contact": "sentinel-contact: Ada, ada@example.org", "they_agreed": True}


async def knowing(pair: Pair) -> Pair:
    """The mentor has another mentee."""
    other = Pair(pair.pool, pair.clock, mentor=pair.mentor)
    await other.hear(other.accepted())
    return other


async def proposed(api: Api, pair: Pair, **more: Any) -> str:
    made = await api.post(pair.mentor, f"mentorships/{pair.mentorship}/introductions", ABOUT | more)
    assert made.status_code == 201, made.text
    return f"introductions/{made.json()['id']}"


async def said(pair: Pair) -> list[tuple[Any, Any, str]]:
    found = [
        each for each in await pair.published("prompts") if isinstance(each, PromptState) and each.change == "said"
    ]
    assert {each.kind for each in found} <= {"introduction"}
    return [(each.recipient_id, each.other_id, each.step) for each in found]


# --- the rules --------------------------------------------------------------------------------------------------------


def test_the_contact_learns_of_nothing_before_the_other_side_has_agreed() -> None:
    mentor, mentee, contact = uuid7(), uuid7(), uuid7()
    made = Introduction(uuid7(), 1, uuid7(), mentor, mentee, "mentor", "Why", contact, True, told.MORNING)
    with pytest.raises(UnknownIntroduction):
        made.part_of(contact)
    agreed = made.agree("receiver", "mail", told.MORNING)
    assert agreed.part_of(contact) == "contact"
    assert not agreed.shows_details()
    assert agreed.agree("contact", "mail", told.MORNING).shows_details()
    assert agreed.decline().receiver_reach is None


def test_what_nobody_answers_and_what_the_end_overtakes_was_not_made() -> None:
    made = Introduction(uuid7(), 1, uuid7(), uuid7(), uuid7(), "mentor", "Why", None, False, told.MORNING)
    assert made.state_at(told.MORNING + ANSWER_WITHIN, ended=False) == "not_made"
    assert made.state_at(told.MORNING, ended=True) == "not_made"
    assert made.acts_of("receiver", told.MORNING + ANSWER_WITHIN, ended=False) == ()


# --- somebody here ----------------------------------------------------------------------------------------------------


async def test_two_people_here_meet_once_both_have_agreed_and_not_before(matched: Pair, api: Api) -> None:
    other = await knowing(matched)
    path = await proposed(api, matched, contact_id=str(other.mentee))
    assert slug(await api.get(other.mentee, path)) == "introduction-not-found"
    waiting = (await api.get(matched.mentee, path)).json()
    assert (waiting["you_are"], waiting["other_id"], waiting["reach"], waiting["can"]) == (
        "receiver",
        None,
        None,
        ["agree", "decline"],
    )
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    asked = (await api.get(other.mentee, path)).json()
    assert (asked["you_are"], asked["other_id"], asked["reach"], asked["mentorship_id"]) == (
        "contact",
        None,
        None,
        None,
    )
    await api.post(other.mentee, f"{path}/agreement", {"reach_me": "Ring me"})
    receiver, contact = (await api.get(matched.mentee, path)).json(), (await api.get(other.mentee, path)).json()
    assert (receiver["other_id"], receiver["reach"]) == (str(other.mentee), "Ring me")
    assert (contact["other_id"], contact["reach"]) == (str(matched.mentee), REACH["reach_me"])
    proposer = (await api.get(matched.mentor, path)).json()
    assert (proposer["state"], proposer["other_id"], proposer["reach"]) == ("introduced", None, None)
    assert await said(matched) == [
        (matched.mentee, matched.mentor, "answer_introduction"),
        (other.mentee, matched.mentor, "answer_introduction"),
        (matched.mentee, other.mentee, "read_messages"),
    ]
    assert "introduction_made" in await matched.timeline()


@pytest.mark.parametrize("who", ["receiver", "contact"])
async def test_after_a_no_nothing_is_shown_and_nobody_learns_whose_it_was(matched: Pair, api: Api, who: str) -> None:
    other = await knowing(matched)
    path = await proposed(api, matched, contact_id=str(other.mentee))
    if who == "contact":
        await api.post(matched.mentee, f"{path}/agreement", REACH)
    no = matched.mentee if who == "receiver" else other.mentee
    assert (await api.post(no, f"{path}/decline")).json()["state"] == "not_made"
    seen = (await api.get(matched.mentor, path)).json()
    assert (seen["state"], seen["reach"], seen["can"]) == ("not_made", None, [])
    assert slug(await api.post(matched.mentee, f"{path}/agreement", REACH)) == "introduction-over"
    assert await matched.pool.fetchval("SELECT receiver_reach FROM introductions") is None


async def test_whom_one_does_not_know_one_introduces_to_nobody(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/introductions"
    for contact in (uuid7(), matched.mentor, matched.mentee):
        answer = await api.post(matched.mentor, path, ABOUT | {"contact_id": str(contact)})
        assert slug(answer) == "unfit-contact"
    assert slug(await api.post(uuid7(), path, ABOUT)) == "mentorship-not-found"


@pytest.mark.parametrize("blocker", ["receiver", "contact"])
async def test_whom_a_block_is_between_are_not_introduced_and_learn_nothing(
    matched: Pair, api: Api, blocker: str
) -> None:
    other = await knowing(matched)
    people = (matched.mentee, other.mentee) if blocker == "receiver" else (other.mentee, matched.mentee)
    await matched.hear(told.profile(people[0], 2, "blocks_changed", blocks=[people[1]]))
    path = await proposed(api, matched, contact_id=str(other.mentee))
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    assert slug(await api.get(other.mentee, path)) == "introduction-not-found"
    assert (await api.get(other.mentee, "me/introductions")).json()["items"] == []
    assert [each[0] for each in await said(matched)] == [matched.mentee]


async def test_after_a_later_block_neither_sees_how_the_other_is_reached(matched: Pair, api: Api) -> None:
    other = await knowing(matched)
    path = await proposed(api, matched, contact_id=str(other.mentee))
    for person in (matched.mentee, other.mentee):
        await api.post(person, f"{path}/agreement", REACH)
    assert len((await api.get(other.mentee, "me/introductions")).json()["items"]) == 1
    await matched.hear(told.profile(matched.mentee, 2, "blocks_changed", blocks=[other.mentee]))
    assert slug(await api.get(other.mentee, path)) == "introduction-not-found"
    seen = (await api.get(matched.mentee, path)).json()
    assert (seen["other_id"], seen["reach"]) == (None, None)


# --- somebody outside -------------------------------------------------------------------------------------------------


async def test_somebody_outside_is_told_of_after_the_other_sides_yes_for_a_month(matched: Pair, api: Api) -> None:
    path = await proposed(api, matched)
    assert slug(await api.post(matched.mentor, f"{path}/contact", ADA)) == "not-yours-to-answer"
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    assert slug(await api.post(matched.mentee, f"{path}/contact", ADA)) == "not-yours-to-answer"
    assert slug(await api.post(matched.mentor, f"{path}/contact", ADA | {"they_agreed": False})) == "invalid-request"
    made = (await api.post(matched.mentor, f"{path}/contact", ADA)).json()
    assert (made["state"], made["reach"]) == ("introduced", REACH["reach_me"])
    assert (await api.get(matched.mentee, path)).json()["reach"] == ADA["contact"]
    await api.post(matched.mentee, f"{path}/outcome", {"outcome": "led_to_interview"})
    matched.clock.move(CONTACT_KEPT_FOR)
    await matched.fire_timers()
    forgotten = (await api.get(matched.mentee, path)).json()
    assert (forgotten["reach"], forgotten["outcome"]) == (None, "led_to_interview")


async def test_who_waits_in_vain_for_an_introduction_leaves_no_details(matched: Pair, api: Api) -> None:
    path = await proposed(api, matched)
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    matched.clock.move(ANSWER_WITHIN)
    await matched.fire_timers()
    kept = await matched.pool.fetchrow("SELECT state, receiver_reach FROM introductions")
    assert kept is not None
    assert tuple(kept) == ("not_made", None)


async def test_an_introduction_whose_proposer_is_erased_before_it_is_made_leaves_no_details(
    matched: Pair, api: Api
) -> None:
    path = await proposed(api, matched)
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    await matched.hear(told.person_gone(matched.mentor))
    kept = await matched.pool.fetchrow("SELECT state, receiver_reach FROM introductions")
    assert kept is not None
    assert tuple(kept) == ("not_made", None)


async def test_somebody_outside_may_change_their_mind_through_whoever_knows_them(matched: Pair, api: Api) -> None:
    path = await proposed(api, matched)
    await api.post(matched.mentee, f"{path}/agreement", REACH)
    await api.post(matched.mentor, f"{path}/contact", ADA)
    assert (await api.post(matched.mentor, f"{path}/withdrawal")).json()["state"] == "withdrawn"
    assert (await api.get(matched.mentee, path)).json()["reach"] is None
    assert await matched.pool.fetchval("SELECT contact FROM introductions") is None


async def test_there_is_an_end_to_it_in_a_day_over_all_mentorships(matched: Pair, api: Api) -> None:
    for _ in range(MOST_A_DAY):
        await proposed(api, matched)
    other = await knowing(matched)
    for pair in (matched, other):
        answer = await api.post(matched.mentor, f"mentorships/{pair.mentorship}/introductions", ABOUT)
        assert slug(answer) == "too-many-introductions"
    matched.clock.move(timedelta(days=1))
    await proposed(api, matched)


async def test_no_word_of_it_leaves_the_service_and_none_stays_of_who_is_erased(matched: Pair, api: Api) -> None:
    other = await knowing(matched)
    inside, outside = await proposed(api, matched, contact_id=str(other.mentee)), await proposed(api, matched)
    for path in (inside, outside):
        await api.post(matched.mentee, f"{path}/agreement", REACH)
    await api.post(other.mentee, f"{inside}/agreement", {"reach_me": "sentinel-reach of the contact"})
    await api.post(matched.mentor, f"{outside}/contact", ADA)
    rows: list[Any] = await matched.pool.fetch("SELECT value FROM outbox")
    assert not any(b"sentinel" in (row["value"] or b"") for row in rows)
    await matched.hear(told.person_gone(other.mentee))
    assert "of the contact" not in str(await matched.pool.fetch("SELECT * FROM introductions"))
    await matched.hear(told.person_gone(matched.mentor))
    left = str(await matched.pool.fetch("SELECT * FROM introductions"))
    assert "sentinel-about" not in left
    assert "sentinel-contact" not in left
    await matched.hear(told.person_gone(matched.mentee))
    assert await matched.pool.fetchval("SELECT count(*) FROM introductions") == 0
