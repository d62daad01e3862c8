"""Operators and coordinators page through the pairs of a programme."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_help import coordinator_of

DAY: Final = timedelta(days=1)
SAID: Final = ("health", "active_at", "meeting_due_at")


async def found(api: Api, by: UUID, query: str = "") -> list[str]:
    answer = await api.get(by, f"managed-mentorships{query}")
    assert answer.status_code == 200, answer.text
    return [each["mentorship_id"] for each in answer.json()["items"]]


async def test_a_coordinator_sees_the_pairs_of_their_programme_and_no_word_of_them(matched: Pair, api: Api) -> None:
    coordinator, mine = await coordinator_of(matched), str(matched.mentorship)
    await api.post(
        matched.mentee, f"mentorships/{mine}/goals", {"text": "A secret", "horizon": "long_term", "kind": "career"}
    )
    answer = await api.get(coordinator, "managed-mentorships")
    [pair] = answer.json()["items"]
    assert (pair["mentorship_id"], pair["state"], pair["counts"]["goals"]) == (mine, "active", 1)
    assert "secret" not in answer.text


async def test_how_a_pair_goes_is_said_to_its_coordinator_as_to_the_two(matched: Pair, api: Api) -> None:
    coordinator, path = await coordinator_of(matched), f"mentorships/{matched.mentorship}"

    async def said() -> str:
        """The word for it, which is the same for all of them; so are its dates."""
        [pair] = (await api.get(coordinator, "managed-mentorships")).json()["items"]
        seen = (await api.get(matched.mentee, f"{path}/momentum")).json()
        assert {name: pair[name] for name in SAID} == {name: seen[name] for name in SAID}
        return str(pair["health"])

    words = [await said()]
    await matched.has_met()
    matched.clock.move(100 * DAY)
    words.append(await said())
    ahead = matched.clock.now() + 2 * DAY
    await matched.hear(matched.session(uuid7(), 1, "booked", starts_at=ahead, at=matched.clock.now()))
    words.append(await said())
    await api.post(matched.mentee, f"{path}/pause")
    words.append(await said())
    await api.post(matched.mentee, f"{path}/ending", {"reason": "no_time"})
    words.append(await said())
    assert words == ["on_track", "silent", "on_track", "paused", "ended"]


async def test_pairs_are_filtered_by_state_stage_and_person(matched: Pair, api: Api) -> None:
    coordinator, mine = await coordinator_of(matched), str(matched.mentorship)
    for query, expected in {
        "?state=active": [mine],
        "?state=ended": [],
        "?stage=initiation": [mine],
        "?stage=feedback": [],
        f"?mentor_id={matched.mentor}": [mine],
        f"?mentor_id={matched.mentee}": [],
        f"?mentee_id={matched.mentee}": [mine],
        f"?mentee_id={uuid7()}": [],
    }.items():
        assert await found(api, coordinator, query) == expected, query


async def test_nobody_sees_the_pairs_of_a_programme_that_they_do_not_look_after(matched: Pair, api: Api) -> None:
    elsewhere, operator = uuid7(), uuid7()
    await matched.hear(told.member(elsewhere, uuid7(), "coordinator"))
    api.operators.add(operator)
    programme = (await matched.row())["programme_id"]
    assert await found(api, elsewhere) == []
    assert await found(api, operator) == [str(matched.mentorship)]
    for who in (elsewhere, matched.mentor, uuid7()):
        answer = await api.get(who, f"managed-mentorships?programme_id={programme}")
        assert (answer.status_code, slug(answer)) == (403, "not-your-programme")
    assert slug(await api.get(matched.mentor, "managed-mentorships")) == "not-your-programme"
