"""Who asks is whom the connection comes from, unless that is a proxy that the settings trust."""

from collections.abc import Sequence
from ipaddress import ip_network
from typing import Any
from uuid import uuid4

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from shared.http.inside.client_address import UNKNOWN, ClientAddresses, ProxyHeader, address_of
from shared.http.limits import Limit
from shared.http.parts import MINUTE
from tests.shared.http.conftest import Notes

GATEWAY = "10.0.0.9"
BALANCER = "192.0.2.1"
TRUSTED = ("10.0.0.0/8", "192.0.2.1", "2001:db8:ffff::/48")
NOTES = "/probe/v1/numbers/1"


async def seen(
    peer: str, *lines: str, trusted: Sequence[str] = TRUSTED, header: ProxyHeader = "X-Forwarded-For"
) -> Any:
    """The address that limits count for a request with these header lines from this peer."""
    addresses: list[str] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        addresses.append(address_of(scope))

    async def nothing(*_: Any) -> Any:
        raise AssertionError

    networks = [ip_network(each) for each in trusted]
    headers = [(header.lower().encode(), line.encode()) for line in lines]
    scope = {"type": "http", "client": (peer, 4711), "headers": headers}
    await ClientAddresses(app, trusted=networks, header=header)(scope, nothing, nothing)
    return addresses[0]


@pytest.mark.parametrize("peer", ["203.0.113.7", "127.0.0.1"])
async def test_nobody_is_believed_whom_the_settings_do_not_trust(peer: str) -> None:
    assert await seen(peer, "198.51.100.1") == peer
    assert await seen(peer, "198.51.100.1", trusted=()) == peer


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["198.51.100.1"], "198.51.100.1"),
        (["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
        (["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
        (["6.6.6.6, 198.51.100.1, 192.0.2.1, 10.1.1.1"], "198.51.100.1"),
        (["198.51.100.1:5432"], "198.51.100.1"),
        (["[2001:db8:1:2:3::4]:5432"], "2001:db8:1:2::/64"),
        (["::ffff:198.51.100.1"], "198.51.100.1"),
        (["10.3.3.3"], "10.3.3.3"),
        ([], GATEWAY),
        (["198.51.100.1, nonsense"], GATEWAY),
        (["198.51.100.1, "], GATEWAY),
        (["198.51.100.1, nonsense, 192.0.2.1"], BALANCER),
    ],
)
async def test_behind_trusted_proxies_the_last_that_none_vouches_for_asks(lines: list[str], address: str) -> None:
    assert await seen(GATEWAY, *lines) == address


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("for=198.51.100.1", "198.51.100.1"),
        ('for=6.6.6.6, for="198.51.100.1:80";proto=https;by=10.0.0.9', "198.51.100.1"),
        ('proto=https;For="[2001:db8:1:2:3::4]:80"', "2001:db8:1:2::/64"),
        ("for=198.51.100.1, for=_hidden", GATEWAY),
        ("by=198.51.100.1", GATEWAY),
    ],
)
async def test_a_proxy_that_writes_forwarded_is_read_so_when_the_settings_say_it(line: str, address: str) -> None:
    assert await seen(GATEWAY, line, header="Forwarded") == address


async def test_one_subscriber_s_ipv6_addresses_are_counted_as_one() -> None:
    assert await seen("2001:db8:1:2::1") == await seen("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert await seen("2001:db8:1:3::1") != await seen("2001:db8:1:2::1")
    assert address_of({"client": None}) == UNKNOWN


async def asked(notes_app: Notes, times: int, *, trusted: str | None) -> list[int]:
    """Status of so many questions from one gateway, each naming another client."""
    networks = [ip_network(trusted)] if trusted else []
    app = ClientAddresses(notes_app.app, trusted=networks, header="X-Forwarded-For")
    transport = httpx.ASGITransport(app, client=(GATEWAY, 1))
    notes_app.with_parts(address_limit=Limit(f"address {uuid4()}", 5, MINUTE))
    async with httpx.AsyncClient(transport=transport, base_url="http://probe") as client:
        return [
            (await client.get(NOTES, headers={"X-Forwarded-For": f"198.51.100.{number}"})).status_code
            for number in range(times)
        ]


async def test_a_header_that_changes_passes_no_limit(notes_app: Notes) -> None:
    assert await asked(notes_app, 7, trusted=None) == [200] * 5 + [429] * 2


async def test_behind_a_trusted_proxy_everybody_has_a_bucket_of_their_own(notes_app: Notes) -> None:
    assert await asked(notes_app, 7, trusted=GATEWAY) == [200] * 7
