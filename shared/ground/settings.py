"""What every service is told by its environment, under its own prefix (`SCHEDULING_DATABASE_URL`)."""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.ground.kafka_access import KafkaSettings


class ServiceSettings(KafkaSettings):
    """Settings shared by all services; a service subclasses this with `env_prefix`.

    Built once in `main.py` and passed down as a value. What is secret has no default.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: SecretStr
    owner_database_url: SecretStr | None = Field(None, description="needed by `migrate` only")
    kafka_session_timeout_ms: int = 45_000
    kafka_partitions: int = 12
    kafka_replication: int = 3

    api_host: str = "127.0.0.1"
    api_port: int = 8000
    management_host: str = "127.0.0.1"
    management_port: int = 9000
    public_url: str = "http://127.0.0.1:8000"
    cors_origins: tuple[str, ...] = ()
    cors_origin_pattern: str | None = Field(None, description="a regular expression of more origins; local only")
    limits_per_minute: int = 600
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = Field(
        (), description="networks of the proxies before this api; whom they name is who asks. Nobody else is believed"
    )
    proxy_header: Literal["X-Forwarded-For", "Forwarded"] = Field(
        "X-Forwarded-For", description="where those proxies write whom they serve; the other header is not read"
    )

    operators_need_passkey: bool = Field(
        True, description="whether what only operators may do needs a passkey that was shown in the last twelve hours"
    )
    token_issuer: str = "mentoring"  # noqa: S105 — a name, not a secret
    jwks_url: str = "http://127.0.0.1:8000/profiles/.well-known/jwks.json"

    consistency_keys: tuple[SecretStr, ...] = Field(
        (), description="needed by `api`, the same for all services: the first seals Consistency-Tokens, all open them"
    )

    clock_file: Path | None = None
    fault_points: str = ""
    grace_seconds: float = 20.0
    log_level: str = "INFO"
