"""The mail sink: takes every mail over SMTP and keeps it in a folder, where `./mentoring mail` finds it."""

import asyncio
import email
import email.policy
import itertools
import os
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from aiosmtpd.smtp import SMTP, Envelope, Session

ENVELOPE: Final = "X-Envelope-To"
"""What each kept mail begins with, a line for each recipient."""


@dataclass(frozen=True)
class Mail:
    """A mail that arrived."""

    file: str
    to: tuple[str, ...]
    """Whom it was handed over for, which is not always what its header says."""
    message: EmailMessage

    @property
    def text(self) -> str:
        """The words, without the attachments."""
        body = self.message.get_body(("plain", "html"))
        return "" if body is None else str(body.get_content())

    def as_json(self) -> dict[str, object]:
        """For programs: headers, words and attachments."""
        return {
            "to": list(self.to),
            "from": self.message.get("From"),
            "subject": self.message.get("Subject"),
            "date": self.message.get("Date"),
            "headers": {name: str(value) for name, value in self.message.items()},
            "text": self.text,
            "attachments": [
                {"name": part.get_filename(), "type": part.get_content_type(), "content": str(part.get_content())}
                for part in self.message.walk()
                if part.get_content_maintype() == "text" and part.get_content_subtype() not in {"plain", "html"}
            ],
        }


def _header(name: str, value: str) -> str:
    """A header whose first line holds no word, because the first ones are too long for it, begins with its words."""
    header: str = email.policy.default.header_factory(name, value.lstrip())
    return header


_UNFOLDED: Final = email.policy.default.clone(header_factory=_header)


class MailSink:
    """An SMTP server on the running event loop."""

    def __init__(self, folder: Path, port: int = 0, *, host: str = "127.0.0.1") -> None:
        self.port = port
        self._host = host
        self._folder = folder
        self._server: asyncio.Server | None = None
        self._counter = itertools.count()
        self._sessions: weakref.WeakSet[SMTP] = weakref.WeakSet()

    @property
    def url(self) -> str:
        return f"smtp://{self._host}:{self.port}"

    async def start(self) -> None:
        """Listens; again on the same port after a `stop`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        loop = asyncio.get_running_loop()

        def taken() -> SMTP:
            session = SMTP(self, hostname="localhost", enable_SMTPUTF8=True, loop=loop)
            self._sessions.add(session)
            return session

        self._server = await loop.create_server(taken, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listens no more, and hangs up; what has arrived stays."""
        if self._server:
            self._server.close()
            self._server = None
        for session in list(self._sessions):
            if session.transport is not None:
                session.transport.close()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 — aiosmtpd's name
        """Keeps a mail: whole before it can be seen, in the order of arrival."""
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        name = f"{time.time_ns()}-{next(self._counter):06}.eml"
        head = "".join(f"{ENVELOPE}: {address}\r\n" for address in envelope.rcpt_tos).encode()
        fresh = self._folder / f"{name}.new"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as output:
            output.write(head + content)
        fresh.replace(self._folder / name)
        return "250 OK"


def mails_in(folder: Path, to: str | None = None) -> Iterator[Mail]:
    """The mails that arrived, oldest first; those for one address, if one is given."""
    for file in sorted(folder.glob("*.eml")):
        mail = read_mail(file)
        if to is None or to.lower() in {address.lower() for address in mail.to}:
            yield mail


def read_mail(file: Path) -> Mail:
    """A mail as it was kept."""
    message = email.message_from_bytes(file.read_bytes(), policy=_UNFOLDED)
    to = tuple(str(address) for address in message.get_all(ENVELOPE, []))
    del message[ENVELOPE]
    return Mail(file.name, to, message)


def recipients_of(file: Path) -> list[str]:
    """Whom a mail was handed over for; nothing else of it is read."""
    begins = f"{ENVELOPE}: ".encode()
    with file.open("rb") as lines:
        head = itertools.takewhile(lambda line: line.startswith(begins), lines)
        return [line.removeprefix(begins).decode().strip() for line in head]
