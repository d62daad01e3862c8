"""Signing up with a code on a page of anybody's: it holds a secret for this one sign-up, and never a session."""

from typing import Any

import httpx
import pytest

from shared.ids import uuid7
from tests.profiles.conftest import Profiles, new_address, slug_of
from tests.profiles.test_sign_ups import WHOLE, asking, errors_of

ELSEWHERE = {"Origin": "https://a-school.example"}


async def begin(profiles: Profiles, programme: dict[str, Any], address: str) -> dict[str, Any]:
    path = f"/profiles/v1/programmes/{programme['id']}/sign-ups/codes"
    answer = await profiles.client.post(path, json={"email": address}, headers=ELSEWHERE)
    assert answer.status_code == 202, answer.text
    begun = dict(answer.json())
    return begun | {"sign_in_id": begun["sign_up_id"]}


async def sign_up(
    profiles: Profiles, programme: dict[str, Any], begun: dict[str, Any], code: str, **changes: Any
) -> httpx.Response:
    shown = {"sign_up_id": begun["sign_up_id"], "secret": begun["secret"], "mail_code": code}
    path = f"/profiles/v1/programmes/{programme['id']}/sign-ups/by-code"
    return await profiles.client.post(path, json=WHOLE | shown | changes, headers=ELSEWHERE)


async def test_one_signs_up_on_a_page_of_anybody_s_which_is_given_nothing(profiles: Profiles) -> None:
    programme, address = await asking(await profiles.operator(), capacity=1), new_address()
    begun = await begin(profiles, programme, address)
    answer = await sign_up(profiles, programme, begun, await profiles.code(begun))
    second = await begin(profiles, programme, new_address())
    waits = await sign_up(profiles, programme, second, await profiles.code(second))

    assert (answer.status_code, answer.json()) == (201, {"state": "member", "before_you": None})
    assert (waits.status_code, waits.json()) == (201, {"state": "waiting", "before_you": 0})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in answer.headers
    someone = await profiles.someone(address)
    assert (await someone.get("/me")).json()["name"] == "Amina Diallo"
    assert (await someone.get("/me/sign-ins")).json()["items"][0]["current"]  # the only one is the one just begun
    assert len((await someone.get("/me/sign-ins")).json()["items"]) == 1


async def test_its_secret_is_good_for_nothing_else_and_no_other_is_good_for_it(profiles: Profiles) -> None:
    operator, address = await profiles.operator(), new_address()
    programme, other = await asking(operator), await asking(operator)
    begun = await begin(profiles, programme, address)
    code = await profiles.code(begun)
    sign_in = await profiles.begin(address)
    known = await profiles.someone()
    moves = {"sign_in_id": begun["sign_up_id"], "secret": begun["secret"], "code": code}
    etag = (await known.get("/me")).headers["ETag"]

    assert slug_of(await profiles.exchange(begun, code)) == "sign-in-not-found"
    assert slug_of(await known.put("/me/email", moves, if_match=etag)) == "sign-in-not-found"
    assert slug_of(await sign_up(profiles, other, begun, code)) == "sign-in-not-found"
    as_if = sign_in | {"sign_up_id": sign_in["sign_in_id"]}
    assert slug_of(await sign_up(profiles, programme, as_if, await profiles.code(sign_in))) == "sign-in-not-found"
    assert (await sign_up(profiles, programme, begun, code)).status_code == 201
    assert slug_of(await sign_up(profiles, programme, begun, code)) == "code-used"


async def test_what_is_wrong_in_the_form_is_told_at_once_and_costs_no_code(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    begun = await begin(profiles, programme, new_address())
    code = await profiles.code(begun)
    for _ in range(7):
        wrong = await sign_up(profiles, programme, begun, "no code", answers={"hours": "many"}, consent=None)
        assert errors_of(wrong).keys() == {"#/mail_code", "#/answers/why_us", "#/answers/hours", "#/consent"}

    digits = "".join(str((int(digit) + 1) % 10) for digit in code)
    assert slug_of(await sign_up(profiles, programme, begun, digits)) == "wrong-code"
    assert (await sign_up(profiles, programme, begun, code)).status_code == 201


@pytest.mark.parametrize("path", ["sign-ups/codes", "sign-ups/by-code", "form", ""])
async def test_pages_of_any_origin_may_ask_for_what_the_form_needs_and_for_nothing_else(
    profiles: Profiles, path: str
) -> None:
    asked = ELSEWHERE | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    base = f"/profiles/v1/programmes/{uuid7()}"
    allowed = await profiles.client.options(f"{base}/{path}".rstrip("/"), headers=asked)
    refused = await profiles.client.options(f"{base}/sign-ups", headers=asked)

    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "*")
    assert "access-control-allow-credentials" not in allowed.headers
    assert "access-control-allow-origin" not in refused.headers
