"""Moving to another e-mail address: by the code that was mailed there, and both are told."""

import email
import email.policy
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.profiles.use_cases import signing_in
from shared.contracts import ContactState
from shared.ground.security_events import SecurityEvent
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, Someone, counted, new_address, slug_of


async def ask(someone: Someone, there: str) -> dict[str, Any]:
    answer = await someone.put("/me/email/code", {"email": there})
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


async def code_of(profiles: Profiles, asked: dict[str, Any]) -> str:
    """From the subject of the mail that was written for it."""
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(asked["sign_in_id"]))
    return str(email.message_from_bytes(body, policy=email.policy.default)["Subject"]).partition(" ")[0]


async def move(someone: Someone, asked: dict[str, Any], code: str) -> httpx.Response:
    etag = (await someone.get("/me")).headers["ETag"]
    body = {"sign_in_id": asked["sign_in_id"], "secret": asked["secret"], "code": code}
    return await someone.put("/me/email", body, if_match=etag)


async def moved(profiles: Profiles, someone: Someone, there: str) -> httpx.Response:
    asked = await ask(someone, there)
    return await move(someone, asked, await code_of(profiles, asked))


async def mails_to(profiles: Profiles, address: str) -> list[str]:
    rows = await profiles.pool.fetch("SELECT body FROM mails WHERE recipient = $1 AND kind = 'address'", address)
    return [row["body"].decode() for row in rows]


async def test_who_shows_the_code_moves_and_signs_in_with_the_new_address(profiles: Profiles) -> None:
    someone, there, before = await profiles.someone(), new_address(), counted(SecurityEvent.ADDRESS_CHANGED)
    answer = await moved(profiles, someone, there)

    assert (answer.status_code, answer.json()["email"]) == (200, there)
    assert (await profiles.someone(there)).person_id == someone.person_id
    assert (await profiles.someone(someone.email)).person_id != someone.person_id
    (*_, contact) = await profiles.published("contacts", someone.person_id)
    assert isinstance(contact, ContactState)
    assert contact.email == there
    assert counted(SecurityEvent.ADDRESS_CHANGED) == before + 1


async def test_both_addresses_are_told_and_neither_learns_the_other(profiles: Profiles) -> None:
    someone, there = await profiles.someone(), new_address()
    await moved(profiles, someone, there)
    (old,), (new,) = await mails_to(profiles, someone.email), await mails_to(profiles, there)

    assert there not in old
    assert someone.email not in new


async def test_what_has_not_left_yet_and_known_devices_come_along(profiles: Profiles) -> None:
    operator, someone, there = await profiles.operator(), await profiles.someone(), new_address()
    held = await profiles.begin(someone.email)
    await profiles.exchange(held, await profiles.code(held))
    await operator.ask("POST", f"/people/{someone.person_id}/suspension", json={"reason": "A mistake."})
    await operator.ask("POST", f"/people/{someone.person_id}/reinstatement", json={"reason": "It was one."})
    back = await profiles.someone(someone.email)
    await moved(profiles, back, there)

    unsent = "SELECT DISTINCT recipient FROM mails WHERE kind = 'suspension' AND person_id = $1"
    assert [row["recipient"] for row in await profiles.pool.fetch(unsent, someone.person_id)] == [there]
    async with transaction(profiles.pool) as tx:
        assert await signing_in.is_known_device(tx, held["secret"], there)


async def test_a_wrong_code_counts_and_moves_nobody(profiles: Profiles) -> None:
    someone, there = await profiles.someone(), new_address()
    asked = await ask(someone, there)
    code = await code_of(profiles, asked)
    wrong = "".join(str((int(digit) + 1) % 10) for digit in code)
    refused = [await move(someone, asked, wrong) for _ in range(5)]
    late = await move(someone, asked, code)

    assert [slug_of(each) for each in (*refused, late)] == ["wrong-code"] * 4 + ["too-many-tries"] * 2
    assert (await someone.get("/me")).json()["email"] == someone.email


async def test_whether_an_address_is_somebody_s_is_told_to_whom_reads_its_mail_only(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()
    asked, nobody_s = await ask(someone, other.email), await ask(someone, new_address())
    assert asked.keys() == nobody_s.keys()
    refused = await move(someone, asked, await code_of(profiles, asked))

    assert (refused.status_code, slug_of(refused)) == (409, "address-taken")
    assert (await someone.get("/me")).json()["email"] == someone.email


async def test_the_code_of_somebody_else_s_device_is_worth_nothing(profiles: Profiles) -> None:
    someone, other, there = await profiles.someone(), await profiles.someone(), new_address()
    asked = await ask(other, there)
    stolen = asked | {"secret": "another"}

    assert slug_of(await move(someone, stolen, await code_of(profiles, asked))) == "sign-in-not-found"


async def test_a_mailbox_is_not_filled_by_asking_to_move_there(profiles: Profiles) -> None:
    someone, there = await profiles.someone(), new_address()
    profiles.with_own_mails(1)
    asked = [await someone.put("/me/email/code", {"email": there}) for _ in range(3)]
    mails = await profiles.pool.fetchval("SELECT count(*) FROM mails WHERE recipient = $1", there)

    assert [each.status_code for each in asked] == [202, 429, 429]
    assert [each.headers["Retry-After"] for each in asked[1:]] == ["3600", "3600"]
    assert mails == 1


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_mail_says_what_the_code_is_for_in_the_language_of_the_device(
    profiles: Profiles, language: str
) -> None:
    someone, there = await profiles.someone(), new_address()
    answer = await someone.ask("PUT", "/me/email/code", json={"email": there}, headers={"Accept-Language": language})
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(answer.json()["sign_in_id"]))
    said = email.message_from_bytes(body, policy=email.policy.default).get_content()

    assert {"en": "write to this address from now on", "de": "künftig an diese Adresse"}[language] in " ".join(
        said.split()
    )
