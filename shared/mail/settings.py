"""What a service is told that sends mail."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator

from shared.ground.settings import ServiceSettings

SCHEMES: Final = ("smtp", "smtp+starttls", "smtps")


class MailSettings(ServiceSettings):
    """What a service needs that sends mail."""

    smtp_url: SecretStr | None = Field(
        None,
        description="needed by `worker`: `smtps://[user:password@]host[:port]` (TLS from the beginning), `smtp+starttls://…` (TLS, or no mail "
        "leaves), or `smtp://…` (TLS where the server offers it)",
    )
    smtp_ca_file: Path | None = Field(
        None, description="who signed the mail server's certificate; else the system's trust"
    )
    mail_from: str = Field("Mentoring <no-reply@mentoring.example>", description="whom mails come from")

    @field_validator("smtp_url")
    @classmethod
    def _has_a_server(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None:
            return None
        parts = urlsplit(url.get_secret_value())
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise ValueError(
                f"should begin with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)} and name a server"
            )
        return url
