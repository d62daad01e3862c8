"""Badges: who may have what shown, asked for by nobody but them, and taken back for good."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.use_cases.retelling import tellings
from shared.contracts import ACHIEVEMENTS, AchievementState
from shared.ids import uuid7
from shared.publishing.retelling import Told, set_right
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug


async def claim(pair: Pair, api: Api, person: UUID, kind: str = "completion") -> Any:
    return await api.put(person, f"mentorships/{pair.mentorship}/badges/{kind}", None)


async def withdraw(pair: Pair, api: Api, person: UUID, kind: str = "completion") -> Any:
    path = f"mentorships/{pair.mentorship}/badges/{kind}"
    return await api.client.delete(path, headers=api.headers(person))


async def listed(pair: Pair, api: Api, person: UUID) -> dict[str, Any]:
    answer = await api.get(person, f"mentorships/{pair.mentorship}/badges")
    return {each["kind"]: each for each in answer.json()["items"]}


async def thank(pair: Pair, api: Api, by: UUID) -> None:
    answer = await api.post(by, f"mentorships/{pair.mentorship}/kudos", {"text": "You asked the right question."})
    assert answer.status_code == 201


async def end(pair: Pair, api: Api, reason: str = "goals_reached") -> None:
    await api.post(pair.mentee, f"mentorships/{pair.mentorship}/ending", {"reason": reason})


async def reach_a_goal(pair: Pair, api: Api) -> None:
    goal = await api.agreed_goal()
    await api.patch(pair.mentee, f"goals/{goal['id']}", {"status": "completed"}, if_match="*")


async def said(pair: Pair) -> list[AchievementState | None]:
    found: Any = await pair.published("achievements")
    return list(found)


@pytest.fixture
async def completed(matched: Pair, api: Api) -> Pair:
    """Two who have reached a goal, and ended well a year after they began."""
    await reach_a_goal(matched, api)
    matched.clock.move(timedelta(days=365))
    await end(matched, api)
    return matched


async def test_nothing_is_said_of_anybody_who_does_not_ask(completed: Pair, api: Api) -> None:
    assert (await listed(completed, api, completed.mentee))["completion"]["can"] == ["claim"]
    assert await said(completed) == []


async def test_each_of_the_two_may_have_it_shown_that_they_completed_it(completed: Pair, api: Api) -> None:
    for person, side in ((completed.mentee, "mentee"), (completed.mentor, "mentor")):
        shown = {each["kind"]: each for each in (await claim(completed, api, person)).json()["items"]}["completion"]
        state = (await said(completed))[-1]
        assert state is not None
        assert (state.person_id, state.kind, state.side) == (person, "completion", side)
        assert (state.began_on, state.ended_on) == (date(2026, 3, 2), date(2027, 3, 2))
        assert (shown["badge_id"], shown["can"]) == (str(state.achievement_id), ["withdraw"])
        assert datetime.fromisoformat(shown["claimed_at"]) == state.claimed_at == completed.clock.now()


async def test_what_is_said_names_the_asker_alone(completed: Pair, api: Api) -> None:
    await claim(completed, api, completed.mentee)
    value = await completed.pool.fetchval("SELECT value FROM outbox WHERE topic = 'achievements'")
    assert str(completed.mentee).encode() in value
    assert str(completed.mentor).encode() not in value
    assert str(completed.mentorship).encode() not in value


async def test_who_was_thanked_may_have_that_shown_while_it_goes_on(matched: Pair, api: Api) -> None:
    assert slug(await claim(matched, api, matched.mentor, "thanks")) == "badge-not-earned"
    await thank(matched, api, by=matched.mentee)
    assert (await claim(matched, api, matched.mentor, "thanks")).status_code == 200
    assert slug(await claim(matched, api, matched.mentee, "thanks")) == "badge-not-earned"
    (state,) = await said(matched)
    assert state is not None
    assert (state.person_id, state.kind, state.side, state.ended_on) == (matched.mentor, "thanks", "mentor", None)


async def test_what_goes_on_ended_without_a_goal_or_otherwise_is_not_completed(matched: Pair, api: Api) -> None:
    await reach_a_goal(matched, api)
    assert slug(await claim(matched, api, matched.mentee)) == "badge-not-earned"
    await end(matched, api, "not_a_fit")
    assert slug(await claim(matched, api, matched.mentee)) == "badge-not-earned"
    assert await said(matched) == []


async def test_without_a_goal_reached_nothing_was_completed(matched: Pair, api: Api) -> None:
    await end(matched, api)
    assert (await listed(matched, api, matched.mentee))["completion"]["can"] == []
    assert slug(await claim(matched, api, matched.mentee)) == "badge-not-earned"


async def test_asked_for_twice_it_is_the_same_badge(completed: Pair, api: Api) -> None:
    first, second = [(await claim(completed, api, completed.mentee)).json() for _ in range(2)]
    assert first == second
    assert len(await said(completed)) == 1


async def test_asked_for_many_times_at_once_it_is_one_badge(completed: Pair, api: Api) -> None:
    answers = await asyncio.gather(*(claim(completed, api, completed.mentee) for _ in range(4)))
    assert len({each.text for each in answers}) == 1
    assert len(await said(completed)) == 1


async def test_who_is_suspended_asks_for_nothing(completed: Pair, api: Api) -> None:
    suspended: dict[str, Any] = {"suspended": True, "suspended_at": completed.clock.now()}
    await completed.hear(told.profile(completed.mentee, 2, "suspended", **suspended))
    assert slug(await claim(completed, api, completed.mentee)) == "person-suspended"
    assert await said(completed) == []


async def test_what_is_taken_back_is_gone_for_good_and_the_next_is_another_one(completed: Pair, api: Api) -> None:
    await claim(completed, api, completed.mentee)
    for _ in range(2):
        assert (await withdraw(completed, api, completed.mentee)).status_code == 204
    await claim(completed, api, completed.mentee)
    first, gone, second = await said(completed)
    assert gone is None
    assert first is not None
    assert second is not None
    assert first.achievement_id != second.achievement_id


async def test_one_cannot_ask_and_take_back_for_ever(completed: Pair, api: Api) -> None:
    for _ in range(5):
        assert (await claim(completed, api, completed.mentee)).status_code == 200
        await withdraw(completed, api, completed.mentee)
    refused = await claim(completed, api, completed.mentee)
    assert (slug(refused), refused.json()["most"]) == ("badge-claimed-too-often", 5)
    assert (await listed(completed, api, completed.mentee))["completion"]["can"] == []
    assert (await listed(completed, api, completed.mentor))["completion"]["can"] == ["claim"]


async def test_a_stranger_finds_nothing(completed: Pair, api: Api) -> None:
    stranger = uuid7()
    answers = [
        await api.get(stranger, f"mentorships/{completed.mentorship}/badges"),
        await claim(completed, api, stranger),
        await withdraw(completed, api, stranger),
    ]
    assert [slug(each) for each in answers] == ["mentorship-not-found"] * 3


async def test_a_block_takes_the_thanks_along_and_not_what_one_has_reached(completed: Pair, api: Api) -> None:
    """As if the other one had left: who is blocked sees no difference."""
    await completed.pool.execute(
        "INSERT INTO kudos (id, mentorship_id, author_id, side, text, skills, given_at)"
        " VALUES ($1, $2, $3, 'mentor', 'Thank you', '{}', $4)",
        *(uuid7(), completed.mentorship, completed.mentor, completed.clock.now()),
    )
    assert (await listed(completed, api, completed.mentee))["thanks"]["can"] == ["claim"]
    await completed.hear(told.profile(completed.mentor, 2, "blocks_changed", blocks=[completed.mentee]))
    assert slug(await claim(completed, api, completed.mentee, "thanks")) == "badge-not-earned"
    assert (await claim(completed, api, completed.mentee)).status_code == 200


async def test_with_a_person_goes_what_they_had_shown_and_the_other_keeps_theirs(completed: Pair, api: Api) -> None:
    await claim(completed, api, completed.mentee)
    await claim(completed, api, completed.mentor)
    await completed.hear(told.person_gone(completed.mentee))
    kept = await completed.pool.fetch("SELECT person_id FROM achievements")
    assert [row["person_id"] for row in kept] == [completed.mentor]
    first, _, gone = await said(completed)
    key = await completed.pool.fetchval("SELECT key FROM outbox WHERE topic = 'achievements' AND value IS NULL")
    assert first is not None
    assert (gone, key) == (None, first.achievement_id)


async def test_after_the_tables_were_set_back_what_was_taken_back_stays_so(completed: Pair, api: Api) -> None:
    await claim(completed, api, completed.mentee)
    (state,) = await said(completed)
    assert state is not None
    told_last = Told("achievements", state.achievement_id, 2, None)
    async with completed.transaction() as tx:
        deeds = await set_right(tx, tellings(now=completed.clock.now()), [told_last], now=completed.clock.now())
    assert [each.what for each in deeds] == ["taken back again"]
    assert (await listed(completed, api, completed.mentee))["completion"]["badge_id"] is None


async def test_after_the_tables_were_set_back_a_badge_that_only_the_topic_knows_is_revoked(completed: Pair) -> None:
    state = AchievementState(
        achievement_id=uuid7(),
        version=1,
        change="claimed",
        person_id=completed.mentee,
        programme_id=uuid7(),
        kind="completion",
        side="mentee",
        began_on=date(2026, 3, 2),
        claimed_at=completed.clock.now(),
    )
    told_last = Told("achievements", state.achievement_id, 1, ACHIEVEMENTS.record(state).value)
    async with completed.transaction() as tx:
        await set_right(tx, tellings(now=completed.clock.now()), [told_last], now=completed.clock.now())
    assert await said(completed) == [None]
