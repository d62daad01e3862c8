"""What every service is told by its environment, under its own prefix (`SCHEDULING_DATABASE_URL`), or by files of these names."""

import ssl
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import parse_qs, urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from shared.ground.kafka_access import KafkaSettings

KEEP_ALIVE_SECONDS: Final = 75
"""Longer than the 60 s after which proxies give up idle connections: the proxy closes first, and loses no request."""


class ServiceSettings(KafkaSettings):
    """Settings shared by all services; a service subclasses this with `env_prefix`.

    Read once, where a process begins, and passed down as a value. What is secret has no default.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: SecretStr = Field(
        description="of the runtime role: `postgresql://role:password@host:5432/database`; by TLS with "
        "`?sslmode=verify-full&sslrootcert=FILE`. No pooler that shares sessions may stand between"
    )
    owner_database_url: SecretStr | None = Field(
        None, description="needed by `migrate` and `rebuild` only: of the schemas' owner"
    )
    pool_size: int = Field(
        5, ge=2, le=100, description="connections of a process to PostgreSQL at most; beside these it holds up to three"
    )
    kafka_session_timeout_ms: int = Field(
        45_000, description="after so long without a sign a worker's share goes to others"
    )
    kafka_partitions: int = Field(
        12, ge=1, description="of topics that `migrate` makes; as many workers share the work"
    )
    migrate_topics: bool = Field(
        True,
        description="whether `migrate` makes the topics that the service publishes; false where others make them, and "
        "`migrate` then needs no Kafka",
    )
    kafka_replication: int = Field(3, ge=1, description="of topics that `migrate` makes")

    api_host: str = Field("127.0.0.1", description="where `api` listens; `0.0.0.0` in a container")
    api_port: int = Field(8000, description="of the public API")
    management_host: str = Field("127.0.0.1", description="where health and metrics are; `0.0.0.0` in a container")
    management_port: int = Field(9000, description="never reachable from outside")
    keep_alive_seconds: int = Field(
        KEEP_ALIVE_SECONDS,
        ge=1,
        description="an idle connection is kept so long: longer than by the proxy before it, which then closes first",
    )
    public_url: str = Field("http://127.0.0.1:8000", description="where people's programs reach the API")
    cors_origins: tuple[str, ...] = Field((), description="origins of pages that may call the API")
    cors_origin_pattern: str | None = Field(None, description="a regular expression of more origins; for trials only")
    limits_per_minute: int = Field(600, description="requests of a person, and of an address")
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = Field(
        (), description="networks of the proxies before this api; whom they name is who asks. Nobody else is believed"
    )
    proxy_header: Literal["X-Forwarded-For", "Forwarded"] = Field(
        "X-Forwarded-For", description="where those proxies write whom they serve; the other header is not read"
    )

    operators_need_passkey: bool = Field(
        True, description="whether what only operators may do needs a passkey that was shown in the last twelve hours"
    )
    token_issuer: str = Field("mentoring", description="who issues access tokens; the same for all services")
    jwks_url: str = Field(
        "http://127.0.0.1:8000/profiles/.well-known/jwks.json",
        description="where the keys are that tokens are signed with",
    )

    consistency_keys: tuple[SecretStr, ...] = Field(
        (), description="needed by `api`, the same for all services: the first seals Consistency-Tokens, all open them"
    )

    trial: bool = Field(
        False,
        description="says that nobody relies on this platform; only then are settings taken that are for trials only",
    )
    clock_file: Path | None = Field(None, description="holds the seconds that the clock is ahead; for trials only")
    fault_points: str = Field("", description="where this process is to be killed or stopped; for trials only")
    grace_seconds: float = Field(
        20.0, ge=0, description="so long may what is in hand take when a process is told to end, after `leave_seconds`"
    )
    leave_seconds: float = Field(
        0.0,
        ge=0,
        description="so long an api that is told to end still takes requests, while it says that it is not ready; "
        "where something else delays the signal (`preStop`), 0",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        "INFO", description="what is logged, to standard error as JSON: this and what is worse"
    )

    @model_validator(mode="after")
    def _read_whom_the_database_is_known_by(self) -> Self:
        prefix = self.model_config.get("env_prefix", "")
        for name, url in (("DATABASE_URL", self.database_url), ("OWNER_DATABASE_URL", self.owner_database_url)):
            for file in parse_qs(urlsplit(url.get_secret_value()).query).get("sslrootcert", ()) if url else ():
                try:
                    ssl.create_default_context(cafile=file)
                except OSError as error:
                    raise ValueError(
                        f"{prefix}{name}: sslrootcert is no file of certificates (PEM) that we can read: {file}"
                    ) from error
        return self

    @model_validator(mode="after")
    def _take_no_trial_for_production(self) -> Self:
        tried = {
            "CLOCK_FILE": self.clock_file,
            "FAULT_POINTS": self.fault_points,
            "CORS_ORIGIN_PATTERN": self.cors_origin_pattern,
        }
        if not self.trial and (given := [name for name, value in tried.items() if value]):
            prefix = self.model_config.get("env_prefix", "")
            names = " and ".join(prefix + name for name in given)
            raise ValueError(
                f"{names}: for trials only. Unset it, or say with {prefix}TRIAL=true that nobody relies on this"
            )
        return self
