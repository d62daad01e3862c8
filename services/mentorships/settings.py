"""What this service is told by its environment."""

from pydantic_settings import SettingsConfigDict

from shared.ground.settings import ServiceSettings


class Settings(ServiceSettings):
    """`MENTORSHIPS_…`: nothing beyond what every service is told."""

    model_config = SettingsConfigDict(env_prefix="MENTORSHIPS_", frozen=True, extra="ignore")
