"""Three mails with codes to one address in any hour, however many ask, and the same answer to all. On a real Postgres."""

import asyncio
import email
import email.policy
import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from services.profiles.app import build_api
from services.profiles.domain.sign_ins import CODES_IN_A_COMMON_MAIL, COMMON_CODE
from services.profiles.settings import Settings
from services.profiles.use_cases import signing_in
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, new_address, slug_of
from tests.profiles.test_sign_up_page import Browser
from tests.profiles.test_sign_ups import asking
from tests.profiles.test_strangers_and_owners import ask, instant, last_code, mails_to

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
COMPARED = 150
"""Requests for an address that is known, beside as many for one that is not."""
OWN_BY_DEFAULT = Settings.model_fields["code_mails_an_hour"].default - 1


async def codes_for_all(profiles: Profiles, address: str) -> list[str]:
    """Those of the mail that all who ask share, in their order."""
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1", address)
    text = email.message_from_bytes(body, policy=email.policy.default).get_content()
    return re.findall(rf"\b[0-9]{{{COMMON_CODE}}}\b", text)


def told_by(answer: httpx.Response) -> Any:
    """All that an answer tells but for random values and the time of asking."""
    told = answer.json()
    lasts = instant(told["expires_at"]) - instant(told["code_mailed_at"])
    return answer.status_code, frozenset(told), told["code_digits"], lasts, frozenset(answer.headers)


async def test_each_code_of_the_mail_for_all_is_good_once_one_after_the_other(profiles: Profiles) -> None:
    profiles.with_own_mails(0)
    address = new_address()
    sharing = [await profiles.begin(address) for _ in range(30)]
    codes = await codes_for_all(profiles, address)

    answers = await asyncio.gather(*(profiles.exchange(each, codes[0]) for each in sharing[:5]))
    late = await profiles.exchange(sharing[7], codes[0])
    early = await profiles.exchange(await profiles.begin(address), codes[2])
    following = [await profiles.exchange(await profiles.begin(address), code) for code in codes[1:]]

    assert sorted(each.status_code for each in answers) == [200, 422, 422, 422, 422]
    assert {slug_of(each) for each in (*answers, late) if each.status_code == 422} == {"code-used"}
    assert slug_of(early) == "wrong-code"
    assert [each.status_code for each in following] == [200] * (CODES_IN_A_COMMON_MAIL - 1)
    assert await mails_to(profiles, address) == 1


async def test_a_common_code_is_worth_nothing_without_the_device_that_asked_nor_for_another_account(
    profiles: Profiles,
) -> None:
    profiles.with_own_mails(0)
    address, other = new_address(), new_address()
    begun, theirs = await profiles.begin(address), await profiles.begin(other)
    code = await last_code(profiles, address)

    stolen = await profiles.exchange({**begun, "secret": theirs["secret"]}, code)
    foreign = await profiles.exchange(theirs, code)

    assert [slug_of(each) for each in (stolen, foreign)] == ["sign-in-not-found", "wrong-code"]


async def test_a_common_code_is_mailed_once_in_an_hour_and_good_for_ten_minutes_of_a_sign_in(
    profiles: Profiles,
) -> None:
    address, cap = new_address(), replace(profiles.identity.mail_cap, own_an_hour=0)
    begin = partial(signing_in.begin_sign_in, email=address, language="de", cap=cap)
    async with transaction(profiles.pool) as tx:
        first, second, third = [
            await begin(tx, now=NOW, real_now=NOW + timedelta(minutes=each)) for each in (0, 59, 60)
        ]

    assert [each.expires_at - NOW for each in (first, second, third)] == [timedelta(minutes=n) for n in (10, 69, 70)]
    assert [each.code_mailed_at - NOW for each in (first, second, third)] == [timedelta(minutes=n) for n in (0, 0, 60)]
    assert await mails_to(profiles, address) == 2


async def test_in_no_hour_is_an_address_mailed_more_than_three_times_whenever_it_is_asked_for(
    profiles: Profiles,
) -> None:
    address, cap = new_address(), replace(profiles.identity.mail_cap, own_an_hour=OWN_BY_DEFAULT)
    whenever = random.Random(7)
    asked_at = sorted(NOW + timedelta(seconds=whenever.uniform(0, 6 * 3600)) for _ in range(300))
    asked_at += [asked_at[-1] + timedelta(hours=1), asked_at[-1] + timedelta(hours=3)]
    for now in asked_at:
        async with transaction(profiles.pool) as tx:
            await signing_in.begin_sign_in(tx, address, cap=cap, language="en", now=now, real_now=now)
    rows = await profiles.pool.fetch("SELECT created_at FROM mails WHERE recipient = $1 ORDER BY 1", address)
    mailed = [row["created_at"] for row in rows]

    in_an_hour = [sum(first <= each < first + timedelta(hours=1) for each in mailed) for first in mailed]
    assert max(in_an_hour) == OWN_BY_DEFAULT + 1
    assert len(mailed) >= 3 * 6  # so that nobody waits for longer than an hour


@pytest.mark.parametrize("requests", [COMPARED, pytest.param(10_000, marks=pytest.mark.proof)])
async def test_of_requests_for_one_address_from_every_network_three_are_mailed_and_each_is_answered_the_same(
    profiles: Profiles, requests: int
) -> None:
    profiles.with_own_mails(OWN_BY_DEFAULT)
    known, unknown = (await profiles.someone()).email, new_address()
    mailed = await mails_to(profiles, known)
    kinds: dict[str, set[Any]] = {known: set(), unknown: set()}
    for number in range(requests):
        async with profiles.network(f"20.{number // 256}.{number % 256}.7") as elsewhere:
            for address in (known, unknown) if number < COMPARED else (unknown,):
                kinds[address].add(told_by(await ask(elsewhere, address)))

    assert kinds[known] == kinds[unknown]
    assert len(kinds[known]) == 1
    assert (await mails_to(profiles, known), await mails_to(profiles, unknown)) == (mailed + 2, OWN_BY_DEFAULT + 1)


async def test_two_apis_that_are_asked_at_once_mail_three_times(profiles: Profiles) -> None:
    address, other = new_address(), build_api(profiles.settings)
    transport = httpx.ASGITransport(other)
    profiles.with_own_mails(OWN_BY_DEFAULT)
    async with (
        other.router.lifespan_context(other),
        httpx.AsyncClient(transport=transport, base_url="http://profiles") as client,
    ):
        other.state.identity = profiles.identity
        there = replace(profiles, app=other, client=client)
        answers = await asyncio.gather(*(ask(each, address) for each in (profiles, there) * 30))

    assert {each.status_code for each in answers} == {202}
    assert await mails_to(profiles, address) == OWN_BY_DEFAULT + 1


async def test_whatever_mails_a_code_to_an_address_counts(profiles: Profiles) -> None:
    programme, someone, address = await asking(await profiles.operator()), await profiles.someone(), new_address()
    profiles.with_own_mails(OWN_BY_DEFAULT)
    codes = f"/profiles/v1/programmes/{programme['id']}/sign-ups/codes"

    moving = await someone.put("/me/email/code", {"email": address})
    signing_up = await profiles.client.post(codes, json={"email": address})
    on_the_page = Browser(profiles, programme, email=address)
    page = await on_the_page.send(await on_the_page.open(), email=address)
    too_late = await someone.put("/me/email/code", {"email": address})
    begun = [await ask(profiles, address) for _ in range(5)]

    assert [each.status_code for each in (moving, signing_up, page, too_late)] == [202, 202, 200, 429]
    assert {each.status_code for each in begun} == {202}
    assert await mails_to(profiles, address) == OWN_BY_DEFAULT + 1


async def test_while_every_network_asks_the_owner_signs_in_on_five_new_devices_within_the_hour(
    profiles: Profiles,
) -> None:
    owner = await profiles.someone()
    profiles.with_own_mails(OWN_BY_DEFAULT)
    let_in = []
    for number in range(CODES_IN_A_COMMON_MAIL):
        for stranger in range(10):
            async with profiles.network(f"20.{number}.{stranger}.7") as elsewhere:
                await ask(elsewhere, owner.email)
        async with profiles.network(f"198.51.{number}.7") as new_device:
            begun = await new_device.begin(owner.email)
            code = (await codes_for_all(profiles, owner.email))[number]
            let_in.append((await new_device.exchange(begun, code)).json().get("person_id"))

    assert let_in == [str(owner.person_id)] * CODES_IN_A_COMMON_MAIL
