"""What the commands are told, by the environment or by files as the services are: addresses, and as whom to go there."""

from collections.abc import Callable
from typing import TypeAlias

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.contracts import SERVICES
from shared.ground.kafka_access import KafkaAccess, KafkaSettings
from shared.ground.reading_settings import WrongSettings, read_settings

AddressOf: TypeAlias = Callable[[str], str]
"""Of a service's tables. Raises `WrongSettings` where there is none."""


class OfKafka(KafkaSettings):
    """`KAFKA_BOOTSTRAP_SERVERS` and what else the services have for Kafka, without a prefix."""

    kafka_bootstrap_servers: str = Field(description="`host:port`, several with commas between")
    kafka_username: str | None = Field(
        None, description="`operator`; for `audit` `auditor`; for `acls` one who may say who may do what"
    )


class OfAuditors(OfKafka):
    """The role that reads all services' tables and writes none, beside Kafka."""

    auditor_database_url: SecretStr = Field(
        description="for `audit` alone: of `mentoring_auditor`, who reads all services' tables; written like `DATABASE_URL`"
    )


class _OfTables(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: SecretStr


def kafka_access() -> KafkaAccess:
    """Raises `WrongSettings`."""
    return read_settings(OfKafka).kafka_access


def _of_tables(service: str) -> type[_OfTables]:
    class Of(_OfTables, env_prefix=f"{service.upper()}_"):
        """`<SERVICE>_DATABASE_URL`, as the service itself has it."""

    return Of


def address_of(service: str) -> str:
    """Raises `WrongSettings`."""
    return read_settings(_of_tables(service)).database_url.get_secret_value()


def told_of(address: AddressOf) -> list[str]:
    """The services whose tables we are told of. Raises `WrongSettings` where that is none."""

    def is_told(service: str) -> bool:
        try:
            return bool(address(service))
        except WrongSettings:
            return False

    found = list(filter(is_told, SERVICES))
    if not found:
        raise WrongSettings("set <SERVICE>_DATABASE_URL of the services that you ask for, as they have it")
    return found
