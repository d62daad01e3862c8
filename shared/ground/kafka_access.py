"""How Kafka is reached and who asks: the one value of which every client of Kafka takes its options."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Self
from urllib.parse import urlsplit

from aiokafka.conn import create_conn
from aiokafka.errors import KafkaError, SaslAuthenticationFailed, UnsupportedSaslMechanismError
from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
Mechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]

ASKED_WITHIN_MS: Final = 5_000


@dataclass(frozen=True)
class KafkaAccess:
    """Where Kafka is, whether it is asked in secret, and as whom. Raises `ValueError` where the parts do not fit together."""

    bootstrap_servers: str
    security_protocol: Protocol = "PLAINTEXT"
    sasl_mechanism: Mechanism | None = None
    username: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
    certificate_file: Path | None = None
    key_file: Path | None = None

    def __post_init__(self) -> None:
        """Speaks of the settings by the names that they have in the environment."""
        shown = (self.sasl_mechanism, self.username, self.password)
        if self.shows_a_user and not all(shown):
            raise ValueError(
                f"KAFKA_SECURITY_PROTOCOL is {self.security_protocol}: "
                "set KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD too"
            )
        if not self.shows_a_user and any(shown):
            raise ValueError(
                f"KAFKA_SECURITY_PROTOCOL is {self.security_protocol} and shows no user: set it to SASL_SSL, "
                "or unset KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD"
            )
        if not self.is_encrypted and (self.ca_file or self.certificate_file or self.key_file):
            raise ValueError(
                f"KAFKA_SECURITY_PROTOCOL is {self.security_protocol} and encrypts nothing: set it to SASL_SSL or SSL, "
                "or unset KAFKA_CA_FILE, KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE"
            )
        if (self.certificate_file is None) != (self.key_file is None):
            raise ValueError("set both KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE, or neither")
        self.ssl_context()

    @property
    def is_encrypted(self) -> bool:
        return self.security_protocol in {"SSL", "SASL_SSL"}

    @property
    def shows_a_user(self) -> bool:
        return self.security_protocol in {"SASL_PLAINTEXT", "SASL_SSL"}

    @property
    def servers(self) -> list[str]:
        return [server.strip() for server in self.bootstrap_servers.split(",")]

    def options(self) -> dict[str, Any]:
        """What every client of aiokafka is made with."""
        return {"bootstrap_servers": self.servers, **self._connection()}

    def ssl_context(self) -> ssl.SSLContext | None:
        """Whom we trust and what we show, read anew: a client that is made after a renewal shows the new certificate."""
        if not self.is_encrypted:
            return None
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
        except OSError as error:
            raise ValueError(
                f"KAFKA_CA_FILE is no file of certificates (PEM) that we can read: {_why(error)}"
            ) from None
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.certificate_file is not None:
            try:
                context.load_cert_chain(self.certificate_file, self.key_file, password="")
            except OSError as error:
                raise ValueError(
                    "KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE are no certificate (PEM) with its own key, "
                    f"without a passphrase, that we can read: {_why(error)}"
                ) from None
        return context

    async def refusal(self) -> str | None:
        """Why a server that answers lets us not in, in one sentence; None where one does, or none answers.

        Clients only say that they found no server: a wrong password looks like an outage to whoever holds one.
        """
        for server in self.servers:
            address = urlsplit(f"//{server}")
            try:
                connection = await create_conn(
                    address.hostname, address.port, request_timeout_ms=ASKED_WITHIN_MS, **self._connection()
                )
            except ssl.SSLError as error:
                return f"Kafka at {server} and we do not agree on TLS ({_why(error)}): look at KAFKA_CA_FILE"
            except SaslAuthenticationFailed:
                return f"Kafka at {server} refuses the user {self.username}: look at KAFKA_USERNAME and KAFKA_PASSWORD"
            except UnsupportedSaslMechanismError:
                return f"Kafka at {server} does not take {self.sasl_mechanism}: look at KAFKA_SASL_MECHANISM"
            except (KafkaError, OSError, TimeoutError, ValueError):  # the last: it does not prove to know the user
                continue
            else:
                connection.close()
                return None
        return None

    def _connection(self) -> dict[str, Any]:
        options: dict[str, Any] = {"security_protocol": self.security_protocol, "ssl_context": self.ssl_context()}
        if self.password is not None:
            options["sasl_mechanism"] = self.sasl_mechanism
            options["sasl_plain_username"] = self.username
            options["sasl_plain_password"] = self.password.get_secret_value()
        return options


class KafkaSettings(BaseSettings):
    """How a process is told of Kafka: `KAFKA_…`, behind the prefix of its service where it has one."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    kafka_bootstrap_servers: str = Field("127.0.0.1:9092", description="`host:port`, several with commas between")
    kafka_security_protocol: Protocol = Field("PLAINTEXT", description="SASL_SSL wherever others share the network")
    kafka_sasl_mechanism: Mechanism | None = Field(None, description="how the user is shown")
    kafka_username: str | None = Field(None, description="each service has its own")
    kafka_password: SecretStr | None = Field(None, description="of that user")
    kafka_ca_file: Path | None = Field(
        None, description="who signed the brokers' certificates; else the system's trust"
    )
    kafka_certificate_file: Path | None = Field(None, description="the client's own, where the brokers ask for one")
    kafka_key_file: Path | None = Field(None, description="of that certificate, without a passphrase")

    @property
    def kafka_access(self) -> KafkaAccess:
        """The value that clients are made from."""
        return KafkaAccess(
            self.kafka_bootstrap_servers,
            self.kafka_security_protocol,
            self.kafka_sasl_mechanism,
            self.kafka_username,
            self.kafka_password,
            self.kafka_ca_file,
            self.kafka_certificate_file,
            self.kafka_key_file,
        )

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        try:
            _ = self.kafka_access
        except ValueError as error:
            prefix = self.model_config.get("env_prefix", "")
            raise ValueError(str(error).replace("KAFKA_", f"{prefix}KAFKA_")) from None
        return self


def kafka_of_the_environment(environment: Mapping[str, str]) -> KafkaAccess:
    """What `KAFKA_…` without a prefix says; for what is no service. Raises `KeyError` without `KAFKA_BOOTSTRAP_SERVERS`."""
    return KafkaSettings(kafka_bootstrap_servers=environment["KAFKA_BOOTSTRAP_SERVERS"]).kafka_access


def _why(error: OSError) -> str:
    return getattr(error, "verify_message", None) or getattr(error, "reason", None) or error.strerror or str(error)
