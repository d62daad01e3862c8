"""What notifications is told by its environment."""

from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings


class Settings(MailSettings):
    """`NOTIFICATIONS_…`: what every service is told, and how it sends mail."""

    model_config = SettingsConfigDict(env_prefix="NOTIFICATIONS_")
