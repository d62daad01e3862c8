"""An operator suspends somebody: what they can do no more, who is told, and what comes back when it is lifted."""

import asyncio
import email
import email.policy
from typing import Final
from uuid import UUID

import httpx
import pytest

from shared.contracts import ProfileState
from shared.ground.security_events import SecurityEvent
from shared.ids import uuid7
from tests.profiles.conftest import Profiles, Someone, counted, new_address, slug_of
from tests.profiles.test_erasing import rows_that_mention
from tests.profiles.test_memberships import applied, decide, state_of
from tests.profiles.test_programmes import log_of, made

WHY: Final = "Rude messages to three mentees."


async def suspend(operator: Someone, person_id: UUID, reason: str = WHY) -> httpx.Response:
    return await operator.ask("POST", f"/people/{person_id}/suspension", json={"reason": reason})


async def reinstate(operator: Someone, person_id: UUID) -> httpx.Response:
    return await operator.ask("POST", f"/people/{person_id}/reinstatement", json={"reason": "It was somebody else."})


async def suspended(profiles: Profiles, operator: Someone, reason: str = WHY) -> Someone:
    someone = await profiles.mentor()
    answer = await suspend(operator, someone.person_id, reason)
    assert answer.status_code == 200, answer.text
    return someone


async def latest(profiles: Profiles, someone: Someone) -> ProfileState:
    state = (await profiles.published("profiles", someone.person_id))[-1]
    assert isinstance(state, ProfileState)
    return state


async def written_to(profiles: Profiles, someone: Someone) -> list[tuple[str, str]]:
    """Subject and text of what was mailed to somebody about being suspended, oldest first."""
    rows = await profiles.pool.fetch(
        "SELECT body FROM mails WHERE subject = $1 AND kind = 'suspension' ORDER BY id", someone.person_id
    )
    letters = [email.message_from_bytes(row["body"], policy=email.policy.default) for row in rows]
    return [(str(letter["Subject"]), letter.get_content()) for letter in letters]


async def test_whoever_is_suspended_does_nothing_with_the_tokens_they_have_and_gets_no_others(
    profiles: Profiles,
) -> None:
    operator, someone = await profiles.operator(), await profiles.mentor()
    before = counted(SecurityEvent.PERSON_SUSPENDED)

    answer = await suspend(operator, someone.person_id)

    assert (answer.json()["suspended"], answer.json()["can"]) == (True, ["reinstate", "erase"])
    for method, path in (("GET", "/me"), ("GET", "/mentors"), ("DELETE", "/me"), ("DELETE", "/me/mentor")):
        refused = await someone.ask(method, path)
        assert (refused.status_code, slug_of(refused)) == (403, "person-suspended")
    assert slug_of(await profiles.refresh(someone.tokens["refresh_token"])) == "invalid-refresh-token"
    sign_in = await profiles.begin(someone.email)
    refused = await profiles.exchange(sign_in, await profiles.code(sign_in))
    assert (refused.status_code, slug_of(refused)) == (403, "person-suspended")
    assert slug_of(await profiles.exchange(sign_in, await profiles.code(sign_in))) == "code-used"
    assert counted(SecurityEvent.PERSON_SUSPENDED) == before + 1


async def test_who_has_no_code_learns_nothing_of_it(profiles: Profiles) -> None:
    someone = await suspended(profiles, await profiles.operator())
    answers = []
    for address in (someone.email, new_address()):
        sign_in = await profiles.begin(address)
        wrong = "000000" if await profiles.code(sign_in) != "000000" else "000001"
        answers.append({**(await profiles.exchange(sign_in, wrong)).json(), "instance": ""})
    assert answers[0] == answers[1]


async def test_others_are_told_that_they_are_and_are_not_any_more_and_the_log_knows_why(profiles: Profiles) -> None:
    operator = await profiles.operator()
    someone = await suspended(profiles, operator)
    told = await latest(profiles, someone)
    assert (told.change, told.suspended, told.suspended_at, told.mentor is not None) == (
        "suspended",
        True,
        told.signed_out_at,
        True,
    )

    answer = await reinstate(operator, someone.person_id)

    assert (answer.json()["suspended"], answer.json()["can"]) == (False, ["suspend"])
    after = await latest(profiles, someone)
    assert (after.change, after.suspended, after.suspended_at) == ("reinstated", False, told.suspended_at)
    lifted, begun = await log_of(operator, person_id=str(someone.person_id))
    assert (begun["act"], begun["actor_id"], begun["reason"]) == ("person_suspended", str(operator.person_id), WHY)
    assert (lifted["act"], lifted["reason"]) == ("person_reinstated", "It was somebody else.")
    assert (await profiles.someone(someone.email)).person_id == someone.person_id
    assert slug_of(await profiles.refresh(someone.tokens["refresh_token"])) == "invalid-refresh-token"


@pytest.mark.parametrize(
    ("locale", "subjects"),
    [
        ("en", ["You can no longer use Mentoring", "You can use Mentoring again"]),
        ("de-AT", ["Sie können Mentoring nicht mehr nutzen", "Sie können Mentoring wieder nutzen"]),
        ("yo", ["You can no longer use Mentoring", "You can use Mentoring again"]),
    ],
)
async def test_they_get_a_mail_in_their_language_that_names_nobody_and_no_reason(
    profiles: Profiles, locale: str, subjects: list[str]
) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    await operator.change(name="Olga Operator")
    await someone.change(locale=locale)

    await suspend(operator, someone.person_id)
    await reinstate(operator, someone.person_id)

    letters = await written_to(profiles, someone)
    assert [subject for subject, _ in letters] == subjects
    assert not any(secret in text for _, text in letters for secret in (WHY, "somebody else", "Olga"))


async def test_one_is_suspended_once_and_reinstated_once(profiles: Profiles) -> None:
    operator = await profiles.operator()
    someone = await suspended(profiles, operator)
    assert slug_of(await suspend(operator, someone.person_id)) == "is-suspended"
    await reinstate(operator, someone.person_id)
    assert slug_of(await reinstate(operator, someone.person_id)) == "not-suspended"
    states = await profiles.published("profiles", someone.person_id)
    assert [state.change for state in states if isinstance(state, ProfileState)][-2:] == ["suspended", "reinstated"]


async def test_of_two_operators_at_once_one_suspends(profiles: Profiles) -> None:
    one, other, someone = await profiles.operator(), await profiles.operator(), await profiles.someone()
    answers = await asyncio.gather(*(suspend(each, someone.person_id) for each in (one, other)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert len(await log_of(one, person_id=str(someone.person_id))) == 1


async def test_nobody_suspends_themselves_or_whom_there_is_not(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    assert slug_of(await suspend(operator, operator.person_id)) == "suspending-oneself"
    assert slug_of(await suspend(operator, uuid7())) == "person-not-found"
    assert slug_of(await operator.get(f"/people/{uuid7()}/suspension")) == "person-not-found"
    await someone.ask("DELETE", "/me")
    assert slug_of(await suspend(operator, someone.person_id)) == "person-not-found"


async def test_an_operator_who_is_suspended_acts_as_one_no_more(profiles: Profiles) -> None:
    operator, other = await profiles.operator(), await profiles.operator()
    await suspend(operator, other.person_id)
    assert slug_of(await suspend(other, operator.person_id)) == "person-suspended"


async def test_whoever_signs_in_at_the_same_moment_is_signed_in_nowhere_afterwards(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    sign_ins = [await profiles.begin(someone.email) for _ in range(4)]
    codes = [await profiles.code(each) for each in sign_ins]

    await asyncio.gather(
        *(profiles.exchange(*each) for each in zip(sign_ins, codes, strict=True)),
        suspend(operator, someone.person_id),
        profiles.refresh(someone.tokens["refresh_token"]),
    )

    count = "SELECT count(*) FROM refresh_families WHERE person_id = $1"
    assert await profiles.pool.fetchval(count, someone.person_id) == 0


async def test_nobody_finds_them_as_a_mentor_until_they_are_back(profiles: Profiles) -> None:
    operator, asker = await profiles.operator(), await profiles.someone()
    someone = await suspended(profiles, operator)
    where = f"/mentors/{someone.person_id}"
    assert slug_of(await asker.get(where)) == "mentor-not-found"
    assert (await asker.get("/mentors", ids=str(someone.person_id))).json()["items"] == []
    await reinstate(operator, someone.person_id)
    assert (await asker.get(where)).status_code == 200


async def test_in_a_programme_they_are_passed_by_and_wait_on_in_their_place(profiles: Profiles) -> None:
    operator = await profiles.operator()
    first, waiting, behind = [await profiles.someone() for _ in range(3)]
    programme = await made(operator, joined_by="open", capacity=1)
    held = await applied(first, programme)
    owns = [await applied(each, programme) for each in (waiting, behind)]
    await suspend(operator, waiting.person_id)

    await first.ask("POST", f"/me/memberships/{held['id']}/leaving")

    assert await state_of(behind, owns[1]) == "offered"
    await behind.ask("POST", f"/me/memberships/{owns[1]['id']}/leaving")
    await reinstate(operator, waiting.person_id)
    assert await state_of(await profiles.someone(waiting.email), owns[0]) == "offered"


async def test_nobody_lets_them_into_a_programme_or_has_them_coordinate_it(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await made(operator)
    own = await applied(someone, programme)
    await suspend(operator, someone.person_id)

    assert slug_of(await decide(operator, own, "approval")) == "is-suspended"
    path = f"/programmes/{programme['id']}/coordinators/{someone.person_id}"
    assert slug_of(await operator.ask("PUT", path)) == "is-suspended"


async def test_an_operator_erases_whom_they_suspended_and_nobody_else(profiles: Profiles) -> None:
    operator, free = await profiles.operator(), await profiles.someone()
    someone = await suspended(profiles, operator, "Quarrelled with Quintus.")
    assert slug_of(await operator.ask("POST", f"/people/{free.person_id}/erasure")) == "not-suspended"

    answer = await operator.ask("POST", f"/people/{someone.person_id}/erasure")

    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/profiles/v1/erasures/{answer.json()['erasure_id']}"
    assert (await profiles.published("profiles", someone.person_id))[-1] is None
    assert await rows_that_mention(profiles, someone.email, "Quintus") == []
    assert "suspensions" not in await rows_that_mention(profiles, str(someone.person_id))
    assert slug_of(await operator.ask("POST", f"/people/{someone.person_id}/erasure")) == "person-not-found"
    entries = await log_of(operator, actor_id=str(operator.person_id))
    assert [(each["act"], each["person_id"], each["reason"]) for each in entries] == [
        ("person_erased", None, None),
        ("person_suspended", None, None),
    ]
