"""Calls for help: past the other side, to those who look after the programme."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.use_cases.asking import MOST_A_DAY
from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)


async def coordinator_of(pair: Pair, person: UUID | None = None) -> UUID:
    """Somebody who looks after the programme of the two."""
    person = person or uuid7()
    await pair.hear(told.member(person, (await pair.row())["programme_id"], "coordinator"))
    return person


async def ask(pair: Pair, api: Api, by: UUID, text: str = "We have lost touch") -> Any:
    return await api.post(by, f"mentorships/{pair.mentorship}/help-requests", {"text": text})


async def said(pair: Pair) -> list[tuple[str, UUID, UUID]]:
    states = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    return [(state.kind, state.recipient_id, state.other_id) for state in states]


async def test_a_call_for_help_reaches_those_who_look_after_the_programme_and_nobody_else(
    matched: Pair, api: Api
) -> None:
    coordinator, operator = await coordinator_of(matched), uuid7()
    api.operators.add(operator)
    asked = (await ask(matched, api, matched.mentee)).json()
    for reader in (matched.mentee, coordinator, operator):
        assert (await api.get(reader, f"help-requests/{asked['id']}")).json()["text"] == "We have lost touch"
    stranger = uuid7()
    await matched.hear(told.member(stranger, uuid7(), "coordinator"))
    for reader in (matched.mentor, stranger):
        assert slug(await api.get(reader, f"help-requests/{asked['id']}")) == "help-request-not-found"
    assert await said(matched) == [("help_asked", coordinator, matched.mentee)]
    assert await matched.timeline() == ["opened"]


async def test_a_mentor_who_coordinates_the_programme_reads_nothing_that_is_asked_past_them(
    matched: Pair, api: Api
) -> None:
    await coordinator_of(matched, matched.mentor)
    asked = (await ask(matched, api, matched.mentee)).json()
    assert await said(matched) == []
    assert slug(await api.get(matched.mentor, f"help-requests/{asked['id']}")) == "help-request-not-found"
    answer = await api.post(matched.mentor, f"help-requests/{asked['id']}/answer", {"text": "Well"})
    assert slug(answer) == "help-request-not-found"
    listed = (await api.get(matched.mentor, "work-list?reason=asking_for_help")).json()["items"]
    assert listed == []


async def test_an_answer_is_for_who_asked_and_they_are_told_of_it(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    asked = (await ask(matched, api, matched.mentor)).json()
    path = f"help-requests/{asked['id']}"
    answered = (await api.post(coordinator, f"{path}/answer", {"text": "Shall we talk?"})).json()
    assert (answered["state"], answered["can"]) == ("answered", [])
    assert (await api.get(matched.mentor, path)).json()["answer"] == "Shall we talk?"
    assert (await said(matched))[-1] == ("help_answered", matched.mentor, coordinator)
    assert slug(await api.post(coordinator, f"{path}/answer", {"text": "Once more"})) == "help-settled"
    assert slug(await api.post(matched.mentor, f"{path}/withdrawal")) == "help-settled"
    acts = await matched.pool.fetch("SELECT act, actor_id, role, person_id FROM audit_log")
    assert [tuple(row) for row in acts] == [("help_answered", coordinator, "coordinator", matched.mentor)]


async def test_one_call_waits_at_a_time_and_one_is_not_asked_without_end(matched: Pair, api: Api) -> None:
    for _ in range(MOST_A_DAY):
        asked = (await ask(matched, api, matched.mentee)).json()
        assert slug(await ask(matched, api, matched.mentee)) in ("help-already-asked", "too-many-help-requests")
        await api.post(matched.mentee, f"help-requests/{asked['id']}/withdrawal")
    late = await ask(matched, api, matched.mentee)
    assert (late.status_code, slug(late)) == (429, "too-many-help-requests")
    assert (await ask(matched, api, matched.mentor)).status_code == 201
    matched.clock.move(DAY)
    assert (await ask(matched, api, matched.mentee)).status_code == 201
    mine = (await api.get(matched.mentee, "me/help-requests?page_size=2")).json()
    assert [each["state"] for each in mine["items"]] == ["open", "withdrawn"]


async def test_help_can_be_asked_for_after_a_block_too(matched: Pair, api: Api) -> None:
    coordinator = await coordinator_of(matched)
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    asked = (await ask(matched, api, matched.mentee)).json()
    assert (await api.get(coordinator, f"help-requests/{asked['id']}")).status_code == 200


async def test_who_coordinates_no_more_reads_nothing_any_more(matched: Pair, api: Api) -> None:
    coordinator, membership = uuid7(), uuid7()
    programme = (await matched.row())["programme_id"]
    await matched.hear(told.member(coordinator, programme, "coordinator", membership=membership))
    asked = (await ask(matched, api, matched.mentee)).json()
    left = told.member(coordinator, programme, "coordinator", membership=membership, sequence=2, state="left")
    await matched.hear(left)
    assert slug(await api.get(coordinator, f"help-requests/{asked['id']}")) == "help-request-not-found"
    assert slug(await api.get(coordinator, "work-list")) == "not-your-programme"


async def changes(pair: Pair, coordinator: UUID) -> list[str]:
    """What was said to somebody of calls for help, and taken back."""
    states = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    return [each.change for each in states if (each.kind, each.recipient_id) == ("help_asked", coordinator)]


@pytest.mark.parametrize("act", ["withdrawal", "answer"])
async def test_what_is_settled_is_told_no_more_to_who_has_not_been_mailed_of_it(
    matched: Pair, api: Api, act: str
) -> None:
    coordinators = [await coordinator_of(matched), await coordinator_of(matched)]
    asked = (await ask(matched, api, matched.mentee)).json()
    other = (await ask(matched, api, matched.mentor)).json()
    by, body = (coordinators[0], {"text": "Shall we talk?"}) if act == "answer" else (matched.mentee, None)
    assert (await api.post(by, f"help-requests/{asked['id']}/{act}", body)).is_success
    assert [await changes(matched, each) for each in coordinators] == [["said", "said", "settled"]] * 2
    states = [state for state in await matched.published("prompts") if isinstance(state, PromptState)]
    assert {str(each.subject_id) for each in states if each.change == "settled"} == {asked["id"]}
    assert (await api.get(coordinators[1], f"help-requests/{other['id']}")).json()["state"] == "open"


async def test_who_coordinates_no_more_is_not_mailed_who_asks_for_help(matched: Pair, api: Api) -> None:
    stays, leaves, membership = await coordinator_of(matched), uuid7(), uuid7()
    programme = (await matched.row())["programme_id"]
    await matched.hear(told.member(leaves, programme, "coordinator", membership=membership))
    await ask(matched, api, matched.mentee)
    left = told.member(leaves, programme, "coordinator", membership=membership, sequence=2, state="left")
    await matched.hear(left)
    await matched.fire_timers()
    assert await changes(matched, leaves) == ["said", "settled"]
    assert await changes(matched, stays) == ["said"]


@pytest.mark.parametrize("gone", ["asker", "coordinator"])
async def test_what_somebody_erased_asked_or_answered_goes(matched: Pair, api: Api, gone: str) -> None:
    coordinator = await coordinator_of(matched)
    asked = (await ask(matched, api, matched.mentee, "my secret")).json()
    await api.post(coordinator, f"help-requests/{asked['id']}/answer", {"text": "secret too"})
    await matched.hear(told.person_gone(matched.mentee if gone == "asker" else coordinator))
    words = await matched.pool.fetch("SELECT text, answer FROM help_requests")
    assert [tuple(row) for row in words] == ([] if gone == "asker" else [("my secret", None)])
    assert (await matched.published("prompts"))[-2:] == [None, None]
