"""Staying signed in in a browser: in a cookie that no script reads, or beside a key that nobody can take away."""

import asyncio
import email
import email.policy
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from services.profiles.app import build_api
from services.profiles.domain.refreshing import (
    Family,
    Holder,
    ProofRefused,
    RefreshTokenJustUsed,
    RefreshTokenReplayed,
)
from services.profiles.proofs import CLOCKS_DIFFER_BY, proof_in
from services.profiles.use_cases import signing_in
from shared.ids import uuid7
from shared.postgres import transaction
from tests.browser.promises import shows
from tests.profiles.conftest import Profiles, new_address, slug_of

PAGE: Final = "https://app.example.org"
TOKENS: Final = "/profiles/v1/tokens"
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST, SECOND = b"first", b"second"
OF_THE_RFC: Final = (
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZl"
    "dWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYz"
    "ZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4v"
    "frg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg"
)
"""RFC 9449, section 4.1; its key's thumbprint is in section 6.1."""


def family(**held_by: Any) -> Family:
    return Family.begin(uuid7(), uuid7(), lasts=timedelta(days=1), held_by=Holder(**held_by), now=NOW)


def proof(key: ECKey, **changes: Any) -> str:
    header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": key.as_dict(private=False)} | changes.pop("header", {})
    claims = {
        "jti": str(uuid7()),
        "htm": "POST",
        "htu": f"http://127.0.0.1:8000{TOKENS}",
        "iat": int(datetime.now(UTC).timestamp()),
    }
    return jwt.encode(header, claims | changes, key, algorithms=["ES256"])


@asynccontextmanager
async def at_home(profiles: Profiles) -> AsyncIterator[Profiles]:
    """The same platform, reached over TLS by its own pages."""
    settings = profiles.settings.model_copy(
        update={"public_url": "https://api.example.org", "cors_origins": (PAGE,), "frontend_url": PAGE}
    )
    app = build_api(settings)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="https://api.example.org") as client,
    ):
        yield replace(profiles, app=app, client=client, settings=settings)


async def signed_in(
    profiles: Profiles, *, headers: Mapping[str, str], address: str | None = None, **more: Any
) -> httpx.Response:
    sign_in = await profiles.begin(address or new_address())
    grant = {
        "grant": "code",
        "sign_in_id": sign_in["sign_in_id"],
        "secret": sign_in["secret"],
        "code": await profiles.code(sign_in),
    }
    return await profiles.client.post(TOKENS, json=grant | more, headers=headers)


async def renew(profiles: Profiles, token: str | None, *, proves: str | None = None) -> httpx.Response:
    headers = {} if proves is None else {"DPoP": proves}
    grant = {"grant": "refresh"} | ({} if token is None else {"refresh_token": token})
    return await profiles.client.post(TOKENS, json=grant, headers=headers if token else {"Origin": PAGE} | headers)


# --- the rule ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held_by", [{"kept_in": "cookie"}, {"key": "a thumbprint"}])
def test_a_tab_that_was_slower_ends_nothing_and_a_lost_answer_is_had_again(held_by: dict[str, Any]) -> None:
    rotated = family(**held_by).rotated(1, FIRST, NOW)

    for seconds in (0, 30):
        with pytest.raises(RefreshTokenJustUsed):
            rotated.rotated(1, FIRST, NOW + timedelta(seconds=seconds))
        assert rotated.rotated(1, FIRST, NOW + timedelta(seconds=seconds), answer_lost=True) == rotated
    assert rotated.rotated(1, FIRST, NOW + timedelta(seconds=31)) == rotated
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, SECOND, NOW + timedelta(seconds=31))
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, FIRST, NOW + timedelta(minutes=5, seconds=1))
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(2, SECOND, NOW).rotated(1, FIRST, NOW)


# --- a proof -------------------------------------------------------------------------------------------------------------


def test_the_proof_that_the_standard_shows_is_one() -> None:
    now = datetime.fromtimestamp(1562262616, UTC)
    read = proof_in(OF_THE_RFC, method="POST", url="https://server.example.com/token", now=now)

    assert read.key == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"
    for method, url, moment in (
        ("GET", "https://server.example.com/token", now),
        ("POST", "https://server.example.net/token", now),
        ("POST", "http://server.example.com/token", now),
        ("POST", "https://server.example.com/tokens", now),
        ("POST", "https://server.example.com/token", now + CLOCKS_DIFFER_BY + timedelta(seconds=1)),
        ("POST", "https://server.example.com/token", now - CLOCKS_DIFFER_BY - timedelta(seconds=1)),
    ):
        with pytest.raises(ProofRefused):
            proof_in(OF_THE_RFC, method=method, url=url, now=moment)


def test_what_is_no_proof_is_refused() -> None:
    key = ECKey.generate_key("P-256")
    foreign = ECKey.generate_key("P-256")
    good = proof(key)
    wrong = [
        "",
        "a.b.c",
        good[:-4] + "AAAA",
        f"{good}, {good}",
        proof(key, header={"typ": "jwt"}),
        proof(key, header={"jwk": foreign.as_dict(private=False)}),
        proof(key, header={"jwk": key.as_dict(private=True)}),
        proof(key, header={"jwk": RSAKey.generate_key(2048).as_dict(private=False)}),
        proof(key, jti=""),
        proof(key, jti=7),
        proof(key, iat="now"),
        proof(key, iat=float("nan")),
        proof(key, htu=None),
        proof(key, note="x" * 3000),
    ]
    for each in wrong:
        with pytest.raises(ProofRefused):
            proof_in(each, method="POST", url=f"http://127.0.0.1:8000{TOKENS}", now=datetime.now(UTC))
    for name in ("localhost", "127.0.0.1"):
        proof_in(good, method="POST", url=f"http://{name}:8000{TOKENS}", now=datetime.now(UTC))


# --- beside a key --------------------------------------------------------------------------------------------------------


@shows(26)
async def test_a_token_that_is_bound_to_a_key_is_good_with_that_key_only_and_whoever_steals_it_ends_nothing(
    profiles: Profiles,
) -> None:
    key, thiefs = ECKey.generate_key("P-256"), ECKey.generate_key("P-256")
    first = (await signed_in(profiles, headers={"DPoP": proof(key)})).json()
    token = first["refresh_token"]
    refused = [await renew(profiles, token), await renew(profiles, token, proves=proof(thiefs))]
    renewed = await renew(profiles, token, proves=proof(key))

    assert [slug_of(each) for each in refused] == ["proof-refused", "proof-refused"]
    assert (renewed.status_code, renewed.json()["token_type"]) == (200, "Bearer")
    assert renewed.json()["sign_in_ends_at"] == first["sign_in_ends_at"]
    ends_at = datetime.fromisoformat(first["sign_in_ends_at"])
    assert timedelta(hours=23) < ends_at - datetime.now(UTC) <= timedelta(hours=24)


async def test_a_proof_is_good_once(profiles: Profiles) -> None:
    key = ECKey.generate_key("P-256")
    token = (await signed_in(profiles, headers={"DPoP": proof(key)})).json()["refresh_token"]
    shown = proof(key)
    renewed = (await renew(profiles, token, proves=shown)).json()["refresh_token"]

    assert slug_of(await renew(profiles, renewed, proves=shown)) == "proof-refused"
    assert (await renew(profiles, renewed, proves=proof(key))).status_code == 200


@shows(27)
async def test_of_twenty_tabs_at_once_one_renews_and_nobody_is_signed_out(profiles: Profiles) -> None:
    key = ECKey.generate_key("P-256")
    token = (await signed_in(profiles, headers={"DPoP": proof(key)})).json()["refresh_token"]
    answers = await asyncio.gather(*(renew(profiles, token, proves=proof(key)) for _ in range(20)))

    (renewed,) = [each for each in answers if each.status_code == 200]
    others = [each for each in answers if each is not renewed]
    assert {(each.status_code, slug_of(each)) for each in others} == {(409, "refresh-token-just-used")}
    assert all(0 < int(each.headers["Retry-After"]) <= 31 for each in others)
    assert (await renew(profiles, renewed.json()["refresh_token"], proves=proof(key))).status_code == 200


@shows(28)
async def test_a_page_that_is_reloaded_while_its_token_is_renewed_goes_on_at_once(profiles: Profiles) -> None:
    key = ECKey.generate_key("P-256")
    token = (await signed_in(profiles, headers={"DPoP": proof(key)})).json()["refresh_token"]
    await renew(profiles, token, proves=proof(key))  # whose answer nobody reads
    lost = {"grant": "refresh", "refresh_token": token, "answer_lost": True}
    again = await profiles.client.post(TOKENS, json=lost, headers={"DPoP": proof(key)})

    assert again.status_code == 200
    assert (await renew(profiles, again.json()["refresh_token"], proves=proof(key))).status_code == 200


async def test_whoever_shows_an_old_token_with_the_key_ends_the_sign_in(profiles: Profiles) -> None:
    key = ECKey.generate_key("P-256")
    first = (await signed_in(profiles, headers={"DPoP": proof(key)})).json()["refresh_token"]
    second = (await renew(profiles, first, proves=proof(key))).json()["refresh_token"]
    third = (await renew(profiles, second, proves=proof(key))).json()["refresh_token"]

    assert slug_of(await renew(profiles, first, proves=proof(key))) == "refresh-token-replayed"
    assert slug_of(await renew(profiles, third, proves=proof(key))) == "invalid-refresh-token"


# --- in a cookie ---------------------------------------------------------------------------------------------------------


async def test_a_page_of_the_site_keeps_its_refresh_token_where_no_script_reads_it(profiles: Profiles) -> None:
    async with at_home(profiles) as home:
        answer = await signed_in(home, headers={"Origin": PAGE}, keep_in="cookie")
        (cookie,) = answer.headers.get_list("set-cookie")
        first = home.client.cookies["__Host-mentoring-refresh"]
        renewed = await renew(home, None)
        second = home.client.cookies["__Host-mentoring-refresh"]

        assert (answer.json()["refresh_token"], renewed.json()["refresh_token"]) == (None, None)
        assert re.fullmatch(
            r"__Host-mentoring-refresh=[\w-]+; HttpOnly; Max-Age=\d+; Path=/; SameSite=strict; Secure", cookie
        )
        assert first != second
        assert first not in answer.text
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert slug_of(await renew(home, second)) == "invalid-refresh-token"  # it is no longer where it was kept
        out = await home.client.request("DELETE", TOKENS, json={"kept_in": "cookie"}, headers={"Origin": PAGE})
        assert (out.status_code, dict(home.client.cookies)) == (204, {})
        assert slug_of(await renew(home, None)) == "invalid-refresh-token"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://app.example.org.evil.example"}, 403),
        ({"Origin": PAGE, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": PAGE, "Content-Type": "text/plain"}, 415),
        ({"Origin": PAGE, "Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
async def test_no_other_page_uses_the_cookie(profiles: Profiles, headers: dict[str, str], status: int) -> None:
    async with at_home(profiles) as home:
        await signed_in(home, headers={"Origin": PAGE}, keep_in="cookie")
        kept = home.client.cookies["__Host-mentoring-refresh"]
        for method, body in (("POST", b'{"grant": "refresh"}'), ("DELETE", b'{"kept_in": "cookie"}')):
            told = {"Content-Type": "application/json"} | headers
            answer = await home.client.request(method, TOKENS, content=body, headers=told)
            assert answer.status_code == status

        assert home.client.cookies["__Host-mentoring-refresh"] == kept
        assert (await renew(home, None)).status_code == 200


async def test_cookies_come_along_to_one_address_only_and_for_pages_that_may_call_alone(profiles: Profiles) -> None:
    async def preflight(path: str, origin: str) -> str | None:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        answer = await home.client.options(path, headers=headers)
        allows: str | None = answer.headers.get("access-control-allow-credentials")
        return allows

    async with at_home(profiles) as home:
        assert await preflight(TOKENS, PAGE) == "true"
        assert await preflight("/profiles/v1/sign-ins", PAGE) is None
        assert await preflight(TOKENS, "https://evil.example") is None


async def test_tabs_that_share_a_cookie_race_and_stay(profiles: Profiles) -> None:
    async with at_home(profiles) as home:
        await signed_in(home, headers={"Origin": PAGE}, keep_in="cookie")
        kept = home.client.cookies["__Host-mentoring-refresh"]
        await renew(home, None)
        async with home.network("203.0.113.9") as slower:
            slower.client.cookies.set("__Host-mentoring-refresh", kept)
            assert slug_of(await renew(slower, None)) == "refresh-token-just-used"
        assert (await renew(home, None)).status_code == 200


async def test_without_tls_the_cookie_has_a_name_that_browsers_take_there(profiles: Profiles) -> None:
    origin = {"Origin": "http://127.0.0.1:8000"}
    answer = await signed_in(profiles, headers=origin, keep_in="cookie")
    (cookie,) = answer.headers.get_list("set-cookie")
    profiles.client.cookies.clear()

    assert cookie.startswith("mentoring-refresh=")
    assert "Secure" not in cookie


# --- by the link in the mail ---------------------------------------------------------------------------------------------


@shows(25)
async def test_the_link_brings_the_code_to_the_browser_that_asked_and_another_one_uses_nothing_up(
    profiles: Profiles,
) -> None:
    async with at_home(profiles) as home:
        sign_in = await home.begin(new_address())
        body = await home.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(sign_in["sign_in_id"]))
        text = email.message_from_bytes(body, policy=email.policy.default).get_content()
        link = re.search(rf"^{PAGE}/sign-in#code=(\d+)&sign_in_id=(\S+)$", "\n".join(text.splitlines()), re.MULTILINE)
        assert link is not None
        assert link[2] == sign_in["sign_in_id"]
        for _ in range(7):  # a scanner that presses every button has no secret
            elsewhere = await home.exchange(sign_in | {"secret": "x" * 43}, link[1])
            assert slug_of(elsewhere) == "sign-in-not-found"
        assert (await home.exchange(sign_in, link[1])).status_code == 200


async def test_what_any_other_program_holds_is_as_it_was(profiles: Profiles) -> None:
    token = (await profiles.someone()).tokens["refresh_token"]
    first, again = await profiles.refresh(token), await profiles.refresh(token)
    async with transaction(profiles.pool) as tx:
        later = datetime.now(UTC) + timedelta(seconds=40)
        assert isinstance(await signing_in.refresh(tx, token, now=later, real_now=later), RefreshTokenReplayed)

    assert (first.status_code, again.status_code) == (200, 200)
