"""A letter becomes the bytes that leave. What people wrote is data in every one of them.

No header is ever made by parsing: on some interpreters the `email` package takes an encoded word in a value apart and
writes its line breaks out as new headers (CVE-2024-6923), or loses the space where a subject folds. So a header's text
is one line, encoded whole, and the finished block is compared with the names that it is to have.
"""

import email.policy
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Final, Literal

from shared.mail.addresses import on_the_wire

_PLAIN: Final = re.compile(r"[ -~]*")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]+")
_LONGEST_PLAIN_LINE: Final = 76
_CONTENT: Final = ("Subject", "Content-Language")
_ENVELOPE: Final = ("From", "To", "Date", "Message-ID", "Auto-Submitted")
_OF_PARTS: Final = frozenset({"Content-Type", "Content-Transfer-Encoding", "MIME-Version"})


class UnwantedHeader(ValueError):
    """A mail would leave with other headers than it is to have; so it doesn't."""


@dataclass(frozen=True)
class CalendarPart:
    """What a calendar program does with the mail. `method` is said in the part's type too."""

    method: Literal["REQUEST", "CANCEL"]
    content: str


@dataclass(frozen=True)
class Letter:
    """A mail before it is addressed. `language`: BCP 47 tag of what it is written in."""

    subject: str
    text: str
    language: str = "en"
    calendar: CalendarPart | None = None


def one_line(text: str) -> str:
    """The text without line breaks and control characters, whatever Unicode calls them; spaces stay as they are."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    return "".join(kept).encode("utf-8", "replace").decode()


def content_of(letter: Letter) -> bytes:
    """Everything of the mail that is known before it leaves: subject, language, parts."""
    parts = EmailMessage(policy=email.policy.SMTP)  # its line ends are a calendar's too, however the part is encoded
    parts.set_content(letter.text.encode("utf-8", "replace").decode())
    if letter.calendar is not None:
        part = letter.calendar
        parts.add_alternative(part.content, subtype="calendar", params={"method": part.method})
    head = _block(("Subject", _encoded("Subject", letter.subject)), ("Content-Language", letter.language))
    content = head + parts.as_bytes()
    _refuse_other_headers(content, _CONTENT)
    return content


def addressed(content: bytes, *, sender: str, recipient: str, date: datetime, message_id: str) -> bytes:
    """The mail as it leaves: the envelope's headers, then the content to the byte. `recipient`: as on the wire.

    Raises `UnwantedHeader` where the content has any that is not its own.
    """
    envelope = _block(
        ("From", _mailbox(sender)),
        ("To", recipient),
        ("Date", format_datetime(date)),
        ("Message-ID", message_id),
        ("Auto-Submitted", "auto-generated"),  # RFC 3834: no holiday notes in answer
    )
    whole = envelope + content
    _refuse_other_headers(whole, (*_ENVELOPE, *_CONTENT))
    return whole


def _mailbox(sender: str) -> str:
    """`Name <address>` as a header has it."""
    name, address = parseaddr(sender)
    if not name:
        return on_the_wire(address)
    shown = name if _PLAIN_NAME.fullmatch(name) else Header(one_line(name), "utf-8", header_name="From").encode()
    return f"{shown} <{on_the_wire(address)}>"


def _encoded(header: str, text: str) -> str:
    """The text itself where nobody could read anything else into it, encoded words where they could."""
    text = one_line(text)
    plain = _PLAIN.fullmatch(text) and "=?" not in text and text == text.strip()
    if plain and len(header) + 2 + len(text) <= _LONGEST_PLAIN_LINE:
        return text
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _block(*headers: tuple[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode()


def _refuse_other_headers(content: bytes, wanted: Sequence[str]) -> None:
    """`wanted` once each, and beside them what says how the parts are made."""
    found = [name for name in _names_of(content) if name not in _OF_PARTS]
    # A mail that an earlier release stored says no language.
    if sorted(found) != sorted(name for name in wanted if name != "Content-Language" or name in found):
        raise UnwantedHeader("headers that this mail is not to have")


def _names_of(content: bytes) -> list[str]:
    head = content.partition(b"\r\n\r\n")[0]
    if re.search(rb"\r(?!\n)|(?<!\r)\n|\r\n(?![ \t\x21-\x39\x3b-\x7e])", head):
        raise UnwantedHeader("a line of the head is none")
    lines = re.sub(rb"\r\n[ \t]", b" ", head).split(b"\r\n")
    return [line.partition(b":")[0].decode("utf-8", "replace") for line in lines]
