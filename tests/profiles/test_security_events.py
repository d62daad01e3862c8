"""What profiles notes for who watches over a platform."""

import pytest

from services.profiles.commands import make_operator, rotate_keys
from shared.ground.security_events import SecurityEvent
from tests.fixtures.databases import CloneDatabase
from tests.profiles.conftest import Profiles, counted, new_address, settings_of


async def test_codes_beyond_those_that_an_address_is_mailed_are_noted_though_they_are_not_refused(
    profiles: Profiles,
) -> None:
    profiles.with_own_mails(1)
    before, address = counted(SecurityEvent.LIMIT_REACHED), new_address()
    for _ in range(3):
        await profiles.begin(address)
    assert counted(SecurityEvent.LIMIT_REACHED) == before + 2


async def test_signing_in_is_noted_and_so_is_a_wrong_code(profiles: Profiles) -> None:
    signed_in, failed = counted(SecurityEvent.SIGNED_IN), counted(SecurityEvent.CODE_FAILED)
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)
    await profiles.exchange(sign_in, "".join(str((int(digit) + 1) % 10) for digit in code))
    await profiles.exchange(sign_in, code)
    assert (counted(SecurityEvent.SIGNED_IN), counted(SecurityEvent.CODE_FAILED)) == (signed_in + 1, failed + 1)


async def test_an_old_refresh_token_is_noted(profiles: Profiles) -> None:
    someone = await profiles.someone()
    replayed, signed_in = counted(SecurityEvent.TOKEN_REPLAYED), counted(SecurityEvent.SIGNED_IN)
    token = first = someone.tokens["refresh_token"]
    for _ in range(3):
        answer = await profiles.client.post("/profiles/v1/tokens", json={"grant": "refresh", "refresh_token": token})
        token = answer.json()["refresh_token"]
    await profiles.client.post("/profiles/v1/tokens", json={"grant": "refresh", "refresh_token": first})
    assert counted(SecurityEvent.TOKEN_REPLAYED) == replayed + 1
    assert counted(SecurityEvent.SIGNED_IN) == signed_in


async def test_a_sign_in_that_its_person_ended_is_noted_once_and_a_refusal_is_not(profiles: Profiles) -> None:
    lost = await profiles.someone()
    elsewhere, ended = await profiles.someone(lost.email), counted(SecurityEvent.SIGN_IN_ENDED)
    items = (await elsewhere.get("/me/sign-ins")).json()["items"]
    (sign_in,) = [each["id"] for each in items if not each["current"]]
    for _ in range(2):
        await elsewhere.ask("DELETE", f"/me/sign-ins/{sign_in}")
    assert counted(SecurityEvent.SIGN_IN_ENDED) == ended + 1


async def test_signing_out_everywhere_and_an_erasure_are_noted(profiles: Profiles) -> None:
    someone = await profiles.someone()
    ended, erased = counted(SecurityEvent.SIGNED_OUT_EVERYWHERE), counted(SecurityEvent.PERSON_ERASED)
    headers = {"Authorization": f"Bearer {someone.tokens['access_token']}"}
    await profiles.client.request("DELETE", "/profiles/v1/tokens", json={"all": True}, headers=headers)
    await profiles.client.delete("/profiles/v1/me", headers=headers)
    assert counted(SecurityEvent.SIGNED_OUT_EVERYWHERE) == ended + 1
    assert counted(SecurityEvent.PERSON_ERASED) == erased + 1


async def test_what_is_done_about_operators_and_keys_is_noted(
    database_of: CloneDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_of(await database_of("profiles"))  # its own: withdrawn keys sign nobody in any more
    events = (
        SecurityEvent.OPERATOR_GRANTED,
        SecurityEvent.OPERATOR_REVOKED,
        SecurityEvent.SIGNING_KEY_ADDED,
        SecurityEvent.SIGNING_KEYS_WITHDRAWN,
    )
    before = [counted(event) for event in events]
    address = new_address()
    for arguments in ([address], [address], ["--remove", address], ["--remove", address]):
        await make_operator(settings, arguments)
    await rotate_keys(settings, [])
    await rotate_keys(settings, ["--withdraw"])
    assert "was an operator already" in capsys.readouterr().out
    assert [counted(event) for event in events] == [number + 1 for number in before]
