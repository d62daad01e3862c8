"""What matching is told by its environment."""

from typing import Final

from pydantic_settings import SettingsConfigDict

from shared.ground.settings import ServiceSettings

SERVICE: Final = "matching"


class Settings(ServiceSettings):
    """`MATCHING_…`; see `ServiceSettings`."""

    model_config = SettingsConfigDict(env_prefix="MATCHING_", frozen=True, extra="ignore")
