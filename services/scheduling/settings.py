"""What scheduling is told by its environment."""

from typing import Final

from pydantic_settings import SettingsConfigDict

from shared.ground.settings import ServiceSettings

SERVICE: Final = "scheduling"


class Settings(ServiceSettings):
    """Nothing beyond what every service is told."""

    model_config = SettingsConfigDict(env_prefix="SCHEDULING_")
