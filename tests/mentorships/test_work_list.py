"""The work list: what needs a hand, why, and the acts that help; a look inside is told to both."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

import pytest

from services.mentorships.consumers import CONSUMERS
from services.mentorships.domain.coordinating import MAY
from services.mentorships.domain.work import MEET_WITHIN
from services.mentorships.store import work
from services.mentorships.store.work import Wanted
from shared.consuming.declaration import Event
from shared.contracts import MentorshipState, PromptState
from shared.ids import uuid7
from tests.fixtures.locks import until_waiting
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_help import ask, coordinator_of

DAY = timedelta(days=1)


async def listed(api: Api, by: UUID, query: str = "") -> list[tuple[str, str]]:
    answer = await api.get(by, f"work-list{query}")
    assert answer.status_code == 200, answer.text
    return [(each["reason"], each["mentee_id"]) for each in answer.json()["items"]]


async def days(pair: Pair, number: int) -> None:
    for _ in range(number):
        pair.clock.move(DAY)
        await pair.fire_timers()


async def test_who_falls_silent_is_on_the_list_until_something_happens(matched: Pair, api: Api) -> None:
    coordinator, mentee = await coordinator_of(matched), str(matched.mentee)
    await matched.has_met()
    await days(matched, 44)
    assert await listed(api, coordinator) == []
    await days(matched, 2)
    assert await listed(api, coordinator) == [("at_risk", mentee)]
    await days(matched, 46)
    assert await listed(api, coordinator) == [("silent", mentee)]
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/messages", {"text": "I am back"})
    assert await listed(api, coordinator) == []


async def test_who_has_not_met_after_three_weeks_is_on_the_list_until_they_do(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    await days(matched, MEET_WITHIN.days)
    found = await listed(api, coordinator, "?reason=not_met")
    assert found == [("not_met", str(matched.mentee))]
    at = matched.clock.now()
    await matched.has_met(starts_at=at, at=at)
    await days(matched, 7)
    assert await listed(api, coordinator, "?reason=not_met") == []


async def test_an_agreement_that_nobody_answers_and_one_that_runs_out_are_on_the_list(matched: Pair, api: Api) -> None:
    coordinator, mentee = await coordinator_of(matched), str(matched.mentee)
    await matched.has_met()
    agreement = f"mentorships/{matched.mentorship}/agreement"
    await api.put(matched.mentee, agreement, {"meeting_rhythm": "monthly", "ends_on": "2026-04-10"})
    await days(matched, 8)
    assert await listed(api, coordinator) == [("waiting_for_answer", mentee)]
    await api.post(matched.mentor, f"{agreement}/acceptance", {"number": 1})
    await days(matched, 14)
    assert await listed(api, coordinator) == [("ending_soon", mentee)]


@pytest.mark.parametrize("act", ["pause", "ending"])
async def test_in_a_break_and_after_the_end_nothing_of_it_is_on_the_list(matched: Pair, api: Api, act: str) -> None:
    coordinator = await coordinator_of(matched)
    await days(matched, 30)
    assert len(await listed(api, coordinator)) > 0
    await api.post(
        matched.mentee, f"mentorships/{matched.mentorship}/{act}", {"reason": "no_time"} if act == "ending" else None
    )
    assert await listed(api, coordinator) == []
    await days(matched, 30)
    assert await listed(api, coordinator) == []


async def test_a_mentee_without_a_mentor_in_the_programme_is_on_the_list(pair: Pair, api: Api) -> None:
    programme, coordinator, other = uuid7(), uuid7(), uuid7()
    await pair.hear(
        told.member(coordinator, programme, "coordinator"),
        told.member(pair.mentee, programme, "mentee", at=told.MORNING + DAY),
        told.member(other, programme, "mentee"),
        told.member(uuid7(), programme, "mentor"),
        told.member(uuid7(), uuid7(), "mentee"),
    )
    assert await listed(api, coordinator) == [("unmatched", str(other)), ("unmatched", str(pair.mentee))]
    await pair.hear(pair.accepted(programme=programme))
    assert await listed(api, coordinator) == [("unmatched", str(other))]
    await api.post(pair.mentee, f"mentorships/{pair.mentorship}/ending", {"reason": "no_time"})
    assert len(await listed(api, coordinator)) == 2
    await pair.hear(told.programme(programme, archived_at=told.MORNING))
    assert await listed(api, coordinator) == []


WITHOUT_A_MENTOR = """
SELECT membership_id FROM memberships
WHERE role = 'mentee'
  AND NOT EXISTS (SELECT FROM archived_programmes AS over WHERE over.programme_id = memberships.programme_id)
  AND NOT EXISTS (
      SELECT FROM mentorships
      WHERE mentee_id = person_id AND mentorships.programme_id = memberships.programme_id AND ended_at IS NULL
  )
"""
"""Recomputed from everything that is known."""


async def unmatched(pair: Pair) -> tuple[set[UUID], set[UUID]]:
    """Who has no mentor: as it is kept, and as it is recomputed; by their memberships."""
    async with pair.transaction() as tx:
        kept = await work.items(tx, Wanted(uuid7(), None, "unmatched"), None, 1000)
        counted = await work.counts(tx, Wanted(uuid7(), None))
        anew = {row["membership_id"] for row in await tx.fetch(WITHOUT_A_MENTOR)}
    found = {each.id for each in kept}
    assert counted["unmatched"] == len(kept) == len(found)
    return found, anew


def happenings(chance: Random, people: Sequence[UUID], programmes: Sequence[UUID]) -> Iterator[Event[Any]]:
    """What may happen to mentees of some programmes, in no order that anybody would expect."""
    belonging = {(person, programme): uuid7() for person in people for programme in programmes}
    for sequence in range(1, 150):
        (person, programme), membership = chance.choice(list(belonging.items()))
        match chance.choice(("in", "in", "out", "match", "match", "match", "part", "gone", "over")):
            case "in" | "out" as way:
                state = "member" if way == "in" else "left"
                yield told.member(person, programme, "mentee", membership=membership, sequence=sequence, state=state)
            case "match":
                yield told.accepted(uuid7(), uuid5(person, str(chance.randrange(2))), person, programme=programme)
            case "part":
                mentor = uuid5(person, str(chance.randrange(2)))
                yield told.profile(mentor, sequence, "person_updated", blocks=[person])
                yield told.profile(mentor, sequence, "person_updated")
            case "gone" if sequence > 100:
                yield told.person_gone(person, sequence)
            case "over" if sequence > 120:
                yield told.programme(programme, archived_at=told.MORNING)


@pytest.mark.parametrize("seed", range(3))
async def test_who_has_no_mentor_is_kept_and_the_same_as_recomputed(pair: Pair, seed: int) -> None:
    seen = set()
    for event in happenings(Random(seed), [uuid7() for _ in range(4)], [uuid7() for _ in range(3)]):
        await pair.hear(event)
        kept, anew = await unmatched(pair)
        assert kept == anew
        seen.add(len(kept))
    assert len(seen) > 3


@pytest.mark.parametrize("first", [0, 1])
async def test_who_comes_in_while_they_are_matched_is_matched(pair: Pair, first: int) -> None:
    programme = uuid7()
    events = [told.member(pair.mentee, programme, "mentee"), pair.accepted(programme=programme)]
    async with pair.transaction() as tx:
        for consumer in CONSUMERS:
            if consumer.topic.name == events[first].topic:
                await consumer.handler(tx, [events[first]], pair.clock.now())
        other = asyncio.create_task(pair.hear(events[1 - first]))
        await until_waiting(pair.pool)
    await other
    assert await unmatched(pair) == (set(), set())


async def test_each_entry_says_why_it_is_there_and_names_the_call_that_helps(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    asked = (await ask(matched, api, matched.mentee)).json()
    (entry,) = (await api.get(coordinator, "work-list", accept_language="de")).json()["items"]
    assert entry["because"] == "Jemand von den beiden bittet um Ihre Hilfe."
    assert (entry["method"], entry["path"]) == ("POST", f"/mentorships/v1/help-requests/{asked['id']}/answer")
    done = await api.post(coordinator, entry["path"].removeprefix("/mentorships/v1/"), {"text": "I am here"})
    assert done.status_code == 200
    assert await listed(api, coordinator) == []


async def test_the_list_is_counted_narrowed_and_read_page_by_page(pair: Pair, api: Api) -> None:
    programme, other, coordinator = uuid7(), uuid7(), uuid7()
    people = [uuid7() for _ in range(5)]
    await pair.hear(told.member(coordinator, programme, "coordinator"), told.member(coordinator, other, "coordinator"))
    for number, person in enumerate(people):
        await pair.hear(told.member(person, programme if number else other, "mentee", at=told.MORNING + number * DAY))
    found, query = [], "work-list?page_size=2"
    while query:
        page = (await api.get(coordinator, query)).json()
        found += [each["mentee_id"] for each in page["items"]]
        token = page["next_page_token"]
        query = f"work-list?page_size=2&page_token={token}" if token else ""
    assert found == [str(person) for person in people]
    assert await listed(api, coordinator, f"?programme_id={other}") == [("unmatched", str(people[0]))]
    counts = (await api.get(coordinator, f"work-list/counts?programme_id={programme}")).json()["counts"]
    assert {each["reason"]: each["number"] for each in counts if each["number"]} == {"unmatched": 4}


async def test_only_those_who_look_after_a_programme_see_its_work(matched: Pair, api: Api) -> None:
    await days(matched, 30)
    elsewhere, operator = uuid7(), uuid7()
    await matched.hear(told.member(elsewhere, uuid7(), "coordinator"))
    api.operators.add(operator)
    programme = (await matched.row())["programme_id"]
    assert await listed(api, elsewhere) == []
    assert await listed(api, operator) != []
    path = f"managed-mentorships/{matched.mentorship}"
    for who in (elsewhere, matched.mentor, uuid7()):
        answers = [
            await api.get(who, f"work-list?programme_id={programme}"),
            await api.get(who, f"work-list/counts?programme_id={programme}"),
            await api.post(who, f"{path}/reminder", {"side": "mentee", "reason": "Silent"}),
            await api.post(who, f"{path}/ending", {"ending": "no_time", "reason": "Silent"}),
            await api.post(who, f"{path}/looks", {"reason": "I want to know"}),
            await api.post(who, f"managed-mentorships/{uuid7()}/looks", {"reason": "I want to know"}),
        ]
        assert [(each.status_code, slug(each)) for each in answers] == [(403, "not-your-programme")] * 6
    assert await matched.pool.fetchval("SELECT count(*) FROM audit_log") == 0


async def test_the_documents_say_who_may_as_the_table_does(api: Api) -> None:
    document = (await api.client.get("openapi.json")).json()
    operations = [each for path in document["paths"].values() for each in path.values()]
    said = {each["operationId"]: tuple(each["x-roles"]) for each in operations if "x-roles" in each}
    assert said == MAY


async def test_an_operator_without_a_passkey_acts_for_nobody(matched: Pair, api: Api) -> None:
    operator, path = uuid7(), f"managed-mentorships/{matched.mentorship}"
    api.by_code.add(operator)
    answers = [
        await api.get(operator, "work-list"),
        await api.get(operator, "work-list/counts"),
        await api.post(operator, f"{path}/reminder", {"side": "mentee", "reason": "Silent"}),
        await api.post(operator, f"{path}/ending", {"ending": "no_time", "reason": "Silent"}),
        await api.post(operator, f"{path}/looks", {"reason": "I want to know"}),
        await api.get(operator, f"help-requests/{uuid7()}"),
        await api.post(operator, f"help-requests/{uuid7()}/answer", {"text": "Hm"}),
    ]
    assert [(each.status_code, slug(each)) for each in answers] == [(403, "passkey-needed")] * 7


async def test_a_reminder_names_the_next_step_counts_in_the_week_and_is_in_the_audit_log(
    matched: Pair, api: Api
) -> None:
    coordinator = await coordinator_of(matched)
    path = f"managed-mentorships/{matched.mentorship}/reminder"
    body = {"side": "mentee", "reason": "They have not met"}
    assert (await api.post(coordinator, path, body)).status_code == 204
    (prompt,) = await matched.published("prompts")
    assert isinstance(prompt, PromptState)
    assert (prompt.kind, prompt.recipient_id, prompt.step) == ("momentum", matched.mentee, "book_first_session")
    again = await api.post(coordinator, path, body)
    assert (again.status_code, slug(again)) == (429, "too-soon-to-remind")
    assert int(again.headers["Retry-After"]) == 7 * 24 * 3600
    await days(matched, 6)
    assert len(await matched.published("prompts")) == 1
    acts = await matched.pool.fetch("SELECT act, role, person_id, reason FROM audit_log")
    assert [tuple(row) for row in acts] == [("reminded", "coordinator", matched.mentee, "They have not met")]


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("mute", "wants-no-word"),
        ("pause", "mentorship-paused"),
        ("ending", "mentorship-ended"),
        ("night", "too-soon-to-remind"),
    ],
)
async def test_nobody_is_reminded_who_is_not_to_be(matched: Pair, api: Api, before: str, why: str) -> None:
    coordinator, mine = await coordinator_of(matched), f"mentorships/{matched.mentorship}"
    match before:
        case "mute":
            await api.put(matched.mentee, f"{mine}/momentum/mute", None)
        case "night":
            matched.clock.move(timedelta(hours=13))
        case _:
            await api.post(matched.mentee, f"{mine}/{before}", {"reason": "no_time"} if before == "ending" else None)
    answer = await api.post(
        coordinator, f"managed-mentorships/{matched.mentorship}/reminder", {"side": "mentee", "reason": "Silent"}
    )
    assert slug(answer) == why
    assert await matched.published("prompts") == []


async def test_a_mentorship_can_be_ended_for_its_two_and_they_read_the_kind_reason(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    body = {"ending": "out_of_touch", "reason": "Nobody answers"}
    ended = await api.post(coordinator, f"managed-mentorships/{matched.mentorship}/ending", body)
    assert ended.json()["state"] == "ended"
    seen = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}")).json()["ending"]
    assert (seen["by"], seen["reason"], seen["text"]) == ("platform", "out_of_touch", None)
    state = (await matched.published("mentorships"))[-1]
    assert isinstance(state, MentorshipState)
    assert (state.change, state.ended_because) == ("ended", "out_of_touch")
    again = await api.post(coordinator, f"managed-mentorships/{matched.mentorship}/ending", body)
    assert slug(again) == "mentorship-ended"


# --- breaking the glass ----------------------------------------------------------------------------------------------


async def _look(pair: Pair, api: Api, by: UUID, reason: Any = "The mentee reports threats") -> Any:
    return await api.post(by, f"managed-mentorships/{pair.mentorship}/looks", {"reason": reason})


async def test_a_look_inside_is_told_to_both_with_its_reason_and_kept(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    await api.agreed_goal(text="A goal of ours")
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/messages", {"text": "What we write"})
    session = await matched.has_met()
    await api.put(matched.mentee, f"sessions/{session}/notes/mine", {"private": "For nobody", "shared": "For both"})
    seen = await _look(matched, api, coordinator)
    inside = seen.json()
    assert [goal["text"] for goal in inside["goals"]] == ["A goal of ours"]
    assert [message["text"] for message in inside["messages"]] == ["What we write"]
    assert "For nobody" not in seen.text
    states = [state for state in await matched.published("prompts") if isinstance(state, PromptState)]
    assert [(state.kind, state.recipient_id, state.other_id) for state in states] == [
        ("looked_into", matched.mentor, coordinator),
        ("looked_into", matched.mentee, coordinator),
    ]
    for person in (matched.mentor, matched.mentee):
        (kept,) = (await api.get(person, f"mentorships/{matched.mentorship}/looks")).json()["items"]
        assert (kept["looked_by"], kept["role"], kept["reason"]) == (
            str(coordinator),
            "coordinator",
            "The mentee reports threats",
        )
    assert slug(await api.get(uuid7(), f"mentorships/{matched.mentorship}/looks")) == "mentorship-not-found"
    assert await matched.pool.fetchval("SELECT act FROM audit_log") == "looked_into_mentorship"


@pytest.mark.parametrize("reason", [None, "", "   ", "Curious", 7])
async def test_nobody_looks_without_a_reason(matched: Pair, api: Api, reason: Any) -> None:
    coordinator = await coordinator_of(matched)
    assert slug(await _look(matched, api, coordinator, reason)) == "invalid-request"
    assert (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/looks")).json()["items"] == []


async def test_that_somebody_looked_stays_when_they_are_erased_and_who_they_were_goes(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    await _look(matched, api, coordinator)
    await matched.hear(told.person_gone(coordinator))
    (kept,) = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/looks")).json()["items"]
    assert (kept["looked_by"], kept["reason"], kept["role"]) == (None, None, "coordinator")
