"""Handing one mail to an SMTP server, and what its answer means for it."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib

from shared.mail.addresses import needs_smtputf8, on_the_wire
from shared.mail.letters import addressed

SEND_SECONDS: Final = 10.0


@dataclass(frozen=True)
class Mail:
    """One that waits, as it lies in the table. `stale`: it is not worth sending any more."""

    id: int
    key: UUID
    kind: str
    recipient: str
    body: bytes
    created_at: datetime
    attempts: int
    traceparent: str | None
    stale: bool


class ServerAway(ConnectionError):
    """No mail is to blame: the server can't be reached or takes none at present."""


class TooLong(ServerAway):
    """This mail took too long; whether it or the server is to blame shows in whether the next one passes."""


class NotNow(Exception):
    """The server does not take this mail now."""


class NeverTaken(Exception):
    """The server will never take this mail."""


class Postman:
    """Hands mails to an SMTP server over one connection, opened when needed and again when it was lost."""

    def __init__(self, smtp_url: str, mail_from: str, ca_file: Path | None = None) -> None:
        self._url = urlsplit(smtp_url)
        self._ca_file = ca_file
        self._from = mail_from
        self._sender = on_the_wire(parseaddr(mail_from)[1])
        self._domain = self._sender.rpartition("@")[2] or "localhost"
        self._server: aiosmtplib.SMTP | None = None

    async def hand_over(self, mail: Mail) -> None:
        """Gives one mail to the server. Raises `ServerAway`, `TooLong`, `NotNow` or `NeverTaken`."""
        try:
            server = await self._connected()
            recipient = on_the_wire(mail.recipient)
            options = ["SMTPUTF8"] if needs_smtputf8(recipient) else []
            await server.sendmail(self._sender, [recipient], self._addressed(mail, recipient), mail_options=options)
        except aiosmtplib.SMTPRecipientsRefused as refused:
            raise _verdict(refused.recipients[0], mail) from refused
        except (aiosmtplib.SMTPSenderRefused, aiosmtplib.SMTPHeloError, aiosmtplib.SMTPAuthenticationError) as error:
            self.hang_up()
            raise ServerAway(str(error.code)) from error
        except aiosmtplib.SMTPResponseException as error:
            raise _verdict(error, mail) from error
        except aiosmtplib.SMTPReadTimeoutError as error:
            self.hang_up()
            raise TooLong(type(error).__name__) from error
        except OSError as error:  # lost, refused and timed out connections are OSErrors
            self.hang_up()
            raise ServerAway(type(error).__name__) from error
        except aiosmtplib.SMTPNotSupported as error:
            self.hang_up()
            raise NeverTaken("553 this mail server takes no address with Unicode before the @ (SMTPUTF8)") from error
        except ValueError as error:  # an address or a body that no server can be given
            self.hang_up()  # it may have been in the middle of the envelope
            raise NeverTaken(type(error).__name__) from error
        except aiosmtplib.SMTPException as error:
            self.hang_up()
            raise ServerAway(type(error).__name__) from error

    async def say_goodbye(self) -> None:
        """Ends the connection as the protocol asks for."""
        server, self._server = self._server, None
        if server is not None and server.is_connected:
            with suppress(aiosmtplib.SMTPException, OSError):
                await server.quit(timeout=1)
            server.close()

    def hang_up(self) -> None:
        """Drops the connection; the next mail opens another."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._server is None or not self._server.is_connected:
            self._server = aiosmtplib.SMTP(
                hostname=self._url.hostname,
                port=self._url.port,
                username=unquote(self._url.username) if self._url.username else None,
                password=unquote(self._url.password) if self._url.password else None,
                use_tls=self._url.scheme == "smtps",
                start_tls=True if self._url.scheme == "smtp+starttls" else None,  # None: where it is offered
                cert_bundle=str(self._ca_file) if self._ca_file else None,
                local_hostname=self._domain,
                timeout=SEND_SECONDS,
            )
            await self._server.connect()
        return self._server

    def _addressed(self, mail: Mail, recipient: str) -> bytes:
        message_id = f"<{mail.key}@{self._domain}>"
        return addressed(mail.body, sender=self._from, recipient=recipient, date=mail.created_at, message_id=message_id)


def _verdict(error: aiosmtplib.SMTPResponseException | aiosmtplib.SMTPRecipientRefused, mail: Mail) -> Exception:
    """What an answer of the server means for this mail. Its reason keeps the words without the address."""
    if error.code == aiosmtplib.SMTPStatus.domain_unavailable:
        return ServerAway(str(error.code))
    reason = f"{error.code} {error.message}"
    for address in (mail.recipient, on_the_wire(mail.recipient)):
        reason = re.sub(re.escape(address), "…", reason, flags=re.IGNORECASE)
    reason = reason[:500]
    return NeverTaken(reason) if error.code >= 500 else NotNow(reason)
