"""Passkeys of operators, over the API on a real Postgres, shown by one in software."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.profiles.commands import make_operator
from services.profiles.domain.refreshing import PASSKEY_COUNTS_FOR, Family
from services.profiles.use_cases import passkeys
from shared.ground.security_events import SecurityEvent
from shared.ids import uuid7
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, Someone, counted, slug_of
from tests.profiles.software_passkey import SoftwarePasskey

ORIGIN, DOMAIN = "http://127.0.0.1:8000", "127.0.0.1"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_passkey(**changed: Any) -> SoftwarePasskey:
    return SoftwarePasskey(**{"origin": ORIGIN, "domain": DOMAIN, **changed})


async def an_operator(profiles: Profiles) -> Someone:
    someone = await profiles.someone()
    await profiles.pool.execute("UPDATE people SET operator = true WHERE person_id = $1", someone.person_id)
    return await refreshed(profiles, someone)


async def refreshed(profiles: Profiles, someone: Someone) -> Someone:
    answer = await profiles.refresh(someone.tokens["refresh_token"])
    assert answer.status_code == 200, answer.text
    return replace(someone, tokens=answer.json())


async def code_for(profiles: Profiles, someone: Someone) -> str:
    async with transaction(profiles.pool) as tx:
        code = await passkeys.give_enrolment_code(tx, someone.email, real_now=datetime.now(UTC))
    assert code is not None
    return code


async def challenged(someone: Someone, purpose: str) -> dict[str, Any]:
    answer = await someone.ask("POST", "/me/passkeys/challenges", json={"purpose": purpose})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def enrol(someone: Someone, passkey: SoftwarePasskey, **more: Any) -> httpx.Response:
    new = await challenged(someone, "enrolment")
    body = {"challenge_id": new["challenge_id"], "credential": passkey.create(new["options"]), **more}
    return await someone.ask("POST", "/me/passkeys", json=body)


async def show(someone: Someone, passkey: SoftwarePasskey) -> httpx.Response:
    new = await challenged(someone, "sign_in")
    body = {"challenge_id": new["challenge_id"], "credential": passkey.get(new["options"])}
    return await someone.ask("POST", "/me/passkeys/showings", json=body)


async def methods_of(profiles: Profiles, someone: Someone) -> frozenset[str]:
    return (await profiles.parts.sign_in.caller(f"Bearer {someone.tokens['access_token']}")).methods


async def operates(someone: Someone) -> httpx.Response:
    return await someone.get("/dead-letters")


async def test_an_operator_enrols_with_a_code_shows_the_passkey_and_may_operate(profiles: Profiles) -> None:
    operator, passkey = await an_operator(profiles), a_passkey()
    before = await operates(operator)
    enrolled = await enrol(operator, passkey, code=await code_for(profiles, operator), name="Ring")
    there = await refreshed(profiles, operator)
    elsewhere = await profiles.someone(operator.email)
    not_yet = await operates(elsewhere)
    shown = await show(elsewhere, passkey)
    elsewhere = await refreshed(profiles, elsewhere)

    assert slug_of(before) == slug_of(not_yet) == "passkey-needed"
    assert (enrolled.status_code, enrolled.json()["name"], shown.status_code) == (201, "Ring", 204)
    assert await methods_of(profiles, there) == await methods_of(profiles, elsewhere) == {"otp", "hwk"}
    assert ((await operates(there)).status_code, (await operates(elsewhere)).status_code) == (200, 200)


async def test_a_mailed_code_alone_is_told_in_the_token(profiles: Profiles) -> None:
    assert await methods_of(profiles, await profiles.someone()) == {"otp"}


async def test_without_code_and_passkey_nobody_enrols_one(profiles: Profiles) -> None:
    operator, other = await an_operator(profiles), await profiles.someone()
    code = await code_for(profiles, operator)

    without = await enrol(operator, a_passkey())
    wrong = await enrol(operator, a_passkey(), code="made-up")
    of_somebody_else = await enrol(other, a_passkey(), code=code)

    assert (without.status_code, slug_of(without)) == (403, "enrolment-code-needed")
    assert slug_of(wrong) == slug_of(of_somebody_else) == "wrong-enrolment-code"
    assert (await operator.get("/me/passkeys")).json() == {"items": []}


async def test_a_code_works_once_and_for_an_hour(profiles: Profiles) -> None:
    operator = await an_operator(profiles)
    code = await code_for(profiles, operator)
    first = await enrol(operator, a_passkey(), code=code)
    again = await enrol(operator, a_passkey(), code=code)
    late = await code_for(profiles, operator)
    await profiles.pool.execute(
        "UPDATE enrolment_codes SET expires_at = now() WHERE person_id = $1", operator.person_id
    )
    too_late = await enrol(operator, a_passkey(), code=late)

    assert first.status_code == 201
    assert slug_of(again) == slug_of(too_late) == "wrong-enrolment-code"


async def test_a_refused_passkey_costs_no_code(profiles: Profiles) -> None:
    operator = await an_operator(profiles)
    code = await code_for(profiles, operator)

    assert slug_of(await enrol(operator, a_passkey(verifies=False), code=code)) == "passkey-refused"
    assert (await enrol(operator, a_passkey(), code=code)).status_code == 201


async def test_after_a_loss_a_code_replaces_what_was_enrolled(profiles: Profiles) -> None:
    operator, lost, new = await an_operator(profiles), a_passkey(), a_passkey()
    await enrol(operator, lost, code=await code_for(profiles, operator))
    thief = await profiles.someone(operator.email)
    await show(thief, lost)
    await enrol(operator, new, code=await code_for(profiles, operator))

    assert len((await operator.get("/me/passkeys")).json()["items"]) == 1
    assert slug_of(await show(operator, lost)) == "passkey-refused"
    assert await methods_of(profiles, await refreshed(profiles, thief)) == {"otp"}


async def test_who_has_shown_a_passkey_adds_and_takes_away(profiles: Profiles) -> None:
    operator = await an_operator(profiles)
    await enrol(operator, a_passkey(), code=await code_for(profiles, operator))
    by_code = operator
    operator = await refreshed(profiles, operator)
    added = await enrol(operator, a_passkey(), name="Second")
    path = f"/me/passkeys/{added.json()['id']}"

    refused = await by_code.ask("DELETE", path)
    removed = await operator.ask("DELETE", path)
    again = await operator.ask("DELETE", path)

    assert added.status_code == 201
    assert (slug_of(refused), removed.status_code, slug_of(again)) == ("passkey-needed", 204, "passkey-not-found")


@pytest.mark.parametrize(
    "changed",
    [{"origin": "https://evil.example"}, {"domain": "evil.example"}, {"verifies": False}],
    ids=["a page of somebody else's", "another domain", "nobody recognised"],
)
async def test_a_passkey_of_another_kind_is_refused(profiles: Profiles, changed: dict[str, Any]) -> None:
    operator, passkey = await an_operator(profiles), a_passkey()
    await enrol(operator, passkey, code=await code_for(profiles, operator))

    answer = await show(operator, replace(passkey, **changed))

    assert (answer.status_code, slug_of(answer)) == (422, "passkey-refused")


async def test_another_key_under_a_known_id_is_refused(profiles: Profiles) -> None:
    operator, passkey = await an_operator(profiles), a_passkey()
    await enrol(operator, passkey, code=await code_for(profiles, operator))

    assert slug_of(await show(operator, a_passkey(credential_id=passkey.credential_id))) == "passkey-refused"


async def test_a_copied_passkey_is_told_by_its_count(profiles: Profiles) -> None:
    operator, passkey = await an_operator(profiles), a_passkey()
    await enrol(operator, passkey, code=await code_for(profiles, operator))
    copy = replace(passkey)
    assert (await show(operator, passkey)).status_code == 204

    assert slug_of(await show(operator, copy)) == "passkey-refused"


async def test_an_answer_is_good_once_and_for_whom_it_was_asked(profiles: Profiles) -> None:
    operator, other, passkey = await an_operator(profiles), await an_operator(profiles), a_passkey()
    await enrol(operator, passkey, code=await code_for(profiles, operator))
    new = await challenged(operator, "sign_in")
    body = {"challenge_id": new["challenge_id"], "credential": passkey.get(new["options"])}

    stolen = await other.ask("POST", "/me/passkeys/showings", json=body)
    first = await operator.ask("POST", "/me/passkeys/showings", json=body)
    replayed = await operator.ask("POST", "/me/passkeys/showings", json=body)

    assert (slug_of(stolen), first.status_code, slug_of(replayed)) == (
        "challenge-not-found",
        204,
        "challenge-not-found",
    )


@pytest.mark.parametrize("credential", [{}, {"id": "x"}, {"id": 7, "response": {}}, {"id": "!", "rawId": []}])
async def test_what_is_no_credential_is_refused(profiles: Profiles, credential: dict[str, Any]) -> None:
    operator = await an_operator(profiles)
    new = await challenged(operator, "sign_in")
    body = {"challenge_id": new["challenge_id"], "credential": credential}

    assert slug_of(await operator.ask("POST", "/me/passkeys/showings", json=body)) == "passkey-refused"


def test_a_passkey_counts_for_twelve_hours() -> None:
    family = Family.begin(UUID(int=1), UUID(int=2), lasts=timedelta(days=180), now=NOW)
    shown = replace(family, passkey_shown_at=NOW)

    assert shown.methods_at(NOW + PASSKEY_COUNTS_FOR - timedelta(seconds=1)) == ("otp", "hwk")
    assert shown.methods_at(NOW + PASSKEY_COUNTS_FOR) == family.methods_at(NOW) == ("otp",)


async def test_the_code_comes_from_the_command_line(profiles: Profiles, capsys: pytest.CaptureFixture[str]) -> None:
    operator = await an_operator(profiles)
    capsys.readouterr()
    await make_operator(profiles.settings, ["--passkey", operator.email])
    code = capsys.readouterr().out.splitlines()[0]

    assert (await enrol(operator, a_passkey(), code=code)).status_code == 201
    with pytest.raises(SystemExit, match="nobody has the address"):
        await make_operator(profiles.settings, ["--passkey", f"{uuid7()}@people.example"])


async def test_what_is_done_with_passkeys_is_noted(profiles: Profiles) -> None:
    events = (SecurityEvent.PASSKEY_ENROLLED, SecurityEvent.PASSKEY_REMOVED, SecurityEvent.PASSKEY_FAILED)
    before = [counted(event) for event in events]
    operator, passkey = await an_operator(profiles), a_passkey()
    await enrol(operator, a_passkey(), code="made-up")
    enrolled = await enrol(operator, passkey, code=await code_for(profiles, operator))
    await show(operator, a_passkey())
    operator = await refreshed(profiles, operator)
    for _ in range(2):
        await operator.ask("DELETE", f"/me/passkeys/{enrolled.json()['id']}")

    assert [counted(event) - earlier for event, earlier in zip(events, before, strict=True)] == [1, 1, 2]


async def test_a_code_is_kept_as_a_hash_only(profiles: Profiles) -> None:
    operator = await an_operator(profiles)
    code = await code_for(profiles, operator)

    assert code not in str([dict(row) for row in await profiles.pool.fetch("SELECT * FROM enrolment_codes")])
