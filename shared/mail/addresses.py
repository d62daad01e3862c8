"""An address as it travels: a domain in ASCII, and Unicode only where its owner's name before the @ has some."""

import re
from typing import Final
from urllib.parse import quote

import idna

_ADDRESS: Final = re.compile(r"([^\s<>@\x00-\x1f\x7f]+)@([^\s<>@\x00-\x1f\x7f]+)")


class NoAddress(ValueError):
    """Nothing that a mail server could be given. Says nothing of what it was."""


def on_the_wire(address: str) -> str:
    """The address for envelope, header and calendar: its domain in ASCII (IDNA, by UTS 46). Raises `NoAddress`.

    An encoded word in it is refused: some readers would show another address than the envelope has.
    """
    parts = _ADDRESS.fullmatch(address)
    if parts is None or "=?" in address:
        raise NoAddress("this is no address")
    local, domain = parts.groups()
    if domain.isascii():
        return f"{local}@{domain}"
    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode('ascii')}"
    except idna.IDNAError:
        raise NoAddress("this domain has no form in ASCII") from None


def needs_smtputf8(address: str) -> bool:
    """Whether an address on the wire can be given only to a server that takes Unicode."""
    return not address.isascii()


def mailto(address: str) -> str:
    """The address as a URI (RFC 6068). Raises `NoAddress`."""
    return "mailto:" + quote(on_the_wire(address), safe="@!$&'*+-./=^_`{|}~")
