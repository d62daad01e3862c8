"""Addresses as they travel."""

import pytest

from shared.mail.addresses import NoAddress, mailto, needs_smtputf8, on_the_wire


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("ada@people.example", "ada@people.example"),
        ("nutzer@bücher.example", "nutzer@xn--bcher-kva.example"),
        ("nutzer@xn--bcher-kva.example", "nutzer@xn--bcher-kva.example"),
        ("nutzer@BÜCHER.example", "nutzer@xn--bcher-kva.example"),
        ("用户@例子.example", "用户@xn--fsqu00a.example"),
        ("o'neill+mentor@people.example", "o'neill+mentor@people.example"),
    ],
)
def test_a_domain_travels_in_ascii(address: str, wire: str) -> None:
    assert on_the_wire(address) == wire
    assert on_the_wire(wire) == wire


def test_only_a_name_before_the_at_that_is_not_ascii_needs_a_server_that_takes_unicode() -> None:
    assert not needs_smtputf8(on_the_wire("nutzer@bücher.example"))
    assert needs_smtputf8(on_the_wire("用户@people.example"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "a@b@c",
        "a b@c.example",
        "a@c.example\r\nDATA",
        "<a@c.example>",
        "=?utf-8?q?x=0Ab?=@c.example",
        "a@ﷺ\u200d.",
    ],
)
def test_what_is_no_address_or_reads_as_another_is_none(address: str) -> None:
    with pytest.raises(NoAddress):
        on_the_wire(address)


def test_an_address_in_a_calendar_is_a_uri() -> None:
    assert mailto("nutzer@bücher.example") == "mailto:nutzer@xn--bcher-kva.example"
    assert mailto("ü%;,:x@people.example") == "mailto:%C3%BC%25%3B%2C%3Ax@people.example"
