"""Where a request comes from: the nearest address that no proxy of ours vouches for.

Anybody can send the headers in which proxies write who asked them. So they are read only where the connection itself
comes from a network that the settings trust, and from the right: each trusted proxy added the one that it saw.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, Literal, TypeAlias

from starlette.types import ASGIApp, Receive, Scope, Send

Network: TypeAlias = IPv4Network | IPv6Network
ProxyHeader: TypeAlias = Literal["X-Forwarded-For", "Forwarded"]

UNKNOWN: Final = "unknown"
_ONE_SUBSCRIBER: Final = 64
"""Bits of an IPv6 address that say whose it is: the rest its owner changes at will."""

_FOR: Final = re.compile(r'(?:^|;)\s*for\s*=\s*"?([^";]*)"?', re.IGNORECASE)


class ClientAddresses:
    """ASGI: says in `scope["client"]` whom a request comes from, be it through proxies."""

    def __init__(self, app: ASGIApp, *, trusted: Sequence[Network], header: ProxyHeader) -> None:
        self._app = app
        self._trusted = tuple(trusted)
        self._header = header.lower().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._trusted and scope["type"] == "http" and scope.get("client"):
            scope["client"] = (self._address(scope), 0)
        await self._app(scope, receive, send)

    def _address(self, scope: Scope) -> str:
        nearest = str(scope["client"][0])
        hops = self._hops(scope)
        while self._is_trusted(nearest) and (hop := next(hops, None)) is not None:
            nearest = hop
        return nearest

    def _hops(self, scope: Scope) -> Iterator[str]:
        """The addresses that proxies wrote down, the last written first; ends at what is none."""
        lines = [value.decode("latin-1") for name, value in scope["headers"] if name == self._header]
        for entry in reversed(",".join(lines).split(",")):
            if (address := self._address_in(entry)) is None:
                return
            yield address

    def _address_in(self, entry: str) -> str | None:
        if self._header == b"forwarded":
            found = _FOR.search(entry.strip())
            entry = found[1] if found else ""
        address = _without_port(entry.strip())
        return address if _parsed(address) else None

    def _is_trusted(self, text: str) -> bool:
        address = _parsed(text)
        return address is not None and any(address in network for network in self._trusted)


def _without_port(node: str) -> str:
    """`192.0.2.7:4711` and `[2001:db8::7]:4711` as some proxies write them."""
    if node.startswith("["):
        return node[1:].partition("]")[0]
    return node.partition(":")[0] if node.count(":") == 1 else node


@lru_cache(4096)  # the same few proxies and clients ask again and again
def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def address_of(scope: Scope) -> str:
    """Whom limits count: an IPv4 address, or the IPv6 network that one subscriber has."""
    client = scope.get("client")
    address = _parsed(str(client[0])) if client else None
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), _ONE_SUBSCRIBER), strict=False))
    return UNKNOWN if address is None else str(address)
